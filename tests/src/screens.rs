//! Every screen of the app and how a person gets there, for the pictures and for the checks that hold on
//! all screens.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::app::App;

/// A way to something that is no entry of the rail, from the home screen.
type Way = fn(&App) -> Result<()>;

const BESIDE_THE_RAIL: &[(&str, Way)] = &[
    ("practice", |app| {
        through_palette(app, "Key-person dependencies")
    }),
    ("untouched practice", |app| {
        through_palette(app, "MVP success metrics")
    }),
    ("systems", |app| through_palette(app, ">Go to Systems")),
    ("people", |app| through_palette(app, ">Go to People")),
    ("system at the side", |app| {
        through_palette(app, "Telematics gateway")
    }),
    ("person at the side", |app| {
        through_palette(app, "Dimitra Papadaki")
    }),
    ("standard", |app| {
        through_palette(app, "How we write code at Tidbourne")
    }),
    ("access reviews", |app| {
        sheet(app, "Access reviews")?;
        // What the sheet comes to, scope by scope, stands above its rows.
        app.sees("Administrator")
    }),
    ("people by what they know", |app| {
        through_palette(app, ">Go to Systems by person")
    }),
    ("leaver", |app| {
        through_palette(app, ">If someone leaves")?;
        app.sees("Choose who")
    }),
    ("access review", |app| {
        sheet(app, "Access reviews")?;
        app.find("[role=grid] [role=gridcell]")?.click()?;
        app.press("Space")?;
        app.find("aside").map(|_| ())
    }),
    ("DR test", |app| {
        through_palette(app, "Kill the writer at the busiest hour")
    }),
    ("budgets", |app| sheet(app, "Budgets")),
    ("proof of concept", |app| {
        through_palette(app, "Tags that survive a winter")
    }),
    ("flags", |app| sheet(app, "Feature flags")),
    ("year ahead", |app| {
        through_palette(app, ">Go to Calendar")?;
        app.find("[role=radio][data-value=year], [role=radio][value=year]")?
            .click()
    }),
    ("reminders", |app| through_palette(app, ">Go to Reminders")),
    ("choices", |app| {
        through_palette(app, ">Go to Systems")?;
        for key in [
            "Control+Home",
            "ArrowRight",
            "ArrowRight",
            "ArrowRight",
            "Enter",
        ] {
            app.press(key)?;
        }
        app.find("[role=listbox] [role=option]").map(|_| ())
    }),
    ("questions", |app| through_palette(app, ">Go to Questions")),
    ("review", |app| {
        app.go("Reviews")?;
        app.find("main li a")?.click()?;
        app.find("main nav ol").map(|_| ())
    }),
    ("compare", |app| {
        app.go("History")?;
        app.link("Compare two points")?.click()?;
        app.sees("As a PDF")
    }),
    ("trash", |app| through_palette(app, ">Go to Trash")),
    ("preview", |app| {
        through_palette(app, ">Preview the blueprint")?;
        app.find("main img").map(|_| ())
    }),
    ("palette", |app| app.press("Control+k")),
    ("search", |app| {
        app.press("Control+f")?;
        app.find("[role=dialog] input:focus")?;
        app.type_text("pay")?;
        app.find("mark, [role=option]").map(|_| ())
    }),
    ("keys", |app| app.press("?")),
];

/// Opens a sheet from the list beside the registers.
fn sheet(app: &App, name: &str) -> Result<()> {
    app.go("Registers")?;
    app.link(name)?.click()?;
    app.settle()
}

/// Opens what the palette finds for these words.
///
/// # Errors
/// Fails when nothing is found, or the palette stays open.
pub fn through_palette(app: &App, words: &str) -> Result<()> {
    // The page that stands there is whole before it is left, as it would be for a person.
    app.find("nav[aria-label=Workbook]")?;
    app.settle()?;
    app.press("Control+k")?;
    app.find("[role=dialog] input:focus")?;
    app.type_text(words)?;
    let sought = words.trim_start_matches('>').to_lowercase();
    app.wait(&format!("the palette to find “{words}”"), |app| {
        let script = "return [...document.querySelectorAll('[role=option]')].map((option) =>
          [option.innerText.replaceAll('\\n', ''), option.getAttribute('aria-selected') === 'true'])";
        let options = app.execute(script, &[])?;
        let found: Vec<(bool, bool)> = options
            .as_array()
            .into_iter()
            .flatten()
            .map(|option| (option[0].as_str().unwrap_or_default().to_lowercase().contains(&sought), option[1] == true))
            .collect();
        let there = found.iter().any(|(named, _)| *named);
        let chosen = found.iter().any(|(named, selected)| *named && *selected);
        if there && !chosen {
            app.press("ArrowDown")?;
        }
        Ok(chosen)
    })?;
    app.press("Enter")?;
    app.wait("the palette to close", |app| {
        Ok(app.count("[role=dialog]")? == 0)
    })?;
    app.settle()
}

/// Goes from screen to screen, and calls `at` on each with its name: first the entries of the rail, which
/// the window itself lists, then what is reached otherwise. Needs a workbook to be open.
///
/// # Errors
/// Fails when a screen does not show, or `at` fails on it.
pub fn visit(app: &App, mut at: impl FnMut(&App, &str) -> Result<()>) -> Result<()> {
    app.find("nav a")?;
    let script = "return [...document.querySelectorAll('nav a')].map((a) => a.innerText)";
    let listed = app.execute(script, &[])?;
    let entries: Vec<&str> = listed
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default()
        .iter()
        .filter_map(|name| name.as_str()?.lines().find(|line| !line.trim().is_empty()))
        .map(str::trim)
        .collect();
    ensure!(!entries.is_empty(), "The rail is empty.");
    for entry in entries {
        app.go(entry)?;
        at(app, entry)?;
    }
    for (name, way) in BESIDE_THE_RAIL {
        app.go("Home")?;
        way(app)?;
        at(app, name)?;
        app.press("Escape")?;
    }
    Ok(())
}

/// How the name of a screen is written in the name of a file.
#[must_use]
pub fn slug(name: &str) -> String {
    let letters = name.to_lowercase();
    let words = letters.split(|letter: char| !letter.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}

/// What may appear only while a screen is not there yet.
///
/// # Errors
/// Fails when the app is gone.
pub fn is_busy(app: &App) -> Result<bool> {
    let busy = app.execute(
        "return document.querySelector('[aria-busy=true]') !== null",
        &[],
    )?;
    Ok(busy == json!(true))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_in_plain_letters() {
        assert_eq!(
            slug("Key-person matrix: people"),
            "key-person-matrix-people"
        );
    }
}
