//! A launch: its gates, what overrides them, and how it lands.

use super::parts::{cell, fact, should_be};
use crate::contract::{Panel, Tone};
use blueprint_model::{
    Book, Day, Record, field,
    rules::launch::{Hold, checkpoints, holding, is_hard, is_overridden},
    words,
};

pub(super) fn fill(book: &Book, launch: &Record, today: Day, panel: &mut Panel) {
    let holding = holding(book, launch);
    let gates = book.children(launch.id, "gate").count();
    let red = holding.iter().filter(|(_, why)| *why == Hold::Red).count();
    let unasked = holding.len() - red;
    let mut facts = Vec::new();
    if let Some(date) = launch.day("date") {
        let note = if date < today {
            "has passed".to_owned()
        } else {
            words::due(date, today)
        };
        facts.push(fact("Launch", date.near(today), Tone::Plain).beside(note));
    }
    facts.push(
        fact(
            "Gates",
            match unasked {
                0 => format!("{red} red of {gates}"),
                n => format!("{red} red of {gates}, {n} missing or without a state"),
            },
            should_be(holding.is_empty()),
        )
        .beside(if is_hard(launch) {
            "hard for this tier"
        } else {
            "advice for this tier"
        }),
    );
    facts.push(match launch.day("ready_on") {
        Some(day) if is_overridden(launch) && !holding.is_empty() => {
            fact("Ready", day.near(today), Tone::Warn).beside("with an override")
        }
        Some(day) => fact("Ready", day.near(today), Tone::Good),
        None => fact("Ready", "not yet", Tone::Muted),
    });
    panel.facts(facts);
    if launch.day("date").is_some_and(|date| date <= today) {
        landing(book, launch, today, panel);
    }
}

/// The three checkpoints with their figures.
fn landing(book: &Book, launch: &Record, today: Day, panel: &mut Panel) {
    let shown = |record: Option<&Record>, name: &str| -> String {
        let known = record.and_then(|record| Some((record, book.kind_of(record)?.field(name)?)));
        known.map_or_else(String::new, |(record, known)| {
            field::shown(book, record, known, today)
        })
    };
    let rows = checkpoints(book, launch).into_iter().map(|point| {
        let late = !point.held && point.due.is_some_and(|due| due < today);
        let held = match (point.held, late) {
            (true, _) => cell("held", Tone::Good),
            (false, true) => cell("not held", Tone::Bad),
            (false, false) => cell("to come", Tone::Muted),
        };
        vec![
            cell(format!("{} days", point.after), Tone::Plain),
            cell(
                point.due.map_or_else(String::new, |due| due.near(today)),
                Tone::Plain,
            ),
            held,
            cell(shown(point.record, "adoption_actual"), Tone::Plain),
            cell(shown(point.record, "time_to_value_actual"), Tone::Plain),
            cell(shown(point.record, "support_volume"), Tone::Plain),
            cell(shown(point.record, "decision"), Tone::Plain),
        ]
    });
    panel.table(
        "How it lands",
        &[
            "After",
            "Due",
            "",
            "Adoption",
            "Time to value",
            "Support",
            "Decision",
        ],
        rows.collect(),
        "",
    );
}
