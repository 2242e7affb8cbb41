//! Claimed and supported levels: a level stands only on dated evidence that still counts.

use crate::{Book, Day, Record};

/// The five levels, everywhere.
pub const LEVEL_NAMES: [&str; 5] = [
    "Initial",
    "Managed",
    "Defined",
    "Quantitatively managed",
    "Optimising",
];
/// Days for which evidence counts unless the practice's template says otherwise.
pub const EVIDENCE_DAYS: u32 = 180;

/// One piece of evidence under a practice, with the days between which it counts.
#[derive(Clone, Debug, PartialEq)]
pub struct LevelEvidence<'a> {
    /// The `practice-evidence` record.
    pub record: &'a Record,
    /// The level it carries.
    pub level: u8,
    /// Its date; without one it carries nothing.
    pub dated: Option<Day>,
    /// The last day on which it counts.
    pub counts_until: Option<Day>,
}

impl LevelEvidence<'_> {
    /// Whether it counts on `today`.
    pub fn counts(&self, today: Day) -> bool {
        self.dated.is_some_and(|dated| dated <= today)
            && self.counts_until.is_some_and(|until| today <= until)
    }
}

/// All evidence under a practice, in order.
pub fn evidence<'a>(
    book: &'a Book,
    practice: &'a Record,
) -> impl Iterator<Item = LevelEvidence<'a>> {
    book.children(practice.id, "practice-evidence")
        .map(move |record| piece(book, practice, record))
}

/// One piece of evidence of a practice.
pub fn piece<'a>(book: &Book, practice: &Record, record: &'a Record) -> LevelEvidence<'a> {
    let template = practice
        .template
        .as_deref()
        .and_then(|id| book.catalogue().practice(id));
    let life = i64::from(
        template
            .and_then(|t| t.evidence_days)
            .unwrap_or(EVIDENCE_DAYS),
    );
    let piece = record
        .reference("evidence")
        .and_then(|id| book.get(id))
        .filter(|piece| piece.trashed.is_none());
    let dated = piece.and_then(|piece| record.day("dated").or_else(|| piece.day("dated")));
    let own_end = record
        .day("counts_until")
        .or_else(|| dated.map(|day| day.plus_days(life)));
    let expires = piece.and_then(|piece| piece.day("expires"));
    let counts_until = match (own_end, expires) {
        (Some(end), Some(expires)) => Some(end.min(expires)),
        (end, _) => end,
    };
    LevelEvidence {
        record,
        level: record.level("level").unwrap_or(1),
        dated,
        counts_until,
    }
}

/// The evidence under a practice that counts on `today`.
pub fn counting_evidence<'a>(
    book: &'a Book,
    practice: &'a Record,
    today: Day,
) -> impl Iterator<Item = LevelEvidence<'a>> {
    evidence(book, practice).filter(move |piece| piece.counts(today))
}

/// The highest level L such that each level from 2 to L has evidence that counts on `today`; 1 stands by itself.
pub fn supported(book: &Book, practice: &Record, today: Day) -> u8 {
    let levels: Vec<u8> = counting_evidence(book, practice, today)
        .map(|piece| piece.level)
        .collect();
    (2..=5)
        .take_while(|level| levels.contains(level))
        .last()
        .unwrap_or(1)
}
