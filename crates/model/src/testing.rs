//! A book put together by hand, for the tests of this crate.

use crate::{Book, Catalogue, Record, RecordId, Timestamp, Value};

/// The moment at which everything in it was made.
pub(crate) const AT: Timestamp = Timestamp {
    utc_ms: 1_790_000_000_000,
    offset_minutes: 0,
};

/// A book over the shipped templates; records get the ids 1, 2, 3.
pub(crate) struct Build {
    pub book: Book,
    pub next: u128,
}

impl Build {
    pub fn new() -> Self {
        Self {
            book: Book::new(Catalogue::shipped()),
            next: 0,
        }
    }

    /// A record with the fields that are not null.
    pub fn add(&mut self, kind: &str, parent: Option<RecordId>, fields: Value) -> RecordId {
        self.next += 1;
        let id = RecordId(uuid::Uuid::from_u128(self.next));
        let fields = fields.as_object().unwrap().clone();
        self.book.put(Record {
            id,
            kind: kind.into(),
            number: u32::try_from(self.next).unwrap(),
            parent,
            position: format!("{:04}", self.next),
            template: None,
            template_version: 1,
            fields: fields.into_iter().filter(|(_, v)| !v.is_null()).collect(),
            labels: None,
            created: AT,
            updated: AT,
            trashed: None,
        });
        id
    }

    pub fn record(&self, id: RecordId) -> &Record {
        self.book.get(id).unwrap()
    }

    /// Puts a value into a field; null empties it.
    pub fn change(&mut self, id: RecordId, field: &str, value: Value) {
        let mut record = self.record(id).clone();
        match value {
            Value::Null => record.fields.remove(field),
            value => record.fields.insert(field.to_owned(), value),
        };
        self.book.put(record);
    }
}
