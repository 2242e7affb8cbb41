//! A plan in the words of the contract.

use super::{
    layout::{self, target_id},
    plan::{Plan, PlannedRow},
    read::Source,
};
use crate::{
    consequence,
    contract::{
        ImportChange, ImportColumn, ImportError, ImportOptions, ImportPreview, ImportRow,
        ImportVerdict, OptionView,
    },
};
use blueprint_evidence::{Encoding, plain, quoted};
use blueprint_model::{
    Book, Day, KindId, Record, RecordId,
    field::shown,
    text::shortened,
    words::{counted, listed, thousands},
};

use std::collections::HashSet;

/// Rows and errors that are shown.
const SHOWN: usize = 200;
/// Characters of a value that are shown.
const CELL: usize = 200;
/// Names and columns that are listed.
const LISTED: usize = 12;

/// What must be answered when a file is not UTF-8 and says no encoding.
pub(super) const ASK_ENCODING: &str = "The file is not UTF-8, so it is read as Windows-1252. Look at a name with an accent, then choose the encoding.";

/// What a plan would do.
pub(super) fn of(
    book: &Book,
    today: Day,
    source: &Source<'_>,
    plan: &Plan,
    options: &ImportOptions,
) -> ImportPreview {
    let (kind, table) = (source.kind, &source.table);
    let tally = |verdict| {
        plan.rows
            .iter()
            .filter(|row| verdict_of(row) == verdict)
            .count()
    };
    let [new, changed, same, wrong] = [
        ImportVerdict::New,
        ImportVerdict::Changed,
        ImportVerdict::Same,
        ImportVerdict::Wrong,
    ]
    .map(tally);
    let errors = errors(source, plan);
    let ask_encoding = table.encoding_assumed.then(|| ASK_ENCODING.to_owned());
    let telling = |row: &&PlannedRow| verdict_of(row) != ImportVerdict::Same;
    let silent = |row: &&PlannedRow| !telling(row);
    let first = plan.rows.iter().filter(telling);
    let rows = first.chain(plan.rows.iter().filter(silent)).take(SHOWN);
    ImportPreview {
        kind: kind.id.to_string(),
        many: kind.name.many.clone(),
        file: None,
        words: in_words(new, changed, same, wrong),
        format: format!(
            "{}, divided by {}",
            table.encoding.words(),
            table.delimiter.words()
        ),
        encodings: Encoding::ALL
            .iter()
            .map(|encoding| OptionView {
                id: encoding.id().to_owned(),
                label: encoding.words().to_owned(),
            })
            .collect(),
        recognised: source
            .adapted
            .as_ref()
            .map(|adapted| adapted.name.to_owned()),
        columns: columns(source),
        targets: layout::targets(book.catalogue(), kind),
        parent_kind: kind.parent.as_ref().map(ToString::to_string),
        new: small(new),
        changed: small(changed),
        same: small(same),
        wrong: small(wrong),
        rows: rows
            .map(|row| row_view(book, today, source, plan, row))
            .collect(),
        error_count: small(errors.len()),
        ready: errors.is_empty() && ask_encoding.is_none(),
        errors: errors.into_iter().take(SHOWN).collect(),
        notes: notes(book, source, plan),
        missing: plan
            .missing
            .names
            .iter()
            .map(|(_, name)| name.clone())
            .collect(),
        ask_encoding,
        options: options.clone(),
    }
}

fn verdict_of(row: &PlannedRow) -> ImportVerdict {
    match (row.errors.is_empty(), row.is_new, row.sets.is_empty()) {
        (false, ..) => ImportVerdict::Wrong,
        (true, true, _) => ImportVerdict::New,
        (true, false, false) => ImportVerdict::Changed,
        (true, false, true) => ImportVerdict::Same,
    }
}

fn in_words(new: usize, changed: usize, same: usize, wrong: usize) -> String {
    let parts = [
        (new, "new"),
        (changed, "changed"),
        (same, "the same"),
        (wrong, "with errors"),
    ];
    let said: Vec<String> = parts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{} {what}", thousands(i64::from(small(*count)))))
        .collect();
    if said.is_empty() {
        "no rows".to_owned()
    } else {
        said.join(", ")
    }
}

/// All errors, by line: those of the table as a whole at its heading.
pub(super) fn errors(source: &Source<'_>, plan: &Plan) -> Vec<ImportError> {
    let of_table = source.wrong.iter().map(|error| (1, error));
    let of_rows = plan
        .rows
        .iter()
        .flat_map(|row| row.errors.iter().map(|error| (row.line, error)));
    of_table
        .chain(of_rows)
        .map(|(line, error)| ImportError {
            line: small(line),
            column: error.column.map(|at| small(at + 1)),
            heading: error
                .column
                .and_then(|at| source.table.heading.get(at))
                .cloned(),
            message: error.message.clone(),
        })
        .collect()
}

