//! Field values: how each type is checked, read from typed text, and shown.

mod check;
mod read;
pub mod shown;

pub use check::check;
pub use read::read;
pub use shown::shown;

/// What is wrong with a value, in words that name the field and the way out.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{message}")]
pub struct Problem {
    /// The field.
    pub field: String,
    /// The reason and the way out, ending with a period.
    pub message: String,
}
