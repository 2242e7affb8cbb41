//! Choosing a record by typing: what is said while the list lies open is seen, and who is made there is one step with the field.

use crate::hands::{last_step, lies_free, open, say_who};
use anyhow::{Context, Result};
use blueprint_tests::app::App;
use blueprint_tests::screens::through_palette;
use serde_json::json;

/// How many people the workbook has.
fn people(app: &App) -> Result<usize> {
    let page = app.ask(&json!({ "ask": "grid", "kind": "person" }))?;
    let rows = page["page"]["rows"].as_array().context("a grid")?;
    Ok(rows.len())
}

/// Types a name nobody has, is told so where it can be read, and makes the person.
fn make_somebody(app: &App, name: &str) -> Result<()> {
    app.find("[role=combobox]:focus")?;
    app.press("Control+a")?;
    app.type_text(name)?;
    app.find("[role=listbox] [role=option]")?;
    app.press("Enter")?;
    app.sees("Nothing here is called")?;
    assert!(
        lies_free(app, "[role=alert]")?,
        "the message lies under something"
    );
    app.press("ArrowDown")?;
    app.press("Enter")
}

#[test]
fn an_owner_made_in_a_practice_is_one_step_with_the_field() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let (app, _) = open(folder.path())?;
    through_palette(&app, "Key-person dependencies")?;
    let (before, step) = (people(&app)?, last_step(&app)?);
    let owner = app.find("button[aria-label^='Owner: ']")?;
    let was = owner.attribute("aria-label")?.unwrap_or_default();
    owner.click()?;
    make_somebody(&app, "Wilhelmina Okonkwo")?;
    say_who(&app, "Ines")?;
    app.find("button[aria-label='Owner: Wilhelmina Okonkwo']")?;
    assert_eq!(people(&app)?, before + 1);
    app.press("Control+z")?;
    app.find(&format!("button[aria-label=\"{was}\"]"))?;
    assert_eq!(people(&app)?, before);
    assert_eq!(last_step(&app)?, step, "one step, and no more than that");
    Ok(())
}

#[test]
fn a_person_made_beside_a_record_is_one_step_with_the_field() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let (app, _) = open(folder.path())?;
    through_palette(&app, "Telematics gateway")?;
    let (before, step) = (people(&app)?, last_step(&app)?);
    let field = app.find("button[aria-label^='Primary']")?;
    let label = field.attribute("aria-label")?.unwrap_or_default();
    field.click()?;
    make_somebody(&app, "Wilhelmina Okonkwo")?;
    say_who(&app, "Ines")?;
    app.find("button[aria-label$=': change Wilhelmina Okonkwo']")?;
    assert_eq!(people(&app)?, before + 1);
    app.press("Control+z")?;
    app.wait("the field to be as it was", |app| {
        Ok(app.count(&format!("button[aria-label=\"{label}\"]"))? == 1)
    })?;
    assert_eq!(people(&app)?, before);
    assert_eq!(last_step(&app)?, step, "one step, and no more than that");
    Ok(())
}
