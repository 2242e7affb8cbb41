//! Experiments: a time box that ends, and a learning at its end.

use super::{Found, Told};
use crate::{Book, Day, Record, Severity, Share, duty};

/// Days after its day for which the next experiment is still in time: a week to spare.
pub const SPARE_DAYS: i64 = 7;
/// Days a time box may be over before it is red: two weeks.
pub const FORGOTTEN_DAYS: i64 = 14;

/// Whether it is closed: a day of its end or an outcome is entered.
pub fn is_closed(experiment: &Record) -> bool {
    experiment.value("ended_on").is_some() || experiment.value("outcome").is_some()
}

/// The share of closed or overdue experiments that have a learning on record, over the whole workbook.
pub fn with_learning(book: &Book, today: Day) -> Share {
    let over = |experiment: &&Record| {
        is_closed(experiment) || experiment.day("ends_on").is_some_and(|end| end < today)
    };
    Share::count(book.of_kind("experiment").filter(over), |experiment| {
        experiment.value("learning").is_some()
    })
}

pub(super) fn find(book: &Book, experiment: &Record, today: Day, found: &mut Found) {
    let learned = experiment.value("learning").is_some();
    let started = experiment.day("started_on").filter(|day| *day <= today);
    let over = experiment.day("ends_on").filter(|end| *end < today);
    if is_closed(experiment) && learned {
        found.add(Severity::Good, experiment, "experiment-over", 0, || Told {
            rule_words: OVER,
            chip: experiment.text("outcome").unwrap_or("learned").into(),
            message: format!("“{}” ended with a learning", book.title(experiment)),
            inputs: "learning written".into(),
            since: experiment.day("ended_on"),
            next_step: "Nothing to do".into(),
        });
    } else if let (Some(end), false) = (over, is_closed(experiment)) {
        let severity = if !learned && end.plus_days(FORGOTTEN_DAYS) < today {
            Severity::Red
        } else {
            Severity::Amber
        };
        found.add(severity, experiment, "experiment-over", 20, || Told {
            rule_words: OVER,
            chip: if learned { "not closed" } else { "no learning" }.into(),
            message: format!("The time box of “{}” is over", book.title(experiment)),
            inputs: format!(
                "ended {}, learning {}",
                end.near(today),
                if learned { "written" } else { "empty" }
            ),
            since: Some(end.plus_days(1)),
            next_step: if learned {
                "Choose: adopt, continue or drop".into()
            } else {
                "Write two sentences about what is known now".into()
            },
        });
    } else if let (Some(day), None) = (started, experiment.day("ends_on")) {
        found.add(
            Severity::Amber,
            experiment,
            "experiment-without-end",
            2,
            || Told {
                rule_words: "an experiment has a day on which its time box ends",
                chip: "no end".into(),
                message: format!("“{}” has begun and has no end", book.title(experiment)),
                inputs: format!("started {}, end of the time box empty", day.near(today)),
                since: Some(day),
                next_step: "Set the day the time box ends".into(),
            },
        );
    }
}

const OVER: &str = "an experiment ends with its time box, with a learning and an outcome";

/// For the practice: experiments begin in the rhythm that the calendar follows, with a week to spare.
pub(super) fn find_rhythm(book: &Book, practice: &Record, today: Day, found: &mut Found) {
    let started = book
        .of_kind("experiment")
        .filter_map(|experiment| experiment.day("started_on"))
        .filter(|day| *day <= today);
    let (Some(last), Some(due)) = (started.max(), duty::next_experiment(book, practice, today))
    else {
        return;
    };
    let late_from = due.plus_days(SPARE_DAYS + 1);
    let is_late = late_from <= today;
    let severity = if is_late {
        Severity::Amber
    } else {
        Severity::Good
    };
    found.add(severity, practice, "experiment-rhythm", 60, || Told {
        rule_words: "experiments begin in the rhythm their practice has, with a week to spare",
        chip: if is_late {
            "no experiment"
        } else {
            "experimenting"
        }
        .into(),
        message: if is_late {
            format!("No experiment has begun since {}", last.near(today))
        } else {
            "Experiments begin in their rhythm".into()
        },
        inputs: format!(
            "{}, last begun {}; with a learning: {}",
            duty::rhythm(book, practice).map_or_else(String::new, |cadence| cadence.words()),
            last.near(today),
            with_learning(book, today).words()
        ),
        since: is_late.then_some(late_from),
        next_step: if is_late {
            "Pick one question and give it three days"
        } else {
            "Nothing to do"
        }
        .into(),
    });
}
