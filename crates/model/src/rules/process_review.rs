//! Quarterly process reviews: held each quarter, three issues picked, and their outcome read out next time.

use super::{Found, Told, owner};
use crate::{Book, Day, Record, Severity, duty, words};

/// Issues picked in a review, neither more nor fewer.
pub const PICKED: usize = 3;
/// The picked issues of a review, in their order.
pub fn picked<'a>(book: &'a Book, review: &Record) -> impl Iterator<Item = &'a Record> + use<'a> {
    book.children(review.id, "process-issue")
        .filter(|issue| issue.tick("picked"))
}

/// The review held before this one: the latest of an earlier day; for one without a day, the latest of all.
pub fn previous<'a>(book: &'a Book, review: &Record) -> Option<&'a Record> {
    let own = review.day("held_on");
    let others = book
        .of_kind("process-review")
        .filter(|other| other.id != review.id);
    others
        .filter_map(|other| Some((other.day("held_on")?, other)))
        .filter(|(held, _)| own.is_none_or(|own| *held < own))
        .max_by_key(|(held, other)| (*held, other.id))
        .map(|(_, other)| other)
}

/// What became of an issue that was picked last time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// Done on that day.
    Done(Day),
    /// Open, and its day has not passed.
    Open,
    /// Open, and due before `today`.
    Late(Day),
}

/// How an issue stands on a day.
pub fn outcome(issue: &Record, today: Day) -> Outcome {
    match (issue.day("done_on"), issue.day("due")) {
        (Some(done), _) => Outcome::Done(done),
        (None, Some(due)) if due < today => Outcome::Late(due),
        _ => Outcome::Open,
    }
}

/// With what a review opens: the issues picked in the one before, each with its outcome.
pub fn last_three<'a>(book: &'a Book, review: &Record, today: Day) -> Vec<(&'a Record, Outcome)> {
    let before = previous(book, review);
    before.map_or_else(Vec::new, |before| {
        picked(book, before)
            .map(|issue| (issue, outcome(issue, today)))
            .collect()
    })
}

/// The day by which the next review is held, counted from the last one held; looks over the whole workbook.
pub fn next_due(book: &Book, today: Day) -> Option<Day> {
    duty::next_process_review(book, today)
}

pub(super) fn find(book: &Book, review: &Record, today: Day, found: &mut Found) {
    let Some(held) = review.day("held_on").filter(|held| *held <= today) else {
        return;
    };
    let picked = picked(book, review).count();
    let severity = match (picked == PICKED, review.value("signed_on").is_some()) {
        (true, true) => Severity::Good,
        (true, false) => Severity::Amber,
        (false, _) => Severity::Red,
    };
    found.add(severity, review, "three-picked", 15, || Told {
        rule_words: "three issues leave the room, each with a name and a day, and the review is signed",
        chip: match severity {
            Severity::Good => "three picked".into(),
            Severity::Amber => "not signed".into(),
            Severity::Red => format!("{} picked", words::count(picked)),
        },
        message: match severity {
            Severity::Good => format!("{} picked its three", book.title(review)),
            Severity::Amber => format!("{} is held and not signed", book.title(review)),
            Severity::Red => format!("{} was held and {} of three issues {} picked", book.title(review), words::count(picked), if picked == 1 { "was" } else { "were" }),
        },
        inputs: format!("held {}, {} picked", held.near(today), words::count(picked)),
        since: review.day("signed_on").or(Some(held)),
        next_step: match severity {
            Severity::Good => "Nothing to do".into(),
            Severity::Amber => "Sign it".into(),
            Severity::Red => "Pick the three that cost most, each with an owner and a day".into(),
        },
    });
}

/// A picked issue is a promise: it has an owner who is here and is done by its day.
pub(super) fn find_issue(book: &Book, issue: &Record, today: Day, found: &mut Found) {
    if !issue.tick("picked") {
        return;
    }
    match outcome(issue, today) {
        Outcome::Done(day) => found.add(Severity::Good, issue, "issue-late", 0, || Told {
            rule_words: ISSUE,
            chip: "done".into(),
            message: format!("“{}” is done", book.title(issue)),
            inputs: format!("done {}", day.near(today)),
            since: Some(day),
            next_step: "Nothing to do".into(),
        }),
        Outcome::Late(due) => {
            found.add(Severity::Red, issue, "issue-late", 30, || Told {
                rule_words: ISSUE,
                chip: words::due(due, today),
                message: format!("“{}” was picked and is late", book.title(issue)),
                inputs: format!("due {}, open", due.near(today)),
                since: Some(due.plus_days(1)),
                next_step: "Finish it, or say in the next review why not".into(),
            });
            owner::find(book, issue, "sees it through", today, found);
        }
        Outcome::Open => owner::find(book, issue, "sees it through", today, found),
    }
}

const ISSUE: &str = "a picked issue is done by its day, before the next review";

/// For the practice: a review in each quarter.
pub(super) fn find_quarter(book: &Book, practice: &Record, today: Day, found: &mut Found) {
    let Some(due) = next_due(book, today) else {
        return;
    };
    let severity = if due < today {
        Severity::Red
    } else {
        Severity::Good
    };
    found.add(severity, practice, "quarter-unreviewed", 60, || Told {
        rule_words: "how we build is reviewed once a quarter",
        chip: if due < today {
            words::due(due, today)
        } else {
            "held".into()
        },
        message: if due < today {
            "A quarter has gone by without a process review".into()
        } else {
            "The last process review is less than a quarter old".into()
        },
        inputs: format!("next due {}", due.near(today)),
        since: (due < today).then(|| due.plus_days(1)),
        next_step: if due < today {
            "Put one hour into the calendar"
        } else {
            "Nothing to do"
        }
        .into(),
    });
}
