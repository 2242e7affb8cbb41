//! Locks: which record holds another fast, and what stays open all the same because it is followed up later.

use crate::{Book, Record, kind::Lock, words};

fn lock_of<'a>(book: &'a Book, record: &Record) -> Option<&'a Lock> {
    book.kind_of(record).and_then(|kind| kind.lock.as_ref())
}

/// Whether the record itself has what locks its kind.
pub fn is_locked(book: &Book, record: &Record) -> bool {
    lock_of(book, record).is_some_and(|lock| record.value(&lock.when).is_some())
}

/// The locked record that a record is, or is a child of; a child of a child counts too.
pub fn holder<'a>(book: &'a Book, record: &'a Record) -> Option<&'a Record> {
    let mut at = Some(record);
    // Records belong to each other three deep at most; the bound holds against a damaged file.
    for _ in 0..32 {
        let record = at?;
        if is_locked(book, record) {
            return Some(record);
        }
        at = record.parent.and_then(|parent| book.get(parent));
    }
    None
}

/// Whether a field can be written although `holder` is locked: one of its children's that its lock leaves open.
pub fn is_left_open(book: &Book, holder: &Record, record: &Record, field: &str) -> bool {
    holder.id != record.id
        && lock_of(book, holder).is_some_and(|lock| lock.open.iter().any(|open| open == field))
}

/// What a lock leaves open, as a sentence: `“Removed on” of its access decisions stays open.` Empty when it leaves nothing.
pub fn left_open(book: &Book, holder: &Record) -> String {
    let Some((kind, lock)) = book.kind_of(holder).zip(lock_of(book, holder)) else {
        return String::new();
    };
    let children = kind.children.iter();
    let sentences: Vec<String> = children
        .filter_map(|child| book.catalogue().kind(child.as_str()))
        .filter_map(|child| {
            let labels: Vec<String> = lock
                .open
                .iter()
                .filter_map(|open| child.field(open))
                .map(|field| format!("“{}”", field.label))
                .collect();
            (!labels.is_empty()).then(|| {
                format!(
                    "{} of its {} {} open.",
                    words::listed(&labels),
                    child.name.many,
                    if labels.len() == 1 { "stays" } else { "stay" }
                )
            })
        })
        .collect();
    sentences.join(" ")
}
