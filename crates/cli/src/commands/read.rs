//! Commands that only read.

use super::Desk;
use crate::{outcome::Outcome, table::table};
use blueprint_workbook::{
    OpenFor,
    contract::Failure,
    core::model::{Catalogue, words},
    view,
};
use serde_json::json;
use std::path::Path;

pub fn kinds() -> Outcome {
    let catalogue = Catalogue::shipped();
    let rows: Vec<Vec<String>> = catalogue
        .kinds()
        .map(|kind| {
            let fields: Vec<&str> = kind.fields.iter().map(|field| field.id.as_str()).collect();
            vec![
                kind.id.to_string(),
                kind.parent
                    .as_ref()
                    .map(ToString::to_string)
                    .unwrap_or_default(),
                fields.join(", "),
            ]
        })
        .collect();
    let text: Vec<String> = rows
        .iter()
        .map(|row| {
            if row[1].is_empty() {
                format!("{}\n    {}", row[0], row[2])
            } else {
                format!("{} (of {})\n    {}", row[0], words::a(&row[1]), row[2])
            }
        })
        .collect();
    let all: Vec<_> = catalogue.kinds().collect();
    Outcome::done(text.join("\n"), &json!(all))
}

pub fn list(desk: &mut Desk<'_, '_>, file: &Path, kind: &str) -> Result<Outcome, Failure> {
    let workbook = desk.open(file, OpenFor::Reading)?;
    let page = view::grid(&workbook, kind)?;
    let mut heads = vec!["number".to_owned()];
    heads.extend(
        page.columns
            .iter()
            .map(|column| column.label.to_lowercase()),
    );
    if page.has_verdict {
        heads.push("verdict".into());
    }
    let rows: Vec<Vec<String>> = page
        .rows
        .iter()
        .map(|row| {
            let cells = row.cells.iter().map(|cell| cell.shown.clone());
            let verdict = page.has_verdict.then(|| {
                row.verdict
                    .as_ref()
                    .map(|chip| chip.words.clone())
                    .unwrap_or_default()
            });
            std::iter::once(row.handle.clone())
                .chain(cells)
                .chain(verdict)
                .collect()
        })
        .collect();
    let text = if rows.is_empty() {
        format!("No {} yet.", page.many)
    } else {
        table(&heads, &rows)
    };
    Ok(Outcome::done(text, &page))
}

pub fn show(desk: &mut Desk<'_, '_>, file: &Path, id: &str) -> Result<Outcome, Failure> {
    let workbook = desk.open(file, OpenFor::Reading)?;
    let page = view::record(&workbook, id)?;
    let mut lines = vec![format!("{}  {}", page.handle, page.title)];
    if page.trashed {
        lines.push("In the trash. The window takes it out again, as does undo while that was the latest edit.".into());
    }
    lines.extend(page.findings.iter().map(|row| {
        let message = row
            .chip
            .explains
            .as_ref()
            .map(|why| why.message.clone())
            .unwrap_or_default();
        format!("  ! {}: {message}", row.chip.words)
    }));
    for field in page
        .fields
        .iter()
        .filter(|field| !field.shown.is_empty() || field.from_template)
    {
        let shown = if field.shown.is_empty() {
            &field.text
        } else {
            &field.shown
        };
        lines.push(format!(
            "{}: {}",
            field.field.label,
            shown.trim_end().replace('\n', "\n    ")
        ));
    }
    for list in page.children.iter().filter(|list| !list.rows.is_empty()) {
        lines.push(format!("{}:", list.many));
        for row in &list.rows {
            let cells: Vec<&str> = row
                .cells
                .iter()
                .map(|cell| cell.shown.as_str())
                .filter(|shown| !shown.is_empty())
                .collect();
            lines.push(format!("  {}  {}", row.handle, cells.join(", ")));
        }
    }
    for group in &page.referred_by {
        let names: Vec<&str> = group
            .records
            .iter()
            .map(|link| link.title.as_str())
            .collect();
        lines.push(format!("Named by {}: {}", group.words, names.join(", ")));
    }
    Ok(Outcome::done(lines.join("\n"), &page))
}

