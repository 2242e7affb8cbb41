//! The tables of format 1. This text is frozen: a change is a new migration, never an edit here.

use crate::Result;
use rusqlite::Connection;

/// Marks the file as a workbook: "CTOB".
pub(crate) const APPLICATION_ID: i32 = 0x4354_4F42;
/// The format this program writes.
pub(crate) const FORMAT: u32 = 1;
/// The oldest program format that can read what this one writes.
pub(crate) const MIN_READER: u32 = 1;

/// Everything but the search index, whose inner tables belong to FTS5. The tables of the history have no rowid and
/// end with a column that is never NULL: otherwise a few bits of a row could be flipped without changing any value, which no
/// check would notice.
const TABLES: &str = "
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE template (path TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE counter (kind TEXT PRIMARY KEY, last INTEGER NOT NULL CHECK (last > 0)) STRICT, WITHOUT ROWID;
CREATE TABLE record (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  number INTEGER NOT NULL,
  parent TEXT REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  position TEXT NOT NULL,
  template TEXT,
  template_version INTEGER NOT NULL,
  fields TEXT NOT NULL,
  labels TEXT,
  created TEXT NOT NULL,
  updated TEXT NOT NULL,
  trashed TEXT,
  UNIQUE (kind, number)
) STRICT;
CREATE INDEX record_by_parent ON record(parent) WHERE parent IS NOT NULL;
CREATE TABLE link (
  source TEXT NOT NULL REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  field TEXT NOT NULL,
  target TEXT NOT NULL REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (source, field, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_by_target ON link(target);
CREATE TABLE entry (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  grp INTEGER NOT NULL,
  actor TEXT NOT NULL,
  actor_name TEXT,
  name_salt BLOB,
  name_commit BLOB,
  author TEXT,
  approver TEXT,
  at TEXT NOT NULL,
  op TEXT NOT NULL,
  reason TEXT,
  reason_salt BLOB,
  reason_commit BLOB,
  undoes INTEGER,
  prev_hash BLOB NOT NULL,
  hash BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE change (
  entry INTEGER NOT NULL REFERENCES entry(seq),
  n INTEGER NOT NULL,
  before TEXT,
  after TEXT,
  before_salt BLOB,
  after_salt BLOB,
  before_commit BLOB,
  after_commit BLOB,
  record TEXT NOT NULL,
  field TEXT NOT NULL,
  PRIMARY KEY (entry, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_by_record ON change(record);
CREATE TABLE attachment (
  sha256 TEXT PRIMARY KEY,
  media_type TEXT NOT NULL,
  size INTEGER NOT NULL,
  bytes BLOB NOT NULL
) STRICT;
CREATE TRIGGER entry_in_order BEFORE INSERT ON entry
WHEN new.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM entry)
BEGIN SELECT RAISE(ABORT, 'history only grows at its end'); END;
CREATE TRIGGER entry_kept BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
CREATE TRIGGER entry_blanked BEFORE UPDATE ON entry
WHEN NOT (
  new.seq IS old.seq AND new.id IS old.id AND new.grp IS old.grp AND new.actor IS old.actor AND new.author IS old.author
  AND new.approver IS old.approver AND new.at IS old.at AND new.op IS old.op AND new.undoes IS old.undoes
  AND new.prev_hash IS old.prev_hash AND new.hash IS old.hash
  AND ((new.actor_name IS old.actor_name AND new.name_salt IS old.name_salt AND new.name_commit IS old.name_commit)
    OR (old.actor_name IS NOT NULL AND new.actor_name IS NULL AND new.name_salt IS NULL AND length(new.name_commit) IS 32))
  AND ((new.reason IS old.reason AND new.reason_salt IS old.reason_salt AND new.reason_commit IS old.reason_commit)
    OR (old.reason IS NOT NULL AND new.reason IS NULL AND new.reason_salt IS NULL AND length(new.reason_commit) IS 32)))
BEGIN SELECT RAISE(ABORT, 'history is never rewritten'); END;
CREATE TRIGGER change_in_order BEFORE INSERT ON change
WHEN new.entry IS NOT (SELECT max(seq) FROM entry)
BEGIN SELECT RAISE(ABORT, 'history only grows at its end'); END;
CREATE TRIGGER change_kept BEFORE DELETE ON change
BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
CREATE TRIGGER change_blanked BEFORE UPDATE ON change
WHEN NOT (
  new.entry IS old.entry AND new.n IS old.n AND new.record IS old.record AND new.field IS old.field
  AND ((new.before IS old.before AND new.before_salt IS old.before_salt AND new.before_commit IS old.before_commit)
    OR (old.before IS NOT NULL AND new.before IS NULL AND new.before_salt IS NULL AND length(new.before_commit) IS 32))
  AND ((new.after IS old.after AND new.after_salt IS old.after_salt AND new.after_commit IS old.after_commit)
    OR (old.after IS NOT NULL AND new.after IS NULL AND new.after_salt IS NULL AND length(new.after_commit) IS 32)))
BEGIN SELECT RAISE(ABORT, 'history is never rewritten'); END;
";

/// The index over the words of live records; its rowid is `record.row`.
const SEARCH: &str = "
CREATE VIRTUAL TABLE search USING fts5(title, body, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
INSERT INTO search(search, rank) VALUES ('secure-delete', 1);
";

/// Makes the tables of format 1 in an empty file.
pub(crate) fn create(conn: &Connection) -> Result<()> {
    conn.execute_batch(TABLES)?;
    conn.execute_batch(SEARCH)?;
    conn.pragma_update(None, "application_id", APPLICATION_ID)?;
    conn.pragma_update(None, "user_version", FORMAT)?;
    conn.execute(
        "INSERT INTO meta(key, value) VALUES ('min_reader', ?1)",
        [MIN_READER.to_string()],
    )?;
    Ok(())
}

/// The text of every table, index and trigger, in a fixed order; the inner tables of FTS5 are left out.
pub(crate) fn text(conn: &Connection) -> Result<Vec<String>> {
    let sql = "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema \
               WHERE name NOT LIKE 'search\\_%' ESCAPE '\\' ORDER BY type, name";
    let mut statement = conn.prepare(sql)?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What [`text`] gives for a sound file of this format.
pub(crate) fn expected() -> Result<Vec<String>> {
    let conn = Connection::open_in_memory()?;
    create(&conn)?;
    text(&conn)
}
