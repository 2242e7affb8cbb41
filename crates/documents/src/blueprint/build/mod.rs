//! From a workbook to the words of its blueprint. Every judgement is asked of the model; only wording and order happen here.

mod cover;
mod duties;
mod findings;
mod gaps;
mod method;
mod practice;
mod questions;
mod registers;
mod sheets;

use super::{Blueprint, Finding, Gap, Link, Pillar};
use crate::{matrix, say};
use blueprint_model::{Book, Catalogue, Day, Record, RecordId, practice::PracticeTemplate};

/// What is known of the edition itself and not of the workbook's content.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EditionFacts {
    /// Its number; none for a draft.
    pub number: Option<u32>,
    /// Number and day of the edition it takes the place of.
    pub supersedes: Option<(u32, Day)>,
    /// Who makes it; the workbook's own setting when absent.
    pub prepared_by: Option<String>,
    /// The head of the history chain, in hexadecimal.
    pub head: String,
    /// The number of the last entry.
    pub entry: u64,
    /// What the history says changed, for the papers that tell it.
    pub changes: Option<crate::Changes>,
}

/// A workbook, the day, and the numbers under which practices stand in the document.
struct Source<'a> {
    book: &'a Book,
    catalogue: &'a Catalogue,
    today: Day,
    practices: Vec<Listed<'a>>,
}

/// A practice of the document.
struct Listed<'a> {
    number: u32,
    template: Option<&'a PracticeTemplate>,
    record: Option<&'a Record>,
}

impl Listed<'_> {
    fn is(&self, pillar: blueprint_model::practice::Pillar) -> bool {
        match self.template {
            Some(template) => template.pillar == pillar,
            None => self.record.and_then(|record| record.text("pillar")) == Some(pillar.id()),
        }
    }
}

impl<'a> Source<'a> {
    fn new(book: &'a Book, catalogue: &'a Catalogue, today: Day) -> Self {
        let mut practices: Vec<Listed<'a>> = catalogue
            .practices()
            .iter()
            .map(|template| Listed {
                number: template.number,
                template: Some(template),
                record: book.by_template("practice", &template.id),
            })
            .collect();
        let last = practices
            .iter()
            .map(|listed| listed.number)
            .max()
            .unwrap_or(0);
        let listed: Vec<RecordId> = practices
            .iter()
            .filter_map(|listed| listed.record.map(|record| record.id))
            .collect();
        let own = book
            .of_kind("practice")
            .filter(|record| !listed.contains(&record.id));
        practices.extend((last + 1..).zip(own).map(|(number, record)| Listed {
            number,
            template: None,
            record: Some(record),
        }));
        Self {
            book,
            catalogue,
            today,
            practices,
        }
    }

    fn link(&self, listed: &Listed<'_>) -> Link {
        Link {
            number: listed.number,
            name: self.name(listed),
        }
    }

    fn name(&self, listed: &Listed<'_>) -> String {
        match (listed.record, listed.template) {
            (Some(record), _) => self.book.title(record),
            (None, Some(template)) => template.name.clone(),
            (None, None) => String::new(),
        }
    }

    /// The practice a record belongs to: itself, its parent, what it is about, or the one whose sheet holds its kind.
    fn practice_of(&self, record: RecordId) -> Option<&Listed<'a>> {
        let by_record = |id: RecordId| {
            self.practices
                .iter()
                .find(|listed| listed.record.is_some_and(|own| own.id == id))
        };
        let by_kind = |record: &Record| {
            let own = match record.kind.as_str() {
                "system" => Some(matrix::PRACTICE),
                kind => self.catalogue.kind(kind)?.practice.as_deref(),
            };
            self.practices.iter().find(|listed| {
                own.is_some() && listed.template.map(|template| template.id.as_str()) == own
            })
        };
        let record = self.book.get(record)?;
        let of_parent = || by_kind(self.book.get(record.parent?)?);
        let about = || {
            let about = record.references("about").into_iter();
            let about = about.filter_map(|id| self.book.get(id));
            about
                .filter_map(|about| by_record(about.id).or_else(|| by_kind(about)))
                .next()
        };
        by_record(record.id)
            .or_else(|| record.parent.and_then(by_record))
            .or_else(|| by_kind(record))
            .or_else(of_parent)
            .or_else(about)
    }
}

/// The blueprint of a workbook on a day.
pub fn from_book(
    book: &Book,
    catalogue: &Catalogue,
    today: Day,
    edition: &EditionFacts,
) -> Blueprint {
    let source = Source::new(book, catalogue, today);
    let gaps: Vec<Gap> = source
        .practices
        .iter()
        .flat_map(|listed| gaps::of_practice(&source, listed))
        .collect();
    let findings = findings::red(&source);
    let (questions_standing, questions) = questions::groups(&source);
    let pillars = blueprint_model::practice::Pillar::ALL
        .into_iter()
        .map(|pillar| Pillar {
            id: pillar.id().to_owned(),
            name: pillar.name().to_owned(),
            promise: pillar.promise().to_owned(),
            practices: source
                .practices
                .iter()
                .filter(|listed| listed.is(pillar))
                .map(|listed| practice::of(&source, listed))
                .collect(),
            findings: within(
                &findings,
                |finding: &Finding| finding.practice.as_ref(),
                &source,
                pillar,
            ),
            gaps: within(&gaps, |gap: &Gap| gap.practice.as_ref(), &source, pillar),
        });
    let pillars = pillars.collect();
    let facts = cover::facts(
        &source,
        edition,
        questions_standing,
        questions,
        findings,
        gaps,
    );
    Blueprint {
        pillars,
        duties: duties::next_ninety_days(&source),
        registers: registers::all(&source),
        method: method::rules(&facts.history.head),
        ..facts
    }
}

fn within<T: Clone>(
    all: &[T],
    link: impl Fn(&T) -> Option<&Link>,
    source: &Source<'_>,
    pillar: blueprint_model::practice::Pillar,
) -> Vec<T> {
    let numbers: Vec<u32> = source
        .practices
        .iter()
        .filter(|listed| listed.is(pillar))
        .map(|listed| listed.number)
        .collect();
    all.iter()
        .filter(|item| link(item).is_some_and(|link| numbers.contains(&link.number)))
        .cloned()
        .collect()
}
