//! How every record stands today, kept up to date as records change, so that an edit judges again only what it can touch.

use crate::{
    Book, Changed, Day, Record, RecordId, Severity,
    practice::Pillar,
    rules::{self, Note},
};
use rustc_hash::FxHashMap;
use std::collections::{BTreeSet, HashSet};

/// The notes of all rules over a book on a day. The findings among them, all that is not about a due date, are kept in
/// order: a page that shows the first few of 100,000 need not look through all.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Standings {
    day: Day,
    revision: u64,
    by_record: FxHashMap<RecordId, (Option<Pillar>, Vec<Note>)>,
    /// By pillar, in the order of [`Pillar::ALL`] and none last, and by severity.
    findings: [[BTreeSet<Note>; SEVERITIES]; PLACES],
}

const SEVERITIES: usize = 3;
const PLACES: usize = Pillar::ALL.len() + 1;

/// The place of a pillar among the findings, or of what belongs to none.
fn place(pillar: Option<Pillar>) -> usize {
    Pillar::ALL
        .iter()
        .position(|one| Some(*one) == pillar)
        .unwrap_or(Pillar::ALL.len())
}

impl Standings {
    /// Judges a whole book.
    pub fn of(book: &Book, day: Day) -> Self {
        let mut by_record = FxHashMap::default();
        let mut findings: [[Vec<Note>; SEVERITIES]; PLACES] = Default::default();
        for record in book.records() {
            if let Some((pillar, notes)) = judged(book, record, day) {
                for note in notes.iter().filter(|note| !note.is_duty()) {
                    findings[place(pillar)][note.severity as usize].push(*note);
                }
                by_record.insert(record.id, (pillar, notes));
            }
        }
        Self {
            day,
            revision: book.revision(),
            by_record,
            findings: findings.map(|of_place| of_place.map(BTreeSet::from_iter)),
        }
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

    /// How bad the worst is that is found about a record.
    pub fn worst(&self, record: RecordId) -> Option<Severity> {
        let (_, notes) = self.by_record.get(&record)?;
        notes.iter().map(|note| note.severity).min()
    }

    /// How many findings there are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        let places = self.findings.iter();
        places.map(|place| place[severity as usize].len()).sum()
    }

    /// The first findings of a severity, the cheapest next step first.
    pub fn first(&self, severity: Severity, most: usize) -> Vec<Note> {
        let places = self.findings.iter();
        let mut first: Vec<Note> = places
            .flat_map(|place| place[severity as usize].iter().take(most).copied())
            .collect();
        first.sort_unstable();
        first.truncate(most);
        first
    }

    /// The findings of a pillar, worst first, then the cheapest next step first.
    pub fn of_pillar(&self, pillar: Pillar) -> impl Iterator<Item = Note> {
        self.findings[place(Some(pillar))].iter().flatten().copied()
    }

    /// How many findings a pillar has.
    pub fn count_of(&self, pillar: Pillar) -> usize {
        let of_place = self.findings[place(Some(pillar))].iter();
        of_place.map(BTreeSet::len).sum()
    }

    /// Red findings of each pillar, in the order of [`Pillar::ALL`].
    pub fn red(&self) -> [usize; Pillar::ALL.len()] {
        Pillar::ALL.map(|pillar| self.findings[place(Some(pillar))][Severity::Red as usize].len())
    }

    fn judge(&mut self, book: &Book, record: &Record) {
        if let Some((pillar, notes)) = judged(book, record, self.day) {
            for note in notes.iter().filter(|note| !note.is_duty()) {
                self.findings[place(pillar)][note.severity as usize].insert(*note);
            }
            self.by_record.insert(record.id, (pillar, notes));
        }
    }

    fn forget(&mut self, id: RecordId) {
        if let Some((pillar, notes)) = self.by_record.remove(&id) {
            for note in &notes {
                self.findings[place(pillar)][note.severity as usize].remove(note);
            }
        }
    }
}

/// What is noted about a record, and the pillar it belongs to; `None` when nothing is.
fn judged(book: &Book, record: &Record, day: Day) -> Option<(Option<Pillar>, Vec<Note>)> {
    let notes = rules::notes_of(book, record, day);
    (!notes.is_empty()).then(|| (rules::pillar_of(book, record), notes))
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
