//! Duties: everything someone is to do by a day, computed from the workbook and today. Nothing of it is stored but that
//! it was done or skipped.
//!
//! A series comes round on a cadence ([`series`]); everything else has a day of its own ([`dated`]). An occurrence that
//! was left out is a `completion` with a reason; one of a series whose date is overwritten by the next is a `completion`
//! too, and all others are their own record of having been done.

mod dated;
mod escalation;
mod key;
mod look;
mod past;
mod place;
mod practices;
mod series;
mod words;

pub use escalation::{ESCALATION_DAYS, Escalation, escalation};
pub use key::{Duty, DutyKey, DutyKeyError, DutyKind};
pub use past::past;
pub use place::{Place, done_by, owned_by, series_record, worked_on};
pub use words::title;

use crate::{Book, Day, Record, RecordId, cadence::Cadence};
use look::Look;
use series::Series;

/// How an occurrence ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Ending {
    /// Done by its day, on that one.
    Done(Day),
    /// Done after its day, on that one.
    Late(Day),
    /// Left out, for a reason.
    Skipped(String),
    /// Its day passed, and the next one came.
    Missed,
}

/// One occurrence that is over.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Past {
    /// Which duty.
    pub what: DutyKind,
    /// The record: of a sheet the review or test itself, else what it was about.
    pub record: RecordId,
    /// The day it was due; `None` when it was done without having been due.
    pub due: Option<Day>,
    /// How it ended.
    pub ending: Ending,
    /// Who did or skipped it, when the workbook says so.
    pub by: Option<RecordId>,
}

/// The occurrence that is open now of each series, and every open thing with a day; `due` may lie in the past.
/// Sorted by day, duty and record.
pub fn open(book: &Book, today: Day) -> Vec<Duty> {
    let look = Look::new(book, today);
    collect(&look, |series, out| out.extend(series.open(&look)))
}

/// What is open, with the occurrences of each series that follow up to and including `until`. What is open and due later
/// than that is left out.
pub fn ahead(book: &Book, today: Day, until: Day) -> Vec<Duty> {
    let look = Look::new(book, today);
    let mut all = collect(&look, |series, out| {
        out.extend(series.open(&look));
        out.extend(series.later(&look, until));
    });
    all.retain(|duty| duty.due <= until);
    all
}

fn collect(look: &Look<'_>, each: impl Fn(&Series, &mut Vec<Duty>)) -> Vec<Duty> {
    let (mut series, mut all) = (Vec::new(), Vec::new());
    practices::all(look, &mut series);
    for one in &series {
        each(one, &mut all);
    }
    dated::all(look, &mut all);
    all.sort_unstable_by_key(|duty| (duty.due, duty.what, duty.record));
    all
}

/// How often experiments or plannings come round, as the practice they belong to says or else as usual; `None` for every
/// other practice. A team may have a sprint of its own.
pub fn rhythm(book: &Book, practice: &Record) -> Option<Cadence> {
    let kind = match practice.template.as_deref()? {
        "space-for-experiments" => "experiment",
        "feedback-loops-in-planning" => "planning",
        _ => return None,
    };
    Some(practices::rhythm(book, practice, kind))
}

/// The day by which a practice is reviewed next; `None` for one that has not begun or does not apply.
pub fn next_practice_review(book: &Book, practice: &Record, today: Day) -> Option<Day> {
    let look = Look::new(book, today);
    practices::practice_review(&look, practice)?.due(&look)
}

/// The day on which the next experiment begins, in the rhythm of its practice; `None` for another practice, one that does
/// not apply, and while neither an experiment nor the practice has begun.
pub fn next_experiment(book: &Book, practice: &Record, today: Day) -> Option<Day> {
    let look = Look::new(book, today);
    let series = practices::of_sheet(&look, practice)?;
    (series.what == DutyKind::Experiment).then(|| series.due(&look))?
}

/// The day of the next planning of a team; `None` for one that never held any.
pub fn next_planning(book: &Book, team: &Record, today: Day) -> Option<Day> {
    let look = Look::new(book, today);
    let practice = book.by_template("practice", "feedback-loops-in-planning")?;
    let mut all = Vec::new();
    practices::plannings(&look, practice, &mut all);
    let series = all.into_iter().find(|series| series.record == team.id)?;
    series.due(&look)
}

/// The day by which a codebase standard is reviewed next.
pub fn next_standard_review(book: &Book, standard: &Record, today: Day) -> Option<Day> {
    let look = Look::new(book, today);
    practices::standard_review(&look, standard).due(&look)
}

/// The day by which a component is compared with its code next; `None` when it is not in code.
pub fn next_drift_check(book: &Book, component: &Record, today: Day) -> Option<Day> {
    let look = Look::new(book, today);
    practices::drift_check(&look, component)?.due(&look)
}

/// The last day on which the next review of access in a scope is in time; `None` when it was never reviewed.
pub fn next_access_review(book: &Book, scope: &str, today: Day) -> Option<Day> {
    practices::next_access_review(&Look::new(book, today), scope)
}

/// The day by which the next process review is held; `None` when none was.
pub fn next_process_review(book: &Book, today: Day) -> Option<Day> {
    practices::next_process_review(&Look::new(book, today))
}

/// The day on which something that is renewed by a later day was due: a fact or a piece of evidence.
pub fn renewal_due(record: &Record) -> Option<(DutyKind, Day)> {
    match record.kind.as_str() {
        "hypothesis" => Some((DutyKind::FactExpiry, dated::fact_due(record)?)),
        "evidence" => Some((DutyKind::EvidenceExpiry, record.day("expires")?)),
        _ => None,
    }
}
