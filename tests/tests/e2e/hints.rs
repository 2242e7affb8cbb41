//! What a grid and a record say beside their own words: who is told of a budget, and another record of the same name.

use crate::hands::{cell, lies_free, open, press, stands_on};
use anyhow::{Context, Result};
use blueprint_tests::screens::through_palette;
use blueprint_tests::{axe, cli};
use serde_json::json;

#[test]
fn who_is_told_of_a_budget_stands_in_its_grid_beside_the_reading() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let (app, _) = open(folder.path())?;
    through_palette(&app, ">Go to Budgets")?;
    stands_on(&app, "grid")?;
    app.press("Control+Home")?;
    let script = "return [...document.querySelectorAll('[role=grid] [role=columnheader]')]
        .findIndex((head) => head.innerText.includes('Who is told'))";
    let at = app.execute(script, &[])?.as_u64();
    let at = usize::try_from(at.context("There is no such column.")?)?;
    for width in [1000, 1180, 1280, 1366, 1440, 1600] {
        app.resize(width, 700)?;
        app.press("Control+Home")?;
        axe::check(&app).with_context(|| format!("in a window of {width}"))?;
        press(&app, &vec!["ArrowRight"; at])?;
        app.settle()?;
        assert!(!cell(&app)?.is_empty(), "somebody is told");
        assert!(
            lies_free(&app, ".row.current .cell.at")?,
            "the reading lies over it in a window of {width}"
        );
    }
    Ok(())
}

#[test]
fn another_record_of_the_same_name_is_one_press_away() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let file = cli::sample(folder.path())?;
    let path = file.display().to_string();
    let add = ["add", &path, "--kind", "system", "--as", "Ines", "--set"];
    cli::blueprint(&[&add[..], &["name=Telematics gateway"]].concat())?;
    let app = blueprint_tests::launch::Launch::app()
        .argument(&file)
        .start()?;
    app.sees("have no answer yet")?;
    through_palette(&app, "Telematics gateway")?;
    app.sees("There is another system of this name:")?;
    axe::check(&app)?;
    let handle = "return (document.querySelector('aside') ?? document.querySelector('main'))?.innerText.match(/system-\\d+/)?.[0] ?? null";
    let first = app.execute(handle, &[])?;
    app.find("p.parent a")?.click()?;
    assert_ne!(first, json!(null));
    app.wait("the other one", |app| {
        let now = app.execute(handle, &[])?;
        Ok(now != json!(null) && now != first)
    })?;
    app.sees("There is another system of this name:")
}
