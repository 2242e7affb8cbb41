//! Which entries are taken back as things stand: by an undo not redone, or by a taking back that is itself in force.

use crate::table::entry;
use crate::{Result, Store};
use blueprint_model::Op;
use rusqlite::Connection;

/// An entry that takes others back or makes them again; in both cases what it names no longer holds.
#[derive(Clone, Copy, Debug)]
struct Step {
    seq: usize,
    first: usize,
    last: usize,
}

/// What is known so far. Kept in memory and brought up to date from the entries written since.
#[derive(Debug, Default)]
pub(crate) struct TakenBack {
    up_to: u64,
    steps: Vec<Step>,
    /// By the number of the entry; one beyond the end is not.
    taken: Vec<bool>,
}

impl TakenBack {
    fn follow(&mut self, conn: &Connection, head: u64) -> Result<()> {
        if head < self.up_to {
            *self = Self::default();
        }
        if head == self.up_to {
            return Ok(());
        }
        let known = self.steps.len();
        for (seq, op, undoes, group) in entry::undoing(conn, self.up_to)? {
            // An edit is taken back alone, a burst is undone at once.
            let first = match Op::from_id(&op) {
                Some(Op::Undo | Op::Redo) => group.min(undoes),
                _ => undoes,
            };
            let index = |seq: u64| usize::try_from(seq).unwrap_or(usize::MAX);
            self.steps.push(Step {
                seq: index(seq),
                first: index(first),
                last: index(undoes),
            });
        }
        self.up_to = head;
        if self.steps.len() > known {
            self.work_out();
        }
        Ok(())
    }

    /// From the latest on: one that is itself taken back takes nothing back.
    fn work_out(&mut self) {
        self.taken.clear();
        let end = self.steps.last().map_or(0, |step| step.seq + 1);
        self.taken.resize(end, false);
        for step in self.steps.iter().rev() {
            if !self.taken[step.seq]
                && let Some(span) = self.taken.get_mut(step.first..=step.last)
            {
                span.fill(true);
            }
        }
    }

    fn has(&self, seq: u64) -> bool {
        let at = usize::try_from(seq).unwrap_or(usize::MAX);
        self.taken.get(at).copied().unwrap_or(false)
    }
}

impl Store {
    /// Whether each of these entries is taken back as things stand. What a damaged file does not tell counts as holding.
    pub(crate) fn taken_back(&self, seqs: impl Iterator<Item = u64>) -> Vec<bool> {
        let mut known = self.taken_back.borrow_mut();
        let readable = known.follow(&self.conn, self.head.seq).is_ok();
        seqs.map(|seq| readable && known.has(seq)).collect()
    }
}
