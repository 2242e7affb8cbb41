//! What holds on every screen: no accessibility fault, no breach of the content security policy.

use anyhow::{Context, Result};
use blueprint_tests::launch::Launch;
use blueprint_tests::{axe, cli, screens};

fn audit(launch: Launch) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let sample = cli::sample(folder.path())?;
    let app = launch.argument(&sample).start()?;
    let mut visited = 0;
    screens::visit(&app, |app, name| {
        app.settle()?;
        visited += 1;
        axe::check(app).with_context(|| format!("on the screen “{name}”"))
    })?;
    assert!(visited >= 18, "only {visited} screens were visited");
    assert_eq!(app.policy_breaches()?, Vec::<String>::new());
    Ok(())
}

#[test]
fn every_screen_is_accessible_in_light() -> Result<()> {
    audit(Launch::app())
}

#[test]
fn every_screen_is_accessible_in_dark() -> Result<()> {
    audit(Launch::app().dark())
}

#[test]
fn the_start_screen_is_accessible_and_leads_to_the_sample() -> Result<()> {
    let app = Launch::app().start()?;
    app.sees("CTO Blueprint")?;
    axe::check(&app)?;
    app.button("Look at the sample")?.click()?;
    app.sees("Tidbourne")?;
    app.sees("have no answer yet")
}
