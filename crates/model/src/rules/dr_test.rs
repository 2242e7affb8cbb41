//! Disaster-recovery tests: often enough, measured against their targets, and repeated after a failure.

use super::{Found, Told};
use crate::{Book, Day, Record, Severity, Timestamp, field::shown::duration, words};

/// Actual tests within a year; two is what the practice asks for.
pub const TESTS_A_YEAR: usize = 2;
/// Days after a failure by which it is tested again; the thirtieth day is in time.
pub const RETEST_DAYS: i64 = 30;

/// A part of the way from the start to being back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Phase {
    /// From the start until somebody noticed.
    Detect,
    /// From noticing until the cause was known.
    Diagnose,
    /// From knowing the cause until the service was back.
    Recover,
}

impl Phase {
    /// In order.
    pub const ALL: [Self; 3] = [Self::Detect, Self::Diagnose, Self::Recover];

    /// `detection`, `diagnosis`, `recovery`.
    pub fn words(self) -> &'static str {
        match self {
            Self::Detect => "detection",
            Self::Diagnose => "diagnosis",
            Self::Recover => "recovery",
        }
    }

    /// What a slow phase points to.
    pub fn remedy(self) -> &'static str {
        match self {
            Self::Detect => "monitoring",
            Self::Diagnose => "runbooks and process",
            Self::Recover => "tooling and automation",
        }
    }

    /// The fields of its begin, end and target.
    fn fields(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Detect => ("started", "detected", "detect_target"),
            Self::Diagnose => ("detected", "diagnosed", "diagnose_target"),
            Self::Recover => ("diagnosed", "recovered", "recover_target"),
        }
    }
}

/// How long a phase took and should have taken, in seconds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Timing {
    /// Which.
    pub phase: Phase,
    /// Seconds it took; `None` when a time is missing or they are in the wrong order.
    pub actual: Option<i64>,
    /// Seconds it was to take.
    pub target: Option<i64>,
}

impl Timing {
    /// Seconds over the target, when it was missed.
    pub fn over(self) -> Option<i64> {
        Some(self.actual? - self.target?).filter(|over| *over > 0)
    }
}

fn between(test: &Record, from: &str, to: &str) -> Option<i64> {
    let ms = test.moment(to)?.utc_ms - test.moment(from)?.utc_ms;
    (ms >= 0).then_some(ms / 1_000)
}

/// The three phases of a test.
pub fn phases(test: &Record) -> [Timing; 3] {
    Phase::ALL.map(|phase| {
        let (from, to, target) = phase.fields();
        Timing {
            phase,
            actual: between(test, from, to),
            target: test.seconds(target),
        }
    })
}

/// A clock time of a test that was entered, in the order in which they are meant to follow.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Clock {
    /// `started`, `detected`, `diagnosed`, `recovered`.
    pub what: &'static str,
    /// When.
    pub at: Timestamp,
}

/// The clock times of a test.
pub fn clock(test: &Record) -> Vec<Clock> {
    ["started", "detected", "diagnosed", "recovered"]
        .into_iter()
        .filter_map(|what| {
            Some(Clock {
                what,
                at: test.moment(what)?,
            })
        })
        .collect()
}

/// The phase to work on: the one furthest over its target in proportion; when none has missed a target, the longest of
/// those without one. Its [`Phase::remedy`] says what it points to.
pub fn slowest(test: &Record) -> Option<Timing> {
    let phases = phases(test);
    let missed = phases.into_iter().filter(|timing| timing.over().is_some());
    let worst = missed.max_by(|a, b| {
        // a/target_a against b/target_b without division; a target of nothing is the worst of all.
        let side = |x: &Timing, y: &Timing| {
            i128::from(x.actual.unwrap_or(0)) * i128::from(y.target.unwrap_or(0))
        };
        side(a, b).cmp(&side(b, a))
    });
    let untargeted = phases
        .into_iter()
        .filter(|timing| timing.target.is_none() && timing.actual.is_some());
    worst.or_else(|| untargeted.max_by_key(|timing| timing.actual))
}

