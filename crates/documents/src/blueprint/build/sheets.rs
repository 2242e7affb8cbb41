//! The sheets of a practice as tables: what its people keep there, the first rows of each, and how many more there are.

use super::{
    super::{Cell, Column, PracticeSheet, Table},
    Listed, Source,
};
use crate::{
    tables::{cell, in_order, is_number},
    widths::{UPRIGHT, that_fit, widths},
};
use blueprint_model::{Field, Kind, Record, words};

/// Most rows of a sheet; whoever needs the rest opens the workbook.
const MOST: usize = 20;

/// The sheets of a practice that hold something, in the practice's order. Registers stand at the back of the book, and the
/// matrix of key persons on pages of its own.
pub(super) fn of_practice(source: &Source<'_>, listed: &Listed<'_>) -> Vec<PracticeSheet> {
    let kinds = listed
        .template
        .into_iter()
        .flat_map(|template| &template.sheets)
        .filter_map(|kind| source.catalogue.kind(kind.as_str()))
        .filter(|kind| kind.register.is_none() && !is_of_register(source, kind));
    kinds
        .filter_map(|kind| sheet(source, listed, kind))
        .collect()
}

/// Whether records of this kind belong to those of a register, such as the acts of a system.
fn is_of_register(source: &Source<'_>, kind: &Kind) -> bool {
    let parent = kind.parent.as_ref();
    parent
        .and_then(|parent| source.catalogue.kind(parent.as_str()))
        .is_some_and(|parent| parent.register.is_some())
}

fn sheet(source: &Source<'_>, listed: &Listed<'_>, kind: &Kind) -> Option<PracticeSheet> {
    let mut records: Vec<&Record> = source
        .book
        .of_kind(kind.id.as_str())
        .filter(|record| concerns(source, listed, kind, record))
        .collect();
    if records.is_empty() {
        return None;
    }
    records.sort_by(|a, b| in_order(source.book, source.today, kind, a, b));
    let total = records.len();
    records.truncate(MOST);
    let parent = kind
        .parent
        .as_ref()
        .and_then(|parent| source.catalogue.kind(parent.as_str()));
    let fields: Vec<&Field> = kind.column_fields();
    let own = |record: &&Record| -> Vec<Cell> {
        let above = parent.map(|_| Cell::text(parent_title(source, record)));
        let cells = fields
            .iter()
            .map(|field| cell(source.book, source.today, kind, record, field));
        above.into_iter().chain(cells).collect()
    };
    let mut rows: Vec<Vec<Cell>> = records.iter().map(own).collect();
    let heads = parent
        .map(|parent| words::capitalised(&parent.name.one))
        .into_iter()
        .chain(fields.iter().map(|field| field.label.clone()));
    let mut heads: Vec<String> = heads.collect();
    let room = that_fit(UPRIGHT, &heads, &rows);
    heads.truncate(room);
    rows.iter_mut().for_each(|row| row.truncate(room));
    let numbers = parent.map(|_| false).into_iter();
    let numbers = numbers.chain(fields.iter().map(|field| is_number(field)));
    let columns = widths(UPRIGHT, &heads, &rows)
        .into_iter()
        .zip(&heads)
        .zip(numbers)
        .map(|((mm, head), numbers)| Column {
            numbers,
            ..Column::new(head, mm)
        });
    let more = total - rows.len();
    Some(PracticeSheet {
        name: words::capitalised(&kind.name.many),
        count: words::thousands(i64::try_from(total).unwrap_or(i64::MAX)),
        more: (more > 0).then(|| format!("{} more", words::thousands(more as i64))),
        table: Table {
            columns: columns.collect(),
            rows,
        },
    })
}

/// Whether a record belongs to this practice: by its kind, or, where its kind serves several, by what it is about.
fn concerns(source: &Source<'_>, listed: &Listed<'_>, kind: &Kind, record: &Record) -> bool {
    let Some(template) = listed.template else {
        return false;
    };
    let is_own = |kind: &Kind| kind.practice.as_deref() == Some(template.id.as_str());
    let parent = kind.parent.as_ref();
    let of_parent = parent.and_then(|parent| source.catalogue.kind(parent.as_str()));
    if is_own(kind) || of_parent.is_some_and(is_own) {
        return true;
    }
    let own = listed.record.map(|record| record.id);
    record.references("about").into_iter().any(|about| {
        let about_kind = source
            .book
            .get(about)
            .and_then(|about| source.book.kind_of(about));
        Some(about) == own || about_kind.is_some_and(is_own)
    })
}

fn parent_title(source: &Source<'_>, record: &Record) -> String {
    let parent = record.parent.and_then(|id| source.book.get(id));
    parent.map_or_else(String::new, |parent| source.book.title(parent))
}
