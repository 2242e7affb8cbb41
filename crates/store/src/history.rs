//! History as the layers above read it: entries with their changes, newest first, and the head of the chain.

use crate::chain::{GENESIS, Hash, hex};
use crate::table::{change, change::ChangeRow, entry, entry::EntryRow};
use crate::{Result, Store, StoreError};
use blueprint_model::{Change, Op, RecordId, Timestamp, Value};
use std::str::FromStr;
use uuid::Uuid;

/// The last entry; its hash vouches for all before it and is printed in documents.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Head {
    /// Its number; 0 when there is none.
    pub seq: u64,
    /// 64 hexadecimal digits.
    pub hash: String,
}

/// The head as it is kept in memory.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct ChainHead {
    pub seq: u64,
    pub hash: Hash,
}

impl ChainHead {
    pub const EMPTY: Self = Self {
        seq: 0,
        hash: GENESIS,
    };
}

/// A change as it stands in the history.
#[derive(Clone, PartialEq, Debug)]
pub struct LoggedChange {
    /// The change; a blanked value reads as `None`.
    pub change: Change,
    /// Whether a value of it was blanked.
    pub blanked: bool,
}

/// One entry of the history.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// Its running number.
    pub seq: u64,
    /// Its id.
    pub id: Uuid,
    /// The number of the first entry of its burst; undo takes a burst at once.
    pub group: u64,
    /// The profile that wrote it.
    pub actor: Uuid,
    /// The name of that profile then; `None` once it was blanked.
    pub actor_name: Option<String>,
    /// The person record of the writer.
    pub author: Option<RecordId>,
    /// The person who approved it.
    pub approver: Option<RecordId>,
    /// When.
    pub at: Timestamp,
    /// What was done.
    pub op: Op,
    /// Why, when the writer said so.
    pub reason: Option<String>,
    /// The entry that it takes back or makes again.
    pub undoes: Option<u64>,
    /// Whether it is taken back as things stand: undone and not redone, or taken back by an entry that holds.
    pub taken_back: bool,
    /// 64 hexadecimal digits.
    pub hash: String,
    /// What changed.
    pub changes: Vec<LoggedChange>,
}

/// An entry as a page shows it: an entry that made a thousand records is not read whole.
#[derive(Clone, PartialEq, Debug)]
pub struct BriefEntry {
    /// The entry with the first of its changes to fields.
    pub entry: Entry,
    /// What it did, in words.
    pub label: String,
    /// The record it touched, when it was only one.
    pub only: Option<RecordId>,
    /// How many fields it changed, counted up to a thousand.
    pub fields: usize,
}

/// Fields that are counted for a page.
const COUNTED: usize = 1_000;

impl Store {
    /// The head of the history.
    pub fn head(&self) -> Head {
        Head {
            seq: self.head.seq,
            hash: hex(&self.head.hash),
        }
    }

    /// At most `limit` entries before `before` (all when `None`), newest first; only those that touched `record` when given.
    ///
    /// # Errors
    /// When the history cannot be read.
    pub fn entries(
        &self,
        before: Option<u64>,
        limit: usize,
        record: Option<RecordId>,
    ) -> Result<Vec<Entry>> {
        let before = before.unwrap_or(u64::MAX);
        let rows = match record {
            None => entry::before(&self.conn, before, limit)?,
            Some(record) => entry::before_of(&self.conn, &record.to_string(), before, limit)?,
        };
        let taken_back = self.taken_back(rows.iter().map(|row| row.seq));
        rows.into_iter()
            .zip(taken_back)
            .map(|(row, taken_back)| self.whole(row, taken_back))
            .collect()
    }

    /// At most `limit` entries before one, newest first, in the words and the few changes that a page shows of each; of those
    /// that touched a record, the changes of that record.
    ///
    /// # Errors
    /// When the history cannot be read.
    pub fn brief_entries(
        &self,
        before: Option<u64>,
        limit: usize,
        record: Option<RecordId>,
        spelled_out: usize,
    ) -> Result<Vec<BriefEntry>> {
        let before = before.unwrap_or(u64::MAX);
        let record = record.map(|id| id.to_string());
        let rows = match &record {
            None => entry::before(&self.conn, before, limit)?,
            Some(record) => entry::before_of(&self.conn, record, before, limit)?,
        };
        let taken_back = self.taken_back(rows.iter().map(|row| row.seq));
        let brief = |(row, taken_back): (EntryRow, bool)| {
            let seq = row.seq;
            let touched = change::records_of_entry(&self.conn, seq, 2)?;
            let (changes, fields) =
                change::told_of_entry(&self.conn, seq, record.as_deref(), spelled_out, COUNTED)?;
            let only = match touched.as_slice() {
                [only] => Some(only.parse().map_err(|_| unreadable(seq))?),
                _ => None,
            };
            Ok(BriefEntry {
                label: self.describe_briefly(seq)?,
                only,
                fields,
                entry: with_changes(row, &changes, taken_back)?,
            })
        };
        rows.into_iter().zip(taken_back).map(brief).collect()
    }

    /// The entry of that number.
    ///
    /// # Errors
    /// `NoSuchEntry`, or when the history cannot be read.
    pub fn entry(&self, seq: u64) -> Result<Entry> {
        let row = entry::find(&self.conn, seq)?.ok_or(StoreError::NoSuchEntry(seq))?;
        let taken_back = self.taken_back([seq].into_iter()).contains(&true);
        self.whole(row, taken_back)
    }

    fn whole(&self, row: EntryRow, taken_back: bool) -> Result<Entry> {
        let changes = change::of_entry(&self.conn, row.seq)?;
        with_changes(row, &changes, taken_back)
    }
}

fn with_changes(row: EntryRow, changes: &[ChangeRow], taken_back: bool) -> Result<Entry> {
    let changes = changes.iter().map(logged).collect::<Result<_>>()?;
    let wrong = || unreadable(row.seq);
    Ok(Entry {
        seq: row.seq,
        id: row.id.parse().map_err(|_| wrong())?,
        group: row.group,
        actor: row.actor.parse().map_err(|_| wrong())?,
        author: row
            .author
            .as_deref()
            .map(RecordId::from_str)
            .transpose()
            .map_err(|_| wrong())?,
        approver: row
            .approver
            .as_deref()
            .map(RecordId::from_str)
            .transpose()
            .map_err(|_| wrong())?,
        at: row.at.parse().map_err(|_| wrong())?,
        op: Op::from_id(&row.op).ok_or_else(wrong)?,
        hash: hex(&row.hash),
        actor_name: row.actor_name.text,
        reason: row.reason.text,
        undoes: row.undoes,
        taken_back,
        changes,
    })
}

/// A stored change as values.
pub(crate) fn logged(row: &ChangeRow) -> Result<LoggedChange> {
    let value = |text: &Option<String>| {
        text.as_deref()
            .map(serde_json::from_str::<Value>)
            .transpose()
            .map_err(|_| unreadable(row.entry))
    };
    Ok(LoggedChange {
        change: Change {
            record: row.record.parse().map_err(|_| unreadable(row.entry))?,
            field: row.field.clone(),
            before: value(&row.before.text)?,
            after: value(&row.after.text)?,
        },
        blanked: row.before.is_blanked() || row.after.is_blanked(),
    })
}

pub(crate) fn unreadable(seq: u64) -> StoreError {
    StoreError::Damaged(format!("entry {seq} of the history cannot be read."))
}