/// How a test ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// As it was meant to.
    Pass,
    /// With something to mend before it can be relied on.
    WithConditions,
    /// Not within its criterion.
    Fail,
}

impl Outcome {
    /// All, in the order of the field `result`.
    pub const ALL: [Self; 3] = [Self::Pass, Self::WithConditions, Self::Fail];

    /// As stored and as shown.
    pub fn words(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::WithConditions => "pass with conditions",
            Self::Fail => "fail",
        }
    }

    /// The outcome of these words.
    pub fn from_words(words: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.words() == words)
    }

    /// That of a test; `None` while it has no result.
    pub fn of(test: &Record) -> Option<Self> {
        Self::from_words(test.text("result")?)
    }
}

/// Seconds from the start until the service was back.
pub fn rto_actual(test: &Record) -> Option<i64> {
    between(test, "started", "recovered")
}

/// The day it was held: as entered, else the day of its start.
pub fn held_on(test: &Record) -> Option<Day> {
    let started = || test.moment("started").map(|at| at.day());
    test.day("on").or_else(started)
}

/// Whether it counts towards two a year: an actual test that was held by `today` and has a result.
pub fn counts(test: &Record, today: Day) -> bool {
    test.text("form") == Some("actual")
        && test.value("result").is_some()
        && held_on(test).is_some_and(|day| day <= today)
}

/// The tests of the twelve months up to today that count.
pub fn in_last_year(book: &Book, today: Day) -> usize {
    let tests = book.of_kind("dr-test");
    tests.filter(|test| is_of_last_year(test, today)).count()
}

/// Whether it counts and was held in the twelve months up to today.
pub fn is_of_last_year(test: &Record, today: Day) -> bool {
    counts(test, today) && held_on(test).is_some_and(|day| day.plus_months(12) > today)
}

/// The actual tests of a scenario that were held, oldest first: the trend.
pub fn trend<'a>(book: &'a Book, scenario: &str) -> Vec<&'a Record> {
    let mut tests: Vec<&Record> = book
        .of_kind("dr-test")
        .filter(|test| {
            test.text("scenario") == Some(scenario) && test.text("form") != Some("table-top")
        })
        .filter(|test| held_on(test).is_some())
        .collect();
    tests.sort_by_key(|test| (held_on(test), test.id));
    tests
}

/// How it stands with the re-test of a failure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Retest {
    /// Held, on that day.
    Held(Day),
    /// Planned for that day, which has not passed.
    Planned(Day),
    /// Neither.
    Missing,
}

/// The last day on which the re-test of a failed test is in time; `None` when it did not fail.
pub fn retest_by(test: &Record) -> Option<Day> {
    let failed = test.text("result") == Some("fail");
    held_on(test)
        .filter(|_| failed)
        .map(|day| day.plus_days(RETEST_DAYS))
}

/// Whether a test that names another as failed does it again. Talking through what failed with the clock running does not.
pub fn is_retest(failed: &Record, other: &Record) -> bool {
    let is_table_top = |test: &Record| test.text("form") == Some("table-top");
    other.kind == "dr-test" && (is_table_top(failed) || !is_table_top(other))
}

/// The earliest re-test of a test: held before planned.
pub fn retest(book: &Book, test: &Record, today: Day) -> Retest {
    let again: Vec<&Record> = book
        .referred_by(test.id)
        .filter(|(other, field)| *field == "retest_of" && is_retest(test, other))
        .map(|(other, _)| other)
        .collect();
    let held = again
        .iter()
        .filter(|other| other.value("result").is_some())
        .filter_map(|other| held_on(other));
    let planned = again
        .iter()
        .filter_map(|other| other.day("planned_for").or_else(|| other.day("on")))
        .filter(|day| *day >= today);
    match (held.min(), planned.min()) {
        (Some(day), _) => Retest::Held(day),
        (None, Some(day)) => Retest::Planned(day),
        (None, None) => Retest::Missing,
    }
}

