//! The table `change`: the fields that an entry changed, append-only.

use super::entry::Blankable;
use crate::Result;
use rusqlite::{Connection, OptionalExtension, Row, Statement, params};

/// A row. Values are stored as canonical JSON text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct ChangeRow {
    pub entry: u64,
    pub n: u32,
    pub record: String,
    pub field: String,
    pub before: Blankable,
    pub after: Blankable,
}

const COLUMNS: &str =
    "entry, n, record, field, before, before_salt, before_commit, after, after_salt, after_commit";

/// A row as it stands.
pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<ChangeRow> {
    Ok(ChangeRow {
        entry: row.get(0)?,
        n: row.get(1)?,
        record: row.get(2)?,
        field: row.get(3)?,
        before: Blankable {
            text: row.get(4)?,
            salt: row.get(5)?,
            commit: row.get(6)?,
        },
        after: Blankable {
            text: row.get(7)?,
            salt: row.get(8)?,
            commit: row.get(9)?,
        },
    })
}

/// Appends a row.
pub(crate) fn insert(conn: &Connection, row: &ChangeRow) -> Result<()> {
    let sql =
        format!("INSERT INTO change({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");
    conn.prepare_cached(&sql)?.execute(params![
        row.entry,
        row.n,
        row.record,
        row.field,
        row.before.text,
        row.before.salt,
        row.before.commit,
        row.after.text,
        row.after.salt,
        row.after.commit,
    ])?;
    Ok(())
}

/// The changes of an entry, in order.
pub(crate) fn of_entry(conn: &Connection, entry: u64) -> Result<Vec<ChangeRow>> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM change WHERE entry = ?1 ORDER BY n"
    ))?;
    let rows = statement.query_map([entry], read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The first changes of an entry, in order.
pub(crate) fn some_of_entry(conn: &Connection, entry: u64, limit: usize) -> Result<Vec<ChangeRow>> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM change WHERE entry = ?1 ORDER BY n LIMIT ?2"
    ))?;
    let rows = statement.query_map(params![entry, limit], read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The first changes of an entry to fields of records, or of one record, in order; and how many there are, counted up to `most`.
pub(crate) fn told_of_entry(
    conn: &Connection,
    entry: u64,
    record: Option<&str>,
    limit: usize,
    most: usize,
) -> Result<(Vec<ChangeRow>, usize)> {
    let told = "entry = ?1 AND (?2 IS NULL OR record = ?2) AND (field NOT GLOB '@*' OR field = '@trashed')";
    let mut statement = conn.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM change WHERE {told} ORDER BY n LIMIT ?3"
    ))?;
    let rows = statement.query_map(params![entry, record, limit], read)?;
    let rows = rows.collect::<rusqlite::Result<Vec<ChangeRow>>>()?;
    let mut statement = conn.prepare_cached(&format!(
        "SELECT count(*) FROM (SELECT 1 FROM change WHERE {told} LIMIT ?3)"
    ))?;
    let counted = statement.query_row(params![entry, record, most], |row| row.get(0))?;
    Ok((rows, counted))
}

/// The first records that an entry changed, in order. All changes of one record stand together.
pub(crate) fn records_of_entry(conn: &Connection, entry: u64, limit: usize) -> Result<Vec<String>> {
    let sql = "SELECT record FROM change WHERE entry = ?1 ORDER BY n";
    let mut statement = conn.prepare_cached(sql)?;
    let mut rows = statement.query([entry])?;
    let mut found: Vec<String> = Vec::new();
    while found.len() < limit
        && let Some(row) = rows.next()?
    {
        let id = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
        if found.last().is_none_or(|last| last != id) {
            found.push(id.to_owned());
        }
    }
    Ok(found)
}

/// Whether an entry has a change with something to take back: one that was not blanked.
pub(crate) fn has_effect(conn: &Connection, entry: u64) -> Result<bool> {
    let sql = "SELECT 1 FROM change WHERE entry = ?1 AND before IS NOT after
               AND NOT (before IS NULL AND before_commit IS NOT NULL)
               AND NOT (after IS NULL AND after_commit IS NOT NULL)";
    Ok(conn.prepare_cached(sql)?.exists([entry])?)
}

/// Every change that touched a record, oldest first.
pub(crate) fn of_record(conn: &Connection, record: &str) -> Result<Vec<ChangeRow>> {
    let sql = format!("SELECT {COLUMNS} FROM change WHERE record = ?1 ORDER BY entry, n");
    let mut statement = conn.prepare_cached(&sql)?;
    let rows = statement.query_map([record], read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Every change of one field in the whole history, oldest first.
pub(crate) fn of_field(conn: &Connection, field: &str) -> Result<Vec<ChangeRow>> {
    let mut statement = conn.prepare(&format!(
        "SELECT {COLUMNS} FROM change WHERE field = ?1 ORDER BY entry, n"
    ))?;
    let rows = statement.query_map([field], read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Whether a readable value names a text, such as the hash of a file.
pub(crate) fn names(conn: &Connection, text: &str) -> Result<bool> {
    let sql = "SELECT 1 FROM change WHERE instr(before, ?1) OR instr(after, ?1)";
    Ok(conn.prepare(sql)?.exists([text])?)
}

/// The last entry after `entry` that changed a field of a record.
pub(crate) fn later(
    conn: &Connection,
    record: &str,
    field: &str,
    entry: u64,
) -> Result<Option<u64>> {
    let sql = "SELECT max(entry) FROM change WHERE record = ?1 AND field = ?2 AND entry > ?3";
    let found = conn
        .prepare_cached(sql)?
        .query_row(params![record, field, entry], |row| {
            row.get::<_, Option<u64>>(0)
        })
        .optional()?;
    Ok(found.flatten())
}

/// All rows up to a number, oldest first; read each with [`read`].
pub(crate) fn oldest_first(conn: &Connection) -> Result<Statement<'_>> {
    Ok(conn.prepare(&format!(
        "SELECT {COLUMNS} FROM change WHERE entry <= ?1 ORDER BY entry, n"
    ))?)
}

/// All rows after one entry up to another, oldest first; read each with [`read`].
pub(crate) fn between(conn: &Connection) -> Result<Statement<'_>> {
    Ok(conn.prepare(&format!(
        "SELECT {COLUMNS} FROM change WHERE entry > ?1 AND entry <= ?2 ORDER BY entry, n"
    ))?)
}

/// Which of the two values of a change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Side {
    Before,
    After,
}

/// Blanks one value of a change, leaving its commitment.
pub(crate) fn blank(
    conn: &Connection,
    entry: u64,
    n: u32,
    side: Side,
    commit: &[u8],
) -> Result<()> {
    let sql = match side {
        Side::Before => {
            "UPDATE change SET before = NULL, before_salt = NULL, before_commit = ?3 WHERE entry = ?1 AND n = ?2"
        }
        Side::After => {
            "UPDATE change SET after = NULL, after_salt = NULL, after_commit = ?3 WHERE entry = ?1 AND n = ?2"
        }
    };
    conn.prepare_cached(sql)?
        .execute(params![entry, n, commit])?;
    Ok(())
}
