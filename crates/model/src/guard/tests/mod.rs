//! Guards at their edges. Each test makes one write that is allowed and one that is not.

mod limits;
mod review;
mod signing;

use super::*;
use crate::{Catalogue, Timestamp};
use serde_json::json;

const AT: Timestamp = Timestamp {
    utc_ms: 1_790_000_000_000,
    offset_minutes: 0,
};

fn today() -> Day {
    "2026-11-20".parse().unwrap()
}

/// A book and a counter for ids.
struct Desk {
    book: Book,
    next: u128,
}

/// One transaction: what it makes and changes is judged together.
struct Work<'a> {
    desk: &'a mut Desk,
    originals: Originals,
    touched: Vec<RecordId>,
}

impl Desk {
    fn new() -> Self {
        Self {
            book: Book::new(Catalogue::shipped()),
            next: 0,
        }
    }

    /// Does some work as one write; when it is refused the book is as before.
    fn write<T>(&mut self, work: impl FnOnce(&mut Work<'_>) -> T) -> Result<T, Refusal> {
        let before = self.book.clone();
        let mut one = Work {
            desk: self,
            originals: Originals::new(),
            touched: Vec::new(),
        };
        let made = work(&mut one);
        let judged = all(&one.desk.book, &one.originals, &one.touched, today());
        if judged.is_err() {
            self.book = before;
        }
        judged.map(|()| made)
    }

    fn add(&mut self, kind: &str, parent: Option<RecordId>, fields: Value) -> RecordId {
        self.write(|work| work.add(kind, parent, fields)).unwrap()
    }

    fn try_add(&mut self, kind: &str, parent: RecordId, fields: Value) -> Result<RecordId, String> {
        self.write(|work| work.add(kind, Some(parent), fields))
            .map_err(|refusal| refusal.message)
    }

    fn set(&mut self, id: RecordId, field: &str, value: Value) -> Result<(), String> {
        self.write(|work| work.set(id, field, value))
            .map_err(|refusal| refusal.message)
    }

    fn trash(&mut self, id: RecordId) -> Result<(), String> {
        self.write(|work| work.trash(id))
            .map_err(|refusal| refusal.message)
    }

    fn person(&mut self, name: &str) -> String {
        self.add("person", None, json!({ "name": name }))
            .to_string()
    }
}

impl Work<'_> {
    fn touch(&mut self, id: RecordId) {
        let was = self.desk.book.get(id).cloned();
        if self.originals.insert(id, was).is_none() {
            self.touched.push(id);
        }
    }

    fn add(&mut self, kind: &str, parent: Option<RecordId>, fields: Value) -> RecordId {
        self.desk.next += 1;
        let id = RecordId(uuid::Uuid::from_u128(self.desk.next));
        self.touch(id);
        let fields = fields.as_object().unwrap().clone();
        self.desk.book.put(Record {
            id,
            kind: kind.into(),
            number: u32::try_from(self.desk.next).unwrap(),
            parent,
            position: format!("{:04}", self.desk.next),
            template: None,
            template_version: 1,
            fields: fields
                .into_iter()
                .filter(|(_, value)| !value.is_null())
                .collect(),
            labels: None,
            created: AT,
            updated: AT,
            trashed: None,
        });
        id
    }

    fn set(&mut self, id: RecordId, field: &str, value: Value) {
        if !self.originals.contains_key(&id) {
            self.touch(id);
        }
        let mut record = self.desk.book.get(id).unwrap().clone();
        if value.is_null() {
            record.fields.remove(field);
        } else {
            record.fields.insert(field.to_owned(), value);
        }
        self.desk.book.put(record);
    }

    fn trash(&mut self, id: RecordId) {
        self.touch(id);
        let mut record = self.desk.book.get(id).unwrap().clone();
        record.trashed = Some(AT);
        self.desk.book.put(record);
    }
}

fn refused(outcome: Result<impl Sized, String>, words: &str) {
    match outcome {
        Ok(_) => panic!("this should have been refused: {words}"),
        Err(message) => {
            assert!(message.contains(words), "“{words}” is not in “{message}”");
            assert!(message.ends_with('.'), "{message}");
        }
    }
}
