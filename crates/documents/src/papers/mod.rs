//! Papers: documents about one sheet or one record, a page or a few, to hand round. Each is a file here and a template beside it.

mod access_review;
mod brief;
mod budget;
pub(crate) mod changes;
mod dr_test;
mod fields;
mod findings;
mod furniture;
mod hand_over;
mod hypothesis;
mod key_person_matrix;
mod launch;
mod minutes;
mod mvp;
mod poc;
mod standards;

use crate::{DocumentError, Set, blueprint::EditionFacts};
use blueprint_model::{Book, Catalogue, Day, Record, RecordId};
use furniture::Furniture;

/// A paper that can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paper {
    /// What it is asked for by: `brief`.
    pub id: &'static str,
    /// `Product brief`.
    pub name: &'static str,
    /// Whom it is for, as a sentence.
    pub purpose: &'static str,
    /// The kind of record it is about; none where it is about all of them.
    pub kind: Option<&'static str>,
    /// Whether it must fit on one page.
    pub one_page: bool,
}

/// Every paper, in the order in which they are offered.
pub const PAPERS: &[Paper] = &[
    standards::PAPER,
    key_person_matrix::PAPER,
    hand_over::PAPER,
    access_review::PAPER,
    dr_test::PAPER,
    budget::PAPER,
    hypothesis::PAPER,
    poc::PAPER,
    mvp::PAPER,
    brief::PAPER,
    launch::PAPER,
    minutes::PAPER,
    changes::PAPER,
];

/// What a paper is made from.
struct Source<'a> {
    book: &'a Book,
    catalogue: &'a Catalogue,
    today: Day,
    paper: &'static Paper,
    edition: &'a EditionFacts,
}

impl<'a> Source<'a> {
    fn fields(&self, record: &'a Record) -> fields::Fields<'a> {
        fields::Fields {
            book: self.book,
            record,
            today: self.today,
        }
    }

    fn furniture(&self, record: Option<&Record>, practice: &str) -> Furniture {
        Furniture::of(self, record, practice)
    }
}

/// A paper in words, ready to be set. `record` may be left out where the workbook has only one record of the paper's kind.
///
/// # Errors
/// When there is no such paper, no such record, or several to choose from.
pub fn document(
    id: &str,
    book: &Book,
    catalogue: &Catalogue,
    today: Day,
    record: Option<RecordId>,
    edition: &EditionFacts,
) -> Result<Set, DocumentError> {
    let paper = PAPERS
        .iter()
        .find(|paper| paper.id == id)
        .ok_or_else(|| DocumentError::NoDocument(id.to_owned()))?;
    let source = Source {
        book,
        catalogue,
        today,
        paper,
        edition,
    };
    let Some(kind) = paper.kind else {
        return match id {
            "changes" => changes::set(&source),
            _ => key_person_matrix::set(&source),
        };
    };
    let record = chosen(book, paper, kind, record)?;
    match id {
        "standards" => standards::set(&source, record),
        "hand-over" => hand_over::set(&source, record),
        "access-review" => access_review::set(&source, record),
        "dr-test" => dr_test::set(&source, record),
        "budget" => budget::set(&source, record),
        "hypothesis" => hypothesis::set(&source, record),
        "launch" => launch::set(&source, record),
        "poc" => poc::set(&source, record),
        "mvp" => mvp::set(&source, record),
        "minutes" => minutes::set(&source, record),
        _ => brief::set(&source, record),
    }
}

/// The one-page paper of a `standard` or a `brief`, or the slides of a `poc`, to be measured. Other records have no such paper.
///
/// # Errors
/// When the record has no one-page paper.
pub fn one_page(book: &Book, record: RecordId, today: Day) -> Result<Set, DocumentError> {
    let found = book.get(record);
    let paper = PAPERS.iter().filter(|paper| paper.one_page).find(|paper| {
        found.is_some_and(|record| paper.kind.is_some_and(|kind| record.kind == *kind))
    });
    let paper = paper.ok_or_else(|| DocumentError::NoPaper {
        record: found.map_or_else(|| record.to_string(), Record::handle),
    })?;
    let edition = EditionFacts::default();
    document(
        paper.id,
        book,
        book.catalogue(),
        today,
        Some(record),
        &edition,
    )
}

fn chosen<'a>(
    book: &'a Book,
    paper: &'static Paper,
    kind: &'static str,
    record: Option<RecordId>,
) -> Result<&'a Record, DocumentError> {
    let one = book
        .catalogue()
        .kind(kind)
        .map_or_else(|| kind.to_owned(), |kind| kind.name.one.clone());
    if let Some(id) = record {
        let found = book.get(id);
        return found.filter(|record| record.kind == *kind).ok_or_else(|| {
            DocumentError::WrongRecord {
                paper: paper.name,
                wanted: one,
                record: found.map_or_else(|| id.to_string(), Record::handle),
            }
        });
    }
    let all: Vec<&Record> = book.of_kind(kind).collect();
    match all[..] {
        [] => Err(DocumentError::NoRecord {
            paper: paper.name,
            wanted: one,
        }),
        [record] => Ok(record),
        _ => Err(DocumentError::WhichRecord {
            paper: paper.name,
            choices: all
                .iter()
                .map(|record| format!("{} ({})", record.handle(), book.title(record)))
                .collect::<Vec<_>>()
                .join(", "),
        }),
    }
}
