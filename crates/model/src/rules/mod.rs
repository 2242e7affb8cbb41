//! Rules: what each kind of record means on a given day. One file per kind, one line in [`RULES`].
//!
//! A rule reads its record, the records of its family (parent, children), what these refer to and what refers to it. A
//! practice also reads all records of its sheets, and a codebase standard all repositories (`watching` says so).
//! [`crate::Standings`] relies on that reach, and a test walks random edits to prove it. Each thing a rule says of a
//! record has a rule id of its own, by which its words are found again; [`SAID`] lists them all.

pub mod access_review;
mod action;
pub mod branch_sample;
pub mod brief;
pub mod budget;
pub mod component;
pub mod critical_path;
pub mod dr_test;
pub mod experiment;
pub mod flag;
mod found;
pub mod grant;
pub mod hand_over;
pub mod hypothesis;
pub mod launch;
pub mod mvp;
pub mod owner;
mod person;
pub mod pipeline;
pub mod planning;
pub mod poc;
pub mod practice;
pub mod process_review;
mod said;
mod sheets;
pub mod standard;
pub mod step;
pub mod system;

pub(crate) use sheets::watching;

pub use found::{Found, Note, Told, findings, findings_of, notes_of, told};
pub use said::{SAID, Said};

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
    ("standard", standard::find),
    ("adoption", standard::find_adoption),
    ("repository", branch_sample::find),
    ("flag", flag::find),
    ("pipeline", pipeline::find),
    ("blockage", pipeline::find_blockage),
    ("critical-path", critical_path::find),
    ("experiment", experiment::find),
    ("planning", planning::find),
    ("feedback", planning::find_feedback),
    ("process-review", process_review::find),
    ("process-issue", process_review::find_issue),
    ("hand-over", hand_over::find),
    ("component", component::find),
    ("grant", grant::find),
    ("access-review", access_review::find),
    ("access-decision", access_review::find_line),
    ("dr-test", dr_test::find),
    ("budget", budget::find),
    ("crossing", budget::find_crossing),
    ("hypothesis-sheet", hypothesis::find_sheet),
    ("hypothesis", hypothesis::find),
    ("poc", poc::find),
    ("mvp", mvp::find),
    ("metric", mvp::find_metric),
    ("brief", brief::find),
    ("launch", launch::find),
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
/// Who knows a system and who has left is a matter of Shield; how long branches of a repository live is one of Speed.
pub fn pillar_of(book: &Book, record: &Record) -> Option<Pillar> {
    if record.kind == "practice" {
        return book.text(record, "pillar").and_then(Pillar::from_id);
    }
    if record.kind == "system" || record.kind == "person" {
        return Some(Pillar::Shield);
    }
    if record.kind == "repository" {
        return Some(Pillar::Speed);
    }
    let kind = book.kind_of(record)?;
    kind.pillar
        .or_else(|| pillar_of(book, book.get(record.parent?)?))
}

#[cfg(test)]
mod tests;