pub fn search(desk: &mut Desk<'_, '_>, file: &Path, words: &str) -> Result<Outcome, Failure> {
    let workbook = desk.open(file, OpenFor::Reading)?;
    let page = view::search(&workbook, words)?;
    let first = if words.trim().is_empty() {
        "Nothing to look for. Write the words to search after the file.".to_owned()
    } else {
        page.words.clone()
    };
    let mut lines = vec![first];
    lines.extend(
        page.records
            .iter()
            .map(|hit| format!("{}  ({})", hit.record.title, hit.hint)),
    );
    lines.extend(page.written.iter().map(|hit| {
        let text: String = hit.runs.iter().map(|run| run.text.as_str()).collect();
        format!(
            "{}, {}: {}",
            hit.page.title,
            hit.field.to_lowercase(),
            text.replace('\n', " ")
        )
    }));
    Ok(Outcome::done(lines.join("\n"), &page))
}

pub fn history(
    desk: &mut Desk<'_, '_>,
    file: &Path,
    id: Option<&str>,
    before: Option<u64>,
) -> Result<Outcome, Failure> {
    let workbook = desk.open(file, OpenFor::Reading)?;
    let page = view::history(&workbook, id, before)?;
    let mut lines: Vec<String> = Vec::new();
    for entry in &page.entries {
        let undone = if entry.undone { "  (taken back)" } else { "" };
        lines.push(format!(
            "{:>6}  {:>12}  {}  by {}{undone}",
            entry.seq, entry.when, entry.label, entry.actor
        ));
        lines.extend(
            entry
                .reason
                .iter()
                .map(|reason| format!("{:22}because {reason}", "")),
        );
    }
    if let Some(before) = page.before {
        lines.push(format!("More with --before {before}"));
    }
    lines.push(format!("{}, head {}", page.words, page.head));
    Ok(Outcome::done(lines.join("\n"), &page))
}

/// What a record offers beyond editing.
pub fn deeds(desk: &mut Desk<'_, '_>, file: &Path, id: &str) -> Result<Outcome, Failure> {
    let workbook = desk.open(file, OpenFor::Reading)?;
    let page = view::record(&workbook, id)?;
    let line = |deed: &blueprint_workbook::contract::Deed| match &deed.refused {
        None => format!("{}  {}. {}", deed.id, deed.words, deed.help),
        Some(reason) => format!("{}  {}, not now: {reason}", deed.id, deed.words),
    };
    let text = if page.panel.deeds.is_empty() {
        format!("“{}” offers nothing beyond editing.", page.title)
    } else {
        let lines: Vec<String> = page.panel.deeds.iter().map(line).collect();
        lines.join("\n")
    };
    Ok(Outcome::done(text, &page.panel.deeds))
}

/// What would be left without an owner if someone left.
pub fn leaver(
    desk: &mut Desk<'_, '_>,
    file: &Path,
    id: &str,
    on: Option<&str>,
) -> Result<Outcome, Failure> {
    let workbook = desk.open(file, OpenFor::Reading)?;
    let page = view::leaver(&workbook, id, on)?;
    let mut lines = vec![
        format!("If {} leaves on {}:", page.person.title, page.last_day.raw),
        page.words.clone(),
    ];
    for change in &page.systems {
        lines.push(format!(
            "  {}: {}, then {}",
            change.system.title, change.before.words, change.after.words
        ));
    }
    for group in &page.groups {
        lines.push(format!("{}:", group.words));
        lines.extend(group.held.iter().map(|one| match &one.due {
            Some(due) => format!("  {}, due {}", one.page.title, due.raw),
            None => format!("  {}", one.page.title),
        }));
    }
    Ok(Outcome::done(lines.join("\n"), &page))
}
