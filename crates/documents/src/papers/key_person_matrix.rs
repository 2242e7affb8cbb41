//! The key-person matrix on pages of its own: by system as in the blueprint, and by person.

use super::{Paper, Source, furniture::Furniture};
use crate::{
    DocumentError, Set,
    blueprint::{Register, Sheet},
    matrix,
    parts::{Cell, Chip, Column, Look, Said, Table},
    widths::WIDE,
};
use blueprint_model::{
    Record,
    rules::system::{self, criticality},
    words,
};
use serde::Serialize;

pub(super) const PAPER: Paper = Paper {
    id: "key-person-matrix",
    name: "Key-person matrix",
    purpose: "Every system with who can keep it running, and every person with what rests on them.",
    kind: None,
    one_page: false,
};

#[derive(Serialize)]
struct Matrix {
    #[serde(flatten)]
    furniture: Furniture,
    sheet: Sheet,
    by_person: Register,
}

pub(super) fn set(source: &Source<'_>) -> Result<Set, DocumentError> {
    let data = Matrix {
        furniture: source.furniture(None, matrix::PRACTICE),
        sheet: matrix::sheet(source.book, source.today),
        by_person: by_person(source),
    };
    Set::new("papers/key-person-matrix.typ", &data, source.today)
}

/// What one person holds.
struct Held<'a> {
    person: &'a Record,
    primary: Vec<&'a Record>,
    proven: Vec<&'a Record>,
    unproven: Vec<&'a Record>,
    alone: Vec<&'a Record>,
}

fn by_person(source: &Source<'_>) -> Register {
    let (book, today) = (source.book, source.today);
    let systems = matrix::systems(book);
    let mut held: Vec<Held<'_>> = book
        .of_kind("person")
        .filter(|person| system::is_active(book, person.id, today))
        .map(|person| {
            let named = |field: &str| -> Vec<&Record> {
                let own = systems.iter().copied();
                own.filter(|record| record.reference(field) == Some(person.id))
                    .collect()
            };
            let (proven, unproven) = named("secondary")
                .into_iter()
                .filter(|record| record.reference("primary") != Some(person.id))
                .partition(|record| system::proof(book, record, person.id, today).is_some());
            let alone = systems
                .iter()
                .copied()
                .filter(|record| system::experts(book, record, today) == [person.id]);
            Held {
                person,
                primary: named("primary"),
                proven,
                unproven,
                alone: alone.collect(),
            }
        })
        .filter(|held| {
            !(held.primary.is_empty() && held.proven.is_empty() && held.unproven.is_empty())
        })
        .collect();
    held.sort_by_key(|held| {
        (
            std::cmp::Reverse((held.alone.len(), held.primary.len())),
            book.title(held.person),
        )
    });
    let alone = held.iter().filter(|held| !held.alone.is_empty()).count();
    let rows: Vec<Vec<Cell>> = held.iter().map(|held| row(source, held)).collect();
    let columns = [
        ("Person", 42.0),
        ("Team", 24.0),
        ("Only expert of", 52.0),
        ("Primary expert of", 56.0),
        ("Proven second of", 43.0),
        ("Named second, not proven", 40.0),
    ];
    debug_assert!(columns.iter().map(|(_, mm)| mm).sum::<f64>() <= WIDE);
    Register {
        name: "By person".to_owned(),
        lead: match alone {
            0 => "No system rests on a single person.".to_owned(),
            n => format!(
                "{} the only expert of at least one system; criticality in brackets.",
                words::capitalised(&words::counted(n, "person is", "people are"))
            ),
        },
        empty: "nobody is named as an expert".to_owned(),
        table: Table {
            columns: columns.map(|(head, mm)| Column::new(head, mm)).to_vec(),
            rows,
        },
    }
}

fn row(source: &Source<'_>, held: &Held<'_>) -> Vec<Cell> {
    let (book, today) = (source.book, source.today);
    let names = |systems: &[&Record]| -> Cell {
        let all: Vec<String> = systems
            .iter()
            .map(|record| {
                let level = criticality(record).map_or("not set".to_owned(), |n| n.to_string());
                format!("{} ({level})", book.title(record))
            })
            .collect();
        if all.is_empty() {
            Cell::of(Said::NotApplicable)
        } else {
            Cell::text(all.join(", "))
        }
    };
    let leaves = held.person.day("left_on").map(|day| Chip {
        look: Look::Alarm,
        ring: None,
        words: format!("leaves {}", day.near(today)),
    });
    let team = book.reference_title(held.person, "team");
    let only = names(&held.alone);
    vec![
        Cell::text(book.title(held.person))
            .strong()
            .with_chip(leaves),
        Cell::of(Said::or_missing(team, "no team")),
        if held.alone.is_empty() {
            only
        } else {
            only.strong()
        },
        names(&held.primary),
        names(&held.proven),
        names(&held.unproven),
    ]
}
