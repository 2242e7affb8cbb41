//! The table `link`: which record refers to which by which field; derived from the fields and kept in step with them.

use crate::Result;
use blueprint_model::RecordId;
use rusqlite::{Connection, params};

/// Puts the links of a record in place of those it had.
pub(crate) fn replace(
    conn: &Connection,
    source: RecordId,
    links: &[(String, RecordId)],
) -> Result<()> {
    remove(conn, source)?;
    let mut insert = conn
        .prepare_cached("INSERT OR IGNORE INTO link(source, field, target) VALUES (?1, ?2, ?3)")?;
    for (field, target) in links {
        insert.execute(params![source.to_string(), field, target.to_string()])?;
    }
    Ok(())
}

/// Removes the links of a record.
pub(crate) fn remove(conn: &Connection, source: RecordId) -> Result<()> {
    conn.prepare_cached("DELETE FROM link WHERE source = ?1")?
        .execute([source.to_string()])?;
    Ok(())
}

/// All links, in the order of their source, field and target.
pub(crate) fn list(conn: &Connection) -> Result<Vec<(String, String, String)>> {
    let mut statement =
        conn.prepare("SELECT source, field, target FROM link ORDER BY source, field, target")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
