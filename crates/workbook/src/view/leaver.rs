//! What would be left without an owner if someone left.

use super::{chips, links};
use crate::{
    Workbook,
    contract::{
        Chip, Failure, FailureCode, HeldGroup, HeldRow, LeaverPage, LeaverSystem, Link, Tone,
    },
    target,
};
use blueprint_model::{
    Book, Day, Severity,
    leaver::{Held, Leaving, leaver as simulate},
    rules::system::Verdict,
    words,
};

/// What the leaving of a person does, on a day given as `YYYY-MM-DD`, else on their own last day, else today.
///
/// # Errors
/// When there is no such person, or the day is no date.
pub fn leaver(
    workbook: &Workbook,
    named: &str,
    last_day: Option<&str>,
) -> Result<LeaverPage, Failure> {
    let (book, today) = (workbook.book(), workbook.today());
    let person = match target::find(book, named) {
        Ok(other) if other.kind != "person" => {
            return Err(Failure::new(
                FailureCode::NotFound,
                "Only a person can leave. Name one of the people.",
            ));
        }
        _ => target::person(book, named)?,
    };
    let last_day = match last_day {
        Some(text) => text.parse::<Day>().map_err(|_| {
            let message = format!("“{text}” is no date. Write it as in 2026-11-30.");
            Failure::of_field("last_day", message)
        })?,
        None => person.day("left_on").unwrap_or(today),
    };
    let leaving = simulate(book, person, last_day, today);
    let hand_over = book
        .referred_by(person.id)
        .find(|(record, field)| record.kind == "hand-over" && *field == "person");
    Ok(LeaverPage {
        person: links::link(book, person),
        last_day: links::date(last_day, today),
        words: sentence(&leaving),
        systems: leaving
            .systems
            .iter()
            .filter_map(|change| {
                let system = book.get(change.system)?;
                Some(LeaverSystem {
                    system: links::link(book, system),
                    before: verdict(change.before, None),
                    after: verdict(change.after, change.severity),
                })
            })
            .collect(),
        groups: leaving
            .groups
            .iter()
            .map(|group| HeldGroup {
                words: group.counted.clone(),
                held: group
                    .held
                    .iter()
                    .filter_map(|held| row(book, held, today))
                    .collect(),
            })
            .collect(),
        hand_over: hand_over.map(|(record, _)| links::link(book, record)),
    })
}

fn row(book: &Book, held: &Held, today: Day) -> Option<HeldRow> {
    let record = book.get(held.record)?;
    Some(HeldRow {
        page: Link {
            title: held.text.clone(),
            ..links::page(book, record)
        },
        due: held.due.map(|day| links::date(day, today)),
        late: held.due.is_some_and(|day| day < today),
    })
}

fn verdict(verdict: Verdict, severity: Option<Severity>) -> Chip {
    let tone = severity.map_or(Tone::Muted, chips::tone);
    chips::plain(tone, chips::of_verdict(verdict), verdict.words())
}

fn sentence(leaving: &Leaving) -> String {
    let nobody = leaving
        .systems
        .iter()
        .filter(|change| change.after == Verdict::Nobody)
        .count();
    let one = leaving
        .systems
        .iter()
        .filter(|change| change.after == Verdict::OnePerson)
        .count();
    let things: usize = leaving.groups.iter().map(|group| group.held.len()).sum();
    let mut parts = Vec::new();
    if nobody > 0 {
        parts.push(format!(
            "{} would be known by nobody",
            words::counted(nobody, "system", "systems")
        ));
    }
    if one > 0 {
        parts.push(format!(
            "{} would rest on one person",
            words::counted(one, "system", "systems")
        ));
    }
    if things > 0 {
        parts.push(format!(
            "{} would have no owner",
            words::counted(things, "thing", "things")
        ));
    }
    if parts.is_empty() {
        return "Nothing would be left without a name.".to_owned();
    }
    format!("{}.", words::capitalised(&words::listed(&parts)))
}
