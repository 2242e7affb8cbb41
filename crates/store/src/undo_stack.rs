//! What undo and redo would take next, read from the history alone, so that it is unlimited and survives a restart.

use crate::history::logged;
use crate::table::{
    change,
    entry::{self, EntryRow},
};
use crate::{Result, StoreError, net};
use blueprint_model::{Book, Op, RecordId, lock};
use rusqlite::Connection;

/// Entries that stand as one to undo: those of a group, up to and including `last`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Span {
    pub first: u64,
    pub last: u64,
}

/// How an entry stands to undo.
enum Role {
    /// It can be undone.
    Step,
    /// It took a step back.
    Undo(u64),
    /// It made an undone step again.
    Redo(u64),
    /// It is no edit; undo and redo look past it.
    Aside,
    /// Nothing before it is undone.
    Wall,
}

fn role(row: &EntryRow) -> Result<Role> {
    let unreadable =
        || StoreError::Damaged(format!("entry {} of the history cannot be read.", row.seq));
    let undoes = || {
        row.undoes
            .filter(|seq| *seq < row.seq)
            .ok_or_else(unreadable)
    };
    Ok(match Op::from_id(&row.op).ok_or_else(unreadable)? {
        Op::Undo => Role::Undo(undoes()?),
        Op::Redo => Role::Redo(undoes()?),
        Op::Export | Op::Redact => Role::Aside,
        Op::Begin | Op::Sample => Role::Wall,
        _ => Role::Step,
    })
}

fn row(conn: &Connection, seq: u64) -> Result<EntryRow> {
    entry::find(conn, seq)?.ok_or(StoreError::NoSuchEntry(seq))
}

/// Steps that a lock holds and that undo passes by, before it says that there is nothing to take back.
const PASSED: usize = 200;
/// Changes of a step that are looked at for a lock.
const LOOKED_AT: usize = 64;

/// What undo takes next.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Next {
    /// The step.
    pub span: Span,
    /// The locked record that held the latest step which undo passed by on its way, when it passed one.
    pub passed: Option<RecordId>,
}

/// What undo takes, seen from the entry `seq`: the first step with anything to take back. A signature and what it locked
/// stay; undo goes on with what was done before them elsewhere.
pub(crate) fn next_undo(conn: &Connection, book: &Book, seq: u64) -> Result<Option<Next>> {
    let mut next = undo_top(conn, seq)?;
    let (mut latest, mut passed) = (None, 0);
    while let Some(span) = next {
        if let Some(holder) = held_by(conn, book, span)? {
            latest = latest.or(Some(holder));
            passed += 1;
            if passed > PASSED {
                return Ok(None);
            }
        } else if net::has_effect(conn, span)? {
            break;
        }
        next = undo_top(conn, below(conn, span.last)?)?;
    }
    Ok(next.map(|span| Next {
        span,
        passed: latest,
    }))
}

/// The locked record that holds what a step changed; `None` when none does.
fn held_by(conn: &Connection, book: &Book, span: Span) -> Result<Option<RecordId>> {
    for row in change::some_of_entry(conn, span.last, LOOKED_AT)? {
        let change = logged(&row)?.change;
        let held = book.get(change.record).and_then(|record| {
            let holder = lock::holder(book, record)?;
            (!lock::is_left_open(book, holder, record, &change.field)).then_some(holder.id)
        });
        if held.is_some() {
            return Ok(held);
        }
    }
    Ok(None)
}

/// What redo makes again, seen from the entry `seq`: the first undo entry with anything to make again.
pub(crate) fn next_redo(conn: &Connection, seq: u64) -> Result<Option<Span>> {
    let mut next = redo_top(conn, seq)?;
    while let Some(span) = next {
        if net::has_effect(conn, span)? {
            break;
        }
        next = redo_top(conn, span.first.saturating_sub(1))?;
    }
    Ok(next)
}

/// What undo would take, seen from the entry `seq`.
fn undo_top(conn: &Connection, mut seq: u64) -> Result<Option<Span>> {
    while seq > 0 {
        let at = row(conn, seq)?;
        seq = match role(&at)? {
            Role::Step => {
                return Ok(Some(Span {
                    first: at.group,
                    last: seq,
                }));
            }
            Role::Redo(_) => {
                return Ok(Some(Span {
                    first: seq,
                    last: seq,
                }));
            }
            Role::Undo(undone) => below(conn, undone)?,
            Role::Aside => seq - 1,
            Role::Wall => return Ok(None),
        };
    }
    Ok(None)
}

/// What redo would make again, seen from the entry `seq`: the undo entry to take back.
fn redo_top(conn: &Connection, mut seq: u64) -> Result<Option<Span>> {
    while seq > 0 {
        let at = row(conn, seq)?;
        seq = match role(&at)? {
            Role::Undo(_) => {
                return Ok(Some(Span {
                    first: seq,
                    last: seq,
                }));
            }
            Role::Redo(undo) => undo - 1,
            Role::Aside => seq - 1,
            Role::Step | Role::Wall => return Ok(None),
        };
    }
    Ok(None)
}

/// Where the stack goes on below the step that ends at `seq`.
fn below(conn: &Connection, mut seq: u64) -> Result<u64> {
    loop {
        let at = row(conn, seq)?;
        match role(&at)? {
            Role::Redo(undo) => match role(&row(conn, undo)?)? {
                Role::Undo(undone) => seq = undone,
                _ => {
                    return Err(StoreError::Damaged(format!(
                        "entry {seq} of the history redoes what was not undone."
                    )));
                }
            },
            _ => return Ok(at.group.saturating_sub(1)),
        }
    }
}

/// The step that an undo or redo entry is about in the end, for the words that describe it.
pub(crate) fn origin(conn: &Connection, mut seq: u64) -> Result<u64> {
    loop {
        match role(&row(conn, seq)?)? {
            Role::Undo(next) | Role::Redo(next) => seq = next,
            _ => return Ok(seq),
        }
    }
}
