//! All records of a kind as rows.

use super::{chips, fields, frame::count, panel, shelf};
use crate::{
    Workbook,
    contract::{Chip, Failure, FailureCode, Glyph, GridGroup, GridPage, GridRow, Tally, Tone},
};
use blueprint_model::{Book, Day, Field, FieldType, Kind, Record, field, rules, text};
use std::cmp::Ordering;

/// The grid of a kind.
///
/// # Errors
/// When there is no such kind.
pub fn grid(workbook: &Workbook, kind: &str) -> Result<GridPage, Failure> {
    let (book, today) = (workbook.book(), workbook.today());
    let kind = book.catalogue().kind(kind).ok_or_else(|| {
        Failure::new(FailureCode::NotFound, format!("There is no kind “{kind}”."))
    })?;
    let mut records: Vec<&Record> = book.of_kind(kind.id.as_str()).collect();
    sort(book, &mut records, kind, today);
    let columns = kind.column_fields();
    let has_verdict = rules::judges(kind.id.as_str());
    let rows: Vec<GridRow> = records
        .iter()
        .map(|record| row(book, record, &columns, has_verdict, today))
        .collect();
    Ok(GridPage {
        kind: kind.id.to_string(),
        shelf: shelf::of_kind(book, kind),
        one: kind.name.one.clone(),
        many: kind.name.many.clone(),
        why: kind.why.clone(),
        example: kind.example.clone(),
        title: kind.title.clone(),
        panel: panel::of_sheet(book, kind.id.as_str(), today),
        columns: columns.iter().map(|field| fields::view(field)).collect(),
        groups: groups(kind, &records),
        has_verdict,
        tally: tally(&rows),
        rows,
    })
}

pub(super) fn row(
    book: &Book,
    record: &Record,
    columns: &[&Field],
    verdict: bool,
    today: Day,
) -> GridRow {
    GridRow {
        id: record.id.to_string(),
        handle: record.handle(),
        cells: columns
            .iter()
            .map(|field| fields::cell(book, record, field, today))
            .collect(),
        verdict: verdict
            .then(|| self::verdict(book, record, today))
            .flatten(),
        coming: (verdict && record.kind == "system")
            .then(|| rules::system::coming(book, record, today))
            .flatten()
            .map(|(day, verdict)| format!("{} from {}", verdict.words(), day.near(today))),
    }
}

/// The reading of a record; that of a system also where it is quiet.
fn verdict(book: &Book, record: &Record, today: Day) -> Option<Chip> {
    chips::worst(book, record, today).or_else(|| {
        let quiet = (record.kind == "system")
            .then(|| rules::system::verdict(book, record, today).words())?;
        Some(chips::plain(Tone::Muted, Glyph::ThreeQuarters, quiet))
    })
}

/// Sorts by the kind's own order; records without a value come last.
pub(super) fn sort(book: &Book, records: &mut [&Record], kind: &Kind, today: Day) {
    let keys: Vec<(&Field, bool)> = kind
        .sort
        .iter()
        .filter_map(|name| {
            Some((
                kind.field(name.trim_start_matches('-'))?,
                name.starts_with('-'),
            ))
        })
        .collect();
    records.sort_by_cached_key(|record| {
        let parts = keys.iter().map(|(field, descending)| {
            let shown = match field.kind {
                FieldType::Choice => option_place(field, record.text(&field.id)),
                FieldType::Date | FieldType::Month | FieldType::Level => {
                    record.value(&field.id).map(|v| v.to_string())
                }
                _ => Some(text::folded(&field::shown(book, record, field, today)))
                    .filter(|shown| !shown.is_empty()),
            };
            SortKey {
                value: shown,
                descending: *descending,
            }
        });
        (
            parts.collect::<Vec<SortKey>>(),
            record.position.clone(),
            record.id,
        )
    });
}

/// Options stand in the order their template gives them, not in that of the alphabet.
fn option_place(field: &Field, value: Option<&str>) -> Option<String> {
    let value = value?;
    let place = field.options.iter().position(|option| option.id() == value);
    Some(format!("{:04}", place.unwrap_or(field.options.len())))
}

#[derive(PartialEq, Eq)]
struct SortKey {
    value: Option<String>,
    descending: bool,
}

impl Ord for SortKey {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.value, &other.value) {
            (None, None) => Ordering::Equal,
            (None, Some(_)) => Ordering::Greater,
            (Some(_), None) => Ordering::Less,
            (Some(own), Some(other)) if self.descending => other.cmp(own),
            (Some(own), Some(other)) => own.cmp(other),
        }
    }
}

impl PartialOrd for SortKey {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

fn groups(kind: &Kind, records: &[&Record]) -> Vec<GridGroup> {
    let Some(field) = kind.group.as_deref().and_then(|id| kind.field(id)) else {
        return Vec::new();
    };
    let mut groups: Vec<GridGroup> = Vec::new();
    let mut from = 0;
    for part in records.chunk_by(|a, b| a.text(&field.id) == b.text(&field.id)) {
        let value = part[0].text(&field.id);
        let option = field
            .options
            .iter()
            .find(|option| Some(option.id()) == value);
        let label = option.map_or_else(
            || format!("{} not set", field.label),
            |option| format!("{} {}", field.label, option.label()),
        );
        groups.push(GridGroup {
            label,
            from: count(from),
            count: count(part.len()),
        });
        from += part.len();
    }
    groups
}

fn tally(rows: &[GridRow]) -> Vec<Tally> {
    let mut found: Vec<Tally> = Vec::new();
    for chip in rows.iter().filter_map(|row| row.verdict.as_ref()) {
        match found
            .iter_mut()
            .find(|tally| tally.chip.words == chip.words && tally.chip.tone == chip.tone)
        {
            Some(tally) => tally.count += 1,
            None => found.push(Tally {
                chip: Chip {
                    explains: None,
                    ..chip.clone()
                },
                count: 1,
            }),
        }
    }
    found.sort_by_key(|tally| tally.chip.tone as u8);
    found
}
