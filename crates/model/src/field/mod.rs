//! Field values: how each type is checked, read from typed text, shown, and written as typed text.

mod check;
mod read;
pub mod shown;
mod spans;
mod typed;

pub use check::check;
pub use read::read;
pub use shown::shown;
pub use typed::{is_plain_name, typed, typed_by};

/// What is wrong with a value, in words that name the field and the way out.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{message}")]
pub struct Problem {
    /// The field.
    pub field: String,
    /// The reason and the way out, ending with a period.
    pub message: String,
}
