//! The records as the history alone gives them: to look at an earlier state, and to check that nothing bypassed the door.

use crate::table::{self, change::ChangeRow, entry::EntryRow};
use crate::{Result, Store, StoreError, chain::canonical, verify};
use blueprint_model::{Book, Change, RecordId, Timestamp, Value, history};
use rusqlite::Connection;
use std::collections::{BTreeMap, HashMap};

/// One record: its values as stored text by field; `None` where the text was blanked.
#[derive(Clone, Debug, Default)]
pub(crate) struct Replayed {
    pub fields: BTreeMap<String, Option<String>>,
    created: String,
    updated: String,
}

/// All records that the history has made so far.
#[derive(Debug, Default)]
pub(crate) struct Replay {
    pub records: HashMap<String, Replayed>,
}

impl Replay {
    /// Takes one entry further.
    pub fn entry(&mut self, entry: &EntryRow, changes: &[ChangeRow]) -> Result<()> {
        let wrong = |change: &ChangeRow| {
            StoreError::Damaged(format!(
                "entry {} does not fit {}.",
                entry.seq, change.record
            ))
        };
        for change in changes {
            let value = match (&change.after.text, change.after.is_blanked()) {
                (Some(text), _) => Some(Some(text.clone())),
                (None, true) => Some(None),
                (None, false) => None,
            };
            if change.field == history::KIND {
                if value.is_none() {
                    self.records.remove(&change.record);
                    continue;
                }
                let made = Replayed {
                    created: entry.at.clone(),
                    ..Replayed::default()
                };
                if self.records.insert(change.record.clone(), made).is_some() {
                    return Err(wrong(change));
                }
            }
            let Some(record) = self.records.get_mut(&change.record) else {
                // The rest of the changes that unmake a record.
                if value.is_none() {
                    continue;
                }
                return Err(wrong(change));
            };
            record.updated.clone_from(&entry.at);
            match value {
                Some(value) => drop(record.fields.insert(change.field.clone(), value)),
                None => drop(record.fields.remove(&change.field)),
            }
        }
        Ok(())
    }

    /// Checks that the records of the file are those of the history, value by value.
    ///
    /// # Errors
    /// `Damaged`, naming the first record that is not.
    pub fn matches(&mut self, conn: &Connection) -> Result<()> {
        let mut wrong = None;
        table::record::each(conn, |record| {
            let replayed = self.records.remove(&record.id.to_string());
            let same = replayed.is_some_and(|replayed| is_same(&replayed, &record.as_changes()));
            if !same {
                wrong.get_or_insert(record.handle());
            }
        })?;
        match (wrong, self.records.is_empty()) {
            (Some(handle), _) => Err(StoreError::Damaged(format!(
                "{handle} is not as the history says."
            ))),
            (None, false) => Err(StoreError::Damaged(
                "a record of the history is missing.".into(),
            )),
            (None, true) => Ok(()),
        }
    }

    /// The book of these records. Blanked values are absent.
    pub fn into_book(self, mut book: Book) -> Result<Book> {
        let unreadable = || StoreError::Damaged("an earlier state cannot be read.".into());
        for (id, replayed) in self.records {
            let id: RecordId = id.parse().map_err(|_| unreadable())?;
            let at = |text: &str| text.parse::<Timestamp>().map_err(|_| unreadable());
            let changes = replayed.changes(id).ok_or_else(unreadable)?;
            book.apply(&changes, at(&replayed.created)?)?;
            if let Some(mut record) = book.take(id) {
                record.updated = at(&replayed.updated)?;
                book.put(record);
            }
        }
        Ok(book)
    }
}

impl Replayed {
    fn changes(&self, id: RecordId) -> Option<Vec<Change>> {
        let mut changes = Vec::with_capacity(self.fields.len());
        for (field, text) in &self.fields {
            let Some(text) = text else { continue };
            let after: Value = serde_json::from_str(text).ok()?;
            changes.push(Change {
                record: id,
                field: field.clone(),
                before: None,
                after: Some(after),
            });
        }
        Some(changes)
    }
}

fn is_same(replayed: &Replayed, now: &[Change]) -> bool {
    let known = replayed
        .fields
        .values()
        .filter(|text| text.is_some())
        .count();
    known == now.len()
        && now.iter().all(|change| {
            let text = change
                .after
                .as_ref()
                .and_then(|value| canonical(value).ok());
            text.is_some() && replayed.fields.get(&change.field).cloned().flatten() == text
        })
}

impl Store {
    /// The workbook as it was right after an entry; 0 is before the first. Values blanked since are absent.
    ///
    /// # Errors
    /// `NoSuchEntry`, or `Damaged`.
    pub fn state_at(&self, seq: u64) -> Result<Book> {
        self.replay_to(seq)?
            .into_book(Book::new(self.book.shared_catalogue()))
    }

    pub(crate) fn replay_to(&self, seq: u64) -> Result<Replay> {
        if seq > self.head.seq {
            return Err(StoreError::NoSuchEntry(seq));
        }
        let mut replay = Replay::default();
        verify::whole_chain(&self.conn, seq, &mut replay)?;
        Ok(replay)
    }
}
