//! Takes edits back, makes them again, and restores earlier points.

use crate::{
    Workbook,
    contract::{Done, Failure},
    target, view,
};
use blueprint_store::Undone;

impl Workbook {
    /// Takes the latest edit back.
    ///
    /// # Errors
    /// When there is none, or a later entry stands in the way.
    pub fn undo(&mut self) -> Result<Done, Failure> {
        let actor = self.actor()?;
        let undone = self.store.undo(&actor)?;
        Ok(self.report("Undid", undone))
    }

    /// Makes the edit taken back again.
    ///
    /// # Errors
    /// When there is none.
    pub fn redo(&mut self) -> Result<Done, Failure> {
        let actor = self.actor()?;
        let undone = self.store.redo(&actor)?;
        Ok(self.report("Redid", undone))
    }

    /// Takes one older entry back.
    ///
    /// # Errors
    /// When a later entry touched the same field, by name.
    pub fn undo_entry(&mut self, seq: u64) -> Result<Done, Failure> {
        let actor = self.actor()?;
        let undone = self.store.undo_entry(&actor, seq)?;
        Ok(self.report("Took back", undone))
    }

    /// Sets a record back to how it was after an entry.
    ///
    /// # Errors
    /// When the record or the entry is not there, or the record is locked.
    pub fn restore_record(&mut self, named: &str, seq: u64) -> Result<Done, Failure> {
        let actor = self.actor()?;
        let id = target::find(self.book(), named)?.id;
        let undone = self.store.restore_record(&actor, id, seq)?;
        Ok(self.report("Restored", undone))
    }

    /// Sets the workbook back to how it was after an entry; locked records stay.
    ///
    /// # Errors
    /// When the entry is not there.
    pub fn restore_book(&mut self, seq: u64) -> Result<Done, Failure> {
        let actor = self.actor()?;
        let undone = self.store.restore_book(&actor, seq)?;
        Ok(self.report("Restored", undone))
    }

    fn report(&mut self, verb: &str, undone: Undone) -> Done {
        self.judge();
        let final_one = undone.stays.and_then(|id| self.book().get(id));
        let stays = final_one.map_or_else(String::new, |record| {
            format!(". “{}” is final and stays", self.book().title(record))
        });
        Done {
            id: undone.records.first().map(ToString::to_string),
            entry: Some(undone.entry),
            label: format!("{verb}: {}{stays}", undone.label),
            changed: undone
                .changed_kinds
                .iter()
                .map(ToString::to_string)
                .collect(),
            frame: view::frame(self),
        }
    }
}
