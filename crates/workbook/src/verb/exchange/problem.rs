//! What is wrong in a row.

/// What is wrong in a row, and what to write instead.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct CellError {
    /// The column, from 0; `None` when it is about the whole row.
    pub column: Option<usize>,
    /// The reason and the way out.
    pub message: String,
}

impl CellError {
    /// About a whole row.
    pub fn of_row(message: impl Into<String>) -> Self {
        Self {
            column: None,
            message: message.into(),
        }
    }

    /// About a cell.
    pub fn of_cell(column: Option<usize>, message: impl Into<String>) -> Self {
        Self {
            column,
            message: message.into(),
        }
    }
}
