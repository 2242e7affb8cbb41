//! Making and opening workbooks: who may write, whether the file is one of ours, and the records into memory.

use crate::history::ChainHead;
use crate::identity::FileIdentity;
use crate::lock::{Asked, FileLock};
use crate::mode::{Mode, ReadOnlyReason};
use crate::schema::{self, APPLICATION_ID, FORMAT};
use crate::verify::Verifier;
use crate::{Env, Result, Store, StoreError, chain, connection, migrate, table};
use blueprint_model::{Book, Catalogue, Record, Timestamp};
use rusqlite::Connection;
use std::{
    cell::RefCell,
    collections::HashMap,
    fs,
    path::{Path, PathBuf, absolute},
    sync::Arc,
};
use tempfile::TempDir;
use uuid::Uuid;

/// What a store needs from the program that opens it.
#[derive(Clone)]
pub struct Setup {
    /// The templates.
    pub catalogue: Arc<Catalogue>,
    /// Time, ids and salts.
    pub env: Arc<dyn Env>,
    /// What this program calls itself to another that finds the file held: "the app", "the command line".
    pub program: String,
    /// Where snapshots go; beside the file, in `<file>.snapshots`, when `None`.
    pub snapshots: Option<PathBuf>,
    /// Where lock files go; the user's runtime folder when `None`.
    pub locks: Option<PathBuf>,
}

impl Setup {
    /// With the usual folders.
    pub fn new(catalogue: Arc<Catalogue>, env: Arc<dyn Env>, program: impl Into<String>) -> Self {
        Self {
            catalogue,
            env,
            program: program.into(),
            snapshots: None,
            locks: None,
        }
    }
}

/// Whether to open for writing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OpenAs {
    /// For writing when that is possible.
    Writer,
    /// For reading only; others may write meanwhile.
    Reader,
}

/// An opened workbook, with what may be done with it.
#[derive(Debug)]
pub struct Opened {
    /// The workbook.
    pub store: Store,
    /// What may be done with it.
    pub mode: Mode,
}

impl Store {
    /// Makes an empty workbook and opens it for writing. It has no entry yet.
    ///
    /// # Errors
    /// `Exists` when there is a file at the path; it is not touched.
    pub fn create(path: &Path, setup: Setup) -> Result<Self> {
        let path = absolute(path).map_err(StoreError::io(path))?;
        let id = setup.env.new_id();
        crate::copy::into_place(&path, |temporary| {
            let conn = connection::create(temporary)?;
            let transaction = conn.unchecked_transaction()?;
            schema::create(&transaction)?;
            table::setting::set_meta(&transaction, "workbook", &id.to_string())?;
            transaction.commit()?;
            conn.close().map_err(|(_, error)| error.into())
        })?;
        Ok(Self::open(&path, setup, OpenAs::Writer)?.store)
    }

