//! Rules at their edges, in tables. Each file is about the rules of one pillar or theme.

mod key_person;
mod sales;
mod shield;
mod speed;
mod spend;
mod stretch;

use super::*;
use crate::{Catalogue, Finding, RecordId, Severity, Timestamp, Value};
use serde_json::json;

const AT: Timestamp = Timestamp {
    utc_ms: 1_790_000_000_000,
    offset_minutes: 0,
};

struct Build {
    book: Book,
    next: u128,
}

impl Build {
    fn new() -> Self {
        Self {
            book: Book::new(Catalogue::shipped()),
            next: 0,
        }
    }

    fn add(&mut self, kind: &str, parent: Option<RecordId>, fields: Value) -> RecordId {
        self.next += 1;
        let id = RecordId(uuid::Uuid::from_u128(self.next));
        self.book.put(Record {
            id,
            kind: kind.into(),
            number: self.next as u32,
            parent,
            position: format!("{:04}", self.next),
            template: None,
            template_version: 1,
            fields: fields
                .as_object()
                .unwrap()
                .clone()
                .into_iter()
                .filter(|(_, v)| !v.is_null())
                .collect(),
            labels: None,
            created: AT,
            updated: AT,
            trashed: None,
        });
        id
    }

    fn record(&self, id: RecordId) -> &Record {
        self.book.get(id).unwrap()
    }
}

fn today() -> Day {
    "2026-11-20".parse().unwrap()
}

fn ago(days: i64) -> String {
    today().plus_days(-days).to_string()
}

/// A moment of a day, on a clock in UTC.
fn at(day: &str, clock: &str) -> String {
    format!("{day}T{clock}:00.000+00:00")
}

impl Build {
    /// A record of a kind alone in the book, and what is said of it.
    fn said(&self, id: RecordId) -> Vec<Finding> {
        findings_of(&self.book, self.record(id), today())
    }

    /// The severity of one rule about a record; `None` when it says nothing.
    fn severity(&self, id: RecordId, rule: &str) -> Option<Severity> {
        let all = self.said(id);
        all.iter()
            .find(|found| found.rule == rule)
            .map(|found| found.severity)
    }

    /// The finding of one rule about a record.
    fn finding(&self, id: RecordId, rule: &str) -> Finding {
        let all = self.said(id);
        let found = all.iter().find(|found| found.rule == rule);
        found
            .unwrap_or_else(|| panic!("no {rule} in {all:?}"))
            .clone()
    }

    /// A practice made from a template.
    fn practice(&mut self, template: &str) -> RecordId {
        let id = self.add("practice", None, json!({"name": template}));
        let record = self.record(id).clone();
        self.book.put(Record {
            template: Some(template.into()),
            ..record
        });
        id
    }
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}
