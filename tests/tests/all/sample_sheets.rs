//! The sheets of the sample company: right on any day of the year, and within the limits they teach.

use blueprint_tests::desk::Desk;
use blueprint_workbook::{
    Workbook,
    core::{
        model::{Book, Day, Record, Timestamp},
        store::{Env, testing::FixedEnv},
    },
    write_sample,
};
use std::sync::Arc;

/// Fields that say what happened, so that none of them can lie ahead.
const HAPPENED: &[&str] = &[
    "actual_on",
    "agreed_on",
    "decided_on",
    "done_on",
    "ended_on",
    "evidence_on",
    "everyone_since",
    "granted_on",
    "last_failure",
    "last_used",
    "received_on",
    "removed_on",
    "shared_on",
    "signed_on",
    "started_on",
    "taken_on",
    "test_started_on",
];

fn on_day(day: &str) -> (tempfile::TempDir, Workbook) {
    let folder = tempfile::tempdir().unwrap();
    let env = Arc::new(FixedEnv::new());
    let noon: Timestamp = format!("{day}T12:00:00+01:00").parse().unwrap();
    env.set(noon);
    assert_eq!(env.today().to_string(), day);
    let path = folder.path().join("sample.blueprint");
    let workbook = write_sample(&path, None, env, "a test").unwrap();
    (folder, workbook)
}

fn minor(record: &Record) -> i64 {
    record.value("amount").unwrap()["minor"].as_i64().unwrap()
}

fn children<'a>(book: &'a Book, parent: &Record, kind: &'a str) -> Vec<&'a Record> {
    book.children(parent.id, kind).collect()
}

/// What was spent up to and including a day.
fn spent(book: &Book, budget: &Record, until: Day) -> i64 {
    let entries = children(book, budget, "spend").into_iter();
    entries
        .filter(|entry| entry.day("on").unwrap() <= until)
        .map(minor)
        .sum()
}

#[test]
fn what_happened_never_lies_ahead_whatever_the_day() {
    for day in ["2027-01-01", "2028-02-29", "2027-03-02", "2026-12-31"] {
        let (_folder, workbook) = on_day(day);
        let book = workbook.book();
        let today: Day = day.parse().unwrap();
        for record in book.records() {
            for field in HAPPENED {
                let ahead = record.day(field).filter(|when| *when > today);
                assert_eq!(ahead, None, "{day}: {} {field}", record.handle());
            }
        }
        let mut strays = 0;
        for spend in book.of_kind("spend") {
            let budget = book.get(spend.parent.unwrap()).unwrap();
            let on = spend.day("on").unwrap();
            let month = budget.text("month").unwrap();
            assert!(on <= today, "{day}");
            strays += usize::from(!on.to_string().starts_with(month));
        }
        assert_eq!(strays, 1, "{day}: one invoice came late, to show the rule");
        let quarters: Vec<&str> = book
            .of_kind("process-review")
            .filter_map(|review| review.text("quarter"))
            .collect();
        let different: std::collections::BTreeSet<&&str> = quarters.iter().collect();
        assert_eq!(
            (quarters.len(), different.len()),
            (3, 3),
            "{day}: a review each quarter"
        );
    }
}

#[test]
fn a_crossing_of_actual_spend_stands_on_the_day_it_happened() {
    let mut seen = 0;
    for day in ["2027-03-31", "2028-03-02"] {
        let (_folder, workbook) = on_day(day);
        let book = workbook.book();
        for crossing in book.of_kind("crossing") {
            if crossing.text("basis") != Some("actual") {
                continue;
            }
            let budget = book.get(crossing.parent.unwrap()).unwrap();
            let mark: i64 = crossing.text("threshold").unwrap().parse().unwrap();
            let reached = |until| spent(book, budget, until) * 100 >= mark * minor(budget);
            let on = crossing.day("on").unwrap();
            let name = book.title(budget);
            assert!(reached(on) && !reached(on.plus_days(-1)), "{name} {mark}");
            assert_eq!(minor(crossing), spent(book, budget, on), "{name} {mark}");
            seen += 1;
        }
    }
    assert!(seen > 10, "{seen} crossings");
}

#[test]
fn it_keeps_the_limits_it_teaches() {
    let desk = Desk::sample().unwrap();
    let book = desk.workbook.book();
    for mvp in book.of_kind("mvp") {
        assert!(children(book, mvp, "metric").len() <= 2);
    }
    for poc in book.of_kind("poc") {
        assert!(children(book, poc, "slide").len() <= 3);
    }
    for experiment in book.of_kind("experiment") {
        let closed = experiment.day("ended_on").is_some() || experiment.text("outcome").is_some();
        assert!(!closed || experiment.text("learning").is_some());
    }
    for review in book.of_kind("process-review") {
        let issues = children(book, review, "process-issue");
        let picked = issues
            .iter()
            .filter(|issue| issue.value("picked").is_some_and(|v| v == true));
        let all = picked.clone().count();
        let owned = picked
            .filter(|issue| issue.reference("owner").is_some() && issue.day("due").is_some())
            .count();
        let signed = review.day("signed_on").is_some();
        assert!(all <= 3 && (!signed || owned == 3), "{}", review.handle());
    }
    for review in book.of_kind("access-review") {
        for decision in children(book, review, "access-decision") {
            let own = decision.reference("reviewer") == decision.reference("person");
            let signed = review.day("signed_on").is_some();
            assert!(!own || decision.text("reason").is_some(), "a self-review");
            assert!(!signed || decision.text("decision").is_some(), "undecided");
        }
    }
    for launch in book.of_kind("launch") {
        let gates = children(book, launch, "gate");
        let red = gates.iter().any(|gate| gate.text("state") == Some("red"));
        let signed_for =
            launch.reference("override_by").is_some() && launch.text("override_reason").is_some();
        let ready = launch.day("ready_on").is_some();
        assert!(!(ready && red) || signed_for, "{}", launch.handle());
    }
}
