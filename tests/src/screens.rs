//! Every screen of the app and how a person gets there, for the pictures and for the checks that hold on
//! all screens.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::app::App;

/// A way to something that is no entry of the rail, from the home screen.
type Way = fn(&App) -> Result<()>;

const BESIDE_THE_RAIL: &[(&str, Way)] = &[
    ("palette", |app| app.press("Control+k")),
    ("keys", |app| app.press("?")),
];

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
