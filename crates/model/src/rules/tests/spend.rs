//! Budgets: forecasts, marks and jumps.

use super::*;
use crate::rules::budget::{self, Basis};

fn budget(build: &mut Build, month: &str, minor: i64, spend: &[(&str, i64)]) -> RecordId {
    let id = build.add("budget", None, json!({"name": "Cloud", "level": "account", "month": month, "amount": {"minor": minor, "currency": "EUR"}, "recipients": ["00000000-0000-0000-0000-000000000009"]}));
    for (on, minor) in spend {
        build.add(
            "spend",
            Some(id),
            json!({"on": on, "amount": {"minor": minor, "currency": "EUR"}}),
        );
    }
    id
}

fn month_of(build: &Build, id: RecordId) -> budget::Month {
    budget::month(&build.book, build.record(id)).unwrap()
}

#[test]
fn there_is_no_forecast_before_the_third_day() {
    let mut build = Build::new();
    let id = budget(
        &mut build,
        "2028-02",
        290_000,
        &[("2028-02-01", 10_000), ("2028-02-03", 20_000)],
    );
    let month = month_of(&build, id);
    assert_eq!(month.length(), 29, "a leap year");
    assert_eq!(month.forecast(day("2028-02-02")), None);
    assert_eq!(
        month.forecast(day("2028-02-03")),
        Some(290_000),
        "300 in three days of 29"
    );
    assert_eq!(
        month.forecast(day("2028-02-29")),
        Some(30_000),
        "on the last day it is what was spent"
    );
    assert_eq!(month.forecast(day("2028-01-31")), None);
    assert_eq!(month.forecast(day("2028-04-01")), Some(30_000));
    assert_eq!(
        (
            month.spent(day("2028-02-02")),
            month.elapsed(day("2028-01-31"))
        ),
        (10_000, 0)
    );
}

#[test]
fn each_mark_is_crossed_on_the_first_day_that_reaches_it() {
    let mut build = Build::new();
    let id = budget(
        &mut build,
        "2026-11",
        100_000,
        &[
            ("2026-11-01", 5_000),
            ("2026-11-10", 45_000),
            ("2026-11-12", 24_999),
            ("2026-11-20", 1),
        ],
    );
    let crossed: Vec<(i64, Basis, String, i64)> = month_of(&build, id)
        .crossings(today())
        .into_iter()
        .map(|one| (one.mark, one.basis, one.on.to_string(), one.minor))
        .collect();
    assert_eq!(
        crossed,
        [
            (50, Basis::Actual, "2026-11-10".into(), 50_000),
            (75, Basis::Actual, "2026-11-20".into(), 75_000),
            (50, Basis::Forecast, "2026-11-03".into(), 50_000),
            (75, Basis::Forecast, "2026-11-10".into(), 150_000),
            (90, Basis::Forecast, "2026-11-10".into(), 150_000),
        ],
        "50.0 % counts, and a forecast is asked on days without an entry"
    );
    assert!(month_of(&build, id).crossings(day("2026-10-31")).is_empty());
}

#[test]
fn a_budget_of_nothing_is_crossed_by_the_first_cent() {
    let mut build = Build::new();
    let empty = budget(&mut build, "2026-11", 0, &[]);
    assert!(month_of(&build, empty).crossings(today()).is_empty());
    let id = budget(&mut build, "2026-11", 0, &[("2026-11-05", 1)]);
    let crossings = month_of(&build, id).crossings(today());
    assert_eq!(crossings.len(), 6);
    assert!(crossings.iter().all(|one| one.on == day("2026-11-05")));
    let told = build.finding(id, "over-budget");
    assert_eq!(
        (told.severity, told.chip.as_str()),
        (Severity::Red, "not budgeted")
    );
    assert!(
        told.inputs.contains("no percentage of a budget of nothing"),
        "{}",
        told.inputs
    );
}

