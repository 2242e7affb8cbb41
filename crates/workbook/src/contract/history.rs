//! History and trash.

use super::*;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A stretch of history, latest first.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct HistoryPage {
    /// The entries.
    pub entries: Vec<EntryRow>,
    /// Ask for entries before this one to go on; absent at the beginning.
    pub before: Option<u64>,
    /// The whole head of the history, in groups of four.
    pub head: String,
    /// How many entries there are, in words.
    pub words: String,
}

/// One entry.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct EntryRow {
    /// Its number.
    pub seq: u64,
    /// `10:42` for today, else `9 Nov`.
    pub when: String,
    /// In full.
    pub exact: String,
    /// The civil day in full, to group by.
    pub day: String,
    /// Who.
    pub actor: String,
    /// What, in words: `Marked done: List every system`.
    pub label: String,
    /// Why.
    pub reason: Option<String>,
    /// The record, when the entry is about one.
    pub record: Option<Link>,
    /// What changed, field by field; the first few.
    pub changes: Vec<ChangeRow>,
    /// How many more fields changed.
    pub more: u32,
    /// Whether it was taken back since.
    pub undone: bool,
}

/// One field that changed.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct ChangeRow {
    /// The record, when the entry is about several.
    pub record: Option<Link>,
    /// The field's label.
    pub field: String,
    /// Before, in words; absent when empty.
    pub before: Option<String>,
    /// After, in words; absent when empty.
    pub after: Option<String>,
    /// Whether the words were blanked.
    pub blanked: bool,
}

/// A record in the trash.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct TrashRow {
    /// The record.
    pub record: Link,
    /// `system`.
    pub kind_name: String,
    /// What goes with it: `with three dated acts`.
    pub with: Option<String>,
    /// When it was put there.
    pub when: String,
    /// In full.
    pub exact: String,
}
