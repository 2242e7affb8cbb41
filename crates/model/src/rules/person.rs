//! People who have left and still own something.

use super::{Found, Told, owner::TOLD_BY_THE_RECORD};
use crate::{Book, Day, Record, Severity, leaver, words};

pub(super) fn find(book: &Book, person: &Record, today: Day, found: &mut Found) {
    let Some(last) = person.day("left_on").filter(|last| *last < today) else {
        return;
    };
    let owned: Vec<&Record> = leaver::owned(book, person, today)
        .filter(|record| !TOLD_BY_THE_RECORD.contains(&record.kind.as_str()))
        .collect();
    if owned.is_empty() {
        return;
    }
    found.add(Severity::Red, person, "leaver-owns", 10, || Told {
        rule_words: "whoever has left owns nothing",
        chip: "left, still owner".into(),
        message: format!(
            "{} left on {} and still owns {}",
            book.title(person),
            last.near(today),
            words::counted(owned.len(), "thing", "things")
        ),
        inputs: words::listed(
            &owned
                .iter()
                .map(|record| book.title(record))
                .collect::<Vec<String>>(),
        ),
        since: Some(last.plus_days(1)),
        next_step: format!(
            "Give {} to someone who is here",
            if owned.len() == 1 { "it" } else { "them" }
        ),
    });
}
