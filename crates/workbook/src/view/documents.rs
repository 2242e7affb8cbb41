//! The documents that can be made, and the editions made before.

use crate::{
    Workbook,
    contract::{DocumentRow, DocumentsPage, EditionRow},
};
use blueprint_model::{Record, words};

/// A document: its id, its name, whom it is for.
pub(crate) const DOCUMENTS: [(&str, &str, &str); 1] = [(
    "blueprint",
    "Technology blueprint",
    "The whole workbook, for whoever has to run it next: pillars, practices, gaps, registers and questions.",
)];

/// The documents that can be made.
pub fn documents(workbook: &Workbook) -> DocumentsPage {
    let (book, today) = (workbook.book(), workbook.today());
    let mut editions: Vec<&Record> = book.of_kind("edition").collect();
    editions.sort_by_key(|edition| std::cmp::Reverse(edition.number));
    DocumentsPage {
        documents: DOCUMENTS
            .iter()
            .map(|(id, name, purpose)| DocumentRow {
                id: (*id).to_owned(),
                name: (*name).to_owned(),
                purpose: (*purpose).to_owned(),
                next_edition: editions.first().map_or(1, |edition| edition.number + 1),
            })
            .collect(),
        editions: editions
            .into_iter()
            .map(|edition| {
                let pages = edition.text("pages").unwrap_or("0");
                EditionRow {
                    name: format!(
                        "{}, edition {}",
                        edition.text("document").unwrap_or_default(),
                        edition.number
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
