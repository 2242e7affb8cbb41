//! New files that appear whole or not at all: written beside their place, synced, linked into it, the folder synced.

use crate::history::ChainHead;
use crate::{Result, Store, StoreError, aside, connection, salvage, table, verify};
use rusqlite::Connection;
use std::{
    fs::{self, File},
    path::Path,
};

/// Has `make` write a temporary file beside `path`, then puts it there. Nothing is left behind on an error.
///
/// # Errors
/// `Exists` when something is at the path already, and what `make` returns.
pub(crate) fn into_place(path: &Path, make: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    if path.symlink_metadata().is_ok() {
        return Err(StoreError::Exists(path.to_owned()));
    }
    // SQLite would play a journal that another file left here into the new one.
    let journal = aside::journal_of(path);
    if aside::says_something(&journal) {
        return Err(StoreError::Exists(journal));
    }
    let folder = path
        .parent()
        .filter(|dir| !dir.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    // A folder of its own: SQLite's journal beside the file goes with it.
    let beside = tempfile::Builder::new()
        .prefix(".blueprint-")
        .tempdir_in(folder)
        .map_err(StoreError::io(folder))?;
    let temporary = beside.path().join("new.blueprint");
    make(&temporary)?;
    File::open(&temporary)
        .and_then(|file| file.sync_all())
        .map_err(StoreError::io(&temporary))?;
    place(&temporary, path)?;
    sync_folder(folder)
}

/// A hard link never replaces a file that appeared meanwhile; where there are no hard links, a rename after another look.
pub(crate) fn place(temporary: &Path, path: &Path) -> Result<()> {
    match fs::hard_link(temporary, path) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            Err(StoreError::Exists(path.to_owned()))
        }
        Err(_) if path.symlink_metadata().is_ok() => Err(StoreError::Exists(path.to_owned())),
        Err(_) => fs::rename(temporary, path).map_err(StoreError::io(path)),
    }
}

fn sync_folder(folder: &Path) -> Result<()> {
    if cfg!(unix) {
        File::open(folder)
            .and_then(|dir| dir.sync_all())
            .map_err(StoreError::io(folder))
    } else {
        Ok(())
    }
}

/// What a copy holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Copied {
    /// Everything, with the whole history.
    Whole,
    /// The records as they were in memory, under one entry: the file was overwritten and its history can no longer be read.
    WithoutHistory,
}

impl Store {
    /// Writes a whole copy of the workbook, with its history, to a new file. Works too after the file of this workbook was
    /// replaced, moved, deleted or overwritten.
    ///
    /// # Errors
    /// `Exists`, or the disk's own.
    pub fn save_copy_to(&self, path: &Path) -> Result<Copied> {
        let path = std::path::absolute(path).map_err(StoreError::io(path))?;
        let whole = into_place(&path, |temporary| {
            vacuum_into(&self.conn, temporary)?;
            check_holds(temporary, self.head)
        });
        match whole {
            Ok(()) => Ok(Copied::Whole),
            Err(error @ (StoreError::Exists(_) | StoreError::Io { .. } | StoreError::DiskFull)) => {
                Err(error)
            }
            Err(_) => {
                into_place(&path, |temporary| salvage::from_memory(self, temporary))?;
                Ok(Copied::WithoutHistory)
            }
        }
    }
}

/// Checks a copy, and that its history holds what this program knows of it; another program may have gone on from there.
pub(crate) fn check_holds(path: &Path, known: ChainHead) -> Result<()> {
    let head = verify::check_file(path)?;
    let held = match known.seq {
        0 => true,
        seq => {
            let row = table::entry::find(&connection::read_only(path)?, seq)?;
            row.is_some_and(|row| row.hash == known.hash)
        }
    };
    if head.seq < known.seq || !held {
        let what = "the copy does not hold the history of the workbook.";
        return Err(StoreError::Damaged(what.into()));
    }
    Ok(())
}

/// Has SQLite write a compact copy of a whole file to a path where there is none.
pub(crate) fn vacuum_into(conn: &Connection, to: &Path) -> Result<()> {
    let text = to.to_str().ok_or_else(|| StoreError::Io {
        path: to.to_owned(),
        source: std::io::Error::new(
            std::io::ErrorKind::InvalidFilename,
            "its name is not Unicode",
        ),
    })?;
    conn.execute("VACUUM INTO ?1", [text])?;
    Ok(())
}