/// An error as one sentence with its place.
pub(super) fn error_in_words(error: &ImportError) -> String {
    match (error.column, &error.heading) {
        (Some(column), Some(heading)) => format!(
            "Line {}, column {column} ({heading}): {}",
            error.line, error.message
        ),
        (Some(column), None) => format!("Line {}, column {column}: {}", error.line, error.message),
        (None, _) => format!("Line {}: {}", error.line, error.message),
    }
}

fn columns(source: &Source<'_>) -> Vec<ImportColumn> {
    let table = &source.table;
    let named = table.heading.iter().zip(&source.targets).enumerate();
    named
        .map(|(at, (heading, target))| {
            let cells = table.rows.iter().filter_map(|row| row.cells.get(at));
            let sample = cells.map(|cell| cell.trim()).find(|cell| !cell.is_empty());
            ImportColumn {
                heading: heading.clone(),
                sample: plain(sample.unwrap_or_default()),
                target: target.map(|target| target_id(source.kind, target)),
            }
        })
        .collect()
}

fn row_view(
    book: &Book,
    today: Day,
    source: &Source<'_>,
    plan: &Plan,
    row: &PlannedRow,
) -> ImportRow {
    let (before, after) = (book.get(row.record), plan.book.get(row.record));
    let title = after.map_or_else(|| row.words.clone(), |record| plan.book.title(record));
    let changes = row.sets.iter().filter_map(|(id, _)| {
        let field = source.kind.field(id)?;
        let words = |book: &Book, record| Some(shortened(&shown(book, record, field, today), CELL));
        let filled = |text: Option<String>| text.filter(|text| !text.is_empty());
        Some(ImportChange {
            field: field.label.clone(),
            before: filled(before.and_then(|record| words(book, record))),
            after: filled(after.and_then(|record| words(&plan.book, record))),
        })
    });
    ImportRow {
        line: small(row.line),
        verdict: verdict_of(row),
        title: shortened(&title, CELL),
        handle: before.map(Record::handle),
        changes: changes.collect(),
    }
}

fn notes(book: &Book, source: &Source<'_>, plan: &Plan) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(adapted) = &source.adapted {
        notes.extend(gone(book, source, plan));
        notes.extend(adapted.left_out.iter().map(|left| {
            format!(
                "Left out: {} {}.",
                counted(left.rows, "row", "rows"),
                left.why
            )
        }));
    } else {
        let unread: Vec<String> = source
            .table
            .heading
            .iter()
            .zip(&source.targets)
            .filter(|(_, target)| target.is_none())
            .map(|(heading, _)| quoted(heading))
            .collect();
        if !unread.is_empty() {
            notes.push(format!("Columns that are not read: {}.", first_of(&unread)));
        }
    }
    let mut made: Vec<String> = Vec::new();
    let mut kinds: Vec<&KindId> = plan
        .missing
        .records
        .iter()
        .map(|record| &record.kind)
        .collect();
    kinds.sort();
    for group in kinds.chunk_by(|a, b| a == b) {
        if let Some(kind) = book.catalogue().kind(group[0].as_str()) {
            made.push(counted(group.len(), &kind.name.one, &kind.name.many));
        }
    }
    if !made.is_empty() {
        notes.push(format!("Added with it: {}.", listed(&made)));
    }
    let rows = plan.rows.iter().filter(|row| row.errors.is_empty());
    let edited = rows.flat_map(|row| row.sets.iter().map(|(field, _)| field.as_str()));
    notes.extend(consequence::foretold(source.kind.id.as_str(), edited).map(str::to_owned));
    notes
}

/// Grants of the systems of an export that it no longer shows: someone should say when they were removed.
fn gone(book: &Book, source: &Source<'_>, plan: &Plan) -> Option<String> {
    let kind = source.kind.id.as_str();
    if kind != "grant" || plan.rows.iter().any(|row| !row.errors.is_empty()) {
        return None;
    }
    let shown: HashSet<RecordId> = plan.rows.iter().map(|row| row.record).collect();
    let of = |record: &Record| record.reference("system");
    let rows = plan.rows.iter().filter_map(|row| plan.book.get(row.record));
    let systems: HashSet<RecordId> = rows.filter_map(of).collect();
    let left = book.of_kind(kind).filter(|grant| {
        let of_these = of(grant).is_some_and(|system| systems.contains(&system));
        of_these && grant.value("removed_on").is_none() && !shown.contains(&grant.id)
    });
    let handles: Vec<String> = left.map(Record::handle).collect();
    (!handles.is_empty()).then(|| {
        format!(
            "Not in this export, and not marked as removed: {}.",
            first_of(&handles)
        )
    })
}

fn first_of(all: &[String]) -> String {
    match all.len().checked_sub(LISTED) {
        None | Some(0) => listed(all),
        Some(more) => format!("{} and {more} more", all[..LISTED].join(", ")),
    }
}

fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
