//! Writes a block of cells, as copied from a spreadsheet, in one edit.

use crate::{
    Workbook,
    contract::{Done, Failure, FailureCode, PasteCell, PasteRow},
    target,
};
use blueprint_model::{Kind, Op, RecordId};
use blueprint_store::{NewRecord, Tx};

impl Workbook {
    /// Sets the cells of a block; rows without a record become new ones. All or nothing, one step to undo.
    ///
    /// # Errors
    /// A failure that names the row, where there are several, the field and what to write instead.
    pub fn paste(
        &mut self,
        kind: &str,
        parent: Option<&str>,
        rows: Vec<PasteRow>,
    ) -> Result<Done, Failure> {
        let kind = self.book().catalogue().kind(kind).cloned().ok_or_else(|| {
            Failure::new(FailureCode::NotFound, format!("There is no kind “{kind}”."))
        })?;
        let offset = self.env.now().offset_minutes;
        self.write(Op::Paste, None, |tx| {
            let parent = match parent {
                Some(named) => Some(target::find(tx.book(), named)?.id),
                None => None,
            };
            let mut last = parent;
            for (place, row) in rows.iter().enumerate() {
                let pasted = paste_row(tx, &kind, parent, row, offset);
                last = Some(pasted.map_err(|failure| match rows.len() {
                    1 => failure,
                    _ => Failure {
                        message: format!("Row {}: {}", place + 1, failure.message),
                        ..failure
                    },
                })?);
            }
            last.ok_or_else(|| {
                Failure::new(
                    FailureCode::Refused,
                    "There is nothing to paste. Copy some cells first.",
                )
            })
        })
    }
}

fn paste_row(
    tx: &mut Tx<'_>,
    kind: &Kind,
    parent: Option<RecordId>,
    row: &PasteRow,
    offset: i32,
) -> Result<RecordId, Failure> {
    let typed: Vec<(&str, &str)> = row
        .cells
        .iter()
        .map(|PasteCell { field, text }| (field.as_str(), text.as_str()))
        .collect();
    let values = target::read_typed(tx.book(), kind, &typed, offset)?;
    let Some(named) = &row.id else {
        let mut new = NewRecord::of(kind.id.as_str());
        new.parent = parent;
        new.fields = values.into_iter().filter(|(_, v)| !v.is_null()).collect();
        return Ok(tx.create(new)?);
    };
    let id = target::touch(tx, named)?;
    for (field, value) in values {
        tx.set(id, &field, Some(value).filter(|value| !value.is_null()))?;
    }
    Ok(id)
}
