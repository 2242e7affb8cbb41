//! Grants, access reviews, recovery tests, components and hand-overs.

use super::*;
use crate::rules::{access_review, component, dr_test};

fn grant(build: &mut Build, left_on: Value, more: Value) -> RecordId {
    let person = build.add("person", None, json!({"name": "Ada", "left_on": left_on}));
    let system = build.add("system", None, json!({"name": "Payments"}));
    let mut fields = json!({"person": person.to_string(), "system": system.to_string(), "role": "deploy", "scope": "production"});
    fields
        .as_object_mut()
        .unwrap()
        .extend(more.as_object().unwrap().clone());
    build.add("grant", None, fields)
}

#[test]
fn a_leaver_with_a_grant_is_an_alarm_the_day_after() {
    let rule = |left: Value, more: Value| {
        let mut build = Build::new();
        let id = grant(&mut build, left, more);
        build.severity(id, "leaver-with-grant")
    };
    assert_eq!(
        rule(json!(ago(0)), json!({})),
        Some(Severity::Good),
        "still here today"
    );
    assert_eq!(rule(json!(ago(1)), json!({})), Some(Severity::Red));
    assert_eq!(rule(json!(ago(1)), json!({"removed_on": ago(0)})), None);
    assert_eq!(
        rule(json!(ago(1)), json!({"removed_on": ago(-1)})),
        Some(Severity::Red),
        "to be removed tomorrow"
    );
    let mut build = Build::new();
    let id = grant(&mut build, json!("2026-02-28"), json!({}));
    let told = build.finding(id, "leaver-with-grant");
    assert_eq!(
        told.since,
        Some(day("2026-03-01")),
        "over the end of a month"
    );
    assert_eq!(told.message, "Ada has left and can still reach Payments");
}

#[test]
fn a_grant_is_unused_on_its_ninetieth_day() {
    let rule = |days| {
        let mut build = Build::new();
        let id = grant(&mut build, Value::Null, json!({"last_used": ago(days)}));
        build.severity(id, "grant-unused")
    };
    assert_eq!((rule(89), rule(90)), (None, Some(Severity::Amber)));
}

#[test]
fn a_scope_is_due_ninety_days_after_it_was_signed() {
    let rule = |signed: i64, scope: &str| {
        let mut build = Build::new();
        let practice = build.practice("access-reviews");
        grant(&mut build, Value::Null, json!({}));
        let review = build.add(
            "access-review",
            None,
            json!({"scope": scope, "signed_on": ago(signed)}),
        );
        build.add("access-decision", Some(review), json!({"decision": "keep"}));
        build.severity(practice, "scope-unreviewed")
    };
    assert_eq!(
        rule(90, "production"),
        Some(Severity::Good),
        "exactly ninety days"
    );
    assert_eq!(rule(91, "production"), Some(Severity::Red));
    assert_eq!(rule(90, "all"), Some(Severity::Good));
    assert_eq!(
        rule(1, "administrator"),
        Some(Severity::Red),
        "another scope does not count"
    );
    assert_eq!(
        rule(-1, "production"),
        Some(Severity::Red),
        "nor does a signature of a day ahead"
    );
    let mut build = Build::new();
    let practice = build.practice("access-reviews");
    assert_eq!(
        build.severity(practice, "scope-unreviewed"),
        None,
        "nobody holds anything"
    );
    grant(&mut build, Value::Null, json!({}));
    assert!(
        build
            .finding(practice, "scope-unreviewed")
            .inputs
            .contains("production never reviewed")
    );
}

#[test]
fn a_signed_review_without_lines_reviewed_nothing() {
    let mut build = Build::new();
    let practice = build.practice("access-reviews");
    grant(&mut build, Value::Null, json!({}));
    let review = build.add(
        "access-review",
        None,
        json!({"scope": "all", "started_on": ago(3), "signed_on": ago(1)}),
    );
    assert_eq!(
        build.severity(practice, "scope-unreviewed"),
        Some(Severity::Red)
    );
    assert_eq!(
        build.finding(review, "rubber-stamp").chip,
        "nothing reviewed"
    );
}

