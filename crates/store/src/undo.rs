//! Undo, redo and taking back one older entry: each is a new entry that brings the values back, or refuses by name.

use crate::door::{Judge, TransactOptions};
use crate::net::{self, NetInverse};
use crate::table::{change, entry};
use crate::tx::Tx;
use crate::undo_stack::{self, Span};
use crate::{Actor, Done, Result, Store, StoreError};
use blueprint_model::{Change, KindId, Op, Record, RecordId, history, text, words};
use std::collections::BTreeSet;
use uuid::Uuid;

/// What came of a step through history.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Undone {
    /// The entry that it wrote.
    pub entry: u64,
    /// The kinds of the records that changed.
    pub changed_kinds: BTreeSet<KindId>,
    /// What was taken back or made again, for a person.
    pub label: String,
    /// The signed or locked record that undo passed by and that stays; `None` when it passed nothing by.
    pub stays: Option<RecordId>,
    /// The records that changed.
    pub records: Vec<RecordId>,
}

impl Store {
    /// What undo would take back, in words.
    ///
    /// # Errors
    /// When the history cannot be read.
    pub fn can_undo(&self) -> Result<Option<String>> {
        undo_stack::next_undo(&self.conn, &self.book, self.head.seq)?
            .map(|next| self.words_of(next.span))
            .transpose()
    }

    /// Who made what undo would take back: the profile, and its name unless that was blanked.
    ///
    /// # Errors
    /// When the history cannot be read.
    pub fn undo_author(&self) -> Result<Option<(Uuid, Option<String>)>> {
        let Some(next) = undo_stack::next_undo(&self.conn, &self.book, self.head.seq)? else {
            return Ok(None);
        };
        let origin = undo_stack::origin(&self.conn, next.span.last)?;
        let row = entry::find(&self.conn, origin)?.ok_or(StoreError::NoSuchEntry(origin))?;
        let id = row.actor.parse().map_err(|_| {
            StoreError::Damaged(format!("entry {origin} of the history cannot be read."))
        })?;
        Ok(Some((id, row.actor_name.text)))
    }

    /// What redo would make again, in words.
    ///
    /// # Errors
    /// When the history cannot be read.
    pub fn can_redo(&self) -> Result<Option<String>> {
        undo_stack::next_redo(&self.conn, self.head.seq)?
            .map(|span| self.words_of(span))
            .transpose()
    }

    /// Takes back the last edit, or the last burst of typing in one field. What was blanked since stays blank, and what came
    /// to nothing is stepped over.
    ///
    /// # Errors
    /// `NothingToUndo`; `UndoRefused`, `Locked` or `Refused` when it cannot be taken back.
    pub fn undo(&mut self, actor: &Actor) -> Result<Undone> {
        let next = undo_stack::next_undo(&self.conn, &self.book, self.head.seq)?
            .ok_or(StoreError::NothingToUndo)?;
        let undone = self.take_back(actor, Op::Undo, next.span, Judge::LocksAndMaxima)?;
        Ok(Undone {
            stays: next.passed,
            ..undone
        })
    }

    /// Makes again what was undone last.
    ///
    /// # Errors
    /// `NothingToRedo`; `UndoRefused`, `Locked` or `Refused` when it cannot be made again.
    pub fn redo(&mut self, actor: &Actor) -> Result<Undone> {
        let span =
            undo_stack::next_redo(&self.conn, self.head.seq)?.ok_or(StoreError::NothingToRedo)?;
        self.take_back(actor, Op::Redo, span, Judge::LocksAndMaxima)
    }

    /// Takes back one older entry and leaves those after it, as far as they touched other fields.
    ///
    /// # Errors
    /// `NoSuchEntry`; `UndoRefused` or `Locked` when it cannot be taken back.
    pub fn undo_entry(&mut self, actor: &Actor, seq: u64) -> Result<Undone> {
        let row = entry::find(&self.conn, seq)?.ok_or(StoreError::NoSuchEntry(seq))?;
        if matches!(
            Op::from_id(&row.op),
            Some(Op::Begin | Op::Sample | Op::Export | Op::Redact) | None
        ) {
            let words = Op::from_id(&row.op).map_or("It", Op::words);
            return Err(refusal(format!(
                "“{words}” stays in the history and cannot be taken back. Change what it made instead."
            )));
        }
        self.take_back(
            actor,
            Op::TakeBack,
            Span {
                first: seq,
                last: seq,
            },
            Judge::InFull,
        )
    }

