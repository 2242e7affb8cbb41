//! Who knows a system, steps and their days, and what the content of a practice carries.

use super::*;
use crate::{
    maturity,
    rules::system::{Verdict, severity},
    status,
};

#[test]
fn severity_follows_the_table() {
    use Severity::{Amber, Good, Red};
    let levels = [Some(1), Some(2), Some(3), Some(4), None];
    let row = |verdict| levels.map(|level| severity(verdict, level));
    assert_eq!(
        row(Verdict::Nobody),
        [Some(Red), Some(Red), Some(Amber), Some(Amber), Some(Red)]
    );
    assert_eq!(
        row(Verdict::OnePerson),
        [
            Some(Red),
            Some(Amber),
            Some(Amber),
            Some(Amber),
            Some(Amber)
        ]
    );
    assert_eq!(
        row(Verdict::NotDocumented),
        [Some(Amber), Some(Amber), Some(Amber), None, Some(Amber)]
    );
    assert_eq!(row(Verdict::Covered), [Some(Good); 5]);
}

#[test]
fn experts_count_at_their_edges() {
    let cases = [
        ("both proven", 0, None, "complete", Verdict::Covered),
        (
            "act exactly 180 days ago",
            180,
            None,
            "complete",
            Verdict::Covered,
        ),
        (
            "act 181 days ago",
            181,
            None,
            "complete",
            Verdict::OnePerson,
        ),
        (
            "leaves today, still counts",
            0,
            Some(0),
            "complete",
            Verdict::Covered,
        ),
        ("left yesterday", 0, Some(1), "complete", Verdict::OnePerson),
        (
            "partial documentation",
            0,
            None,
            "partial",
            Verdict::NotDocumented,
        ),
        (
            "verified without a date",
            0,
            None,
            "verified",
            Verdict::NotDocumented,
        ),
    ];
    for (name, act_age, left_ago, documentation, expected) in cases {
        let mut build = Build::new();
        let first = build.add("person", None, json!({"name": "A"}));
        let second = build.add(
            "person",
            None,
            json!({"name": "B", "left_on": left_ago.map(ago)}),
        );
        let fields = json!({"name": "S", "primary": first.to_string(), "secondary": second.to_string(), "documentation": documentation});
        let system = build.add("system", None, fields);
        build.add(
            "act",
            Some(system),
            json!({"person": second.to_string(), "what": "deployed", "on": ago(act_age)}),
        );
        assert_eq!(
            crate::rules::system::verdict(&build.book, build.record(system), today()),
            expected,
            "{name}"
        );
    }
}

#[test]
fn one_person_in_both_columns_is_one_person() {
    let mut build = Build::new();
    let only = build.add(
        "person",
        None,
        json!({"name": "A", "left_on": today().plus_days(5).to_string()}),
    );
    let system = build.add("system", None, json!({"name": "S", "primary": only.to_string(), "secondary": only.to_string(), "documentation": "complete"}));
    build.add(
        "act",
        Some(system),
        json!({"person": only.to_string(), "what": "deployed", "on": ago(1)}),
    );
    let system = build.record(system);
    assert_eq!(
        crate::rules::system::verdict(&build.book, system, today()),
        Verdict::OnePerson
    );
    assert_eq!(
        crate::rules::system::coming(&build.book, system, today()),
        Some((today().plus_days(6), Verdict::Nobody))
    );
}

#[test]
fn steps_are_overdue_the_day_after() {
    for (due, severity) in [
        (-1, Some(Severity::Red)),
        (0, Some(Severity::Amber)),
        (1, Some(Severity::Amber)),
        (2, None),
    ] {
        let mut build = Build::new();
        let step = build.add(
            "step",
            None,
            json!({"text": "T", "due": today().plus_days(due).to_string()}),
        );
        let found = findings_of(&build.book, build.record(step), today());
        assert_eq!(
            found.first().map(|f| f.severity),
            severity,
            "due in {due} days"
        );
        let done = build.add(
            "step",
            None,
            json!({"text": "T", "due": ago(9), "done_on": ago(1)}),
        );
        assert!(
            findings_of(&build.book, build.record(done), today()).is_empty(),
            "a done step is never late"
        );
    }
}

