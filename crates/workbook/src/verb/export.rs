//! Documents, JSON, copies and snapshots: everything that becomes a file.

use super::typeset::Purpose;
use crate::{
    Workbook,
    contract::{Failure, FailureCode, Written},
};
use blueprint_documents::Fonts;
use blueprint_model::words::counted;
use blueprint_store::Copied;
use std::{
    fs,
    io::{BufWriter, Write},
    path::Path,
    sync::Arc,
};

impl Workbook {
    /// A page of the latest preview as PNG, `index` from 0, at so many pixels to a point.
    ///
    /// # Errors
    /// When nothing was previewed or there is no such page.
    pub fn page_png(&self, index: usize, scale: f32) -> Result<Vec<u8>, Failure> {
        let pages = self.preview.as_ref().ok_or_else(|| {
            Failure::new(
                FailureCode::NotFound,
                "Nothing is being previewed. Open the preview again.",
            )
        })?;
        Ok(pages.page_png(index, scale)?)
    }

    /// Exports a document as PDF and records the edition. A workbook that cannot be written gives a draft without a number.
    ///
    /// # Errors
    /// When the document or the file cannot be made; no edition is recorded then.
    pub fn export_document(
        &mut self,
        document: &str,
        record: Option<&str>,
        to: &Path,
    ) -> Result<Written, Failure> {
        let set = self.typesetting(document, record, Purpose::Edition)?;
        let pdf = set.pdf()?;
        let written = self.keep_edition(&set, &pdf, to)?;
        written.ok_or_else(|| {
            Failure::new(FailureCode::Failed, "The document was not made. Try again.")
        })
    }

    /// Exports everything, history and attachments included, as one JSON file.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn export_json(&self, to: &Path) -> Result<Written, Failure> {
        let part = part_of(to);
        let mut out = BufWriter::new(fs::File::create(&part)?);
        self.store.export_json(&mut out)?;
        out.flush()?;
        out.get_ref().sync_all()?;
        drop(out);
        fs::rename(&part, to)?;
        let records = self.book().len();
        Ok(plain(
            to,
            format!(
                "Exported {} with their history",
                counted(records, "record", "records")
            ),
        ))
    }

    /// Saves a copy of the workbook elsewhere; works also when the file itself was moved or deleted.
    ///
    /// # Errors
    /// When the copy cannot be written.
    pub fn save_copy(&self, to: &Path) -> Result<Written, Failure> {
        let copied = self.store.save_copy_to(to)?;
        let mut written = plain(to, "Saved a copy of the whole workbook".into());
        if copied == Copied::WithoutHistory {
            written.words = "Saved a copy of all records".into();
            written.warnings.push(
                "The file was overwritten by another program, so its history could not be copied. Look for it in the snapshots.".into(),
            );
        }
        Ok(written)
    }

    /// Keeps a snapshot beside the workbook.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn snapshot(&self) -> Result<Written, Failure> {
        match self.store.snapshot()? {
            Some(path) => Ok(plain(&path, "Kept a snapshot beside the workbook".into())),
            None => Ok(plain(
                self.store.path(),
                "Nothing to keep yet: the workbook is empty".into(),
            )),
        }
    }

    /// Sets documents with the bundled faces only, so that they are the same on every computer.
    pub fn use_bundled_fonts(&mut self) {
        self.fonts = Arc::new(Fonts::bundled_only());
    }
}

pub(super) fn plain(to: &Path, words: String) -> Written {
    let file = to
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    Written {
        file,
        words,
        warnings: Vec::new(),
    }
}

fn part_of(to: &Path) -> std::path::PathBuf {
    let mut name = to.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    to.with_file_name(name)
}

/// Writes a file beside its place and moves it there, so that a reader never sees half of it.
pub(super) fn replace_file(to: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let part = part_of(to);
    let mut file = fs::File::create(&part)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&part, to)?;
    Ok(())
}
