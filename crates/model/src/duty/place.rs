//! Where a duty is done, what marks it done, and where its owner stands.

use super::{Duty, DutyKind, look::Look, practices};
use crate::{Book, Day, RecordId};

/// A field of a record.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    /// The record.
    pub record: RecordId,
    /// The field.
    pub field: &'static str,
}

/// The date that marks a duty done; `None` where the work is more than a date and is done on its own page.
pub fn done_by(duty: &Duty) -> Option<Place> {
    let field = match duty.what {
        DutyKind::PracticeReview | DutyKind::StandardReview => "reviewed_on",
        DutyKind::DriftCheck => "last_drift_check",
        DutyKind::AccessRemoval => "removed_on",
        DutyKind::Step
        | DutyKind::Action
        | DutyKind::ProcessIssue
        | DutyKind::ReviewIssue
        | DutyKind::HandOverLine => "done_on",
        _ => return None,
    };
    Some(Place {
        record: duty.record,
        field,
    })
}

/// The record on whose page the work is done: the review under way, the sheet of a line, else what it is about.
pub fn worked_on(book: &Book, duty: &Duty, today: Day) -> RecordId {
    let running = || {
        let scope = practices::scope(duty.what)?;
        practices::campaign(&Look::new(book, today), scope).map(|review| review.id)
    };
    running().unwrap_or(duty.record)
}

/// The field that names who answers for a duty; `None` where that follows from something signed or from its author.
pub fn owned_by(book: &Book, duty: &Duty, today: Day) -> Option<Place> {
    let record = book.get(duty.record)?;
    let parent = record.parent;
    let (record, field) = match (duty.what, record.kind.as_str()) {
        (DutyKind::EvidenceExpiry, "practice-evidence") => (parent?, "owner"),
        (DutyKind::EvidenceExpiry | DutyKind::AccessRemoval, _) => return None,
        (DutyKind::QuarterlyReview, _) => (record.id, "prepared_by"),
        (DutyKind::PlanningFeedback, "team") => (record.id, "lead"),
        (DutyKind::PlanningFeedback, "planning") if record.value("team").is_some() => {
            (record.reference("team")?, "lead")
        }
        (DutyKind::Retest, _) => (record.id, "lead"),
        (DutyKind::HandOverLine, _) => (record.id, "to"),
        (DutyKind::FactExpiry | DutyKind::BudgetThreshold, _) => (parent?, "owner"),
        (
            DutyKind::DrTest
            | DutyKind::ProcessReview
            | DutyKind::Experiment
            | DutyKind::PlanningFeedback,
            _,
        ) => (series_record(book, duty), "owner"),
        _ => (worked_on(book, duty, today), "owner"),
    };
    Some(Place { record, field })
}

/// The record that stands for the whole series of a duty: a planned test or session is only its next occurrence.
pub fn series_record(book: &Book, duty: &Duty) -> RecordId {
    let Some(record) = book.get(duty.record) else {
        return duty.record;
    };
    let planned = match (duty.what, record.kind.as_str()) {
        (DutyKind::PlanningFeedback, "planning") => record
            .reference("team")
            .or_else(|| practice_of(book, "planning")),
        (DutyKind::DrTest | DutyKind::ProcessReview | DutyKind::Experiment, kind)
            if kind != "practice" =>
        {
            practice_of(book, kind)
        }
        _ => None,
    };
    planned.unwrap_or(duty.record)
}

fn practice_of(book: &Book, kind: &str) -> Option<RecordId> {
    let practice = book.catalogue().kind(kind)?.practice.as_deref()?;
    book.by_template("practice", practice)
        .map(|practice| practice.id)
}
