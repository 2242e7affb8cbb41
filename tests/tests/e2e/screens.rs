//! What holds on every screen: no accessibility fault, no breach of the content security policy.

use anyhow::Result;
use blueprint_tests::launch::Launch;
use blueprint_tests::{axe, cli, screens};

fn audit(launch: Launch) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let sample = cli::sample(folder.path())?;
    let app = launch.argument(&sample).start()?;
    let (mut visited, mut faults) = (0, Vec::new());
    screens::visit(&app, |app, name| {
        app.settle()?;
        visited += 1;
        let moved = app.execute(
            "return document.scrollingElement.scrollTop + document.body.scrollTop",
            &[],
        )?;
        if moved != serde_json::json!(0) {
            faults.push(format!(
                "{name}: the window itself scrolled by {moved}, so the top bar is out of sight"
            ));
        }
        faults.extend(
            axe::violations(app)?
                .into_iter()
                .map(|fault| format!("{name}: {fault}")),
        );
        Ok(())
    })?;
    assert!(faults.is_empty(), "{}", faults.join("\n"));
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
fn every_person_has_a_page() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let sample = cli::sample(folder.path())?;
    let app = Launch::app().argument(&sample).start()?;
    for name in [
        "Dimitra Papadaki",
        "Estelle Marchand",
        "Sana Mirza",
        "Guðrún Helgadóttir",
    ] {
        screens::through_palette(&app, name)?;
        app.find(&format!("main[aria-label={name:?}]"))?;
        app.sees("Referred to by")?;
    }
    Ok(())
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