/// A review with lines of one decision, some seconds apart.
fn review(build: &mut Build, lines: usize, seconds: i64, decision: &str) -> RecordId {
    let review = build.add(
        "access-review",
        None,
        json!({"scope": "production", "started_on": ago(3), "signed_on": ago(1)}),
    );
    for n in 0..lines {
        let decided = Timestamp {
            utc_ms: AT.utc_ms + i64::try_from(n).unwrap() * seconds * 1_000,
            offset_minutes: 0,
        };
        let holder = build.add("person", None, json!({"name": n.to_string()}));
        build.add("access-decision", Some(review), json!({"person": holder.to_string(), "role": "r", "decision": decision, "decided_at": decided.to_string()}));
    }
    review
}

#[test]
fn more_than_twenty_decisions_under_ten_seconds_each_are_too_fast() {
    let too_fast = |lines, seconds| {
        let mut build = Build::new();
        let id = review(&mut build, lines, seconds, "revoke");
        let stamp = access_review::stamp(&build.book, build.record(id));
        assert_eq!(stamp.seconds_each, Some(seconds));
        stamp.too_fast
    };
    assert!(too_fast(21, 9));
    assert!(!too_fast(20, 9), "twenty are not more than twenty");
    assert!(!too_fast(21, 10), "ten seconds are enough");
}

#[test]
fn keeping_everything_looks_like_a_rubber_stamp_from_five_lines_on() {
    let rule = |lines, seconds| {
        let mut build = Build::new();
        let id = review(&mut build, lines, seconds, "keep");
        build.severity(id, "rubber-stamp")
    };
    assert_eq!(rule(4, 60), Some(Severity::Good));
    assert_eq!(rule(5, 60), Some(Severity::Amber));
    assert_eq!(
        rule(21, 5),
        Some(Severity::Red),
        "everything kept, and too fast"
    );
}

#[test]
fn a_review_counts_its_lines_and_names_self_reviews() {
    let mut build = Build::new();
    let id = review(&mut build, 2, 60, "unsure");
    let me = build.add("person", None, json!({"name": "Me"})).to_string();
    let line = build.add(
        "access-decision",
        Some(id),
        json!({"person": me, "reviewer": me, "decision": "reduce"}),
    );
    build.add(
        "access-decision",
        Some(id),
        json!({"person": me, "role": "x"}),
    );
    let stamp = access_review::stamp(&build.book, build.record(id));
    assert_eq!(
        (stamp.decisions, stamp.undecided, stamp.outcomes),
        (4, 1, [0, 0, 1, 2])
    );
    assert_eq!(
        (stamp.self_reviewed, stamp.removals_open),
        (vec![line], vec![line])
    );
    assert_eq!(build.severity(id, "rubber-stamp"), Some(Severity::Amber));
    assert!(
        build
            .finding(id, "review-unsure")
            .message
            .starts_with("Two lines")
    );
}

#[test]
fn a_removal_may_stay_open_for_fourteen_days() {
    let rule = |days, decision: &str, removed: Value| {
        let mut build = Build::new();
        let id = build.add("access-review", None, json!({"scope": "production"}));
        let line = build.add(
            "access-decision",
            Some(id),
            json!({"decision": decision, "decided_on": ago(days), "removed_on": removed}),
        );
        build.severity(line, "removal-open")
    };
    assert_eq!(
        rule(14, "revoke", Value::Null),
        None,
        "exactly fourteen days"
    );
    assert_eq!(rule(15, "revoke", Value::Null), Some(Severity::Red));
    assert_eq!(rule(15, "reduce", Value::Null), Some(Severity::Red));
    assert_eq!(rule(15, "revoke", json!(ago(2))), None);
    assert_eq!(rule(15, "keep", Value::Null), None);
}

#[test]
fn a_campaign_is_late_after_fourteen_days() {
    let rule = |days| {
        let mut build = Build::new();
        let id = build.add(
            "access-review",
            None,
            json!({"scope": "production", "started_on": ago(days)}),
        );
        build.severity(id, "campaign-late")
    };
    assert_eq!((rule(14), rule(15)), (None, Some(Severity::Red)));
}

fn test_on(build: &mut Build, on: &str, form: &str, result: &str) -> RecordId {
    build.add("dr-test", None, json!({"title": on, "scenario": "kill a database", "form": form, "on": on, "result": result, "hypothesis": "h", "criterion": "c"}))
}

