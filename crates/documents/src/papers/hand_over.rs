//! A hand-over: what one person holds, who takes it and by when, to be signed by both.

use super::{
    Paper, Source,
    fields::{Fields, When},
    findings,
    furniture::Furniture,
};
use crate::{
    DocumentError, Set,
    blueprint::Prose,
    parts::{Chip, Said},
    say,
};
use blueprint_model::{Record, RecordId, rules::hand_over as rules, words};
use serde::Serialize;

pub(super) const PAPER: Paper = Paper {
    id: "hand-over",
    name: "Hand-over",
    purpose: "Everything a leaver holds, line by line, for the two people who hand it over and the one who checks.",
    kind: Some("hand-over"),
    one_page: false,
};

#[derive(Serialize)]
struct HandOver {
    #[serde(flatten)]
    furniture: Furniture,
    lead: String,
    leaves_label: &'static str,
    leaves: Said,
    leaves_chip: Option<Chip>,
    taker: Said,
    /// `7 of 12`.
    done: String,
    /// Lines that nobody takes.
    untaken: String,
    note: Prose,
    findings: Vec<findings::Told>,
    groups: Vec<Group>,
    signatures: Vec<(&'static str, Said)>,
}

#[derive(Serialize)]
struct Group {
    /// Who takes these.
    name: String,
    summary: String,
    lines: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    text: String,
    was: Said,
    #[serde(flatten)]
    when: When,
}

pub(super) fn set(source: &Source<'_>, record: &Record) -> Result<Set, DocumentError> {
    let hand_over = source.fields(record);
    let lines: Vec<Fields<'_>> = hand_over.children("hand-over-item").collect();
    let done = rules::done(source.book, record);
    let default = record.reference("to");
    let taker = |line: &Fields<'_>| line.record.reference("to").or(default);
    let mut takers: Vec<Option<RecordId>> = Vec::new();
    for line in &lines {
        if !takers.contains(&taker(line)) {
            takers.push(taker(line));
        }
    }
    takers.sort_by_key(Option::is_some);
    let untaken = lines.iter().filter(|line| taker(line).is_none()).count();
    let name_of = |id: RecordId| source.book.get(id).map(|person| source.book.title(person));
    let groups = takers.iter().map(|id| {
        let own: Vec<&Fields<'_>> = lines.iter().filter(|line| taker(line) == *id).collect();
        let open = own.iter().filter(|line| !is_done(line)).count();
        Group {
            name: id.and_then(name_of).map_or_else(
                || "Nobody takes these".to_owned(),
                |name| format!("To {name}"),
            ),
            summary: match open {
                0 => format!("{}, all done", own.len()),
                n => format!("{n} open of {}", own.len()),
            },
            lines: own.into_iter().map(|line| one(*line)).collect(),
        }
    });
    let groups: Vec<Group> = groups.collect();
    let leaver = hand_over.said("person", "nobody named");
    let named: Vec<String> = takers
        .iter()
        .flatten()
        .filter_map(|id| name_of(*id))
        .collect();
    let signatures = [("hands over", leaver.clone())]
        .into_iter()
        .chain(
            named
                .iter()
                .map(|name| ("takes over", Said::Text(name.clone()))),
        )
        .chain([("checked", Said::Missing("name".into()))]);
    let last = rules::last_day(source.book, record);
    let data = HandOver {
        furniture: source.furniture(Some(record), "key-person-dependencies"),
        lead: match last {
            Some(day) if day < source.today => {
                format!(
                    "Left on {}. What is open has no owner who is here.",
                    day.in_full()
                )
            }
            Some(day) => format!(
                "Until {}: each line is done when its new owner has done the thing once.",
                day.in_full()
            ),
            None => {
                "No last day is set. Each line is done when its new owner has done the thing once."
                    .to_owned()
            }
        },
        leaves_label: if last.is_some_and(|day| day < source.today) {
            "Left"
        } else {
            "Leaves"
        },
        leaves: Said::or_missing(
            last.map(|day| day.with_weekday(source.today).replace(' ', "\u{a0}")),
            "no last day",
        ),
        leaves_chip: last
            .filter(|day| *day >= source.today)
            .and_then(|day| say::due_chip(day, source.today)),
        taker: hand_over.said("to", "nobody named"),
        done: format!("{} of {}", done.part, done.of),
        untaken: words::capitalised(&words::count(untaken)).replace("No", "None"),
        note: hand_over.prose("note"),
        findings: findings::of(source, record),
        groups,
        signatures: signatures.collect(),
    };
    Set::new("papers/hand-over.typ", &data, source.today)
}

fn is_done(line: &Fields<'_>) -> bool {
    line.record.day("done_on").is_some()
}

fn one(line: Fields<'_>) -> Line {
    Line {
        text: line.title(),
        was: line.said("was", "not recorded"),
        when: line.when("by"),
    }
}
