//! A quarterly review of the whole book, held from its beginning to its lock in the window.

use crate::hands::{say_who, says, stands_on, tab_back_to, tab_to};
use anyhow::{Context, Result};
use blueprint_tests::app::App;
use blueprint_tests::launch::Launch;
use blueprint_tests::{axe, cli};
use blueprint_workbook::{SystemEnv, core::store::Env};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// The way through a review, with how far each step has come.
const STEPS: &str = "nav[aria-label='Steps of the review']";

/// The sample company without the review it has open.
fn company(folder: &Path) -> Result<PathBuf> {
    let file = cli::sample(folder)?;
    let path = file.display().to_string();
    cli::blueprint(&[
        "trash",
        &path,
        "quarterly-review-2",
        "--as",
        "Dervla Quirke",
    ])?;
    Ok(file)
}

fn launch(file: &Path, home: &Path) -> Result<App> {
    let app = Launch::app().home(home).argument(file).start()?;
    app.sees("have no answer yet")?;
    app.go("Reviews")?;
    Ok(app)
}

/// What the core says of the review.
fn page(app: &App, id: &str) -> Result<Value> {
    Ok(app.ask(&json!({ "ask": "review", "id": id }))?["page"].clone())
}

/// The id of the review that is open in the window.
fn id(app: &App) -> Result<String> {
    let listed = app.ask(&json!({ "ask": "reviews" }))?;
    let all = listed["page"]["reviews"].as_array().cloned();
    let open = all
        .into_iter()
        .flatten()
        .find(|one| one["locked"] == json!(false));
    let open = open.context("no review is open")?;
    Ok(open["review"]["id"].as_str().unwrap_or_default().to_owned())
}

fn lines<'a>(page: &'a Value, part: &str) -> &'a [Value] {
    page[part].as_array().map(Vec::as_slice).unwrap_or_default()
}

/// Says what became of each of last quarter's three, and writes about one of them.
fn look_back(app: &App) -> Result<()> {
    let review = id(app)?;
    let titles = page(app, &review)?;
    let titles: Vec<String> = lines(&titles, "last_three")
        .iter()
        .filter_map(|issue| issue["issue"]["title"].as_str().map(str::to_owned))
        .collect();
    assert_eq!(titles.len(), 3, "{titles:?}");
    let becomes = |at: usize, outcome: &str| {
        app.wait(&format!("{:?} to be {outcome}", titles[at]), |app| {
            Ok(lines(&page(app, &review)?, "last_three")[at]["outcome"] == outcome)
        })
    };
    // One comes to the one of which nothing is said yet; the others can be said otherwise.
    stands_on(app, &titles[2])?;
    app.press("n")?;
    becomes(2, "not done")?;
    says(app, STEPS, &["3 of 3"])?;
    tab_to(app, "What came of it")?;
    app.type_text("Nobody was asked to")?;
    app.press("Enter")?;
    // Enter keeps it, and gives the keys back to the line.
    stands_on(app, &titles[2])?;
    let written = field(&lines(&page(app, &review)?, "last_three")[2], "result");
    assert_eq!(written, "Nobody was asked to");
    for at in [1, 0] {
        tab_back_to(app, &format!("LI {}", titles[at]))?;
        app.press("d")?;
        becomes(at, "done")?;
    }
    says(app, STEPS, &["3 of 3"])
}

/// The titles of the practices that are read, in their order.
fn practices(app: &App) -> Result<Vec<String>> {
    let page = page(app, &id(app)?)?;
    let titles = lines(&page, "practices").iter();
    Ok(titles
        .filter_map(|line| line["practice"]["title"].as_str().map(str::to_owned))
        .collect())
}

/// Reads the first practices: one true, one mended where it stands, one no longer true, which asks why.
fn read_three(app: &App, titles: &[String]) -> Result<()> {
    stands_on(app, &titles[0])?;
    app.press("c")?;
    stands_on(app, &titles[1])?;
    app.find("ol li.open [aria-label='Edit: Current state']")?
        .click()?;
    app.press("Control+End")?;
    app.type_text(" Read with everybody on the call.")?;
    app.press("Escape")?;
    app.sees("Read with everybody on the call.")?;
    tab_to(app, "Confirm")?;
    app.press("e")?;
    stands_on(app, &titles[2])?;
    app.press("n")?;
    app.sees("no longer true, and why?")?;
    stands_on(app, "Decision or reason")?;
    app.type_text("The team that did this is another one now")?;
    app.press("Enter")?;
    stands_on(app, &titles[3])?;
    says(app, STEPS, &[&format!("3 of {}", titles.len())])
}

