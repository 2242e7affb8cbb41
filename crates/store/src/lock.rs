//! Ownership for writing: an OS lock on a separate file in the user's runtime folder, keyed by the workbook's device and
//! inode. The workbook itself is never opened outside SQLite, since closing that handle would drop SQLite's own locks.

use crate::{Result, StoreError, identity::FileIdentity};
use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io::{Read, Write},
    path::{Path, PathBuf},
};

/// The lock; it ends with this value or with the process.
#[derive(Debug)]
pub(crate) struct FileLock {
    file: File,
}

impl Drop for FileLock {
    /// Unlocks by word and not only by closing: a process that was being started at this moment may hold a copy of the handle.
    fn drop(&mut self) {
        // A lock that cannot be given back ends with the process.
        let _ = self.file.unlock();
    }
}

/// What came of asking for the lock.
pub(crate) enum Asked {
    Taken(FileLock),
    HeldBy(String),
}

impl FileLock {
    /// Asks for the lock of a file without waiting.
    pub fn ask(folder: Option<&Path>, identity: FileIdentity, program: &str) -> Result<Asked> {
        let folder = folder.map_or_else(runtime_folder, Path::to_owned);
        make_private(&folder)?;
        let path = folder.join(format!("{:x}-{:x}.lock", identity.device, identity.inode));
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(StoreError::io(&path))?;
        match file.try_lock() {
            Ok(()) => {
                let written = file.set_len(0).and_then(|()| write!(file, "{program}"));
                written.map_err(StoreError::io(&path))?;
                Ok(Asked::Taken(Self { file }))
            }
            Err(TryLockError::WouldBlock) => {
                let mut holder = String::new();
                // The name is a courtesy; without it the lock still holds.
                let _ = file.take(200).read_to_string(&mut holder);
                Ok(Asked::HeldBy(if holder.is_empty() {
                    "another program".to_owned()
                } else {
                    holder
                }))
            }
            Err(TryLockError::Error(error)) => Err(StoreError::io(&path)(error)),
        }
    }
}

/// `/run/user/<id>/cto-blueprint` where the system keeps such a folder, else a folder of this user in `/tmp`.
/// The environment is not asked: a command started by cron has none, and must still meet the window's lock.
fn runtime_folder() -> PathBuf {
    let own = PathBuf::from("/run/user").join(user());
    if own.is_dir() {
        own.join("cto-blueprint")
    } else {
        temporary().join(format!("cto-blueprint-{}", user()))
    }
}

#[cfg(unix)]
fn temporary() -> PathBuf {
    "/tmp".into()
}

#[cfg(not(unix))]
fn temporary() -> PathBuf {
    std::env::temp_dir()
}

#[cfg(unix)]
fn user() -> String {
    use std::os::unix::fs::MetadataExt;
    fs::metadata("/proc/self").map_or_else(
        |_| std::env::var("USER").unwrap_or_default(),
        |meta| meta.uid().to_string(),
    )
}

#[cfg(not(unix))]
fn user() -> String {
    std::env::var("USERNAME").unwrap_or_default()
}

fn make_private(folder: &Path) -> Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(StoreError::io(folder))
}
