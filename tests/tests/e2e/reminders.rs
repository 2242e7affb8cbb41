//! Reminders on a message bus of the test's own: what is shown there, what a press on it does, and the tray.

use anyhow::{Context, Result};
use blueprint_tests::app::App;
use blueprint_tests::cli;
use blueprint_tests::deadline::{PATIENCE, wait_for};
use blueprint_tests::launch::Launch;
use blueprint_workbook::{OpenFor, SystemEnv, Workbook, core::store::Env};
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;

/// A workbook with steps that are due since yesterday, and a home folder in which reminders come at any time of day.
struct Desk {
    folder: TempDir,
    home: TempDir,
    file: PathBuf,
}

impl Desk {
    fn new(steps: &[&str]) -> Result<Self> {
        let (folder, home) = (tempfile::tempdir()?, tempfile::tempdir()?);
        let file = folder.path().join("harbour.blueprint");
        let path = file.display().to_string();
        cli::blueprint(&["new", &path, "--company", "Harbour & Sons", "--as", "Ines"])?;
        let due = SystemEnv.today().plus_days(-1);
        for step in steps {
            let (text, due) = (format!("text={step}"), format!("due={due}"));
            let parent = ["--parent", "practice-13", "--set"];
            let add = [
                &["add", &path, "--kind", "step"],
                &parent[..],
                &[&text, &due],
            ];
            cli::blueprint(&add.concat())?;
        }
        let desk = Self { folder, home, file };
        desk.set(&json!({ "at": "00:00" }))?;
        Ok(desk)
    }

    /// What is set on this computer before the app starts.
    fn set(&self, reminders: &serde_json::Value) -> Result<()> {
        let folder = self.home.path().join(".local/share/cto-blueprint");
        fs::create_dir_all(&folder)?;
        let local = json!({ "profile": null, "reminders": reminders });
        Ok(fs::write(folder.join("local.json"), local.to_string())?)
    }

    fn launch(&self) -> Launch {
        Launch::app().home(self.home.path()).argument(&self.file)
    }

    fn workbook(&self) -> Result<Workbook> {
        let env = Arc::new(SystemEnv);
        Workbook::open(&self.file, OpenFor::Reading, None, env, "a test").map_err(Into::into)
    }

    /// The id of a step.
    fn step(&self, text: &str) -> Result<String> {
        let open = self.workbook()?;
        let mut steps = open.book().of_kind("step");
        let found = steps.find(|step| step.text("text") == Some(text));
        Ok(found.context("There is no such step.")?.id.to_string())
    }
}

/// Whether the page is on screen.
fn is_shown(app: &App) -> Result<bool> {
    Ok(app.execute("return document.visibilityState", &[])? == json!("visible"))
}

#[test]
fn a_duty_is_notified_once_and_a_press_opens_its_record() -> Result<()> {
    let desk = Desk::new(&["Name an owner for <each> budget & account"])?;
    let app = desk.launch().with_notifications().with_tray().start()?;
    let notifications = app.notifications()?;
    let shown = notifications.waits_for("Name an owner")?;
    assert_eq!(shown.summary, "Name an owner for <each> budget & account");
    assert!(shown.body.starts_with("Overdue since "), "{}", shown.body);
    assert_eq!(shown.program, "CTO Blueprint");
    assert_eq!(shown.actions, ["default", "Open", "tomorrow", "Tomorrow"]);
    assert_eq!(app.count("main[aria-label='Cost alerts']")?, 0);
    notifications.press(shown.id, "default")?;
    app.sees("Name an owner for <each> budget & account")?;
    app.sees("Desired state")?;
    app.quit()?;

    // The tray is told after the notices are, so once it says one duty there is no second notice to come.
    let app = desk.launch().with_notifications().with_tray().start()?;
    app.tray()?.waits_for("1 duty is due")?;
    assert_eq!(app.notifications()?.all().len(), 0);
    app.quit()
}

#[test]
fn what_fell_due_while_the_app_was_closed_is_one_summary() -> Result<()> {
    let desk = Desk::new(&["One", "Two", "Three", "Four", "Five <b>bold</b>"])?;
    let app = desk.launch().with_notifications().with_tray().start()?;
    let shown = app
        .notifications()?
        .waits_for("Five duties wait, all overdue")?;
    assert_eq!(shown.body.lines().count(), 4, "{}", shown.body);
    assert!(shown.body.ends_with("and two more"), "{}", shown.body);
    assert!(
        !shown.body.contains('<'),
        "what people write is no markup: {}",
        shown.body
    );
    app.tray()?.waits_for("5 duties are due")?;
    assert_eq!(app.notifications()?.all().len(), 1);
    app.quit()
}

