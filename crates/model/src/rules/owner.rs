//! Sheets that need a name beside them: no owner, or one who has left.

use super::{Found, Told};
use crate::{Book, Day, Record, Severity};

/// The kinds whose own rules say that the owner has left; the person's page does not count them again.
pub const TOLD_BY_THE_RECORD: &[&str] =
    &["step", "action", "flag", "critical-path", "process-issue"];

/// The last day of whoever a field names, when it has passed.
pub fn left(book: &Book, record: &Record, field: &str, today: Day) -> Option<Day> {
    let person = book.get(record.reference(field)?)?;
    person.day("left_on").filter(|last| *last < today)
}

/// Adds that nobody, or somebody who is gone, is the one who `does`.
pub(super) fn find(book: &Book, record: &Record, does: &str, today: Day, found: &mut Found) {
    if record.value("owner").is_none() {
        found.add(Severity::Amber, record, "no-owner", 5, || Told {
            rule_words: "each line has an owner",
            chip: "no owner".into(),
            message: format!("{} has no owner", book.title(record)),
            inputs: "owner empty".into(),
            since: None,
            next_step: format!("Name the person who {does}"),
        });
    }
    gone(book, record, does, today, found);
}

/// Adds that somebody who has left is the one who `does`.
pub(super) fn gone(book: &Book, record: &Record, does: &str, today: Day, found: &mut Found) {
    if let Some(last) = left(book, record, "owner", today) {
        found.add(Severity::Red, record, "owner-left", 5, || Told {
            rule_words: "whoever owns a line still works here",
            chip: "owner left".into(),
            message: format!(
                "“{}” belongs to {}, who has left",
                book.title(record),
                book.reference_title(record, "owner").unwrap_or_default()
            ),
            inputs: format!("last day {}", last.near(today)),
            since: Some(last.plus_days(1)),
            next_step: format!("Name someone who is here and {does}"),
        });
    }
}
