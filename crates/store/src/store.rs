//! An open workbook: one connection to its file, and all its records in memory.

use crate::connection::data_version;
use crate::door::Burst;
use crate::history::ChainHead;
use crate::identity::FileIdentity;
use crate::lock::FileLock;
use crate::mode::Mode;
use crate::open::Setup;
use crate::order::LastPositions;
use crate::table;
use crate::taken_back::TakenBack;
use crate::verify::Verifier;
use crate::{Result, StoreError};
use blueprint_model::{Book, Catalogue, Changed, Timestamp, catalogue::TemplateFile};
use rusqlite::Connection;
use std::{
    cell::RefCell,
    fmt,
    path::{Path, PathBuf},
    sync::Arc,
};
use tempfile::TempDir;
use uuid::Uuid;

/// An open workbook.
pub struct Store {
    pub(crate) verifier: Verifier,
    pub(crate) conn: Connection,
    pub(crate) path: PathBuf,
    pub(crate) identity: FileIdentity,
    pub(crate) setup: Setup,
    pub(crate) book: Book,
    pub(crate) workbook: Uuid,
    pub(crate) head: ChainHead,
    /// When the head was written.
    pub(crate) saved: Option<Timestamp>,
    pub(crate) mode: Mode,
    pub(crate) burst: Option<Burst>,
    pub(crate) last_positions: LastPositions,
    pub(crate) taken_back: RefCell<TakenBack>,
    /// SQLite's count of commits by other connections, as last seen.
    pub(crate) data_version: i64,
    /// The private copy that is read in place of a file that cannot be recovered where it lies.
    pub(crate) _private: Option<TempDir>,
    pub(crate) _lock: Option<FileLock>,
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store")
            .field("path", &self.path)
            .field("mode", &self.mode)
            .field("head", &self.head.seq)
            .finish_non_exhaustive()
    }
}

impl Store {
    /// Which records changed since this was last called.
    pub fn take_changed(&mut self) -> Changed {
        self.book.take_changed()
    }

    /// What may be done with it.
    pub fn mode(&self) -> &Mode {
        &self.mode
    }

    /// Where its file was when it was opened.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// When the last entry was written; `None` when there is none. It is kept in memory, so that asking costs nothing.
    pub fn last_saved(&self) -> Option<Timestamp> {
        self.saved
    }

    /// Every record.
    pub fn book(&self) -> &Book {
        &self.book
    }

    /// The id of this workbook, the same in all its copies; local state is kept by it.
    pub fn workbook_id(&self) -> Uuid {
        self.workbook
    }

    /// Reads the records by another catalogue, such as one with the templates that the file itself keeps.
    pub fn set_catalogue(&mut self, catalogue: Arc<Catalogue>) {
        let mut book = Book::new(catalogue.clone());
        for record in self.book.records() {
            book.put(record.clone());
        }
        self.setup.catalogue = catalogue;
        self.book = book;
    }

    /// A setting kept in the file.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn setting(&self, key: &str) -> Result<Option<String>> {
        table::setting::find(&self.conn, key)
    }

    /// Writes a setting; `None` removes it. Settings have no history.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn set_setting(&mut self, key: &str, value: Option<&str>) -> Result<()> {
        self.write_aside(|conn| table::setting::set(conn, key, value))
    }

    /// The templates of a user's own folder that this workbook keeps.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn templates(&self) -> Result<Vec<TemplateFile>> {
        table::template::list(&self.conn)
    }

    /// Keeps a template in the file, in place of the one at its path.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn put_template(&mut self, file: &TemplateFile) -> Result<()> {
        self.write_aside(|conn| table::template::put(conn, file))
    }

    /// Writes what is no record and has no history.
    pub(crate) fn write_aside(
        &mut self,
        work: impl FnOnce(&Connection) -> Result<()>,
    ) -> Result<()> {
        self.ready_to_write()?;
        let transaction = self.conn.unchecked_transaction()?;
        if data_version(&self.conn)? != self.data_version {
            return Err(StoreError::FileChanged(crate::FileChange::Written));
        }
        work(&transaction)?;
        Ok(transaction.commit()?)
    }
}
