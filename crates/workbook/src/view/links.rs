//! Links to records and to the pages that show them.

use crate::contract::{DateShown, Link};
use blueprint_model::{Book, Day, Record};

pub(crate) fn link(book: &Book, record: &Record) -> Link {
    Link {
        id: record.id.to_string(),
        kind: record.kind.to_string(),
        title: book.title(record),
    }
}

/// The record that a reference field names, as a link.
pub(super) fn reference(book: &Book, record: &Record, field: &str) -> Option<Link> {
    record
        .reference(field)
        .and_then(|id| book.get(id))
        .map(|other| link(book, other))
}

/// The page that shows a record: its own, or that of the record it belongs to.
pub(super) fn page(book: &Book, record: &Record) -> Link {
    let parent = record.parent.and_then(|id| book.get(id));
    link(book, parent.unwrap_or(record))
}

pub(super) fn date(day: Day, today: Day) -> DateShown {
    DateShown {
        raw: day.to_string(),
        words: day.with_weekday(today),
        exact: day.in_full(),
    }
}

/// A date without its weekday, for columns of past dates.
pub(super) fn past_date(day: Day, today: Day) -> DateShown {
    DateShown {
        raw: day.to_string(),
        words: day.near(today),
        exact: day.in_full(),
    }
}
