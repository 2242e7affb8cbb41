//! Commands that go through the write door.

use super::Desk;
use crate::{args::Add, outcome::Outcome};
use blueprint_workbook::{
    OpenFor, Workbook,
    contract::{Done, Failure, Place},
    view,
};
use serde_json::json;
use std::path::Path;

/// Opens for writing, does one deed, says what was done.
pub fn edit(
    desk: &mut Desk<'_, '_>,
    file: &Path,
    deed: impl FnOnce(&mut Workbook) -> Result<Done, Failure>,
) -> Result<Outcome, Failure> {
    let mut workbook = desk.open(file, OpenFor::Writing)?;
    let done = deed(&mut workbook)?;
    let handle = done
        .id
        .as_deref()
        .and_then(|id| id.parse().ok())
        .and_then(|id| workbook.book().get(id))
        .map(|record| record.handle());
    let text = match (&done.entry, &handle) {
        (None, _) => "Nothing changed.".to_owned(),
        (Some(entry), Some(handle)) => format!("{} ({handle}, entry {entry})", done.label),
        (Some(entry), None) => format!("{} (entry {entry})", done.label),
    };
    let json = json!({ "id": done.id, "handle": handle, "entry": done.entry, "label": done.label, "changed": done.changed });
    Ok(Outcome::done(text, &json))
}

pub fn add(desk: &mut Desk<'_, '_>, add: &Add) -> Result<Outcome, Failure> {
    let pairs = match pairs(&add.set) {
        Ok(pairs) => pairs,
        Err(message) => return Ok(Outcome::Usage(message)),
    };
    let mut note = None;
    let done = edit(desk, &add.file, |workbook| {
        let fields = workbook.read_fields(&add.kind, &pairs)?;
        let done = workbook.add(&add.kind, add.parent.as_deref(), None, fields, &Place::Last)?;
        let made = done.id.as_deref().and_then(|id| id.parse().ok());
        let made = made.and_then(|id| workbook.book().get(id));
        note = made.and_then(|made| view::namesakes_in_words(workbook.book(), made));
        Ok(done)
    });
    if let Some(note) = note {
        // A hint for people, beside what scripts read; a closed pipe takes none.
        let _ = writeln!(desk.console.err, "Note: {note}");
    }
    done
}

pub fn set(
    desk: &mut Desk<'_, '_>,
    file: &Path,
    id: &str,
    fields: &[String],
    reason: Option<String>,
) -> Result<Outcome, Failure> {
    let pairs = match pairs(fields) {
        Ok(pairs) => pairs,
        Err(message) => return Ok(Outcome::Usage(message)),
    };
    edit(desk, file, |workbook| {
        let kind = workbook.kind_of(id)?;
        let fields = workbook.read_fields(&kind, &pairs)?;
        workbook.set_all(id, fields, reason)
    })
}

fn pairs(typed: &[String]) -> Result<Vec<(String, String)>, String> {
    let split = |pair: &String| {
        let (field, value) = pair.split_once('=').ok_or_else(|| {
            format!("“{pair}” is not field=value. Write for example name=Payments.")
        })?;
        Ok((field.trim().to_owned(), value.to_owned()))
    };
    typed.iter().map(split).collect()
}
