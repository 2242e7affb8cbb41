//! Commands about whole files.

use super::{Desk, PROGRAM};
use crate::outcome::Outcome;
use blueprint_workbook::{
    OpenFor, Workbook,
    contract::Failure,
    core::{
        model::Catalogue,
        store::{self, CheckArea, Setup},
    },
    view, write_sample,
};
use serde_json::json;
use std::path::Path;

pub fn new(desk: &mut Desk<'_, '_>, file: &Path, company: &str) -> Result<Outcome, Failure> {
    let profile = desk.profile()?;
    let workbook = Workbook::create(file, company, profile, desk.console.env.clone(), PROGRAM)?;
    Ok(Outcome::done(
        format!("Made {} for {}.", file.display(), workbook.company()),
        &view::frame(&workbook),
    ))
}

pub fn sample(desk: &mut Desk<'_, '_>, file: &Path) -> Result<Outcome, Failure> {
    let profile = desk.profile().ok();
    let workbook = write_sample(file, profile, desk.console.env.clone(), PROGRAM)?;
    let text = format!(
        "Made the sample company {} with {} records in {}.",
        workbook.company(),
        workbook.book().len(),
        file.display()
    );
    Ok(Outcome::done(text, &view::frame(&workbook)))
}

pub fn import(desk: &mut Desk<'_, '_>, file: &Path, from: &Path) -> Result<Outcome, Failure> {
    let profile = desk.profile().ok();
    let workbook = Workbook::import(from, file, profile, desk.console.env.clone(), PROGRAM)?;
    let text = format!(
        "Made {} with {} records and their history.",
        file.display(),
        workbook.book().len()
    );
    Ok(Outcome::done(text, &view::frame(&workbook)))
}

pub fn export(
    desk: &mut Desk<'_, '_>,
    file: &Path,
    document: Option<&str>,
    record: Option<&str>,
    to: &Path,
) -> Result<Outcome, Failure> {
    let is_json = to
        .extension()
        .is_some_and(|end| end.eq_ignore_ascii_case("json"));
    let written = match document {
        None if !is_json => {
            return Ok(Outcome::Usage("Say which document with --document or which kind of record with --kind, or export everything to a file that ends in .json.".into()));
        }
        None => desk.open(file, OpenFor::Reading)?.export_json(to)?,
        Some(document) => {
            // Without a profile, or while another program holds the file, the document is a draft without a number.
            let open_for = if desk.profile().is_ok() {
                OpenFor::Writing
            } else {
                OpenFor::Reading
            };
            desk.open(file, open_for)?
                .export_document(document, record, to)?
        }
    };
    let warnings = written
        .warnings
        .iter()
        .map(|warning| format!("\nNote: {warning}"));
    Ok(Outcome::done(
        format!(
            "{} to {}.{}",
            written.words,
            to.display(),
            warnings.collect::<String>()
        ),
        &written,
    ))
}

pub fn snapshot(desk: &mut Desk<'_, '_>, file: &Path) -> Result<Outcome, Failure> {
    let written = desk.open(file, OpenFor::Reading)?.snapshot()?;
    Ok(Outcome::done(
        format!("{}: {}.", written.words, written.file),
        &written,
    ))
}

pub fn check(desk: &mut Desk<'_, '_>, file: &Path) -> Result<Outcome, Failure> {
    let setup = Setup::new(Catalogue::shipped(), desk.console.env.clone(), PROGRAM);
    let report = store::check(file, &setup)?;
    let findings: Vec<_> = report
        .findings
        .iter()
        .map(|f| json!({ "area": area(f.area), "message": f.message }))
        .collect();
    let head = report.head.as_ref();
    let json = json!({
        "sound": report.is_sound(),
        "records": report.records,
        "entries": head.map(|head| head.seq),
        "head": head.map(|head| head.hash.as_str()),
        "findings": findings,
    });
    if let Some(head) = head.filter(|_| report.is_sound()) {
        let text = format!(
            "Sound: {} records, {} entries, head {}.",
            report.records, head.seq, head.hash
        );
        return Ok(Outcome::done(text, &json));
    }
    let lines = report
        .findings
        .iter()
        .map(|finding| format!("{}: {}", area(finding.area), finding.message));
    Ok(Outcome::findings(
        lines.collect::<Vec<_>>().join("\n"),
        &json,
    ))
}

fn area(area: CheckArea) -> &'static str {
    match area {
        CheckArea::Pages => "pages",
        CheckArea::Schema => "schema",
        CheckArea::Records => "records",
        CheckArea::Links => "links",
        CheckArea::History => "history",
        CheckArea::Numbers => "numbers",
        CheckArea::Attachments => "attachments",
    }
}

pub fn salvage(desk: &mut Desk<'_, '_>, file: &Path, to: &Path) -> Result<Outcome, Failure> {
    let setup = Setup::new(Catalogue::shipped(), desk.console.env.clone(), PROGRAM);
    let profile = desk.profile()?;
    let actor = store::Actor {
        id: profile.id,
        name: profile.name,
        person: None,
    };
    let saved = store::salvage(file, to, &setup, &actor)?;
    let json = json!({
        "records": saved.records,
        "entries": saved.entries,
        "attachments": saved.attachments,
        "lost": saved.lost,
    });
    let lost = saved
        .lost
        .iter()
        .map(|what| format!("\nLost: {what}"))
        .collect::<String>();
    let text = format!(
        "Saved {} records and {} entries into {}.{lost}",
        saved.records,
        saved.entries,
        to.display()
    );
    Ok(if saved.lost.is_empty() {
        Outcome::done(text, &json)
    } else {
        Outcome::findings(text, &json)
    })
}
