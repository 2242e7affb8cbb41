//! Who knows which system: the key-person matrix read by person.

use super::links;
use crate::{
    Workbook,
    contract::{KnowsRow, Link, PeoplePage},
};
use blueprint_model::{Book, Day, Record, RecordId, rules::system, words};
use std::{cmp::Reverse, collections::BTreeMap};

#[derive(Default)]
struct Knows<'a> {
    alone: Vec<&'a Record>,
    primary: Vec<&'a Record>,
    secondary: Vec<&'a Record>,
    unproven: Vec<&'a Record>,
}

/// Everyone who is an expert of anything, whom most depends on first.
pub fn people(workbook: &Workbook) -> PeoplePage {
    let (book, today) = (workbook.book(), workbook.today());
    let mut by_person: BTreeMap<RecordId, Knows<'_>> = BTreeMap::new();
    for system in book.of_kind("system") {
        note(book, system, today, &mut by_person);
    }
    let mut all: Vec<(&Record, Knows<'_>)> = by_person
        .into_iter()
        .filter_map(|(id, knows)| Some((book.get(id)?, knows)))
        .filter(|(person, _)| person.trashed.is_none())
        .collect();
    all.sort_by_cached_key(|(person, knows)| {
        (
            Reverse(knows.alone.len()),
            Reverse(knows.primary.len()),
            book.title(person),
        )
    });
    let only = all.iter().filter(|(_, knows)| !knows.alone.is_empty());
    PeoplePage {
        words: sentence(only.count()),
        people: all
            .iter()
            .map(|(person, knows)| row(book, person, knows, today))
            .collect(),
    }
}

fn sentence(only: usize) -> String {
    match only {
        0 => "No system rests on one person alone.".to_owned(),
        1 => "One person is the only one who knows a system.".to_owned(),
        n => format!(
            "{} people are the only one who knows a system.",
            words::capitalised(&words::count(n))
        ),
    }
}

fn note<'a>(
    book: &Book,
    system: &'a Record,
    today: Day,
    by_person: &mut BTreeMap<RecordId, Knows<'a>>,
) {
    let experts = system::experts(book, system, today);
    if let [only] = experts.as_slice() {
        by_person.entry(*only).or_default().alone.push(system);
    }
    let primary = system.reference("primary");
    if let Some(person) = primary {
        by_person.entry(person).or_default().primary.push(system);
    }
    let second = system
        .reference("secondary")
        .filter(|id| Some(*id) != primary);
    if let Some(person) = second {
        let knows = by_person.entry(person).or_default();
        if experts.contains(&person) {
            knows.secondary.push(system);
        } else {
            knows.unproven.push(system);
        }
    }
}

fn row(book: &Book, person: &Record, knows: &Knows<'_>, today: Day) -> KnowsRow {
    let all = |systems: &[&Record]| -> Vec<Link> {
        let mut sorted = systems.to_vec();
        sorted.sort_by_cached_key(|system| {
            (
                system::criticality(system).unwrap_or(u8::MAX),
                book.title(system),
            )
        });
        sorted
            .iter()
            .map(|system| links::link(book, system))
            .collect()
    };
    let last = person.day("left_on");
    KnowsRow {
        person: links::link(book, person),
        note: last.map(|last| {
            let verb = if last < today { "left" } else { "leaves" };
            format!("{verb} {}", last.near(today))
        }),
        alone: all(&knows.alone),
        primary: all(&knows.primary),
        secondary: all(&knows.secondary),
        unproven: all(&knows.unproven),
    }
}
