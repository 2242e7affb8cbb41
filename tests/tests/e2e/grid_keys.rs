//! Many cells at once by keys alone, as in a spreadsheet: filled down, pasted from elsewhere, ticked; each one step to undo.

use crate::hands::{cell_is, last_step, open, press, say_who, stands_on};
use anyhow::{Context, Result};
use blueprint_tests::app::App;
use blueprint_tests::screens::through_palette;
use serde_json::json;
use tempfile::TempDir;

/// The columns of the infrastructure inventory that these tests write.
const TOOL: usize = 2;
const CODIFIED: usize = 3;
const VERSIONED: usize = 4;

/// The infrastructure inventory of the sample, on its first cell.
fn inventory() -> Result<(App, TempDir)> {
    let folder = tempfile::tempdir()?;
    let (app, _) = open(folder.path())?;
    through_palette(&app, ">Go to Infrastructure components")?;
    stands_on(&app, "grid")?;
    app.press("Control+Home")?;
    Ok((app, folder))
}

/// What a column says, row by row.
fn column(app: &App, at: usize) -> Result<Vec<String>> {
    let script = "return [...document.querySelectorAll(
          `[role=grid] .row[data-row] .cell[data-column='${arguments[0]}'] .words`)]
        .map((cell) => cell.innerText.trim())";
    let cells = app.execute(script, &[json!(at)])?;
    serde_json::from_value(cells).context("The column has no words.")
}

fn column_is(app: &App, at: usize, words: &[String]) -> Result<()> {
    app.wait(&format!("column {at} to say {words:?}"), |app| {
        Ok(column(app, at)? == words)
    })
    .with_context(|| format!("It says {:?}", column(app, at)))
}

/// Puts a text on the clipboard of this desktop as another program would, and gives the focus back.
fn copied_elsewhere(app: &App, text: &str) -> Result<()> {
    let script = "window.before = document.activeElement;
        window.other = document.body.appendChild(document.createElement('textarea'));
        other.value = arguments[0];
        other.select();";
    app.execute(script, &[json!(text)])?;
    app.press("Control+c")?;
    app.execute("other.remove(); before.focus();", &[])?;
    stands_on(app, "grid")
}

#[test]
fn a_selected_range_is_filled_down_in_one_step() -> Result<()> {
    let (app, _folder) = inventory()?;
    let before = column(&app, TOOL)?;
    let step = last_step(&app)?;
    press(&app, &["ArrowRight", "ArrowRight"])?;
    cell_is(&app, &before[0])?;
    press(&app, &["Shift+ArrowDown"; 4])?;
    app.press("Control+d")?;
    say_who(&app, "Ines")?;
    let mut filled = before.clone();
    filled[1..5].fill(before[0].clone());
    assert_ne!(filled, before, "the range held something else");
    column_is(&app, TOOL, &filled)?;
    stands_on(&app, "grid")?;
    assert_ne!(last_step(&app)?, step);
    app.press("Control+z")?;
    column_is(&app, TOOL, &before)?;
    assert_eq!(last_step(&app)?, step, "one step, and no more than that");
    app.press("Control+y")?;
    column_is(&app, TOOL, &filled)
}

#[test]
fn a_block_of_a_spreadsheet_is_pasted_in_one_step() -> Result<()> {
    let (app, _folder) = inventory()?;
    let columns = [TOOL, CODIFIED, VERSIONED];
    let all = |app: &App| -> Result<Vec<Vec<String>>> {
        columns.iter().map(|at| column(app, *at)).collect()
    };
    let before = all(&app)?;
    let step = last_step(&app)?;
    press(&app, &["ArrowRight", "ArrowRight"])?;
    copied_elsewhere(
        &app,
        "Pulumi\tyes\tno\r\n\"Helm\tcharts\"\tno\tyes\r\nBy hand\tno\tno\r\n",
    )?;
    app.press("Control+v")?;
    say_who(&app, "Ines")?;
    let mut pasted = before.clone();
    for (column, cells) in pasted.iter_mut().zip([
        ["Pulumi", "Helm charts", "By hand"],
        ["yes", "no", "no"],
        ["no", "yes", "no"],
    ]) {
        column[..3].clone_from_slice(&cells.map(str::to_owned));
    }
    for (at, words) in columns.iter().zip(&pasted) {
        column_is(&app, *at, words)?;
    }
    stands_on(&app, "grid")?;
    app.press("Control+z")?;
    for (at, words) in columns.iter().zip(&before) {
        column_is(&app, *at, words)?;
    }
    assert_eq!(last_step(&app)?, step, "one step, and no more than that");
    Ok(())
}

#[test]
fn rows_pasted_behind_the_last_become_records_in_one_step() -> Result<()> {
    let (app, _folder) = inventory()?;
    let before = column(&app, 0)?;
    let step = last_step(&app)?;
    press(&app, &["Control+End", "Home"])?;
    copied_elsewhere(
        &app,
        "Edge cache\tother\tTerraform\nMail relay\tother\tAnsible",
    )?;
    app.press("Control+v")?;
    say_who(&app, "Ines")?;
    app.sees("Edge cache")?;
    app.sees("Mail relay")?;
    app.press("Control+z")?;
    column_is(&app, 0, &before)?;
    assert_eq!(last_step(&app)?, step, "one step, and no more than that");
    Ok(())
}

#[test]
fn a_tick_is_set_and_taken_away_by_space_and_letters() -> Result<()> {
    let (app, _folder) = inventory()?;
    let before = column(&app, CODIFIED)?;
    press(&app, &["ArrowRight", "ArrowRight", "ArrowRight"])?;
    cell_is(&app, "yes")?;
    app.press("Space")?;
    say_who(&app, "Ines")?;
    let mut without = before.clone();
    assert_eq!(before[..2], ["yes", "yes"]);
    without[0] = "no".into();
    column_is(&app, CODIFIED, &without)?;
    assert_eq!(app.count("aside")?, 0, "Space ticks here and opens nothing");
    for (key, words) in [("y", &before), ("n", &without), ("Space", &before)] {
        stands_on(&app, "grid")?;
        app.press(key)?;
        column_is(&app, CODIFIED, words)?;
    }
    // Two rows are two steps; what is done twice to one cell within moments is one.
    press(&app, &["Space", "ArrowDown", "Space"])?;
    without[1] = "no".into();
    column_is(&app, CODIFIED, &without)?;
    app.press("Control+z")?;
    without[1].clone_from(&before[1]);
    column_is(&app, CODIFIED, &without)
}
