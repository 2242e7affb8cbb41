//! Key persons: how many experts a system has today, whether what they know is written down, and how bad that is.

use super::{Found, Told};
use crate::{Book, Day, Record, RecordId, Severity, words};

/// Days for which a dated act proves a secondary expert.
pub const PROOF_DAYS: i64 = 180;
/// Days for which a verified runbook counts as complete.
pub const VERIFIED_DAYS: i64 = 365;

/// What can be said of who keeps a system running.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Verdict {
    /// No expert who counts.
    Nobody,
    /// One.
    OnePerson,
    /// Two or more, and the next person could not read it up.
    NotDocumented,
    /// Two or more, and it is written down.
    Covered,
}

impl Verdict {
    /// All, worst first.
    pub const ALL: [Self; 4] = [
        Self::Nobody,
        Self::OnePerson,
        Self::NotDocumented,
        Self::Covered,
    ];

    /// In words, for the chip.
    pub fn words(self) -> &'static str {
        match self {
            Self::Nobody => "nobody",
            Self::OnePerson => "one person",
            Self::NotDocumented => "two, not documented",
            Self::Covered => "covered",
        }
    }

    /// The verdict of these words.
    pub fn from_words(words: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.words() == words)
    }
}

/// Whether a person counts on a day: up to and including the last one.
pub fn is_active(book: &Book, person: RecordId, on: Day) -> bool {
    book.get(person).is_some_and(|record| {
        record.trashed.is_none() && record.day("left_on").is_none_or(|last| on <= last)
    })
}

/// The last act of a person on a system that lies at most [`PROOF_DAYS`] before `on`.
pub fn proof(book: &Book, system: &Record, person: RecordId, on: Day) -> Option<Day> {
    let acts = book
        .children(system.id, "act")
        .filter(|act| act.reference("person") == Some(person));
    acts.filter_map(|act| act.day("on"))
        .filter(|day| (0..=PROOF_DAYS).contains(&day.days_until(on)))
        .max()
}

/// The experts who count on a day; the same person twice is one, a secondary counts only when proven.
pub fn experts(book: &Book, system: &Record, on: Day) -> Vec<RecordId> {
    experts_if(book, system, on, |id| is_active(book, id, on))
}

/// The experts who would count on a day if those were here of whom `is_here` says so.
pub fn experts_if(
    book: &Book,
    system: &Record,
    on: Day,
    is_here: impl Fn(RecordId) -> bool,
) -> Vec<RecordId> {
    let primary = system.reference("primary").filter(|id| is_here(*id));
    let secondary = system
        .reference("secondary")
        .filter(|id| is_here(*id) && Some(*id) != primary);
    let secondary = secondary.filter(|id| proof(book, system, *id, on).is_some());
    primary.into_iter().chain(secondary).collect()
}

/// Whether the documentation would carry a newcomer on a day.
pub fn is_documented(system: &Record, on: Day) -> bool {
    match system.text("documentation") {
        Some("complete") => true,
        Some("verified") => system
            .day("verified_on")
            .is_some_and(|day| (0..=VERIFIED_DAYS).contains(&day.days_until(on))),
        _ => false,
    }
}

/// The verdict on a system on a day.
pub fn verdict(book: &Book, system: &Record, on: Day) -> Verdict {
    verdict_if(book, system, on, |id| is_active(book, id, on))
}

/// The verdict on a system on a day if those were here of whom `is_here` says so.
pub fn verdict_if(
    book: &Book,
    system: &Record,
    on: Day,
    is_here: impl Fn(RecordId) -> bool,
) -> Verdict {
    match experts_if(book, system, on, is_here).len() {
        0 => Verdict::Nobody,
        1 => Verdict::OnePerson,
        _ if is_documented(system, on) => Verdict::Covered,
        _ => Verdict::NotDocumented,
    }
}

/// The criticality, 1 to 4, when it is set.
pub fn criticality(system: &Record) -> Option<u8> {
    system
        .text("criticality")
        .and_then(|text| text.parse().ok())
        .filter(|n| (1..=4).contains(n))
}

/// How bad a verdict is at a criticality. `None` is quiet: worth showing, not worth raising.
pub fn severity(verdict: Verdict, criticality: Option<u8>) -> Option<Severity> {
    match (verdict, criticality) {
        (Verdict::Covered, _) => Some(Severity::Good),
        (Verdict::Nobody, Some(1 | 2) | None) => Some(Severity::Red),
        (Verdict::OnePerson, Some(1)) => Some(Severity::Red),
        (Verdict::NotDocumented, Some(4)) => None,
        _ => Some(Severity::Amber),
    }
}