#[test]
fn a_duty_put_off_until_tomorrow_leaves_the_count() -> Result<()> {
    let desk = Desk::new(&["Name an owner"])?;
    let app = desk.launch().with_notifications().with_tray().start()?;
    let shown = app.notifications()?.waits_for("Name an owner")?;
    app.tray()?.waits_for("1 duty is due")?;
    let with_count = app.tray()?.picture()?;
    app.notifications()?.press(shown.id, "tomorrow")?;
    app.tray()?.waits_for("Nothing is due")?;
    assert_ne!(
        app.tray()?.picture()?,
        with_count,
        "the number is drawn on the item"
    );
    app.quit()
}

#[test]
fn the_tray_pauses_hides_shows_and_quits() -> Result<()> {
    let desk = Desk::new(&["Name an owner"])?;
    let app = desk.launch().with_notifications().with_tray().start()?;
    let tray = app.tray()?;
    tray.waits_for("1 duty is due")?;
    // The menu follows what the item says a moment later.
    let reads = |words: &str, paused: bool| {
        let labels = [words, "Open", "Pause until tomorrow", "", "Quit"];
        wait_for("the menu", PATIENCE, || {
            let menu = tray.menu()?;
            let same = menu.iter().map(|entry| entry.label.as_str()).eq(labels);
            let ticked = menu.iter().any(|entry| entry.ticked);
            Ok((same && ticked == paused).then_some(()))
        })
        .with_context(|| format!("It reads {:?}.", tray.menu()))
    };
    reads("1 duty is due", false)?;
    tray.choose("Pause until tomorrow")?;
    tray.waits_for("1 duty is due, paused until tomorrow")?;
    reads("1 duty is due, paused until tomorrow", true)?;
    tray.choose("Pause until tomorrow")?;
    tray.waits_for("1 duty is due")?;

    app.sees("Harbour & Sons")?;
    app.close_window()?;
    app.sees("Keep reminding from the tray?")?;
    app.button("Stay in the tray")?.click()?;
    app.wait("the window to go", |app| Ok(!is_shown(app)?))?;
    tray.choose("Open")?;
    app.wait("the window to come back", is_shown)?;
    // Asked once: the second time it goes at once.
    app.close_window()?;
    app.wait("the window to go", |app| Ok(!is_shown(app)?))?;
    tray.press()?;
    app.wait("the window to come back", is_shown)?;
    tray.choose("Quit")?;
    app.gone()
}

/// A window that was closed into the tray.
fn in_the_tray(desk: &Desk) -> Result<App> {
    desk.set(&json!({ "at": "00:00", "closing": "tray" }))?;
    let app = desk.launch().with_tray().start()?;
    app.tray()?.waits_for("1 duty is due")?;
    app.sees("Harbour & Sons")?;
    app.close_window()?;
    app.wait("the window to go", |app| Ok(!is_shown(app)?))?;
    Ok(app)
}

#[test]
fn a_second_launch_shows_the_window_that_was_in_the_tray_unless_it_is_one_at_login() -> Result<()> {
    let desk = Desk::new(&["Name an owner"])?;
    let app = in_the_tray(&desk)?;
    app.launch_again(&["--hidden"])?;
    assert!(!is_shown(&app)?, "a second start at login shows nothing");
    app.launch_again(&[])?;
    app.wait("the window to come back", is_shown)?;
    app.sees("Harbour & Sons")?;

    // With another workbook it opens that one.
    app.close_window()?;
    app.wait("the window to go", |app| Ok(!is_shown(app)?))?;
    let other = desk.folder.path().join("other.blueprint");
    let path = other.display().to_string();
    cli::blueprint(&["new", &path, "--company", "Low Tide Ltd", "--as", "Ines"])?;
    app.launch_again(&[&path])?;
    app.wait("the window to come back", is_shown)?;
    app.sees("Low Tide Ltd")?;
    app.tray()?.choose("Quit")?;
    app.gone()
}

