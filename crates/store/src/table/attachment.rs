//! The table `attachment`: files by the hash of their bytes, each kept once.

use crate::Result;
use rusqlite::{Connection, OptionalExtension, params};

/// A row.
pub(crate) struct AttachmentRow {
    pub sha256: String,
    pub media_type: String,
    pub size: u64,
    pub bytes: Vec<u8>,
}

/// Keeps a file; one that is there already stays as it is.
pub(crate) fn insert(
    conn: &Connection,
    sha256: &str,
    media_type: &str,
    bytes: &[u8],
) -> Result<()> {
    let sql =
        "INSERT OR IGNORE INTO attachment(sha256, media_type, size, bytes) VALUES (?1, ?2, ?3, ?4)";
    conn.prepare_cached(sql)?
        .execute(params![sha256, media_type, bytes.len(), bytes])?;
    Ok(())
}

/// Whether the file is kept.
pub(crate) fn exists(conn: &Connection, sha256: &str) -> Result<bool> {
    let mut statement = conn.prepare_cached("SELECT 1 FROM attachment WHERE sha256 = ?1")?;
    Ok(statement.exists([sha256])?)
}

/// The file.
pub(crate) fn find(conn: &Connection, sha256: &str) -> Result<Option<AttachmentRow>> {
    let mut statement = conn.prepare_cached(
        "SELECT sha256, media_type, size, bytes FROM attachment WHERE sha256 = ?1",
    )?;
    let row = statement.query_row([sha256], |row| {
        Ok(AttachmentRow {
            sha256: row.get(0)?,
            media_type: row.get(1)?,
            size: row.get(2)?,
            bytes: row.get(3)?,
        })
    });
    Ok(row.optional()?)
}

/// The hashes, types and sizes of all files, by hash.
pub(crate) fn list(conn: &Connection) -> Result<Vec<(String, String, u64)>> {
    let mut statement =
        conn.prepare("SELECT sha256, media_type, size FROM attachment ORDER BY sha256")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Removes a file; only redaction does.
pub(crate) fn remove(conn: &Connection, sha256: &str) -> Result<()> {
    conn.execute("DELETE FROM attachment WHERE sha256 = ?1", [sha256])?;
    Ok(())
}
