//! A day at the sheets without a mouse: everything is reached, written, taken back and signed by keys alone.

use crate::hands::{
    cell, cell_is, focus, last_step, lies_free, open, press, say_who, stands_on, tab_to,
};
use anyhow::{Context, Result};
use blueprint_tests::app::App;
use blueprint_tests::deadline::{PATIENCE, wait_for};
use blueprint_tests::launch::Launch;
use blueprint_tests::screens::through_palette;
use blueprint_tests::{axe, cli};
use serde_json::json;

/// The sheets of the four pillars as the page of registers lists them.
fn sheets(app: &App) -> Result<Vec<String>> {
    app.go("Registers")?;
    let script =
        "return [...document.querySelectorAll('main h3 a')].map((a) => a.innerText.trim())";
    let listed = app.execute(script, &[])?;
    let all = listed.as_array().into_iter().flatten();
    let sheets: Vec<String> = all
        .filter_map(|one| one.as_str())
        .map(str::to_owned)
        .collect();
    assert!(sheets.len() > 20, "{sheets:?}");
    Ok(sheets)
}

#[test]
fn every_sheet_of_the_four_pillars_is_walked_to_its_first_record_and_back() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let (app, _) = open(folder.path())?;
    for sheet in sheets(&app)? {
        through_palette(&app, &format!(">Go to {sheet}"))?;
        stands_on(&app, "grid")?;
        app.press("Control+Home")?;
        let first = cell(&app)?;
        app.press("Space")?;
        app.find("aside")?;
        stands_on(&app, "grid")?;
        app.press("F6")?;
        stands_on(&app, "ASIDE")?;
        tab_to(&app, "Close the panel")?;
        app.press("Enter")?;
        app.wait("the panel to close", |app| Ok(app.count("aside")? == 0))?;
        stands_on(&app, "grid").with_context(|| format!("after {first} of {sheet}"))?;
        assert_eq!(cell(&app)?, first, "{sheet}: one stands where one stood");
    }
    Ok(())
}

#[test]
fn in_every_sheet_a_record_is_added_by_keys_and_taken_back() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let (app, _) = open(folder.path())?;
    for (at, sheet) in sheets(&app)?.iter().enumerate() {
        add_and_take_back(&app, at, sheet).with_context(|| format!("In {sheet}"))?;
    }
    Ok(())
}

fn add_and_take_back(app: &App, at: usize, sheet: &str) -> Result<()> {
    through_palette(app, &format!(">Go to {sheet}"))?;
    stands_on(app, "grid")?;
    let before = last_step(app)?;
    press(app, &["Control+End", "Home", "Enter"])?;
    app.find("[role=grid] input:focus")?;
    match sheet {
        "Access reviews" => app.type_text("production")?,
        "Branch samples" => app.type_text("ledger-core")?,
        "Pipelines" => app.type_text("Sign-in")?,
        "Hand-overs" | "Grants" => app.type_text("Bridget Nolan")?,
        _ => app.type_text(&format!("{sheet} by keys"))?,
    }
    app.press("Enter")?;
    complete(app, sheet)?;
    if at == 0 {
        say_who(app, "Ines")?;
    }
    app.wait(
        "the record to be added",
        |app| Ok(last_step(app)? != before),
    )?;
    assert!(last_step(app)?.contains("Added"), "{}", last_step(app)?);
    // Where the name was enough one goes on with the next; where a form asked for more one stands on what was added.
    if focus(app)?.starts_with("INPUT") {
        app.press("Escape")?;
    }
    stands_on(app, "grid")?;
    app.press("Control+z")?;
    app.wait("it to be taken back", |app| Ok(last_step(app)? == before))
}

