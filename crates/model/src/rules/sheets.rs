//! What is said of a practice from all records of its sheets together.

use super::{Found, access_review, dr_test, experiment, planning, process_review};
use crate::{Book, Catalogue, Day, Record, RecordId};

/// The practice of a kind: its own, or that of the kind it is a child of.
pub(super) fn practice_of<'a>(catalogue: &'a Catalogue, kind: &str) -> Option<&'a str> {
    let kind = catalogue.kind(kind)?;
    match (&kind.practice, &kind.parent) {
        (Some(practice), _) => Some(practice),
        (None, Some(parent)) => catalogue.kind(parent.as_str())?.practice.as_deref(),
        (None, None) => None,
    }
}

/// The records whose rules look over all records of the kind this one is of: the practice of its sheet, the codebase
/// standards for a repository, and whatever is reviewed on a cadence for a holiday.
pub(crate) fn watching(book: &Book, record: &Record) -> Vec<RecordId> {
    if record.kind == "holiday" {
        let reviewed = book.of_kind("practice").chain(book.of_kind("standard"));
        return reviewed.map(|record| record.id).collect();
    }
    if record.kind == "repository" {
        return book
            .of_kind("standard")
            .map(|standard| standard.id)
            .collect();
    }
    practice_of(book.catalogue(), record.kind.as_str())
        .and_then(|practice| book.by_template("practice", practice))
        .map(|practice| practice.id)
        .into_iter()
        .collect()
}

/// Whether the sheet of a kind has been begun.
fn has_any(book: &Book, kind: &str) -> bool {
    book.of_kind(kind).next().is_some()
}

pub(super) fn find(book: &Book, practice: &Record, begun: bool, today: Day, found: &mut Found) {
    match practice.template.as_deref() {
        Some("access-reviews") => access_review::find_scopes(book, practice, today, found),
        Some("disaster-recovery-tests") if begun || has_any(book, "dr-test") => {
            dr_test::find_year(book, practice, today, found);
        }
        Some("quarterly-process-reviews") => {
            process_review::find_quarter(book, practice, today, found);
        }
        Some("feedback-loops-in-planning") => planning::find_streak(book, practice, today, found),
        Some("space-for-experiments") => experiment::find_rhythm(book, practice, today, found),
        _ => {}
    }
}
