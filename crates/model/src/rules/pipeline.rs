//! Pipelines: steps done by hand, stages nobody wrote down, a newcomer's first deploy, and blockages as outages.

use super::{Found, Told};
use crate::{Book, Day, Record, Severity, Timestamp, words};
use rust_decimal::Decimal;

/// The stages from merge to production, in order; ids as in the kind `pipeline-step`.
pub const STAGES: [&str; 6] = ["build", "test", "package", "deploy", "verify", "roll back"];
/// Days for which a newcomer's first deploy shows that the way is still open: a year.
pub const SHOWN_DAYS: i64 = 365;

/// What a pipeline comes to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Count {
    /// All steps.
    pub steps: usize,
    /// Steps done by hand; the goal is none.
    pub manual: usize,
    /// Minutes of work by hand for one release, of the steps that say how long they take.
    pub manual_minutes: Decimal,
    /// Stages without a step, in order.
    pub missing: Vec<&'static str>,
}

/// Counts the steps of a pipeline. A step that does not say how it is done counts as done by hand.
pub fn count(book: &Book, pipeline: &Record) -> Count {
    let mut count = Count::default();
    let mut seen = [false; STAGES.len()];
    for step in book.all_children(pipeline.id) {
        if step.kind != "pipeline-step" || step.trashed.is_some() {
            continue;
        }
        count.steps += 1;
        if step.text("mode") != Some("automated") {
            count.manual += 1;
            count.manual_minutes += step.number("minutes").unwrap_or_default();
        }
        let stage = step.text("stage");
        if let Some(at) = STAGES.iter().position(|known| Some(*known) == stage) {
            seen[at] = true;
        }
    }
    let missing = STAGES.iter().zip(seen).filter(|(_, seen)| !seen);
    count.missing = missing.map(|(stage, _)| *stage).collect();
    count
}

/// Whole minutes a blockage lasted, until `now` when it still lasts; `None` when it has no start or ends before it.
pub fn minutes_blocked(blockage: &Record, now: Timestamp) -> Option<i64> {
    let started = blockage.moment("started")?;
    let ended = blockage.moment("ended").unwrap_or(now);
    let ms = ended.utc_ms - started.utc_ms;
    (ms >= 0).then_some(ms / 60_000)
}

/// Minutes lost to the ended blockages of a pipeline that began on or after a day.
pub fn minutes_lost(book: &Book, pipeline: &Record, from: Day) -> i64 {
    let ended = book
        .children(pipeline.id, "blockage")
        .filter(|blockage| blockage.value("ended").is_some())
        .filter_map(|blockage| Some((blockage.moment("started")?, blockage)));
    ended
        .filter(|(started, _)| started.day() >= from)
        .filter_map(|(started, blockage)| minutes_blocked(blockage, started))
        .sum()
}

pub(super) fn find(book: &Book, pipeline: &Record, today: Day, found: &mut Found) {
    let before = found.len();
    let count = count(book, pipeline);
    if count.steps == 0 {
        found.add(Severity::Amber, pipeline, "pipeline-unwritten", 30, || {
            Told {
                rule_words: "the way from merge to production is written down",
                chip: "no steps".into(),
                message: format!(
                    "The way of {} to production is not written down",
                    book.title(pipeline)
                ),
                inputs: "no steps".into(),
                since: None,
                next_step: "Write down what happens between merge and production, in order".into(),
            }
        });
    } else {
        by_hand(book, pipeline, &count, found);
    }
    first_week(book, pipeline, today, found);
    if found.len() == before {
        found.add(Severity::Good, pipeline, "manual-steps", 0, || Told {
            rule_words: BY_HAND,
            chip: "by itself".into(),
            message: format!(
                "{} reaches production without a hand on it",
                book.title(pipeline)
            ),
            inputs: format!(
                "{}, none by hand",
                words::counted(count.steps, "step", "steps")
            ),
            since: None,
            next_step: "Nothing to do".into(),
        });
    }
}

const BY_HAND: &str = "no step between merge and production is done by hand";

