//! History as people read it.

use super::links;
use crate::{
    Workbook,
    contract::{ChangeRow, EntryRow, Failure, HistoryPage},
    target,
};
use blueprint_model::{Book, Day, Op, Record, RecordId, Value, field, history, text, words};
use blueprint_store::{BriefEntry, LoggedChange};

/// Entries on one page of history.
const PAGE: usize = 50;
/// Changes of one entry that are spelled out.
const SPELLED_OUT: usize = 6;
/// Characters of a value before it is cut.
const VALUE: usize = 160;

/// A stretch of history, latest first.
///
/// # Errors
/// When the record is not there or the file cannot be read.
pub fn history(
    workbook: &Workbook,
    named: Option<&str>,
    before: Option<u64>,
) -> Result<HistoryPage, Failure> {
    let record = named
        .map(|named| target::find(workbook.book(), named))
        .transpose()?;
    let entries = workbook.store().brief_entries(
        before,
        PAGE + 1,
        record.map(|record| record.id),
        SPELLED_OUT,
    )?;
    let more = entries.len() > PAGE;
    let rows = rows(workbook, &entries[..entries.len().min(PAGE)]);
    let head = workbook.store().head();
    let seq = i64::try_from(head.seq).unwrap_or(i64::MAX);
    Ok(HistoryPage {
        before: rows.last().filter(|_| more).map(|row| row.seq),
        entries: rows,
        head: words::hash_groups(&head.hash, 16),
        words: format!(
            "{} {}",
            words::thousands(seq),
            if seq == 1 { "entry" } else { "entries" }
        ),
    })
}

/// The latest entries, of one record or of all; empty when the history cannot be read.
pub(super) fn latest(workbook: &Workbook, limit: usize, record: Option<&Record>) -> Vec<EntryRow> {
    let entries = workbook
        .store()
        .brief_entries(None, limit, record.map(|record| record.id), SPELLED_OUT)
        .unwrap_or_default();
    rows(workbook, &entries)
}

fn rows(workbook: &Workbook, entries: &[BriefEntry]) -> Vec<EntryRow> {
    entries.iter().map(|entry| row(workbook, entry)).collect()
}

fn row(workbook: &Workbook, brief: &BriefEntry) -> EntryRow {
    let (book, today) = (workbook.book(), workbook.today());
    let entry = &brief.entry;
    let only = brief.only.and_then(|id| book.get(id));
    // The sample is made whole; spelling its first fields out says nothing.
    let told: &[LoggedChange] = if entry.op == Op::Sample {
        &[]
    } else {
        &entry.changes
    };
    let day = entry.at.day();
    EntryRow {
        seq: entry.seq,
        when: if day == today {
            entry.at.clock()
        } else {
            day.near(today)
        },
        exact: format!("{}, {}", day.in_full(), entry.at.clock()),
        day: day.in_full(),
        actor: entry
            .actor_name
            .clone()
            .unwrap_or_else(|| "name blanked".into()),
        label: brief.label.clone(),
        reason: entry.reason.clone(),
        record: only.map(|record| links::link(book, record)),
        more: super::frame::count(if told.is_empty() {
            0
        } else {
            brief.fields.saturating_sub(told.len())
        }),
        changes: told
            .iter()
            .map(|logged| change(book, logged, only.is_none(), today))
            .collect(),
        undone: entry.taken_back,
    }
}

fn change(book: &Book, logged: &LoggedChange, name_record: bool, today: Day) -> ChangeRow {
    let record = book.get(logged.change.record);
    ChangeRow {
        record: record
            .filter(|_| name_record)
            .map(|record| links::link(book, record)),
        ..net(book, record, logged, today, VALUE)
    }
}

/// A change in words of `most` letters, without its record; `record` tells the kind and stands in where it is gone.
pub(super) fn net(
    book: &Book,
    record: Option<&Record>,
    logged: &LoggedChange,
    today: Day,
    most: usize,
) -> ChangeRow {
    let change = &logged.change;
    let known = record
        .and_then(|record| book.kind_of(record))
        .and_then(|kind| kind.field(&change.field));
    let in_words = |value: &Option<Value>| -> Option<String> {
        let value = value.as_ref()?;
        let spoken = match (known, record) {
            _ if change.field == history::TRASHED => "in the trash".to_owned(),
            _ if change.field == history::PARENT => title_of(book, value),
            (Some(known), Some(record)) => {
                let mut then = record.clone();
                then.labels = None;
                then.fields.insert(change.field.clone(), value.clone());
                field::shown(book, &then, known, today)
            }
            _ => value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned),
        };
        Some(text::shortened(&spoken, most))
    };
    let label = match change.field.as_str() {
        history::TRASHED => "Trash".to_owned(),
        history::PARENT => "Belongs to".to_owned(),
        id => known.map_or_else(|| id.to_owned(), |field| field.label.clone()),
    };
    ChangeRow {
        record: None,
        field: label,
        before: in_words(&change.before),
        after: in_words(&change.after),
        blanked: logged.blanked,
    }
}

fn title_of(book: &Book, value: &Value) -> String {
    let record = RecordId::from_value(value).and_then(|id| book.get(id));
    record.map_or_else(
        || "a record that is gone".to_owned(),
        |record| book.title(record),
    )
}
