//! Editions: each document counts its own, and a document about a record counts those of that record.

use blueprint_model::{Book, Day, Record};

/// What an edition is of: `blueprint`, or `brief brief-14`. It stays the same when the record gets another name.
pub(crate) fn key(document: &str, about: Option<&Record>) -> String {
    about.map_or_else(
        || document.to_owned(),
        |record| format!("{document} {}", record.handle()),
    )
}

/// The number of a recorded edition. The first ones were numbered through, whatever they were of.
pub(crate) fn number(edition: &Record) -> u32 {
    let own = edition.number("edition").and_then(|n| n.try_into().ok());
    own.unwrap_or(edition.number)
}

/// The number that the next edition gets. One in the trash was handed out all the same.
pub(crate) fn next(book: &Book, key: &str) -> u32 {
    let last = all(book, key).map(number).max();
    last.map_or(1, |last| last + 1)
}

/// Number and day of the latest edition, which the next takes the place of.
pub(crate) fn latest(book: &Book, key: &str) -> Option<(u32, Day)> {
    let live = all(book, key).filter(|edition| edition.trashed.is_none());
    let latest = live.max_by_key(|edition| number(edition))?;
    Some((number(latest), latest.day("on")?))
}

fn all<'a>(book: &'a Book, key: &'a str) -> impl Iterator<Item = &'a Record> {
    book.all_of_kind("edition")
        .filter(move |edition| edition.text("of") == Some(key))
}
