//! Saves what can still be read of a damaged file into a new one: the records, and the history as far as its chain is whole.

use crate::history::ChainHead;
use crate::table::{self, change::ChangeRow, entry::EntryRow};
use crate::{Actor, Store, write::Draft};
use crate::{
    Result, Setup, StoreError, chain, connection, copy, door::TransactOptions, open, schema,
    search, write,
};
use blueprint_model::{Book, Change, Op, Record};
use rusqlite::Connection;
use std::collections::BTreeSet;
use std::path::{Path, absolute};

/// What was saved of a damaged file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Salvaged {
    /// Records in the new file.
    pub records: usize,
    /// Entries of the old history that were carried over.
    pub entries: u64,
    /// Attachments that were carried over.
    pub attachments: usize,
    /// What could not be saved, one sentence each.
    pub lost: Vec<String>,
}

/// Copies what can be read of the file at `path` into a new workbook at `to`. The damaged file is not touched.
///
/// # Errors
/// `Exists`; `NotAWorkbook`; `NothingLeft` when nothing can be read.
pub fn salvage(path: &Path, to: &Path, setup: &Setup, actor: &Actor) -> Result<Salvaged> {
    let path = open::real(path)?;
    let to = absolute(to).map_err(StoreError::io(to))?;
    crate::identity::FileIdentity::of(&path)?;
    let (old, _private) = open::reader(&path).map_err(|error| match error {
        StoreError::Damaged(_) => StoreError::NothingLeft(path.clone()),
        other => other,
    })?;
    let mut lost = Vec::new();
    let records = readable_records(&old, setup, &mut lost);
    if records.is_empty() {
        return Err(StoreError::NothingLeft(path));
    }
    let mut salvaged = Salvaged {
        records: 0,
        entries: 0,
        attachments: 0,
        lost,
    };
    copy::into_place(&to, |temporary| {
        let conn = connection::create(temporary)?;
        let transaction = conn.unchecked_transaction()?;
        schema::create(&transaction)?;
        let id = table::setting::meta(&old, "workbook")
            .ok()
            .flatten()
            .unwrap_or_else(|| setup.env.new_id().to_string());
        table::setting::set_meta(&transaction, "workbook", &id)?;
        aside(&old, &transaction, &mut salvaged);
        fill(&old, &transaction, setup, actor, &records, &mut salvaged)?;
        transaction.commit()?;
        conn.close().map_err(|(_, error)| error.into())
    })?;
    Ok(salvaged)
}

/// Writes what an open workbook has in memory into a new file, with the attachments that can still be read.
pub(crate) fn from_memory(store: &Store, temporary: &Path) -> Result<()> {
    let conn = connection::create(temporary)?;
    let transaction = conn.unchecked_transaction()?;
    schema::create(&transaction)?;
    table::setting::set_meta(&transaction, "workbook", &store.workbook.to_string())?;
    let mut salvaged = Salvaged {
        records: 0,
        entries: 0,
        attachments: 0,
        lost: Vec::new(),
    };
    aside(&store.conn, &transaction, &mut salvaged);
    let nobody = Actor {
        id: uuid::Uuid::nil(),
        name: store.setup.program.clone(),
        person: None,
    };
    let past = Book::new(store.setup.catalogue.clone());
    write_all(
        &transaction,
        &store.setup,
        &nobody,
        &past,
        &store.book,
        ChainHead::EMPTY,
    )?;
    transaction.commit()?;
    conn.close().map_err(|(_, error)| error.into())
}

/// Every record that can be read from either end of the table.
fn readable_records(old: &Connection, setup: &Setup, lost: &mut Vec<String>) -> Book {
    let mut book = Book::new(setup.catalogue.clone());
    if let Err(error) = table::record::each(old, |record| book.put(record)) {
        lost.push(format!(
            "Some records may be missing: {}",
            open::sentence(error)
        ));
        let put_missing = |record: Record| {
            if book.get(record.id).is_none() {
                book.put(record);
            }
        };
        // What can be read from the other end is read until the damage is met again.
        let _ = table::record::each_backwards(old, put_missing);
    }
    book
}

/// Settings, templates and attachments, each as far as it can be read.
fn aside(old: &Connection, new: &Connection, salvaged: &mut Salvaged) {
    for (key, value) in table::setting::list(old).unwrap_or_default() {
        if table::setting::set(new, &key, Some(&value)).is_err() {
            salvaged.lost.push(format!("The setting {key}."));
        }
    }
    for file in table::template::list(old).unwrap_or_default() {
        if table::template::put(new, &file).is_err() {
            salvaged.lost.push(format!("The template {}.", file.path));
        }
    }
    for (sha256, media_type, _) in table::attachment::list(old).unwrap_or_default() {
        let sound = table::attachment::find(old, &sha256).ok().flatten();
        let sound = sound.filter(|row| chain::hex(&chain::sha256(&row.bytes)) == sha256);
        match sound.map(|row| table::attachment::insert(new, &sha256, &media_type, &row.bytes)) {
            Some(Ok(())) => salvaged.attachments += 1,
            _ => salvaged.lost.push(format!("The attachment {sha256}.")),
        }
    }
}

