//! Findings as a list that stays short: the worst and cheapest in words, the rest as a number.

use super::{chips, frame::count};
use crate::contract::FindingRow;
use blueprint_model::{Book, Day, Severity, Standings, practice::Pillar, rules, rules::Note};

/// Findings that a page puts into words before it says how many more there are.
const SHOWN: usize = 50;

/// The findings of one severity, or of all, cheapest next step first. Duties have lists of their own.
pub(super) struct FindingList {
    pub rows: Vec<FindingRow>,
    pub total: usize,
}

impl FindingList {
    /// The findings of a severity.
    pub fn of(book: &Book, standings: &Standings, severity: Severity, today: Day) -> Self {
        let notes = standings.first(severity, SHOWN);
        Self {
            rows: in_words(book, notes.into_iter(), today),
            total: standings.count(severity),
        }
    }

    /// The findings of a pillar.
    pub fn of_pillar(book: &Book, standings: &Standings, pillar: Pillar, today: Day) -> Self {
        let notes = standings.of_pillar(pillar).take(SHOWN);
        Self {
            rows: in_words(book, notes, today),
            total: standings.count_of(pillar),
        }
    }

    /// How many are not in words.
    pub fn more(&self) -> u32 {
        count(self.total.saturating_sub(self.rows.len()))
    }
}

fn in_words(book: &Book, notes: impl Iterator<Item = Note>, today: Day) -> Vec<FindingRow> {
    notes
        .filter_map(|note| rules::told(book, &note, today))
        .filter_map(|finding| chips::row(book, &finding, today))
        .collect()
}
