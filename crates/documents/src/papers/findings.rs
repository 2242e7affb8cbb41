//! What the rules say about the record of a paper, and about its children.

use super::Source;
use crate::{parts::Chip, say};
use blueprint_model::{Finding, Record, Severity, rules};
use serde::Serialize;

/// A finding in words.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Told {
    chip: Chip,
    message: String,
    because: String,
    next: String,
}

/// What the rules raise about a record: worst first, good readings and due dates left out.
pub(super) fn of(source: &Source<'_>, record: &Record) -> Vec<Told> {
    of_all(source, &[record])
}

/// What the rules raise about a record and its children of a kind.
pub(super) fn with_children(source: &Source<'_>, record: &Record, kind: &str) -> Vec<Told> {
    let children = source.book.children(record.id, kind);
    let all: Vec<&Record> = [record].into_iter().chain(children).collect();
    of_all(source, &all)
}

fn of_all(source: &Source<'_>, records: &[&Record]) -> Vec<Told> {
    let mut found: Vec<Finding> = records
        .iter()
        .flat_map(|record| rules::findings_of(source.book, record, source.today))
        .filter(|finding| finding.severity != Severity::Good && !finding.is_duty())
        .collect();
    found.sort_by_key(|finding| finding.severity);
    found
        .iter()
        .map(|finding| Told {
            chip: say::finding_chip(finding),
            message: say::sentence(&finding.message),
            because: say::sentence(&finding.inputs),
            next: format!(
                "Next step: {} ({}).",
                finding.next_step,
                finding.effort().replace(' ', "\u{a0}")
            ),
        })
        .collect()
}
