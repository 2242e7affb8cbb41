//! What every page of a paper carries: whose it is, what it is, from which day and from which state of the history.

use super::Source;
use crate::{
    blueprint::{EditionFacts, History},
    parts::Said,
};
use blueprint_model::{Day, Record, words};
use serde::Serialize;

/// Head, foot and title of a paper.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Furniture {
    /// `Product brief`.
    pub title: String,
    /// What the record is called; the document's name where there is no record.
    pub name: String,
    /// For the window of a reader: `Product brief: Rebook by text, Larkwell, draft`.
    pub full_title: String,
    pub organisation: String,
    /// The pillar's name, for the head.
    pub section: String,
    /// The pillar's id, for the colour of its mark.
    pub pillar: String,
    /// `17 Product briefs`.
    pub subject: String,
    /// `Product brief 14`.
    pub numbered: String,
    /// `Product brief 14, draft`.
    pub foot: String,
    pub edition: String,
    pub as_of: Day,
    pub as_of_long: String,
    pub as_of_short: String,
    pub history: History,
    pub prepared_by: Said,
}

impl Furniture {
    pub(super) fn of(source: &Source<'_>, record: Option<&Record>, practice: &str) -> Self {
        let title = source.paper.name.to_owned();
        let name = record.map_or_else(|| title.clone(), |record| source.book.title(record));
        let company = source.book.single("company");
        let organisation = company.map_or_else(
            || "This organisation".to_owned(),
            |record| source.book.title(record),
        );
        let edition = source
            .edition
            .number
            .map_or_else(|| "draft".to_owned(), |n| format!("edition {n}"));
        let numbered = record.map_or_else(
            || title.clone(),
            |record| {
                let kind = source.book.kind_of(record);
                let kind = kind.map_or(title.as_str(), |kind| kind.name.one.as_str());
                format!("{} {}", words::capitalised(kind), record.number)
            },
        );
        let practice = source.catalogue.practice(practice);
        let prepared_by = source.edition.prepared_by.clone().or_else(|| {
            company.and_then(|record| source.book.reference_title(record, "prepared_by"))
        });
        Self {
            full_title: if record.is_some() {
                format!("{title}: {name}, {organisation}, {edition}")
            } else {
                format!("{title}, {organisation}, {edition}")
            },
            foot: format!("{numbered}, {edition}"),
            numbered,
            name,
            title,
            organisation,
            section: practice.map_or_else(String::new, |it| it.pillar.name().to_owned()),
            pillar: practice.map_or_else(String::new, |it| it.pillar.id().to_owned()),
            subject: practice.map_or_else(String::new, |it| format!("{} {}", it.number, it.name)),
            edition: words::capitalised(&edition),
            as_of: source.today,
            as_of_long: source.today.in_full(),
            as_of_short: source.today.short(),
            history: History::of(source.edition),
            prepared_by: Said::or_missing(prepared_by, "not recorded"),
        }
    }
}

impl History {
    /// The state of the history an edition is made from.
    pub(crate) fn of(edition: &EditionFacts) -> Self {
        let groups = |n| {
            if edition.head.is_empty() {
                "not recorded".to_owned()
            } else {
                words::hash_groups(&edition.head, n)
            }
        };
        Self {
            head: groups(16),
            long: groups(4),
            short: groups(2),
            entry: format!(
                "Entry {}",
                words::thousands(i64::try_from(edition.entry).unwrap_or(i64::MAX))
            ),
        }
    }
}
