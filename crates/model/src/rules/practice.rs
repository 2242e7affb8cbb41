//! Practices: reviewed in time, owned, and not claimed beyond what the evidence carries.

use super::{Found, Told};
use crate::{Book, Day, Record, Severity, cadence::Cadence, duty, maturity, status, words};

/// How often a practice is reviewed: its own cadence, else its template's, else quarterly.
pub fn cadence(book: &Book, practice: &Record) -> Cadence {
    let template = practice
        .template
        .as_deref()
        .and_then(|id| book.catalogue().practice(id));
    let shipped = || template.map(crate::practice::PracticeTemplate::review_cadence);
    practice
        .cadence("cadence")
        .or_else(shipped)
        .unwrap_or(Cadence::QUARTERLY)
}

/// The day the next review is due; `None` while nobody has begun, or it does not apply.
pub fn next_review(book: &Book, practice: &Record, today: Day) -> Option<Day> {
    duty::next_practice_review(book, practice, today)
}

pub(super) fn find(book: &Book, practice: &Record, today: Day, found: &mut Found) {
    let standing = status::of_practice(book, practice, today);
    if standing.shown == status::Status::NotApplicable {
        return;
    }
    reviewed_in_time(book, practice, today, found);
    let begun = standing.shown != status::Status::NotStarted;
    super::sheets::find(book, practice, begun, today, found);
    if standing.shown != status::Status::NotStarted && practice.value("owner").is_none() {
        found.add(
            Severity::Amber,
            practice,
            "practice-without-owner",
            5,
            || Told {
                rule_words: "each practice that has begun has an owner",
                chip: "no owner".into(),
                message: format!("{} has no owner", book.title(practice)),
                inputs: format!("status {}, no owner", standing.shown.words()),
                since: None,
                next_step: "Name an owner".into(),
            },
        );
    }
    if standing.overclaimed() {
        found.add(Severity::Amber, practice, "status-not-earned", 30, || {
            let declared = standing.declared.map_or("", status::Status::words);
            let earned = standing.earned.words();
            let missing = &standing.missing;
            Told {
                rule_words: "a status stands only on what is written and evidenced",
                chip: format!("{declared} not earned"),
                message: format!(
                    "{} is declared {declared} and its content carries {earned}",
                    book.title(practice)
                ),
                inputs: format!(
                    "declared {declared}, content carries {earned}; missing: {}",
                    missing.join(", ")
                ),
                since: None,
                next_step: format!(
                    "Add {}",
                    missing.first().copied().unwrap_or("what is missing")
                ),
            }
        });
    }
    level_supported(book, practice, today, found);
}

fn reviewed_in_time(book: &Book, practice: &Record, today: Day, found: &mut Found) {
    let Some(reviewed) = practice.day("reviewed_on") else {
        return;
    };
    let Some(due) = next_review(book, practice, today).filter(|due| *due < today) else {
        return;
    };
    found.add(Severity::Amber, practice, "review-overdue", 30, || Told {
        rule_words: "each practice is reviewed on its cadence",
        chip: words::due(due, today).replace("overdue", "review overdue"),
        message: format!("{} is past its review", book.title(practice)),
        inputs: format!(
            "reviewed {}, {}",
            reviewed.near(today),
            cadence(book, practice).words()
        ),
        since: Some(due.plus_days(1)),
        next_step: "Read it through and set the review date".into(),
    });
}

fn level_supported(book: &Book, practice: &Record, today: Day, found: &mut Found) {
    let supported = maturity::supported(book, practice, today);
    let claimed = practice.level("claimed");
    let Some(claimed) = claimed.filter(|claimed| *claimed > supported) else {
        return;
    };
    found.add(Severity::Amber, practice, "level-not-supported", 45, || {
        Told {
            rule_words: "a level stands on evidence that still counts",
            chip: format!("claimed {claimed}, supported {supported}"),
            message: format!(
                "{} claims level {claimed} and evidence carries {supported}",
                book.title(practice)
            ),
            inputs: format!("claimed {claimed}, evidence that counts today carries {supported}"),
            since: lapsed(book, practice, today),
            next_step: format!(
                "Add dated evidence for level {}, or claim {supported}",
                supported + 1
            ),
        }
    });
}

/// The day after the most recent evidence lapsed, when it was evidence that took the level away.
fn lapsed(book: &Book, practice: &Record, today: Day) -> Option<Day> {
    let ends = maturity::evidence(book, practice)
        .filter_map(|piece| piece.counts_until)
        .filter(|until| *until < today);
    ends.max().map(|until| until.plus_days(1))
}
