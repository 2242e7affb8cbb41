//! Commands about what is due.

use super::Desk;
use crate::outcome::Outcome;
use blueprint_workbook::{OpenFor, contract::Failure};
use std::path::Path;

/// Writes the calendar of the coming year.
pub fn ics(
    desk: &mut Desk<'_, '_>,
    file: &Path,
    person: Option<&str>,
    to: &Path,
) -> Result<Outcome, Failure> {
    let workbook = desk.open(file, OpenFor::Reading)?;
    let id = workbook.store().workbook_id();
    let at = desk.console.local.reminder_rules(Some(id)).at;
    let written = workbook.write_calendar(person, at, to)?;
    Ok(Outcome::done(
        format!("{} into {}.", written.words, written.file),
        &written,
    ))
}
