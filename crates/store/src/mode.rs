//! Whether an open workbook may be written, and if not, why in plain words.

use std::fmt;

/// What may be done with an open workbook.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Mode {
    /// It can be read and written.
    Writable,
    /// It can be read only.
    ReadOnly(ReadOnlyReason),
}

/// Why a workbook is read-only. `Display` gives sentences for a person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ReadOnlyReason {
    /// It was opened only to be read.
    AskedFor,
    /// Another program holds it for writing.
    HeldBy {
        /// What that program calls itself.
        program: String,
    },
    /// The file or its disk cannot be written.
    NotWritable,
    /// A newer version of this program made it, in a form that this one can still read.
    Newer {
        /// The version of its format.
        format: u32,
    },
    /// Something in it is damaged.
    Damaged {
        /// What was found, one sentence.
        what: String,
    },
}

impl fmt::Display for ReadOnlyReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AskedFor => f.write_str("The workbook is open for reading only."),
            Self::HeldBy { program } => write!(
                f,
                "The workbook is open for writing in {program}. It can be read here; close it there to write."
            ),
            Self::NotWritable => f.write_str(
                "The file cannot be written. It can be read here; save a copy in another folder to go on writing.",
            ),
            Self::Newer { format } => write!(
                f,
                "A newer version of CTO Blueprint made this file (format {format}). It can be read here and is not touched; update to write."
            ),
            Self::Damaged { what } => write!(
                f,
                "The file is damaged: {what} What can be read is shown and nothing is written. Restore a snapshot, or salvage a copy."
            ),
        }
    }
}
