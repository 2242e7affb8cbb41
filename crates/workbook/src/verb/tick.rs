//! Marks a step or an action done today, or open again.

use crate::{
    Workbook,
    contract::{Done, Failure, FailureCode},
    target,
};
use blueprint_model::{Op, Value, words};

impl Workbook {
    /// Sets or empties the date that means done.
    ///
    /// # Errors
    /// When the record is not there or its kind cannot be ticked.
    pub fn tick(&mut self, named: &str, done: bool) -> Result<Done, Failure> {
        let op = if done { Op::Tick } else { Op::Untick };
        self.write(op, None, |tx| {
            let id = target::touch(tx, named)?;
            let today = tx.today();
            let book = tx.book();
            let record = target::find(book, &id.to_string())?;
            let kind = book.kind_of(record);
            let field = kind
                .and_then(|kind| kind.tick_field())
                .map(|field| field.id.clone());
            let field = field.ok_or_else(|| {
                Failure::new(
                    FailureCode::Refused,
                    format!(
                        "{} cannot be ticked. Steps and actions can.",
                        words::a_first(book.catalogue().noun(record.kind.as_str()))
                    ),
                )
            })?;
            let already = record.value(&field).is_some();
            if already != done {
                tx.set(id, &field, done.then(|| Value::from(today.to_string())))?;
            }
            Ok(id)
        })
    }
}
