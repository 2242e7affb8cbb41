//! The verbs of a transaction. They change the book at once and note what was there; the door writes or takes it all back.

use crate::guarding::Originals;
use crate::order::LastPositions;
use crate::{Attachment, Env, NewRecord, Place, Result, StoreError, table};
use blueprint_model::{
    Book, Change, Day, Kind, KindId, Record, RecordId, Timestamp, Value, history,
};
use rusqlite::Connection;
use std::collections::BTreeMap;

/// A running transaction.
pub struct Tx<'a> {
    pub(crate) conn: &'a Connection,
    pub(crate) book: &'a mut Book,
    pub(crate) env: &'a dyn Env,
    pub(crate) at: Timestamp,
    pub(crate) seq: u64,
    pub(crate) originals: Originals,
    pub(crate) touched: Vec<RecordId>,
    pub(crate) counters: BTreeMap<KindId, u32>,
    pub(crate) last_positions: &'a mut LastPositions,
    pub(crate) keep: bool,
}

impl Drop for Tx<'_> {
    /// Takes everything back unless the door kept it; so an error, or a panic in a caller's code, leaves the book as it was.
    fn drop(&mut self) {
        if !self.keep {
            let before = self
                .touched
                .iter()
                .map(|id| (*id, self.originals.remove(id).flatten()))
                .collect();
            self.book.put_back(before);
        }
    }
}

