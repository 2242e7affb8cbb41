//! The table `entry`: one line of history each, append-only.

use crate::Result;
use rusqlite::{Connection, OptionalExtension, Row, Statement, params};

/// A text that can be blanked: the value with its salt, or only the commitment once it was.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Blankable {
    pub text: Option<String>,
    pub salt: Option<Vec<u8>>,
    pub commit: Option<Vec<u8>>,
}

/// A row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct EntryRow {
    pub seq: u64,
    pub id: String,
    pub group: u64,
    pub actor: String,
    pub actor_name: Blankable,
    pub author: Option<String>,
    pub approver: Option<String>,
    pub at: String,
    pub op: String,
    pub reason: Blankable,
    pub undoes: Option<u64>,
    pub prev_hash: Vec<u8>,
    pub hash: Vec<u8>,
}

const COLUMNS: &str = "seq, id, grp, actor, actor_name, name_salt, name_commit, author, approver, at, op, \
                       reason, reason_salt, reason_commit, undoes, prev_hash, hash";

/// A row as it stands.
pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<EntryRow> {
    Ok(EntryRow {
        seq: row.get(0)?,
        id: row.get(1)?,
        group: row.get(2)?,
        actor: row.get(3)?,
        actor_name: Blankable {
            text: row.get(4)?,
            salt: row.get(5)?,
            commit: row.get(6)?,
        },
        author: row.get(7)?,
        approver: row.get(8)?,
        at: row.get(9)?,
        op: row.get(10)?,
        reason: Blankable {
            text: row.get(11)?,
            salt: row.get(12)?,
            commit: row.get(13)?,
        },
        undoes: row.get(14)?,
        prev_hash: row.get(15)?,
        hash: row.get(16)?,
    })
}

/// Appends a row.
pub(crate) fn insert(conn: &Connection, row: &EntryRow) -> Result<()> {
    let sql = format!(
        "INSERT INTO entry({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)"
    );
    conn.prepare_cached(&sql)?.execute(params![
        row.seq,
        row.id,
        row.group,
        row.actor,
        row.actor_name.text,
        row.actor_name.salt,
        row.actor_name.commit,
        row.author,
        row.approver,
        row.at,
        row.op,
        row.reason.text,
        row.reason.salt,
        row.reason.commit,
        row.undoes,
        row.prev_hash,
        row.hash,
    ])?;
    Ok(())
}

/// The row of that number.
pub(crate) fn find(conn: &Connection, seq: u64) -> Result<Option<EntryRow>> {
    let sql = format!("SELECT {COLUMNS} FROM entry WHERE seq = ?1");
    Ok(conn
        .prepare_cached(&sql)?
        .query_row([seq], read)
        .optional()?)
}

/// The last row.
pub(crate) fn last(conn: &Connection) -> Result<Option<EntryRow>> {
    let sql = format!("SELECT {COLUMNS} FROM entry ORDER BY seq DESC LIMIT 1");
    Ok(conn.prepare_cached(&sql)?.query_row([], read).optional()?)
}

/// The number of the last row written up to the end of a day, by the writers' own clocks; 0 when there is none.
pub(crate) fn last_until(conn: &Connection, day: &str) -> Result<u64> {
    let sql = "SELECT coalesce(max(seq), 0) FROM entry WHERE substr(at, 1, 10) <= ?1";
    Ok(conn
        .prepare_cached(sql)?
        .query_row([day], |row| row.get(0))?)
}

/// Rows before a number, newest first.
pub(crate) fn before(conn: &Connection, before: u64, limit: usize) -> Result<Vec<EntryRow>> {
    let sql = format!("SELECT {COLUMNS} FROM entry WHERE seq < ?1 ORDER BY seq DESC LIMIT ?2");
    let mut statement = conn.prepare_cached(&sql)?;
    let rows = statement.query_map(params![sql_seq(before), limit], read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Rows before a number that touched a record, newest first.
pub(crate) fn before_of(
    conn: &Connection,
    record: &str,
    before: u64,
    limit: usize,
) -> Result<Vec<EntryRow>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM entry WHERE seq IN
            (SELECT DISTINCT entry FROM change WHERE record = ?1 AND entry < ?2 ORDER BY entry DESC LIMIT ?3)
         ORDER BY seq DESC"
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let rows = statement.query_map(params![record, sql_seq(before), limit], read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Rows that a person wrote, or that touched a record, oldest first.
pub(crate) fn by_or_about(conn: &Connection, record: &str) -> Result<Vec<EntryRow>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM entry WHERE author = ?1 OR seq IN (SELECT entry FROM change WHERE record = ?1) ORDER BY seq"
    );
    let mut statement = conn.prepare(&sql)?;
    let rows = statement.query_map([record], read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The entries after a number that name an earlier one: their number, what they did, what they name and its group.
pub(crate) fn undoing(conn: &Connection, after: u64) -> Result<Vec<(u64, String, u64, u64)>> {
    let sql = "SELECT e.seq, e.op, e.undoes, u.grp FROM entry e JOIN entry u ON u.seq = e.undoes
               WHERE e.seq > ?1 AND e.undoes < e.seq ORDER BY e.seq";
    let mut statement = conn.prepare_cached(sql)?;
    let rows = statement.query_map([sql_seq(after)], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// All rows up to a number, oldest first; read each with [`read`].
pub(crate) fn oldest_first(conn: &Connection) -> Result<Statement<'_>> {
    Ok(conn.prepare(&format!(
        "SELECT {COLUMNS} FROM entry WHERE seq <= ?1 ORDER BY seq"
    ))?)
}

/// Blanks the actor's name or the reason of a row, leaving its commitment.
pub(crate) fn blank_name(conn: &Connection, seq: u64, commit: &[u8]) -> Result<()> {
    let sql =
        "UPDATE entry SET actor_name = NULL, name_salt = NULL, name_commit = ?2 WHERE seq = ?1";
    conn.prepare_cached(sql)?.execute(params![seq, commit])?;
    Ok(())
}

/// Blanks the reason of a row, leaving its commitment.
pub(crate) fn blank_reason(conn: &Connection, seq: u64, commit: &[u8]) -> Result<()> {
    let sql =
        "UPDATE entry SET reason = NULL, reason_salt = NULL, reason_commit = ?2 WHERE seq = ?1";
    conn.prepare_cached(sql)?.execute(params![seq, commit])?;
    Ok(())
}

/// SQLite integers are signed; `u64::MAX` stands for "to the end".
fn sql_seq(seq: u64) -> i64 {
    i64::try_from(seq).unwrap_or(i64::MAX)
}
