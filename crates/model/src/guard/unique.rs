//! Keys: within one parent, no two lines say the same.

use super::{Originals, Refusal};
use crate::{Book, FieldType, Kind, Record, RecordId, field, text};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Refuses when a touched line has the key of another line of its parent. Judged once for a whole transaction, so that ten
/// thousand imported lines are compared once and not ten thousand times. Records without a parent may share a key: an
/// import reports that, and people may really have the same name.
///
/// # Errors
/// The first line whose key another line has.
pub fn keys_are_unique(
    book: &Book,
    originals: &Originals,
    touched: &[RecordId],
) -> Result<(), Refusal> {
    let mut groups: BTreeMap<RecordId, HashMap<&str, HashSet<RecordId>>> = BTreeMap::new();
    for id in touched {
        let Some(record) = book.get(*id).filter(|record| record.trashed.is_none()) else {
            continue;
        };
        let Some((kind, parent)) = book.kind_of(record).zip(record.parent) else {
            continue;
        };
        let before = originals.get(id).and_then(Option::as_ref);
        let same = |before: &Record| {
            before.trashed.is_none()
                && before.parent == record.parent
                && kind
                    .key
                    .iter()
                    .all(|field| before.value(field) == record.value(field))
        };
        if !kind.key.is_empty() && !before.is_some_and(same) {
            let lines = groups.entry(parent).or_default();
            lines.entry(record.kind.as_str()).or_default().insert(*id);
        }
    }
    for (parent, kinds) in groups {
        for (kind, concerned) in kinds {
            let Some(kind) = book.catalogue().kind(kind) else {
                continue;
            };
            one_group(book, kind, parent, &concerned)?;
        }
    }
    Ok(())
}

fn one_group(
    book: &Book,
    kind: &Kind,
    parent: RecordId,
    concerned: &HashSet<RecordId>,
) -> Result<(), Refusal> {
    let mut seen: HashMap<Vec<String>, &Record> = HashMap::new();
    for line in book.all_children(parent) {
        if line.kind != *kind.id.as_str() || line.trashed.is_some() {
            continue;
        }
        let key = key(kind, line);
        if key.iter().all(String::is_empty) {
            continue;
        }
        if let Some(other) = seen.insert(key, line)
            && (concerned.contains(&line.id) || concerned.contains(&other.id))
        {
            return Err(refusal(book, kind, line));
        }
    }
    Ok(())
}

/// The key of a line, folded so that case and accents make no difference.
fn key(kind: &Kind, line: &Record) -> Vec<String> {
    let one = |field: &String| match line.value(field) {
        None => String::new(),
        Some(value) => value
            .as_str()
            .map_or_else(|| value.to_string(), text::folded),
    };
    kind.key.iter().map(one).collect()
}

fn refusal(book: &Book, kind: &Kind, line: &Record) -> Refusal {
    let parts: Vec<String> = kind
        .key
        .iter()
        .filter_map(|id| kind.field(id))
        .filter(|field| line.value(&field.id).is_some())
        .map(|described| match described.kind {
            FieldType::Date => line
                .day(&described.id)
                .map_or_else(String::new, crate::Day::long),
            _ => field::shown(book, line, described, crate::Day::EPOCH),
        })
        .collect();
    Refusal {
        field: kind.key.first().cloned(),
        message: format!(
            "There is already a line with {} among the {} here. Edit that one, or change what tells them apart.",
            parts
                .iter()
                .map(|part| format!("“{part}”"))
                .collect::<Vec<_>>()
                .join(", "),
            kind.name.many
        ),
    }
}
