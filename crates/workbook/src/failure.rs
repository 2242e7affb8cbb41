//! Turns what the layers below say into failures the interface acts on; the words stay theirs.

use crate::contract::{Failure, FailureCode};
use blueprint_documents::DocumentError;
use blueprint_store::StoreError;

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let field = error.field().map(str::to_owned);
        let code = match &error {
            StoreError::Invalid(_) => FailureCode::Field,
            StoreError::Refused(_) if field.is_some() => FailureCode::Field,
            StoreError::Refused(_)
            | StoreError::Locked { .. }
            | StoreError::UndoRefused { .. }
            | StoreError::NothingToUndo
            | StoreError::NothingToRedo
            | StoreError::InTrash { .. } => FailureCode::Refused,
            StoreError::ReadOnly(_) => FailureCode::ReadOnly,
            StoreError::FileChanged(_) => FailureCode::FileChanged,
            StoreError::NoSuchRecord { .. } | StoreError::NoSuchEntry { .. } => {
                FailureCode::NotFound
            }
            StoreError::NotFound { .. }
            | StoreError::NotAWorkbook { .. }
            | StoreError::TooNew { .. }
            | StoreError::Damaged { .. }
            | StoreError::NothingLeft { .. }
            | StoreError::Exists { .. } => FailureCode::CannotOpen,
            _ => FailureCode::Failed,
        };
        Self {
            field,
            ..Self::new(code, error.to_string())
        }
    }
}

impl From<DocumentError> for Failure {
    fn from(error: DocumentError) -> Self {
        Self::new(FailureCode::Failed, error.to_string())
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::new(
            FailureCode::Failed,
            format!(
                "The file could not be written: {error}. The workbook itself is safe; choose another place."
            ),
        )
    }
}

/// There is no record the person named.
pub(crate) fn not_found(named: &str) -> Failure {
    Failure::new(
        FailureCode::NotFound,
        format!(
            "There is no record “{named}”. Name it by its id or by its number, such as system-4."
        ),
    )
}
