//! A scenario over its tests: each phase as dots joined by a line, against the target of today.

use super::{super::Source, phases::phase_words};
use blueprint_model::{
    Record,
    field::shown::duration,
    rules::dr_test::{self, Phase, Timing},
    words,
};
use serde::Serialize;

/// Earlier tests of a scenario that are drawn, with this one.
const MOST_TESTS: usize = 6;

#[derive(Serialize)]
pub(super) struct Trend {
    name: &'static str,
    points: Vec<Point>,
    /// The target's share of the height.
    target: Option<f64>,
    target_words: String,
    alt: String,
}

#[derive(Serialize)]
pub(super) struct Point {
    label: String,
    words: String,
    share: f64,
    missed: bool,
}

/// The tests of this scenario up to this one, oldest first.
fn tests<'a>(source: &Source<'a>, record: &'a Record) -> Vec<&'a Record> {
    let Some(scenario) = record.text("scenario") else {
        return Vec::new();
    };
    let own = dr_test::held_on(record);
    let all = dr_test::trend(source.book, scenario);
    let known: Vec<&Record> = all
        .into_iter()
        .filter(|test| dr_test::held_on(test) <= own)
        .collect();
    let from = known.len().saturating_sub(MOST_TESTS);
    known[from..].to_vec()
}

pub(super) fn of(source: &Source<'_>, record: &Record) -> Vec<Trend> {
    let tests = tests(source, record);
    if tests.len() < 2 {
        return Vec::new();
    }
    Phase::ALL
        .into_iter()
        .map(|phase| trend_of(source, record, &tests, phase))
        .collect()
}

fn trend_of(source: &Source<'_>, record: &Record, tests: &[&Record], phase: Phase) -> Trend {
    let timing = |test: &Record| {
        dr_test::phases(test)
            .into_iter()
            .find(|timing| timing.phase == phase)
    };
    let target = timing(record).and_then(|timing| timing.target);
    let timed: Vec<(&Record, Timing, i64)> = tests
        .iter()
        .filter_map(|test| {
            let timing = timing(test)?;
            Some((*test, timing, timing.actual?))
        })
        .collect();
    let most = timed
        .iter()
        .map(|(_, _, actual)| *actual)
        .chain(target)
        .max()
        .unwrap_or(1)
        .max(1);
    let share = |seconds: i64| seconds as f64 / most as f64;
    let points: Vec<Point> = timed
        .iter()
        .map(|(test, timing, actual)| Point {
            label: dr_test::held_on(test).map_or_else(String::new, |day| {
                let near = day.near(source.today);
                near.split_once(' ')
                    .map_or(near.clone(), |(_, month)| month.to_owned())
            }),
            words: duration(*actual),
            share: share(*actual),
            missed: timing.over().is_some(),
        })
        .collect();
    let told: Vec<String> = points
        .iter()
        .map(|point| format!("{} {}", point.label, point.words))
        .collect();
    let (name, _) = phase_words(phase);
    Trend {
        name,
        alt: format!(
            "{name}: {}; target {}.",
            told.join(", "),
            target.map_or_else(|| "not set".to_owned(), duration)
        ),
        points,
        target: target.map(share),
        target_words: target.map(duration).unwrap_or_default(),
    }
}

pub(super) fn note(source: &Source<'_>, record: &Record) -> String {
    let tests = tests(source, record);
    let day = |test: Option<&&Record>| {
        test.and_then(|test| dr_test::held_on(test))
            .map_or_else(String::new, |day| day.short())
    };
    format!(
        "{}, {} to {}. Open dots missed their target.",
        words::capitalised(&words::counted(tests.len(), "test", "tests")),
        day(tests.first()),
        day(tests.last())
    )
}