    /// Opens a workbook. The records can be used at once; call [`Store::start_verification`] to check the rest behind them.
    ///
    /// # Errors
    /// `NotFound`, `NotAWorkbook`, `TooNew`, or `Damaged` when nothing in it can be read. The file is never touched then.
    pub fn open(path: &Path, setup: Setup, open_as: OpenAs) -> Result<Opened> {
        let path = real(path)?;
        let identity = FileIdentity::of(&path)?;
        let mut reason = (open_as == OpenAs::Reader).then_some(ReadOnlyReason::AskedFor);
        let mut lock = None;
        if reason.is_none() {
            match FileLock::ask(setup.locks.as_deref(), identity, &setup.program)? {
                Asked::Taken(taken) => lock = Some(taken),
                Asked::HeldBy(program) => reason = Some(ReadOnlyReason::HeldBy { program }),
            }
        }
        let (mut conn, mut private) = reader(&path)?;
        let format = inspect(&conn, &path)?;
        if format > FORMAT {
            reason = Some(ReadOnlyReason::Newer { format });
        }
        if reason.is_none() {
            match connection::read_write(&path) {
                Ok(writer) if !writer.is_readonly("main")? => (conn, private) = (writer, None),
                Ok(_) | Err(StoreError::ReadOnly(_)) => reason = Some(ReadOnlyReason::NotWritable),
                Err(error) => return Err(error),
            }
        }
        if format < FORMAT {
            if reason.is_none() {
                migrate::in_place(&conn, &path, &setup)?;
            } else {
                (conn, private) = private_copy(&path)?;
                migrate::run(&conn, migrate::MIGRATIONS)?;
            }
        }
        let loaded = load(&conn, &setup)?;
        if let Some(what) = loaded.damage {
            // Damage found at opening outweighs every other reason, except that a newer format may simply look different.
            if !matches!(reason, Some(ReadOnlyReason::Newer { .. })) {
                reason = Some(ReadOnlyReason::Damaged { what });
            }
        }
        if reason.is_some() {
            lock = None;
            if !conn.is_readonly("main")? && private.is_none() {
                // Damage was found on the way to writing: go on with a connection that cannot.
                (conn, private) = reader(&path)?;
            }
        }
        let mode = reason.map_or(Mode::Writable, Mode::ReadOnly);
        let verifier = Verifier::of(
            private
                .as_ref()
                .map_or_else(|| path.clone(), |dir| dir.path().join(COPY_NAME)),
        );
        let data_version = connection::data_version(&conn)?;
        let store = Self {
            verifier,
            conn,
            path,
            identity,
            setup,
            book: loaded.book,
            workbook: loaded.workbook,
            head: loaded.head,
            saved: loaded.saved,
            mode: mode.clone(),
            burst: None,
            last_positions: HashMap::new(),
            taken_back: RefCell::default(),
            data_version,
            _private: private,
            _lock: lock,
        };
        Ok(Opened { store, mode })
    }
}

impl Store {
    /// Reads the records again when another program has written to a file that is only read here; `true` when it had.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn refresh(&mut self) -> Result<bool> {
        let seen = connection::data_version(&self.conn)?;
        if self.mode == Mode::Writable || seen == self.data_version {
            return Ok(false);
        }
        let loaded = load(&self.conn, &self.setup)?;
        if let Some(what) = loaded.damage {
            self.mode = Mode::ReadOnly(ReadOnlyReason::Damaged { what });
        }
        (self.book, self.head, self.data_version) = (loaded.book, loaded.head, seen);
        self.saved = loaded.saved;
        self.taken_back = RefCell::default();
        Ok(true)
    }
}

/// The path of the file itself, not of a link to it: SQLite keeps its journal there.
pub(crate) fn real(path: &Path) -> Result<PathBuf> {
    let found = if cfg!(unix) {
        path.canonicalize()
    } else {
        absolute(path)
    };
    // What is not there is named as it was asked for.
    found
        .or_else(|_| absolute(path))
        .map_err(StoreError::io(path))
}

/// The name of a private copy in its folder.
pub(crate) const COPY_NAME: &str = "copy.blueprint";

/// A connection that reads the file, or a private copy of it when it was left in the middle of a write and this
/// connection may not put that right.
pub(crate) fn reader(path: &Path) -> Result<(Connection, Option<TempDir>)> {
    match connection::read_only(path) {
        // A write was cut short, and a connection that only reads may not put that right.
        Err(StoreError::ReadOnly(_)) => private_copy(path),
        Err(StoreError::Damaged(_)) if !is_named_like_a_workbook(path) => {
            Err(StoreError::NotAWorkbook(path.to_owned()))
        }
        other => Ok((other?, None)),
    }
}

fn private_copy(path: &Path) -> Result<(Connection, Option<TempDir>)> {
    let folder = tempfile::tempdir().map_err(StoreError::io(std::env::temp_dir()))?;
    let copy = folder.path().join(COPY_NAME);
    for suffix in ["", "-journal", "-wal"] {
        let mut from = path.as_os_str().to_owned();
        from.push(suffix);
        let mut to = copy.as_os_str().to_owned();
        to.push(suffix);
        match fs::read(&from).and_then(|bytes| fs::write(&to, bytes)) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && !suffix.is_empty() => {}
            other => other.map_err(StoreError::io(path))?,
        }
    }
    Ok((connection::read_write(&copy)?, Some(folder)))
}

