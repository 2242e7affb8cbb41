//! Records that could be taken for one another, since nothing that tells records of their kind apart differs.

use super::{Book, is_named_by_a_line};
use crate::{Record, Value, text};

impl Book {
    /// The other live records of the same kind, parent and name that nothing tells from this one. What tells them apart is
    /// the kind's `key`: two budgets of one name are of different months, and two people of one name have different
    /// addresses; a value that one of them lacks tells nothing. Kinds whose key does not hold their name, such as reviews that
    /// come back each quarter, have none.
    pub fn namesakes(&self, record: &Record) -> Vec<&Record> {
        let kind = self.kind_of(record);
        let kind = kind.filter(|kind| is_named_by_a_line(kind) && kind.key.contains(&kind.title));
        let (Some(kind), None) = (kind, &record.trashed) else {
            return Vec::new();
        };
        let mut found = self.by_title(kind.id.as_str(), &self.title(record));
        found.retain(|other| {
            other.id != record.id
                && other.parent == record.parent
                && kind
                    .key
                    .iter()
                    .filter(|field| **field != kind.title)
                    .all(|field| match (record.value(field), other.value(field)) {
                        (Some(one), Some(two)) => folded(one) == folded(two),
                        _ => true,
                    })
        });
        found
    }
}

fn folded(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), text::folded)
}
