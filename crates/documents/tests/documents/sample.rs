//! The shipped sample company as a workbook in memory, so that pages are looked at with text as people write it.

use blueprint_model::{
    Book, Catalogue, Change, Day, RecordId, Timestamp, Value,
    catalogue::{
        self,
        sample::{SampleRecord, Story},
    },
    history,
};
use serde_json::json;
use std::collections::HashMap;
use uuid::Uuid;

/// The day the sample is looked at.
pub fn today() -> Day {
    Day::new(2026, 11, 19).unwrap()
}

/// The sample company on [`today`].
pub fn book() -> Book {
    let (_, files) = catalogue::sample_files();
    let story = Story::read(&Catalogue::shipped(), &files, today(), 0).unwrap();
    let mut maker = Maker::default();
    for record in &story.records {
        maker.name(record);
    }
    let mut ids = 0;
    for record in &story.records {
        maker.add(record, None, &mut ids);
    }
    let mut book = Book::new(Catalogue::shipped());
    book.apply(&maker.changes, at()).unwrap();
    book
}

fn at() -> Timestamp {
    format!("{}T09:00:00.000+00:00", today().plus_days(-210))
        .parse()
        .unwrap()
}

#[derive(Default)]
struct Maker {
    keys: HashMap<String, RecordId>,
    next: u128,
    changes: Vec<Change>,
    numbers: HashMap<String, u32>,
}

fn id(n: u128) -> RecordId {
    RecordId(Uuid::from_u128((0x0190 << 112) | (7 << 76) | (2 << 62) | n))
}

impl Maker {
    fn name(&mut self, record: &SampleRecord) {
        self.next += 1;
        if let Some(key) = &record.key {
            self.keys.insert(key.clone(), id(self.next));
        }
        for child in &record.child {
            self.name(child);
        }
    }

    fn add(&mut self, told: &SampleRecord, parent: Option<RecordId>, n: &mut u128) {
        *n += 1;
        let record = id(*n);
        let number = self
            .numbers
            .entry(told.kind.clone())
            .and_modify(|n| *n += 1)
            .or_insert(1);
        let mut set = vec![
            (history::KIND, json!(told.kind)),
            (history::NUMBER, json!(number)),
            (history::POSITION, json!(format!("a{n:05}"))),
        ];
        set.extend(parent.map(|parent| (history::PARENT, json!(parent))));
        set.extend(
            told.template
                .as_ref()
                .map(|template| (history::TEMPLATE, json!(template))),
        );
        let own = told
            .fields
            .iter()
            .map(|(field, value)| (field.as_str(), self.value(value)));
        let changes: Vec<Change> = set
            .into_iter()
            .chain(own)
            .map(|(field, after)| Change {
                record,
                field: field.into(),
                before: None,
                after: Some(after),
            })
            .collect();
        self.changes.extend(changes);
        for child in &told.child {
            self.add(child, Some(record), n);
        }
    }

    fn value(&self, value: &Value) -> Value {
        match value {
            Value::String(text) => {
                match text.strip_prefix('@').and_then(|key| self.keys.get(key)) {
                    Some(id) => json!(id),
                    None => json!(text.trim_end()),
                }
            }
            Value::Array(items) => items.iter().map(|item| self.value(item)).collect(),
            other => other.clone(),
        }
    }
}
