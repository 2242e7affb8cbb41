//! The table `search`: the words of live records, for FTS5.

use crate::Result;
use rusqlite::{Connection, params};

/// Puts the words of a record in place of those it had.
pub(crate) fn replace(conn: &Connection, row: i64, title: &str, body: &str) -> Result<()> {
    remove(conn, row)?;
    let mut insert =
        conn.prepare_cached("INSERT INTO search(rowid, title, body) VALUES (?1, ?2, ?3)")?;
    insert.execute(params![row, title, body])?;
    Ok(())
}

/// Removes the words of a record.
pub(crate) fn remove(conn: &Connection, row: i64) -> Result<()> {
    conn.prepare_cached("DELETE FROM search WHERE rowid = ?1")?
        .execute([row])?;
    Ok(())
}

/// The ids of at most `limit` records that match an FTS5 expression, newest first.
pub(crate) fn candidates(conn: &Connection, expression: &str, limit: usize) -> Result<Vec<String>> {
    let sql = "SELECT record.id FROM (SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rowid DESC LIMIT ?2) AS hit
               JOIN record ON record.row = hit.rowid";
    let mut statement = conn.prepare_cached(sql)?;
    let rows = statement.query_map(params![expression, limit], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
