//! What is due, the digest to mail, and the calendar.

use super::Desk;
use crate::{args::DigestAs, outcome::Outcome, table::table};
use blueprint_workbook::{
    OpenFor,
    contract::{DutyRow, Failure},
    view::{self, DigestFormat},
};
use std::path::Path;

/// What is overdue or due within thirty days. Something overdue is a finding.
pub fn due(
    desk: &mut Desk<'_, '_>,
    file: &Path,
    on: Option<&str>,
    person: Option<&str>,
) -> Result<Outcome, Failure> {
    let workbook = desk.open(file, OpenFor::Reading)?;
    let page = view::digest(&workbook, person, on)?;
    let heads = ["due", "how far", "what", "owner", "record"].map(str::to_owned);
    let all = page.overdue.iter().chain(&page.week).chain(&page.soon);
    let rows: Vec<Vec<String>> = all.map(|row| cells(&workbook, row)).collect();
    let mut text = if rows.is_empty() {
        format!("Nothing is due within 30 days of {}.", page.date.raw)
    } else {
        table(&heads, &rows)
    };
    if page.later > 0 {
        text.push_str(&format!("\n{} more are due later.", page.later));
    }
    Ok(if page.overdue.is_empty() {
        Outcome::done(text, &page)
    } else {
        Outcome::findings(text, &page)
    })
}

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

fn cells(workbook: &blueprint_workbook::Workbook, row: &DutyRow) -> Vec<String> {
    let record = row.record.id.parse().ok();
    let record = record.and_then(|id| workbook.book().get(id));
    vec![
        row.due.raw.clone(),
        row.chip.words.clone(),
        row.title.clone(),
        row.owner
            .as_ref()
            .map_or_else(String::new, |owner| owner.title.clone()),
        record.map_or_else(String::new, |record| record.handle()),
    ]
}

/// What is due, as a text for cron and mail.
pub fn digest(
    desk: &mut Desk<'_, '_>,
    file: &Path,
    on: Option<&str>,
    person: Option<&str>,
    format: DigestAs,
) -> Result<Outcome, Failure> {
    let workbook = desk.open(file, OpenFor::Reading)?;
    let page = view::digest(&workbook, person, on)?;
    let format = match format {
        DigestAs::Markdown => DigestFormat::Markdown,
        DigestAs::Text => DigestFormat::Text,
    };
    Ok(Outcome::done(view::digest_text(&page, format), &page))
}
