//! What two points of the history differ in.

use super::*;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A comparison of two points, from the earlier to the later.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct ComparePage {
    /// The earlier point.
    pub from: PointView,
    /// The later point.
    pub to: PointView,
    /// What is compared: `whole book`, or the part of the review it is asked for.
    pub scope: String,
    /// `31 fields of 12 records differ, changed by four people`.
    pub words: String,
    /// The records that differ, by kind.
    pub groups: Vec<ComparedGroup>,
    /// How many more records differ than are listed.
    pub left_out: u32,
    /// Points that are worth choosing: the beginning, each locked review, now.
    pub points: Vec<PointView>,
}

/// A point in the history.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct PointView {
    /// What to ask for it by: `1318`, `2026-09-30`, `quarterly-review-2`, `now`.
    pub key: String,
    /// The entry right after which it stands.
    pub seq: u64,
    /// What it is called: `2026 Q3, whole book`, `end of 30 September 2026`, `now`.
    pub words: String,
    /// `entry 1,318, Thursday 19 November 2026, 10:42`.
    pub exact: String,
}

/// The records of a kind that differ.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct ComparedGroup {
    /// The kind.
    pub kind: String,
    /// `systems`.
    pub many: String,
    /// Them, in the order in which they were first changed.
    pub records: Vec<ComparedRow>,
}

/// A record that differs.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct ComparedRow {
    /// The record; absent when it is gone.
    pub record: Option<Link>,
    /// What it is called.
    pub title: String,
    /// The record it belongs to.
    pub parent: Option<String>,
    /// `new`, `in the trash`, `back from the trash`, `gone`; absent where only fields differ.
    pub state: Option<Chip>,
    /// Who brought that about; absent where only fields differ.
    pub state_by: Option<ChangedBy>,
    /// Its fields that differ.
    pub changes: Vec<NetChangeRow>,
}

/// A field that differs.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct NetChangeRow {
    /// The field's label.
    pub field: String,
    /// In the earlier state, in words; absent when empty.
    pub before: Option<String>,
    /// In the later state, in words; absent when empty.
    pub after: Option<String>,
    /// Whether the words were blanked.
    pub blanked: bool,
    /// Who changed it last.
    pub by: ChangedBy,
}

/// Who changed something last, when and why.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct ChangedBy {
    /// The entry.
    pub seq: u64,
    /// Who.
    pub actor: String,
    /// `9 Nov`.
    pub when: String,
    /// In full.
    pub exact: String,
    /// Why, when the writer said so.
    pub reason: Option<String>,
}
