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
    /// The findings of a severity, of one pillar or of all.
    pub fn of(
        book: &Book,
        standings: &Standings,
        severity: Severity,
        pillar: Option<Pillar>,
        today: Day,
    ) -> Self {
        Self::over(book, standings, today, |note, own| {
            note.severity == severity && (pillar.is_none() || own == pillar)
        })
    }

    /// The findings that fit.
    pub fn over(
        book: &Book,
        standings: &Standings,
        today: Day,
        fits: impl Fn(&Note, Option<Pillar>) -> bool,
    ) -> Self {
        let mut notes: Vec<Note> = standings
            .notes()
            .filter(|(note, pillar)| !note.is_duty() && fits(note, *pillar))
            .map(|(note, _)| note)
            .collect();
        let total = notes.len();
        if total > SHOWN {
            notes.select_nth_unstable(SHOWN);
            notes.truncate(SHOWN);
        }
        notes.sort_unstable();
        let rows = notes
            .iter()
            .filter_map(|note| rules::told(book, note, today))
            .filter_map(|finding| chips::row(book, &finding, today))
            .collect();
        Self { rows, total }
    }

    /// How many are not in words.
    pub fn more(&self) -> u32 {
        count(self.total.saturating_sub(self.rows.len()))
    }
}
