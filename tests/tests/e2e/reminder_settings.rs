//! What is set about reminders stands there again after a restart: on this computer, or for everybody in the workbook.

use crate::hands::{choose, say_who, stands_on, tab_to};
use anyhow::Result;
use blueprint_tests::app::App;
use blueprint_tests::launch::Launch;
use blueprint_tests::{axe, cli, screens};
use serde_json::json;
use std::path::{Path, PathBuf};

fn new_workbook(folder: &Path) -> Result<PathBuf> {
    let file = folder.join("harbour.blueprint");
    let path = file.display().to_string();
    cli::blueprint(&["new", &path, "--company", "Harbour & Sons", "--as", "Ines"])?;
    cli::blueprint(&["add", &path, "--kind", "person", "--set", "name=Ada Voss"])?;
    Ok(file)
}

fn launch(file: &Path, home: &Path) -> Result<App> {
    let app = Launch::app().home(home).argument(file).start()?;
    app.sees("Harbour & Sons")?;
    Ok(app)
}

/// What the chosen option of a list reads.
fn chosen(app: &App, label: &str) -> Result<String> {
    let list = app.field(label)?;
    let script = "return arguments[0].selectedOptions[0]?.text ?? ''";
    let text = app.execute(script, &[list.argument()])?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

#[test]
fn quiet_hours_the_repeat_and_the_digest_survive_a_restart() -> Result<()> {
    let (folder, home) = (tempfile::tempdir()?, tempfile::tempdir()?);
    let file = new_workbook(folder.path())?;
    // None of it is written into the workbook.
    let path = file.display().to_string();
    let history = ["history", &path, "--json"];
    let before = cli::blueprint(&history)?;
    let app = launch(&file, home.path())?;
    screens::through_palette(&app, ">Go to Reminders")?;
    app.field("Say nothing at night")?.click()?;
    for (label, typed, kept) in [
        ("Quiet from", "2130", "21:30"),
        ("Quiet until", "7", "07:00"),
    ] {
        app.field(label)?.fill(typed)?;
        app.press("Enter")?;
        app.wait(&format!("{label} to be kept"), |app| {
            Ok(app.field(label)?.value()? == kept)
        })?;
    }
    // What is no time is refused beside it, and what was kept stays kept.
    app.field("Quiet from")?.fill("late")?;
    app.press("Enter")?;
    app.sees("Write a time such as 09:00.")?;
    axe::check(&app)?;
    app.press("Escape")?;
    choose(
        &app,
        "How often an overdue duty is said again",
        "every 3 days",
    )?;
    choose(&app, "Day of the weekly digest", "Thursday")?;
    app.wait("the digest to be kept", |app| {
        let page = app.ask(&json!({ "ask": "reminders" }))?;
        Ok(page["page"]["settings"]["digest"] == json!("thursday"))
    })?;
    app.quit()?;

    let app = launch(&file, home.path())?;
    screens::through_palette(&app, ">Go to Reminders")?;
    assert_eq!(app.field("Quiet from")?.value()?, "21:30");
    assert_eq!(app.field("Quiet until")?.value()?, "07:00");
    let repeat = chosen(&app, "How often an overdue duty is said again")?;
    assert_eq!(repeat, "every 3 days");
    assert_eq!(chosen(&app, "Day of the weekly digest")?, "Thursday");
    assert_eq!(cli::blueprint(&history)?, before, "it is no entry");
    Ok(())
}

#[test]
fn whom_late_duties_go_to_and_after_how_many_days_is_kept_in_the_workbook() -> Result<()> {
    let (folder, home) = (tempfile::tempdir()?, tempfile::tempdir()?);
    let file = new_workbook(folder.path())?;
    let app = launch(&file, home.path())?;
    screens::through_palette(&app, ">Go to Reminders")?;
    app.sees("Overdue goes to")?;
    tab_to(&app, "Overdue goes to: no one")?;
    app.press("Enter")?;
    stands_on(&app, "Overdue goes to")?;
    app.type_text("Ada")?;
    app.find("[role=option]")?;
    app.press("Enter")?;
    say_who(&app, "Ines")?;
    app.sees("Ada Voss")?;
    app.field("After, in days")?.click()?;
    app.type_text("9")?;
    app.press("Enter")?;
    app.sees("Entry 4")?;
    app.quit()?;

    let app = launch(&file, home.path())?;
    screens::through_palette(&app, ">Go to Reminders")?;
    app.sees("Ada Voss")?;
    assert_eq!(app.field("After, in days")?.value()?, "9");
    axe::check(&app)?;
    let page = app.ask(&json!({ "ask": "calendar", "person": null }))?;
    let words = "Ada Voss sees what has been overdue for nine days";
    assert_eq!(page["page"]["escalation"], json!(words));
    Ok(())
}
