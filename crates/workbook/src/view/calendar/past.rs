//! What is over, as rows.

use super::{super::chips, links};
use crate::contract::{Chip, Glyph, PastRow, Tone};
use blueprint_model::{
    Book, Day, Record,
    duty::{self, Ending, Past},
    words,
};

/// What was done, skipped or missed between two days, by everybody or by one person.
pub(in crate::view) fn of(
    book: &Book,
    person: Option<&Record>,
    from: Day,
    to: Day,
) -> Vec<PastRow> {
    duty::past(book, from, to)
        .iter()
        .filter(|past| person.is_none_or(|person| past.by == Some(person.id)))
        .filter_map(|past| row(book, past, to))
        .collect()
}

fn row(book: &Book, past: &Past, today: Day) -> Option<PastRow> {
    let record = book
        .get(past.record)
        .filter(|record| record.trashed.is_none())?;
    let (done, reason) = match &past.ending {
        Ending::Done(on) | Ending::Late(on) => (Some(*on), None),
        Ending::Skipped(reason) => (None, Some(reason.clone())),
        Ending::Missed => (None, None),
    };
    Some(PastRow {
        what: past.what.words().to_owned(),
        record: links::link(book, record),
        page: links::page(book, record),
        due: past.due.map(|due| links::past_date(due, today)),
        done: done.map(|on| links::past_date(on, today)),
        chip: chip(past),
        reason,
        by: past
            .by
            .and_then(|id| book.get(id))
            .map(|person| links::link(book, person)),
    })
}

fn chip(past: &Past) -> Chip {
    match (&past.ending, past.due) {
        (Ending::Late(on), Some(due)) => {
            let days = usize::try_from(due.days_until(*on)).unwrap_or(0);
            let words = format!("{} late", words::counted(days, "day", "days"));
            chips::plain(Tone::Warn, Glyph::Triangle, words)
        }
        (Ending::Done(_) | Ending::Late(_), _) => chips::plain(Tone::Good, Glyph::Full, "done"),
        (Ending::Skipped(_), _) => chips::plain(Tone::Muted, Glyph::Slashed, "skipped"),
        (Ending::Missed, _) => chips::plain(Tone::Bad, Glyph::Crossed, "missed"),
    }
}