impl Tx<'_> {
    /// The workbook as it would be.
    pub fn book(&self) -> &Book {
        self.book
    }

    /// The moment of this transaction.
    pub fn at(&self) -> Timestamp {
        self.at
    }

    /// The number that the entry of this transaction will have.
    pub fn entry(&self) -> u64 {
        self.seq
    }

    /// The day of this transaction.
    pub fn today(&self) -> Day {
        self.at.day()
    }

    /// The live records of a kind that this transaction touched, as they are.
    pub fn touched(&self, kind: &str) -> impl Iterator<Item = &Record> {
        let of_kind = self.touched.iter().filter_map(|id| self.book.get(*id));
        of_kind.filter(move |record| record.kind == *kind && record.trashed.is_none())
    }

    /// The same: as they were, `None` when new, and as they are.
    pub fn touched_of(&self, kind: &str) -> Vec<(Option<Record>, Record)> {
        let was = |record: &Record| self.originals.get(&record.id).cloned().flatten();
        self.touched(kind)
            .map(|record| (was(record), record.clone()))
            .collect()
    }

    /// Makes a record and gives it the next number of its kind.
    ///
    /// # Errors
    /// When the kind, the parent, the place or a value does not fit.
    pub fn create(&mut self, new: NewRecord) -> Result<RecordId> {
        let version = self.kind(&new.kind)?.version;
        if let Some(parent) = new.parent {
            self.live(parent)?;
        }
        let id = RecordId(self.env.new_id());
        let position = self.position_for(id, new.parent, &new.kind, new.place)?;
        let record = Record {
            id,
            number: self.next_number(&new.kind)?,
            kind: new.kind,
            parent: new.parent,
            position,
            template: new.template,
            template_version: version,
            fields: BTreeMap::new(),
            labels: None,
            created: self.at,
            updated: self.at,
            trashed: None,
        };
        self.touch(id);
        self.book.put(record);
        let mut fields = BTreeMap::new();
        for (field, value) in new.fields {
            if let Some(value) = self.checked(id, &field, Some(value))? {
                fields.insert(field, value);
            }
        }
        self.update(id, |record| record.fields = fields)?;
        Ok(id)
    }

    /// Sets a field; `None` or an empty value clears it, which lets a template's own text show through again.
    ///
    /// # Errors
    /// When the record or field is not there, or the value does not fit.
    pub fn set(&mut self, record: RecordId, field: &str, value: Option<Value>) -> Result<()> {
        self.live(record)?;
        let value = self.checked(record, field, value)?;
        if self.live(record)?.value(field) == value.as_ref() {
            return Ok(());
        }
        let kind = self.live(record)?.kind.clone();
        let version = self.kind(&kind)?.version;
        self.update(record, |record| {
            record.template_version = version;
            match value {
                Some(value) => drop(record.fields.insert(field.to_owned(), value)),
                None => drop(record.fields.remove(field)),
            }
        })
    }

    /// Moves a record among its siblings.
    ///
    /// # Errors
    /// When it, or the record it is to stand beside, is not there.
    pub fn place(&mut self, record: RecordId, place: Place) -> Result<()> {
        let (parent, kind) = self
            .live(record)
            .map(|record| (record.parent, record.kind.clone()))?;
        if matches!(place, Place::After(other) | Place::Before(other) if other == record) {
            return Ok(());
        }
        let position = self.position_for(record, parent, &kind, place)?;
        self.update(record, |record| record.position = position)
    }

    /// Puts a record and its live children into the trash.
    ///
    /// # Errors
    /// When it is not there or is in the trash already.
    pub fn trash(&mut self, record: RecordId) -> Result<()> {
        self.live(record)?;
        let at = self.at;
        for id in self.family(record, |member| member.trashed.is_none()) {
            self.update(id, |member| member.trashed = Some(at))?;
        }
        Ok(())
    }

    /// Takes a record out of the trash, with the children that were trashed together with it.
    ///
    /// # Errors
    /// When it is not there, or the record it belongs to is itself in the trash.
    pub fn untrash(&mut self, record: RecordId) -> Result<()> {
        let found = self
            .book
            .get(record)
            .ok_or(StoreError::NoSuchRecord(record))?;
        let Some(moment) = found.trashed else {
            return Ok(());
        };
        if let Some(parent) = found.parent {
            self.live(parent)?;
        }
        for id in self.family(record, |member| member.trashed == Some(moment)) {
            self.update(id, |member| member.trashed = None)?;
        }
        Ok(())
    }

    /// Keeps a file inside the workbook and gives the value for a `file` field.
    ///
    /// # Errors
    /// `TooLarge` above 10 MB.
    pub fn attach(&mut self, bytes: &[u8], name: &str, media_type: &str) -> Result<Value> {
        Attachment::keep(self.conn, bytes, name, media_type)
    }

    /// Applies changes as they stand in the history, without asking whether they fit their fields.
    pub(crate) fn apply(&mut self, changes: &[Change]) -> Result<()> {
        for change in changes {
            self.touch(change.record);
            if let (history::NUMBER, Some(number)) = (change.field.as_str(), &change.after)
                && number.as_u64().is_none()
            {
                return Err(StoreError::Damaged(
                    "a number in the history cannot be read.".into(),
                ));
            }
        }
        Ok(self.book.apply(changes, self.at)?)
    }

    /// The live record of that id.
    pub(crate) fn live(&self, id: RecordId) -> Result<&Record> {
        let record = self.book.get(id).ok_or(StoreError::NoSuchRecord(id))?;
        if record.trashed.is_some() {
            return Err(StoreError::InTrash {
                record: id,
                title: self.book.title(record),
            });
        }
        Ok(record)
    }

    pub(crate) fn kind(&self, kind: &KindId) -> Result<&Kind> {
        self.book
            .catalogue()
            .kind(kind.as_str())
            .ok_or_else(|| StoreError::UnknownKind(kind.to_string()))
    }

    fn touch(&mut self, id: RecordId) {
        if !self.originals.contains_key(&id) {
            self.originals.insert(id, self.book.get(id).cloned());
            self.touched.push(id);
        }
    }

    pub(crate) fn update(&mut self, id: RecordId, change: impl FnOnce(&mut Record)) -> Result<()> {
        self.touch(id);
        let mut record = self
            .book
            .get(id)
            .cloned()
            .ok_or(StoreError::NoSuchRecord(id))?;
        change(&mut record);
        record.updated = self.at;
        self.book.put(record);
        Ok(())
    }

    fn next_number(&mut self, kind: &KindId) -> Result<u32> {
        let last = match self.counters.get(kind) {
            Some(last) => *last,
            None => table::counter::last(self.conn, kind)?,
        };
        self.counters.insert(kind.clone(), last + 1);
        Ok(last + 1)
    }

    /// The record and those below it for which `wanted` holds, itself first.
    fn family(&self, record: RecordId, wanted: impl Fn(&Record) -> bool) -> Vec<RecordId> {
        let mut found = vec![record];
        let mut at = 0;
        while at < found.len() {
            found.extend(
                self.book
                    .all_children(found[at])
                    .filter(|member| wanted(member))
                    .map(|member| member.id),
            );
            at += 1;
        }
        found
    }
}
