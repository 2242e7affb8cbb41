//! Finds the record that a row is about by the fields that identify records of its kind.

use blueprint_model::{Book, Field, FieldType, Kind, Record, RecordId, Value, text::folded};
use std::collections::HashMap;

/// The identifying values of a record below its parent, in a form in which equal means the same.
pub(super) type Key = (Option<RecordId>, Vec<String>);

/// The records of a kind by their keys.
pub(super) struct Keys<'a> {
    /// The identifying fields, by place, that the table gives.
    pub fields: Vec<usize>,
    kind: &'a Kind,
    found: HashMap<Key, Vec<RecordId>>,
    /// Registers: records by the first identifying field that have none of the others yet.
    bare: HashMap<Key, Vec<RecordId>>,
}

/// Which record a row is about.
pub(super) enum Found {
    One(RecordId),
    Nothing,
    Several(Vec<RecordId>),
}

impl<'a> Keys<'a> {
    /// The keys of a kind, over the fields that `given` says the table has. Without one that is required nothing is found.
    pub fn of(book: &Book, kind: &'a Kind, given: impl Fn(usize) -> bool) -> Self {
        let all = kind.key.iter();
        let mut fields: Vec<usize> = all
            .filter_map(|id| kind.fields.iter().position(|field| field.id == *id))
            .collect();
        let lacks = |field: &usize| kind.fields[*field].required && !given(*field);
        if fields.iter().any(lacks) {
            fields.clear();
        }
        fields.retain(|field| given(*field));
        let mut keys = Self {
            fields,
            kind,
            found: HashMap::new(),
            bare: HashMap::new(),
        };
        if keys.fields.is_empty() {
            return keys;
        }
        for record in book.of_kind(kind.id.as_str()) {
            let key = keys.of_record(record);
            let is_bare = kind.register.is_some()
                && key.1.len() > 1
                && key.1.iter().skip(1).all(String::is_empty);
            if is_bare {
                let first = (key.0, key.1.iter().take(1).cloned().collect());
                keys.bare.entry(first).or_default().push(record.id);
            }
            keys.found.entry(key).or_default().push(record.id);
        }
        keys
    }

    fn of_record(&self, record: &Record) -> Key {
        let parts = self.fields.iter().map(|at| {
            let field = &self.kind.fields[*at];
            part(field, record.value(&field.id))
        });
        (record.parent, parts.collect())
    }

    /// The key of a row, by the values of its identifying fields; `None` when they are all empty or the kind has none.
    pub fn of_row(
        &self,
        parent: Option<RecordId>,
        value: impl Fn(usize) -> Option<Value>,
    ) -> Option<Key> {
        let parts: Vec<String> = self
            .fields
            .iter()
            .map(|at| part(&self.kind.fields[*at], value(*at).as_ref()))
            .collect();
        parts
            .iter()
            .any(|part| !part.is_empty())
            .then_some((parent, parts))
    }

    /// The record of a key. In a register, one that has only its name yet is the one that is meant.
    pub fn find(&self, key: &Key) -> Found {
        let first = (key.0, key.1.iter().take(1).cloned().collect::<Vec<_>>());
        let all = self
            .found
            .get(key)
            .or_else(|| self.bare.get(&first))
            .map_or(&[][..], Vec::as_slice);
        match all {
            [] => Found::Nothing,
            [one] => Found::One(*one),
            several => Found::Several(several.to_vec()),
        }
    }
}

fn part(field: &Field, value: Option<&Value>) -> String {
    match (field.kind, value) {
        (_, None) => String::new(),
        (FieldType::Line, Some(value)) => folded(value.as_str().unwrap_or_default()),
        (_, Some(value)) => value.to_string(),
    }
}
