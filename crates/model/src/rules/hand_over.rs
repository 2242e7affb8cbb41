//! Hand-overs: everything has another name by the last day.

use super::{Found, Told};
use crate::{Book, Day, Record, Severity, Share, words};

/// Days before the last day from which open lines are raised: two weeks.
pub const SOON_DAYS: i64 = 14;

/// The share of lines that are done.
pub fn done(book: &Book, hand_over: &Record) -> Share {
    let lines = book
        .all_children(hand_over.id)
        .filter(|line| line.kind == "hand-over-item" && line.trashed.is_none());
    Share::count(lines, |line| line.value("done_on").is_some())
}

/// The last day: its own, else the person's.
pub fn last_day(book: &Book, hand_over: &Record) -> Option<Day> {
    let person = || hand_over.reference("person").and_then(|id| book.get(id));
    hand_over
        .day("last_day")
        .or_else(|| person().and_then(|person| person.day("left_on")))
}

pub(super) fn find(book: &Book, hand_over: &Record, today: Day, found: &mut Found) {
    let done = done(book, hand_over);
    let open = done.of - done.part;
    let Some(last) = last_day(book, hand_over) else {
        return;
    };
    let severity = match open {
        0 if done.of == 0 => return,
        0 => Severity::Good,
        _ if last < today => Severity::Red,
        _ if today.days_until(last) <= SOON_DAYS => Severity::Amber,
        _ => return,
    };
    found.add(severity, hand_over, "hand-over-open", 60, || Told {
        rule_words: "everything a leaver holds has another name by the last day",
        chip: if open == 0 {
            "handed over".into()
        } else {
            format!("{} open", words::count(open))
        },
        message: match severity {
            Severity::Good => format!("Everything {} held has another name", book.title(hand_over)),
            Severity::Red => format!(
                "{} has left and {} open",
                book.title(hand_over),
                lines_are(open)
            ),
            Severity::Amber => format!(
                "{} leaves soon and {} open",
                book.title(hand_over),
                lines_are(open)
            ),
        },
        inputs: format!(
            "{} of {} lines done, last day {}",
            done.part,
            done.of,
            last.near(today)
        ),
        since: (severity == Severity::Red).then(|| last.plus_days(1)),
        next_step: if open == 0 {
            "Nothing to do"
        } else {
            "Name who takes each open line"
        }
        .into(),
    });
}

fn lines_are(open: usize) -> String {
    format!(
        "{} {}",
        words::counted(open, "line", "lines"),
        if open == 1 { "is" } else { "are" }
    )
}