#[test]
fn status_is_the_lower_of_declared_and_earned() {
    let mut build = Build::new();
    let person = build.add("person", None, json!({"name": "A"}));
    let practice = build.add("practice", None, json!({"name": "P", "status": "practised", "current_state": "now", "desired_state": "then", "owner": person.to_string()}));
    let shown =
        |build: &Build| status::of_practice(&build.book, build.record(practice), today()).words();
    assert_eq!(shown(&build), "drafting, practised declared");
    build.add("step", Some(practice), json!({"text": "first"}));
    assert_eq!(shown(&build), "documented, practised declared");
    let proof = build.add("evidence", None, json!({"name": "log", "dated": ago(180)}));
    build.add(
        "practice-evidence",
        Some(practice),
        json!({"evidence": proof.to_string(), "level": 2}),
    );
    assert_eq!(shown(&build), "practised");
    let mut modest = build.record(practice).clone();
    modest.fields.insert("status".into(), json!("drafting"));
    build.book.put(modest);
    assert_eq!(
        shown(&build),
        "drafting, practised earned",
        "both are shown when they differ"
    );
}

#[test]
fn a_level_needs_every_level_below_it() {
    let mut build = Build::new();
    let practice = build.add("practice", None, json!({"name": "P"}));
    let supported =
        |build: &Build, day| maturity::supported(&build.book, build.record(practice), day);
    let proof = build.add("evidence", None, json!({"name": "log", "dated": ago(180)}));
    build.add(
        "practice-evidence",
        Some(practice),
        json!({"evidence": proof.to_string(), "level": 3}),
    );
    assert_eq!(
        supported(&build, today()),
        1,
        "level 3 without level 2 carries nothing"
    );
    build.add(
        "practice-evidence",
        Some(practice),
        json!({"evidence": proof.to_string(), "level": 2}),
    );
    assert_eq!(
        supported(&build, today()),
        3,
        "exactly 180 days old still counts"
    );
    assert_eq!(
        supported(&build, today().plus_days(1)),
        1,
        "a day later it does not"
    );
    let undated = build.add("evidence", None, json!({"name": "no date"}));
    build.add(
        "practice-evidence",
        Some(practice),
        json!({"evidence": undated.to_string(), "level": 4}),
    );
    assert_eq!(
        supported(&build, today()),
        3,
        "evidence without a date carries nothing"
    );
}

#[test]
fn a_leaver_who_still_owns_something_is_red() {
    let mut build = Build::new();
    let person = build.add("person", None, json!({"name": "Ada", "left_on": ago(1)}));
    build.add(
        "practice",
        None,
        json!({"name": "P", "owner": person.to_string()}),
    );
    let found = findings(&build.book, today());
    assert!(
        found.iter().any(|f| f.rule == "leaver-owns"
            && f.severity == Severity::Red
            && f.message.contains("one thing")),
        "{found:?}"
    );
}

#[test]
fn a_covered_system_without_a_criticality_is_asked_for_that_alone() {
    let mut build = Build::new();
    let ada = build.add("person", None, json!({"name": "Ada"}));
    let omar = build.add("person", None, json!({"name": "Omar"}));
    let fields = json!({"name": "Payments", "primary": ada.to_string(), "secondary": omar.to_string(), "documentation": "complete"});
    let system = build.add("system", None, fields);
    let act = json!({"person": omar.to_string(), "what": "deployed", "on": ago(3)});
    build.add("act", Some(system), act);
    let told = build.finding(system, "key-person");
    assert_eq!(
        (told.chip.as_str(), told.next_step.as_str()),
        ("covered", "Set the criticality of Payments")
    );
}
