//! The quarterly review: what belongs to a part of the workbook, what it opens with, and how far it has come. Everything here
//! is computed; what was said in a review stands in its records.

pub mod counts;
pub mod duties;
pub mod practices;
pub mod quarter;
pub mod readings;
pub mod scope;
pub mod sheets;
pub mod signing;
pub mod steps;

pub use quarter::Quarter;
pub use scope::Scope;
pub use steps::Step;

use crate::{Book, Day, Record, RecordId};

/// The kind of a review.
pub const REVIEW: &str = "quarterly-review";
/// Issues that leave a review, never more; exactly so many leave a review of the whole book.
pub const TOP: usize = 3;

/// How many issues a review is locked with at least: exactly three for the whole book; one for a part, whose lead may have
/// only one thing to mend.
pub fn least_issues(review: &Record) -> usize {
    match Scope::of(review) {
        Scope::Whole => TOP,
        _ => 1,
    }
}

/// Whether a review is locked.
pub fn is_locked(review: &Record) -> bool {
    review.value("locked_on").is_some()
}

/// The review that a correction of this one is, latest first to last; none while it stands as it is.
pub fn corrected_by<'a>(book: &'a Book, review: &Record) -> Option<&'a Record> {
    book.referred_by(review.id)
        .filter(|(other, field)| other.kind == *REVIEW && *field == "corrects")
        .map(|(other, _)| other)
        .max_by_key(|other| (other.day("locked_on"), other.id))
}

/// Whether a locked review puts this one right, and so stands in its place.
pub fn is_superseded(book: &Book, review: &Record) -> bool {
    corrected_by(book, review).is_some_and(is_locked)
}

/// The locked review of the same part before this one, by quarter and then by the day it was locked; one that a locked review
/// corrects gives way to its correction.
pub fn previous<'a>(book: &'a Book, review: &Record) -> Option<&'a Record> {
    let own = order(review);
    let corrected = review.reference("corrects");
    book.of_kind(REVIEW)
        .filter(|other| other.id != review.id && is_locked(other))
        .filter(|other| Some(other.id) != corrected && !is_superseded(book, other))
        .filter(|other| Scope::of(other) == Scope::of(review))
        .filter(|other| order(other) < own)
        .max_by_key(|other| order(other))
}

/// Reviews by their quarter, then by the day they were locked; one that is open comes after those of its quarter.
fn order(review: &Record) -> (Option<Quarter>, Day, RecordId) {
    let far = Day::new(9999, 12, 31).unwrap_or(Day::EPOCH);
    let quarter = review.text("quarter").and_then(Quarter::parse);
    (quarter, review.day("locked_on").unwrap_or(far), review.id)
}

/// The issues of a review, in their order.
pub fn issues<'a>(book: &'a Book, review: &Record) -> impl Iterator<Item = &'a Record> + use<'a> {
    book.children(review.id, "review-issue")
}

/// With what a review opens: the issues that left the one before it.
pub fn last_three<'a>(book: &'a Book, review: &Record) -> Vec<&'a Record> {
    previous(book, review).map_or_else(Vec::new, |before| issues(book, before).collect())
}

/// Whether it is said what became of an issue; one that was moved says to when.
pub fn has_outcome(issue: &Record) -> bool {
    match issue.text("outcome") {
        Some("moved") => issue.value("moved_to").is_some(),
        Some(_) => true,
        None => issue.value("done_on").is_some(),
    }
}

/// The stretch a review looks back on: from the day after the one before it was locked, else from the beginning of its
/// quarter, to the day it was locked, else `today`.
pub fn stretch(book: &Book, review: &Record, today: Day) -> (Day, Day) {
    let before = previous(book, review).and_then(|before| before.day("locked_on"));
    let quarter = review.text("quarter").and_then(Quarter::parse);
    let to = review.day("locked_on").unwrap_or(today);
    let from = before
        .map(|day| day.plus_days(1))
        .or_else(|| quarter.map(Quarter::first))
        .unwrap_or(to);
    (from.min(to), to)
}

#[cfg(test)]
mod tests;
