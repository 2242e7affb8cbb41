//! Rules at their edges, in tables. Each file is about the rules of one pillar or theme.

mod key_person;
mod sales;
mod shield;
mod speed;
mod spend;
mod stretch;

use super::*;
use crate::{
    Finding, RecordId, Severity, Timestamp,
    testing::{AT, Build},
};
use serde_json::{Value, json};

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
