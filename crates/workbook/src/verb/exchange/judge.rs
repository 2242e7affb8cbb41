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
    let only_open = before.is_some_and(|before| {
        let fields = before.fields.keys().chain(after.fields.keys());
        fields
            .filter(|field| before.value(field) != after.value(field))
            .all(|field| lock::is_left_open(was, holder, before, field))
    });
    if only_open {
        return None;
    }
    let kind = was.kind_of(holder)?;
    let since = kind
        .lock
        .as_ref()
        .and_then(|lock| kind.field(&lock.when))
        .map_or("", |field| &field.label);
    Some(format!(
        "“{}” is locked since “{since}” was filled in, and stays as it is. To correct it, make a new {} that corrects it. {}",
        was.title(holder),
        kind.name.one,
        lock::left_open(was, holder)
    ).trim_end().to_owned())
}
