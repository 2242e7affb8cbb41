//! A table read in: what it would do, and doing it, all or nothing and as one step of undo.

use super::{plan::Plan, preview, read::Source};
use crate::{
    Workbook,
    consequence::{self, Moment},
    contract::{Done, Failure, FailureCode, ImportMapping, ImportOptions, ImportPreview},
    target, view,
};
use blueprint_model::{Kind, Op, RecordId, Value, words::counted};
use blueprint_store::{NewRecord, TransactOptions, Tx};
use std::collections::HashMap;

/// A table to be imported.
#[derive(Clone, Copy, Debug)]
pub struct Import<'a> {
    /// The kind of its rows.
    pub kind: &'a str,
    /// The file.
    pub bytes: &'a [u8],
    /// What a person chose for its columns.
    pub mapping: &'a ImportMapping,
    /// How it is read.
    pub options: &'a ImportOptions,
}

impl Workbook {
    /// Says what an import would do; nothing is written.
    ///
    /// # Errors
    /// When the file is no table, is beyond a limit, or a choice names nothing.
    pub fn csv_preview(&self, import: &Import<'_>) -> Result<ImportPreview, Failure> {
        let source = Source::read(self.book(), import)?;
        let plan = source.plan(self.book(), import.options.create_missing);
        Ok(preview::of(
            self.book(),
            self.today(),
            &source,
            &plan,
            import.options,
        ))
    }

    /// Imports a table: makes the records of new rows and sets the fields of changed ones, as one entry of the history. An empty
    /// cell empties its field; columns that are not there, and rows that are gone, change nothing.
    ///
    /// # Errors
    /// When any row has an error, the first of them; nothing is written then.
    pub fn csv_import(&mut self, import: &Import<'_>) -> Result<Done, Failure> {
        let source = Source::read(self.book(), import)?;
        if source.table.encoding_assumed {
            return Err(Failure::new(
                FailureCode::Refused,
                preview::ASK_ENCODING.to_owned(),
            ));
        }
        let plan = source.plan(self.book(), import.options.create_missing);
        refuse_errors(&source, &plan)?;
        let kind = source.kind.clone();
        drop(source);
        let actor = self.actor()?;
        let moment = Moment {
            today: self.today(),
            person: actor.person,
        };
        let done = self
            .store
            .transact(&actor, Op::Import, TransactOptions::default(), |tx| {
                write(tx, &kind, &plan)?;
                consequence::follow_import(tx, &moment)
            })?;
        let label = match done.entry {
            Some(_) => done.label,
            None => "Nothing changed".to_owned(),
        };
        Ok(Done {
            id: None,
            entry: done.entry,
            label,
            changed: done.changed_kinds.iter().map(ToString::to_string).collect(),
            frame: view::frame(self),
        })
    }
}

fn refuse_errors(source: &Source<'_>, plan: &Plan) -> Result<(), Failure> {
    let errors = preview::errors(source, plan);
    let Some(first) = errors.first() else {
        return Ok(());
    };
    let more = match errors.len() - 1 {
        0 => String::new(),
        n => format!(
            " There {} more.",
            if n == 1 {
                "is one".to_owned()
            } else {
                format!("are {}", counted(n, "error", "errors"))
            }
        ),
    };
    Err(Failure::new(
        FailureCode::Refused,
        format!(
            "Nothing was imported. {}{more}",
            preview::error_in_words(first)
        ),
    ))
}

/// Writes a plan without errors through the door.
fn write(tx: &mut Tx<'_>, kind: &Kind, plan: &Plan) -> Result<(), Failure> {
    // References to records that are made here carry provisional ids until those have their own.
    let mut ids: HashMap<String, RecordId> = HashMap::new();
    for missing in &plan.missing.records {
        let mut new = NewRecord::of(missing.kind.as_str());
        new.fields.clone_from(&missing.fields);
        ids.insert(missing.id.to_string(), tx.create(new)?);
    }
    for row in &plan.rows {
        let of_row = |error: blueprint_store::StoreError| {
            let failure = Failure::from(error);
            Failure {
                message: format!("Line {}: {}", row.line, failure.message),
                ..failure
            }
        };
        if !row.is_new {
            for (field, value) in &row.sets {
                let value = value.as_ref().map(|value| with_ids(value, &ids));
                tx.set(row.record, field, value).map_err(of_row)?;
            }
            continue;
        }
        let parent = plan.book.get(row.record).and_then(|record| record.parent);
        if let (Some(practice), "step") = (parent, kind.id.as_str()) {
            target::copy_steps(tx, practice)?;
        }
        let mut new = NewRecord::of(kind.id.as_str());
        new.parent = parent;
        for (field, value) in &row.sets {
            if let Some(value) = value {
                new.fields.insert(field.clone(), with_ids(value, &ids));
            }
        }
        tx.create(new).map_err(of_row)?;
    }
    Ok(())
}

/// A value in which provisional ids are replaced.
fn with_ids(value: &Value, ids: &HashMap<String, RecordId>) -> Value {
    match value {
        Value::String(text) => ids
            .get(text)
            .map_or_else(|| value.clone(), |id| Value::from(id.to_string())),
        Value::Array(all) => all.iter().map(|one| with_ids(one, ids)).collect(),
        _ => value.clone(),
    }
}