pub(super) fn find(book: &Book, test: &Record, today: Day, found: &mut Found) {
    let before = found.len();
    failed(book, test, today, found);
    if is_recent(test, today) {
        prepared(book, test, found);
        targets(book, test, today, found);
        watched(book, test, found);
    }
    let measured =
        rto_actual(test).is_some() || phases(test).iter().any(|one| one.actual.is_some());
    if found.len() == before && test.value("result").is_some() && measured {
        found.add(Severity::Good, test, "recovery-targets", 0, || Told {
            rule_words: TARGETS,
            chip: test.text("result").unwrap_or_default().into(),
            message: format!("Nothing is left to do about “{}”", book.title(test)),
            inputs: inputs(test),
            since: held_on(test),
            next_step: "Nothing to do".into(),
        });
    }
}

/// Whether a test is ahead, without a day, or of the last twelve months; older ones are history that newer ones replace.
fn is_recent(test: &Record, today: Day) -> bool {
    held_on(test).is_none_or(|day| day.plus_months(12) > today)
}

fn watched(book: &Book, test: &Record, found: &mut Found) {
    let Some(observer) = test.reference("observer") else {
        return;
    };
    if test.reference("lead") == Some(observer)
        || test.references("participants").contains(&observer)
    {
        found.add(Severity::Amber, test, "observer-takes-part", 10, || Told {
            rule_words: "whoever writes down the times has no hand in the test",
            chip: "observer took part".into(),
            message: format!("The observer of “{}” also took part", book.title(test)),
            inputs: format!(
                "observer {}",
                book.reference_title(test, "observer").unwrap_or_default()
            ),
            since: held_on(test),
            next_step: "Name an observer from another team".into(),
        });
    }
}

fn failed(book: &Book, test: &Record, today: Day, found: &mut Found) {
    let Some(by) = retest_by(test) else {
        return;
    };
    let (severity, how) = match retest(book, test, today) {
        Retest::Held(_) => return,
        Retest::Planned(day) if day <= by => return,
        Retest::Planned(day) => (
            Severity::Amber,
            format!("re-test planned for {}", day.near(today)),
        ),
        Retest::Missing if by < today => (Severity::Red, "no re-test".to_owned()),
        Retest::Missing => (Severity::Amber, "no re-test planned".to_owned()),
    };
    found.add(severity, test, "retest-missing", 15, || Told {
        rule_words: "what failed is tested again within thirty days",
        chip: "re-test missing".into(),
        message: format!(
            "“{}” failed and is not tested again in time",
            book.title(test)
        ),
        inputs: format!("failed, due again by {}, {how}", by.near(today)),
        since: held_on(test).map(|day| if by < today { by.plus_days(1) } else { day }),
        next_step: if by < today {
            "Plan the re-test for the coming days".to_owned()
        } else {
            format!("Plan the re-test for {} at the latest", by.near(today))
        },
    });
}

fn prepared(book: &Book, test: &Record, found: &mut Found) {
    let missing: Vec<String> = [
        ("hypothesis", "hypothesis"),
        ("criterion", "pass criterion"),
    ]
    .into_iter()
    .filter(|(field, _)| test.value(field).is_none())
    .map(|(_, words)| words.to_owned())
    .collect();
    if missing.is_empty() || test.text("form") == Some("table-top") {
        return;
    }
    let begun = test.value("started").is_some();
    found.add(Severity::Amber, test, "test-unprepared", 15, || Told {
        rule_words: "what is expected, and what counts as a pass, is written before the clock starts",
        chip: if begun { "no criterion" } else { "not prepared" }.into(),
        message: if begun {
            format!("“{}” was run without a written {}", book.title(test), words::listed(&missing))
        } else {
            format!("“{}” has no {} yet", book.title(test), words::listed(&missing))
        },
        inputs: format!("{} empty", words::listed(&missing)),
        since: test.moment("started").map(|at| at.day()),
        next_step: if begun {
            "Write both before the next test".into()
        } else {
            "Write what you expect and what would be a pass".into()
        },
    });
}

const TARGETS: &str =
    "a test keeps to its recovery time, its recovery point and the target of each phase";

