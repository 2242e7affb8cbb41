//! How every record stands today, kept up to date as records change, so that an edit judges again only what it can touch.

use crate::{
    Book, Changed, Day, Record, RecordId, Severity,
    practice::Pillar,
    rules::{self, Note},
};
use rustc_hash::FxHashMap;
use std::collections::HashSet;

/// The notes of all rules over a book on a day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Standings {
    day: Day,
    revision: u64,
    by_record: FxHashMap<RecordId, Vec<(Note, Option<Pillar>)>>,
    red: [u32; Pillar::ALL.len()],
}

impl Standings {
    /// Judges a whole book.
    pub fn of(book: &Book, day: Day) -> Self {
        let mut standings = Self {
            day,
            revision: book.revision(),
            by_record: FxHashMap::default(),
            red: [0; Pillar::ALL.len()],
        };
        for record in book.records() {
            standings.judge(book, record);
        }
        standings
    }

    /// Whether this is how the book stands on that day.
    pub fn are_of(&self, book: &Book, day: Day) -> bool {
        self.day == day && self.revision == book.revision()
    }

    /// Follows the book: judges again what the changed records can touch, or all when the day is another.
    pub fn follow(&mut self, book: &Book, changed: &Changed, day: Day) {
        let Changed::These(changed) = changed else {
            *self = Self::of(book, day);
            return;
        };
        if day != self.day {
            *self = Self::of(book, day);
            return;
        }
        for id in reach(book, changed) {
            self.forget(id);
            if let Some(record) = book.get(id) {
                self.judge(book, record);
            }
        }
        self.revision = book.revision();
    }

    /// All notes, in no order.
    pub fn notes(&self) -> impl Iterator<Item = (Note, Option<Pillar>)> {
        self.by_record.values().flatten().copied()
    }

    /// How bad the worst is that is found about a record.
    pub fn worst(&self, record: RecordId) -> Option<Severity> {
        let notes = self.by_record.get(&record)?;
        notes.iter().map(|(note, _)| note.severity).min()
    }

    /// Red findings of each pillar, in the order of [`Pillar::ALL`]; duties are counted elsewhere.
    pub fn red(&self) -> [u32; Pillar::ALL.len()] {
        self.red
    }

    fn judge(&mut self, book: &Book, record: &Record) {
        let notes = rules::notes_of(book, record, self.day);
        if notes.is_empty() {
            return;
        }
        let pillar = rules::pillar_of(book, record);
        for place in notes.iter().filter_map(|note| red_place(note, pillar)) {
            self.red[place] += 1;
        }
        let notes = notes.into_iter().map(|note| (note, pillar)).collect();
        self.by_record.insert(record.id, notes);
    }

    fn forget(&mut self, id: RecordId) {
        for (note, pillar) in self.by_record.remove(&id).into_iter().flatten() {
            if let Some(place) = red_place(&note, pillar) {
                self.red[place] -= 1;
            }
        }
    }
}

fn red_place(note: &Note, pillar: Option<Pillar>) -> Option<usize> {
    let counts = note.severity == Severity::Red && !note.is_duty();
    let pillar = pillar.filter(|_| counts)?;
    Pillar::ALL.iter().position(|one| *one == pillar)
}

/// The records whose rules may read one of these: itself, its family, what refers to it and what that belongs to, and
/// what watches over all records of its kind.
fn reach(book: &Book, changed: &HashSet<RecordId>) -> HashSet<RecordId> {
    let mut reached = HashSet::new();
    for id in changed {
        reached.insert(*id);
        if let Some(record) = book.get(*id) {
            reached.extend(record.parent);
            reached.extend(rules::watching(book, record));
        }
        reached.extend(book.all_children(*id).map(|child| child.id));
        for (referrer, _) in book.all_referring_to(*id) {
            reached.insert(referrer.id);
            reached.extend(referrer.parent);
        }
    }
    reached
}
