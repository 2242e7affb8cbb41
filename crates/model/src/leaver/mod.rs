//! What a person's leaving would do: systems whose verdict changes, and everything that would be without a name.

mod held;

pub(crate) use held::owned;
pub use held::{Held, held, is_open};

use crate::{
    Book, Day, KindId, Record, RecordId, Severity,
    rules::system::{self, Verdict},
    words,
};
use std::collections::HashSet;

/// A system whose verdict changes on the day after the last day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SystemChange {
    /// The system.
    pub system: RecordId,
    /// The verdict with the person, on `today` or the last day, whichever is earlier.
    pub before: Verdict,
    /// The verdict without the person, on the day after the last day.
    pub after: Verdict,
    /// How bad the verdict is then; `None` is quiet.
    pub severity: Option<Severity>,
}

/// Things of one kind that the person holds.
#[derive(Clone, PartialEq, Debug)]
pub struct Group {
    /// The kind.
    pub kind: KindId,
    /// What many of it are called: `feature flags`.
    pub heading: String,
    /// The records in words, one held twice counted once: `three feature flags`.
    pub counted: String,
    /// The things, those with the earliest day first.
    pub held: Vec<Held>,
}

/// Everything that a person's leaving touches.
#[derive(Clone, PartialEq, Debug)]
pub struct Leaving {
    /// The person.
    pub person: RecordId,
    /// The last day.
    pub last_day: Day,
    /// Systems whose verdict changes, worst first.
    pub systems: Vec<SystemChange>,
    /// Everything held, by kind; systems first, then by heading.
    pub groups: Vec<Group>,
}

/// A line of a hand-over.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Item {
    /// What is to be handed over.
    pub text: String,
    /// The record it is about, of a kind that a hand-over line may name; `None` when it has none.
    pub about: Option<RecordId>,
    /// As what it was held: `primary expert`.
    pub was: String,
}

/// What a person's leaving on a day does, seen from `today`. Days are those of the duties that are open then, so that
/// this page, the calendar and paper name the same.
pub fn leaver(book: &Book, person: &Record, last_day: Day, today: Day) -> Leaving {
    Leaving {
        person: person.id,
        last_day,
        systems: systems(book, person, last_day, today),
        groups: groups(book, person, today),
    }
}

fn systems(book: &Book, person: &Record, last_day: Day, today: Day) -> Vec<SystemChange> {
    let mut concerned: Vec<&Record> = book
        .referred_by(person.id)
        .filter(|(record, field)| {
            record.kind == "system" && matches!(*field, "primary" | "secondary")
        })
        .map(|(record, _)| record)
        .collect();
    concerned.dedup_by_key(|system| system.id);
    let (now, then) = (today.min(last_day), last_day.plus_days(1));
    let change = |system: &Record| {
        let before = system::verdict_if(book, system, now, |id| {
            id == person.id || system::is_active(book, id, now)
        });
        let after = system::verdict_if(book, system, then, |id| {
            id != person.id && system::is_active(book, id, then)
        });
        (before != after).then(|| SystemChange {
            system: system.id,
            before,
            after,
            severity: system::severity(after, system::criticality(system)),
        })
    };
    let mut changes: Vec<SystemChange> = concerned.into_iter().filter_map(change).collect();
    changes.sort_by_key(|change| {
        let quiet = change.severity.is_none();
        (quiet, change.severity, change.after, change.system)
    });
    changes
}

fn groups(book: &Book, person: &Record, today: Day) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for held in held(book, person, today) {
        let Some(record) = book.get(held.record) else {
            continue;
        };
        match groups.iter_mut().find(|group| group.kind == record.kind) {
            Some(group) => group.held.push(held),
            None => groups.push(Group {
                kind: record.kind.clone(),
                heading: book
                    .kind_of(record)
                    .map_or_else(|| record.kind.to_string(), |kind| kind.name.many.clone()),
                counted: String::new(),
                held: vec![held],
            }),
        }
    }
    for group in &mut groups {
        let one = book
            .catalogue()
            .kind(group.kind.as_str())
            .map_or(group.heading.as_str(), |kind| kind.name.one.as_str());
        let records: HashSet<RecordId> = group.held.iter().map(|held| held.record).collect();
        group.counted = words::counted(records.len(), one, &group.heading);
        group.held.sort_by(|a, b| {
            (a.due.is_none(), a.due, &a.title).cmp(&(b.due.is_none(), b.due, &b.title))
        });
    }
    groups.sort_by_key(|group| (group.kind != "system", group.heading.clone()));
    groups
}

/// The lines of a hand-over: one for each thing held, in the order of the simulation.
pub fn hand_over_items(leaving: &Leaving) -> Vec<Item> {
    let all = leaving.groups.iter().flat_map(|group| &group.held);
    all.map(|held| Item {
        text: held.text.clone(),
        about: held.about,
        was: held.was.to_owned(),
    })
    .collect()
}

#[cfg(test)]
mod tests;