/// Confirms all that is left.
fn confirm(app: &App, titles: &[String]) -> Result<()> {
    for (at, title) in titles.iter().enumerate().skip(3) {
        stands_on(app, title)?;
        app.press("c")?;
        says(app, STEPS, &[&format!("{} of {}", at + 1, titles.len())])?;
    }
    Ok(())
}

/// Enters two readings, going from one to the next by Enter.
fn measure(app: &App) -> Result<()> {
    says(app, "main h2", &["Measures"])?;
    let fields = "main textarea[placeholder=reading]";
    let all = app.count(fields)?;
    assert!(all > 2, "the sample’s practices are measured");
    let page_then = page(app, &id(app)?)?;
    let names: Vec<String> = lines(&page_then, "measures")
        .iter()
        .filter_map(|line| Some(format!("{}, in ", line["name"].as_str()?)))
        .collect();
    stands_on(app, &names[0])?;
    app.type_text("12")?;
    app.press("Enter")?;
    app.sees(&format!("1 of {all} read"))?;
    stands_on(app, &names[1])?;
    app.type_text("7")?;
    app.press("Enter")?;
    app.sees(&format!("2 of {all} read"))?;
    // What the workbook counts itself is entered in one step, and one goes on in the first field it filled.
    let counted = |app: &App| -> Result<usize> {
        let page = page(app, &id(app)?)?;
        let lines = lines(&page, "measures");
        Ok(lines
            .iter()
            .filter(|line| line["is_counted"] == true)
            .count())
    };
    let offered = app.count(".counted button")?;
    assert!(offered > 2, "the sample’s sheets can be counted");
    app.button("Enter what is counted")?.click()?;
    app.wait("what is counted", |app| Ok(counted(app)? > 2))?;
    stands_on(app, ", in ")?;
    let entered = counted(app)?;
    // Another figure is one’s own again.
    app.press("Control+a")?;
    app.type_text("321")?;
    app.press("Enter")?;
    app.wait("one counted figure less, and offered again", |app| {
        Ok(counted(app)? == entered - 1 && app.count(".counted button")? == 1)
    })
}

/// Names three issues, gives one to somebody else with another day, and writes a decision down.
fn name_three(app: &App) -> Result<()> {
    app.button("Add an issue")?.click()?;
    app.find("main input:focus")?;
    let issues = [
        "The bill has no owner",
        "One person knows the gateway",
        "Restores are not tried",
    ];
    for (at, issue) in issues.iter().enumerate() {
        app.type_text(issue)?;
        app.press("Enter")?;
        app.sees(&format!("{} of 3", at + 1))?;
    }
    app.button("Add a decision")?.click()?;
    app.find("main input:focus")?;
    app.type_text("The staging network is codified first")?;
    app.press("Enter")?;
    app.press("Escape")?;
    says(app, STEPS, &["3 of 3"])?;
    // They were given to who leads the review, with a day before the next one; both can be said otherwise.
    tab_back_to(app, "change Dervla Quirke")?;
    app.press("Enter")?;
    stands_on(app, "Owner")?;
    app.press("Control+a")?;
    app.type_text("Thandiwe Maseko")?;
    app.find("[role=option]")?;
    app.press("Enter")?;
    app.wait("another owner", |app| {
        Ok(of_last(app, "owner")? == "Thandiwe Maseko")
    })?;
    stands_on(app, "change Thandiwe Maseko")?;
    tab_to(app, "Due: ")?;
    app.press("Enter")?;
    stands_on(app, "a day such as")?;
    app.press("Control+a")?;
    app.type_text("+30")?;
    app.press("Enter")?;
    let day = SystemEnv.today().plus_days(30).to_string();
    app.wait("another day", |app| Ok(of_last(app, "due")? == day))?;
    let page = page(app, &id(app)?)?;
    let decision = field(&lines(&page, "decisions")[0], "text");
    assert_eq!(decision, "The staging network is codified first");
    Ok(())
}

