//! One file, two programs: the second reads, and says in plain words why it cannot write.

use anyhow::Result;
use blueprint_tests::launch::Launch;
use blueprint_tests::{cli, screens};
use std::fs;

#[test]
fn a_command_cannot_write_what_the_window_holds_but_can_read_it() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let file = cli::sample(folder.path())?;
    let path = file.display().to_string();
    let app = Launch::app().argument(&file).start()?;
    app.sees("Tidbourne")?;
    let refused = cli::blueprint(&[
        "add", &path, "--kind", "team", "--set", "name=X", "--as", "Ines",
    ]);
    let refused = format!("{:#}", refused.expect_err("the window holds the file"));
    assert!(refused.contains("CTO Blueprint window"), "{refused}");
    assert!(cli::blueprint(&["list", &path, "--kind", "team"])?.contains("Groundwork"));
    app.quit()?;
    // The window is gone; its process gives the lock back a moment later.
    let add = [
        "add", &path, "--kind", "team", "--set", "name=X", "--as", "Ines",
    ];
    assert!(
        (0..200).any(|_| cli::blueprint(&add).is_ok()),
        "the lock goes with the window"
    );
    Ok(())
}

#[test]
fn a_file_moved_away_under_the_window_is_noticed_before_the_next_write() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let file = cli::sample(folder.path())?;
    let app = Launch::app().argument(&file).start()?;
    screens::through_palette(&app, "Access reviews")?;
    fs::rename(&file, folder.path().join("elsewhere.blueprint"))?;
    app.find("main input[type=checkbox], main [role=checkbox]")?
        .click()?;
    app.sees("Who is writing?")?;
    app.find("[role=dialog] input")?.fill("Ines")?;
    app.press("Enter")?;
    app.button("Save a copy").map(|_| ())
}
