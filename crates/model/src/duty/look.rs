//! A look at a book on a day: what every duty is computed from.

use super::DutyKind;
use crate::{
    Book, Day, Record, RecordId,
    cadence::{Holidays, Last},
};

/// A book, a day, and the holidays read once.
pub(super) struct Look<'a> {
    pub book: &'a Book,
    pub today: Day,
    pub holidays: Holidays,
    /// Whether anything was ever done or skipped on record; most lookups are spared where not.
    any_ended: bool,
}

impl<'a> Look<'a> {
    pub fn new(book: &'a Book, today: Day) -> Self {
        Self {
            book,
            today,
            holidays: Holidays::of(book),
            any_ended: book.of_kind("completion").next().is_some(),
        }
    }

    /// The completions of a duty about a record, in no order.
    pub fn endings(&self, record: RecordId, what: DutyKind) -> impl Iterator<Item = &'a Record> {
        let all = self.any_ended.then(|| self.book.referred_by(record));
        all.into_iter()
            .flatten()
            .filter(move |(ending, field)| {
                *field == "about"
                    && ending.kind == "completion"
                    && ending.text("duty") == Some(what.id())
            })
            .map(|(ending, _)| ending)
    }

    /// How the last occurrence of a series ended: done on the day its record says, or skipped since.
    pub fn last(&self, record: RecordId, what: DutyKind, done: Option<Day>) -> Option<Last> {
        let mut last = done.map(Last::from);
        for ending in self.endings(record, what) {
            let (Some(due), Some(on)) = (ending.day("due"), ending.day("done_on")) else {
                continue;
            };
            let is_skip = ending.text("outcome") == Some("skipped");
            match &mut last {
                kept if is_skip && kept.is_none_or(|kept| kept.done < due) => {
                    // One left out when it was long overdue is not asked for again at once.
                    let done = due.max(on);
                    *kept = Some(Last {
                        done,
                        due: Some(due),
                    });
                }
                Some(kept) if !is_skip && kept.done == on && done == Some(on) => {
                    kept.due = kept.due.max(Some(due));
                }
                _ => {}
            }
        }
        last
    }

    /// Whether the occurrence of that day was skipped.
    pub fn is_skipped(&self, record: RecordId, what: DutyKind, due: Day) -> bool {
        self.endings(record, what).any(|ending| {
            ending.text("outcome") == Some("skipped") && ending.day("due") == Some(due)
        })
    }
}
