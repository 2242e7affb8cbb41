//! What a finished transaction must satisfy before it is written: locks, required fields and the guards of the model.

use crate::{Result, StoreError};
use blueprint_model::{
    Book, Day, Record, RecordId, Value, field::Problem, guard, kind::Lock, lock,
};

pub(crate) use blueprint_model::guard::Originals;

/// Refuses when a record that was locked before the transaction, or a child of one, was changed; what the lock leaves open
/// in the children may change.
pub(crate) fn locks(book: &Book, originals: &Originals, touched: &[RecordId]) -> Result<()> {
    for id in touched {
        let now = book.get(*id);
        let was = originals.get(id).and_then(Option::as_ref);
        let start = was.or(now);
        if let Some(locked) =
            start.and_then(|record| locked_by(book, originals, record, was.is_none()))
            && !was
                .zip(now)
                .is_some_and(|(was, now)| lock::changes_only_what_is_open(book, locked, was, now))
        {
            return Err(StoreError::Locked {
                record: *id,
                message: lock::in_words(book, locked),
            });
        }
    }
    Ok(())
}

/// The locked record that `record` is or belongs to, as things stood before the transaction.
fn locked_by<'a>(
    book: &'a Book,
    originals: &'a Originals,
    record: &'a Record,
    is_new: bool,
) -> Option<&'a Record> {
    let mut at = Some((record, is_new));
    let mut steps = 0;
    while let Some((record, is_new)) = at {
        if !is_new && lock::is_locked(book, record) {
            return Some(record);
        }
        steps += 1;
        at = record
            .parent
            .filter(|_| steps < 32)
            .and_then(|parent| match originals.get(&parent) {
                Some(Some(before)) => Some((before, false)),
                Some(None) => book.get(parent).map(|parent| (parent, true)),
                None => book.get(parent).map(|parent| (parent, false)),
            });
    }
    None
}

/// Whether the record, or one it belongs to, is locked now.
pub(crate) fn is_under_lock(book: &Book, record: &Record) -> bool {
    locked_by(book, &Originals::new(), record, false).is_some()
}

fn lock_of<'a>(book: &'a Book, record: &Record) -> Option<&'a Lock> {
    book.kind_of(record).and_then(|kind| kind.lock.as_ref())
}

/// The records that became locked, with their children, and the labels each is to keep.
pub(crate) fn labels_to_keep(
    book: &Book,
    originals: &Originals,
    touched: &[RecordId],
) -> Vec<(RecordId, Value)> {
    let mut kept = Vec::new();
    for id in touched {
        let Some(record) = book.get(*id) else {
            continue;
        };
        let was_locked = originals
            .get(id)
            .and_then(Option::as_ref)
            .is_some_and(|before| lock::is_locked(book, before));
        let Some(lock) =
            lock_of(book, record).filter(|_| !was_locked && lock::is_locked(book, record))
        else {
            continue;
        };
        let mut family = vec![record];
        let mut at = 0;
        while at < family.len() {
            family.extend(book.all_children(family[at].id));
            at += 1;
        }
        for member in family {
            let labels: serde_json::Map<String, Value> = book
                .links(member)
                .into_iter()
                .filter(|(field, _)| lock.copies.contains(field))
                .filter_map(|(_, target)| {
                    Some((
                        target.to_string(),
                        Value::from(book.title(book.get(target)?)),
                    ))
                })
                .collect();
            if !labels.is_empty() {
                kept.push((member.id, Value::Object(labels)));
            }
        }
    }
    kept
}

/// Refuses when a new record lacks a required field that no template fills.
pub(crate) fn required(book: &Book, originals: &Originals, touched: &[RecordId]) -> Result<()> {
    for id in touched {
        let is_new = matches!(originals.get(id), Some(None));
        let Some(record) = book.get(*id).filter(|_| is_new) else {
            continue;
        };
        let Some(kind) = book.kind_of(record) else {
            continue;
        };
        for field in kind.fields.iter().filter(|field| field.required) {
            if record.value(&field.id).is_none() && book.template_text(record, &field.id).is_none()
            {
                let message = format!("{} must not be empty.", field.label);
                return Err(Problem {
                    field: field.id.clone(),
                    message,
                }
                .into());
            }
        }
    }
    Ok(())
}

/// Asks every guard about everything that a transaction of `today` touched.
pub(crate) fn guards(
    book: &Book,
    originals: &Originals,
    touched: &[RecordId],
    today: Day,
) -> Result<()> {
    Ok(guard::all(book, originals, touched, today)?)
}
