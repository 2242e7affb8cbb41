//! Setting a record, or the whole workbook, back to an earlier point: an ordinary entry that can itself be undone.

use crate::door::Judge;
use crate::guarding::is_under_lock;
use crate::replay::Replay;
use crate::tx::Tx;
use crate::undo::{nothing_left_hanging, refusal};
use crate::write::changes_between;
use crate::{Actor, Result, Store, StoreError, TransactOptions, Undone};
use blueprint_model::{Book, Change, Op, Record, RecordId, text, words};
use std::collections::BTreeSet;

impl Store {
    /// What lies in the trash, latest first; records trashed with the one they belong to are left out.
    pub fn trashed(&self) -> Vec<RecordId> {
        let with_parent = |record: &Record| {
            let parent = record.parent.and_then(|parent| self.book.get(parent));
            parent.is_some_and(|parent| parent.trashed == record.trashed)
        };
        let mut found: Vec<_> = self
            .book
            .trashed()
            .filter(|record| !with_parent(record))
            .collect();
        found.sort_by_key(|record| std::cmp::Reverse((record.trashed, record.id)));
        found.into_iter().map(|record| record.id).collect()
    }

    /// Sets one record back to what it was right after the entry `to`; its children stay as they are.
    ///
    /// # Errors
    /// `NoSuchEntry`; `UndoRefused` when it was not there then, or is so now; `Locked` or `Refused` when it may not be so again.
    pub fn restore_record(&mut self, actor: &Actor, record: RecordId, to: u64) -> Result<Undone> {
        let past = Past::of(self, to)?;
        let Some(was) = past.book.get(record) else {
            let entry = words::thousands(i64::try_from(to).unwrap_or(i64::MAX));
            return Err(refusal(format!(
                "The record was not there at entry {entry}. Choose a later entry."
            )));
        };
        let title = text::shortened(&past.book.title(was), 60);
        let changes = past.changes_to(self.book.get(record), was);
        let options = TransactOptions::default();
        let work = |tx: &mut Tx<'_>| stepped(tx, &changes);
        let done = self.perform(
            actor,
            Op::RestoreRecord,
            &options,
            None,
            Judge::InFull,
            work,
        )?;
        self.stepped(done, format!("{} “{title}”", Op::RestoreRecord.words()))
    }

    /// Sets the whole workbook back to what it was right after the entry `to`. Locked records, and what they refer to, stay.
    ///
    /// # Errors
    /// `NoSuchEntry`; `UndoRefused` when everything is so now.
    pub fn restore_book(&mut self, actor: &Actor, to: u64) -> Result<Undone> {
        let past = Past::of(self, to)?;
        let kept = kept_by_locks(&self.book);
        let mut changes = Vec::new();
        for was in past
            .book
            .records()
            .filter(|was| !kept.locked.contains(&was.id))
        {
            changes.extend(past.changes_to(self.book.get(was.id), was));
        }
        let gone = |now: &&Record| past.book.get(now.id).is_none() && !kept.all.contains(&now.id);
        for now in self.book.records().filter(gone) {
            changes.extend(changes_between(Some(now), None));
        }
        let options = TransactOptions::default();
        let work = |tx: &mut Tx<'_>| stepped(tx, &changes);
        let done = self.perform(
            actor,
            Op::RestoreBook,
            &options,
            None,
            Judge::LocksOnly,
            work,
        )?;
        self.stepped(done, Op::RestoreBook.words().to_owned())
    }
}

fn stepped(tx: &mut Tx<'_>, changes: &[Change]) -> Result<Vec<RecordId>> {
    tx.apply(changes)?;
    nothing_left_hanging(tx)?;
    Ok::<_, StoreError>(tx.touched.clone())
}

/// An earlier state, with the fields whose values were blanked since.
struct Past {
    book: Book,
    blanked: BTreeSet<(RecordId, String)>,
}

impl Past {
    fn of(store: &Store, seq: u64) -> Result<Self> {
        let replay = store.replay_to(seq)?;
        let blanked = blanked(&replay);
        Ok(Self {
            book: replay.into_book(Book::new(store.book.shared_catalogue()))?,
            blanked,
        })
    }

    /// What leads from now to then; a value that was blanked stays what it is now.
    fn changes_to(&self, now: Option<&Record>, was: &Record) -> Vec<Change> {
        let mut changes = changes_between(now, Some(was));
        changes.retain(|change| {
            !self
                .blanked
                .contains(&(change.record, change.field.clone()))
        });
        changes
    }
}

fn blanked(replay: &Replay) -> BTreeSet<(RecordId, String)> {
    let mut found = BTreeSet::new();
    for (id, record) in &replay.records {
        let Ok(id) = id.parse::<RecordId>() else {
            continue;
        };
        let fields = record.fields.iter().filter(|(_, value)| value.is_none());
        found.extend(fields.map(|(field, _)| (id, field.clone())));
    }
    found
}

/// The records that locks hold.
struct Kept {
    /// Those that stay as they are.
    locked: BTreeSet<RecordId>,
    /// Those that must stay at all: the locked ones, what they belong to and what they refer to.
    all: BTreeSet<RecordId>,
}

fn kept_by_locks(book: &Book) -> Kept {
    let locked: BTreeSet<RecordId> = book
        .records()
        .filter(|record| is_under_lock(book, record))
        .map(|record| record.id)
        .collect();
    let mut all = locked.clone();
    let mut open: Vec<RecordId> = locked.iter().copied().collect();
    while let Some(record) = open.pop().and_then(|id| book.get(id)) {
        let targets = book.links(record).into_iter().map(|(_, target)| target);
        for next in targets.chain(record.parent) {
            if all.insert(next) {
                open.push(next);
            }
        }
    }
    Kept { locked, all }
}
