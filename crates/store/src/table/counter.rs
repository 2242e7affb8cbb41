//! The table `counter`: the last number given per kind. It only grows, so that no number is ever given twice.

use crate::Result;
use blueprint_model::KindId;
use rusqlite::{Connection, OptionalExtension, params};

/// The last number given to a kind; 0 when none was.
pub(crate) fn last(conn: &Connection, kind: &KindId) -> Result<u32> {
    let found = conn
        .prepare_cached("SELECT last FROM counter WHERE kind = ?1")?
        .query_row([kind.as_str()], |row| row.get(0))
        .optional()?;
    Ok(found.unwrap_or(0))
}

/// All counters, by kind.
pub(crate) fn list(conn: &Connection) -> Result<Vec<(String, u32)>> {
    let mut statement = conn.prepare("SELECT kind, last FROM counter ORDER BY kind")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Raises a counter; a lower number changes nothing.
pub(crate) fn raise(conn: &Connection, kind: &str, last: u32) -> Result<()> {
    let sql = "INSERT INTO counter(kind, last) VALUES (?1, ?2) ON CONFLICT(kind) DO UPDATE SET last = max(last, ?2)";
    conn.prepare_cached(sql)?.execute(params![kind, last])?;
    Ok(())
}
