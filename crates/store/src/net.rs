//! What a span of entries changed in the end: a field set and set back counts for nothing, and so does one blanked since.

use crate::history::logged;
use crate::table::change::{self, ChangeRow};
use crate::undo_stack::Span;
use crate::{LoggedChange, Result};
use blueprint_model::{Change, RecordId};
use rusqlite::Connection;
use std::collections::HashMap;

/// What takes a span back.
#[derive(Debug, Default)]
pub(crate) struct NetInverse {
    /// One change for each field, the fields of one record standing together.
    pub changes: Vec<Change>,
    /// The first of the fields that were blanked since; these stay what they are.
    pub blanked: Option<(RecordId, String)>,
}

/// What takes a span back.
pub(crate) fn inverse(conn: &Connection, span: Span) -> Result<NetInverse> {
    let mut all = Vec::new();
    for seq in span.first..=span.last {
        join(&mut all, change::of_entry(conn, seq)?)?;
    }
    let blanked = all
        .iter()
        .flat_map(|(_, fields)| fields)
        .find(|logged| logged.blanked)
        .map(|logged| (logged.change.record, logged.change.field.clone()));
    let changes = all
        .into_iter()
        .rev()
        .flat_map(|(_, fields)| fields)
        .filter(counts)
        .map(|logged| logged.change.inverse())
        .collect();
    Ok(NetInverse { changes, blanked })
}

/// Whether there is anything to take back. It reads little, since every frame asks.
pub(crate) fn has_effect(conn: &Connection, span: Span) -> Result<bool> {
    if span.first == span.last {
        return change::has_effect(conn, span.last);
    }
    // A burst is about one field: its first and its last entry tell, unless they agree.
    let mut ends = Vec::new();
    join(&mut ends, change::of_entry(conn, span.first)?)?;
    join(&mut ends, change::of_entry(conn, span.last)?)?;
    let differs = ends.iter().flat_map(|(_, fields)| fields).any(counts);
    Ok(differs || !inverse(conn, span)?.changes.is_empty())
}

fn counts(logged: &LoggedChange) -> bool {
    !logged.blanked && logged.change.before != logged.change.after
}

/// The changes of each record, one for each field, in the order in which the records were first changed.
type ByRecord = Vec<(RecordId, Vec<LoggedChange>)>;

fn join(all: &mut ByRecord, rows: Vec<ChangeRow>) -> Result<()> {
    let mut index: HashMap<RecordId, usize> = all
        .iter()
        .enumerate()
        .map(|(at, (id, _))| (*id, at))
        .collect();
    for row in &rows {
        let next = logged(row)?;
        let id = next.change.record;
        let at = *index.entry(id).or_insert_with(|| {
            all.push((id, Vec::new()));
            all.len() - 1
        });
        let fields = &mut all[at].1;
        match fields
            .iter_mut()
            .find(|have| have.change.field == next.change.field)
        {
            Some(have) => {
                have.change.after = next.change.after;
                have.blanked |= next.blanked;
            }
            None => fields.push(next),
        }
    }
    Ok(())
}
