//! Practices: reviewed in time, owned, and not claimed beyond what the evidence carries.

use crate::{Book, Day, Finding, Record, Severity, cadence::Cadence, maturity, status};

/// How often a practice is reviewed: its own cadence, else its template's, else quarterly.
pub fn cadence(book: &Book, practice: &Record) -> Cadence {
    let own = practice
        .value("cadence")
        .and_then(|value| serde_json::from_value(value.clone()).ok());
    let template = practice
        .template
        .as_deref()
        .and_then(|id| book.catalogue().practice(id));
    own.or_else(|| template.map(crate::practice::PracticeTemplate::review_cadence))
        .unwrap_or(Cadence::QUARTERLY)
}

/// The day the next review is due; `None` until it was reviewed once.
pub fn next_review(book: &Book, practice: &Record) -> Option<Day> {
    practice
        .day("reviewed_on")
        .map(|done| cadence(book, practice).next_after(done))
}

pub(super) fn find(book: &Book, practice: &Record, today: Day, found: &mut Vec<Finding>) {
    let standing = status::of_practice(book, practice, today);
    if standing.shown == status::Status::NotApplicable {
        return;
    }
    let name = book.title(practice);
    let finding = |severity, rule, rule_words, chip: String, message: String| Finding {
        severity,
        record: practice.id,
        rule,
        rule_words,
        chip,
        message,
        inputs: String::new(),
        since: None,
        next_step: String::new(),
        effort_minutes: 30,
    };
    if let Some(due) = next_review(book, practice).filter(|due| *due < today) {
        let chip = crate::words::due(due, today).replace("overdue", "review overdue");
        found.push(Finding {
            inputs: format!(
                "reviewed {}, {}",
                practice
                    .day("reviewed_on")
                    .map(|d| d.near(today))
                    .unwrap_or_default(),
                cadence(book, practice).words()
            ),
            since: Some(due.plus_days(1)),
            next_step: "Read it through and set the review date".into(),
            ..finding(
                Severity::Amber,
                "review-overdue",
                "each practice is reviewed on its cadence",
                chip,
                format!("{name} is past its review"),
            )
        });
    }
    if standing.shown != status::Status::NotStarted && practice.value("owner").is_none() {
        found.push(Finding {
            inputs: format!("status {}, no owner", standing.shown.words()),
            next_step: "Name an owner".into(),
            effort_minutes: 5,
            ..finding(
                Severity::Amber,
                "practice-without-owner",
                "each practice that has begun has an owner",
                "no owner".into(),
                format!("{name} has no owner"),
            )
        });
    }
    if standing.overclaimed() {
        let declared = standing.declared.map_or("", status::Status::words);
        found.push(Finding {
            inputs: format!(
                "declared {declared}, content carries {}; missing: {}",
                standing.earned.words(),
                standing.missing.join(", ")
            ),
            next_step: format!(
                "Add {}",
                standing
                    .missing
                    .first()
                    .copied()
                    .unwrap_or("what is missing")
            ),
            ..finding(
                Severity::Amber,
                "status-not-earned",
                "a status stands only on what is written and evidenced",
                format!("{declared} not earned"),
                format!(
                    "{name} is declared {declared} and its content carries {}",
                    standing.earned.words()
                ),
            )
        });
    }
    let supported = maturity::supported(book, practice, today);
    if let Some(claimed) = practice
        .level("claimed")
        .filter(|claimed| *claimed > supported)
    {
        found.push(Finding {
            inputs: format!("claimed {claimed}, evidence that counts today carries {supported}"),
            since: lapsed(book, practice, today),
            next_step: format!(
                "Add dated evidence for level {}, or claim {supported}",
                supported + 1
            ),
            effort_minutes: 45,
            ..finding(
                Severity::Amber,
                "level-not-supported",
                "a level stands on evidence that still counts",
                format!("claimed {claimed}, supported {supported}"),
                format!("{name} claims level {claimed} and evidence carries {supported}"),
            )
        });
    }
}

/// The day after the most recent evidence lapsed, when it was evidence that took the level away.
fn lapsed(book: &Book, practice: &Record, today: Day) -> Option<Day> {
    let ends = maturity::evidence(book, practice)
        .filter_map(|piece| piece.counts_until)
        .filter(|until| *until < today);
    ends.max().map(|until| until.plus_days(1))
}
