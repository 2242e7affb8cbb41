//! Rules: what each kind of record means on a given day. One file per kind, one line in [`RULES`].

mod action;
mod person;
pub mod practice;
pub mod step;
pub mod system;

use crate::{Book, Day, Finding, Record, Severity};

/// A rule adds what it finds about one live record of its kind.
type Rule = fn(book: &Book, record: &Record, today: Day, found: &mut Vec<Finding>);

/// The kind each rule looks at, and the rule.
const RULES: &[(&str, Rule)] = &[
    ("practice", practice::find),
    ("step", step::find),
    ("action", action::find),
    ("system", system::find),
    ("person", person::find),
];

/// Everything the rules find in a workbook, good readings left out: worst first, then the cheapest step first.
pub fn findings(book: &Book, today: Day) -> Vec<Finding> {
    let mut found = Vec::new();
    for (kind, rule) in RULES {
        for record in book.of_kind(kind) {
            rule(book, record, today, &mut found);
        }
    }
    found.retain(|finding| finding.severity != Severity::Good);
    found.sort_by(|a, b| {
        (a.severity, a.effort_minutes, a.record).cmp(&(b.severity, b.effort_minutes, b.record))
    });
    found
}

/// What the rules say about one record, good readings included.
pub fn findings_of(book: &Book, record: &Record, today: Day) -> Vec<Finding> {
    let mut found = Vec::new();
    for (_, rule) in RULES.iter().filter(|(kind, _)| record.kind == **kind) {
        rule(book, record, today, &mut found);
    }
    found.sort_by_key(|finding| finding.severity);
    found
}

#[cfg(test)]
mod tests;
