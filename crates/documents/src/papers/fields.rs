//! The fields of one record, read for paper: every value in words, or words for its absence.

use crate::{
    blueprint::Prose,
    parts::{Chip, Said},
    say,
};
use blueprint_model::{Book, Day, Field, FieldType, Record, field, prose};
use serde::Serialize;

/// A record with what it takes to put its fields into words.
#[derive(Clone, Copy)]
pub(super) struct Fields<'a> {
    pub book: &'a Book,
    pub record: &'a Record,
    pub today: Day,
}

/// When something is or was done.
#[derive(Debug, Clone, Serialize)]
pub(super) struct When {
    pub done: bool,
    /// `done 3 Feb`, `due 9 Mar`, or no date.
    pub date: Said,
    /// `overdue 4 days`, where it is.
    pub chip: Option<Chip>,
}

impl<'a> Fields<'a> {
    pub(super) fn of(self, record: &'a Record) -> Self {
        Self { record, ..self }
    }

    fn field(self, id: &str) -> Option<&'a Field> {
        self.book.kind_of(self.record)?.field(id)
    }

    /// What the record is called.
    pub(super) fn title(self) -> String {
        self.book.title(self.record)
    }

    /// A value in words, dates on one line, choices by their label; none when empty.
    pub(super) fn shown(self, id: &str) -> Option<String> {
        let field = self.field(id)?;
        let text = field::shown(self.book, self.record, field, self.today);
        let text = match field.kind {
            FieldType::Date | FieldType::Moment => text.replace(' ', "\u{a0}"),
            FieldType::Choice => {
                let option = field.options.iter().find(|option| option.id() == text);
                option.map_or(text.clone(), |option| option.label().to_owned())
            }
            _ => text,
        };
        Some(text).filter(|text| !text.trim().is_empty())
    }

    /// A value in words, or words for its absence.
    pub(super) fn said(self, id: &str, absent: &str) -> Said {
        Said::or_missing(self.shown(id), absent)
    }

    /// A day with its weekday: `Fri 4 Dec`.
    pub(super) fn weekday(self, id: &str, absent: &str) -> Said {
        let day = self.record.day(id);
        Said::or_missing(
            day.map(|day| day.with_weekday(self.today).replace(' ', "\u{a0}")),
            absent,
        )
    }

    /// When a line with `due` and `done_on` is or was done; `word` stands before the day it is due.
    pub(super) fn when(self, word: &str) -> When {
        let near = |word: &str, day: Day| {
            format!("{word} {}", day.near(self.today)).replace(' ', "\u{a0}")
        };
        let done = self.record.day("done_on");
        let due = self.record.day("due");
        let date = done
            .map(|day| near("done", day))
            .or_else(|| due.map(|day| near(word, day)));
        When {
            done: done.is_some(),
            date: Said::or_missing(date, "no date"),
            chip: due
                .filter(|_| done.is_none())
                .and_then(|day| say::due_chip(day, self.today)),
        }
    }

    /// Set text; empty when there is none.
    pub(super) fn prose(self, id: &str) -> Prose {
        let text = self.book.text(self.record, id);
        text.map(prose::parse).unwrap_or_default()
    }

    /// The children of a kind, in their order.
    pub(super) fn children(self, kind: &str) -> impl Iterator<Item = Fields<'a>> + use<'a> {
        let book = self.book;
        book.children(self.record.id, kind)
            .map(move |record| self.of(record))
    }

    /// The live records a `refs` or `ref` field names, in order.
    pub(super) fn named(self, id: &str) -> Vec<Fields<'a>> {
        let several = self.record.references(id).into_iter();
        several
            .chain(self.record.reference(id))
            .filter_map(|id| self.book.get(id))
            .filter(|record| record.trashed.is_none())
            .map(|record| self.of(record))
            .collect()
    }

    /// The live records of a kind that name this one, each once, by the time they were made.
    pub(super) fn naming(self, kind: &str) -> Vec<Fields<'a>> {
        let mut found: Vec<&Record> = self
            .book
            .referred_by(self.record.id)
            .map(|(record, _)| record)
            .filter(|record| record.kind == *kind)
            .collect();
        found.sort_by_key(|record| record.id);
        found.dedup_by_key(|record| record.id);
        found.into_iter().map(|record| self.of(record)).collect()
    }
}
