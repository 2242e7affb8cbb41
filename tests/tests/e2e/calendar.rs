//! The calendar as it is worked off: done, left out, put off, given away and taken back, from its own lines.

use crate::hands::{arrow_to, choose, reads, say_who, says, says_no, stands_on, tab_to};
use anyhow::Result;
use blueprint_tests::app::App;
use blueprint_tests::launch::Launch;
use blueprint_tests::screens::through_palette;
use blueprint_tests::{axe, cli};
use blueprint_workbook::{SystemEnv, core::store::Env};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

const OVERDUE: &str = "ol[aria-label=Overdue]";
const TODAY: &str = "ol[aria-label=Today]";

/// Two steps of Ada's and two of Ben's: one of each is late, one is due today.
fn workbook(folder: &Path) -> Result<PathBuf> {
    let file = folder.join("harbour.blueprint");
    let path = file.display().to_string();
    let today = SystemEnv.today();
    cli::blueprint(&["new", &path, "--company", "Harbour & Sons", "--as", "Ines"])?;
    for name in ["Ada Voss", "Ben Harrow"] {
        let name = format!("name={name}");
        cli::blueprint(&["add", &path, "--kind", "person", "--set", &name])?;
    }
    let steps = [
        ("Name an owner for each budget", "person-1", -3),
        ("Put the tariff table under review", "person-2", -2),
        ("Write the last-day routine", "person-1", 0),
        ("List the accounts at suppliers", "person-2", 0),
    ];
    for (text, owner, days) in steps {
        let set = [
            format!("text={text}"),
            format!("owner={owner}"),
            format!("due={}", today.plus_days(days)),
        ];
        let parent = ["add", &path, "--kind", "step", "--parent", "practice-13"];
        let sets = set.iter().flat_map(|one| ["--set", one]);
        cli::blueprint(&parent.into_iter().chain(sets).collect::<Vec<_>>())?;
    }
    Ok(file)
}

/// The calendar of that workbook.
fn open(folder: &Path) -> Result<(App, PathBuf)> {
    let file = workbook(folder)?;
    let app = Launch::app().argument(&file).start()?;
    app.sees("Harbour & Sons")?;
    app.go("Calendar")?;
    says(
        &app,
        "h1",
        &["Two duties are overdue", "two fall due this week"],
    )?;
    Ok((app, file))
}

/// What the file itself says is open, as the command line reads it.
fn due(file: &Path) -> Result<Vec<(String, String)>> {
    let path = file.display().to_string();
    let listed = std::process::Command::new(std::env::var("BLUEPRINT_CLI")?)
        .args(["due", &path, "--json"])
        .output()?;
    let listed: Value = serde_json::from_slice(&listed.stdout)?;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let parts = ["overdue", "week", "soon"];
    let rows = parts.iter().filter_map(|part| listed[part].as_array());
    Ok(rows
        .flatten()
        .map(|row| (text(&row["title"]), text(&row["owner"]["title"])))
        .collect())
}

#[test]
fn a_duty_done_from_the_calendar_leaves_it_and_undo_brings_it_back() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let (app, file) = open(folder.path())?;
    tab_to(&app, "Name an owner for each budget")?;
    app.press("d")?;
    say_who(&app, "Ines")?;
    says_no(&app, OVERDUE, "Name an owner")?;
    says(&app, "h1", &["One duty is overdue"])?;
    says(&app, "nav", &["1 late"])?;
    // The line that took its place is stood on, so that the next key goes on.
    stands_on(&app, "Put the tariff table under review")?;
    app.sees("Done, skipped, missed")?;
    assert!(
        !due(&file)?
            .iter()
            .any(|(title, _)| title.starts_with("Name an owner"))
    );
    app.press("Control+z")?;
    says(&app, OVERDUE, &["Name an owner", "Put the tariff table"])?;
    says(&app, "h1", &["Two duties are overdue"])?;
    says(&app, "nav", &["2 late"])?;
    app.sees_no("Done, skipped, missed")?;
    assert!(
        due(&file)?
            .iter()
            .any(|(title, _)| title.starts_with("Name an owner"))
    );
    Ok(())
}

