//! What goes wrong, as the interface acts on it.

use super::Link;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the interface does about a failure; a code exists only if it acts on it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum FailureCode {
    /// Beside the field that is named.
    Field,
    /// Refused by a rule; the message says the way out.
    Refused,
    /// The workbook cannot be written now.
    ReadOnly,
    /// The file was replaced, moved or deleted; offer to save a copy.
    FileChanged,
    /// The record is not there.
    NotFound,
    /// No workbook is open; go to the start screen.
    NoWorkbook,
    /// The file cannot be opened.
    CannotOpen,
    /// Ask for a name first.
    NeedsProfile,
    /// Anything else.
    Failed,
}

/// Why a request failed. The message says what happened, what is safe and what to do.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS, thiserror::Error)]
#[error("{message}")]
pub struct Failure {
    /// What to do about it.
    pub code: FailureCode,
    /// For the person.
    pub message: String,
    /// The field it is about.
    pub field: Option<String>,
    /// The record on which to go on instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub record: Option<Box<Link>>,
}

impl Failure {
    /// A failure that is about no field.
    pub fn new(code: FailureCode, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            field: None,
            record: None,
        }
    }

    /// A failure that is said beside a field.
    pub fn of_field(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            field: Some(field.into()),
            ..Self::new(FailureCode::Field, message)
        }
    }
}
