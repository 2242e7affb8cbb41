//! What a person can do to a workbook, one file per verb.

mod add;
mod attach;
mod duty;
mod exchange;
mod export;
mod ics;
mod paste;
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
use blueprint_model::{Op, RecordId};
use blueprint_store::{TransactOptions, Tx};

impl Workbook {
    /// Runs one deed through the write door and reports it the way the window and the command line show it.
    pub(crate) fn write(
        &mut self,
        op: Op,
        reason: Option<String>,
        work: impl FnOnce(&mut Tx<'_>) -> Result<RecordId, Failure>,
    ) -> Result<Done, Failure> {
        let actor = self.actor()?;
        let options = TransactOptions {
            reason,
            ..TransactOptions::default()
        };
        let moment = Moment {
            today: self.today(),
            person: actor.person,
        };
        let done = self.store.transact(&actor, op, options, |tx| {
            let id = work(tx)?;
            consequence::follow(tx, &moment)?;
            Ok::<RecordId, Failure>(id)
        })?;
        self.judge();
        Ok(Done {
            id: Some(done.value.to_string()),
            entry: done.entry,
            label: done.label,
            changed: done.changed_kinds.iter().map(ToString::to_string).collect(),
            frame: view::frame(self),
        })
    }
}