/// Whether the file is a workbook that this program can read, and its format.
pub(crate) fn inspect(conn: &Connection, path: &Path) -> Result<u32> {
    let pragma =
        |name: &str| conn.query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, i64>(0));
    let application = pragma("application_id")?;
    let format = u32::try_from(pragma("user_version")?).unwrap_or(0);
    if application != i64::from(APPLICATION_ID) || format == 0 {
        return Err(StoreError::NotAWorkbook(path.to_owned()));
    }
    if format > FORMAT {
        let min_reader = table::setting::meta(conn, "min_reader")
            .ok()
            .flatten()
            .and_then(|text| text.parse::<u32>().ok());
        if min_reader.is_none_or(|least| least > FORMAT) {
            return Err(StoreError::TooNew { format });
        }
    }
    Ok(format)
}

fn is_named_like_a_workbook(path: &Path) -> bool {
    path.extension().is_some_and(|ext| ext == "blueprint")
}

struct Loaded {
    book: Book,
    head: ChainHead,
    saved: Option<Timestamp>,
    workbook: Uuid,
    damage: Option<String>,
}

/// Reads everything in one short transaction.
fn load(conn: &Connection, setup: &Setup) -> Result<Loaded> {
    let transaction = conn.unchecked_transaction()?;
    let mut damage = None;
    let mut note = |what: String| {
        damage.get_or_insert(what);
    };
    match schema::text(conn) {
        Ok(text) if text != schema::expected()? => {
            note("its tables are not those of a workbook.".into())
        }
        Ok(_) => {}
        Err(error) => note(sentence(error)),
    }
    let mut book = Book::new(setup.catalogue.clone());
    if let Err(error) = table::record::each(conn, |record| book.put(record)) {
        note(sentence(error));
        let put_missing = |record: Record| {
            if book.get(record.id).is_none() {
                book.put(record);
            }
        };
        // The damage was noted; from the other end more records may be readable.
        let _ = table::record::each_backwards(conn, put_missing);
        if book.is_empty() {
            return Err(StoreError::Damaged("no record in it can be read.".into()));
        }
    }
    let (head, saved) = match head(conn) {
        Ok(found) => found,
        Err(error) => {
            note(sentence(error));
            (ChainHead::EMPTY, None)
        }
    };
    let workbook = table::setting::meta(conn, "workbook")
        .ok()
        .flatten()
        .and_then(|text| text.parse().ok());
    if workbook.is_none() {
        note("it does not say which workbook it is.".into());
    }
    drop(transaction);
    Ok(Loaded {
        book,
        head,
        saved,
        workbook: workbook.unwrap_or_default(),
        damage,
    })
}

/// The most changes of the last entry that are checked before the book is shown.
const CHECKED_AT_OPEN: usize = 1_000;

/// The last entry, checked on its own unless it is a long one, such as an import, and when it was written. All else is checked
/// by [`Store::verify`], for which the first write waits.
fn head(conn: &Connection) -> Result<(ChainHead, Option<Timestamp>)> {
    let Some(last) = table::entry::last(conn)? else {
        return Ok((ChainHead::EMPTY, None));
    };
    let prev = match last.seq {
        1 => Some(chain::GENESIS.to_vec()),
        seq => table::entry::find(conn, seq - 1)?.map(|row| row.hash),
    };
    let prev = prev.and_then(|bytes| chain::Hash::try_from(bytes).ok());
    let prev =
        prev.ok_or_else(|| StoreError::Damaged("the history has a gap at its end.".into()))?;
    let changes = table::change::some_of_entry(conn, last.seq, CHECKED_AT_OPEN + 1)?;
    let hash = if changes.len() <= CHECKED_AT_OPEN {
        chain::link(&prev, &last, &changes)?
    } else {
        chain::place(&prev, &last)?
    };
    let head = ChainHead {
        seq: last.seq,
        hash,
    };
    Ok((head, last.at.parse().ok()))
}

/// The part of a damage error that says what was found.
pub(crate) fn sentence(error: StoreError) -> String {
    match error {
        StoreError::Damaged(what) => what,
        other => other.to_string(),
    }
}
