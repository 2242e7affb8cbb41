//! What the write door would refuse, told for each row before anything is written.

use super::problem::CellError;
use blueprint_model::{Book, Record, guard::GUARDS};

/// Why a row would be refused by a lock or a guard: with the field it is about, when it is about one. `after` stands in `book`.
pub(super) fn refusal(
    book: &Book,
    was: &Book,
    after: &Record,
) -> Option<(Option<String>, CellError)> {
    if let Some(message) = locked(was, after) {
        return Some((None, CellError::of_row(message)));
    }
    let before = was.get(after.id);
    let refused = GUARDS
        .iter()
        .find_map(|guard| guard(before, after, book).err())?;
    Some((refused.field, CellError::of_row(refused.message)))
}

/// Says so when a record, or one it belongs to, was locked before the import.
fn locked(was: &Book, after: &Record) -> Option<String> {
    let own = was.get(after.id);
    let above = || after.parent.and_then(|id| was.get(id));
    let mut at = own.or_else(above);
    // A record belongs to few others; a ring of parents ends here, too.
    for _ in 0..32 {
        let record = at?;
        let kind = was.kind_of(record);
        let lock = kind
            .and_then(|kind| kind.lock.as_ref())
            .filter(|lock| record.value(&lock.when).is_some());
        if let (Some(lock), Some(kind)) = (lock, kind) {
            let since = kind.field(&lock.when).map_or("", |field| &field.label);
            return Some(format!(
                "“{}” is locked since “{since}” was filled in, and stays as it is. To correct it, make a new {} that corrects it.",
                was.title(record),
                kind.name.one
            ));
        }
        at = record.parent.and_then(|id| was.get(id));
    }
    None
}
