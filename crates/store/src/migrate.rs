//! Brings a file of an older format up to this one: every step in one transaction, after a snapshot.

use crate::schema::FORMAT;
use crate::{Result, Setup, StoreError, table};
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::path::Path;

/// One step from a format to the next.
pub(crate) struct Migration {
    /// The format it leads to.
    pub to: u32,
    /// The oldest program format that can read the outcome.
    pub min_reader: u32,
    /// What it does.
    pub sql: &'static str,
}

/// All steps, in order. Format 1 is the first, so there is none yet.
pub(crate) const MIGRATIONS: &[Migration] = &[];

/// Takes the steps that are ahead of the file, all or none.
pub(crate) fn run(conn: &Connection, steps: &[Migration]) -> Result<()> {
    let transaction = Transaction::new_unchecked(conn, TransactionBehavior::Immediate)?;
    let mut format: u32 = conn.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    for step in steps {
        if step.to != format + 1 {
            continue;
        }
        conn.execute_batch(step.sql)?;
        table::setting::set_meta(conn, "min_reader", &step.min_reader.to_string())?;
        conn.pragma_update(None, "user_version", step.to)?;
        format = step.to;
    }
    let broken = conn.prepare("PRAGMA foreign_key_check")?.exists([])?;
    if broken {
        return Err(StoreError::Damaged(
            "its links could not be carried over to the new format.".into(),
        ));
    }
    Ok(transaction.commit()?)
}

/// Keeps a copy of the file as it is, then takes the steps in it.
pub(crate) fn in_place(conn: &Connection, path: &Path, setup: &Setup) -> Result<()> {
    let format: u32 = conn.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    crate::snapshot::before_migration(conn, path, setup, format)?;
    run(conn, MIGRATIONS)?;
    debug_assert_eq!(
        conn.query_row("PRAGMA user_version", [], |row| row.get::<_, u32>(0))
            .ok(),
        Some(FORMAT)
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema;

    const SECOND: Migration = Migration {
        to: 2,
        min_reader: 1,
        sql: "ALTER TABLE record ADD COLUMN colour TEXT",
    };
    const BROKEN: Migration = Migration {
        to: 3,
        min_reader: 1,
        sql: "CREATE TABLE half (a TEXT) STRICT; SELECT no_such_function()",
    };

    fn version(conn: &Connection) -> u32 {
        conn.query_row("PRAGMA user_version", [], |row| row.get(0))
            .unwrap()
    }

    #[test]
    fn a_step_is_taken_once_and_says_who_can_still_read() {
        let conn = Connection::open_in_memory().unwrap();
        schema::create(&conn).unwrap();
        run(&conn, &[SECOND]).unwrap();
        run(&conn, &[SECOND]).unwrap();
        assert_eq!(version(&conn), 2);
        assert_eq!(
            table::setting::meta(&conn, "min_reader")
                .unwrap()
                .as_deref(),
            Some("1")
        );
        assert!(
            schema::text(&conn)
                .unwrap()
                .iter()
                .any(|line| line.contains("colour"))
        );
    }

    #[test]
    fn a_step_that_fails_leaves_the_file_as_it_was() {
        let conn = Connection::open_in_memory().unwrap();
        schema::create(&conn).unwrap();
        assert!(run(&conn, &[SECOND, BROKEN]).is_err());
        assert_eq!(version(&conn), 1);
        assert_eq!(
            schema::text(&conn).unwrap(),
            schema::expected().unwrap(),
            "not even the first step may remain"
        );
    }
}
