//! What the write door would refuse, told for each row before anything is written.

use super::problem::CellError;
use blueprint_model::{
    Book, Day, Record,
    guard::{GUARDS, Originals, Write},
    lock,
};

/// Why a row would be refused by a lock or a guard: with the field it is about, when it is about one. `after` stands in
/// `book`; `originals` are all records of the import as they were; `today` is
/// the day of the import.
pub(super) fn refusal(
    book: &Book,
    was: &Book,
    originals: &Originals,
    after: &Record,
    today: Day,
) -> Option<(Option<String>, CellError)> {
    if let Some(message) = locked(was, after) {
        return Some((None, CellError::of_row(message)));
    }
    let write = Write {
        before: was.get(after.id),
        after,
        book,
        originals,
        today,
    };
    let refused = GUARDS.iter().find_map(|guard| guard(&write).err())?;
    Some((refused.field, CellError::of_row(refused.message)))
}

/// Says so when a record, or one it belongs to, was locked before the import, and the row changes more than its lock leaves open.
fn locked(was: &Book, after: &Record) -> Option<String> {
    let before = was.get(after.id);
    let above = || after.parent.and_then(|id| was.get(id));
    let holder = lock::holder(was, before.or_else(above)?)?;
    if before.is_some_and(|before| lock::changes_only_what_is_open(was, holder, before, after)) {
        return None;
    }
    Some(lock::in_words(was, holder))
}
