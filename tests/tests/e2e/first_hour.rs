//! What a CTO writes in the first hour is in the file at once, can be taken back, and survives a crash.

use anyhow::Result;
use blueprint_tests::app::App;
use blueprint_tests::launch::Launch;
use blueprint_tests::{cli, screens};
use std::path::{Path, PathBuf};

fn new_workbook(folder: &Path) -> Result<PathBuf> {
    let file = folder.join("harbour.blueprint");
    let path = file.display().to_string();
    cli::blueprint(&["new", &path, "--company", "Harbour & Sons", "--as", "Ines"])?;
    Ok(file)
}

/// The name is asked for once, at the first edit.
fn say_who(app: &App) -> Result<()> {
    app.sees("Who is writing?")?;
    app.find("[role=dialog] input")?.fill("Ines")?;
    app.press("Enter")?;
    app.wait("the question to close", |app| {
        Ok(app.count("[role=dialog]")? == 0)
    })
}

#[test]
fn a_step_is_ticked_taken_back_and_ticked_again() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let file = new_workbook(folder.path())?;
    let app = Launch::app().argument(&file).start()?;
    screens::through_palette(&app, "Access reviews")?;
    let done = "main input[type=checkbox]:checked, main [role=checkbox][aria-checked=true]";
    let first = "main input[type=checkbox], main [role=checkbox]";
    app.find(first)?.click()?;
    say_who(&app)?;
    app.sees("Entry 2")?;
    app.wait("the step to be done", |app| Ok(app.count(done)? == 1))?;
    app.press("Control+z")?;
    app.wait("the step to be open again", |app| Ok(app.count(done)? == 0))?;
    app.press("Control+Shift+z")?;
    app.wait("the step to be done again", |app| Ok(app.count(done)? == 1))
}

#[test]
fn what_was_typed_survives_a_crash() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let home = tempfile::tempdir()?;
    let file = new_workbook(folder.path())?;
    let app = Launch::app().home(home.path()).argument(&file).start()?;
    screens::through_palette(&app, "Cost alerts")?;
    app.find("[aria-label='Edit: Current state']")?.click()?;
    app.type_text("Three accounts, one budget, no owner.")?;
    // Nobody is interrupted in the middle of a word: the name is asked for when the text is left.
    assert_eq!(app.count("[role=dialog]")?, 0);
    app.press("Escape")?;
    say_who(&app)?;
    app.sees("Entry 2")?;
    app.crash()?;
    let path = file.display().to_string();
    assert!(cli::blueprint(&["check", &path])?.starts_with("Sound"));
    let app = Launch::app().home(home.path()).argument(&file).start()?;
    screens::through_palette(&app, "Cost alerts")?;
    app.sees("Three accounts, one budget, no owner.")
}

#[test]
fn text_that_looks_like_markup_is_shown_as_typed() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let file = new_workbook(folder.path())?;
    let path = file.display().to_string();
    let hostile =
        "current_state=<script>document.title='owned'</script> <img src=x onerror=alert(1)>";
    cli::blueprint(&["set", &path, "practice-13", hostile])?;
    let app = Launch::app().argument(&file).start()?;
    screens::through_palette(&app, "Cost alerts")?;
    app.sees("<script>document.title='owned'</script>")?;
    assert_eq!(
        app.count("main img[src=x]")?,
        0,
        "user text never becomes an element"
    );
    assert_eq!(app.policy_breaches()?, Vec::<String>::new());
    Ok(())
}