fn targets(book: &Book, test: &Record, today: Day, found: &mut Found) {
    let over = |actual: Option<i64>, target: Option<i64>| matches!((actual, target), (Some(a), Some(t)) if a > t);
    let rto = over(rto_actual(test), test.seconds("rto_target"));
    let rpo = over(test.seconds("rpo_actual"), test.seconds("rpo_target"));
    let slow = phases(test).iter().any(|timing| timing.over().is_some());
    if !(rto || rpo || slow) {
        return;
    }
    let severity = if rto || rpo {
        Severity::Red
    } else {
        Severity::Amber
    };
    found.add(severity, test, "recovery-targets", 240, || {
        let slowest = slowest(test);
        Told {
            rule_words: TARGETS,
            chip: match (rto, rpo) {
                (true, _) => "recovery too slow".into(),
                (false, true) => "too much lost".into(),
                (false, false) => format!(
                    "{} slow",
                    slowest.map_or("a phase", |timing| timing.phase.words())
                ),
            },
            message: format!("“{}” missed a target", book.title(test)),
            inputs: inputs(test),
            since: held_on(test).filter(|day| *day <= today),
            next_step: match slowest {
                Some(timing) if rto || slow => format!(
                    "{} took longest for its target: work on {}",
                    words::capitalised(timing.phase.words()),
                    timing.phase.remedy()
                ),
                _ => "Copy the data more often, or agree on a longer recovery point".into(),
            },
        }
    });
}

fn inputs(test: &Record) -> String {
    let pair = |what: &str, actual: Option<i64>, target: Option<i64>| {
        let actual = duration(actual?);
        Some(match target {
            Some(target) => format!("{what} {actual} of {}", duration(target)),
            None => format!("{what} {actual}"),
        })
    };
    let whole = [
        pair("RTO", rto_actual(test), test.seconds("rto_target")),
        pair(
            "RPO",
            test.seconds("rpo_actual"),
            test.seconds("rpo_target"),
        ),
    ];
    let parts = phases(test).map(|timing| pair(timing.phase.words(), timing.actual, timing.target));
    let all: Vec<String> = whole.into_iter().chain(parts).flatten().collect();
    if all.is_empty() {
        "no times entered".to_owned()
    } else {
        all.join(", ")
    }
}

/// For the practice: two actual tests in twelve months.
pub(super) fn find_year(book: &Book, practice: &Record, today: Day, found: &mut Found) {
    let held = in_last_year(book, today);
    let severity = match held {
        0 => Severity::Red,
        n if n < TESTS_A_YEAR => Severity::Amber,
        _ => Severity::Good,
    };
    found.add(severity, practice, "tests-a-year", 480, || {
        let counted: Vec<Day> = book
            .of_kind("dr-test")
            .filter(|test| counts(test, today))
            .filter_map(held_on)
            .collect();
        let table_tops = book
            .of_kind("dr-test")
            .filter(|test| test.text("form") == Some("table-top"))
            .count();
        let last = counted.iter().max().copied();
        Told {
            rule_words: "two actual recovery tests in twelve months; a table-top does not count",
            chip: format!(
                "{} of {} a year",
                words::count(held),
                words::count(TESTS_A_YEAR)
            ),
            message: format!(
                "{} in the last twelve months",
                words::capitalised(&words::counted(
                    held,
                    "actual recovery test",
                    "actual recovery tests"
                ))
            ),
            inputs: format!(
                "{}, {}",
                last.map_or_else(
                    || "never tested".to_owned(),
                    |day| format!("last test {}", day.near(today))
                ),
                words::counted(table_tops, "table-top", "table-tops")
            ),
            since: nth_latest(counted, TESTS_A_YEAR)
                .map(|day| day.plus_months(12))
                .filter(|day| *day <= today),
            next_step: if held >= TESTS_A_YEAR {
                "Nothing to do".into()
            } else {
                "Plan the next one: restoring a backup to an empty machine is the cheapest".into()
            },
        }
    });
}

/// The day from which fewer than `n` lie in the year: the `n`th latest.
fn nth_latest(mut days: Vec<Day>, n: usize) -> Option<Day> {
    days.sort_unstable_by(|a, b| b.cmp(a));
    days.get(n - 1).copied()
}
