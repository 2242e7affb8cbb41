//! A file that is to make room for another is set aside under a name that says when, with the journal that belongs to it.

use crate::{Result, StoreError, copy};
use blueprint_model::Timestamp;
use std::{
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};

/// Names that are tried before giving up; two in one minute are a coincidence, a hundred a fault.
const TRIES: u32 = 100;

/// Moves what is at a path out of the way and says where it is now; `None` when nothing was there. No file is ever replaced.
/// A journal goes with its file: left behind, SQLite would play it into the file that comes next.
///
/// # Errors
/// The disk's own; `Exists` when every name is taken.
pub fn set_aside(path: &Path, now: Timestamp) -> Result<Option<PathBuf>> {
    let journal = journal_of(path);
    if !is_there(path) && !says_something(&journal) {
        return Ok(None);
    }
    for n in 1..=TRIES {
        let aside = path.with_file_name(name(path, now, n));
        if is_there(&aside) || is_there(&journal_of(&aside)) {
            continue;
        }
        match shift(path, &aside) {
            Err(StoreError::Exists(_)) => continue,
            other => other?,
        }
        if says_something(&journal) {
            shift(&journal, &journal_of(&aside))?;
        }
        return Ok(Some(aside));
    }
    Err(StoreError::Exists(path.to_owned()))
}

/// `Harbour (before 2026-11-19 0900).blueprint`, from the second on with a number.
fn name(path: &Path, now: Timestamp, n: u32) -> String {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let when = format!("{} {}", now.day(), now.clock().replace(':', ""));
    let which = match n {
        1 => String::new(),
        n => format!(", {n}"),
    };
    format!("{stem} (before {when}{which}).blueprint")
}

/// Where SQLite keeps what it needs to take back half a write.
pub(crate) fn journal_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-journal");
    PathBuf::from(name)
}

/// Whether a journal would be played back; after a finished write it is left empty.
pub(crate) fn says_something(journal: &Path) -> bool {
    journal
        .symlink_metadata()
        .is_ok_and(|found| found.len() > 0)
}

fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

fn shift(from: &Path, to: &Path) -> Result<()> {
    if !is_there(from) {
        return Ok(());
    }
    copy::place(from, to)?;
    match fs::remove_file(from) {
        // Where there are no hard links it was renamed.
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        other => other.map_err(StoreError::io(from)),
    }
}
