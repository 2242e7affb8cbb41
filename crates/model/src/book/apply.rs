//! Applies history changes to the records in memory; the same code serves edits, undo, restore and replay.

use super::Book;
use crate::{Change, KindId, Record, RecordId, Timestamp, Value, history};
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

/// Why changes cannot be applied: the record is not as the change says, or a pseudo-field holds nonsense.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("The history does not fit the record {record} in {field}. Run a check of the workbook.")]
pub struct ApplyError {
    /// The record.
    pub record: RecordId,
    /// The field.
    pub field: String,
}

impl Book {
    /// Applies the changes of one entry, in order, at a moment. All changes of one record must stand together.
    ///
    /// # Errors
    /// When a change does not fit; the book is then as before.
    pub fn apply(&mut self, changes: &[Change], at: Timestamp) -> Result<(), ApplyError> {
        let mut before: Vec<(RecordId, Option<Record>)> = Vec::new();
        for group in changes.chunk_by(|a, b| a.record == b.record) {
            let id = group[0].record;
            let old = self.get(id).cloned();
            let applied = apply_to(old.clone(), group, at);
            match applied {
                Ok(Some(record)) => self.put(record),
                Ok(None) => drop(self.take(id)),
                Err(error) => {
                    self.put_back(before);
                    return Err(error);
                }
            }
            before.push((id, old));
        }
        Ok(())
    }

    /// Puts earlier versions of records back, latest first; `None` takes a record out.
    pub fn put_back(&mut self, before: Vec<(RecordId, Option<Record>)>) {
        for (id, old) in before.into_iter().rev() {
            match old {
                Some(record) => self.put(record),
                None => drop(self.take(id)),
            }
        }
    }
}

fn apply_to(
    old: Option<Record>,
    changes: &[Change],
    at: Timestamp,
) -> Result<Option<Record>, ApplyError> {
    let id = changes[0].record;
    let wrong = |field: &str| ApplyError {
        record: id,
        field: field.to_owned(),
    };
    let kind_change = changes.iter().find(|change| change.field == history::KIND);
    if let Some(change) = kind_change
        && change.after.is_none()
    {
        return Ok(None);
    }
    let mut record = match (old, kind_change.and_then(|change| change.after.as_ref())) {
        (Some(record), None) => record,
        (None, Some(kind)) => Record {
            id,
            kind: KindId::from(kind.as_str().ok_or_else(|| wrong(history::KIND))?),
            number: 0,
            parent: None,
            position: String::new(),
            template: None,
            template_version: 1,
            fields: BTreeMap::new(),
            labels: None,
            created: at,
            updated: at,
            trashed: None,
        },
        _ => return Err(wrong(history::KIND)),
    };
    for change in changes {
        set(&mut record, change).ok_or_else(|| wrong(&change.field))?;
    }
    record.updated = at;
    Ok(Some(record))
}

fn set(record: &mut Record, change: &Change) -> Option<()> {
    let after = change.after.as_ref();
    match change.field.as_str() {
        history::KIND => {}
        history::NUMBER => record.number = read(after)?,
        history::PARENT => record.parent = optional(after)?,
        history::POSITION => record.position = read(after)?,
        history::TEMPLATE => record.template = optional(after)?,
        history::TEMPLATE_VERSION => record.template_version = read(after)?,
        history::TRASHED => record.trashed = optional(after)?,
        history::LABELS => record.labels = after.cloned(),
        field => match after {
            Some(value) => drop(record.fields.insert(field.to_owned(), value.clone())),
            None => drop(record.fields.remove(field)),
        },
    }
    Some(())
}

fn read<T: DeserializeOwned>(value: Option<&Value>) -> Option<T> {
    serde_json::from_value(value?.clone()).ok()
}

fn optional<T: DeserializeOwned>(value: Option<&Value>) -> Option<Option<T>> {
    match value {
        None => Some(None),
        Some(_) => read(value).map(Some),
    }
}

impl Record {
    /// The changes that make this record out of nothing, or nothing out of it when inverted.
    pub fn as_changes(&self) -> Vec<Change> {
        let pseudo = [
            (history::KIND, Some(Value::from(self.kind.as_str()))),
            (history::NUMBER, Some(Value::from(self.number))),
            (
                history::PARENT,
                self.parent.map(|id| Value::from(id.to_string())),
            ),
            (history::POSITION, Some(Value::from(self.position.as_str()))),
            (history::TEMPLATE, self.template.as_deref().map(Value::from)),
            (
                history::TEMPLATE_VERSION,
                Some(Value::from(self.template_version)),
            ),
            (
                history::TRASHED,
                self.trashed.map(|at| Value::from(at.to_string())),
            ),
            (history::LABELS, self.labels.clone()),
        ];
        let pseudo = pseudo
            .into_iter()
            .filter_map(|(field, value)| Some((field.to_owned(), value?)));
        let fields = self
            .fields
            .iter()
            .map(|(field, value)| (field.clone(), value.clone()));
        pseudo
            .chain(fields)
            .map(|(field, value)| Change {
                record: self.id,
                field,
                before: None,
                after: Some(value),
            })
            .collect()
    }
}
