//! The registers as tables, drawn from their kinds: a new register needs no line here.

use super::{
    super::{Cell, Column, Register, Said, Table},
    Source,
};
use crate::{
    tables::{cell, in_order},
    widths::{UPRIGHT, widths},
};
use blueprint_model::{Kind, Record, words};

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
    records.sort_by(|a, b| in_order(source.book, source.today, kind, a, b));
    let fields = kind.column_fields();
    let evidence = kind.id == "evidence";
    let heads: Vec<String> = fields
        .iter()
        .map(|field| field.label.clone())
        .chain(evidence.then(|| "Practice, level".to_owned()))
        .collect();
    let rows = records.iter().map(|record| {
        let cells = fields
            .iter()
            .map(|field| cell(source.book, source.today, kind, record, field));
        cells
            .chain(evidence.then(|| Cell::of(carries(source, record))))
            .collect()
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    let columns = widths(UPRIGHT, &heads, &rows)
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