/// The day after the next of its experts leaves, with the verdict of that day, when it differs from today's.
pub fn coming(book: &Book, system: &Record, today: Day) -> Option<(Day, Verdict)> {
    let leaving = experts(book, system, today)
        .into_iter()
        .filter_map(|id| book.get(id)?.day("left_on"));
    let day = leaving.filter(|last| *last >= today).min()?.plus_days(1);
    let then = verdict(book, system, day);
    (then != verdict(book, system, today)).then_some((day, then))
}

pub(super) fn find(book: &Book, system: &Record, today: Day, found: &mut Found) {
    let verdict = verdict(book, system, today);
    let criticality = criticality(system);
    let Some(severity) = severity(verdict, criticality) else {
        return;
    };
    let minutes = match verdict {
        Verdict::Nobody => 240,
        Verdict::OnePerson => 60,
        Verdict::NotDocumented => 120,
        Verdict::Covered => 0,
    };
    found.add(severity, system, "key-person", minutes, || {
        let (message, step) = told(book, system, verdict, today);
        let set = || format!("Set the criticality of {}", book.title(system));
        let step = match (criticality, verdict) {
            (Some(_), _) => step,
            (None, Verdict::Covered) => set(),
            (None, _) => format!("{}, then: {}", set(), words::lower_first(&step)),
        };
        Told {
            rule_words: "two proven experts and complete documentation for each system",
            chip: verdict.words().to_owned(),
            message,
            inputs: inputs(book, system, criticality, today),
            since: since(book, system, verdict, today),
            next_step: step,
        }
    });
}

/// The verdict as a sentence, and the cheapest next step.
fn told(book: &Book, system: &Record, verdict: Verdict, today: Day) -> (String, String) {
    let name = book.title(system);
    match verdict {
        Verdict::Nobody => (
            format!("Nobody knows {name}"),
            format!("Name a person who reads up on {name} and restarts it once"),
        ),
        Verdict::OnePerson => {
            let only = experts(book, system, today).first().copied();
            let first = only
                .and_then(|id| book.get(id))
                .map(|person| book.title(person))
                .unwrap_or_default();
            let tail = only
                .and_then(|id| book.get(id)?.day("left_on"))
                .map(|day| format!(", who leaves on {}", day.near(today)))
                .unwrap_or_default();
            let secondary = book.reference_title(system, "secondary");
            let step = match secondary.filter(|second| *second != first) {
                Some(second) => format!("{second} deploys or recovers {name} once, with a date"),
                None => format!("Name a second person and let them do the next deploy of {name}"),
            };
            (format!("{name} rests on {first}{tail}"), step)
        }
        Verdict::NotDocumented => (
            format!("{name} has two experts and no complete documentation"),
            format!("Let the second expert complete the runbook of {name}"),
        ),
        Verdict::Covered => (format!("{name} is covered"), "Nothing to do".to_owned()),
    }
}

fn inputs(book: &Book, system: &Record, criticality: Option<u8>, today: Day) -> String {
    let level = criticality.map_or_else(
        || "criticality not set".to_owned(),
        |n| format!("criticality {n}"),
    );
    let documentation = system.text("documentation").map_or_else(
        || "documentation not recorded".to_owned(),
        |d| format!("documentation {d}"),
    );
    let expert = |field: &str| match system.reference(field) {
        None => format!("no {field}"),
        Some(id) if !is_active(book, id, today) => format!("{field} left"),
        Some(id) if field == "secondary" && Some(id) == system.reference("primary") => {
            "the same person twice".to_owned()
        }
        Some(id) if field == "secondary" => match proof(book, system, id, today) {
            Some(day) => format!("secondary proven {}", day.near(today)),
            None => "secondary unproven".to_owned(),
        },
        Some(_) => format!("{field} active"),
    };
    format!(
        "{level}, {}, {}, {documentation}",
        expert("primary"),
        expert("secondary")
    )
}

fn since(book: &Book, system: &Record, verdict: Verdict, today: Day) -> Option<Day> {
    if verdict > Verdict::OnePerson {
        return None;
    }
    let people = [system.reference("primary"), system.reference("secondary")];
    let left = people
        .into_iter()
        .flatten()
        .filter_map(|id| book.get(id)?.day("left_on"))
        .filter(|day| *day < today);
    left.max().map(|day| day.plus_days(1))
}
