//! Which practices a review reads: those of its part that have begun and whose own review falls due by the end of the quarter.

use super::{Quarter, Scope};
use crate::{
    Book, Day, Record,
    rules::practice::next_review,
    status::{self, Status},
};

/// The practices of a part that are due by the end of a quarter, in the order of the blueprint; own practices come last.
/// One that was never reviewed is due. One that has not begun is due where somebody owns it, so that it is asked about.
pub fn due(book: &Book, scope: Scope, quarter: Quarter, today: Day) -> Vec<&Record> {
    let until = quarter.last();
    let mut found: Vec<&Record> = book
        .of_kind("practice")
        .filter(|practice| scope.holds(book, practice))
        .filter(|practice| is_read(book, practice, today))
        .filter(|practice| {
            let due = next_review(book, practice, today);
            due.is_none_or(|due| due <= until)
        })
        .collect();
    found.sort_by_key(|practice| (number(book, practice).unwrap_or(u32::MAX), practice.id));
    found
}

/// The number of a practice in the blueprint; none for one of the workbook's own.
pub fn number(book: &Book, practice: &Record) -> Option<u32> {
    let template = practice.template.as_deref()?;
    book.catalogue().practice(template).map(|it| it.number)
}

fn is_read(book: &Book, practice: &Record, today: Day) -> bool {
    match status::of_practice(book, practice, today).shown {
        Status::NotApplicable => false,
        Status::NotStarted => practice.value("owner").is_some(),
        _ => true,
    }
}

/// Whether a line says what it must: a verdict, and a reason where it is skipped or no longer true.
pub fn is_said(line: &Record) -> bool {
    match line.text("verdict") {
        Some("skipped" | "no longer true") => line.value("note").is_some(),
        verdict => verdict.is_some(),
    }
}

/// The level a practice had in the review before, where it was read there.
pub fn level_before(book: &Book, before: Option<&Record>, practice: &Record) -> Option<u8> {
    book.children(before?.id, "review-practice")
        .find(|line| line.reference("practice") == Some(practice.id))?
        .level("level")
}
