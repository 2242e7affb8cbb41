//! Makes a workbook out of an exchange file: identical to the one it came from, or nothing at all.

use crate::chain::{self, hex, sha256};
use crate::exchange::{
    Exchange, ExchangeAttachment, ExchangeEntry, ExchangeRecord, ExchangeValue, MARK, unhex,
};
use crate::history::ChainHead;
use crate::schema::{self, FORMAT};
use crate::table::{
    self,
    change::ChangeRow,
    entry::{Blankable, EntryRow},
};
use crate::{OpenAs, Result, Setup, Store, StoreError, connection, copy, search, verify};
use base64::{Engine, engine::general_purpose::STANDARD};
use blueprint_model::{Book, Record, catalogue::TemplateFile};
use rusqlite::Connection;
use std::io::Read;
use std::path::{Path, absolute};

/// Makes a new workbook at `path` from an exchange file and opens it for writing.
///
/// # Errors
/// `Exists`; `Malformed`, with line and column, when the text is not an exchange file or does not fit together. Nothing is
/// left behind then.
pub fn import_json(from: impl Read, path: &Path, setup: Setup) -> Result<Store> {
    let path = absolute(path).map_err(StoreError::io(path))?;
    if path.symlink_metadata().is_ok() {
        return Err(StoreError::Exists(path));
    }
    let exchange: Exchange =
        serde_json::from_reader(std::io::BufReader::new(from)).map_err(malformed)?;
    if exchange.format != MARK {
        return Err(whole(format!(
            "it says that it is “{}”, not “{MARK}”.",
            exchange.format.chars().take(40).collect::<String>()
        )));
    }
    if exchange.version > FORMAT {
        return Err(StoreError::TooNew {
            format: exchange.version,
        });
    }
    copy::into_place(&path, |temporary| {
        let conn = connection::create(temporary)?;
        let transaction = conn.unchecked_transaction()?;
        schema::create(&transaction)?;
        fill(&transaction, &exchange, &setup)?;
        transaction
            .commit()
            .map_err(|_| whole("a record refers to one that is not in it.".into()))?;
        let expected = expected_head(&exchange)?;
        let head =
            verify::check_connection(&conn).map_err(|error| whole(crate::open::sentence(error)))?;
        if head != expected {
            return Err(whole("its history does not end as its head says.".into()));
        }
        conn.close().map_err(|(_, error)| error.into())
    })?;
    let store = Store::open(&path, setup, OpenAs::Writer)?.store;
    if store.content_hash()? != exchange.content {
        drop(store);
        std::fs::remove_file(&path).map_err(StoreError::io(&path))?;
        return Err(whole(
            "what it holds is not what its content hash says.".into(),
        ));
    }
    Ok(store)
}

fn malformed(error: serde_json::Error) -> StoreError {
    let text = error.to_string();
    let what = text.split(" at line ").next().unwrap_or(&text);
    StoreError::Malformed {
        line: error.line(),
        column: error.column(),
        what: format!("{what}."),
    }
}

/// A fault that lies in how the parts fit together, so that no line is to blame.
fn whole(what: String) -> StoreError {
    StoreError::Malformed {
        line: 0,
        column: 0,
        what,
    }
}

fn expected_head(exchange: &Exchange) -> Result<ChainHead> {
    let hash = unhex(&exchange.head.hash).and_then(|bytes| chain::Hash::try_from(bytes).ok());
    let hash = hash.ok_or_else(|| whole("its head is not a hash.".into()))?;
    Ok(ChainHead {
        seq: exchange.head.seq,
        hash,
    })
}