#[test]
fn a_duty_is_left_out_only_with_a_reason_which_stays_before_ones_eyes() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let (app, _) = open(folder.path())?;
    tab_to(&app, "Put the tariff table under review")?;
    app.press("s")?;
    let field = "Why “Put the tariff table under review” is skipped";
    stands_on(&app, field)?;
    app.press("Enter")?;
    app.sees("Say why, for whoever wonders later.")?;
    axe::check(&app)?;
    app.type_text("The table is retired in January")?;
    app.press("Enter")?;
    say_who(&app, "Ines")?;
    says_no(&app, OVERDUE, "Put the tariff table")?;
    app.sees("“The table is retired in January”")?;
    app.press("Control+z")?;
    says(&app, OVERDUE, &["Put the tariff table"])?;
    app.sees_no("“The table is retired in January”")
}

#[test]
fn a_duty_put_off_stays_in_the_list_and_says_until_when() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let (app, file) = open(folder.path())?;
    let before = due(&file)?;
    // By the pointer, from the menu of the line.
    app.button("What to do about “Write the last-day routine”")?
        .click()?;
    app.find("[role=menu]")?;
    app.press("ArrowDown")?;
    let menu = reads(&app, "[role=menu]")?;
    for words in ["Done", "Skip this one…", "Put off…", "Give to someone…"] {
        assert!(menu.contains(words), "{menu}");
    }
    app.press("Escape")?;
    tab_to(&app, "Write the last-day routine")?;
    app.press("z")?;
    app.button("Until tomorrow")?.click()?;
    let tomorrow = SystemEnv
        .today()
        .plus_days(1)
        .with_weekday(SystemEnv.today());
    says(&app, TODAY, &[&format!("put off until {tomorrow}")])?;
    assert_eq!(due(&file)?, before, "only its reminders wait");
    stands_on(&app, "Write the last-day routine")?;
    app.button("What to do about “Write the last-day routine”")?
        .click()?;
    app.find("[role=menu]")?;
    arrow_to(&app, "Remind again")?;
    app.press("Enter")?;
    says_no(&app, TODAY, "put off")?;
    // The notice takes it back as well.
    stands_on(&app, "Write the last-day routine")?;
    app.press("z")?;
    app.button("Until tomorrow")?.click()?;
    says(&app, TODAY, &["put off until"])?;
    // The notice of the first time gives way to this one, so the button may be another a moment later.
    app.wait("the notice to take it back", |app| {
        Ok(app.button("Remind again")?.click().is_ok())
    })?;
    says_no(&app, TODAY, "put off")
}

#[test]
fn a_day_that_is_refused_is_said_of_that_day_and_of_no_other() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let (app, _) = open(folder.path())?;
    tab_to(&app, "Write the last-day routine")?;
    app.press("z")?;
    app.button("Until a day…")?.click()?;
    stands_on(&app, "a day such as")?;
    let refused = "[data-act] [role=alert]";
    for _ in 0..2 {
        app.press("Control+a")?;
        app.type_text("-1")?;
        assert_eq!(
            app.count(refused)?,
            0,
            "nothing is said of a day being typed"
        );
        app.press("Enter")?;
        says(&app, refused, &["Choose a day after today."])?;
        stands_on(&app, "a day such as")?;
    }
    axe::check(&app)?;
    app.press("Control+a")?;
    app.type_text("+7")?;
    says_no(&app, refused, "Choose a day")?;
    assert_eq!(app.count("[data-act] [aria-invalid]")?, 0);
    app.press("Enter")?;
    says(&app, TODAY, &["put off until"])
}

#[test]
fn what_is_put_away_gives_the_focus_back_to_the_line_it_was_opened_from() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let file = cli::sample(folder.path())?;
    let app = Launch::app().argument(&file).start()?;
    app.sees("have no answer yet")?;
    app.go("Calendar")?;
    let line = "Review access to customer data";
    tab_to(&app, line)?;
    app.press("Enter")?;
    app.find("aside")?;
    app.button("Close the panel")?.click()?;
    stands_on(&app, line)
}

