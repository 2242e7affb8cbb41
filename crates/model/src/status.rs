//! The status of a practice: declared by its people, earned by what is written and evidenced; the lower one is shown.

use crate::{Book, Day, Record, maturity, practice::written};
use serde::{Deserialize, Serialize};

/// How far a practice has come.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, ts_rs::TS,
)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Deliberately left out, with a reason.
    NotApplicable,
    /// Nothing written.
    NotStarted,
    /// Something written.
    Drafting,
    /// Current state, desired state, a step and an owner are filled in.
    Documented,
    /// Documented, with evidence of use that has not expired.
    Practised,
}

impl Status {
    /// In words, as stored in the `status` field.
    pub fn words(self) -> &'static str {
        match self {
            Self::NotApplicable => "not applicable",
            Self::NotStarted => "not started",
            Self::Drafting => "drafting",
            Self::Documented => "documented",
            Self::Practised => "practised",
        }
    }

    /// The status of those words.
    pub fn from_words(words: &str) -> Option<Self> {
        [
            Self::NotApplicable,
            Self::NotStarted,
            Self::Drafting,
            Self::Documented,
            Self::Practised,
        ]
        .into_iter()
        .find(|s| s.words() == words)
    }
}

/// The status of one practice and what it rests on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Standing {
    /// What its people say, when they say anything.
    pub declared: Option<Status>,
    /// What its content carries.
    pub earned: Status,
    /// The lower of the two; what is shown.
    pub shown: Status,
    /// What is still missing for the next status, as words that follow "missing:".
    pub missing: Vec<&'static str>,
}

impl Standing {
    /// Whether people say more than the content carries.
    pub fn overclaimed(&self) -> bool {
        self.declared.is_some_and(|declared| declared > self.earned)
    }

    /// Both, where they differ: `documented, practised declared`.
    pub fn words(&self) -> String {
        match self.declared {
            Some(declared) if declared == self.earned || declared == Status::NotApplicable => {
                self.shown.words().to_owned()
            }
            Some(declared) if declared > self.earned => {
                format!("{}, {} declared", self.shown.words(), declared.words())
            }
            Some(_) => format!("{}, {} earned", self.shown.words(), self.earned.words()),
            None => self.shown.words().to_owned(),
        }
    }
}

/// The standing of a practice record on `today`.
pub fn of_practice(book: &Book, practice: &Record, today: Day) -> Standing {
    let declared = practice.text("status").and_then(Status::from_words);
    let (earned, missing) = earned(book, practice, today);
    let shown = match declared {
        Some(declared) => declared.min(earned),
        None => earned,
    };
    Standing {
        declared,
        earned,
        shown,
        missing,
    }
}

fn earned(book: &Book, practice: &Record, today: Day) -> (Status, Vec<&'static str>) {
    let has_step = book.children(practice.id, "step").next().is_some();
    let parts = [
        (
            "the current state",
            written(book, practice, "current_state").is_some(),
        ),
        (
            "the desired state",
            written(book, practice, "desired_state").is_some(),
        ),
        ("a first step", has_step),
        ("an owner", practice.value("owner").is_some()),
    ];
    let missing: Vec<&'static str> = parts
        .iter()
        .filter(|(_, there)| !there)
        .map(|(what, _)| *what)
        .collect();
    if missing.len() == parts.len() {
        return (Status::NotStarted, missing);
    }
    if !missing.is_empty() {
        return (Status::Drafting, missing);
    }
    if maturity::counting_evidence(book, practice, today)
        .next()
        .is_some()
    {
        return (Status::Practised, Vec::new());
    }
    (
        Status::Documented,
        vec!["evidence of use that still counts"],
    )
}
