//! What a command comes to: text, JSON and an exit code.

use crate::Console;
use blueprint_workbook::contract::{Failure, FailureCode};
use serde::Serialize;
use serde_json::{Value, json};

/// The end of a command.
pub enum Outcome {
    /// Done.
    Done { text: String, json: Value },
    /// Something was found that needs a person.
    Findings { text: String, json: Value },
    /// The arguments make no sense together.
    Usage(String),
    /// Not done.
    Failed(Failure),
}

impl Outcome {
    /// Done, with text for people and a value for scripts.
    pub fn done(text: impl Into<String>, json: &impl Serialize) -> Self {
        Self::Done {
            text: text.into(),
            json: to_json(json),
        }
    }

    /// Findings, with text for people and a value for scripts.
    pub fn findings(text: impl Into<String>, json: &impl Serialize) -> Self {
        Self::Findings {
            text: text.into(),
            json: to_json(json),
        }
    }

    /// Prints it and gives the exit code.
    pub fn report(self, as_json: bool, console: &mut Console<'_>) -> u8 {
        let (code, text, json, failed) = match self {
            Self::Done { text, json } => (0, text, json, false),
            Self::Findings { text, json } => (1, text, json, false),
            Self::Usage(message) => (
                2,
                message.clone(),
                json!({ "code": "usage", "message": message }),
                true,
            ),
            Self::Failed(failure) => (
                exit_code(failure.code),
                failure.message.clone(),
                to_json(&failure),
                true,
            ),
        };
        let to = if failed {
            &mut *console.err
        } else {
            &mut *console.out
        };
        // Writing fails when the reader has closed the pipe; it has what it wanted.
        let _ = if as_json {
            writeln!(to, "{json:#}")
        } else {
            writeln!(to, "{}", text.trim_end())
        };
        code
    }
}

impl From<Result<Self, Failure>> for Outcome {
    fn from(result: Result<Self, Failure>) -> Self {
        result.unwrap_or_else(Self::Failed)
    }
}

fn to_json(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or(Value::Null)
}

fn exit_code(code: FailureCode) -> u8 {
    match code {
        FailureCode::NotFound | FailureCode::NeedsProfile => 2,
        FailureCode::CannotOpen | FailureCode::NoWorkbook => 3,
        FailureCode::Field
        | FailureCode::Refused
        | FailureCode::ReadOnly
        | FailureCode::FileChanged
        | FailureCode::Failed => 4,
    }
}