#[test]
fn two_actual_tests_lie_within_twelve_months() {
    let mut build = Build::new();
    let practice = build.practice("disaster-recovery-tests");
    assert_eq!(
        build.severity(practice, "tests-a-year"),
        None,
        "a practice nobody has begun is not red"
    );
    test_on(&mut build, "2026-11-01", "table-top", "pass");
    assert_eq!(
        build.severity(practice, "tests-a-year"),
        Some(Severity::Red),
        "a table-top does not count"
    );
    test_on(&mut build, "2025-11-20", "actual", "pass");
    assert_eq!(
        build.severity(practice, "tests-a-year"),
        Some(Severity::Red),
        "twelve months ago to the day is out"
    );
    test_on(&mut build, "2025-11-21", "actual", "fail");
    assert_eq!(
        build.severity(practice, "tests-a-year"),
        Some(Severity::Amber)
    );
    assert_eq!(
        build.finding(practice, "tests-a-year").since,
        Some(today()),
        "since the other one went out"
    );
    test_on(&mut build, "2026-11-21", "actual", "pass");
    assert_eq!(
        build.severity(practice, "tests-a-year"),
        Some(Severity::Amber),
        "tomorrow is not yet"
    );
    test_on(&mut build, "2026-11-20", "actual", "pass");
    assert_eq!(
        build.severity(practice, "tests-a-year"),
        Some(Severity::Good)
    );
    let mut leap = Build::new();
    test_on(&mut leap, "2028-02-29", "actual", "pass");
    assert_eq!(dr_test::in_last_year(&leap.book, day("2029-02-27")), 1);
    assert_eq!(dr_test::in_last_year(&leap.book, day("2029-02-28")), 0);
}

#[test]
fn a_failure_is_tested_again_within_thirty_days() {
    let rule = |failed: i64, again: Value| {
        let mut build = Build::new();
        let first = test_on(&mut build, &ago(failed), "actual", "fail");
        if let Some(fields) = again.as_object() {
            let mut fields = fields.clone();
            fields.insert("retest_of".into(), json!(first.to_string()));
            build.add("dr-test", None, Value::Object(fields));
        }
        build.severity(first, "retest-missing")
    };
    assert_eq!(
        rule(30, Value::Null),
        Some(Severity::Amber),
        "the thirtieth day is in time"
    );
    assert_eq!(rule(31, Value::Null), Some(Severity::Red));
    assert_eq!(
        rule(10, json!({"title": "R", "planned_for": ago(-20)})),
        None,
        "planned for the thirtieth day"
    );
    let held = |form: &str| json!({"title": "R", "form": form, "on": ago(5), "result": "pass"});
    assert_eq!(rule(40, held("actual")), None);
    assert_eq!(
        rule(40, held("table-top")),
        Some(Severity::Red),
        "talked through is not tested again"
    );
    assert_eq!(
        rule(10, json!({"title": "R", "planned_for": ago(-21)})),
        Some(Severity::Amber)
    );
    assert_eq!(
        rule(40, json!({"title": "R", "planned_for": ago(20)})),
        Some(Severity::Red),
        "planned, and let go by"
    );
    assert_eq!(
        rule(40, json!({"title": "R", "on": ago(2), "result": "pass"})),
        None
    );
}

#[test]
fn the_slow_phase_points_to_its_remedy() {
    let at = |clock| at("2026-11-19", clock);
    let mut build = Build::new();
    let id = build.add("dr-test", None, json!({
        "title": "T", "result": "pass with conditions", "hypothesis": "h", "criterion": "c",
        "started": at("10:00"), "detected": at("10:04"), "diagnosed": at("10:34"), "recovered": at("10:41"),
        "detect_target": 120, "diagnose_target": 1200, "recover_target": 600, "rto_target": 2460, "rpo_target": 300, "rpo_actual": 300
    }));
    let test = build.record(id);
    assert_eq!(
        dr_test::phases(test).map(|timing| timing.actual),
        [Some(240), Some(1800), Some(420)]
    );
    assert_eq!(dr_test::rto_actual(test), Some(2460));
    let slow = dr_test::slowest(test).unwrap();
    assert_eq!(
        slow.phase.remedy(),
        "monitoring",
        "twice its target, though diagnosis took longer"
    );
    assert_eq!(
        build.severity(id, "recovery-targets"),
        Some(Severity::Amber),
        "RTO and RPO exactly at target"
    );
    let mut over = test.clone();
    over.fields.insert("rpo_actual".into(), json!(301));
    build.book.put(over);
    let told = build.finding(id, "recovery-targets");
    assert_eq!(
        (told.severity, told.chip.as_str()),
        (Severity::Red, "too much lost")
    );
}

