//! The registers as tables, drawn from their kinds: a new register needs no line here.

use super::{
    super::{Cell, Chip, Column, Look, Register, Said, Table},
    Source,
    widths::widths,
};
use blueprint_model::{Field, FieldType, Kind, Record, field, words};
use std::cmp::Ordering;

pub(super) fn all(source: &Source<'_>) -> Vec<Register> {
    source
        .catalogue
        .registers()
        .into_iter()
        .map(|kind| register(source, kind))
        .collect()
}

fn register(source: &Source<'_>, kind: &Kind) -> Register {
    let mut records: Vec<&Record> = source.book.of_kind(kind.id.as_str()).collect();
    records.sort_by(|a, b| in_order(source, kind, a, b));
    let fields = kind.column_fields();
    let evidence = kind.id == "evidence";
    let heads: Vec<String> = fields
        .iter()
        .map(|field| field.label.clone())
        .chain(evidence.then(|| "Practice, level".to_owned()))
        .collect();
    let rows = records.iter().map(|record| {
        let cells = fields.iter().map(|field| cell(source, kind, record, field));
        cells
            .chain(evidence.then(|| Cell::of(carries(source, record))))
            .collect()
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    let columns = widths(&heads, &rows)
        .into_iter()
        .zip(&heads)
        .map(|(mm, head)| Column::new(head, mm))
        .collect();
    let many = words::capitalised(&kind.name.many);
    Register {
        lead: format!(
            "{} {} in all.",
            kind.why,
            words::capitalised(&words::count(rows.len()))
        ),
        empty: format!("no {} recorded", kind.name.many),
        table: Table { columns, rows },
        name: if evidence {
            format!("{many}, by age")
        } else {
            many
        },
    }
}

fn cell(source: &Source<'_>, kind: &Kind, record: &Record, wanted: &Field) -> Cell {
    let text = if wanted.id == kind.title {
        source.book.title(record)
    } else {
        field::shown(source.book, record, wanted, source.today)
    };
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
    let absent = if absent == "nobody named" && !names_people {
        "not recorded"
    } else {
        absent
    };
    if wanted.kind == FieldType::Link {
        let shown = text
            .trim_start_matches("https://")
            .trim_end_matches('/')
            .to_owned();
        return Cell {
            to: Some(text),
            ..Cell::of(Said::or_missing(Some(shown), absent))
        };
    }
    let text = if wanted.kind == FieldType::Date {
        text.replace(' ', "\u{a0}")
    } else {
        text
    };
    let cell = Cell::of(Said::or_missing(Some(text), absent));
    if wanted.id == kind.title {
        cell.strong()
    } else {
        cell
    }
}

fn last_day(source: &Source<'_>, record: &Record) -> Cell {
    match record.day("left_on") {
        None => Cell::of(Said::NotApplicable),
        Some(day) if day < source.today => {
            Cell::text(format!("left {}", day.near(source.today)).replace(' ', "\u{a0}"))
        }
        Some(day) => Cell::chip(Chip {
            look: Look::Alarm,
            ring: None,
            words: format!("leaves {}", day.near(source.today)),
        }),
    }
}

fn expiry(source: &Source<'_>, record: &Record) -> Cell {
    match record.day("expires") {
        None => Cell::of(Said::NotApplicable),
        Some(day) if day < source.today => Cell::chip(Chip {
            look: Look::Alarm,
            ring: None,
            words: format!("expired {}", day.near(source.today)),
        }),
        Some(day) => Cell::text(day.near(source.today)),
    }
}

/// Which levels of which practices a piece of evidence is put under.
fn carries(source: &Source<'_>, record: &Record) -> Said {
    let mut uses: Vec<(u32, u8)> = source
        .book
        .referred_by(record.id)
        .filter(|(from, _)| from.kind == "practice-evidence")
        .filter_map(|(from, _)| {
            Some((
                source.practice_of(from.id)?.number,
                from.level("level").unwrap_or(1),
            ))
        })
        .collect();
    uses.sort_unstable();
    let words: Vec<String> = uses
        .iter()
        .map(|(practice, level)| format!("{practice}, level\u{a0}{level}"))
        .collect();
    Said::or_missing(Some(words.join("; ")), "nothing")
}

fn in_order(source: &Source<'_>, kind: &Kind, a: &Record, b: &Record) -> Ordering {
    let by = kind.sort.iter().map(|key| match key.strip_prefix('-') {
        Some(field) => sort_value(source, b, kind, field).cmp(&sort_value(source, a, kind, field)),
        None => sort_value(source, a, kind, key).cmp(&sort_value(source, b, kind, key)),
    });
    by.fold(Ordering::Equal, Ordering::then)
        .then_with(|| a.id.cmp(&b.id))
}

/// What a record is sorted by: days as stored, all else as compared text; what is empty comes last.
fn sort_value(source: &Source<'_>, record: &Record, kind: &Kind, id: &str) -> (bool, String) {
    match kind.field(id) {
        Some(field) if field.kind == FieldType::Date => {
            (false, record.text(id).unwrap_or_default().to_owned())
        }
        Some(field) => {
            let text = field::shown(source.book, record, field, source.today);
            (text.is_empty(), blueprint_model::text::folded(&text))
        }
        None => (true, String::new()),
    }
}
