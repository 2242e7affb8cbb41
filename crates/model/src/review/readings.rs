//! Readings of measures. What was read in a review counts once the review is locked.

use super::{REVIEW, is_locked, order};
use crate::{Book, Day, Record, RecordId, practice::MeasureTemplate};

/// What a measure was when it was read last.
#[derive(Clone, PartialEq, Debug)]
pub struct Reading<'a> {
    /// The line of the review, with the figure and where it comes from.
    pub line: &'a Record,
    /// The day the review was locked.
    pub on: Day,
    /// Whether the target is reached; `None` without a target or a figure.
    pub reached: Option<bool>,
}

/// The last reading of a measure of a practice: of the latest quarter, and there of the review that was locked last.
pub fn latest<'a>(
    book: &'a Book,
    practice: RecordId,
    measure: &MeasureTemplate,
) -> Option<Reading<'a>> {
    let lines = book
        .referred_by(practice)
        .map(|(line, _)| line)
        .filter(|line| line.kind == "review-measure")
        .filter(|line| line.text("name") == Some(measure.name.as_str()));
    let of_reviews = lines.filter_map(|line| {
        let review = book.get(line.parent?)?;
        (review.kind == *REVIEW && review.trashed.is_none() && is_locked(review))
            .then_some((line, review))
    });
    let (line, review) = of_reviews.max_by_key(|(line, review)| (order(review), line.id))?;
    Some(Reading {
        line,
        on: review.day("locked_on")?,
        reached: line
            .number("value")
            .and_then(|value| measure.is_reached_by(value)),
    })
}