#[test]
fn times_in_the_wrong_order_are_no_figures() {
    let mut build = Build::new();
    let id = build.add("dr-test", None, json!({"started": at("2026-11-19", "10:00"), "detected": at("2026-11-19", "09:59"), "recovered": at("2026-11-20", "00:10")}));
    let test = build.record(id);
    assert_eq!(dr_test::phases(test)[0].actual, None);
    assert_eq!(
        dr_test::rto_actual(test),
        Some(14 * 3_600 + 600),
        "over midnight"
    );
    assert_eq!(dr_test::slowest(test), None);
}

#[test]
fn a_test_is_prepared_and_watched_by_somebody_else() {
    let mut build = Build::new();
    let who = build.add("person", None, json!({"name": "A"})).to_string();
    let id = build.add("dr-test", None, json!({"title": "T", "started": at("2026-11-19", "10:00"), "observer": who, "participants": [who]}));
    assert_eq!(build.finding(id, "test-unprepared").chip, "no criterion");
    assert_eq!(
        build.severity(id, "observer-takes-part"),
        Some(Severity::Amber)
    );
    for on in ["2026-05-01", "2025-02-01", "2026-10-01"] {
        test_on(&mut build, on, "actual", "pass");
    }
    let trend: Vec<Option<Day>> = dr_test::trend(&build.book, "kill a database")
        .into_iter()
        .map(dr_test::held_on)
        .collect();
    assert_eq!(
        trend,
        ["2025-02-01", "2026-05-01", "2026-10-01"].map(|on| Some(day(on)))
    );
}

#[test]
fn a_component_changed_by_hand_is_red() {
    let rule = |fields: Value| {
        let mut build = Build::new();
        let id = build.add("component", None, fields);
        build
            .said(id)
            .into_iter()
            .map(|found| (found.rule, found.severity))
            .collect::<Vec<_>>()
    };
    let whole = |days: i64, changes: &str| json!({"name": "LB", "codified": true, "version_controlled": true, "reviewed_only": true, "last_drift_check": ago(days), "console_changes": changes});
    assert_eq!(
        rule(whole(90, "0")),
        [("component-not-in-code", Severity::Good)],
        "exactly ninety days"
    );
    assert_eq!(rule(whole(91, "0")), [("drift-unchecked", Severity::Amber)]);
    assert_eq!(rule(whole(1, "1")), [("console-changes", Severity::Red)]);
    assert_eq!(
        rule(json!({"name": "LB"})),
        [("component-not-in-code", Severity::Amber)]
    );
    let mut build = Build::new();
    for codified in [true, false] {
        build.add("component", None, json!({"codified": codified}));
    }
    assert_eq!(
        component::codified(build.book.of_kind("component")).words(),
        "1 of 2, 50\u{a0}%"
    );
}

#[test]
fn a_hand_over_is_red_after_the_last_day() {
    let rule = |last: i64, done: Value| {
        let mut build = Build::new();
        let person = build.add("person", None, json!({"name": "A", "left_on": ago(last)}));
        let id = build.add("hand-over", None, json!({"person": person.to_string()}));
        build.add(
            "hand-over-item",
            Some(id),
            json!({"text": "t", "done_on": done}),
        );
        build.severity(id, "hand-over-open")
    };
    assert_eq!(rule(1, Value::Null), Some(Severity::Red));
    assert_eq!(rule(0, Value::Null), Some(Severity::Amber));
    assert_eq!(rule(-14, Value::Null), Some(Severity::Amber));
    assert_eq!(rule(-15, Value::Null), None);
    assert_eq!(rule(1, json!(ago(3))), Some(Severity::Good));
}

#[test]
fn what_is_replaced_by_a_newer_one_is_let_go() {
    let doubtful = |days: i64| {
        let mut build = Build::new();
        let id = review(&mut build, 5, 60, "keep");
        let mut signed = build.record(id).clone();
        signed.fields.insert("signed_on".into(), json!(ago(days)));
        build.book.put(signed);
        build.severity(id, "rubber-stamp")
    };
    assert_eq!((doubtful(90), doubtful(91)), (Some(Severity::Amber), None));
    let slow = |on: &str| {
        let mut build = Build::new();
        let id = build.add("dr-test", None, json!({"title": "T", "on": on, "result": "pass", "hypothesis": "h", "criterion": "c", "rpo_target": 1, "rpo_actual": 2}));
        build.severity(id, "recovery-targets")
    };
    assert_eq!(
        (slow("2025-11-21"), slow("2025-11-20")),
        (Some(Severity::Red), None)
    );
}
