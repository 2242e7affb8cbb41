//! The page of any record.

use super::*;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A record with everything that refers to it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct RecordPage {
    /// Its id.
    pub id: String,
    /// Its kind.
    pub kind: String,
    /// `system`.
    pub kind_name: String,
    /// `system-4`.
    pub handle: String,
    /// What it is called.
    pub title: String,
    /// Where records of its kind are kept; for a part of another record, where that one is.
    pub shelf: Shelf,
    /// Others that could be taken for it.
    pub namesakes: Option<Namesakes>,
    /// The record it belongs to.
    pub parent: Option<Link>,
    /// What the rules say, good readings included.
    pub findings: Vec<FindingRow>,
    /// What is computed about it, and what can be done to it.
    pub panel: Panel,
    /// Its fields.
    pub fields: Vec<FieldValue>,
    /// Values of fields this program does not know, kept as they are: name and value.
    pub unknown: Vec<(String, String)>,
    /// Its children, by kind.
    pub children: Vec<ChildList>,
    /// Everything that refers to it, by kind.
    pub referred_by: Vec<ReferenceGroup>,
    /// Its latest history.
    pub history: Vec<EntryRow>,
    /// The documents that can be made of it.
    pub documents: Vec<DocumentRow>,
    /// Whether it lies in the trash.
    pub trashed: bool,
    /// Why it cannot be changed, when it is locked.
    pub locked: Option<String>,
    /// Whether it is a person, whose data can be blanked in the history.
    pub redactable: bool,
}

/// Records of the same kind and name, which nothing tells apart. It is a hint: both may be meant.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct Namesakes {
    /// `There is another system of this name:`
    pub words: String,
    /// The first of them, each with its number.
    pub records: Vec<Link>,
}

/// The parts of a record of one kind, each as a page.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct KinPage {
    /// In order.
    pub records: Vec<RecordPage>,
    /// How much the lines of a hypothesis sheet rest on.
    pub beliefs: Option<Beliefs>,
}

/// How much the lines of a hypothesis sheet rest on.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct Beliefs {
    /// Important lines that are not known: the risk taken if building starts today.
    pub gap: u32,
    /// Each line, in the order of the records.
    pub lines: Vec<Belief>,
}

/// How much one line rests on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct Belief {
    /// What stands behind it.
    pub standing: BeliefStanding,
    /// Whether the feature depends on it.
    pub important: bool,
}

/// What stands behind a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum BeliefStanding {
    /// Nothing but an opinion.
    Thought,
    /// Evidence that does not decide.
    Weak,
    /// Known, and still holding.
    Known,
}

/// The children of one kind.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct ChildList {
    /// Their kind.
    pub kind: String,
    /// Their name as a heading: `Dated acts`.
    pub heading: String,
    /// `dated act`.
    pub one: String,
    /// `dated acts`.
    pub many: String,
    /// The field that names one of them.
    pub title: String,
    /// Why they are worth adding.
    pub why: String,
    /// Their columns.
    pub columns: Vec<FieldView>,
    /// Them.
    pub rows: Vec<GridRow>,
}

/// Records that refer to this one.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct ReferenceGroup {
    /// `systems, as primary expert`.
    pub words: String,
    /// Them.
    pub records: Vec<Link>,
}