#[test]
fn who_comes_back_to_the_calendar_finds_it_looked_at_in_the_same_way() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let (app, _) = open(folder.path())?;
    let chosen = "[role=radio][aria-checked=true]";
    app.button("The year ahead")?.click()?;
    says(&app, chosen, &["The year ahead"])?;
    choose(&app, "Whose duties", "Ada Voss")?;
    says(&app, "h1", &["of Ada Voss"])?;
    says(&app, chosen, &["The year ahead"])?;
    app.press("Alt+ArrowLeft")?;
    says(&app, "h1", &["Two duties are overdue"])?;
    says(&app, chosen, &["The year ahead"])
}

#[test]
fn who_is_writing_can_be_said_otherwise_later() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let (app, _) = open(folder.path())?;
    tab_to(&app, "Name an owner for each budget")?;
    app.press("d")?;
    say_who(&app, "Ines")?;
    says_no(&app, OVERDUE, "Name an owner")?;
    app.settle()?;
    app.press("Control+k")?;
    app.find("[role=dialog] input:focus")?;
    app.type_text(">who is writing")?;
    says(&app, "[role=option][aria-selected=true]", &["Change who"])?;
    app.press("Enter")?;
    app.sees("Who is writing?")?;
    app.wait("the present name", |app| {
        Ok(app.field("Your name")?.value()? == "Ines")
    })?;
    say_who(&app, "Ada Voss")?;
    let frame = app.ask(&json!({ "ask": "frame" }))?;
    assert_eq!(frame["page"]["profile"], json!("Ada Voss"));
    Ok(())
}

#[test]
fn a_duty_given_to_somebody_else_is_theirs_in_the_list_and_in_their_own() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let (app, file) = open(folder.path())?;
    tab_to(&app, "Name an owner for each budget")?;
    app.press("g")?;
    stands_on(&app, "Who takes “Name an owner for each budget”")?;
    app.press("Control+a")?;
    app.type_text("Ben")?;
    app.find("[role=option]")?;
    app.press("Enter")?;
    say_who(&app, "Ines")?;
    says_no(&app, OVERDUE, "Ada Voss")?;
    stands_on(&app, "Name an owner for each budget")?;
    let owner_of = |title: &str| -> Result<Option<String>> {
        let found = due(&file)?.into_iter().find(|(named, _)| named == title);
        Ok(found.map(|(_, owner)| owner))
    };
    let title = "Name an owner for each budget";
    assert_eq!(owner_of(title)?.as_deref(), Some("Ben Harrow"));

    choose(&app, "Whose duties", "Ada Voss")?;
    says(
        &app,
        "h1",
        &["Nothing of Ada Voss is overdue", "one falls due this week"],
    )?;
    choose(&app, "Whose duties", "Ben Harrow")?;
    says(&app, "h1", &["Two duties of Ben Harrow are overdue"])?;
    says(&app, OVERDUE, &["Name an owner", "Put the tariff table"])?;
    says_no(&app, TODAY, "Write the last-day routine")?;
    app.press("Control+z")?;
    says(&app, "h1", &["One duty of Ben Harrow is overdue"])?;
    assert_eq!(owner_of(title)?.as_deref(), Some("Ada Voss"));
    choose(&app, "Whose duties", "everyone’s")?;
    says(&app, "h1", &["Two duties are overdue"])
}

#[test]
fn the_rhythm_of_experiments_is_set_on_the_page_of_their_practice() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let (app, _) = open(folder.path())?;
    through_palette(&app, "Space for experiments")?;
    app.button("Rhythm: monthly")?.click()?;
    app.find("[role=dialog] input[type=number]")?.fill("45")?;
    app.press("Enter")?;
    app.sees("Who is writing?")?;
    // The question takes the focus from the sheet it stands over.
    app.find("[role=dialog] input[type=text]:focus")?;
    say_who(&app, "Ines")?;
    app.button("Rhythm: every 45 days").map(drop)
}
