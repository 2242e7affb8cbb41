//! Sets fields of a record, from the window as stored values or from the command line as typed text.

use crate::{
    Workbook,
    contract::{Done, Failure, FailureCode},
    target,
};
use blueprint_model::{Op, RecordId, Value};
use blueprint_store::Tx;
use std::collections::BTreeMap;

impl Workbook {
    /// Sets one field; `null` empties it. References may be ids, handles, names, or records to be made ([`Made`]).
    ///
    /// [`Made`]: crate::contract::Made
    ///
    /// # Errors
    /// A failure that names the field and what to write instead.
    pub fn set(&mut self, named: &str, field: &str, value: Value) -> Result<Done, Failure> {
        self.set_all(named, BTreeMap::from([(field.to_owned(), value)]), None)
    }

    /// Sets several fields of a record as one edit.
    ///
    /// # Errors
    /// As [`Workbook::set`]; nothing is changed then.
    pub fn set_all(
        &mut self,
        named: &str,
        fields: BTreeMap<String, Value>,
        reason: Option<String>,
    ) -> Result<Done, Failure> {
        self.write(Op::Edit, reason, |tx| {
            let id = target::touch(tx, named)?;
            for (field, value) in fields {
                set_one(tx, id, &field, value)?;
            }
            Ok(id)
        })
    }

    /// Sets one field to what was typed, read as the field's type; empty text empties it.
    ///
    /// # Errors
    /// A failure that names the field and how to write it.
    pub fn set_text(&mut self, named: &str, field: &str, text: &str) -> Result<Done, Failure> {
        let kind = self.kind_of(named)?;
        let values = self.read_fields(&kind, &[(field.to_owned(), text.to_owned())])?;
        self.set_all(named, values, None)
    }

    /// Puts the template's own text back by taking the edit away.
    ///
    /// # Errors
    /// When the record is not there or locked.
    pub fn restore_text(&mut self, named: &str, field: &str) -> Result<Done, Failure> {
        self.write(Op::RestoreText, None, |tx| {
            let id = target::touch(tx, named)?;
            tx.set(id, field, None)?;
            Ok(id)
        })
    }

    /// Reads typed `field=value` pairs into stored values for a kind.
    ///
    /// # Errors
    /// A failure that names the field and how to write it.
    pub fn read_fields(
        &self,
        kind: &str,
        typed: &[(String, String)],
    ) -> Result<BTreeMap<String, Value>, Failure> {
        let kind = self.book().catalogue().kind(kind).ok_or_else(|| {
            Failure::new(
                FailureCode::NotFound,
                format!("There is no kind “{kind}”. The command `blueprint kinds` lists them."),
            )
        })?;
        let typed: Vec<(&str, &str)> = typed
            .iter()
            .map(|(id, text)| (id.as_str(), text.as_str()))
            .collect();
        target::read_typed(self.book(), kind, &typed, self.env.now().offset_minutes)
    }

    /// The kind of the record a person named.
    ///
    /// # Errors
    /// When there is no such record.
    pub fn kind_of(&self, named: &str) -> Result<String, Failure> {
        if named.contains('/') {
            return Ok("step".into());
        }
        target::find(self.book(), named).map(|record| record.kind.to_string())
    }
}

fn set_one(tx: &mut Tx<'_>, id: RecordId, field: &str, value: Value) -> Result<(), Failure> {
    let book = tx.book();
    let kind = book.get(id).and_then(|record| book.kind_of(record));
    let value = match kind.and_then(|kind| kind.field(field)).cloned() {
        Some(known) => target::with_made(tx, &known, value)?,
        None => value,
    };
    tx.set(id, field, Some(value).filter(|value| !value.is_null()))?;
    Ok(())
}
