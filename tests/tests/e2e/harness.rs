//! The harness itself, proved on the empty window, so that a failure elsewhere is the app's.

use anyhow::Result;
use blueprint_tests::launch::Launch;
use blueprint_tests::{axe, processes, startup};
use serde_json::json;

#[test]
fn finds_presses_types_and_reads() -> Result<()> {
    let app = Launch::empty_window().start()?;

    app.sees("Empty window")?;
    app.field("Name")?.fill("Ada")?;
    app.press("Shift+Home")?;
    app.type_text("Grace")?;
    app.button("Nothing")?.click()?;

    assert_eq!(
        app.field("Name")?.value()?,
        "Grace",
        "typing replaces what Shift+Home selected"
    );
    assert_eq!(
        app.focused()?.attribute("aria-label")?.as_deref(),
        Some("Nothing")
    );
    Ok(())
}

#[test]
fn pictures_are_repeatable_and_follow_the_colours_of_the_desktop() -> Result<()> {
    let light = Launch::empty_window().start()?;
    let dark = Launch::empty_window().dark().start()?;

    let prefers_dark = "return matchMedia('(prefers-color-scheme: dark)').matches";
    assert_eq!(light.execute(prefers_dark, &[])?, json!(false));
    assert_eq!(dark.execute(prefers_dark, &[])?, json!(true));
    assert_eq!(light.screenshot()?, light.screenshot()?);
    assert_ne!(light.screenshot()?, dark.screenshot()?);
    Ok(())
}

#[test]
fn axe_runs_under_the_content_security_policy_and_sees_faults() -> Result<()> {
    let app = Launch::empty_window().start()?;
    axe::check(&app)?;

    app.execute("document.querySelector('label').remove()", &[])?;

    let rules: Vec<String> = axe::violations(&app)?
        .into_iter()
        .map(|one| one.rule)
        .collect();
    assert_eq!(rules, ["label"]);
    Ok(())
}

#[test]
fn nothing_is_left_running() -> Result<()> {
    let app = Launch::empty_window().start()?;
    let family = app.processes()?;
    assert!(family.len() > 1, "the app and its web view");

    drop(app);

    for process in family {
        assert!(
            processes::memory(&[process.clone()]).is_err(),
            "{process:?} still runs"
        );
    }
    Ok(())
}

#[test]
fn the_start_can_be_measured() -> Result<()> {
    let start = startup::measure(&Launch::empty_window().start()?)?;

    assert!((10.0..60_000.0).contains(&start.first_paint), "{start:?}");
    assert!(start.memory > 10_000_000, "{start:?}");
    Ok(())
}

#[test]
fn an_instance_can_quit_crash_and_start_again_at_the_same_home() -> Result<()> {
    let home = tempfile::tempdir()?;

    Launch::empty_window().home(home.path()).start()?.quit()?;
    Launch::empty_window().home(home.path()).start()?.crash()?;
    let app = Launch::empty_window().home(home.path()).start()?;

    assert_eq!(app.home(), home.path());
    Ok(())
}

#[test]
fn the_window_takes_the_size_it_is_given() -> Result<()> {
    let app = Launch::empty_window().start()?;

    app.resize(1000, 700)?;

    let size = app.execute("return [innerWidth, innerHeight, document.hasFocus()]", &[])?;
    assert_eq!(size, json!([1000, 700, true]));
    Ok(())
}

#[test]
fn a_breach_of_the_content_security_policy_is_counted() -> Result<()> {
    let app = Launch::empty_window().start()?;
    assert!(app.policy_breaches()?.is_empty());

    app.execute("document.body.setAttribute('style', 'color: red')", &[])?;

    let breaches = app.policy_breaches()?;
    assert_eq!(breaches.len(), 1, "{breaches:?}");
    Ok(())
}