fn by_hand(book: &Book, pipeline: &Record, count: &Count, found: &mut Found) {
    if count.manual > 0 {
        let severity = if count.manual * 2 > count.steps {
            Severity::Red
        } else {
            Severity::Amber
        };
        found.add(severity, pipeline, "manual-steps", 240, || Told {
            rule_words: BY_HAND,
            chip: format!("{} by hand", words::count(count.manual)),
            message: format!(
                "{} has {} by hand",
                book.title(pipeline),
                words::counted(count.manual, "step", "steps")
            ),
            inputs: format!(
                "{} of {} steps by hand, {} minutes a release; more than half is red",
                count.manual, count.steps, count.manual_minutes
            ),
            since: None,
            next_step: "Automate the one that takes longest".into(),
        });
    }
    if !count.missing.is_empty() {
        found.add(Severity::Amber, pipeline, "missing-stages", 30, || {
            let names: Vec<String> = count
                .missing
                .iter()
                .map(|stage| (*stage).to_owned())
                .collect();
            Told {
                rule_words: "each stage from build to roll back has a step",
                chip: "stages missing".into(),
                message: format!(
                    "{} has no step for {}",
                    book.title(pipeline),
                    words::listed(&names)
                ),
                inputs: format!(
                    "{} of {} stages have a step",
                    STAGES.len() - names.len(),
                    STAGES.len()
                ),
                since: None,
                next_step: format!("Write down the step “{}”, even if it is by hand", names[0]),
            }
        });
    }
}

fn first_week(book: &Book, pipeline: &Record, today: Day, found: &mut Found) {
    let tried = pipeline.text("first_week_deploy");
    let shown = pipeline.day("first_week_deploy_on");
    let fresh = shown.is_none_or(|day| day.days_until(today) <= SHOWN_DAYS);
    if tried == Some("yes") && fresh {
        return;
    }
    found.add(Severity::Amber, pipeline, "first-week-deploy", 120, || {
        Told {
            rule_words: "an engineer who joins deploys within the first week, shown once a year",
            chip: match tried {
                Some("no") => "week one: no".into(),
                Some("yes") => "week one: old".into(),
                _ => "week one: not tried".into(),
            },
            message: match tried {
                Some("no") => format!(
                    "The last newcomer could not deploy {} in week one",
                    book.title(pipeline)
                ),
                Some("yes") => format!(
                    "No newcomer has deployed {} for a year",
                    book.title(pipeline)
                ),
                _ => format!(
                    "Nobody has tried whether a newcomer can deploy {} in week one",
                    book.title(pipeline)
                ),
            },
            inputs: format!(
                "newcomer deploys in week one: {}{}",
                tried.unwrap_or("not recorded"),
                shown.map_or_else(String::new, |day| format!(", {}", day.near(today)))
            ),
            since: shown.map(|day| {
                if tried == Some("yes") {
                    day.plus_days(SHOWN_DAYS + 1)
                } else {
                    day
                }
            }),
            next_step: "Let the next person who joins deploy a change of one line".into(),
        }
    });
}

/// A blockage: open ones are outages, ended ones have a cause.
pub(super) fn find_blockage(book: &Book, blockage: &Record, today: Day, found: &mut Found) {
    let started = blockage.moment("started");
    if blockage.value("ended").is_none() {
        found.add(Severity::Red, blockage, "pipeline-blocked", 60, || Told {
            rule_words: "a blocked pipeline is treated like an outage",
            chip: "blocked".into(),
            message: format!("A pipeline is blocked: {}", book.title(blockage)),
            inputs: format!(
                "started {}, no end",
                started.map_or_else(String::new, |at| format!(
                    "{}, {}",
                    at.day().near(today),
                    at.clock()
                ))
            ),
            since: started.map(Timestamp::day),
            next_step: "Unblock it, and enter when it ended".into(),
        });
    } else if blockage.value("cause").is_none() {
        found.add(
            Severity::Amber,
            blockage,
            "blockage-without-cause",
            15,
            || Told {
                rule_words: "a blockage that ended has a cause on record",
                chip: "no cause".into(),
                message: format!("Nobody wrote down why: {}", book.title(blockage)),
                inputs: "ended, cause empty".into(),
                since: blockage.moment("ended").map(Timestamp::day),
                next_step: "Write one sentence about the cause".into(),
            },
        );
    } else {
        found.add(Severity::Good, blockage, "pipeline-blocked", 0, || Told {
            rule_words: "a blocked pipeline is treated like an outage",
            chip: "over".into(),
            message: format!("{} is over and explained", book.title(blockage)),
            inputs: "ended, cause written".into(),
            since: blockage.moment("ended").map(Timestamp::day),
            next_step: "Nothing to do".into(),
        });
    }
}
