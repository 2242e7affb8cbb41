//! Launches: gates that hold, overrides by name, and three looks back after thirty, sixty and ninety days.

mod gates;

use super::{Found, Told};
pub use gates::{Hold, holding, in_words};

use crate::{Book, Day, Record, Severity, field::shown::duration, words};

/// Days after launch on which it is looked at again; ids of the choice `after`.
pub const CHECKPOINTS: [i64; 3] = [30, 60, 90];
/// Days a checkpoint may wait before it is red: two weeks.
pub const LATE_DAYS: i64 = 14;

/// Days for which the figures of a checkpoint call for something: a quarter.
pub const REMEMBERED_DAYS: i64 = 90;

/// Whether the gates hold the launch back: for tiers 1 and 2, and while nobody has chosen a tier.
pub fn is_hard(launch: &Record) -> bool {
    launch.text("tier") != Some("3")
}

/// Whether somebody has named themselves and a reason for going ahead.
pub fn is_overridden(launch: &Record) -> bool {
    launch.value("override_by").is_some() && launch.value("override_reason").is_some()
}

/// A checkpoint with its day; `held` once its day or a decision is entered.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Checkpoint<'a> {
    /// Days after launch.
    pub after: i64,
    /// The day it is due; `None` without a launch day.
    pub due: Option<Day>,
    /// Its record, when there is one.
    pub record: Option<&'a Record>,
    /// Whether it took place.
    pub held: bool,
}

/// The three checkpoints of a launch.
pub fn checkpoints<'a>(book: &'a Book, launch: &Record) -> [Checkpoint<'a>; 3] {
    let mut all = CHECKPOINTS.map(|after| Checkpoint {
        after,
        due: launch.day("date").map(|day| day.plus_days(after)),
        record: None,
        held: false,
    });
    for record in book.all_children(launch.id) {
        let after = record
            .text("after")
            .and_then(|text| text.parse::<i64>().ok());
        let place = CHECKPOINTS.iter().position(|known| Some(*known) == after);
        let live = record.kind == "checkpoint" && record.trashed.is_none();
        if let Some(place) = place.filter(|_| live) {
            all[place].record = Some(record);
            all[place].held = record.value("on").is_some() || record.value("decision").is_some();
        }
    }
    all
}

pub(super) fn find(book: &Book, launch: &Record, today: Day, found: &mut Found) {
    gates::find(book, launch, today, found);
    overridden(book, launch, today, found);
    let checkpoints = checkpoints(book, launch);
    due(book, launch, &checkpoints, today, found);
    landed(book, launch, &checkpoints, today, found);
    defined(book, launch, found);
}

fn overridden(book: &Book, launch: &Record, today: Day, found: &mut Found) {
    let ready = launch.day("ready_on");
    let past = |day: Day| day.plus_days(CHECKPOINTS[2]) < today;
    if ready.is_none() || !is_overridden(launch) || launch.day("date").is_some_and(past) {
        return;
    }
    found.add(Severity::Amber, launch, "ready-by-override", 30, || Told {
        rule_words: "a launch that went ahead by override is watched until its last checkpoint",
        chip: "overridden".into(),
        message: format!(
            "{} is ready because {} said so",
            book.title(launch),
            book.reference_title(launch, "override_by")
                .unwrap_or_default()
        ),
        inputs: launch
            .text("override_reason")
            .unwrap_or_default()
            .to_owned(),
        since: ready,
        next_step: "Mend the gate that was passed over".into(),
    });
}

fn due(book: &Book, launch: &Record, all: &[Checkpoint<'_>], today: Day, found: &mut Found) {
    let waiting = all.iter().find_map(|checkpoint| {
        let due = checkpoint
            .due
            .filter(|due| !checkpoint.held && *due <= today)?;
        Some((checkpoint.after, due))
    });
    let Some((after, due)) = waiting else { return };
    let severity = if due.plus_days(LATE_DAYS) < today {
        Severity::Red
    } else {
        Severity::Amber
    };
    found.add(severity, launch, "checkpoint-due", 60, || Told {
        rule_words: "a launch is looked at thirty, sixty and ninety days later",
        chip: format!("{after} days: {}", words::due(due, today)),
        message: format!(
            "{} waits for its look back after {after} days",
            book.title(launch)
        ),
        inputs: format!(
            "launched {}, due {}",
            launch
                .day("date")
                .map_or_else(String::new, |day| day.near(today)),
            due.near(today)
        ),
        since: Some(due),
        next_step: "Read adoption and time to value, and decide: continue, adjust or stop".into(),
    });
}

fn landed(book: &Book, launch: &Record, all: &[Checkpoint<'_>], today: Day, found: &mut Found) {
    let Some(last) = all.iter().rfind(|checkpoint| checkpoint.held) else {
        return;
    };
    let Some(record) = last.record else { return };
    let old = |on: Day| on.days_until(today) > REMEMBERED_DAYS;
    if record.day("on").is_some_and(old) {
        return;
    }
    let adoption = (
        record.number("adoption_actual"),
        launch.number("adoption_target"),
    );
    let value = (
        record.seconds("time_to_value_actual"),
        launch.seconds("time_to_value_target"),
    );
    let low = matches!(adoption, (Some(actual), Some(target)) if actual < target);
    let slow = matches!(value, (Some(actual), Some(target)) if actual > target);
    let judged =
        (adoption.0.is_some() && adoption.1.is_some()) || (value.0.is_some() && value.1.is_some());
    let severity = match (low || slow, last.after == CHECKPOINTS[2]) {
        (true, true) => Severity::Red,
        (true, false) => Severity::Amber,
        (false, _) if judged => Severity::Good,
        (false, _) => return,
    };
    found.add(severity, launch, "launch-landing", 120, || {
        let mut inputs = Vec::new();
        if let (Some(actual), Some(target)) = adoption {
            inputs.push(format!("adoption {actual}\u{a0}% of {target}\u{a0}%"));
        }
        if let (Some(actual), Some(target)) = value {
            inputs.push(format!("time to value {} of {}", duration(actual), duration(target)));
        }
        Told {
            rule_words: "what ships reaches its users: adoption and time to value meet their targets",
            chip: match (low, slow) {
                (true, _) => "adoption low".into(),
                (false, true) => "value late".into(),
                (false, false) => "landed".into(),
            },
            message: if low || slow {
                format!("{} is not landing as hoped after {} days", book.title(launch), last.after)
            } else {
                format!("{} has landed after {} days", book.title(launch), last.after)
            },
            inputs: inputs.join(", "),
            since: record.day("on").filter(|on| *on <= today),
            next_step: if low || slow {
                "Ask five people who stopped, and decide what to adjust".into()
            } else {
                "Nothing to do".into()
            },
        }
    });
}

fn defined(book: &Book, launch: &Record, found: &mut Found) {
    let missing: Vec<String> = [
        ("adoption", "what adoption means"),
        ("adoption_target", "its target"),
        ("time_to_value", "what time to value means"),
        ("time_to_value_target", "its target in time"),
    ]
    .into_iter()
    .filter(|(field, _)| launch.value(field).is_none())
    .map(|(_, words)| words.to_owned())
    .collect();
    if missing.is_empty() {
        return;
    }
    found.add(Severity::Amber, launch, "launch-undefined", 20, || Told {
        rule_words: "a launch says in behaviour and in numbers what success is",
        chip: "success undefined".into(),
        message: format!("Nobody could tell whether {} worked", book.title(launch)),
        inputs: format!("missing: {}", words::listed(&missing)),
        since: None,
        next_step: format!("Write {}", missing[0]),
    });
}