fn fill(
    old: &Connection,
    new: &Connection,
    setup: &Setup,
    actor: &Actor,
    found: &Book,
    salvaged: &mut Salvaged,
) -> Result<()> {
    let mut replay = crate::replay::Replay::default();
    let head = history(old, new, &mut replay);
    salvaged.entries = head.seq;
    let last = table::entry::last(old).ok().flatten().map(|row| row.seq);
    if last != Some(head.seq) {
        salvaged
            .lost
            .push(format!("The history after entry {}.", head.seq));
    }
    let past = replay.into_book(Book::new(setup.catalogue.clone()))?;
    let mut book = past.clone();
    let mut numbers = BTreeSet::new();
    for record in found.records() {
        numbers.insert((record.kind.clone(), record.number));
        book.put(record.clone());
    }
    // A record of the history that the table has lost comes back, unless its number was taken since.
    let again: Vec<Record> = past
        .records()
        .filter(|record| found.get(record.id).is_none())
        .cloned()
        .collect();
    for record in again {
        if !numbers.insert((record.kind.clone(), record.number)) {
            book.take(record.id);
        }
    }
    drop_broken_links(&mut book, salvaged);
    write_all(new, setup, actor, &past, &book, head)?;
    for (kind, last) in table::counter::list(old).unwrap_or_default() {
        table::counter::raise(new, &kind, last)?;
    }
    salvaged.records = book.len();
    Ok(())
}

/// Carries entries over as long as each follows from the one before.
fn history(old: &Connection, new: &Connection, replay: &mut crate::replay::Replay) -> ChainHead {
    let mut head = ChainHead::EMPTY;
    while let Some((row, changes, hash)) = next_entry(old, head) {
        let written = table::entry::insert(new, &row).and_then(|()| {
            changes
                .iter()
                .try_for_each(|change| table::change::insert(new, change))
        });
        if written.is_err() || replay.entry(&row, &changes).is_err() {
            break;
        }
        head = ChainHead { seq: row.seq, hash };
    }
    head
}

fn next_entry(
    old: &Connection,
    head: ChainHead,
) -> Option<(EntryRow, Vec<ChangeRow>, chain::Hash)> {
    let row = table::entry::find(old, head.seq + 1).ok().flatten()?;
    let changes = table::change::of_entry(old, row.seq).ok()?;
    let hash = chain::link(&head.hash, &row, &changes).ok()?;
    Some((row, changes, hash))
}

/// A record whose parent is lost goes too; a reference to a lost record is taken out of its field.
fn drop_broken_links(book: &mut Book, salvaged: &mut Salvaged) {
    loop {
        let orphan = book.records().find(|record| {
            record
                .parent
                .is_some_and(|parent| book.get(parent).is_none())
        });
        let Some(orphan) = orphan.map(|record| record.id) else {
            break;
        };
        if let Some(record) = book.take(orphan) {
            salvaged.lost.push(format!(
                "{}, since what it belongs to is lost.",
                record.handle()
            ));
        }
    }
    let mut mended = Vec::new();
    for record in book.records() {
        let broken: BTreeSet<String> = book
            .links(record)
            .into_iter()
            .filter(|(_, target)| book.get(*target).is_none())
            .map(|(field, _)| field)
            .collect();
        if !broken.is_empty() {
            let mut record = record.clone();
            record.fields.retain(|field, _| !broken.contains(field));
            mended.push((record, broken));
        }
    }
    for (record, broken) in mended {
        for field in broken {
            salvaged.lost.push(format!(
                "{field} of {}, since it named a lost record.",
                record.handle()
            ));
        }
        book.put(record);
    }
}

/// Writes the records, with one entry that leads from where the saved history ends to what was found.
fn write_all(
    new: &Connection,
    setup: &Setup,
    actor: &Actor,
    past: &Book,
    book: &Book,
    head: ChainHead,
) -> Result<()> {
    let mut records: Vec<&Record> = book.records().collect();
    records.sort_by_key(|record| record.id);
    let mut changes: Vec<Change> = Vec::new();
    for record in &records {
        changes.extend(write::changes_between(past.get(record.id), Some(record)));
    }
    for gone in past
        .records()
        .filter(|record| book.get(record.id).is_none())
    {
        changes.extend(write::changes_between(Some(gone), None));
    }
    for record in &records {
        let row = table::record::put(new, record)?;
        if let Some((title, body)) = search::words_of(book, record) {
            table::search::replace(new, row, &title, &body)?;
        }
        table::counter::raise(new, record.kind.as_str(), record.number)?;
    }
    for record in &records {
        table::link::replace(new, record.id, &book.links(record))?;
    }
    if changes.is_empty() {
        return Ok(());
    }
    let options = TransactOptions {
        reason: Some("Saved from a damaged file.".into()),
        approver: None,
    };
    let draft = Draft {
        actor,
        op: Op::Import,
        options: &options,
        at: setup.env.now(),
        undoes: None,
        group: None,
    };
    write::entry(new, &*setup.env, head, &draft, &changes)?;
    Ok(())
}
