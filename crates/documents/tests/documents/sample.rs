//! The shipped sample company as a workbook in memory, so that pages are looked at with text as people write it.

use blueprint_model::{
    Book, Catalogue, Change, Day, FieldType, RecordId, Timestamp, Value, catalogue, history,
};
use serde_json::json;
use std::collections::HashMap;
use toml::{Table, Value as Toml};
use uuid::Uuid;

/// The day the sample is looked at.
pub fn today() -> Day {
    Day::new(2026, 11, 19).unwrap()
}

/// The sample company on [`today`].
pub fn book() -> Book {
    let (_, files) = catalogue::sample_files();
    let mut maker = Maker {
        catalogue: Catalogue::shipped(),
        keys: HashMap::new(),
        next: 0,
        changes: Vec::new(),
        numbers: HashMap::new(),
    };
    let tables: Vec<Table> = files
        .iter()
        .map(|file| file.text.parse().unwrap())
        .collect();
    let records: Vec<&Table> = tables
        .iter()
        .flat_map(|table| tables_of(table, "record"))
        .collect();
    for record in &records {
        maker.name(record);
    }
    let mut ids = 0;
    for record in &records {
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

fn tables_of<'a>(table: &'a Table, key: &str) -> impl Iterator<Item = &'a Table> + use<'a> {
    table
        .get(key)
        .and_then(Toml::as_array)
        .into_iter()
        .flatten()
        .filter_map(Toml::as_table)
}

struct Maker {
    catalogue: std::sync::Arc<Catalogue>,
    keys: HashMap<String, RecordId>,
    next: u128,
    changes: Vec<Change>,
    numbers: HashMap<String, u32>,
}

fn id(n: u128) -> RecordId {
    RecordId(Uuid::from_u128((0x0190 << 112) | (7 << 76) | (2 << 62) | n))
}

impl Maker {
    fn name(&mut self, record: &Table) {
        self.next += 1;
        if let Some(key) = record.get("key").and_then(Toml::as_str) {
            self.keys.insert(key.to_owned(), id(self.next));
        }
        for child in tables_of(record, "child") {
            self.name(child);
        }
    }

    fn add(&mut self, table: &Table, parent: Option<RecordId>, n: &mut u128) {
        *n += 1;
        let record = id(*n);
        let kind = table["kind"].as_str().unwrap().to_owned();
        let number = self
            .numbers
            .entry(kind.clone())
            .and_modify(|n| *n += 1)
            .or_insert(1);
        let mut set = vec![
            (history::KIND, json!(kind)),
            (history::NUMBER, json!(number)),
            (history::POSITION, json!(format!("a{n:05}"))),
        ];
        set.extend(parent.map(|parent| (history::PARENT, json!(parent))));
        set.extend(
            table
                .get("template")
                .and_then(Toml::as_str)
                .map(|template| (history::TEMPLATE, json!(template))),
        );
        self.changes
            .extend(set.into_iter().map(|(field, after)| Change {
                record,
                field: field.into(),
                before: None,
                after: Some(after),
            }));
        let fields = table
            .get("fields")
            .and_then(Toml::as_table)
            .cloned()
            .unwrap_or_default();
        for (field, value) in fields {
            let date = self
                .catalogue
                .kind(&kind)
                .and_then(|kind| kind.field(&field))
                .is_some_and(|field| field.kind == FieldType::Date);
            let after = Some(self.value(&value, date));
            self.changes.push(Change {
                record,
                field,
                before: None,
                after,
            });
        }
        for child in tables_of(table, "child") {
            self.add(child, Some(record), n);
        }
    }

    fn value(&self, value: &Toml, date: bool) -> Value {
        match value {
            Toml::String(text) if date && text.starts_with("today") => {
                let days = text.trim_start_matches("today");
                json!(today().plus_days(if days.is_empty() {
                    0
                } else {
                    days.parse().unwrap()
                }))
            }
            Toml::String(text) => match text.strip_prefix('@').and_then(|key| self.keys.get(key)) {
                Some(id) => json!(id),
                None => json!(text.trim_end()),
            },
            Toml::Array(items) => items.iter().map(|item| self.value(item, date)).collect(),
            Toml::Table(table) => serde_json::to_value(table).unwrap(),
            other => serde_json::to_value(other).unwrap(),
        }
    }
}
