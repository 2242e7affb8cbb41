//! Duties: everything someone is to do by a day, computed from the workbook and today. Nothing of it is stored but that
//! it was done or skipped.

mod key;

pub use key::{Duty, DutyKey, DutyKeyError, DutyKind};

use crate::{Book, Day, RecordId};

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
    /// The record it was about.
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
    let _ = (book, today);
    Vec::new()
}

/// What is open, with the occurrences of each series that follow up to and including `until`.
pub fn ahead(book: &Book, today: Day, until: Day) -> Vec<Duty> {
    let _ = until;
    open(book, today)
}

/// What was done, done late, skipped or missed from `from` to `to`, both included; latest first.
pub fn past(book: &Book, from: Day, to: Day) -> Vec<Past> {
    let _ = (book, from, to);
    Vec::new()
}

/// What is to be done, as one line: `Review Feature flags`.
pub fn title(book: &Book, duty: &Duty) -> String {
    book.get(duty.record)
        .map_or_else(String::new, |record| book.title(record))
}
