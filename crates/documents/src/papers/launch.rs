//! A launch: its gates, what counts as adopted, and how it stood thirty, sixty and ninety days later.

use super::{Paper, Source, fields::Fields, findings, furniture::Furniture};
use crate::{
    DocumentError, Set,
    blueprint::Prose,
    parts::{Cell, Chip, Look, Ring, Said},
    say,
};
use blueprint_model::{Day, Record, rules::launch as rules, words};
use serde::Serialize;

pub(super) const PAPER: Paper = Paper {
    id: "launch",
    name: "Launch",
    purpose: "Who must be ready, what counts as adopted and how it turned out, for everyone a launch touches.",
    kind: Some("launch"),
    one_page: false,
};

#[derive(Serialize)]
struct Launch {
    #[serde(flatten)]
    furniture: Furniture,
    lead: String,
    owner: Said,
    tier: Said,
    date: Cell,
    ready: Said,
    adoption: Said,
    adoption_target: Said,
    time: Said,
    time_target: Said,
    findings: Vec<findings::Told>,
    gates: Vec<Gate>,
    gates_note: String,
    overridden: Option<String>,
    checkpoints: Vec<Checkpoint>,
    /// Shares of the longest bar: the target's.
    adoption_share: Option<f64>,
    adoption_alt: String,
    lessons: Prose,
}

#[derive(Serialize)]
struct Gate {
    name: String,
    chip: Chip,
    owner: Said,
    note: Option<String>,
    link: Option<String>,
}

#[derive(Serialize)]
struct Checkpoint {
    name: String,
    on: Said,
    adoption: Said,
    /// Share of the longest bar.
    share: Option<f64>,
    time: Said,
    support: Said,
    decision: Cell,
}

pub(super) fn set(source: &Source<'_>, record: &Record) -> Result<Set, DocumentError> {
    let launch = source.fields(record);
    let percent = |record: &Record, id: &str| -> Option<f64> { record.text(id)?.parse().ok() };
    let marks: Vec<Fields<'_>> = launch.children("checkpoint").collect();
    let target = percent(record, "adoption_target");
    let reached = marks
        .iter()
        .filter_map(|mark| percent(mark.record, "adoption_actual"));
    let most = reached.chain(target).fold(1.0, f64::max);
    let gates = gates(source, launch);
    let green = gates
        .iter()
        .filter(|gate| gate.chip.words == "green")
        .count();
    let needed = gates
        .iter()
        .filter(|gate| gate.chip.words != "not needed")
        .count();
    let date = record.day("date");
    let by = launch.shown("override_by");
    let data = Launch {
        lead: launch.shown("brief").map_or_else(
            || "No product brief is linked.".to_owned(),
            |brief| format!("After the brief “{brief}”."),
        ),
        owner: launch.said("owner", "no owner"),
        tier: launch.said("tier", "not set"),
        date: Cell::of(launch.weekday("date", "no day set")).with_chip(
            date.filter(|day| *day >= source.today)
                .and_then(|day| say::due_chip(day, source.today)),
        ),
        ready: launch.weekday("ready_on", "not yet"),
        adoption: launch.said("adoption", "not said in terms of what people do"),
        adoption_target: launch.said("adoption_target", "not set"),
        time: launch.said("time_to_value", "not said"),
        time_target: launch.said("time_to_value_target", "not set"),
        findings: findings::of(source, record),
        gates_note: format!("{green} of {needed} green."),
        gates,
        overridden: by.map(|name| {
            let reason = launch.shown("override_reason");
            match reason {
                Some(reason) => format!("{name}: {}", say::sentence(&reason)),
                None => format!("{name}, without a reason."),
            }
        }),
        checkpoints: checkpoints(source, launch, most),
        adoption_share: target.map(|target| target / most),
        adoption_alt: alt(&marks, &launch),
        lessons: launch.prose("lessons"),
        furniture: source.furniture(Some(record), "product-briefs"),
    };
    Set::new("papers/launch.typ", &data, source.today)
}

