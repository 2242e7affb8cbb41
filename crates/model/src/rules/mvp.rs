//! MVPs and their one or two numbers: measurable, written before the code, and looked at on their day.

use super::{Found, Told};
use crate::{Book, Day, Record, Severity, words};

/// Metrics of an MVP, at most; a third says that nobody has decided which one counts.
pub const MOST_METRICS: usize = 2;

/// Days for which a missed target stays on the list: a quarter, in which the decision about it falls.
pub const REMEMBERED_DAYS: i64 = 90;

/// How the figure of a metric compares with its target.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// There is no figure yet, or no target to compare it with.
    Open,
    /// The target is reached; reaching it exactly counts.
    Met,
    /// It is not.
    Missed,
}

/// Compares actual and target. Without a direction, a target below the baseline is to be undercut.
pub fn outcome(metric: &Record) -> Outcome {
    let (Some(actual), Some(target)) = (metric.number("actual"), metric.number("target")) else {
        return Outcome::Open;
    };
    let down = match metric.text("direction") {
        Some(direction) => direction == "down",
        None => metric
            .number("baseline")
            .is_some_and(|baseline| target < baseline),
    };
    let met = if down {
        actual <= target
    } else {
        actual >= target
    };
    if met { Outcome::Met } else { Outcome::Missed }
}

/// What a metric lacks before anybody can measure it, in words.
pub fn missing(metric: &Record) -> Vec<&'static str> {
    [
        ("unit", "unit"),
        ("how_measured", "how it is measured"),
        ("baseline", "baseline"),
        ("target", "target"),
        ("by", "day"),
    ]
    .into_iter()
    .filter(|(field, _)| metric.value(field).is_none())
    .map(|(_, words)| words)
    .collect()
}

/// Whether it was written down on a later day than the code of its MVP was begun.
pub fn is_after_code(book: &Book, metric: &Record) -> bool {
    let mvp = metric.parent.and_then(|id| book.get(id));
    let begun = mvp.and_then(|mvp| mvp.day("code_started_on"));
    begun.is_some_and(|begun| metric.created.day() > begun)
}

pub(super) fn find(book: &Book, mvp: &Record, today: Day, found: &mut Found) {
    let metrics = book
        .all_children(mvp.id)
        .filter(|metric| metric.kind == "metric" && metric.trashed.is_none())
        .count();
    let begun = mvp.day("code_started_on").filter(|day| *day <= today);
    let severity = match (metrics, begun) {
        (0, Some(_)) => Severity::Red,
        (0, None) => Severity::Amber,
        _ => Severity::Good,
    };
    found.add(severity, mvp, "mvp-without-metric", 30, || Told {
        rule_words: "one or two numbers are agreed before the code",
        chip: if metrics == 0 {
            "no metric".into()
        } else {
            words::counted(metrics, "metric", "metrics")
        },
        message: if metrics == 0 {
            format!(
                "Nobody has said what would make {} a success",
                book.title(mvp)
            )
        } else {
            format!(
                "{} has {}",
                book.title(mvp),
                words::counted(metrics, "metric", "metrics")
            )
        },
        inputs: begun.map_or_else(
            || "code not begun".to_owned(),
            |day| format!("code begun {}", day.near(today)),
        ),
        since: begun.filter(|_| metrics == 0),
        next_step: if metrics == 0 {
            "Write one number a stranger could measure".into()
        } else {
            "Nothing to do".into()
        },
    });
}

pub(super) fn find_metric(book: &Book, metric: &Record, today: Day, found: &mut Found) {
    let name = || format!("“{}”", book.title(metric));
    let missing = missing(metric);
    if !missing.is_empty() {
        found.add(Severity::Amber, metric, "metric-not-measurable", 15, || {
            let lacks: Vec<String> = missing.iter().map(|part| (*part).to_owned()).collect();
            Told {
                rule_words: "a metric has a unit, a way to measure it, a baseline, a target and a day",
                chip: "not measurable".into(),
                message: format!("{} cannot be measured yet", name()),
                inputs: format!("missing: {}", words::listed(&lacks)),
                since: None,
                next_step: match lacks[0].as_str() {
                    "how it is measured" => "Write how it is measured".to_owned(),
                    first => format!("Enter the {first}"),
                },
            }
        });
    }
    // Once there is a result, that the metric came late can no longer be mended.
    if is_after_code(book, metric) && outcome(metric) == Outcome::Open {
        found.add(Severity::Amber, metric, "metric-after-code", 15, || Told {
            rule_words: "a metric is written before the code is begun",
            chip: "after the code".into(),
            message: format!("{} was written after the code was begun", name()),
            inputs: format!("written {}", metric.created.day().near(today)),
            since: Some(metric.created.day()),
            next_step: "Ask somebody who has not seen the figures whether the target is fair"
                .into(),
        });
    }
    measured(book, metric, today, found);
}

fn measured(book: &Book, metric: &Record, today: Day, found: &mut Found) {
    let name = book.title(metric);
    let figure = |field: &str| {
        metric
            .text(field)
            .map_or_else(|| "none".to_owned(), crate::decimal::shown)
    };
    let inputs = || {
        let unit = metric.text("unit").unwrap_or_default();
        let actual = match metric.value("actual") {
            Some(_) => format!("actual {}", figure("actual")),
            None => "no actual".to_owned(),
        };
        let figures = format!(
            "baseline {}, target {}, {actual}",
            figure("baseline"),
            figure("target")
        );
        if unit.is_empty() {
            figures
        } else {
            format!("{figures}, in {unit}")
        }
    };
    let by = metric.day("by").filter(|by| *by < today);
    match outcome(metric) {
        Outcome::Open if by.is_some() && metric.value("actual").is_none() => {
            found.add(Severity::Red, metric, "metric-unread", 30, || Told {
                rule_words: "a metric is read on its day",
                chip: "not read".into(),
                message: format!("Nobody has read “{name}” since its day"),
                inputs: inputs(),
                since: by.map(|by| by.plus_days(1)),
                next_step: "Measure it, and enter the figure with its day".into(),
            });
        }
        Outcome::Open => {}
        Outcome::Met => found.add(Severity::Good, metric, "metric-target", 0, || Told {
            rule_words: TARGET,
            chip: "met".into(),
            message: format!("“{name}” met its target"),
            inputs: inputs(),
            since: metric.day("actual_on"),
            next_step: "Nothing to do".into(),
        }),
        Outcome::Missed if by.is_none() && metric.day("by").is_some() => {}
        Outcome::Missed if is_past(metric, today) => {}
        Outcome::Missed => found.add(Severity::Amber, metric, "metric-target", 60, || Told {
            rule_words: TARGET,
            chip: "missed".into(),
            message: format!("“{name}” missed its target"),
            inputs: inputs(),
            since: metric.day("actual_on"),
            next_step: "Decide whether the second version is worth it".into(),
        }),
    }
}

/// Whether the figure is too old to call for a decision.
fn is_past(metric: &Record, today: Day) -> bool {
    let read = metric.day("actual_on");
    read.is_some_and(|read| read.days_until(today) > REMEMBERED_DAYS)
}

const TARGET: &str = "a metric reaches its target by its day";
