//! History as people read it.

use super::links;
use crate::{
    Workbook,
    contract::{ChangeRow, EntryRow, Failure, HistoryPage},
    target,
};
use blueprint_model::{Book, Day, Op, Record, Value, field, history, text, words};
use blueprint_store::{Entry, LoggedChange};
use std::collections::BTreeSet;

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
    let entries = workbook
        .store()
        .entries(before, PAGE + 1, record.map(|record| record.id))?;
    let more = entries.len() > PAGE;
    let rows = rows(workbook, &entries[..entries.len().min(PAGE)], record);
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
        .entries(None, limit, record.map(|record| record.id))
        .unwrap_or_default();
    rows(workbook, &entries, record)
}

fn rows(workbook: &Workbook, entries: &[Entry], about: Option<&Record>) -> Vec<EntryRow> {
    entries
        .iter()
        .map(|entry| row(workbook, entry, about))
        .collect()
}

fn row(workbook: &Workbook, entry: &Entry, about: Option<&Record>) -> EntryRow {
    let (book, today) = (workbook.book(), workbook.today());
    let records: BTreeSet<_> = entry
        .changes
        .iter()
        .map(|logged| logged.change.record)
        .collect();
    let only = records
        .first()
        .filter(|_| records.len() == 1)
        .and_then(|id| book.get(*id));
    let shown: Vec<&LoggedChange> = entry
        .changes
        .iter()
        .filter(|logged| is_shown(logged, entry.op))
        .collect();
    let own = shown
        .iter()
        .filter(|logged| about.is_none_or(|record| logged.change.record == record.id));
    let own: Vec<&&LoggedChange> = own.collect();
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
        label: workbook.store().describe(entry),
        reason: entry.reason.clone(),
        record: only.map(|record| links::link(book, record)),
        more: super::frame::count(own.len().saturating_sub(SPELLED_OUT)),
        changes: own
            .iter()
            .take(SPELLED_OUT)
            .map(|logged| change(book, logged, only.is_none(), today))
            .collect(),
        undone: entry.taken_back,
    }
}

/// Positions and versions are the program's own business; a new record is named, not spelled out.
fn is_shown(logged: &LoggedChange, op: Op) -> bool {
    let field = logged.change.field.as_str();
    !logged.change.is_structural() && op != Op::Sample || field == history::TRASHED
}

fn change(book: &Book, logged: &LoggedChange, name_record: bool, today: Day) -> ChangeRow {
    let change = &logged.change;
    let record = book.get(change.record);
    let known = record
        .and_then(|record| book.kind_of(record))
        .and_then(|kind| kind.field(&change.field));
    let in_words = |value: &Option<Value>| -> Option<String> {
        let value = value.as_ref()?;
        let spoken = match (known, record) {
            _ if change.field == history::TRASHED => "in the trash".to_owned(),
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
        Some(text::shortened(&spoken, VALUE))
    };
    let label = match change.field.as_str() {
        history::TRASHED => "Trash".to_owned(),
        id => known.map_or_else(|| id.to_owned(), |field| field.label.clone()),
    };
    ChangeRow {
        record: record
            .filter(|_| name_record)
            .map(|record| links::link(book, record)),
        field: label,
        before: in_words(&change.before),
        after: in_words(&change.after),
        blanked: logged.blanked,
    }
}