/// What a field of a line holds, as it is shown of a person and as it is kept otherwise.
fn field(line: &Value, id: &str) -> String {
    let fields = line["fields"].as_array();
    let found = fields
        .into_iter()
        .flatten()
        .find(|one| one["field"]["id"] == id);
    let text = found.and_then(|one| {
        let title = one["links"][0]["title"].as_str();
        title.or_else(|| one["value"].as_str())
    });
    text.unwrap_or_default().to_owned()
}

/// A field of the last of the new three.
fn of_last(app: &App, id_of_field: &str) -> Result<String> {
    let page = page(app, &id(app)?)?;
    let last = lines(&page, "issues").last();
    Ok(last
        .map(|line| field(line, id_of_field))
        .unwrap_or_default())
}

fn next(app: &App, label: &str) -> Result<()> {
    // A notice may lie over the button for a moment.
    app.wait(&format!("“{label}” to be pressed"), |app| {
        Ok(app.button(label)?.click().is_ok())
    })
}

#[test]
fn a_review_of_the_whole_book_is_held_left_resumed_signed_locked_and_corrected() -> Result<()> {
    let (folder, home) = (tempfile::tempdir()?, tempfile::tempdir()?);
    let file = company(folder.path())?;
    let app = launch(&file, home.path())?;
    app.button("Begin")?.click()?;
    say_who(&app, "Dervla Quirke")?;
    app.sees("0 of 7 steps done")?;
    let review = id(&app)?;
    look_back(&app)?;
    next(&app, "Next: Practices due")?;
    let titles = practices(&app)?;
    assert!(titles.len() > 5, "{titles:?}");
    read_three(&app, &titles)?;

    // Half way, everybody has to go.
    app.quit()?;
    let app = launch(&file, home.path())?;
    app.sees("1 of 7 steps")?;
    app.find("main li a")?.click()?;
    says(
        &app,
        STEPS,
        &["1 of 7 steps done", &format!("3 of {}", titles.len())],
    )?;
    let resumed = "main ol li.open button.head";
    says(&app, resumed, &[&titles[3]])?;
    confirm(&app, &titles)?;
    next(&app, "Next: Duties and sheets")?;
    app.sees("Sheets due this quarter")?;
    axe::check(&app)?;
    next(&app, "Gone through, next: Measures")?;
    measure(&app)?;
    next(&app, "Gone through, next: New top three")?;
    name_three(&app)?;
    next(&app, "Next: What changed")?;
    app.sees("Compare other points")?;
    next(&app, "Gone through, next: Sign and lock")?;
    says(&app, STEPS, &["6 of 7 steps done"])?;
    sign_and_lock(&app, &review)?;
    stays(&app, &review)?;
    go_to_step(&app, "Sign and lock")?;
    app.button("Preview: Review minutes")?.click()?;
    app.find("main img")?;
    app.go("Reviews")?;
    app.sees("None open, two locked")?;
    app.find("main li a")?.click()?;
    corrected(&app)?;
    app.quit()?;
    minutes(&file, &review)
}

/// Everybody signs; only then it can be locked, and what that means is said before it is done.
fn sign_and_lock(app: &App, review: &str) -> Result<()> {
    app.button("Lock the review")?.click()?;
    app.settle()?;
    assert_eq!(app.count("[role=dialog]")?, 0, "nothing is asked about it");
    assert!(app.count("main .refused")? > 0);
    assert_eq!(page(app, review)?["locked"], Value::Null);
    let waiting = "main button[aria-label^='Sign: ']";
    let people = app.count(waiting)?;
    assert!(people > 2, "{people} take part");
    for left in (0..people).rev() {
        app.find(waiting)?.click()?;
        app.wait("the signature", |app| Ok(app.count(waiting)? == left))?;
    }
    axe::check(app)?;
    app.button("Lock the review")?.click()?;
    app.find("[role=dialog]")?;
    says(
        app,
        "[role=dialog]",
        &["stays as it is for good", "Dervla Quirke did it"],
    )?;
    tab_to(app, "Lock the review")?;
    app.press("Enter")?;
    says(app, STEPS, &["7 of 7 steps done"])?;
    app.sees("Signed and locked on")
}