    fn words_of(&self, span: Span) -> Result<String> {
        let origin = undo_stack::origin(&self.conn, span.last)?;
        self.describe_briefly(origin)
    }

    fn take_back(&mut self, actor: &Actor, op: Op, span: Span, judge: Judge) -> Result<Undone> {
        let label = self.words_of(span)?;
        let done = self.perform(
            actor,
            op,
            &TransactOptions::default(),
            Some(span.last),
            judge,
            |tx| {
                let NetInverse { changes, blanked } = net::inverse(tx.conn, span)?;
                if let (true, Some((record, field))) = (changes.is_empty(), blanked) {
                    return Err(was_blanked(tx, record, field));
                }
                for change in &changes {
                    as_the_entry_left_it(tx, change, span.last)?;
                }
                tx.apply(&changes)?;
                nothing_left_hanging(tx)?;
                Ok::<_, StoreError>(tx.touched.clone())
            },
        )?;
        self.stepped(done, label)
    }

    /// The outcome of a step through history, which must have changed something.
    pub(crate) fn stepped(&self, done: Done<Vec<RecordId>>, label: String) -> Result<Undone> {
        let entry = done.entry.ok_or_else(|| {
            refusal("There is nothing to change: everything is as it was then.".into())
        })?;
        Ok(Undone {
            entry,
            changed_kinds: done.changed_kinds,
            label,
            stays: None,
            records: done.value,
        })
    }
}

pub(crate) fn refusal(message: String) -> StoreError {
    StoreError::UndoRefused {
        record: None,
        field: None,
        later: None,
        message,
    }
}

/// A field and its record, for a person.
fn named(tx: &Tx<'_>, record: Option<&Record>, field: &str) -> String {
    let title = record.map_or_else(
        || "the record".to_owned(),
        |record| format!("“{}”", text::shortened(&tx.book.title(record), 60)),
    );
    let label = crate::describe::field_label(tx.book, record, field);
    format!("{label} of {title}")
}

/// The refusal when nothing but blanked values would come back.
fn was_blanked(tx: &Tx<'_>, record: RecordId, field: String) -> StoreError {
    let named = named(tx, tx.book.get(record), &field);
    StoreError::UndoRefused {
        record: Some(record),
        field: Some(field),
        later: None,
        message: format!(
            "{named} was blanked as personal data and cannot be brought back. Write it anew."
        ),
    }
}

/// Refuses, naming record, field and the later entry, when a value is no longer as the entry left it.
fn as_the_entry_left_it(tx: &Tx<'_>, change: &Change, last: u64) -> Result<()> {
    let record = tx.book.get(change.record);
    let now = record.and_then(|record| {
        record
            .as_changes()
            .into_iter()
            .find(|now| now.field == change.field)
            .and_then(|now| now.after)
    });
    if now == change.before {
        return Ok(());
    }
    let named = named(tx, record, &change.field);
    let later = change::later(tx.conn, &change.record.to_string(), &change.field, last)?;
    let since = later.map_or_else(String::new, |seq| {
        format!(
            " by entry {}",
            words::thousands(i64::try_from(seq).unwrap_or(i64::MAX))
        )
    });
    Err(StoreError::UndoRefused {
        record: Some(change.record),
        field: Some(change.field.clone()),
        later,
        message: format!(
            "{named} was changed again{since}. Take that back first, or restore the record to an earlier point."
        ),
    })
}

