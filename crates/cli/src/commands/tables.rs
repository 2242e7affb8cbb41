//! Tables: a kind of record out as CSV, and a table in.

use super::Desk;
use crate::{args::Import as Args, outcome::Outcome};
use blueprint_workbook::{
    OpenFor,
    contract::{Failure, ImportError, ImportMapping, ImportOptions, ImportPreview, ImportVerdict},
    verb::{ByteOrderMark, Import, merge_mapping, read_table_file},
};
use serde_json::json;
use std::path::Path;

/// Rows and errors that are printed.
const PRINTED: usize = 20;

pub fn export(
    desk: &mut Desk<'_, '_>,
    file: &Path,
    kind: &str,
    bom: bool,
    to: &Path,
) -> Result<Outcome, Failure> {
    let mark = if bom {
        ByteOrderMark::With
    } else {
        ByteOrderMark::Without
    };
    let workbook = desk.open(file, OpenFor::Reading)?;
    let written = workbook.export_csv(kind, to, mark)?;
    let text = format!("{} to {}.", written.words, to.display());
    Ok(Outcome::done(text, &written))
}

pub fn import(desk: &mut Desk<'_, '_>, args: &Args, kind: &str) -> Result<Outcome, Failure> {
    let chosen = match mapping(&args.map) {
        Ok(chosen) => chosen,
        Err(message) => return Ok(Outcome::Usage(message)),
    };
    let options = ImportOptions {
        parent: args.parent.clone(),
        encoding: args.encoding.clone(),
        create_missing: args.create_missing,
        by_columns: args.by_columns,
    };
    let open_for = if args.dry_run {
        OpenFor::Reading
    } else {
        OpenFor::Writing
    };
    let mut workbook = desk.open(&args.file, open_for)?;
    let bytes = read_table_file(&args.from)?;
    let id = workbook.store().workbook_id();
    let mut mapping = desk.console.local.mapping(id, kind);
    merge_mapping(&mut mapping, &chosen);
    let import = Import {
        kind,
        bytes: &bytes,
        mapping: &mapping,
        options: &options,
    };
    let preview = workbook.csv_preview(&import)?;
    if args.dry_run || !preview.ready {
        let text = in_words(&preview, args.dry_run);
        return Ok(if preview.ready {
            Outcome::done(text, &preview)
        } else {
            Outcome::findings(text, &preview)
        });
    }
    let done = workbook.csv_import(&import)?;
    desk.console.local.keep_mapping(id, kind, &chosen)?;
    let text = match done.entry {
        Some(entry) => format!("{}: {} (entry {entry})", done.label, preview.words),
        None => format!("{}: {}.", done.label, preview.words),
    };
    let notes = preview.notes.iter().map(|note| format!("\n{note}"));
    let json = json!({
        "entry": done.entry,
        "label": done.label,
        "new": preview.new,
        "changed": preview.changed,
        "same": preview.same,
        "notes": preview.notes,
    });
    Ok(Outcome::done(text + &notes.collect::<String>(), &json))
}

/// `HEADING=FIELD` pairs; an empty field leaves the column out.
fn mapping(typed: &[String]) -> Result<ImportMapping, String> {
    let split = |pair: &String| {
        let (heading, field) = pair.rsplit_once('=').ok_or_else(|| {
            format!("“{pair}” is not HEADING=FIELD. Write for example \"User name=person\".")
        })?;
        let field = Some(field.trim().to_owned()).filter(|field| !field.is_empty());
        Ok((heading.trim().to_owned(), field))
    };
    typed.iter().map(split).collect()
}

fn in_words(preview: &ImportPreview, dry_run: bool) -> String {
    let mut lines = vec![format!(
        "{}: {} ({}).",
        if dry_run {
            "Would import"
        } else {
            "Nothing was imported"
        },
        preview.words,
        preview.format
    )];
    lines.extend(
        preview
            .recognised
            .iter()
            .map(|name| format!("Recognised as {name}; --by-columns reads its columns instead.")),
    );
    if let Some(question) = &preview.ask_encoding {
        lines.push(format!("{question} Add --encoding windows-1252."));
    }
    lines.extend(preview.notes.iter().cloned());
    if !preview.missing.is_empty() && !preview.options.create_missing {
        let names = preview.missing.len();
        lines.push(format!(
            "Named and not there: {names}; --create-missing adds them."
        ));
    }
    lines.extend(preview.errors.iter().take(PRINTED).map(error));
    if preview.error_count as usize > PRINTED {
        let more = preview.error_count as usize - PRINTED;
        lines.push(format!("And {more} more errors."));
    }
    let telling = preview.rows.iter().filter(|row| {
        dry_run && matches!(row.verdict, ImportVerdict::New | ImportVerdict::Changed)
    });
    for row in telling.take(PRINTED) {
        let changes = row.changes.iter().map(|change| {
            format!(
                "{}: {}",
                change.field,
                change.after.as_deref().unwrap_or("emptied")
            )
        });
        let what = row.handle.as_deref().unwrap_or("new");
        lines.push(format!(
            "  line {}, {what}, {}: {}",
            row.line,
            row.title,
            changes.collect::<Vec<_>>().join("; ")
        ));
    }
    lines.join("\n")
}

fn error(error: &ImportError) -> String {
    let place = match (error.column, &error.heading) {
        (Some(column), Some(heading)) => {
            format!("line {}, column {column} ({heading})", error.line)
        }
        _ => format!("line {}", error.line),
    };
    format!("  {place}: {}", error.message)
}
