//! What can go wrong, in variants that the layers above match and sentences that a person can act on.

use crate::{identity::FileChange, mode::ReadOnlyReason};
use blueprint_model::{RecordId, book::ApplyError, field::Problem, guard::Refusal};
use rusqlite::ErrorCode;
use std::path::PathBuf;

/// The result of a store call.
pub type Result<T, E = StoreError> = std::result::Result<T, E>;

/// Why a store call failed. Nothing was changed then, in the file or in memory.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no such file.
    #[error("There is no file {}. Choose another file, or make a new workbook.", .0.display())]
    NotFound(PathBuf),
    /// A new file would replace one that is there.
    #[error("The file {} exists already and was not touched. Choose another name.", .0.display())]
    Exists(PathBuf),
    /// The file is something else.
    #[error("The file {} is not a workbook and was not touched. Choose a file that ends in .blueprint.", .0.display())]
    NotAWorkbook(PathBuf),
    /// A newer program made the file and this one cannot read it.
    #[error(
        "A newer version of CTO Blueprint made this file (format {format}). It was not touched. Update CTO Blueprint to open it."
    )]
    TooNew {
        /// The version of its format.
        format: u32,
    },
    /// The file is damaged.
    #[error("The file is damaged: {0} It was not touched. Restore a snapshot, or salvage a copy.")]
    Damaged(String),
    /// Nothing in a file can be read, so nothing can be saved from it.
    #[error(
        "Nothing in {} can be read, so there is nothing to save from it. It was not touched. Use one of its snapshots, or a copy kept elsewhere.",
        .0.display()
    )]
    NothingLeft(PathBuf),
    /// The store is read-only.
    #[error("{0}")]
    ReadOnly(ReadOnlyReason),
    /// The file was replaced, moved or deleted while it was open.
    #[error("{0}")]
    FileChanged(FileChange),
    /// Another program is using the file at this moment.
    #[error("Another program is using the file at this moment; nothing was saved. Try again.")]
    Busy,
    /// The disk is full.
    #[error("The disk is full; nothing was saved. Free some space, or save a copy elsewhere.")]
    DiskFull,
    /// The catalogue has no such kind.
    #[error("There is no kind of record called “{0}”. Name one of the kinds.")]
    UnknownKind(String),
    /// The kind has no such field.
    #[error("{} has no field “{field}” that can be set. Name one of its fields.", blueprint_model::words::a_first(.kind))]
    UnknownField {
        /// The kind.
        kind: String,
        /// The field asked for.
        field: String,
    },
    /// There is no such record.
    #[error("There is no record {0}. It may have been undone; look at the history.")]
    NoSuchRecord(RecordId),
    /// The record lies in the trash.
    #[error("“{title}” is in the trash. Take it out of the trash first.")]
    InTrash {
        /// The record.
        record: RecordId,
        /// What it is called.
        title: String,
    },
    /// A value does not fit its field.
    #[error("{0}")]
    Invalid(#[from] Problem),
    /// A guard refused the write.
    #[error("{0}")]
    Refused(#[from] Refusal),
    /// The record is locked.
    #[error("{message}")]
    Locked {
        /// The record asked to change.
        record: RecordId,
        /// What is locked since when, what to do instead, and what stays open all the same.
        message: String,
    },
    /// There is nothing to undo.
    #[error("There is nothing to undo.")]
    NothingToUndo,
    /// There is nothing to redo.
    #[error("There is nothing to redo.")]
    NothingToRedo,
    /// An entry cannot be undone, redone or restored.
    #[error("{message}")]
    UndoRefused {
        /// The record in the way.
        record: Option<RecordId>,
        /// The field in the way.
        field: Option<String>,
        /// The later entry that changed it.
        later: Option<u64>,
        /// The reason and the way out.
        message: String,
    },
    /// There is no such entry.
    #[error("The history has no entry {0}. Name one between 1 and the last.")]
    NoSuchEntry(u64),
    /// A file is too large to be kept inside the workbook.
    #[error("The file has {} MB; at most 10 MB are kept inside a workbook. Keep it elsewhere and write its link.", .size.div_ceil(1_000_000))]
    TooLarge {
        /// Bytes.
        size: u64,
    },
    /// The workbook holds no such attachment.
    #[error("The workbook holds no attachment {0}. Add the file again.")]
    NoSuchAttachment(String),
    /// An exchange file cannot be read.
    #[error("The file cannot be imported: line {line}, column {column}: {what} Nothing was made.")]
    Malformed {
        /// The line, from 1; 0 when it is about the whole.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// The reason.
        what: String,
    },
    /// The history does not fit the records.
    #[error(transparent)]
    Apply(#[from] ApplyError),
    /// The disk answered with an error.
    #[error("{}: {source}. Nothing was lost that was saved before.", .path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// The error.
        source: std::io::Error,
    },
    /// The database answered with an error that has no better name.
    #[error(
        "The file could not be read or written ({0}). What was saved before is safe; run a check of the workbook."
    )]
    Sql(rusqlite::Error),
    /// A value could not be written as JSON.
    #[error("A value could not be written as JSON ({0}). Nothing was saved; report this.")]
    Json(#[from] serde_json::Error),
}

impl StoreError {
    /// The field it is about, for the form.
    pub fn field(&self) -> Option<&str> {
        match self {
            Self::Invalid(problem) => Some(&problem.field),
            Self::Refused(refusal) => refusal.field.as_deref(),
            Self::UnknownField { field, .. } => Some(field),
            Self::UndoRefused { field, .. } => field.as_deref(),
            _ => None,
        }
    }

    /// An error of the disk at a path.
    pub(crate) fn io(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io { path, source }
    }
}

/// SQLite's extended code for a database file that was moved or deleted.
const READONLY_DBMOVED: i32 = rusqlite::ffi::SQLITE_READONLY_DBMOVED;

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let Some(inner) = error.sqlite_error() else {
            return Self::Sql(error);
        };
        if inner.extended_code == READONLY_DBMOVED {
            return Self::FileChanged(FileChange::Gone);
        }
        match inner.code {
            ErrorCode::DatabaseCorrupt => Self::Damaged("a page of it cannot be read.".into()),
            ErrorCode::NotADatabase => {
                Self::Damaged("its first bytes are not those of a workbook.".into())
            }
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Busy,
            ErrorCode::ReadOnly => Self::ReadOnly(ReadOnlyReason::NotWritable),
            ErrorCode::DiskFull => Self::DiskFull,
            _ => Self::Sql(error),
        }
    }
}
