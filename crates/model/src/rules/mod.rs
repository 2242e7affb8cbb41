//! Rules: what each kind of record means on a given day. One file per kind, one line in [`RULES`].
//!
//! A rule reads its record, the records of its family (parent, children), what these refer to and what refers to it.
//! [`crate::Standings`] relies on that reach, and a test walks random edits to prove it.

mod action;
mod found;
mod person;
pub mod practice;
pub mod step;
pub mod system;

pub use found::{Found, Note, Told, findings, findings_of, notes_of, told};

use crate::{Book, Day, Record, practice::Pillar};

/// A rule adds what it finds about one live record of its kind.
type Rule = fn(book: &Book, record: &Record, today: Day, found: &mut Found);

/// The kind each rule looks at, and the rule.
const RULES: &[(&str, Rule)] = &[
    ("practice", practice::find),
    ("step", step::find),
    ("action", action::find),
    ("system", system::find),
    ("person", person::find),
];

/// Whether there are rules for records of a kind.
pub fn judges(kind: &str) -> bool {
    RULES.iter().any(|(judged, _)| *judged == kind)
}

/// The rules that are about a due date; what they find stands in the list of duties.
const DUTIES: &[&str] = &["overdue", "due-soon"];

/// Whether a rule is about a due date; duties have lists of their own and are not counted as findings twice.
pub(crate) fn is_duty(rule: &str) -> bool {
    DUTIES.contains(&rule)
}

/// The pillar a record belongs to: that of its practice, of its kind, or of the record it is part of.
/// Who knows a system and who has left is a matter of Shield.
pub fn pillar_of(book: &Book, record: &Record) -> Option<Pillar> {
    if record.kind == "practice" {
        return book.text(record, "pillar").and_then(Pillar::from_id);
    }
    if record.kind == "system" || record.kind == "person" {
        return Some(Pillar::Shield);
    }
    let kind = book.kind_of(record)?;
    kind.pillar
        .or_else(|| pillar_of(book, book.get(record.parent?)?))
}

#[cfg(test)]
mod tests;