/// Every gate of the kind, also those that nobody has entered.
fn gates(source: &Source<'_>, launch: Fields<'_>) -> Vec<Gate> {
    let kind = source.catalogue.kind("gate");
    let field = kind.and_then(|kind| kind.field("gate"));
    let options = field.into_iter().flat_map(|field| &field.options);
    let own: Vec<Fields<'_>> = launch.children("gate").collect();
    options
        .map(|option| {
            let gate = own
                .iter()
                .find(|gate| gate.record.text("gate") == Some(option.id()));
            Gate {
                name: words::capitalised(option.label()),
                chip: state(gate.and_then(|gate| gate.record.text("state"))),
                owner: match gate {
                    Some(gate) if gate.record.text("state") == Some("not needed") => {
                        gate.shown("owner").map_or(Said::NotApplicable, Said::Text)
                    }
                    Some(gate) => gate.said("owner", "no owner"),
                    None => Said::Missing("nobody asked".into()),
                },
                note: gate.and_then(|gate| gate.shown("note")),
                link: gate.and_then(|gate| gate.record.text("evidence").map(str::to_owned)),
            }
        })
        .map(|gate| Gate {
            note: gate
                .note
                .or_else(|| gate.link.as_ref().map(|_| "evidence".to_owned())),
            ..gate
        })
        .collect()
}

fn state(state: Option<&str>) -> Chip {
    let (look, ring, words) = match state {
        Some("green") => (Look::Bare, Some(Ring::Full), "green"),
        Some("amber") => (Look::Plain, Some(Ring::Half), "amber"),
        Some("red") => (Look::Alarm, Some(Ring::Empty), "red"),
        Some("not needed") => (Look::Bare, None, "not needed"),
        Some(other) => (Look::Gap, None, other),
        None => (Look::Gap, None, "not answered"),
    };
    Chip {
        look,
        ring,
        words: words.to_owned(),
    }
}

/// The checkpoints after 30, 60 and 90 days, also those that were not held.
fn checkpoints(source: &Source<'_>, launch: Fields<'_>, most: f64) -> Vec<Checkpoint> {
    let all = rules::checkpoints(source.book, launch.record);
    let one = |checkpoint: rules::Checkpoint<'_>| {
        let mark = checkpoint.record.and_then(|record| {
            launch
                .children("checkpoint")
                .find(|it| it.record.id == record.id)
        });
        let said = |id: &str| -> Said {
            mark.and_then(|mark| mark.shown(id))
                .map_or(Said::NotApplicable, Said::Text)
        };
        let on = mark.and_then(|mark| mark.shown("on"));
        let late = !checkpoint.held && checkpoint.due.is_some_and(|day| day < source.today);
        let due = |day: Day| format!("due\u{a0}{}", day.near(source.today).replace(' ', "\u{a0}"));
        Checkpoint {
            name: format!("{} days", checkpoint.after),
            on: match (on, checkpoint.due) {
                (Some(on), _) => Said::Text(on),
                (None, Some(day)) if late => Said::Missing(due(day)),
                (None, Some(day)) => Said::Text(due(day)),
                (None, None) => Said::Missing("no launch day".into()),
            },
            adoption: said("adoption_actual"),
            share: mark
                .and_then(|mark| mark.record.text("adoption_actual")?.parse::<f64>().ok())
                .map(|percent| percent / most),
            time: said("time_to_value_actual"),
            support: mark
                .and_then(|mark| mark.record.text("support_volume"))
                .map_or(Said::NotApplicable, |n| {
                    Said::Text(blueprint_model::decimal::shown(n))
                }),
            decision: match mark.and_then(|mark| mark.record.text("decision")) {
                Some(decision) => Cell::text(decision),
                None if late => Cell::of(Said::Missing("open".into())),
                None => Cell::of(Said::NotApplicable),
            },
        }
    };
    all.into_iter().map(one).collect()
}

fn alt(marks: &[Fields<'_>], launch: &Fields<'_>) -> String {
    let parts: Vec<String> = marks
        .iter()
        .filter_map(|mark| {
            let after = mark.shown("after")?;
            Some(format!("after {after} {}", mark.shown("adoption_actual")?))
        })
        .collect();
    let target = launch
        .shown("adoption_target")
        .unwrap_or_else(|| "not set".into());
    format!("Adoption: {}; target {target}.", parts.join(", "))
}
