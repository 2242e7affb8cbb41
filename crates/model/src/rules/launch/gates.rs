//! The gates of a launch: each one is asked, and a hard one that is red, missing or without a state holds the launch back.

use super::{CHECKPOINTS, Found, Told, is_hard, is_overridden};
use crate::{Book, Day, Record, Severity, kind::ChoiceOption, words};

/// Gates that are named before they are only counted.
const NAMED: usize = 3;

/// Why a gate holds a launch back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Hold {
    /// It is red.
    Red,
    /// It was never laid out, or lies in the trash: nobody was asked.
    Missing,
    /// It is there and has no state.
    Unanswered,
}

/// The gates that hold a launch back, by name and in the order of the template, and why each does. Whether they are hard is
/// another question: [`is_hard`].
pub fn holding(book: &Book, launch: &Record) -> Vec<(String, Hold)> {
    let field = book.catalogue().kind("gate").and_then(|k| k.field("gate"));
    let options = field.map_or(&[][..], |field| field.options.as_slice());
    let live: Vec<&Record> = book
        .all_children(launch.id)
        .filter(|gate| gate.kind == "gate" && gate.trashed.is_none())
        .collect();
    let of_template = options.iter().filter_map(|option| {
        let own = live
            .iter()
            .filter(|gate| gate.text("gate") == Some(option.id()));
        let states: Vec<Option<&str>> = own.map(|gate| gate.text("state")).collect();
        Some((option.label().to_owned(), hold(&states)?))
    });
    // A gate that an older template had.
    let known = |gate: &Record| {
        let mut ids = options.iter().map(ChoiceOption::id);
        ids.any(|id| gate.text("gate") == Some(id))
    };
    let others = live
        .iter()
        .filter(|gate| !known(gate) && gate.text("state") == Some("red"));
    of_template
        .chain(others.map(|gate| (book.title(gate), Hold::Red)))
        .collect()
}

fn hold(states: &[Option<&str>]) -> Option<Hold> {
    if states.is_empty() {
        Some(Hold::Missing)
    } else if states.contains(&Some("red")) {
        Some(Hold::Red)
    } else {
        states.contains(&None).then_some(Hold::Unanswered)
    }
}

/// What holds, as a part of a sentence: `“support trained” is red and seven gates are missing`.
pub fn in_words(holding: &[(String, Hold)]) -> String {
    let parts = [
        (Hold::Red, "is red", "are red"),
        (Hold::Missing, "is missing", "are missing"),
        (Hold::Unanswered, "has no state", "have no state"),
    ]
    .into_iter()
    .filter_map(|(hold, is, are)| {
        let of_these = holding.iter().filter(|(_, why)| *why == hold);
        let names: Vec<String> = of_these.map(|(name, _)| format!("“{name}”")).collect();
        Some(match names.len() {
            0 => return None,
            1 => format!("{} {is}", names[0]),
            n if n <= NAMED => format!("{} {are}", words::listed(&names)),
            n => format!("{} gates {are}", words::count(n)),
        })
    });
    words::listed(&parts.collect::<Vec<_>>())
}

const GATES: &str =
    "no hard gate is red, missing or without a state when a launch of tier 1 or 2 goes out";

pub(super) fn find(book: &Book, launch: &Record, today: Day, found: &mut Found) {
    if !is_hard(launch) {
        return;
    }
    let holding = holding(book, launch);
    if holding.is_empty() {
        found.add(Severity::Good, launch, "gates-red", 0, || Told {
            rule_words: GATES,
            chip: "no red gate".into(),
            message: format!("Nothing holds {} back", book.title(launch)),
            inputs: tier(launch),
            since: launch.day("ready_on"),
            next_step: "Nothing to do".into(),
        });
        return;
    }
    // What somebody has overridden by name is told as that, and what is long out is told by its checkpoints.
    let past = |day: Day| day.plus_days(CHECKPOINTS[2]) < today;
    let out = launch.day("date").is_some_and(past);
    if out || (launch.value("ready_on").is_some() && is_overridden(launch)) {
        return;
    }
    found.add(Severity::Red, launch, "gates-red", 120, || {
        let only_red = holding.iter().all(|(_, why)| *why == Hold::Red);
        let gates = if only_red {
            words::counted(holding.len(), "red gate", "red gates")
        } else {
            words::counted(holding.len(), "open gate", "open gates")
        };
        Told {
            rule_words: GATES,
            message: format!(
                "{} {} held back by {gates}",
                book.title(launch),
                if launch.value("ready_on").is_some() {
                    "is ready and"
                } else {
                    "is"
                },
            ),
            chip: gates,
            inputs: format!("{}, {}", tier(launch), in_words(&holding)),
            since: None,
            next_step: next_step(&holding),
        }
    });
}

/// What turns the first gate, the red ones before the others.
fn next_step(holding: &[(String, Hold)]) -> String {
    let first = |hold: Hold| holding.iter().find(|(_, why)| *why == hold);
    match (first(Hold::Red), first(Hold::Missing)) {
        (Some((name, _)), _) => format!("Ask the owner of “{name}” what it takes"),
        (None, Some(_)) => "Lay out the gates, and name who answers each".into(),
        (None, None) => match holding.first() {
            Some((name, _)) => format!("Give “{name}” a state"),
            None => "Nothing to do".into(),
        },
    }
}

fn tier(launch: &Record) -> String {
    launch.text("tier").map_or_else(
        || "tier not set, gates hard".to_owned(),
        |tier| format!("tier {tier}"),
    )
}
