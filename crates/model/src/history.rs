//! What an edit is made of: field-level changes under a verb that a person can read.

use crate::{RecordId, Value};
use serde::{Deserialize, Serialize};

/// Pseudo-field: the kind of a record; its presence means that the record exists.
pub const KIND: &str = "@kind";
/// Pseudo-field: the running number.
pub const NUMBER: &str = "@number";
/// Pseudo-field: the parent.
pub const PARENT: &str = "@parent";
/// Pseudo-field: the position among siblings.
pub const POSITION: &str = "@position";
/// Pseudo-field: the template it was made from.
pub const TEMPLATE: &str = "@template";
/// Pseudo-field: the version of the kind's template.
pub const TEMPLATE_VERSION: &str = "@template_version";
/// Pseudo-field: when it was put into the trash.
pub const TRASHED: &str = "@trashed";
/// Pseudo-field: labels copied by a lock.
pub const LABELS: &str = "@labels";

/// One field of one record going from one value to another; `None` is empty.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Change {
    /// The record.
    pub record: RecordId,
    /// A field id, or a pseudo-field that begins with `@`.
    pub field: String,
    /// The value before.
    pub before: Option<Value>,
    /// The value after.
    pub after: Option<Value>,
}

impl Change {
    /// The change that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        Self {
            record: self.record,
            field: self.field.clone(),
            before: self.after.clone(),
            after: self.before.clone(),
        }
    }

    /// Whether it concerns the record itself and not one of its fields.
    pub fn is_structural(&self) -> bool {
        self.field.starts_with('@')
    }
}

/// What was done, as a verb. The stored form is stable.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Op {
    /// A workbook was begun.
    Begin,
    /// The sample company was made.
    Sample,
    /// Records were added.
    Add,
    /// A field was edited.
    Edit,
    /// A step or action was marked done.
    Tick,
    /// A step or action was marked open again.
    Untick,
    /// A record was moved among its siblings.
    Move,
    /// A record was put into the trash.
    Trash,
    /// A record was taken out of the trash.
    Untrash,
    /// A template's own text was put back.
    RestoreText,
    /// A record was set back to an earlier point.
    RestoreRecord,
    /// The whole workbook was set back to an earlier point.
    RestoreBook,
    /// An edit was taken back.
    Undo,
    /// An edit taken back was made again.
    Redo,
    /// One older entry was taken back, those after it left as they are.
    TakeBack,
    /// A block of cells was pasted.
    Paste,
    /// Records came from outside.
    Import,
    /// A document was exported.
    Export,
    /// A person's data was blanked in the history.
    Redact,
    /// An occurrence of a duty was left out.
    Skip,
}

impl Op {
    /// In the past tense, for the history: `Marked done`.
    pub fn words(self) -> &'static str {
        match self {
            Self::Begin => "Began the workbook",
            Self::Sample => "Made the sample company",
            Self::Add => "Added",
            Self::Edit => "Edited",
            Self::Tick => "Marked done",
            Self::Untick => "Marked open again",
            Self::Move => "Moved",
            Self::Trash => "Put into the trash",
            Self::Untrash => "Took out of the trash",
            Self::RestoreText => "Put back the template's text",
            Self::RestoreRecord => "Restored to an earlier point",
            Self::RestoreBook => "Restored the workbook to an earlier point",
            Self::Undo => "Undid",
            Self::Redo => "Redid",
            Self::TakeBack => "Took back",
            Self::Paste => "Pasted",
            Self::Import => "Imported",
            Self::Export => "Exported",
            Self::Redact => "Blanked personal data",
            Self::Skip => "Skipped",
        }
    }

    /// Its stored form, such as `restore-book`.
    pub fn id(self) -> String {
        serde_json::to_value(self)
            .ok()
            .and_then(|v| v.as_str().map(str::to_owned))
            .unwrap_or_default()
    }

    /// The verb of a stored form.
    pub fn from_id(id: &str) -> Option<Self> {
        serde_json::from_value(Value::from(id)).ok()
    }
}
