//! Opens SQLite connections with every guard switched on.

use crate::Result;
use rusqlite::{Connection, OpenFlags, config::DbConfig};
use std::{path::Path, time::Duration};

/// How long to wait for another program that is in the middle of a write.
const PATIENCE: Duration = Duration::from_secs(5);

/// A connection that never writes.
pub(crate) fn read_only(path: &Path) -> Result<Connection> {
    let conn = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    guarded(&conn)?;
    Ok(conn)
}

/// A connection that may write; the file must exist.
pub(crate) fn read_write(path: &Path) -> Result<Connection> {
    let conn = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    guarded(&conn)?;
    durable(&conn)?;
    Ok(conn)
}

/// A connection to a file that does not exist yet.
pub(crate) fn create(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags)?;
    guarded(&conn)?;
    durable(&conn)?;
    Ok(conn)
}

fn guarded(conn: &Connection) -> Result<()> {
    conn.busy_timeout(PATIENCE)?;
    conn.set_prepared_statement_cache_capacity(64);
    for (config, on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
        // Otherwise each look-up of the search index is planned anew for the word it looks up, half the time of a large edit.
        (DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true),
        // Not SQLITE_LIMIT_ATTACHED = 0, which breaks VACUUM INTO.
        (DbConfig::SQLITE_DBCONFIG_ENABLE_ATTACH_CREATE, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_ATTACH_WRITE, false),
    ] {
        conn.set_db_config(config, on)?;
    }
    // Reads the file, so that one which is no database, or was left in the middle of a write, is known here.
    conn.execute_batch(
        "PRAGMA schema_version; PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; PRAGMA secure_delete = ON; PRAGMA cell_size_check = ON;
         PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000;",
    )?;
    Ok(())
}

/// TRUNCATE with EXTRA: the one pair that loses no acknowledged write in a power cut and survives being copied or synced.
fn durable(conn: &Connection) -> Result<()> {
    conn.query_row("PRAGMA journal_mode = TRUNCATE", [], |_| Ok(()))?;
    conn.execute_batch("PRAGMA synchronous = EXTRA")?;
    Ok(())
}

/// Changes whenever another connection commits to the file.
pub(crate) fn data_version(conn: &Connection) -> Result<i64> {
    Ok(conn
        .prepare_cached("PRAGMA data_version")?
        .query_row([], |row| row.get(0))?)
}
