//! Steps and actions: open, done, due and overdue, and whether they can start at all.

use crate::{Book, Day, Finding, Record, Severity, words};

/// Days before its due day in which an open step is named as due soon.
pub const SOON_DAYS: i64 = 1;

/// Adds what is wrong with an open step.
pub(super) fn find(book: &Book, step: &Record, today: Day, found: &mut Vec<Finding>) {
    let settled = step
        .parent
        .and_then(|id| book.get(id))
        .is_some_and(|practice| practice.text("status") == Some("not applicable"));
    if !settled {
        to_do(book, step, "step", today, found);
    }
}

/// The rules that steps and actions share; `noun` is what the record is called.
pub(super) fn to_do(
    book: &Book,
    record: &Record,
    noun: &str,
    today: Day,
    found: &mut Vec<Finding>,
) {
    if record.day("done_on").is_some() {
        return;
    }
    let title = book.title(record);
    let owner = record.reference("owner").and_then(|id| book.get(id));
    let owner_words = owner.map_or_else(
        || "no owner".to_owned(),
        |person| format!("owner {}", book.title(person)),
    );
    if let Some(due) = record
        .day("due")
        .filter(|due| *due <= today.plus_days(SOON_DAYS))
    {
        let late = due < today;
        found.push(Finding {
            severity: if late { Severity::Red } else { Severity::Amber },
            record: record.id,
            rule: if late { "overdue" } else { "due-soon" },
            rule_words: "an open step is done by its due date",
            chip: words::due(due, today),
            message: title.clone(),
            inputs: format!("due {}, {owner_words}", due.with_weekday(today)),
            since: late.then(|| due.plus_days(1)),
            next_step: if late {
                format!("Finish the {noun}, or agree on a new date")
            } else {
                format!("Finish the {noun}")
            },
            effort_minutes: 15,
        });
    }
    if let Some(person) =
        owner.filter(|person| person.day("left_on").is_some_and(|last| last < today))
    {
        found.push(Finding {
            severity: Severity::Red,
            record: record.id,
            rule: "owner-left",
            rule_words: "whoever owns an open step still works here",
            chip: "owner left".into(),
            message: format!("“{title}” belongs to {}, who has left", book.title(person)),
            inputs: format!(
                "last day {}",
                person
                    .day("left_on")
                    .map(|day| day.near(today))
                    .unwrap_or_default()
            ),
            since: person.day("left_on").map(|day| day.plus_days(1)),
            next_step: "Give it to someone who is here".into(),
            effort_minutes: 5,
        });
    }
}

/// What keeps an open step from starting: `cannot start`, in the words of the missing part.
pub fn cannot_start(step: &Record) -> Option<&'static str> {
    let open = step.day("done_on").is_none();
    match (
        open,
        step.value("owner").is_some(),
        step.value("due").is_some(),
    ) {
        (true, false, false) => Some("no owner and no date"),
        (true, false, true) => Some("no owner"),
        _ => None,
    }
}
