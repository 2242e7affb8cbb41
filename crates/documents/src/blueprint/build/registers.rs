//! The registers as tables, drawn from their kinds: a new register needs no line here.

use super::{
    super::{Cell, Chip, Column, Look, Register, Said, Table},
    Source,
};
use blueprint_model::{Field, FieldType, Kind, Record, field, words};
use std::cmp::Ordering;

const WIDTH: f64 = 170.0;

pub(super) fn all(source: &Source<'_>) -> Vec<Register> {
    source.catalogue.registers().into_iter().map(|kind| register(source, kind)).collect()
}

fn register(source: &Source<'_>, kind: &Kind) -> Register {
    let mut records: Vec<&Record> = source.book.of_kind(kind.id.as_str()).collect();
    records.sort_by(|a, b| in_order(source, kind, a, b));
    let fields = kind.column_fields();
    let evidence = kind.id == "evidence";
    let mut shares: Vec<(String, f64)> = fields.iter().map(|field| (field.label.clone(), share(kind, field))).collect();
    if evidence {
        shares.push(("Carries".to_owned(), 2.2));
    }
    let whole: f64 = shares.iter().map(|(_, share)| share).sum();
    let rows = records.iter().map(|record| {
        let mut cells: Vec<Cell> = fields.iter().map(|field| cell(source, kind, record, field)).collect();
        if evidence {
            cells.push(Cell::of(carries(source, record)));
        }
        cells
    });
    let many = words::capitalised(&kind.name.many);
    Register {
        lead: format!("{} {}", kind.why, count(records.len(), kind)),
        empty: format!("no {} recorded", kind.name.many),
        table: Table { columns: shares.iter().map(|(head, share)| Column::new(head, share / whole * WIDTH)).collect(), rows: rows.collect() },
        name: if evidence { format!("{many}, by age") } else { many },
    }
}

fn count(n: usize, kind: &Kind) -> String {
    match n {
        0 => "None is recorded.".to_owned(),
        1 => "One is recorded.".to_owned(),
        n => format!("{} {} are recorded.", words::capitalised(&words::count(n)), kind.name.many),
    }
}

fn share(kind: &Kind, field: &Field) -> f64 {
    match field.kind {
        _ if field.id == kind.title => 3.2,
        FieldType::Line | FieldType::Prose | FieldType::Link | FieldType::File => 3.0,
        FieldType::Ref | FieldType::Refs => 2.0,
        FieldType::Choice | FieldType::Moment | FieldType::Cadence => 1.7,
        _ => 1.5,
    }
}

fn cell(source: &Source<'_>, kind: &Kind, record: &Record, wanted: &Field) -> Cell {
    let text = if wanted.id == kind.title { source.book.title(record) } else { field::shown(source.book, record, wanted, source.today) };
    let absent = match wanted.kind {
        FieldType::Date => "no date",
        FieldType::Ref | FieldType::Refs => "nobody named",
        _ => "not recorded",
    };
    if wanted.id == "left_on" {
        return last_day(source, record);
    }
    if wanted.id == "expires" {
        return expiry(source, record);
    }
    let names_people = wanted.to.iter().any(|kind| *kind == "person");
    let absent = if absent == "nobody named" && !names_people { "not recorded" } else { absent };
    let cell = Cell::of(Said::or_missing(Some(text), absent));
    if wanted.id == kind.title { cell.strong() } else { cell }
}

fn last_day(source: &Source<'_>, record: &Record) -> Cell {
    match record.day("left_on") {
        None => Cell::of(Said::NotApplicable),
        Some(day) if day < source.today => Cell::text(format!("left {}", day.near(source.today))),
        Some(day) => Cell::chip(Chip { look: Look::Alarm, ring: None, words: format!("leaves {}", day.near(source.today)) }),
    }
}

fn expiry(source: &Source<'_>, record: &Record) -> Cell {
    match record.day("expires") {
        None => Cell::of(Said::NotApplicable),
        Some(day) if day < source.today => Cell::chip(Chip { look: Look::Alarm, ring: None, words: format!("expired {}", day.near(source.today)) }),
        Some(day) => Cell::text(day.near(source.today)),
    }
}

/// Which levels of which practices a piece of evidence is put under.
fn carries(source: &Source<'_>, record: &Record) -> Said {
    let mut uses: Vec<(u32, u8)> = source
        .book
        .referred_by(record.id)
        .filter(|(from, _)| from.kind == "practice-evidence")
        .filter_map(|(from, _)| Some((source.practice_of(from.id)?.number, from.level("level").unwrap_or(1))))
        .collect();
    uses.sort_unstable();
    let words: Vec<String> = uses.iter().map(|(practice, level)| format!("{practice} level {level}")).collect();
    Said::or_missing(Some(words.join(", ")), "nothing")
}

fn in_order(source: &Source<'_>, kind: &Kind, a: &Record, b: &Record) -> Ordering {
    let by = kind.sort.iter().map(|key| match key.strip_prefix('-') {
        Some(field) => sort_value(source, b, kind, field).cmp(&sort_value(source, a, kind, field)),
        None => sort_value(source, a, kind, key).cmp(&sort_value(source, b, kind, key)),
    });
    by.fold(Ordering::Equal, Ordering::then).then_with(|| a.id.cmp(&b.id))
}

/// What a record is sorted by: days as stored, all else as compared text; what is empty comes last.
fn sort_value(source: &Source<'_>, record: &Record, kind: &Kind, id: &str) -> (bool, String) {
    match kind.field(id) {
        Some(field) if field.kind == FieldType::Date => (false, record.text(id).unwrap_or_default().to_owned()),
        Some(field) => {
            let text = field::shown(source.book, record, field, source.today);
            (text.is_empty(), blueprint_model::text::folded(&text))
        }
        None => (true, String::new()),
    }
}
