//! Documents on their way to paper. Putting a workbook into words is quick and needs it; setting the pages is slow and does
//! not, so that typing is saved while pages are being set.

use super::{
    changes,
    export::{plain, replace_file},
};
use crate::{
    Workbook,
    contract::{Failure, FailureCode, PreviewPage, Written},
    edition, target,
    view::{BLUEPRINT, Known, known_documents},
};
use blueprint_documents::{
    Fonts, Pdf, Preview, Set,
    blueprint::{EditionFacts, from_book},
    blueprint_set,
};
use blueprint_model::{Op, words};
use blueprint_store::NewRecord;
use std::{path::Path, sync::Arc};

/// What a document is set for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
    /// To be looked at; it has no number.
    Draft,
    /// To be handed on as the next edition.
    Edition,
}

/// A document in words, ready to be set as pages without the workbook.
#[derive(Debug)]
pub struct Typesetting {
    of: Known,
    /// What it is about, when it is about one record.
    about: Option<String>,
    set: Set,
    fonts: Arc<Fonts>,
    facts: EditionFacts,
    /// What its editions are counted by.
    key: String,
}

impl Typesetting {
    /// What the document is called, with what it is about.
    fn title(&self) -> String {
        match &self.about {
            Some(about) => format!("{}: {about}", self.of.name),
            None => self.of.name.to_owned(),
        }
    }

    /// Sets the pages as a file.
    ///
    /// # Errors
    /// When it cannot be laid out.
    pub fn pdf(&self) -> Result<Pdf, Failure> {
        Ok(self.set.pdf(&self.fonts)?)
    }

    /// Sets the pages to be looked at.
    ///
    /// # Errors
    /// When it cannot be laid out.
    pub fn preview(&self) -> Result<Preview, Failure> {
        Ok(self.set.preview(&self.fonts)?)
    }
}

impl Workbook {
    /// Puts a document into words, as the workbook stands now; `record` is an id or handle of what it is about. What changed is
    /// about a review, or about a span such as `1200..now`; without either, about everything since the last locked review.
    ///
    /// # Errors
    /// When there is no such document or record, or several records to choose from.
    pub fn typesetting(
        &self,
        document: &str,
        record: Option<&str>,
        purpose: Purpose,
    ) -> Result<Typesetting, Failure> {
        let of = known(document)?;
        let span = record.filter(|_| of.id == changes::ID);
        let record = record
            .filter(|_| span.is_none())
            .map(|named| target::find(self.book(), named))
            .transpose()?;
        let key = edition::key(of.id, record);
        let head = self.store.head();
        let numbered = purpose == Purpose::Edition && self.read_only().is_none();
        let facts = EditionFacts {
            number: numbered.then(|| edition::next(self.book(), &key)),
            supersedes: edition::latest(self.book(), &key),
            prepared_by: self.profile.as_ref().map(|profile| profile.name.clone()),
            head: head.hash,
            entry: head.seq,
            changes: changes::told(self, of.id, span, record)?,
        };
        let (book, today) = (self.book(), self.today());
        let set = if of.id == BLUEPRINT.id {
            blueprint_set(&from_book(book, book.catalogue(), today, &facts))?
        } else {
            let about = record.map(|record| record.id);
            blueprint_documents::document(of.id, book, book.catalogue(), today, about, &facts)?
        };
        let set = set.with_pictures(|hash| {
            let kept = self.store.attachment(hash).ok()?;
            Some(kept.bytes)
        });
        Ok(Typesetting {
            of,
            about: record.map(|record| book.title(record)).or_else(|| {
                let changes = facts.changes.as_ref()?;
                Some(format!("{} to {}", changes.from, changes.to))
            }),
            set,
            fonts: self.fonts.clone(),
            facts,
            key,
        })
    }

    /// Keeps pages to be drawn one by one with [`Workbook::page_png`].
    pub fn keep_preview(&mut self, set: &Typesetting, pages: Preview) -> PreviewPage {
        let page = PreviewPage {
            document: set.of.id.to_owned(),
            name: set.title(),
            pages: u32::try_from(pages.pages()).unwrap_or(u32::MAX),
            sizes: (0..pages.pages())
                .filter_map(|index| pages.page_size(index))
                .collect(),
            warnings: pages.warnings().iter().map(ToString::to_string).collect(),
        };
        self.preview = Some(pages);
        page
    }

    /// Writes a set document and records the edition, both or neither. `None` when the workbook was edited since it was put
    /// into words: what it says of itself would no longer be true, so it is set again.
    ///
    /// # Errors
    /// When the file or the record cannot be written.
    pub fn keep_edition(
        &mut self,
        set: &Typesetting,
        pdf: &Pdf,
        to: &Path,
    ) -> Result<Option<Written>, Failure> {
        let Some(number) = set.facts.number else {
            replace_file(to, &pdf.bytes)?;
            return Ok(Some(written(
                to,
                &format!(
                    "{}, not numbered as the workbook cannot be written now",
                    set.title()
                ),
                pdf,
            )));
        };
        if self.store.head().hash != set.facts.head {
            return Ok(None);
        }
        let today = self.today();
        self.write(Op::Export, None, |tx| {
            let mut new = NewRecord::of("edition")
                .with("document", set.title())
                .with("of", set.key.as_str())
                .with("edition", number.to_string())
                .with("on", today.to_string())
                .with("entry", set.facts.entry.to_string())
                .with("head", set.facts.head.as_str())
                .with("pages", pdf.pages.to_string());
            if let Some(by) = &set.facts.prepared_by {
                new = new.with("prepared_by", by.as_str());
            }
            let id = tx.create(new)?;
            replace_file(to, &pdf.bytes)?;
            Ok(id)
        })?;
        let what = format!("{}, edition {number}", set.title());
        Ok(Some(written(to, &what, pdf)))
    }
}

fn known(document: &str) -> Result<Known, Failure> {
    known_documents()
        .find(|known| known.id == document)
        .ok_or_else(|| {
            let all: Vec<String> = known_documents().map(|known| known.id.to_owned()).collect();
            Failure::new(
                FailureCode::NotFound,
                format!(
                    "There is no document “{document}”. These can be asked for: {}.",
                    words::listed(&all)
                ),
            )
        })
}

fn written(to: &Path, what: &str, pdf: &Pdf) -> Written {
    let pages = if pdf.pages == 1 { "page" } else { "pages" };
    let words = format!(
        "Exported the {}, {} {pages}",
        words::lower_first(what),
        pdf.pages
    );
    Written {
        warnings: pdf.warnings.iter().map(ToString::to_string).collect(),
        ..plain(to, words)
    }
}
