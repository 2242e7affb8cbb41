//! The phases of a test against their targets: as rows of a table, and on an axis in time.

use crate::parts::Said;
use blueprint_model::{
    Record,
    field::shown::duration,
    rules::dr_test::{self, Phase, Timing},
};
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct PhaseRow {
    name: &'static str,
    verb: &'static str,
    actual: Option<i64>,
    target: Option<i64>,
    actual_words: Said,
    target_words: Said,
    /// `8 min over`, and whether that is over.
    difference: Said,
    over: Option<i64>,
    over_words: String,
    points_to: Said,
}

#[derive(Serialize)]
pub(super) struct TotalRow {
    name: &'static str,
    actual: Said,
    target: Said,
    difference: Said,
    over: bool,
    points_to: Said,
}

pub(super) fn phase_words(phase: Phase) -> (&'static str, &'static str) {
    match phase {
        Phase::Detect => ("Detect", "detect"),
        Phase::Diagnose => ("Diagnose", "diagnose"),
        Phase::Recover => ("Recover", "recover"),
    }
}

/// How far from a target, in words.
fn difference(actual: Option<i64>, target: Option<i64>) -> Said {
    match (actual, target) {
        (Some(actual), Some(target)) if actual > target => {
            Said::Text(format!("{} over", duration(actual - target)))
        }
        (Some(actual), Some(target)) if actual < target => {
            Said::Text(format!("{} under", duration(target - actual)))
        }
        (Some(_), Some(_)) => Said::Text("on target".into()),
        _ => Said::NotApplicable,
    }
}

fn seconds(seconds: Option<i64>, absent: &str) -> Said {
    Said::or_missing(seconds.map(duration), absent)
}

pub(super) fn row(test: &Record, timing: Timing) -> PhaseRow {
    let (name, verb) = phase_words(timing.phase);
    let slowest = dr_test::slowest(test).is_some_and(|slowest| slowest.phase == timing.phase);
    PhaseRow {
        name,
        verb,
        actual: timing.actual,
        target: timing.target,
        actual_words: seconds(timing.actual, "no time"),
        target_words: seconds(timing.target, "no target"),
        difference: difference(timing.actual, timing.target),
        over: timing.over(),
        over_words: timing.over().map(duration).unwrap_or_default(),
        points_to: if timing.over().is_some() || slowest {
            Said::Text(timing.phase.remedy().to_owned())
        } else {
            Said::NotApplicable
        },
    }
}

pub(super) fn totals(test: &Record) -> Vec<TotalRow> {
    let row = |name, actual: Option<i64>, target: Option<i64>| TotalRow {
        name,
        actual: seconds(actual, "not known"),
        target: seconds(target, "no target"),
        difference: difference(actual, target),
        over: matches!((actual, target), (Some(a), Some(t)) if a > t),
        points_to: Said::NotApplicable,
    };
    vec![
        row(
            "Total, RTO",
            dr_test::rto_actual(test),
            test.seconds("rto_target"),
        ),
        row(
            "Data lost, RPO",
            test.seconds("rpo_actual"),
            test.seconds("rpo_target"),
        ),
    ]
}

/// The end of the time axis in seconds, and its marks; none where no phase has a time.
pub(super) fn axis(test: &Record, phases: &[Timing]) -> (Option<i64>, Vec<(i64, String)>) {
    let actual: i64 = phases.iter().filter_map(|timing| timing.actual).sum();
    let target: i64 = phases.iter().filter_map(|timing| timing.target).sum();
    let longest = actual
        .max(target)
        .max(test.seconds("rto_target").unwrap_or(0));
    if actual == 0 || longest == 0 {
        return (None, Vec::new());
    }
    let steps = [
        10, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 21_600, 43_200, 86_400,
        172_800, 604_800,
    ];
    let step = steps
        .into_iter()
        .find(|step| longest / step <= 5)
        .unwrap_or(longest / 5);
    let marks = (0..).map(|n| n * step).take_while(|at| *at <= longest);
    (
        Some(longest),
        marks
            .map(|at| {
                (
                    at,
                    if at == 0 {
                        "0".to_owned()
                    } else {
                        duration(at)
                    },
                )
            })
            .collect(),
    )
}

/// The clock times, in seconds from the first of them.
pub(super) fn clock(test: &Record) -> Vec<(i64, String)> {
    let all = dr_test::clock(test);
    let zero = all.first().map_or(0, |first| first.at.utc_ms);
    let seconds = |at: i64| (at - zero) / 1_000;
    all.iter()
        .map(|one| (seconds(one.at.utc_ms), one.at.clock()))
        .collect()
}

pub(super) fn drawing_alt(test: &Record, phases: &[Timing]) -> String {
    let parts: Vec<String> = phases
        .iter()
        .map(|timing| {
            let told = |seconds: Option<i64>, absent: &str| {
                seconds.map_or_else(|| absent.to_owned(), duration)
            };
            format!(
                "{} {} against {}",
                timing.phase.words(),
                told(timing.actual, "not timed"),
                told(timing.target, "no target")
            )
        })
        .collect();
    let whole = dr_test::rto_actual(test).map_or_else(|| "not recovered".to_owned(), duration);
    let target = test
        .seconds("rto_target")
        .map_or_else(|| "no target".to_owned(), duration);
    format!(
        "Phases from the start: {}; in all {whole} against {target}.",
        parts.join(", ")
    )
}
