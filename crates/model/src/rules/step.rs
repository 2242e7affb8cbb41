//! Steps and actions: open, done, due and overdue, and whether they can start at all.

use super::{Found, Told, owner};
use crate::{Book, Day, Record, Severity, words};

/// Days before its due day in which an open step is named as due soon.
pub const SOON_DAYS: i64 = 1;

/// Adds what is wrong with an open step.
pub(super) fn find(book: &Book, step: &Record, today: Day, found: &mut Found) {
    let settled = step
        .parent
        .and_then(|id| book.get(id))
        .is_some_and(|practice| practice.text("status") == Some("not applicable"));
    if !settled {
        to_do(book, step, "step", today, found);
    }
}

/// The rules that steps and actions share; `noun` is what the record is called.
pub(super) fn to_do(book: &Book, record: &Record, noun: &str, today: Day, found: &mut Found) {
    if record.day("done_on").is_some() {
        return;
    }
    let owner = record.reference("owner").and_then(|id| book.get(id));
    if let Some(due) = record
        .day("due")
        .filter(|due| *due <= today.plus_days(SOON_DAYS))
    {
        let late = due < today;
        let (severity, rule) = if late {
            (Severity::Red, "overdue")
        } else {
            (Severity::Amber, "due-soon")
        };
        found.add(severity, record, rule, 15, || Told {
            rule_words: "an open step is done by its due date",
            chip: words::due(due, today),
            message: book.title(record),
            inputs: format!(
                "due {}, {}",
                due.with_weekday(today),
                owner.map_or_else(
                    || "no owner".to_owned(),
                    |person| format!("owner {}", book.title(person)),
                )
            ),
            since: late.then(|| due.plus_days(1)),
            next_step: if late {
                format!("Finish the {noun}, or agree on a new date")
            } else {
                format!("Finish the {noun}")
            },
        });
    }
    owner::gone(book, record, "sees it through", today, found);
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