#[test]
fn marks_of_a_running_month_are_amber_then_red() {
    let rule = |minor: i64| {
        let mut build = Build::new();
        // Day 20 of 30: a forecast is half as much again.
        let id = budget(&mut build, "2026-11", 100_000, &[("2026-11-20", minor)]);
        let all = build.said(id);
        let found = all
            .iter()
            .find(|one| one.rule == "budget-mark" || one.rule == "over-budget")
            .unwrap();
        (found.severity, found.chip.clone())
    };
    assert_eq!(
        rule(59_999),
        (Severity::Good, "within".into()),
        "forecast 89.998 %"
    );
    assert_eq!(
        rule(60_000),
        (Severity::Amber, "heading over".into()),
        "forecast exactly 90 %"
    );
    assert_eq!(rule(75_000), (Severity::Amber, "over 75\u{a0}%".into()));
    assert_eq!(rule(90_000), (Severity::Red, "over 90\u{a0}%".into()));
    assert_eq!(
        rule(100_000),
        (Severity::Red, "over 90\u{a0}%".into()),
        "all of it is not more than it"
    );
    assert_eq!(rule(100_001), (Severity::Red, "over budget".into()));
}

#[test]
fn a_month_that_ended_is_remembered_for_a_month_when_it_was_over() {
    let mut build = Build::new();
    let id = budget(&mut build, "2026-10", 100_000, &[("2026-10-30", 100_001)]);
    assert_eq!(
        build.finding(id, "over-budget").since,
        Some(day("2026-10-30"))
    );
    let later = |build: &Build, on: &str| notes_of(&build.book, build.record(id), day(on)).len();
    assert_eq!(
        (later(&build, "2026-12-01"), later(&build, "2026-12-02")),
        (1, 0)
    );
    let full = budget(&mut build, "2026-10", 100_000, &[("2026-10-30", 99_000)]);
    assert_eq!(
        build.severity(full, "budget-mark"),
        Some(Severity::Good),
        "99 % of a month that is over is on plan"
    );
}

#[test]
fn other_currencies_and_other_months_are_named_and_not_counted() {
    let mut build = Build::new();
    let id = budget(
        &mut build,
        "2026-11",
        100_000,
        &[("2026-10-31", 90_000), ("2026-11-19", 10)],
    );
    build.add(
        "spend",
        Some(id),
        json!({"on": "2026-11-05", "amount": {"minor": 90_000, "currency": "USD"}}),
    );
    let month = month_of(&build, id);
    assert_eq!((month.foreign, month.spent(today())), (2, 10));
    assert!(
        build
            .finding(id, "spend-not-counted")
            .message
            .starts_with("two entries")
    );
}

#[test]
fn a_day_jumps_above_twice_the_mean_before_it() {
    let rule = |last: i64| {
        let mut build = Build::new();
        let id = budget(
            &mut build,
            "2026-11",
            10_000_000,
            &[
                ("2026-11-16", 90),
                ("2026-11-17", 100),
                ("2026-11-18", 110),
                ("2026-11-19", last),
            ],
        );
        build.severity(id, "spend-jump")
    };
    assert_eq!((rule(200), rule(201)), (None, Some(Severity::Amber)));
}

#[test]
fn a_month_jumps_above_one_and_a_half_times_the_mean_of_three() {
    let jump = |now: i64| {
        let mut build = Build::new();
        for (month, on, minor) in [
            ("2026-06", "2026-06-01", 9_000),
            ("2026-07", "2026-07-31", 90),
            ("2026-08", "2026-08-01", 100),
            ("2026-09", "2026-09-30", 110),
        ] {
            budget(&mut build, month, 1, &[(on, minor)]);
        }
        let id = budget(&mut build, "2026-10", 1, &[("2026-10-01", now)]);
        budget::month_jump(&build.book, build.record(id), today()).map(|jump| jump.mean)
    };
    assert_eq!(
        (jump(150), jump(151)),
        (None, Some(100)),
        "June is too long ago to count"
    );
}

#[test]
fn a_crossing_owes_a_cause() {
    let mut build = Build::new();
    let id = budget(&mut build, "2026-11", 1, &[]);
    let bare = build.add(
        "crossing",
        Some(id),
        json!({"threshold": "75", "basis": "actual", "on": ago(2)}),
    );
    assert_eq!(
        build.severity(bare, "crossing-without-cause"),
        Some(Severity::Amber)
    );
    let told = build.add(
        "crossing",
        Some(id),
        json!({"threshold": "75", "basis": "forecast", "cause": "test"}),
    );
    assert_eq!(
        build.severity(told, "crossing-without-cause"),
        Some(Severity::Good)
    );
    assert_eq!(
        build.severity(id, "spend-silent"),
        Some(Severity::Amber),
        "no entry by day 20"
    );
}
