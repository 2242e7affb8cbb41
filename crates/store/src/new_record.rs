//! What a record to be made is told: its kind, parent, template, values and place.

use blueprint_model::{KindId, RecordId, Value};
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
