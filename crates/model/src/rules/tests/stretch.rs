//! Experiments, planning, feedback and process reviews.

use super::*;
use crate::rules::{experiment, planning, process_review};

#[test]
fn a_time_box_ends_with_a_learning() {
    let rule = |fields: Value| {
        let mut build = Build::new();
        let id = build.add("experiment", None, fields);
        build.severity(id, "experiment-over")
    };
    assert_eq!(
        rule(json!({"question": "Q", "ends_on": ago(0)})),
        None,
        "its last day is today"
    );
    assert_eq!(
        rule(json!({"question": "Q", "ends_on": ago(1)})),
        Some(Severity::Amber)
    );
    assert_eq!(
        rule(json!({"question": "Q", "ends_on": ago(14)})),
        Some(Severity::Amber)
    );
    assert_eq!(
        rule(json!({"question": "Q", "ends_on": ago(15)})),
        Some(Severity::Red)
    );
    assert_eq!(
        rule(json!({"question": "Q", "ends_on": ago(15), "learning": "l"})),
        Some(Severity::Amber),
        "only the outcome is missing"
    );
    assert_eq!(
        rule(json!({"question": "Q", "ended_on": ago(1), "learning": "l"})),
        Some(Severity::Good)
    );
    let mut build = Build::new();
    let id = build.add(
        "experiment",
        None,
        json!({"question": "Q", "started_on": ago(1)}),
    );
    assert_eq!(
        build.severity(id, "experiment-without-end"),
        Some(Severity::Amber)
    );
}

#[test]
fn the_share_with_a_learning_counts_what_is_over() {
    let mut build = Build::new();
    let practice = build.practice("space-for-experiments");
    for fields in [
        json!({"ends_on": ago(1), "started_on": ago(38)}),
        json!({"outcome": "drop", "learning": "l"}),
        json!({"ends_on": ago(0)}),
    ] {
        build.add("experiment", None, fields);
    }
    assert_eq!(
        experiment::with_learning(&build.book, today()).words(),
        "1 of 2, 50\u{a0}%"
    );
    assert_eq!(
        build.severity(practice, "experiment-rhythm"),
        Some(Severity::Good),
        "38 days ago is in time"
    );
}

#[test]
fn experiments_are_late_by_the_rhythm_of_their_practice() {
    for (rhythm, days, severity) in [
        (json!({"days": 7}), 14, Severity::Good),
        (json!({"days": 7}), 15, Severity::Amber),
        (json!({"days": 60}), 67, Severity::Good),
        (json!({"days": 60}), 68, Severity::Amber),
        (Value::Null, 39, Severity::Amber),
    ] {
        let mut build = Build::new();
        let practice = build.practice("space-for-experiments");
        build.add("experiment", None, json!({"started_on": ago(days)}));
        build.change(practice, "rhythm", rhythm.clone());
        assert_eq!(
            build.severity(practice, "experiment-rhythm"),
            Some(severity),
            "{rhythm}, {days} days ago"
        );
    }
}

#[test]
fn sessions_without_feedback_are_counted_from_the_latest() {
    let mut build = Build::new();
    let practice = build.practice("feedback-loops-in-planning");
    assert_eq!(build.severity(practice, "feedback-streak"), None);
    let mut held = |days: i64, heard: bool| {
        let id = build.add(
            "planning",
            None,
            json!({"sprint": "S", "held_on": ago(days), "feedback_reviewed": heard}),
        );
        (
            build.severity(id, "feedback-not-reviewed"),
            build.severity(practice, "feedback-streak"),
        )
    };
    assert_eq!(
        held(91, false),
        (None, Some(Severity::Amber)),
        "the past cannot be mended"
    );
    assert_eq!(held(90, true), (Some(Severity::Good), Some(Severity::Good)));
    assert_eq!(
        held(30, false),
        (Some(Severity::Amber), Some(Severity::Amber))
    );
    assert_eq!(held(16, false).1, Some(Severity::Amber));
    assert_eq!(held(2, false).1, Some(Severity::Red), "three in a row");
    assert_eq!(
        build.finding(practice, "feedback-streak").since,
        Some(today().plus_days(-30))
    );
    let sessions = planning::held(&build.book, None, today());
    assert_eq!(
        (
            planning::streak(&sessions),
            planning::reviewed(&sessions).part
        ),
        (0, 1)
    );
}

