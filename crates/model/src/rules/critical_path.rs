//! Critical paths: which of them tests guard, by level and in the order of what a failure costs.

use super::{Found, Told, owner};
use crate::{Book, Day, Record, Severity, Share};

/// Levels of test, by field id.
pub const LEVELS: [&str; 3] = ["unit", "integration", "end_to_end"];
/// Days in which a failure still counts as recent: a quarter.
pub const RECENT_DAYS: i64 = 90;

/// How well the critical paths are guarded.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Coverage {
    /// Paths that [`is_guarded`] says are.
    pub guarded: Share,
    /// Paths whose tests run by themselves.
    pub automated: Share,
    /// Paths covered (not partly) by unit tests, integration tests and end-to-end tests.
    pub levels: [Share; 3],
}

/// What a failure does, 1 (wakes someone) to 4; `None` when nobody has said.
pub fn impact(path: &Record) -> Option<u8> {
    let impact = path.text("impact").and_then(|text| text.parse().ok());
    impact.filter(|n| (1..=4).contains(n))
}

/// Whether tests guard a path: they run by themselves before each release, and at least one level covers it wholly.
pub fn is_guarded(path: &Record) -> bool {
    path.tick("automated")
        && LEVELS
            .iter()
            .any(|level| path.text(level) == Some("covered"))
}

/// The coverage of some paths.
pub fn coverage<'a>(paths: impl Iterator<Item = &'a Record> + Clone) -> Coverage {
    Coverage {
        guarded: Share::count(paths.clone(), |path| is_guarded(path)),
        automated: Share::count(paths.clone(), |path| path.tick("automated")),
        levels: LEVELS
            .map(|level| Share::count(paths.clone(), |path| path.text(level) == Some("covered"))),
    }
}

/// The paths of a workbook, worst impact first and unguarded before guarded; those without an impact come last.
pub fn ranked(book: &Book) -> Vec<&Record> {
    let mut paths: Vec<&Record> = book.of_kind("critical-path").collect();
    paths.sort_by_key(|path| (impact(path).unwrap_or(u8::MAX), is_guarded(path), path.id));
    paths
}

/// The coverage of the paths of each impact, 1 to 4.
pub fn by_impact(book: &Book) -> [Coverage; 4] {
    [1, 2, 3, 4].map(|wanted| {
        coverage(
            book.of_kind("critical-path")
                .filter(move |path| impact(path) == Some(wanted))
                .collect::<Vec<_>>()
                .into_iter(),
        )
    })
}

const GUARDED: &str =
    "each critical path is covered at one level at least, by tests that run by themselves";

pub(super) fn find(book: &Book, path: &Record, today: Day, found: &mut Found) {
    let before = found.len();
    if !is_guarded(path) && failed_lately(path, today).is_none() {
        let severity = if impact(path) == Some(1) {
            Severity::Red
        } else {
            Severity::Amber
        };
        found.add(severity, path, "path-unguarded", 240, || Told {
            rule_words: GUARDED,
            chip: "unguarded".into(),
            message: format!("Nothing automatic guards “{}”", book.title(path)),
            inputs: inputs(path),
            since: None,
            next_step: "Write one automated test that walks the path".into(),
        });
    }
    unlearned(book, path, today, found);
    if impact(path).is_none() {
        found.add(Severity::Amber, path, "path-without-impact", 2, || Told {
            rule_words: "each critical path says what a failure does",
            chip: "no impact".into(),
            message: format!(
                "What a failure of “{}” does is not recorded",
                book.title(path)
            ),
            inputs: "impact empty".into(),
            since: None,
            next_step: "Choose the impact, 1 to 4".into(),
        });
    }
    owner::find(book, path, "keeps its tests", today, found);
    if found.len() == before {
        found.add(Severity::Good, path, "path-unguarded", 0, || Told {
            rule_words: GUARDED,
            chip: "guarded".into(),
            message: format!("“{}” is guarded", book.title(path)),
            inputs: inputs(path),
            since: None,
            next_step: "Nothing to do".into(),
        });
    }
}

/// The day of its last failure, when that is recent.
fn failed_lately(path: &Record, today: Day) -> Option<Day> {
    let failed = path.day("last_failure");
    failed.filter(|day| (0..=RECENT_DAYS).contains(&day.days_until(today)))
}

fn unlearned(book: &Book, path: &Record, today: Day, found: &mut Found) {
    let Some(day) = failed_lately(path, today).filter(|_| !is_guarded(path)) else {
        return;
    };
    found.add(Severity::Red, path, "path-failed-unguarded", 240, || Told {
        rule_words: "a path that failed in the last ninety days has a test that would have caught it",
        chip: "failed, no test".into(),
        message: format!("“{}” failed on {} and nothing would catch it today", book.title(path), day.near(today)),
        inputs: inputs(path),
        since: Some(day),
        next_step: "Write the test that would have caught it".into(),
    });
}

fn inputs(path: &Record) -> String {
    let level = |field: &str, words: &str| {
        format!("{words} {}", path.text(field).unwrap_or("not recorded"))
    };
    let impact =
        impact(path).map_or_else(|| "impact not set".to_owned(), |n| format!("impact {n}"));
    let automated = if path.tick("automated") {
        "automated"
    } else {
        "not automated"
    };
    [
        impact,
        level("unit", "unit"),
        level("integration", "integration"),
        level("end_to_end", "end-to-end"),
        automated.to_owned(),
    ]
    .join(", ")
}
