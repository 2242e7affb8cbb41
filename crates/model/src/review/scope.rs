//! The part of the workbook a review is about: everything, a pillar, a team, or what one lead answers for.

use crate::{Book, Day, Record, RecordId, practice::Pillar, rules};

/// A part of the workbook.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Scope {
    /// Everything.
    Whole,
    /// A pillar with its practices and sheets.
    Pillar(Pillar),
    /// What a team and its people own.
    Team(RecordId),
    /// What one person owns or leads.
    Lead(RecordId),
}

/// The fields that name who answers for a record, the first that is filled in counting.
const OWNERS: [&str; 7] = [
    "owner", "primary", "lead", "led_by", "reviewer", "person", "to",
];

impl Scope {
    /// The part a review is about; everything where its subject is not filled in.
    pub fn of(review: &Record) -> Self {
        let told = match review.text("scope") {
            Some("pillar") => review
                .text("pillar")
                .and_then(Pillar::from_id)
                .map(Self::Pillar),
            Some("team") => review.reference("team").map(Self::Team),
            Some("lead") => review.reference("lead").map(Self::Lead),
            _ => None,
        };
        told.unwrap_or(Self::Whole)
    }

    /// The field that names its subject; none for the whole book.
    pub fn field(scope: &str) -> Option<&'static str> {
        match scope {
            "pillar" => Some("pillar"),
            "team" => Some("team"),
            "lead" => Some("lead"),
            _ => None,
        }
    }

    /// In words: `whole book`, `Shield`, `team Ledger`, `Gudrun Vik’s part`.
    pub fn words(self, book: &Book) -> String {
        let title = |id| book.get(id).map(|record| book.title(record));
        match self {
            Self::Whole => "whole book".to_owned(),
            Self::Pillar(pillar) => pillar.name().to_owned(),
            Self::Team(id) => {
                title(id).map_or_else(|| "a team".into(), |team| format!("team {team}"))
            }
            Self::Lead(id) => {
                title(id).map_or_else(|| "a lead’s part".into(), |name| format!("{name}’s part"))
            }
        }
    }

    /// The records it is read for: people who are here on a day and lead something, for whom a part is worth reviewing.
    pub fn leads(book: &Book, today: Day) -> Vec<&Record> {
        let here = |person: &&Record| person.day("left_on").is_none_or(|day| day >= today);
        let mut found: Vec<&Record> = book
            .of_kind("person")
            .filter(here)
            .filter(|person| {
                book.referred_by(person.id).any(|(record, field)| {
                    matches!(
                        (record.kind.as_str(), field),
                        ("practice", "owner") | ("system", "primary") | ("team", "lead")
                    )
                })
            })
            .collect();
        found.sort_by_cached_key(|person| crate::text::folded(&book.title(person)));
        found
    }

    /// Whether a record belongs to it. A part of a record belongs where its own owner does, else where the record does.
    pub fn holds(self, book: &Book, record: &Record) -> bool {
        match self {
            Self::Whole => true,
            Self::Pillar(pillar) => rules::pillar_of(book, record) == Some(pillar),
            Self::Lead(person) => answers_for(book, record, |id| id == person),
            Self::Team(team) => {
                record.id == team
                    || record.reference("team") == Some(team)
                    || answers_for(book, record, |id| {
                        let person = book.get(id);
                        id == team
                            || person.is_some_and(|it| it.reference("team") == Some(team))
                            || book
                                .get(team)
                                .is_some_and(|it| it.reference("lead") == Some(id))
                    })
            }
        }
    }
}

fn answers_for(book: &Book, record: &Record, is_theirs: impl Fn(RecordId) -> bool) -> bool {
    let mut at = Some(record);
    // Records belong to each other three deep at most; the bound holds against a damaged file.
    for _ in 0..8 {
        let Some(record) = at else { return false };
        if is_theirs(record.id) {
            return true;
        }
        let owner = OWNERS.iter().find_map(|field| record.reference(field));
        if let Some(owner) = owner {
            return is_theirs(owner);
        }
        at = record.parent.and_then(|parent| book.get(parent));
    }
    false
}
