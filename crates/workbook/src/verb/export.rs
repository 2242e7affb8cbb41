//! Documents, JSON, copies and snapshots: everything that becomes a file.

use crate::{
    Workbook,
    contract::{Failure, FailureCode, PreviewPage, Written},
    view::DOCUMENTS,
};
use blueprint_documents::{
    Blueprint, Fonts, Pdf,
    blueprint::{EditionFacts, from_book},
    blueprint_pdf, preview,
};
use blueprint_model::{Book, Day, Op, Value, words::counted};
use blueprint_store::{Copied, NewRecord};
use std::{
    fs,
    io::{BufWriter, Write},
    path::Path,
};

impl Workbook {
    /// Typesets a document as a draft, for looking at; its pages are then drawn one by one by [`Workbook::page_png`].
    ///
    /// # Errors
    /// When there is no such document or it cannot be laid out.
    pub fn preview(&mut self, document: &str) -> Result<PreviewPage, Failure> {
        let (id, name) = known(document)?;
        let pages = preview(&self.draft(), &self.fonts)?;
        let page = PreviewPage {
            document: id.to_owned(),
            name: name.to_owned(),
            pages: u32::try_from(pages.pages()).unwrap_or(u32::MAX),
            sizes: (0..pages.pages())
                .filter_map(|index| pages.page_size(index))
                .collect(),
            warnings: pages.warnings().iter().map(ToString::to_string).collect(),
        };
        self.preview = Some(pages);
        Ok(page)
    }

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
    pub fn export_document(&mut self, document: &str, to: &Path) -> Result<Written, Failure> {
        let (_, name) = known(document)?;
        if self.read_only().is_some() {
            let pdf = blueprint_pdf(&self.draft(), &self.fonts)?;
            replace_file(to, &pdf.bytes)?;
            return Ok(written(
                to,
                &format!("{name} as a draft, {}", pages(&pdf)),
                &pdf,
            ));
        }
        let head = self.store.head();
        let today = self.today();
        let by = self.profile.as_ref().map(|profile| profile.name.clone());
        let fonts = std::mem::take(&mut self.fonts);
        let mut made: Option<(u32, Pdf)> = None;
        let done = self.write(Op::Export, None, |tx| {
            let supersedes = latest_edition(tx.book());
            let mut new = NewRecord::of("edition")
                .with("document", name)
                .with("on", today.to_string())
                .with("entry", head.seq.to_string())
                .with("head", head.hash.as_str());
            if let Some(by) = &by {
                new = new.with("prepared_by", by.as_str());
            }
            let id = tx.create(new)?;
            let number = tx.book().get(id).map(|record| record.number);
            let facts = EditionFacts {
                number,
                supersedes,
                prepared_by: by,
                head: head.hash.clone(),
                entry: head.seq,
            };
            let pdf = blueprint_pdf(
                &from_book(tx.book(), tx.book().catalogue(), today, &facts),
                &fonts,
            )?;
            tx.set(id, "pages", Some(Value::from(pdf.pages.to_string())))?;
            replace_file(to, &pdf.bytes)?;
            made = Some((number.unwrap_or(0), pdf));
            Ok(id)
        });
        self.fonts = fonts;
        done?;
        let (number, pdf) = made.ok_or_else(|| {
            Failure::new(FailureCode::Failed, "The document was not made. Try again.")
        })?;
        Ok(written(
            to,
            &format!("{name}, edition {number}, {}", pages(&pdf)),
            &pdf,
        ))
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

    fn draft(&self) -> Blueprint {
        let head = self.store.head();
        let facts = EditionFacts {
            number: None,
            supersedes: latest_edition(self.book()),
            prepared_by: self.profile.as_ref().map(|profile| profile.name.clone()),
            head: head.hash,
            entry: head.seq,
        };
        from_book(self.book(), self.book().catalogue(), self.today(), &facts)
    }

    /// Sets documents with the bundled faces only, so that they are the same on every computer.
    pub fn use_bundled_fonts(&mut self) {
        self.fonts = Fonts::bundled_only();
    }
}

fn known(document: &str) -> Result<(&'static str, &'static str), Failure> {
    let found = DOCUMENTS.iter().find(|(id, ..)| *id == document);
    found.map(|(id, name, _)| (*id, *name)).ok_or_else(|| {
        let all: Vec<String> = DOCUMENTS.iter().map(|(id, ..)| (*id).to_owned()).collect();
        let all = blueprint_model::words::listed(&all);
        Failure::new(
            FailureCode::NotFound,
            format!("There is no document “{document}”. There is {all}."),
        )
    })
}

fn latest_edition(book: &Book) -> Option<(u32, Day)> {
    let latest = book
        .of_kind("edition")
        .max_by_key(|edition| edition.number)?;
    Some((latest.number, latest.day("on")?))
}

fn pages(pdf: &Pdf) -> String {
    format!(
        "{} {}",
        pdf.pages,
        if pdf.pages == 1 { "page" } else { "pages" }
    )
}

fn written(to: &Path, what: &str, pdf: &Pdf) -> Written {
    let warnings = pdf.warnings.iter().map(ToString::to_string).collect();
    Written {
        warnings,
        ..plain(to, format!("Exported the {}", lower_first(what)))
    }
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(chars).collect()
    })
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
