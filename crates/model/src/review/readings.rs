//! Readings of measures. What was read in a review counts once the review is locked.

use super::{REVIEW, is_locked, is_superseded, order};
use crate::{Book, Day, Record, RecordId, decimal, practice::MeasureTemplate};

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

/// The last reading of a measure of a practice: of the latest quarter, and there of the review that was locked last. What a
/// correction took back is not read.
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
        let counts = review.kind == *REVIEW && review.trashed.is_none() && is_locked(review);
        (counts && !is_superseded(book, review)).then_some((line, review))
    });
    let (line, review) = of_reviews.max_by_key(|(line, review)| (order(review), line.id))?;
    Some(Reading {
        line,
        on: review.day("locked_on")?,
        reached: reaches(line, measure),
    })
}

/// Whether the figure of a line reaches a target; `None` too where it was read in another unit than the target has today.
fn reaches(line: &Record, measure: &MeasureTemplate) -> Option<bool> {
    let unit = line.text("unit");
    if unit.is_some_and(|unit| unit != measure.unit) {
        return None;
    }
    measure.is_reached_by(line.number("value")?)
}

/// The reading of a measure in one review.
pub fn of_review<'a>(
    book: &'a Book,
    review: &Record,
    practice: RecordId,
    name: &str,
) -> Option<&'a Record> {
    let mut lines = book.children(review.id, "review-measure");
    lines.find(|line| {
        line.reference("practice") == Some(practice) && line.text("name") == Some(name)
    })
}

/// The figure of a line with its unit, `12 days`; one that was read without a unit has that of its measure. `None` while there
/// is no figure.
pub fn words(book: &Book, line: &Record) -> Option<String> {
    let measure = measure_of(book, line).map(|measure| measure.unit.as_str());
    let unit = line.text("unit").or(measure).unwrap_or_default();
    Some(decimal::with_unit(line.text("value")?, unit))
}

/// Whether the figure of a line reaches the target its measure has today; `None` without a target or a figure, and for a
/// measure that is not shipped under this name.
pub fn is_reached(book: &Book, line: &Record) -> Option<bool> {
    reaches(line, measure_of(book, line)?)
}

/// The measure a line reads, as it is shipped today.
fn measure_of<'a>(book: &'a Book, line: &Record) -> Option<&'a MeasureTemplate> {
    let practice = book.get(line.reference("practice")?)?;
    let template = book.catalogue().practice(practice.template.as_deref()?)?;
    let name = line.text("name")?;
    template
        .measures
        .iter()
        .find(|measure| measure.name == name)
}
