//! The report of a disaster-recovery test: what was expected, how long each phase took, what it points to, what was found.

use super::{Paper, Source, fields::Fields, findings, furniture::Furniture};
use crate::{
    DocumentError, Set,
    blueprint::Prose,
    parts::{Chip, Look, Ring, Said},
    say,
};
use blueprint_model::{
    Record,
    field::shown::duration,
    rules::dr_test::{self, Phase, RETEST_DAYS, Retest, Timing},
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

/// Earlier tests of a scenario that are drawn, with this one.
const MOST_TESTS: usize = 6;

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
    phases: Vec<PhaseRow>,
    totals: Vec<TotalRow>,
    /// Seconds on the axis at its end; none where nothing can be drawn.
    axis: Option<i64>,
    ticks: Vec<(i64, String)>,
    rto_target: Option<i64>,
    drawing_alt: String,
    trend: Vec<Trend>,
    trend_note: String,
    summary: Prose,
    findings: Vec<findings::Told>,
    actions: Vec<Action>,
    actions_note: String,
    signed: String,
    signatures: Vec<(&'static str, Said)>,
    is_signed: bool,
}

#[derive(Serialize)]
struct PhaseRow {
    name: &'static str,
    verb: &'static str,
    actual: Option<i64>,
    target: Option<i64>,
    actual_words: Said,
    target_words: Said,
    /// `8 min over`, and whether that is over.
    difference: Said,
    over: Option<i64>,
    over_words: String,
    points_to: Said,
}

#[derive(Serialize)]
struct TotalRow {
    name: &'static str,
    actual: Said,
    target: Said,
    difference: Said,
    over: bool,
    points_to: Said,
}

#[derive(Serialize)]
struct Trend {
    name: &'static str,
    points: Vec<Point>,
    /// The target's share of the height.
    target: Option<f64>,
    target_words: String,
    alt: String,
}

#[derive(Serialize)]
struct Point {
    label: String,
    words: String,
    share: f64,
    missed: bool,
}

#[derive(Serialize)]
struct Action {
    done: bool,
    text: String,
    owner: Said,
    date: Said,
    chip: Option<Chip>,
}

pub(super) fn set(source: &Source<'_>, record: &Record) -> Result<Set, DocumentError> {
    let test = source.fields(record);
    let phases = dr_test::phases(record);
    let actions = actions(test);
    let undated = actions
        .iter()
        .filter(|action| !action.done && matches!(action.date, Said::Missing(_)))
        .count();
    let (axis, ticks) = axis(record, &phases);
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
        phases: phases.iter().map(|timing| phase(record, *timing)).collect(),
        totals: totals(record),
        axis,
        ticks,
        rto_target: record.seconds("rto_target"),
        drawing_alt: drawing_alt(record, &phases),
        trend: trend(source, record),
        trend_note: trend_note(source, record),
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
    let (look, ring, words) = match record.text("result") {
        Some("pass") => (Look::Bare, Some(Ring::Full), "pass"),
        Some("pass with conditions") => (Look::Plain, Some(Ring::Half), "pass with conditions"),
        Some("fail") => (Look::Alarm, Some(Ring::Empty), "fail"),
        _ if dr_test::held_on(record).is_some_and(|day| day <= source.today) => {
            (Look::Gap, None, "no result")
        }
        _ => (Look::Bare, Some(Ring::Empty), "not held yet"),
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

fn phase_words(phase: Phase) -> (&'static str, &'static str) {
    match phase {
        Phase::Detect => ("Detect", "detect"),
        Phase::Diagnose => ("Diagnose", "diagnose"),
        Phase::Recover => ("Recover", "recover"),
    }
}

/// How far from a target, in words.
fn difference(actual: Option<i64>, target: Option<i64>) -> Said {
    match (actual, target) {
        (Some(actual), Some(target)) if actual > target => {
            Said::Text(format!("{} over", duration(actual - target)))
        }
        (Some(actual), Some(target)) if actual < target => {
            Said::Text(format!("{} under", duration(target - actual)))
        }
        (Some(_), Some(_)) => Said::Text("on target".into()),
        _ => Said::NotApplicable,
    }
}

fn seconds(seconds: Option<i64>, absent: &str) -> Said {
    Said::or_missing(seconds.map(duration), absent)
}

fn phase(test: &Record, timing: Timing) -> PhaseRow {
    let (name, verb) = phase_words(timing.phase);
    let slowest = dr_test::slowest(test).is_some_and(|slowest| slowest.phase == timing.phase);
    PhaseRow {
        name,
        verb,
        actual: timing.actual,
        target: timing.target,
        actual_words: seconds(timing.actual, "no time"),
        target_words: seconds(timing.target, "no target"),
        difference: difference(timing.actual, timing.target),
        over: timing.over(),
        over_words: timing.over().map(duration).unwrap_or_default(),
        points_to: if timing.over().is_some() || slowest {
            Said::Text(timing.phase.remedy().to_owned())
        } else {
            Said::NotApplicable
        },
    }
}

fn totals(test: &Record) -> Vec<TotalRow> {
    let row = |name, actual: Option<i64>, target: Option<i64>| TotalRow {
        name,
        actual: seconds(actual, "not known"),
        target: seconds(target, "no target"),
        difference: difference(actual, target),
        over: matches!((actual, target), (Some(a), Some(t)) if a > t),
        points_to: Said::NotApplicable,
    };
    vec![
        row(
            "Total, RTO",
            dr_test::rto_actual(test),
            test.seconds("rto_target"),
        ),
        row(
            "Data lost, RPO",
            test.seconds("rpo_actual"),
            test.seconds("rpo_target"),
        ),
    ]
}

/// The end of the time axis in seconds, and its marks; none where no phase has a time.
fn axis(test: &Record, phases: &[Timing]) -> (Option<i64>, Vec<(i64, String)>) {
    let actual: i64 = phases.iter().filter_map(|timing| timing.actual).sum();
    let target: i64 = phases.iter().filter_map(|timing| timing.target).sum();
    let longest = actual
        .max(target)
        .max(test.seconds("rto_target").unwrap_or(0));
    if actual == 0 || longest == 0 {
        return (None, Vec::new());
    }
    let steps = [
        10, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 21_600, 43_200, 86_400,
        172_800, 604_800,
    ];
    let step = steps
        .into_iter()
        .find(|step| longest / step <= 5)
        .unwrap_or(longest / 5);
    let marks = (0..).map(|n| n * step).take_while(|at| *at <= longest);
    (
        Some(longest),
        marks
            .map(|at| {
                (
                    at,
                    if at == 0 {
                        "0".to_owned()
                    } else {
                        duration(at)
                    },
                )
            })
            .collect(),
    )
}

fn drawing_alt(test: &Record, phases: &[Timing]) -> String {
    let parts: Vec<String> = phases
        .iter()
        .map(|timing| {
            let told = |seconds: Option<i64>, absent: &str| {
                seconds.map_or_else(|| absent.to_owned(), duration)
            };
            format!(
                "{} {} against {}",
                timing.phase.words(),
                told(timing.actual, "not timed"),
                told(timing.target, "no target")
            )
        })
        .collect();
    let whole = dr_test::rto_actual(test).map_or_else(|| "not recovered".to_owned(), duration);
    let target = test
        .seconds("rto_target")
        .map_or_else(|| "no target".to_owned(), duration);
    format!(
        "Phases from the start: {}; in all {whole} against {target}.",
        parts.join(", ")
    )
}

/// The tests of this scenario up to this one, oldest first.
fn tests<'a>(source: &Source<'a>, record: &'a Record) -> Vec<&'a Record> {
    let Some(scenario) = record.text("scenario") else {
        return Vec::new();
    };
    let own = dr_test::held_on(record);
    let all = dr_test::trend(source.book, scenario);
    let known: Vec<&Record> = all
        .into_iter()
        .filter(|test| dr_test::held_on(test) <= own)
        .collect();
    let from = known.len().saturating_sub(MOST_TESTS);
    known[from..].to_vec()
}

fn trend(source: &Source<'_>, record: &Record) -> Vec<Trend> {
    let tests = tests(source, record);
    if tests.len() < 2 {
        return Vec::new();
    }
    Phase::ALL
        .into_iter()
        .map(|phase| trend_of(source, record, &tests, phase))
        .collect()
}

fn trend_of(source: &Source<'_>, record: &Record, tests: &[&Record], phase: Phase) -> Trend {
    let timing = |test: &Record| {
        dr_test::phases(test)
            .into_iter()
            .find(|timing| timing.phase == phase)
    };
    let target = timing(record).and_then(|timing| timing.target);
    let timed: Vec<(&Record, Timing, i64)> = tests
        .iter()
        .filter_map(|test| {
            let timing = timing(test)?;
            Some((*test, timing, timing.actual?))
        })
        .collect();
    let most = timed
        .iter()
        .map(|(_, _, actual)| *actual)
        .chain(target)
        .max()
        .unwrap_or(1)
        .max(1);
    let share = |seconds: i64| seconds as f64 / most as f64;
    let points: Vec<Point> = timed
        .iter()
        .map(|(test, timing, actual)| Point {
            label: dr_test::held_on(test).map_or_else(String::new, |day| {
                let near = day.near(source.today);
                near.split_once(' ')
                    .map_or(near.clone(), |(_, month)| month.to_owned())
            }),
            words: duration(*actual),
            share: share(*actual),
            missed: timing.over().is_some(),
        })
        .collect();
    let told: Vec<String> = points
        .iter()
        .map(|point| format!("{} {}", point.label, point.words))
        .collect();
    let (name, _) = phase_words(phase);
    Trend {
        name,
        alt: format!(
            "{name}: {}; target {}.",
            told.join(", "),
            target.map_or_else(|| "not set".to_owned(), duration)
        ),
        points,
        target: target.map(share),
        target_words: target.map(duration).unwrap_or_default(),
    }
}

fn trend_note(source: &Source<'_>, record: &Record) -> String {
    let tests = tests(source, record);
    let day = |test: Option<&&Record>| {
        test.and_then(|test| dr_test::held_on(test))
            .map_or_else(String::new, |day| day.short())
    };
    format!(
        "{}, {} to {}. Open dots missed their target.",
        words::capitalised(&words::counted(tests.len(), "test", "tests")),
        day(tests.first()),
        day(tests.last())
    )
}

fn actions(test: Fields<'_>) -> Vec<Action> {
    let mut all = test.naming("action");
    all.sort_by_key(|action| {
        (
            action.record.day("done_on").is_none(),
            action.record.day("due").is_none(),
            action.record.day("due"),
        )
    });
    all.into_iter()
        .map(|action| {
            let done = action.record.day("done_on");
            let due = action.record.day("due");
            let near = |word: &str, day: blueprint_model::Day| {
                format!("{word} {}", day.near(test.today)).replace(' ', "\u{a0}")
            };
            Action {
                done: done.is_some(),
                text: action.title(),
                owner: action.said("owner", "no owner"),
                date: Said::or_missing(
                    done.map(|day| near("done", day))
                        .or_else(|| due.map(|day| near("due", day))),
                    "no date",
                ),
                chip: due
                    .filter(|_| done.is_none())
                    .and_then(|day| say::due_chip(day, test.today)),
            }
        })
        .collect()
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
