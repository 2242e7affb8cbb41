//! The documents that can be made, and the editions made before.

use crate::{
    Workbook,
    contract::{DocumentRow, DocumentsPage, EditionRow},
    edition,
};
use blueprint_documents::PAPERS;
use blueprint_model::{Book, Record, words};

/// A document that can be made.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Known {
    /// As the command line calls it.
    pub id: &'static str,
    /// What its reader calls it.
    pub name: &'static str,
    /// Whom it is for.
    pub purpose: &'static str,
    /// The kind of record it is about; the whole workbook when absent.
    pub about: Option<&'static str>,
}

/// The one document about the whole workbook that is a book.
pub(crate) const BLUEPRINT: Known = Known {
    id: "blueprint",
    name: "Technology blueprint",
    purpose: "The whole workbook, for whoever has to run it next: pillars, practices, gaps, registers and questions.",
    about: None,
};

/// Every document, the blueprint first.
pub(crate) fn known() -> impl Iterator<Item = Known> {
    let papers = PAPERS.iter().map(|paper| Known {
        id: paper.id,
        name: paper.name,
        purpose: paper.purpose,
        about: paper.kind,
    });
    [BLUEPRINT].into_iter().chain(papers)
}

/// The documents that can be made of records of a kind, or of the whole workbook.
pub(super) fn about(book: &Book, kind: Option<&str>) -> Vec<DocumentRow> {
    known()
        .filter(|known| known.about == kind)
        .map(|known| DocumentRow {
            id: known.id.to_owned(),
            name: known.name.to_owned(),
            purpose: known.purpose.to_owned(),
            about: known.about.map(str::to_owned),
            next_edition: edition::next(book, known.id),
        })
        .collect()
}

/// The documents that can be made.
pub fn documents(workbook: &Workbook) -> DocumentsPage {
    let (book, today) = (workbook.book(), workbook.today());
    let mut editions: Vec<&Record> = book.of_kind("edition").collect();
    editions.sort_by_key(|edition| std::cmp::Reverse(edition.number));
    let of_records = known()
        .filter_map(|known| known.about)
        .flat_map(|kind| about(book, Some(kind)));
    DocumentsPage {
        documents: about(book, None).into_iter().chain(of_records).collect(),
        editions: editions
            .into_iter()
            .map(|edition| {
                let pages = edition.text("pages").unwrap_or("0");
                EditionRow {
                    name: format!(
                        "{}, edition {}",
                        edition.text("document").unwrap_or_default(),
                        edition::number(edition)
                    ),
                    when: edition
                        .day("on")
                        .map(|day| {
                            if day == today {
                                "today".into()
                            } else {
                                day.long()
                            }
                        })
                        .unwrap_or_default(),
                    by: edition.text("prepared_by").unwrap_or_default().to_owned(),
                    pages: format!("{pages} {}", if pages == "1" { "page" } else { "pages" }),
                    head: words::hash_groups(edition.text("head").unwrap_or_default(), 4),
                }
            })
            .collect(),
    }
}