#[test]
fn a_tray_that_vanishes_brings_the_window_back_and_closing_ends_the_program_then() -> Result<()> {
    let desk = Desk::new(&["Name an owner"])?;
    let app = in_the_tray(&desk)?;
    app.tray()?.leave()?;
    app.wait("the window to come back", is_shown)?;
    let works = |app: &App| -> Result<bool> {
        let page = app.ask(&json!({ "ask": "reminders" }))?;
        Ok(page["page"]["tray"]["works"] == json!(true))
    };
    assert!(!works(&app)?, "closing to the tray is not offered any more");
    // The tray is there again: the item is, and the window may go there.
    app.tray()?.come_back()?;
    app.tray()?.waits_for("1 duty is due")?;
    app.wait("the tray to be offered again", works)?;
    app.close_window()?;
    app.wait("the window to go", |app| Ok(!is_shown(app)?))?;
    app.tray()?.leave()?;
    app.wait("the window to come back", is_shown)?;
    app.close_window()?;
    app.gone()
}

#[test]
fn without_a_tray_closing_ends_the_program_and_says_so_in_the_settings() -> Result<()> {
    let desk = Desk::new(&[])?;
    let app = desk.launch().start()?;
    app.sees("Harbour & Sons")?;
    let page = app.ask(&json!({ "ask": "reminders" }))?;
    assert_eq!(page["page"]["tray"]["works"], json!(false), "{page}");
    assert_eq!(
        page["page"]["notifications"]["works"],
        json!(false),
        "{page}"
    );
    app.close_window()?;
    app.gone()
}

#[test]
fn starting_at_login_is_off_until_asked_and_begins_in_the_tray() -> Result<()> {
    let desk = Desk::new(&["Name an owner"])?;
    let app = desk.launch().with_tray().start()?;
    app.sees("Harbour & Sons")?;
    let entry = desk
        .home
        .path()
        .join(".config/autostart/cto-blueprint.desktop");
    assert!(!entry.exists());
    let page = app.ask(&json!({ "ask": "start-at-login", "on": true }))?;
    assert_eq!(page["page"]["login"], json!(true), "{page}");
    let text = fs::read_to_string(&entry).context("no entry was made")?;
    assert!(
        text.contains("Exec=\"") && text.contains("--hidden"),
        "{text}"
    );
    app.ask(&json!({ "ask": "start-at-login", "on": false }))?;
    assert!(!entry.exists());
    app.tray()?.choose("Quit")?;
    app.gone()?;

    // As the desktop starts it: no file is named, and no window shows; the last workbook's duties are counted.
    let app = Launch::app()
        .home(desk.home.path())
        .argument("--hidden")
        .with_tray()
        .start()?;
    app.tray()?.waits_for("1 duty is due")?;
    assert!(!is_shown(&app)?);
    app.tray()?.choose("Open")?;
    app.wait("the window to show", is_shown)?;
    app.sees("Harbour & Sons")?;
    app.tray()?.choose("Quit")?;
    app.gone()
}

#[test]
fn a_kept_calendar_follows_what_is_edited() -> Result<()> {
    let desk = Desk::new(&["Name an owner"])?;
    let calendar = desk.folder.path().join("duties.ics");
    let kept = json!({ "calendar": { "path": &calendar } });
    let mut workbooks = serde_json::Map::new();
    workbooks.insert(desk.workbook()?.store().workbook_id().to_string(), kept);
    desk.set(&json!({ "at": "08:30", "workbooks": workbooks }))?;
    let app = desk.launch().start()?;
    let holds = |words: &str| text_holds(&calendar, words);
    holds("SUMMARY:Name an owner\r\n")?;
    holds("SEQUENCE:0\r\n")?;
    holds("TRIGGER;RELATED=END:-PT15H30M\r\n")?;
    app.sees("Harbour & Sons")?;
    app.ask(&json!({ "ask": "set-profile", "name": "Ines" }))?;
    let step = desk.step("Name an owner")?;
    let text = json!({ "ask": "set-text", "id": step, "field": "text", "text": "Name two owners" });
    app.ask(&text)?;
    holds("SUMMARY:Name two owners\r\n")?;
    holds("SEQUENCE:1\r\n")?;
    app.quit()
}

fn text_holds(file: &Path, words: &str) -> Result<()> {
    let read = || fs::read_to_string(file).unwrap_or_default();
    wait_for(&format!("{words:?} in the calendar"), PATIENCE, || {
        Ok(read().contains(words).then_some(()))
    })
    .with_context(read)
}