/// Refuses when a record that would be unmade is still referred to, or has children.
pub(crate) fn nothing_left_hanging(tx: &Tx<'_>) -> Result<()> {
    let gone = |id: &RecordId| tx.book.get(*id).is_none();
    let unmade = tx.touched.iter().copied().filter(gone);
    let hanging = unmade.flat_map(|id| {
        let referring = tx.book.all_referring_to(id).map(|(record, _)| record);
        tx.book.all_children(id).chain(referring)
    });
    if let Some(other) = hanging.min_by_key(|record| record.id) {
        let title = text::shortened(&tx.book.title(other), 60);
        return Err(StoreError::UndoRefused {
            record: Some(other.id),
            field: None,
            later: None,
            message: format!(
                "“{title}” still refers to what would go away. Change it first, or put the record into the trash instead."
            ),
        });
    }
    for id in &tx.touched {
        let Some(record) = tx.book.get(*id) else {
            continue;
        };
        let parent = record
            .parent
            .filter(gone)
            .map(|_| history::PARENT.to_owned());
        let field = parent.or_else(|| {
            tx.book
                .links(record)
                .into_iter()
                .find(|(_, target)| gone(target))
                .map(|(field, _)| field)
        });
        if let Some(field) = field {
            let label = crate::describe::field_label(tx.book, Some(record), &field);
            let title = text::shortened(&tx.book.title(record), 60);
            let message = format!(
                "{label} of “{title}” named a record that is gone. Bring that record back first."
            );
            return Err(StoreError::UndoRefused {
                record: Some(*id),
                field: Some(field),
                later: None,
                message,
            });
        }
    }
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may stop at once")]
mod tests {
    use super::*;
    use crate::{
        NewRecord, Setup,
        testing::{FixedEnv, actor},
    };
    use blueprint_model::Catalogue;
    use serde_json::json;
    use std::sync::Arc;

    /// A parent and one child more than there may be, as a version before the limit would have let in.
    fn too_many(parent: (&str, &str), child: &str, fields: &[serde_json::Value]) {
        let folder = tempfile::tempdir().unwrap();
        let setup = Setup::new(Catalogue::shipped(), Arc::new(FixedEnv::new()), "a test");
        let mut store = Store::create(&folder.path().join("old.blueprint"), setup).unwrap();
        let me = actor("Maya");
        let options = TransactOptions::default();
        let made = store
            .perform(&me, Op::Add, &options, None, Judge::Nothing, |tx| {
                let above = NewRecord::of(parent.0).with(parent.1, json!("One"));
                let above = tx.create(above)?;
                let mut made = Vec::new();
                for fields in fields {
                    let mut one = NewRecord::of(child).under(above);
                    for (field, value) in fields.as_object().unwrap() {
                        one = one.with(field, value.clone());
                    }
                    made.push(tx.create(one)?);
                }
                Ok::<_, StoreError>(made)
            })
            .unwrap()
            .value;
        let last = *made.last().unwrap();
        store
            .transact(&me, Op::Trash, options.clone(), |tx| tx.trash(last))
            .unwrap();
        let before = store.content_hash().unwrap();
        let refused = store.undo(&me).unwrap_err();
        assert!(matches!(refused, StoreError::Refused(_)), "{refused}");
        assert!(refused.to_string().ends_with('.'), "{refused}");
        assert_eq!(store.content_hash().unwrap(), before, "nothing is left");

        // What stays within the limit, and what is only renamed, is taken back as ever.
        let first = made[0];
        store
            .transact(&me, Op::Trash, options, |tx| tx.trash(first))
            .unwrap();
        store.undo(&me).unwrap();
        assert!(store.book().get(first).unwrap().trashed.is_none());
        store.redo(&me).unwrap();
        assert!(store.book().get(first).unwrap().trashed.is_some());
    }

    #[test]
    fn undo_brings_back_no_third_metric_fourth_slide_or_fourth_top_issue() {
        let metric = |name: &str| json!({"name": name, "unit": "s", "how_measured": "Clock"});
        too_many(
            ("mvp", "name"),
            "metric",
            &[metric("a"), metric("b"), metric("c")],
        );
        let parts = ["tested", "learned", "next", "next"];
        let slides = parts.map(|part| json!({"part": part, "heading": "x"}));
        too_many(("poc", "title"), "slide", &slides);
        let issues = ["a", "b", "c", "d"].map(|text| json!({"text": text, "picked": true}));
        too_many(("process-review", "quarter"), "process-issue", &issues);
    }
}