/// Fills in by keys what a sheet asks for before a record is whole.
fn complete(app: &App, sheet: &str) -> Result<()> {
    match sheet {
        "Holidays" | "Branch samples" => {
            stands_on(app, ": empty")?;
            app.press("Enter")?;
            stands_on(app, "a day such as")?;
            app.type_text("2026-11-03")?;
            app.press("Enter")?;
        }
        "Grants" => {
            stands_on(app, "System: none")?;
            app.press("Enter")?;
            stands_on(app, "System")?;
            app.type_text("Sign-in")?;
            app.find("[role=option]")?;
            app.press("Enter")?;
            tab_to(app, "Role")?;
            app.type_text("deploy")?;
        }
        "Access reviews" => {
            stands_on(app, "Owner")?;
            app.press("Enter")?;
            app.find("[role=dialog] input:focus")?;
            app.type_text("Sana Mirza")?;
            app.press("Enter")?;
        }
        "Budgets" => {
            stands_on(app, "Month")?;
            app.type_text("2027-01")?;
            tab_to(app, "Budget for the month")?;
            app.type_text("100 EUR")?;
        }
        _ => return Ok(()),
    }
    tab_to(app, "BUTTON Add the")?;
    app.press("Enter")
}

#[test]
fn flags_are_added_filled_pasted_filtered_and_taken_back() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let (app, _) = open(folder.path())?;
    through_palette(&app, ">Go to Feature flags")?;
    stands_on(&app, "grid")?;
    let rows = app.count("[role=grid] .row:not(.head, .group, .new)")?;
    press(&app, &["Control+End", "Home", "Enter"])?;
    app.find("[role=grid] input:focus")?;
    app.type_text("winter-rounds")?;
    app.press("Tab")?;
    say_who(&app, "Ines")?;
    app.sees("winter-rounds")?;
    stands_on(&app, "grid")?;
    app.press("Home")?;
    cell_is(&app, "winter-rounds")?;
    // A block of one column copied from here goes back in below, and fills what is selected.
    press(&app, &["Control+c", "Control+End", "Home", "Control+v"])?;
    app.wait("a pasted row", |app| {
        Ok(app.text()?.matches("winter-rounds").count() >= 2)
    })?;
    press(&app, &["Control+z"])?;
    app.wait("the paste to be taken back", |app| {
        Ok(app.text()?.matches("winter-rounds").count() < 3
            && app.count("[role=grid] .row:not(.head, .group, .new)")? <= rows + 1)
    })?;
    // The filter of a column is opened, used and left by keys.
    press(&app, &["Control+Home", "Alt+ArrowDown"])?;
    app.find("[role=dialog] input:focus")?;
    app.type_text("winter")?;
    app.sees("1 of ")?;
    axe::check(&app)?;
    app.press("Escape")?;
    stands_on(&app, "grid")?;
    Ok(())
}

#[test]
fn a_child_is_edited_from_the_grid_of_its_parent() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let (app, _) = open(folder.path())?;
    through_palette(&app, ">Go to Pipelines")?;
    stands_on(&app, "grid")?;
    press(&app, &["Control+Home", "Space"])?;
    app.find("aside")?;
    app.press("F6")?;
    tab_to(&app, "grid Pipeline steps")?;
    press(&app, &["Control+Home", "Enter"])?;
    app.find("aside [role=grid] input:focus")?;
    app.press("Control+a")?;
    app.type_text("Build, and every test of a unit")?;
    app.press("Enter")?;
    say_who(&app, "Ines")?;
    app.sees("Build, and every test of a unit")?;
    stands_on(&app, "grid Pipeline steps")
}

#[test]
fn an_open_list_of_choices_breaks_no_rule() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let (app, _) = open(folder.path())?;
    through_palette(&app, ">Go to Systems")?;
    stands_on(&app, "grid")?;
    press(
        &app,
        &[
            "Control+Home",
            "ArrowRight",
            "ArrowRight",
            "ArrowRight",
            "Enter",
        ],
    )?;
    app.find("[role=listbox] [role=option]")?;
    let scrolls = app.execute(
        "const list = document.querySelector('[role=listbox]'); return list.scrollHeight > list.clientHeight",
        &[],
    )?;
    assert_eq!(scrolls, json!(true), "a list that is long enough to scroll");
    axe::check(&app)?;
    app.press("Escape")?;
    stands_on(&app, "grid")
}

