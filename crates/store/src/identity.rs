//! Which file a path names: its device and inode, so that a file replaced, moved or deleted underneath is noticed.

use crate::{Result, StoreError};
use std::{fmt, fs, path::Path};

/// A file, whatever its path.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct FileIdentity {
    pub device: u64,
    pub inode: u64,
}

/// What happened to the file of an open workbook.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FileChange {
    /// It was moved or deleted.
    Gone,
    /// Another file took its place.
    Replaced,
    /// Another program wrote into it.
    Written,
}

impl fmt::Display for FileChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self {
            Self::Gone => "The file of this workbook was moved or deleted by another program",
            Self::Replaced => "Another file took the place of this workbook's file",
            Self::Written => "Another program wrote into this workbook's file",
        };
        write!(
            f,
            "{what}. Nothing more was written. All that was saved before is still open here: save a copy to go on."
        )
    }
}

impl FileIdentity {
    /// The file at a path, links followed.
    ///
    /// # Errors
    /// `NotFound` when there is none.
    pub fn of(path: &Path) -> Result<Self> {
        let meta = fs::metadata(path).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => StoreError::NotFound(path.to_owned()),
            _ => StoreError::io(path)(error),
        })?;
        if meta.is_dir() {
            return Err(StoreError::NotAWorkbook(path.to_owned()));
        }
        Ok(Self::of_metadata(&meta, path))
    }

    #[cfg(unix)]
    fn of_metadata(meta: &fs::Metadata, _: &Path) -> Self {
        use std::os::unix::fs::MetadataExt;
        Self {
            device: meta.dev(),
            inode: meta.ino(),
        }
    }

    /// Where files have no inode, the path itself stands for the file.
    #[cfg(not(unix))]
    fn of_metadata(_: &fs::Metadata, path: &Path) -> Self {
        use std::hash::{DefaultHasher, Hash, Hasher};
        let mut hasher = DefaultHasher::new();
        path.canonicalize()
            .unwrap_or_else(|_| path.to_owned())
            .hash(&mut hasher);
        Self {
            device: 0,
            inode: hasher.finish(),
        }
    }

    /// Whether the path still names this file.
    ///
    /// # Errors
    /// `FileChanged` when it does not.
    pub fn still_at(self, path: &Path) -> Result<()> {
        match Self::of(path) {
            Ok(now) if now == self => Ok(()),
            Ok(_) => Err(StoreError::FileChanged(FileChange::Replaced)),
            Err(StoreError::NotFound(_)) => Err(StoreError::FileChanged(FileChange::Gone)),
            Err(error) => Err(error),
        }
    }
}
