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

/// Whether a record under the lock of `holder` changes in nothing but what the lock leaves open.
pub fn changes_only_what_is_open(
    book: &Book,
    holder: &Record,
    before: &Record,
    after: &Record,
) -> bool {
    let stands = before.parent == after.parent
        && before.position == after.position
        && before.number == after.number
        && before.kind == after.kind
        && before.template == after.template
        && before.trashed == after.trashed
        && before.labels == after.labels;
    let mut fields = before.fields.keys().chain(after.fields.keys());
    stands
        && fields.all(|field| {
            before.value(field) == after.value(field) || is_left_open(book, holder, before, field)
        })
}

/// Why what belongs to `holder` stays as it is, what to do instead, and what stays open all the same.
pub fn in_words(book: &Book, holder: &Record) -> String {
    let kind = book.kind_of(holder);
    let when = lock_of(book, holder).map_or("", |lock| lock.when.as_str());
    let since = kind
        .and_then(|kind| kind.field(when))
        .map_or(when, |field| &field.label);
    let words = format!(
        "“{}” is locked since “{since}” was filled in, and stays as it is. To correct it, make a new {} that corrects it. {}",
        book.title(holder),
        kind.map_or(holder.kind.as_str(), |kind| &kind.name.one),
        left_open(book, holder)
    );
    words.trim_end().to_owned()
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
