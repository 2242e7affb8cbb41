//! Writes what a transaction changed: record rows, links, words for the search, the entry and its changes.

use crate::chain::{canonical, entry_hash};
use crate::history::ChainHead;
use crate::table::{
    self,
    change::ChangeRow,
    entry::{Blankable, EntryRow},
};
use crate::{Actor, Env, Result, TransactOptions, search};
use blueprint_model::{Book, Change, Op, Record, RecordId, Timestamp, Value, history};
use rusqlite::Connection;
use std::collections::BTreeSet;

/// The entry to be written, without what follows from the history before it.
pub(crate) struct Draft<'a> {
    pub actor: &'a Actor,
    pub op: Op,
    pub options: &'a TransactOptions,
    pub at: Timestamp,
    pub undoes: Option<u64>,
    /// The group to join; its own when `None`.
    pub group: Option<u64>,
}

/// Appends an entry with its changes and gives the new head.
pub(crate) fn entry(
    conn: &Connection,
    env: &dyn Env,
    head: ChainHead,
    draft: &Draft<'_>,
    changes: &[Change],
) -> Result<ChainHead> {
    let seq = head.seq + 1;
    let mut row = EntryRow {
        seq,
        id: env.new_id().to_string(),
        group: draft.group.unwrap_or(seq),
        actor: draft.actor.id.to_string(),
        actor_name: Blankable::salted(Some(draft.actor.name.clone()), || env.salt()),
        author: draft.actor.person.map(|id| id.to_string()),
        approver: draft.options.approver.map(|id| id.to_string()),
        at: draft.at.to_string(),
        op: draft.op.id(),
        reason: Blankable::salted(draft.options.reason.clone(), || env.salt()),
        undoes: draft.undoes,
        prev_hash: head.hash.to_vec(),
        hash: Vec::new(),
    };
    // What a redaction removes is blank from the start; only what it leaves can be read.
    let before = |text: Option<String>| match (draft.op, Blankable::salted(text, || env.salt())) {
        (Op::Redact, value) => value.blanked(),
        (_, value) => value,
    };
    let mut rows = Vec::with_capacity(changes.len());
    for (n, change) in (0..).zip(changes) {
        let stored = |value: &Option<Value>| value.as_ref().map(canonical).transpose();
        rows.push(ChangeRow {
            entry: seq,
            n,
            record: change.record.to_string(),
            field: change.field.clone(),
            before: before(stored(&change.before)?),
            after: Blankable::salted(stored(&change.after)?, || env.salt()),
        });
    }
    let hash = entry_hash(&row, &rows)?;
    row.hash = hash.to_vec();
    table::entry::insert(conn, &row)?;
    for change in &rows {
        table::change::insert(conn, change)?;
    }
    Ok(ChainHead { seq, hash })
}

/// Brings the rows of records in line with the book, each with what it was before: first their own and their links, then their
/// words. The words come last together because the index writes what it has gathered to its tables before any other kind of
/// statement, and a thousand small writes take ten times as long as one.
pub(crate) fn records<'a>(
    conn: &Connection,
    book: &Book,
    changed: impl Iterator<Item = (RecordId, Option<&'a Record>)>,
) -> Result<()> {
    let mut words: Vec<(i64, Option<(String, String)>)> = Vec::new();
    for (id, before) in changed {
        let Some(record) = book.get(id) else {
            table::link::remove(conn, id)?;
            words.extend(table::record::remove(conn, id)?.map(|row| (row, None)));
            continue;
        };
        let row = table::record::put(conn, record)?;
        let links = book.links(record);
        if before.map(|before| book.links(before)) != Some(links.clone()) {
            table::link::replace(conn, id, &links)?;
        }
        let now = search::words_of(book, record);
        if before.map(|before| search::words_of(book, before)) != Some(now.clone()) {
            words.push((row, now));
        }
    }
    for (row, words) in words {
        match words {
            Some((title, body)) => table::search::replace(conn, row, &title, &body)?,
            None => table::search::remove(conn, row)?,
        }
    }
    Ok(())
}

/// The changes that lead from one state of a record to another; empty when nothing but its times differs.
pub(crate) fn changes_between(before: Option<&Record>, after: Option<&Record>) -> Vec<Change> {
    let (old, new) = match (before, after) {
        (None, None) => return Vec::new(),
        (None, Some(after)) => return after.as_changes(),
        (Some(before), None) => return before.as_changes().iter().map(Change::inverse).collect(),
        (Some(before), Some(after)) => (before.as_changes(), after.as_changes()),
    };
    let find = |all: &[Change], field: &str| {
        all.iter()
            .find(|change| change.field == field)
            .and_then(|change| change.after.clone())
    };
    let structural = [
        history::KIND,
        history::NUMBER,
        history::PARENT,
        history::POSITION,
        history::TEMPLATE,
        history::TEMPLATE_VERSION,
        history::TRASHED,
        history::LABELS,
    ];
    let own: BTreeSet<&str> = old
        .iter()
        .chain(&new)
        .map(|change| change.field.as_str())
        .filter(|field| !field.starts_with('@'))
        .collect();
    let all = structural.into_iter().chain(own);
    let record = old[0].record;
    all.filter_map(|field| {
        let (before, after) = (find(&old, field), find(&new, field));
        (before != after).then(|| Change {
            record,
            field: field.to_owned(),
            before,
            after,
        })
    })
    .collect()
}
