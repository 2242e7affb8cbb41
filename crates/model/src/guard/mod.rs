//! Guards: pure checks that refuse a write, with the reason and the way out. One file per kind or theme.
//!
//! Maxima hold on every write. What must be complete is asked at the transition: at signing, at closing, when ready.

mod access;
mod budget;
mod closing;
mod completion;
mod dr_test;
mod frozen;
mod general;
mod launch;
mod limits;
mod sign;
mod unique;

pub use unique::keys_are_unique;

use crate::{Book, Kind, Record, RecordId};
use std::collections::HashMap;

/// Why a write was refused. The message says the reason and what to do instead.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{message}")]
pub struct Refusal {
    /// The field it is about, when it is about one.
    pub field: Option<String>,
    /// The reason and the way out, ending with a period.
    pub message: String,
}

impl Refusal {
    /// A refusal that is about one field.
    pub fn of_field(field: &str, message: impl Into<String>) -> Self {
        Self {
            field: Some(field.to_owned()),
            message: message.into(),
        }
    }

    /// A refusal that is about the record as a whole.
    pub fn of_record(message: impl Into<String>) -> Self {
        Self {
            field: None,
            message: message.into(),
        }
    }
}

/// The records a transaction touched, as they were before it; `None` for those it made.
pub type Originals = HashMap<RecordId, Option<Record>>;

/// One record that a transaction changed, made, trashed or took out of the trash.
#[derive(Clone, Copy)]
pub struct Write<'a> {
    /// As it was; `None` when the transaction made it.
    pub before: Option<&'a Record>,
    /// As it is to be.
    pub after: &'a Record,
    /// The book as it is to be.
    pub book: &'a Book,
    /// What the transaction touched, as it was.
    pub originals: &'a Originals,
}

impl<'a> Write<'a> {
    /// The kind of the record.
    fn kind(&self) -> Option<&'a Kind> {
        self.book.kind_of(self.after)
    }

    /// Whether the record is there afterwards, not in the trash.
    fn is_live(&self) -> bool {
        self.after.trashed.is_none()
    }

    /// Whether it is there afterwards and was not before, at this place.
    fn appears(&self) -> bool {
        let was_here =
            |before: &Record| before.trashed.is_none() && before.parent == self.after.parent;
        self.is_live() && !self.before.is_some_and(was_here)
    }

    /// Whether a field is another than before.
    fn changes(&self, field: &str) -> bool {
        self.before.and_then(|before| before.value(field)) != self.after.value(field)
    }

    /// Whether a field is filled in by this write.
    fn fills(&self, field: &str) -> bool {
        self.after.value(field).is_some()
            && self
                .before
                .is_none_or(|before| before.value(field).is_none())
    }

    /// The record it belongs to, as it is to be.
    fn parent(&self) -> Option<&'a Record> {
        self.after.parent.and_then(|id| self.book.get(id))
    }

    /// The record it belonged to, as it was before the transaction.
    fn parent_before(&self) -> Option<&'a Record> {
        let id = self
            .before
            .map_or(self.after.parent, |before| before.parent)?;
        self.was(id)
    }

    /// A record as it was before the transaction.
    fn was(&self, id: RecordId) -> Option<&'a Record> {
        self.originals
            .get(&id)
            .map_or_else(|| self.book.get(id), Option::as_ref)
    }

    /// The live children of a kind, in no order.
    fn children(
        &self,
        of: RecordId,
        kind: &'static str,
    ) -> impl Iterator<Item = &'a Record> + use<'a> {
        self.book
            .all_children(of)
            .filter(move |child| child.kind == kind && child.trashed.is_none())
    }

    /// The label of a field of the record's own kind.
    fn label(&self, field: &str) -> String {
        let field_of = |kind: &Kind| kind.field(field).map(|field| field.label.clone());
        self.kind()
            .and_then(field_of)
            .unwrap_or_else(|| field.to_owned())
    }
}

/// A guard looks at one write.
pub type Guard = fn(write: &Write<'_>) -> Result<(), Refusal>;

/// All guards, asked in order for every record a transaction touches. [`keys_are_unique`] is asked once after them.
pub const GUARDS: &[Guard] = &[
    general::has_its_parent,
    general::is_the_only_one,
    general::gives_a_reason_for_not_applicable,
    frozen::keeps_frozen_fields,
    frozen::keeps_what_froze_them,
    frozen::keeps_frozen_lines,
    limits::metrics,
    limits::slides,
    limits::picked_issues,
    sign::fills_what_signing_asks_for,
    sign::picks_three,
    closing::has_a_learning,
    completion::gives_a_reason_for_a_skip,
    access::reviews_nobody_alone,
    dr_test::has_its_times,
    launch::is_not_held_back,
    budget::keeps_to_one_currency,
];

/// Asks every guard about everything a transaction touched.
///
/// # Errors
/// The first refusal.
pub fn all(book: &Book, originals: &Originals, touched: &[RecordId]) -> Result<(), Refusal> {
    for id in touched {
        let Some(after) = book.get(*id) else { continue };
        let write = Write {
            before: originals.get(id).and_then(Option::as_ref),
            after,
            book,
            originals,
        };
        GUARDS.iter().try_for_each(|guard| guard(&write))?;
    }
    keys_are_unique(book, originals, touched)
}

#[cfg(test)]
mod tests;