/// A system that was pressed and is scrolled out of sight gives the focus to the row one stands on, which does not pull the page.
fn stays_where_it_is_scrolled(app: &App) -> Result<()> {
    let script = "const done = arguments[0];
        const pane = document.querySelector('[role=grid][aria-label=Decisions]').closest('main, aside');
        pane.querySelector('.system a').focus({ preventScroll: true });
        const tops = [];
        const step = () => {
          pane.scrollTop += 150;
          tops.push(pane.scrollTop);
          if (tops.length < 24) return requestAnimationFrame(step);
          pane.scrollTop = 0;
          done(tops);
        };
        step()";
    let tops = app.execute_async(script, &[])?;
    stands_on(app, "not decided")?;
    let tops: Vec<f64> = tops
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(serde_json::Value::as_f64)
        .collect();
    assert!(tops.is_sorted() && tops.len() == 24, "it jumped: {tops:?}");
    app.settle()
}

#[test]
fn a_review_of_access_is_made_started_decided_and_signed() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let file = cli::sample(folder.path())?;
    let path = file.display().to_string();
    // More grants on one system than fit into the window at once.
    let people = cli::blueprint(&["list", &path, "--kind", "person", "--json"])?;
    let people: serde_json::Value = serde_json::from_str(&people)?;
    let names = people["rows"].as_array().context("a list")?.iter();
    let lines: String = names
        .filter_map(|one| one["cells"][0]["shown"].as_str())
        .take(26)
        .map(|name| format!("{name},Primary database,reader of backups,production\n"))
        .collect();
    let table = folder.path().join("grants.csv");
    std::fs::write(&table, format!("person,system,role,scope\n{lines}"))?;
    let table = table.display().to_string();
    cli::blueprint(&["import", &path, &table, "--kind", "grant", "--as", "Ines"])?;

    let app = Launch::app().argument(&file).start()?;
    app.sees("have no answer yet")?;
    through_palette(&app, ">Go to Access reviews")?;
    stands_on(&app, "grid")?;
    press(&app, &["Control+End", "Home", "Enter"])?;
    app.find("[role=grid] input:focus")?;
    app.type_text("prod")?;
    app.press("Enter")?;
    // Its scope is not enough: the owner is asked for.
    stands_on(&app, "Owner")?;
    app.press("Enter")?;
    app.find("[role=dialog] input:focus")?;
    app.type_text("Sana Mirza")?;
    app.press("Enter")?;
    tab_to(&app, "Add the access review")?;
    app.press("Enter")?;
    say_who(&app, "Ines")?;
    stands_on(&app, "grid")?;
    cell_is(&app, "production")?;
    app.press("Space")?;
    app.find("aside")?;
    app.press("F6")?;
    tab_to(&app, "Start the review")?;
    app.press("Enter")?;
    app.sees("0 of 47 decided")?;
    stays_where_it_is_scrolled(&app)?;
    app.press("k")?;
    // Nobody decides without a name.
    stands_on(&app, "Decided by")?;
    app.sees("a decision without a name cannot be signed")?;
    app.find("[role=listbox] [role=option]")?;
    assert!(lies_free(&app, "[role=alert]")?, "the list lies over it");
    app.type_text("Estelle Marchand")?;
    app.press("Enter")?;
    stands_on(&app, "not decided")?;
    for decided in 1..=47 {
        app.press(if decided % 5 == 0 { "r" } else { "k" })?;
        let done = format!("{decided} of 47 decided");
        let asked = wait_for(&done, PATIENCE, || {
            let asked = focus(&app)?.contains("Reason to");
            Ok((asked || app.text()?.contains(&done)).then_some(asked))
        })?;
        if asked {
            app.type_text("Nobody else is there")?;
            app.press("Enter")?;
        }
        app.sees(&done)?;
    }
    // It is refused until the page knows that nothing is left to decide.
    app.sees_no(", then sign.")?;
    press(&app, &["F6", "F6", "F6"])?;
    tab_to(&app, "Sign and lock")?;
    app.press("Enter")?;
    // What is final is asked about first, and says what it locks.
    app.sees("is locked as it stands today")?;
    tab_to(&app, "Sign and lock")?;
    app.press("Enter")?;
    app.sees("“production” is locked since")
}