fn go_to_step(app: &App, name: &str) -> Result<()> {
    let script = "const [steps, name] = arguments;
        const all = [...document.querySelectorAll(`${steps} button`)];
        const at = all.findIndex((one) => one.innerText.includes(name));
        all[at]?.focus();
        return at";
    app.find(STEPS)?;
    app.execute(script, &[json!(STEPS), json!(name)])?;
    app.press("Enter")?;
    says(app, &format!("{STEPS} [aria-current=step]"), &[name])
}

/// No step has a field or a choice that can be written in.
fn takes_nothing(app: &App) -> Result<()> {
    for step in ["Practices due", "Measures", "New top three"] {
        go_to_step(app, step)?;
        let open = "main .body textarea:not([disabled]), main .body input:not([disabled]), \
                    main .body [role=radio]:not([disabled])";
        assert_eq!(app.count(open)?, 0, "{step} can still be written in");
    }
    Ok(())
}

/// Neither the window nor the core behind it changes a locked review, and undo passes it by.
fn stays(app: &App, review: &str) -> Result<()> {
    let before = page(app, review)?;
    let issue = lines(&before, "issues")[0]["id"].clone();
    takes_nothing(app)?;
    let change = json!({ "ask": "set-text", "id": issue, "field": "text", "text": "Another" });
    let refused = app
        .ask(&change)
        .err()
        .context("a locked issue was changed")?;
    assert!(refused.to_string().contains("locked"), "{refused}");
    app.press("Control+z")?;
    app.sees("is final and stays")?;
    let after = page(app, review)?;
    assert_eq!(after["locked"], before["locked"]);
    assert_eq!(after["issues"], before["issues"]);
    Ok(())
}

/// A mistake is put right by a review that names this one.
fn corrected(app: &App) -> Result<()> {
    go_to_step(app, "Sign and lock")?;
    app.button("Begin a correction")?.click()?;
    app.sees("Corrects 2026")?;
    app.sees("correction")?;
    says(app, STEPS, &["of 7 steps done"])
}

/// The minutes of the locked review are read in the window and written as a PDF.
fn minutes(file: &Path, review: &str) -> Result<()> {
    let path = file.display().to_string();
    let to = file.with_extension("pdf");
    let to = to.display().to_string();
    let document = ["--document", "minutes", "--record", review];
    cli::blueprint(&[&["export", &path], &document[..], &["--to", &to]].concat())?;
    let bytes = std::fs::read(&to)?;
    assert!(bytes.starts_with(b"%PDF-") && bytes.len() > 10_000);
    Ok(())
}

#[test]
fn a_review_in_the_trash_says_so_takes_nothing_and_is_taken_out_where_it_stands() -> Result<()> {
    let (folder, home) = (tempfile::tempdir()?, tempfile::tempdir()?);
    let app = launch(&cli::sample(folder.path())?, home.path())?;
    app.find("main li a")?.click()?;
    app.button("Move this review to the trash")?.click()?;
    say_who(&app, "Dervla Quirke")?;
    app.sees("Begin a review")?;
    // What refuses another one of the same part is said until it is gone.
    app.press("Control+z")?;
    says(&app, "main", &["One open"])?;
    app.button("Whole book")?.click()?;
    app.button("Begin")?.click()?;
    says(&app, "main [role=alert]", &["Go on with it. Open 2026"])?;
    app.press("Control+Shift+z")?;
    says(&app, "main", &["None open"])?;
    app.sees_no("Go on with it")?;
    app.press("Alt+ArrowLeft")?;
    app.sees("In the trash.")?;
    axe::check(&app)?;
    // Its lines are in the trash with it: counts without them would look as if they were lost.
    assert_eq!(app.count(STEPS)?, 0, "no steps are shown");
    app.sees_no("Move this review to the trash")?;
    app.button("Take it out")?.click()?;
    app.sees_no("In the trash.")?;
    app.sees("Move this review to the trash")?;
    let review = page(&app, &id(&app)?)?;
    assert!(
        !lines(&review, "practices").is_empty(),
        "its lines are back"
    );
    Ok(())
}
