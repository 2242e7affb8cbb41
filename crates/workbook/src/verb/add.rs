//! Adds a record, or moves one among its siblings.

use crate::{
    Workbook,
    contract::{Done, Failure, FailureCode, Place},
    target,
};
use blueprint_model::{Op, RecordId, Value};
use blueprint_store::NewRecord;
use std::collections::BTreeMap;

impl Workbook {
    /// Adds a record of a kind; references may be ids, handles, names, or records to be made ([`Made`]).
    ///
    /// [`Made`]: crate::contract::Made
    ///
    /// # Errors
    /// A failure that names the field, or the rule that refused.
    pub fn add(
        &mut self,
        kind: &str,
        parent: Option<&str>,
        template: Option<&str>,
        fields: BTreeMap<String, Value>,
        place: &Place,
    ) -> Result<Done, Failure> {
        self.write(Op::Add, None, |tx| {
            let parent: Option<RecordId> = match parent {
                None => None,
                Some(named) => Some(target::find(tx.book(), named)?.id),
            };
            if kind == "step"
                && let Some(practice) = parent
            {
                target::copy_steps(tx, practice)?;
            }
            let place = target::place(tx, place)?;
            let kind_template = tx.book().catalogue().kind(kind).cloned().ok_or_else(|| {
                Failure::new(
                    FailureCode::NotFound,
                    format!("There is no kind “{kind}”. The command `blueprint kinds` lists them."),
                )
            })?;
            let mut new = NewRecord::of(kind).at(place);
            new.parent = parent;
            new.template = template.map(str::to_owned);
            for (id, value) in fields {
                let value = match kind_template.field(&id) {
                    Some(field) => target::with_made(tx, field, value)?,
                    None => value,
                };
                new.fields.insert(id, value);
            }
            Ok(tx.create(new)?)
        })
    }

    /// Moves a record among its siblings.
    ///
    /// # Errors
    /// When it is not there or locked.
    pub fn place(&mut self, named: &str, place: &Place) -> Result<Done, Failure> {
        self.write(Op::Move, None, |tx| {
            let id = target::touch(tx, named)?;
            let place = target::place(tx, place)?;
            tx.place(id, place)?;
            Ok(id)
        })
    }
}
