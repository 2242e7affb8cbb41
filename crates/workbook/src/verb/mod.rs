//! What a person can do to a workbook, one file per verb.

mod add;
mod attach;
mod changes;
mod duty;
mod exchange;
mod export;
mod ics;
mod paste;
mod review;
mod set;
mod tick;
mod trash;
mod typeset;
mod undo;

pub use exchange::{ByteOrderMark, Import, merge_mapping, read_table_file};
pub use typeset::{Purpose, Typesetting};

use crate::{
    Workbook,
    consequence::{self, Moment},
    contract::{Done, Failure},
    view,
};
use blueprint_model::{
    Op, RecordId,
    review::{REVIEW, is_locked},
};
use blueprint_store::{TransactOptions, Tx};

impl Workbook {
    /// Runs one deed through the write door and reports it the way the window and the command line show it.
    pub(crate) fn write(
        &mut self,
        op: Op,
        reason: Option<String>,
        work: impl FnOnce(&mut Tx<'_>) -> Result<RecordId, Failure>,
    ) -> Result<Done, Failure> {
        let done = self.followed(op, reason, work)?;
        Ok(self.told(Some(done.value.to_string()), &done))
    }

    /// Does `work` through the write door, with what it brings with it, as one entry.
    fn followed<T>(
        &mut self,
        op: Op,
        reason: Option<String>,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, Failure>,
    ) -> Result<blueprint_store::Done<T>, Failure> {
        let actor = self.actor()?;
        let options = TransactOptions {
            reason,
            ..TransactOptions::default()
        };
        let moment = Moment {
            today: self.today(),
            person: actor.person,
        };
        let mut done = self.store.transact(&actor, op, options, |tx| {
            let value = work(tx)?;
            consequence::follow(tx, &moment)?;
            Ok::<T, Failure>(value)
        })?;
        self.judge();
        let kept = done
            .entry
            .map_or(Ok(()), |entry| self.keep_what_was_locked(entry));
        if let Err(failure) = kept {
            // The lock itself is in the file; that the copy beside it failed is said, not undone.
            done.label = format!("{}; no snapshot was kept: {}", done.label, failure.message);
        }
        Ok(done)
    }

    fn told<T>(&self, id: Option<String>, done: &blueprint_store::Done<T>) -> Done {
        Done {
            id,
            entry: done.entry,
            label: done.label.clone(),
            changed: done.changed_kinds.iter().map(ToString::to_string).collect(),
            frame: view::frame(self),
        }
    }

    /// Keeps a snapshot of the state that a quarterly review was locked with.
    fn keep_what_was_locked(&self, entry: u64) -> Result<(), Failure> {
        let entry = entry.to_string();
        let locked = self
            .book()
            .of_kind(REVIEW)
            .any(|review| is_locked(review) && review.text("entry") == Some(&entry));
        if locked {
            self.snapshot()?;
        }
        Ok(())
    }
}