#[test]
fn feedback_leads_somewhere_within_thirty_days() {
    let mut build = Build::new();
    let mut item = |days: i64| {
        build.add(
            "feedback",
            None,
            json!({"text": "T", "received_on": ago(days)}),
        )
    };
    let (young, old, reviewed) = (item(30), item(31), item(31));
    build.add(
        "planning",
        None,
        json!({"sprint": "S", "items": [reviewed.to_string()]}),
    );
    assert_eq!(
        build.severity(young, "feedback-leads-nowhere"),
        None,
        "exactly thirty days"
    );
    assert_eq!(
        build.severity(old, "feedback-leads-nowhere"),
        Some(Severity::Amber)
    );
    assert_eq!(
        build.severity(reviewed, "feedback-leads-nowhere"),
        Some(Severity::Good)
    );
}

fn review(build: &mut Build, held: &str, picked: usize) -> RecordId {
    let id = build.add(
        "process-review",
        None,
        json!({"quarter": held, "held_on": held}),
    );
    for n in 0..4 {
        build.add("process-issue", Some(id), json!({"text": format!("{held} {n}"), "picked": n < picked, "due": ago(n as i64 - 1), "owner": "00000000-0000-0000-0000-000000000009"}));
    }
    id
}

#[test]
fn a_held_review_picks_exactly_three() {
    let rule = |picked, signed: Value| {
        let mut build = Build::new();
        let id = review(&mut build, "2026-11-01", picked);
        let mut record = build.record(id).clone();
        if !signed.is_null() {
            record.fields.insert("signed_on".into(), signed);
        }
        build.book.put(record);
        build.severity(id, "three-picked")
    };
    assert_eq!(rule(2, Value::Null), Some(Severity::Red));
    assert_eq!(rule(3, Value::Null), Some(Severity::Amber), "not signed");
    assert_eq!(rule(3, json!(ago(1))), Some(Severity::Good));
    assert_eq!(rule(4, json!(ago(1))), Some(Severity::Red));
}

#[test]
fn a_review_opens_with_the_three_of_the_one_before() {
    let mut build = Build::new();
    let first = review(&mut build, "2026-05-01", 3);
    let second = review(&mut build, "2026-08-20", 3);
    let now = review(&mut build, "2026-11-20", 0);
    assert_eq!(
        process_review::previous(&build.book, build.record(first)),
        None
    );
    assert_eq!(
        process_review::previous(&build.book, build.record(now)).map(|one| one.id),
        Some(second)
    );
    let outcomes: Vec<process_review::Outcome> =
        process_review::last_three(&build.book, build.record(now), today())
            .into_iter()
            .map(|(_, outcome)| outcome)
            .collect();
    use process_review::Outcome::{Late, Open};
    assert_eq!(outcomes, [Open, Open, Late(today().plus_days(-1))]);
}

#[test]
fn a_quarter_ends_three_months_later_also_at_the_end_of_a_month() {
    let mut build = Build::new();
    let practice = build.practice("quarterly-process-reviews");
    review(&mut build, "2026-08-20", 3);
    assert_eq!(
        build.severity(practice, "quarter-unreviewed"),
        Some(Severity::Good),
        "due today"
    );
    let mut late = Build::new();
    let practice = late.practice("quarterly-process-reviews");
    review(&mut late, "2026-08-19", 3);
    assert_eq!(
        late.severity(practice, "quarter-unreviewed"),
        Some(Severity::Red)
    );
    let mut end = Build::new();
    review(&mut end, "2027-11-30", 3);
    assert_eq!(
        process_review::next_due(&end.book, day("2027-12-01")),
        Some(day("2028-02-29"))
    );
}

#[test]
fn a_picked_issue_is_late_the_day_after() {
    let mut build = Build::new();
    let id = review(&mut build, "2026-11-01", 3);
    let rules: Vec<Option<Severity>> = build
        .book
        .children(id, "process-issue")
        .map(|issue| build.severity(issue.id, "issue-late"))
        .collect();
    assert_eq!(
        rules,
        [None, None, Some(Severity::Red), None],
        "due tomorrow, today, yesterday, and not picked"
    );
    let bare = build.add(
        "process-issue",
        Some(id),
        json!({"text": "T", "picked": true}),
    );
    assert_eq!(build.severity(bare, "no-owner"), Some(Severity::Amber));
}
