//! The full check of a file: pages, links between tables, the whole chain, and that the history leads to the records that
//! are there. It runs behind an open workbook on a connection of its own.

use crate::history::ChainHead;
use crate::mode::{Mode, ReadOnlyReason};
use crate::replay::Replay;
use crate::table::{change, entry};
use crate::{Result, Store, StoreError, chain, connection, open::sentence};
use rusqlite::{Connection, InterruptHandle};
use std::{
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
    thread::JoinHandle,
};

/// How far the full check of an open workbook is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Verification {
    /// It was not asked for yet.
    NotStarted,
    /// It is running.
    Running,
    /// Everything is as it was written.
    Sound,
    /// Something is not; what was found.
    Damaged(String),
}

type Outcome = std::result::Result<(), String>;

enum State {
    NotStarted,
    Running(JoinHandle<Outcome>, InterruptHandle),
    Done(Outcome),
}

/// Runs the check in the background and keeps its outcome.
pub(crate) struct Verifier {
    path: PathBuf,
    state: Mutex<State>,
}

impl Verifier {
    pub fn of(path: PathBuf) -> Self {
        Self {
            path,
            state: Mutex::new(State::NotStarted),
        }
    }

    /// The file that is read: the workbook itself, or the private copy in its place.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn start(&self) {
        let mut state = self.state();
        if !matches!(*state, State::NotStarted) {
            return;
        }
        *state = match connection::read_only(&self.path) {
            Ok(conn) => {
                let interrupt = conn.get_interrupt_handle();
                let work = move || check_connection(&conn).map(drop).map_err(sentence);
                match std::thread::Builder::new()
                    .name("verify".into())
                    .spawn(work)
                {
                    Ok(thread) => State::Running(thread, interrupt),
                    // Without a thread the first write finds it not started, and goes on.
                    Err(_) => State::NotStarted,
                }
            }
            Err(error) => State::Done(Err(sentence(error))),
        };
    }

    /// The outcome, waited for when it is still running; a check never started counts as passed.
    pub fn outcome(&self) -> Outcome {
        let mut state = self.state();
        if let State::Running(..) = *state
            && let State::Running(thread, _) = std::mem::replace(&mut *state, State::NotStarted)
        {
            let outcome = thread
                .join()
                .unwrap_or_else(|_| Err("the check of the file did not end well.".into()));
            *state = State::Done(outcome);
        }
        match &*state {
            State::Done(outcome) => outcome.clone(),
            _ => Ok(()),
        }
    }
}

impl Drop for Verifier {
    /// A check that nobody waits for any more is broken off.
    fn drop(&mut self) {
        if let State::Running(_, interrupt) = &*self.state() {
            interrupt.interrupt();
        }
    }
}

impl Store {
    /// Begins the full check in the background; the first write waits for it.
    pub fn start_verification(&self) {
        self.verifier.start();
    }

    /// How far the full check is, without waiting.
    pub fn verification(&self) -> Verification {
        let finished =
            matches!(&*self.verifier.state(), State::Running(thread, _) if thread.is_finished());
        if finished {
            // It has ended, so this does not wait.
            let _ = self.verifier.outcome();
        }
        match &*self.verifier.state() {
            State::NotStarted => Verification::NotStarted,
            State::Running(..) => Verification::Running,
            State::Done(Ok(())) => Verification::Sound,
            State::Done(Err(what)) => Verification::Damaged(what.clone()),
        }
    }

    /// Checks the whole file, or waits for the check that is running. A damaged file is read-only from then on.
    ///
    /// # Errors
    /// `Damaged`, with what was found.
    pub fn verify(&mut self) -> Result<()> {
        self.start_verification();
        self.verifier.outcome().map_err(|what| {
            self.mode = Mode::ReadOnly(ReadOnlyReason::Damaged { what: what.clone() });
            StoreError::Damaged(what)
        })
    }
}

/// Checks everything through one connection, in one transaction, and gives the head of the history.
pub(crate) fn check_connection(conn: &Connection) -> Result<ChainHead> {
    let transaction = conn.unchecked_transaction()?;
    pages(conn)?;
    let mut replay = Replay::default();
    let head = whole_chain(conn, u64::MAX, &mut replay)?;
    replay.matches(conn)?;
    drop(transaction);
    Ok(head)
}

/// Checks a closed file, such as a copy just made, and gives the head of its history.
pub(crate) fn check_file(path: &Path) -> Result<ChainHead> {
    check_connection(&connection::read_only(path)?)
}

fn pages(conn: &Connection) -> Result<()> {
    let found: String = conn.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if found != "ok" {
        return Err(StoreError::Damaged(format!(
            "{}.",
            found.trim_end_matches('.').replace('\n', "; ")
        )));
    }
    if conn.prepare("PRAGMA foreign_key_check")?.exists([])? {
        return Err(StoreError::Damaged(
            "a record refers to one that is not there.".into(),
        ));
    }
    Ok(())
}

/// Walks the chain from its beginning up to an entry, feeding the replay, and gives its head.
pub(crate) fn whole_chain(conn: &Connection, up_to: u64, replay: &mut Replay) -> Result<ChainHead> {
    let (mut entries, mut changes) = (entry::oldest_first(conn)?, change::oldest_first(conn)?);
    let limit = i64::try_from(up_to).unwrap_or(i64::MAX);
    let (mut entries, mut changes) = (entries.query([limit])?, changes.query([limit])?);
    let mut head = ChainHead::EMPTY;
    let mut next = changes.next()?.map(change::read).transpose()?;
    let mut own = Vec::new();
    while let Some(row) = entries.next()? {
        let row = entry::read(row)?;
        if row.seq != head.seq + 1 {
            let missing = head.seq + 1;
            return Err(StoreError::Damaged(format!(
                "entry {missing} of the history is missing."
            )));
        }
        own.clear();
        while let Some(change) = next.take_if(|change| change.entry <= row.seq) {
            own.push(change);
            next = changes.next()?.map(change::read).transpose()?;
        }
        let hash = chain::link(&head.hash, &row, &own)?;
        replay.entry(&row, &own)?;
        head = ChainHead { seq: row.seq, hash };
    }
    match next {
        None => Ok(head),
        Some(stray) => {
            let what = format!(
                "a change belongs to entry {}, which is missing.",
                stray.entry
            );
            Err(StoreError::Damaged(what))
        }
    }
}
