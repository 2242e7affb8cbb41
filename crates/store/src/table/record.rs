//! The table `record`: the present state of every record, trashed ones included.

use crate::{Result, StoreError};
use blueprint_model::{KindId, Record, RecordId, Value};
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::{collections::HashMap, str::FromStr};

const COLUMNS: &str = "id, kind, number, parent, position, template, template_version, fields, labels, created, updated, trashed";

/// Hands every record to `each`, by row. Stops at the first that cannot be read.
pub(crate) fn each(conn: &Connection, each: impl FnMut(Record)) -> Result<()> {
    read_all(conn, "row", each)
}

/// As [`each`], but from the last row backwards, for files with a damaged page in the middle.
pub(crate) fn each_backwards(conn: &Connection, each: impl FnMut(Record)) -> Result<()> {
    read_all(conn, "row DESC", each)
}

fn read_all(conn: &Connection, order: &str, mut each: impl FnMut(Record)) -> Result<()> {
    let mut statement = conn.prepare(&format!("SELECT {COLUMNS} FROM record ORDER BY {order}"))?;
    let mut rows = statement.query([])?;
    // The records of a kind share its id.
    let mut kinds: HashMap<String, KindId> = HashMap::new();
    let mut kind_of = |id: &str| match kinds.get(id) {
        Some(known) => known.clone(),
        None => {
            let kind = KindId::from(id);
            kinds.insert(id.to_owned(), kind.clone());
            kind
        }
    };
    while let Some(row) = rows.next()? {
        each(read(row, &mut kind_of)?);
    }
    Ok(())
}

fn read(row: &Row<'_>, kind_of: impl FnOnce(&str) -> KindId) -> Result<Record> {
    let text = |at: usize| {
        row.get_ref(at)
            .ok()
            .and_then(|value| value.as_str_or_null().ok())
            .flatten()
    };
    let wrong = || {
        StoreError::Damaged(format!(
            "the record {} cannot be read.",
            text(0).unwrap_or("without an id")
        ))
    };
    Ok(Record {
        id: parsed(text(0)).ok_or_else(wrong)?,
        kind: kind_of(text(1).ok_or_else(wrong)?),
        number: row.get(2)?,
        parent: optional(text(3)).ok_or_else(wrong)?,
        position: text(4).ok_or_else(wrong)?.to_owned(),
        template: text(5).map(str::to_owned),
        template_version: row.get(6)?,
        fields: text(7)
            .and_then(|json| serde_json::from_str(json).ok())
            .ok_or_else(wrong)?,
        labels: match text(8) {
            None => None,
            Some(json) => Some(serde_json::from_str::<Value>(json).map_err(|_| wrong())?),
        },
        created: parsed(text(9)).ok_or_else(wrong)?,
        updated: parsed(text(10)).ok_or_else(wrong)?,
        trashed: optional(text(11)).ok_or_else(wrong)?,
    })
}

fn parsed<T: FromStr>(text: Option<&str>) -> Option<T> {
    text?.parse().ok()
}

fn optional<T: FromStr>(text: Option<&str>) -> Option<Option<T>> {
    match text {
        None => Some(None),
        Some(text) => text.parse().ok().map(Some),
    }
}

/// Writes a record, in place of the one with its id, and gives its row.
pub(crate) fn put(conn: &Connection, record: &Record) -> Result<i64> {
    let sql = "INSERT INTO record(id, kind, number, parent, position, template, template_version, fields, labels, created, updated, trashed)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
        ON CONFLICT(id) DO UPDATE SET kind = ?2, number = ?3, parent = ?4, position = ?5, template = ?6, template_version = ?7,
            fields = ?8, labels = ?9, created = ?10, updated = ?11, trashed = ?12
        RETURNING row";
    let labels = record
        .labels
        .as_ref()
        .map(serde_json::to_string)
        .transpose()?;
    let values = params![
        record.id.to_string(),
        record.kind.as_str(),
        record.number,
        record.parent.map(|id| id.to_string()),
        record.position,
        record.template,
        record.template_version,
        serde_json::to_string(&record.fields)?,
        labels,
        record.created.to_string(),
        record.updated.to_string(),
        record.trashed.map(|at| at.to_string()),
    ];
    Ok(conn
        .prepare_cached(sql)?
        .query_row(values, |row| row.get(0))?)
}

/// Removes a record and gives the row it had.
pub(crate) fn remove(conn: &Connection, id: RecordId) -> Result<Option<i64>> {
    let mut statement = conn.prepare_cached("DELETE FROM record WHERE id = ?1 RETURNING row")?;
    Ok(statement
        .query_row([id.to_string()], |row| row.get(0))
        .optional()?)
}
