//! What two points of the history differ in: the net changes between them, record by record, with who made each last and why.

use crate::history::logged;
use crate::table::{change, entry};
use crate::{LoggedChange, Result, Store, StoreError};
use blueprint_model::{Change, Day, RecordId, Timestamp, Value, history};
use std::collections::{BTreeMap, HashMap, HashSet};

/// What two points of the history differ in.
#[derive(Clone, PartialEq, Debug)]
pub struct Comparison {
    /// The entry right after which the earlier state stands; 0 is before the first.
    pub from: u64,
    /// The entry right after which the later state stands.
    pub to: u64,
    /// The records that differ, in the order in which they were first changed.
    pub records: Vec<ComparedRecord>,
    /// The entries that the changes name.
    pub entries: BTreeMap<u64, ComparedEntry>,
}

/// A record that differs.
#[derive(Clone, PartialEq, Debug)]
pub struct ComparedRecord {
    /// Which.
    pub record: RecordId,
    /// Its kind, also when it is gone by now.
    pub kind: Option<String>,
    /// Its fields that differ, one change each; `@kind` says that it was made or unmade, `@trashed` that it was put into the
    /// trash or taken out, `@parent` that it belongs to another. Its place among its siblings counts for nothing.
    pub changes: Vec<NetChange>,
}

/// A field that differs.
#[derive(Clone, PartialEq, Debug)]
pub struct NetChange {
    /// From the earlier state to the later.
    pub logged: LoggedChange,
    /// The last entry that changed it.
    pub by: u64,
}

/// Who wrote an entry, when and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ComparedEntry {
    /// `None` once the name was blanked.
    pub actor_name: Option<String>,
    /// When.
    pub at: Timestamp,
    /// Why, when the writer said so.
    pub reason: Option<String>,
}

/// Pseudo-fields in which two states are not told apart.
const UNTOLD: [&str; 5] = [
    history::NUMBER,
    history::POSITION,
    history::TEMPLATE,
    history::TEMPLATE_VERSION,
    history::LABELS,
];

impl Store {
    /// What the states right after two entries differ in, from the earlier to the later, whichever is named first.
    ///
    /// # Errors
    /// `NoSuchEntry`, or when the history cannot be read.
    pub fn compare(&self, one: u64, other: u64) -> Result<Comparison> {
        let (from, to) = (one.min(other), one.max(other));
        if to > self.head.seq {
            return Err(StoreError::NoSuchEntry(to));
        }
        let mut records = Vec::new();
        let mut index: HashMap<RecordId, usize> = HashMap::new();
        let mut statement = change::between(&self.conn)?;
        let mut rows = statement.query([from, to])?;
        while let Some(row) = rows.next()? {
            let row = change::read(row)?;
            if UNTOLD.contains(&row.field.as_str()) {
                continue;
            }
            let next = logged(&row)?;
            let at = *index.entry(next.change.record).or_insert_with(|| {
                records.push(ComparedRecord {
                    record: next.change.record,
                    kind: None,
                    changes: Vec::new(),
                });
                records.len() - 1
            });
            join(&mut records[at], next, row.entry);
        }
        for record in &mut records {
            record.settle(|id| self.book.get(id).map(|now| now.kind.to_string()));
        }
        records.retain(|record| !record.changes.is_empty());
        let entries = self.compared_entries(&records)?;
        Ok(Comparison {
            from,
            to,
            records,
            entries,
        })
    }

    /// The last entry written up to the end of a day, by the writers' own clocks; 0 when there is none.
    ///
    /// # Errors
    /// When the history cannot be read.
    pub fn entry_at(&self, day: Day) -> Result<u64> {
        entry::last_until(&self.conn, &day.to_string())
    }

    fn compared_entries(&self, records: &[ComparedRecord]) -> Result<BTreeMap<u64, ComparedEntry>> {
        let named: HashSet<u64> = records
            .iter()
            .flat_map(|record| &record.changes)
            .map(|change| change.by)
            .collect();
        let mut found = BTreeMap::new();
        for seq in named {
            let row = entry::find(&self.conn, seq)?.ok_or(StoreError::NoSuchEntry(seq))?;
            let at = row.at.parse();
            found.insert(
                seq,
                ComparedEntry {
                    actor_name: row.actor_name.text,
                    at: at.map_err(|_| crate::history::unreadable(seq))?,
                    reason: row.reason.text,
                },
            );
        }
        Ok(found)
    }
}

fn join(record: &mut ComparedRecord, next: LoggedChange, by: u64) {
    let mut known = record.changes.iter_mut();
    match known.find(|have| have.logged.change.field == next.change.field) {
        Some(have) => {
            have.logged.change.after = next.change.after;
            have.logged.blanked |= next.blanked;
            have.by = by;
        }
        None => record.changes.push(NetChange { logged: next, by }),
    }
}

impl ComparedRecord {
    /// Whether it was made between the two points.
    pub fn is_new(&self) -> bool {
        self.of(history::KIND)
            .is_some_and(|change| change.before.is_none())
    }

    /// Whether it was unmade between the two points, by undoing what had made it.
    pub fn is_gone(&self) -> bool {
        self.of(history::KIND)
            .is_some_and(|change| change.after.is_none())
    }

    /// Whether it was put into the trash (`Some(true)`) or taken out of it (`Some(false)`).
    pub fn trashed(&self) -> Option<bool> {
        self.of(history::TRASHED)
            .map(|change| change.after.is_some())
    }

    fn of(&self, field: &str) -> Option<&Change> {
        let mut all = self.changes.iter().map(|change| &change.logged.change);
        all.find(|change| change.field == field)
    }

    /// Keeps what differs in the end. What was made and put away again between the points differs in nothing.
    fn settle(&mut self, kind_now: impl FnOnce(RecordId) -> Option<String>) {
        let text = |value: &Option<Value>| value.as_ref()?.as_str().map(str::to_owned);
        let told = self.of(history::KIND);
        self.kind = told
            .and_then(|change| text(&change.after).or_else(|| text(&change.before)))
            .or_else(|| kind_now(self.record));
        self.changes.retain(|change| {
            change.logged.blanked || change.logged.change.before != change.logged.change.after
        });
        if self.is_new() && self.trashed() == Some(true) {
            self.changes.clear();
        }
    }
}
