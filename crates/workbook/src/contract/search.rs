//! Search and choices.

use super::*;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What was found.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct SearchPage {
    /// `9 matches`.
    pub words: String,
    /// Records whose name matches.
    pub records: Vec<RecordHit>,
    /// Records with a match in what is written.
    pub written: Vec<WrittenHit>,
}

/// A record whose name matches.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct RecordHit {
    /// The record.
    pub record: Link,
    /// The page that shows it.
    pub page: Link,
    /// Its name with the match marked.
    pub runs: Vec<Run>,
    /// `system, criticality 1`.
    pub hint: String,
    /// Its state.
    pub chip: Option<Chip>,
}

/// A record with a match in what is written.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct WrittenHit {
    /// The record.
    pub record: Link,
    /// The page that shows it.
    pub page: Link,
    /// The field.
    pub field: String,
    /// The words around the match, with the match marked.
    pub runs: Vec<Run>,
}

/// A record a reference may point at.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct Choice {
    /// The record.
    pub record: Link,
    /// `Staff engineer, Platform`.
    pub hint: String,
}
