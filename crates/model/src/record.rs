//! A record: one thing the workbook knows, of some kind, with its fields.

use crate::{Day, KindId, Money, RecordId, Timestamp, Value, cadence::Cadence, decimal};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// One record. `fields` holds stored values by field id, also those a newer template brought that this program does not know.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Its id, for ever.
    pub id: RecordId,
    /// Its kind.
    pub kind: KindId,
    /// Counts up per kind and is never given twice; people say `brief-14`.
    pub number: u32,
    /// The record it belongs to.
    pub parent: Option<RecordId>,
    /// Fractional key among its siblings.
    pub position: String,
    /// The template it was made from: a practice, a step of a practice, a question.
    pub template: Option<String>,
    /// The version of the kind's template it was last filled with.
    pub template_version: u32,
    /// Stored values by field id; an absent field is empty.
    pub fields: BTreeMap<String, Value>,
    /// For locked records: what the records it refers to were called when it was locked.
    pub labels: Option<Value>,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last changed.
    pub updated: Timestamp,
    /// When it was put into the trash.
    pub trashed: Option<Timestamp>,
}

impl Record {
    /// The stored value of a field.
    pub fn value(&self, field: &str) -> Option<&Value> {
        self.fields.get(field)
    }

    /// The value of a text-like field.
    pub fn text(&self, field: &str) -> Option<&str> {
        self.value(field).and_then(Value::as_str)
    }

    /// The value of a date field.
    pub fn day(&self, field: &str) -> Option<Day> {
        self.text(field).and_then(|text| text.parse().ok())
    }

    /// The value of a level or rating field.
    pub fn level(&self, field: &str) -> Option<u8> {
        self.value(field)
            .and_then(Value::as_u64)
            .and_then(|n| u8::try_from(n).ok())
    }

    /// Whether a tick field is ticked.
    pub fn tick(&self, field: &str) -> bool {
        self.value(field).and_then(Value::as_bool) == Some(true)
    }

    /// The value of a number or percent field.
    pub fn number(&self, field: &str) -> Option<Decimal> {
        self.text(field).and_then(decimal::parse)
    }

    /// The value of a duration field, in seconds.
    pub fn seconds(&self, field: &str) -> Option<i64> {
        self.value(field).and_then(Value::as_i64)
    }

    /// The value of a cadence field.
    pub fn cadence(&self, field: &str) -> Option<Cadence> {
        serde_json::from_value(self.value(field)?.clone()).ok()
    }

    /// The value of a moment field.
    pub fn moment(&self, field: &str) -> Option<Timestamp> {
        self.text(field).and_then(|text| text.parse().ok())
    }

    /// The value of a money field.
    pub fn money(&self, field: &str) -> Option<Money<'_>> {
        self.value(field).and_then(Money::of_value)
    }

    /// The record a `ref` field names.
    pub fn reference(&self, field: &str) -> Option<RecordId> {
        self.value(field).and_then(RecordId::from_value)
    }

    /// The records a `refs` field names, in order.
    pub fn references(&self, field: &str) -> Vec<RecordId> {
        let list = self.value(field).and_then(Value::as_array);
        list.into_iter()
            .flatten()
            .filter_map(RecordId::from_value)
            .collect()
    }

    /// What people and the command line call it: `brief-14`.
    pub fn handle(&self) -> String {
        format!("{}-{}", self.kind, self.number)
    }
}
