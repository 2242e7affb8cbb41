//! Feature flags: temporary ones are taken out again, partial ones say how far, and each has someone who removes it.

use super::{Found, Told, owner};
use crate::{Book, Day, Record, Severity};

/// Days at everyone after which a temporary flag is stale; the thirtieth day counts. Thirty days is what the practice gives.
pub const STALE_DAYS: i64 = 30;
/// Days of being stale after which it is red: nobody meant to leave it for a quarter.
pub const FORGOTTEN_DAYS: i64 = 90;

/// Whether the flag is gone from the code.
pub fn is_removed(flag: &Record) -> bool {
    flag.text("stage") == Some("removed") || flag.value("removed_on").is_some()
}

/// Whether the flag is meant to go; one without a kind is, until somebody says it stays.
pub fn is_temporary(flag: &Record) -> bool {
    flag.text("type") != Some("permanent")
}

/// The first day on which the flag is stale, ahead or behind: [`STALE_DAYS`] after it reached everyone, or the day after
/// its expected removal, whichever is first. `None` for a flag that is removed, permanent or without either date.
pub fn stale_from(flag: &Record) -> Option<Day> {
    if is_removed(flag) || !is_temporary(flag) {
        return None;
    }
    let everyone = flag
        .day("everyone_since")
        .filter(|_| flag.text("stage") == Some("everyone"))
        .map(|day| day.plus_days(STALE_DAYS));
    let expected = flag.day("expected_removal").map(|day| day.plus_days(1));
    everyone.into_iter().chain(expected).min()
}

pub(super) fn find(book: &Book, flag: &Record, today: Day, found: &mut Found) {
    if is_removed(flag) {
        return;
    }
    let before = found.len();
    stale(book, flag, today, found);
    dated(book, flag, found);
    if flag.text("stage") == Some("partial") && flag.value("rollout").is_none() {
        found.add(Severity::Amber, flag, "flag-without-share", 2, || Told {
            rule_words: "a partial roll-out says how far it has got",
            chip: "no percentage".into(),
            message: format!(
                "{} is partly rolled out, to an unknown share",
                book.title(flag)
            ),
            inputs: "stage partial roll-out, no percentage".into(),
            since: None,
            next_step: "Enter the share of users who have it".into(),
        });
    }
    owner::find(book, flag, "removes it", today, found);
    if found.len() == before {
        found.add(Severity::Good, flag, "flag-stale", 0, || Told {
            rule_words: STALE,
            chip: "in order".into(),
            message: format!("{} is in order", book.title(flag)),
            inputs: inputs(flag, today),
            since: None,
            next_step: "Nothing to do".into(),
        });
    }
}

const STALE: &str =
    "a temporary flag goes within thirty days of reaching everyone, and by the day it was to go";

fn stale(book: &Book, flag: &Record, today: Day, found: &mut Found) {
    let Some(from) = stale_from(flag).filter(|from| *from <= today) else {
        return;
    };
    let severity = if from.days_until(today) >= FORGOTTEN_DAYS {
        Severity::Red
    } else {
        Severity::Amber
    };
    found.add(severity, flag, "flag-stale", 60, || Told {
        rule_words: STALE,
        chip: "stale".into(),
        message: format!("{} has outlived its release", book.title(flag)),
        inputs: inputs(flag, today),
        since: Some(from),
        next_step: "Remove the flag and the path nobody takes any more".into(),
    });
}

fn dated(book: &Book, flag: &Record, found: &mut Found) {
    if !is_temporary(flag) {
        return;
    }
    if flag.value("expected_removal").is_none() {
        found.add(Severity::Amber, flag, "flag-without-end", 2, || Told {
            rule_words: "a temporary flag has a day on which it goes",
            chip: "no end".into(),
            message: format!("{} has no day on which it goes", book.title(flag)),
            inputs: format!(
                "kind {}, no expected removal",
                flag.text("type").unwrap_or("not set")
            ),
            since: flag.day("created_on"),
            next_step: "Set the day it goes, or call it permanent".into(),
        });
    }
    if flag.text("stage") == Some("everyone") && flag.value("everyone_since").is_none() {
        found.add(Severity::Amber, flag, "flag-without-start", 2, || Told {
            rule_words: "a flag at everyone says since when, so that thirty days can be counted",
            chip: "since when?".into(),
            message: format!("{} is at everyone since an unknown day", book.title(flag)),
            inputs: "stage everyone, no date".into(),
            since: None,
            next_step: "Enter the day it reached everyone".into(),
        });
    }
}

fn inputs(flag: &Record, today: Day) -> String {
    let dated = |field: &str, words: &str| {
        flag.day(field)
            .map(|day| format!("{words} {}", day.near(today)))
    };
    let kind = Some(format!("kind {}", flag.text("type").unwrap_or("not set")));
    let stage = flag.text("stage").map(|stage| format!("stage {stage}"));
    [
        kind,
        stage,
        dated("everyone_since", "at everyone since"),
        dated("expected_removal", "to go by"),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(", ")
}
