//! The report of a disaster-recovery test: what was expected, how long each phase took, what it points to, what was found.

mod actions;
mod phases;
mod trend;

use super::{Paper, Source, fields::Fields, findings, furniture::Furniture};
use crate::{
    DocumentError, Set,
    blueprint::Prose,
    parts::{Chip, Look, Ring, Said},
};
use blueprint_model::{
    Record,
    rules::dr_test::{self, Outcome, RETEST_DAYS, Retest},
    words,
};
use serde::Serialize;

pub(super) const PAPER: Paper = Paper {
    id: "dr-test",
    name: "DR-test report",
    purpose: "How long it took to notice, to understand and to mend, against what was agreed, for those who must mend it next time.",
    kind: Some("dr-test"),
    one_page: false,
};

#[derive(Serialize)]
struct Report {
    #[serde(flatten)]
    furniture: Furniture,
    /// `DR-4`.
    mark: String,
    lead: String,
    result: Chip,
    held: Said,
    ran: Said,
    observed: Said,
    hypothesis: Prose,
    criterion: Prose,
    before_note: String,
    phases: Vec<phases::PhaseRow>,
    totals: Vec<phases::TotalRow>,
    /// Seconds on the axis at its end; none where nothing can be drawn.
    axis: Option<i64>,
    ticks: Vec<(i64, String)>,
    /// The clock at the end of each phase, seconds from the start.
    clock: Vec<(i64, String)>,
    rto_target: Option<i64>,
    drawing_alt: String,
    trend: Vec<trend::Trend>,
    trend_note: String,
    summary: Prose,
    findings: Vec<findings::Told>,
    actions: Vec<actions::Action>,
    actions_note: String,
    signed: String,
    signatures: Vec<(&'static str, Said)>,
    is_signed: bool,
}

pub(super) fn set(source: &Source<'_>, record: &Record) -> Result<Set, DocumentError> {
    let test = source.fields(record);
    let timings = dr_test::phases(record);
    let actions = actions::about(test);
    let undated = actions
        .iter()
        .filter(|action| !action.when.done && matches!(action.when.date, Said::Missing(_)))
        .count();
    let (axis, ticks) = phases::axis(record, &timings);
    let signed_on = record.day("signed_on");
    let data = Report {
        mark: format!("DR-{}", record.number),
        lead: lead(test),
        result: result(source, record),
        held: held(test),
        ran: ran(test),
        observed: test.said("observer", "nobody observed"),
        hypothesis: test.prose("hypothesis"),
        criterion: test.prose("criterion"),
        before_note: if record.value("started").is_some() {
            "Written before the clock started, and locked since.".to_owned()
        } else {
            "It locks when the clock starts.".to_owned()
        },
        phases: timings
            .iter()
            .map(|timing| phases::row(record, *timing))
            .collect(),
        totals: phases::totals(record),
        axis,
        ticks,
        clock: phases::clock(record),
        rto_target: record.seconds("rto_target"),
        drawing_alt: phases::drawing_alt(record, &timings),
        trend: trend::of(source, record),
        trend_note: trend::note(source, record),
        summary: test.prose("summary"),
        findings: findings::of(source, record),
        actions_note: match (actions.len(), undated) {
            (0, _) => String::new(),
            (n, 0) => format!(
                "{}.",
                words::capitalised(&words::counted(n, "action", "actions"))
            ),
            (n, u) => format!(
                "{}, {} without a date.",
                words::capitalised(&words::counted(n, "action", "actions")),
                words::count(u)
            ),
        },
        actions,
        is_signed: signed_on.is_some(),
        signed: signed(source, test),
        signatures: vec![
            ("lead", test.said("lead", "name")),
            ("observer", test.said("observer", "name")),
        ],
        furniture: source.furniture(Some(record), "disaster-recovery-tests"),
    };
    Set::new("papers/dr-test.typ", &data, source.today)
}

fn lead(test: Fields<'_>) -> String {
    let scenario = test
        .shown("scenario")
        .unwrap_or_else(|| "no scenario".into());
    let systems = test.shown("systems");
    let form = match test.record.text("form") {
        Some("table-top") => "a table-top, which does not count towards two a year",
        Some(_) => "an actual test",
        None => "form not recorded",
    };
    match systems {
        Some(systems) => format!("{}: {systems}; {form}.", words::capitalised(&scenario)),
        None => format!("{}; {form}.", words::capitalised(&scenario)),
    }
}

fn result(source: &Source<'_>, record: &Record) -> Chip {
    let outcome = Outcome::of(record);
    let (look, ring, words) = match outcome.map(|outcome| (outcome, outcome.words())) {
        Some((Outcome::Pass, words)) => (Look::Bare, Some(Ring::Full), words),
        Some((Outcome::WithConditions, words)) => (Look::Plain, Some(Ring::Half), words),
        Some((Outcome::Fail, words)) => (Look::Alarm, Some(Ring::Empty), words),
        None if dr_test::held_on(record).is_some_and(|day| day <= source.today) => {
            (Look::Gap, None, "no result")
        }
        None => (Look::Bare, Some(Ring::Empty), "not held yet"),
    };
    Chip {
        look,
        ring,
        words: words.to_owned(),
    }
}

fn held(test: Fields<'_>) -> Said {
    let record = test.record;
    let clock = |id: &str| record.moment(id).map(|at| at.clock());
    let times = match (clock("started"), clock("recovered")) {
        (Some(from), Some(to)) => format!(", {from}–{to}"),
        (Some(from), None) => format!(", from {from}"),
        _ => String::new(),
    };
    match (dr_test::held_on(record), record.day("planned_for")) {
        (Some(day), _) => Said::Text(format!(
            "{}{times}",
            day.with_weekday(test.today).replace(' ', "\u{a0}")
        )),
        (None, Some(day)) => Said::Text(format!("planned for {}", day.with_weekday(test.today))),
        (None, None) => Said::Missing("not planned".into()),
    }
}

fn ran(test: Fields<'_>) -> Said {
    let lead = test.shown("lead");
    let others = test.shown("participants").unwrap_or_default();
    let named = lead.as_deref().unwrap_or_default();
    let others = others
        .split(", ")
        .filter(|name| !name.is_empty() && *name != named);
    let all: Vec<&str> = lead.as_deref().into_iter().chain(others).collect();
    Said::or_missing(Some(all.join(", ")), "nobody named")
}

/// Who signed, and what follows.
fn signed(source: &Source<'_>, test: Fields<'_>) -> String {
    let record = test.record;
    let who = test.shown("observer").or_else(|| test.shown("lead"));
    let first = match (record.day("signed_on"), who) {
        (Some(day), Some(who)) => format!("{who}, {}; locked since.", day.long()),
        (Some(day), None) => format!("{}; locked since.", day.long()),
        (None, _) => "Not signed yet.".to_owned(),
    };
    let again = dr_test::retest_by(record).map(|by| match dr_test::retest(source.book, record, source.today) {
        Retest::Held(day) => format!("Tested again on {}.", day.long()),
        Retest::Planned(day) => format!("Re-test planned for {}, due by {}.", day.long(), by.long()),
        Retest::Missing => format!(
            "A failure is tested again within {RETEST_DAYS} days: by {}. No re-test is planned.",
            by.long()
        ),
    });
    [Some(first), again]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}
