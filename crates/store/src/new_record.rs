//! What a record to be made is told: its kind, parent, template, values and place.

use blueprint_model::{KindId, RecordId, Value, text};
use std::collections::BTreeMap;

/// Where a record stands among its siblings: the records of its kind under the same parent.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Place {
    /// Before all others.
    First,
    /// After all others.
    #[default]
    Last,
    /// Right after another.
    After(RecordId),
    /// Right before another.
    Before(RecordId),
}

/// A record to be made.
#[derive(Clone, PartialEq, Debug)]
pub struct NewRecord {
    /// Its kind.
    pub kind: KindId,
    /// The record it belongs to.
    pub parent: Option<RecordId>,
    /// The template it is made from.
    pub template: Option<String>,
    /// Values by field id, unchecked.
    pub fields: BTreeMap<String, Value>,
    /// Where it stands.
    pub place: Place,
}

impl NewRecord {
    /// An empty one of a kind, last among its siblings.
    pub fn of(kind: &str) -> Self {
        Self {
            kind: kind.into(),
            parent: None,
            template: None,
            fields: BTreeMap::new(),
            place: Place::Last,
        }
    }

    /// Belonging to a parent.
    #[must_use]
    pub fn under(mut self, parent: RecordId) -> Self {
        self.parent = Some(parent);
        self
    }

    /// Made from a template.
    #[must_use]
    pub fn from_template(mut self, template: &str) -> Self {
        self.template = Some(template.to_owned());
        self
    }

    /// With a value taken over from another record. Text that was kept before signs that turn it were refused comes
    /// without them.
    #[must_use]
    pub fn taking(self, field: &str, value: &Value) -> Self {
        match value.as_str() {
            Some(text) => self.with(field, text::without_turning(text)),
            None => self.with(field, value.clone()),
        }
    }

    /// With a value.
    #[must_use]
    pub fn with(mut self, field: &str, value: impl Into<Value>) -> Self {
        self.fields.insert(field.to_owned(), value.into());
        self
    }

    /// At a place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = place;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_an_older_program_is_taken_over_without_its_unseen_signs() {
        let taken = NewRecord::of("grant")
            .taking("role", &Value::from("ad\u{202e}min"))
            .taking("tick", &Value::from(true));
        assert_eq!(taken.fields["role"], Value::from("admin"));
        assert_eq!(taken.fields["tick"], Value::from(true));
    }
}
