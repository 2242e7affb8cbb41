//! The key-person matrix: every system with who knows it today, what proves that, and what a known departure changes.

use crate::{
    blueprint::{Bar, BarPart, Sheet},
    parts::{Cell, Chip, Column, Said, Table},
    say,
};
use blueprint_model::{
    Book, Day, Record, RecordId,
    rules::system::{self, PROOF_DAYS, VERIFIED_DAYS, Verdict},
};

const VERDICTS: [(Verdict, &str); 4] = [
    (Verdict::Nobody, "solid"),
    (Verdict::OnePerson, "hatch"),
    (Verdict::NotDocumented, "outline"),
    (Verdict::Covered, "quiet"),
];

/// The practice the matrix belongs to.
pub(crate) const PRACTICE: &str = "key-person-dependencies";

/// All systems, those whose stop hurts most first.
pub(crate) fn systems(book: &Book) -> Vec<&Record> {
    let mut systems: Vec<&Record> = book.of_kind("system").collect();
    systems.sort_by_key(|record| (system::criticality(record).unwrap_or(9), book.title(record)));
    systems
}

/// The matrix by system.
pub(crate) fn sheet(book: &Book, today: Day) -> Sheet {
    let systems = systems(book);
    let columns = [
        ("Crit.", 13.0),
        ("System, team", 38.0),
        ("Primary expert, last act", 39.0),
        ("Second expert, proven by", 41.0),
        ("Documentation", 33.0),
        ("What only they know", 55.0),
        ("Verdict", 38.0),
    ];
    Sheet {
        name: "Key-person matrix".to_owned(),
        bars: bars(book, today, &systems),
        table: Table {
            columns: columns.map(|(head, mm)| Column::new(head, mm)).to_vec(),
            rows: systems
                .iter()
                .map(|record| row(book, today, record))
                .collect(),
        },
        empty: "no systems listed".to_owned(),
        reading: format!(
            "A second expert counts once a dated act of the last {PROOF_DAYS} days proves it: a deploy, a recovery, a test, a runbook, time on call. \
             A runbook that was followed to the end counts as complete for {VERIFIED_DAYS} days. An expert with a known last day counts until then."
        ),
        legend: vec![
            (
                say::verdict_chip(Verdict::Nobody, Some(blueprint_model::Severity::Red)),
                "no active expert".into(),
            ),
            (
                say::verdict_chip(Verdict::OnePerson, Some(blueprint_model::Severity::Red)),
                "no proven second; red where a stop hurts customers at once".into(),
            ),
            (
                say::verdict_chip(Verdict::NotDocumented, None),
                "two proven experts, documentation that is not complete".into(),
            ),
            (
                say::verdict_chip(Verdict::Covered, Some(blueprint_model::Severity::Good)),
                "two proven experts and complete documentation".into(),
            ),
        ],
    }
}

/// How the verdicts add up today, and on the first day on which a known departure changes them.
fn bars(book: &Book, today: Day, systems: &[&Record]) -> Vec<Bar> {
    let bar = |name: String, note: String, on: Day| Bar {
        name,
        note,
        parts: VERDICTS
            .iter()
            .map(|(verdict, fill)| BarPart {
                count: systems
                    .iter()
                    .filter(|record| system::verdict(book, record, on) == *verdict)
                    .count(),
                words: verdict.words().to_owned(),
                fill,
            })
            .collect(),
    };
    let mut bars = vec![bar("Today".into(), String::new(), today)];
    let next = systems
        .iter()
        .filter_map(|record| system::coming(book, record, today))
        .map(|(day, _)| day)
        .min();
    if let Some(day) = next {
        let gone = book
            .of_kind("person")
            .filter(|person| person.day("left_on").map(|last| last.plus_days(1)) == Some(day));
        let names: Vec<String> = gone.map(|person| book.title(person)).collect();
        bars.push(bar(
            format!("On {}", day.near(today)),
            format!("{} gone", blueprint_model::words::listed(&names)),
            day,
        ));
    }
    bars
}

fn row(book: &Book, today: Day, record: &Record) -> Vec<Cell> {
    let criticality = system::criticality(record);
    let verdict = system::verdict(book, record, today);
    let coming = system::coming(book, record, today);
    let team = say::person(book, Some(record), "owner_team", "no owner team");
    let known = record
        .text("only_they_know")
        .map(blueprint_model::prose::plain);
    vec![
        Cell::of(Said::or_missing(
            criticality.map(|n| n.to_string()),
            "not set",
        ))
        .strong(),
        Cell::text(book.title(record))
            .strong()
            .with_note(Some(team)),
        expert(book, today, record, "primary"),
        expert(book, today, record, "secondary"),
        documentation(today, record),
        Cell::of(Said::or_missing(known, "not recorded")),
        Cell {
            alarm: coming.map(|(day, then)| format!("{} from {}", then.words(), day.near(today))),
            ..Cell::chip(chip(verdict, criticality))
        },
    ]
}

fn chip(verdict: Verdict, criticality: Option<u8>) -> Chip {
    say::verdict_chip(verdict, system::severity(verdict, criticality))
}

fn expert(book: &Book, today: Day, record: &Record, field: &str) -> Cell {
    let Some(id) = record.reference(field) else {
        return Cell::of(Said::Missing("nobody named".into()));
    };
    let name = book.get(id).map(|person| book.title(person));
    let left = book.get(id).and_then(|person| person.day("left_on"));
    let same = field == "secondary" && record.reference("primary") == Some(id);
    Cell {
        alarm: match left {
            Some(last) if last < today => Some(format!("left {}", last.near(today))),
            Some(last) => Some(format!("leaves {}", last.near(today))),
            None => None,
        },
        note: Some(if same {
            Said::Text("the same person twice".into())
        } else {
            last_act(book, today, record, id)
        }),
        ..Cell::of(Said::or_missing(name, "nobody named")).strong()
    }
}

fn last_act(book: &Book, today: Day, record: &Record, person: RecordId) -> Said {
    let acts = book
        .children(record.id, "act")
        .filter(|act| act.reference("person") == Some(person));
    let last = acts
        .filter_map(|act| Some((act.day("on")?, act.text("what")?)))
        .filter(|(on, _)| *on <= today)
        .max();
    let proven = system::proof(book, record, person, today).is_some();
    match last {
        None => Said::Missing("no dated act".into()),
        Some((on, what)) if proven => Said::Text(format!("{what} {}", on.near(today))),
        Some((on, what)) => Said::Text(format!("{what} {}, too long ago", on.near(today))),
    }
}

fn documentation(today: Day, record: &Record) -> Cell {
    let words = record
        .text("documentation")
        .map(|text| match record.day("verified_on") {
            Some(day) if text == "verified" => {
                format!("verified {}", day.near(today)).replace(' ', "\u{a0}")
            }
            _ => text.to_owned(),
        });
    let lapsed =
        record.text("documentation") == Some("verified") && !system::is_documented(record, today);
    Cell {
        alarm: lapsed.then(|| "too long ago".into()),
        ..Cell::of(Said::or_missing(words, "not recorded"))
    }
}