fn fill(conn: &Connection, exchange: &Exchange, setup: &Setup) -> Result<()> {
    let id: uuid::Uuid = exchange
        .workbook
        .parse()
        .map_err(|_| whole("the id of the workbook is not an id.".into()))?;
    table::setting::set_meta(conn, "workbook", &id.to_string())?;
    for (key, value) in &exchange.settings {
        table::setting::set(conn, key, Some(value))?;
    }
    for file in &exchange.templates {
        table::template::put(
            conn,
            &TemplateFile {
                path: file.path.clone(),
                text: file.text.clone(),
            },
        )?;
    }
    for (kind, last) in exchange.counters.iter().filter(|(_, last)| **last > 0) {
        table::counter::raise(conn, kind, *last)?;
    }
    for file in &exchange.attachments {
        attachment(conn, file)?;
    }
    let mut book = Book::new(setup.catalogue.clone());
    for line in &exchange.records {
        book.put(
            record(line).ok_or_else(|| whole(format!("the record {} cannot be read.", line.id)))?,
        );
    }
    if book.len() != exchange.records.len() {
        return Err(whole("a record is given twice.".into()));
    }
    // By id, which is by age, so that newer records stand first in a search here as they did there.
    let mut records: Vec<&Record> = book.records().collect();
    records.sort_by_key(|record| record.id);
    for record in &records {
        let row = table::record::put(conn, record).map_err(|error| twice(error, record))?;
        if let Some((title, body)) = search::words_of(&book, record) {
            table::search::replace(conn, row, &title, &body)?;
        }
    }
    for record in records {
        table::link::replace(conn, record.id, &book.links(record))?;
    }
    let mut prev = chain::GENESIS.to_vec();
    for line in &exchange.history {
        prev = entry(conn, line, prev)?;
    }
    Ok(())
}

fn twice(error: StoreError, record: &Record) -> StoreError {
    match error {
        StoreError::Sql(_) => whole(format!("{} is given twice.", record.handle())),
        other => other,
    }
}

fn record(line: &ExchangeRecord) -> Option<Record> {
    Some(Record {
        id: line.id.parse().ok()?,
        kind: line.kind.as_str().into(),
        number: line.number,
        parent: line.parent.as_deref().map(str::parse).transpose().ok()?,
        position: line.position.clone(),
        template: line.template.clone(),
        template_version: line.template_version,
        fields: line.fields.clone(),
        labels: line.labels.clone(),
        created: line.created.parse().ok()?,
        updated: line.updated.parse().ok()?,
        trashed: line.trashed.as_deref().map(str::parse).transpose().ok()?,
    })
}

fn attachment(conn: &Connection, file: &ExchangeAttachment) -> Result<()> {
    let wrong = || {
        whole(format!(
            "the attachment {} is not what its hash says.",
            file.sha256
        ))
    };
    let bytes = STANDARD.decode(&file.base64).map_err(|_| wrong())?;
    if hex(&sha256(&bytes)) != file.sha256 || bytes.len() as u64 != file.size {
        return Err(wrong());
    }
    table::attachment::insert(conn, &file.sha256, &file.media_type, &bytes)
}

/// Writes an entry as it stands, whether or not its hash is right: the check afterwards tells. Gives its hash.
fn entry(conn: &Connection, line: &ExchangeEntry, prev_hash: Vec<u8>) -> Result<Vec<u8>> {
    let wrong = || whole(format!("entry {} of the history cannot be read.", line.seq));
    let stored = |value: Option<&ExchangeValue>, plain: bool| match value {
        None => Ok(Blankable::default()),
        Some(value) => value.stored(plain).ok_or_else(wrong),
    };
    let hash = unhex(&line.hash).ok_or_else(wrong)?;
    let row = EntryRow {
        seq: line.seq,
        id: line.id.clone(),
        group: line.group,
        actor: line.actor.clone(),
        actor_name: stored(Some(&line.actor_name), true)?,
        author: line.author.clone(),
        approver: line.approver.clone(),
        at: line.at.clone(),
        op: line.op.clone(),
        reason: stored(line.reason.as_ref(), true)?,
        undoes: line.undoes,
        prev_hash,
        hash: hash.clone(),
    };
    table::entry::insert(conn, &row).map_err(|_| wrong())?;
    for (n, change) in (0..).zip(&line.changes) {
        table::change::insert(
            conn,
            &ChangeRow {
                entry: line.seq,
                n,
                record: change.record.clone(),
                field: change.field.clone(),
                before: stored(change.before.as_ref(), false)?,
                after: stored(change.after.as_ref(), false)?,
            },
        )?;
    }
    Ok(hash)
}
