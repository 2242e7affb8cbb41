//! People who have left and still own something.

use crate::{Book, Day, Finding, Record, Severity, words};

pub(super) fn find(book: &Book, person: &Record, today: Day, found: &mut Vec<Finding>) {
    let Some(last) = person.day("left_on").filter(|last| *last < today) else {
        return;
    };
    let owned: Vec<String> = book
        .referred_by(person.id)
        .filter(|(record, field)| {
            matches!(*field, "owner" | "lead") && record.kind != "step" && record.kind != "action"
        })
        .filter(|(record, _)| record.text("status") != Some("not applicable"))
        .map(|(record, _)| book.title(record))
        .collect();
    if owned.is_empty() {
        return;
    }
    let name = book.title(person);
    found.push(Finding {
        severity: Severity::Red,
        record: person.id,
        rule: "leaver-owns",
        rule_words: "whoever has left owns nothing",
        chip: "left, still owner".into(),
        message: format!(
            "{name} left on {} and still owns {}",
            last.near(today),
            words::counted(owned.len(), "thing", "things")
        ),
        inputs: words::listed(&owned),
        since: Some(last.plus_days(1)),
        next_step: format!(
            "Give {} to someone who is here",
            if owned.len() == 1 { "it" } else { "them" }
        ),
        effort_minutes: 10,
    });
}
