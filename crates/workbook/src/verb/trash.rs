//! Puts records into the trash and takes them out; blanks a person's data in the history.

use crate::{
    Workbook,
    contract::{Done, Failure, FailureCode},
    target, view,
};
use blueprint_model::Op;

impl Workbook {
    /// Puts a record and its children into the trash.
    ///
    /// # Errors
    /// When it is not there or locked.
    pub fn trash(&mut self, named: &str) -> Result<Done, Failure> {
        self.write(Op::Trash, None, |tx| {
            let id = target::touch(tx, named)?;
            tx.trash(id)?;
            Ok(id)
        })
    }

    /// Takes a record, and the children that went with it, out of the trash.
    ///
    /// # Errors
    /// When it is not there.
    pub fn untrash(&mut self, named: &str) -> Result<Done, Failure> {
        self.write(Op::Untrash, None, |tx| {
            let id = target::touch(tx, named)?;
            tx.untrash(id)?;
            Ok(id)
        })
    }

    /// Blanks a person's data everywhere in the file; the chain stays whole and says that it was done.
    ///
    /// # Errors
    /// When the person is not there or the file cannot be written.
    pub fn redact(&mut self, named: &str) -> Result<Done, Failure> {
        let actor = self.actor()?;
        let record = target::find(self.book(), named)?;
        if record.kind != "person" {
            return Err(Failure::new(
                FailureCode::Refused,
                "Only a person's data is blanked in the history. Edit other records, or put them into the trash.",
            ));
        }
        let id = record.id;
        let redacted = self.store.redact(&actor, id)?;
        self.judge();
        let mut label = Op::Redact.words().to_owned();
        if !redacted.snapshots.is_empty() {
            label = format!(
                "{label}. Snapshots made before still hold it; delete them if they must not"
            );
        }
        if !redacted.compacted {
            label = format!(
                "{label}. The file could not be compacted; what was blanked may remain in its unused pages until the next time"
            );
        }
        Ok(Done {
            id: Some(id.to_string()),
            entry: Some(redacted.entry),
            label,
            changed: vec!["person".into()],
            frame: view::frame(self),
        })
    }
}
