//! A kind of record as a table that a person reads, and that comes back unchanged.

use super::{
    layout::{Target, headings},
    names::Names,
};
use crate::{
    Workbook,
    contract::{Failure, Written},
    verb::export::{plain, replace_file},
};
use blueprint_evidence::write;
use blueprint_model::{Book, Field, Kind, Record, field::typed_by, words::counted};
use std::path::Path;

/// Whether a table begins with a byte-order mark, by which spreadsheets on Windows know that it is UTF-8.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ByteOrderMark {
    /// For spreadsheets.
    With,
    /// For other programs.
    Without,
}

impl Workbook {
    /// Exports all live records of a kind as CSV: a column with their numbers, one with the record they belong to, one for each
    /// field. Cells hold what [`Workbook::csv_import`] reads back to the same values.
    ///
    /// # Errors
    /// When there is no such kind or the file cannot be written.
    pub fn export_csv(
        &self,
        kind: &str,
        to: &Path,
        mark: ByteOrderMark,
    ) -> Result<Written, Failure> {
        let kind = super::kind(self.book(), kind)?;
        let records = in_order(self.book(), kind);
        let mut text = match mark {
            ByteOrderMark::With => "\u{feff}".to_owned(),
            ByteOrderMark::Without => String::new(),
        };
        text.push_str(&table(self.book(), kind, &records));
        replace_file(to, text.as_bytes())?;
        let words = counted(records.len(), &kind.name.one, &kind.name.many);
        Ok(plain(to, format!("Exported {words}")))
    }
}

/// The live records of a kind: those of one parent together, each in its place.
fn in_order<'a>(book: &'a Book, kind: &Kind) -> Vec<&'a Record> {
    let mut records: Vec<&Record> = book.of_kind(kind.id.as_str()).collect();
    records.sort_by_cached_key(|record| {
        let parent = record.parent.and_then(|id| book.get(id));
        let above = parent.map(|parent| (parent.position.clone(), parent.number));
        (above, record.position.clone(), record.id)
    });
    records
}

fn table(book: &Book, kind: &Kind, records: &[&Record]) -> String {
    let names = Names::for_kind(book, kind);
    let columns = headings(book.catalogue(), kind);
    let heading = columns.iter().map(|(_, name)| name.clone()).collect();
    let rows = records.iter().map(|record| {
        let cells = columns.iter().map(|(target, _)| match target {
            Target::Id => record.handle(),
            Target::Parent => parent(book, kind, &names, record),
            Target::Field(at) => cell(book, &names, record, &kind.fields[*at]),
        });
        cells.collect::<Vec<String>>()
    });
    write(std::iter::once(heading).chain(rows))
}

/// How the record that another belongs to is named in its cell.
fn parent(book: &Book, kind: &Kind, names: &Names, record: &Record) -> String {
    match (&kind.parent, record.parent) {
        (Some(kind), Some(id)) => names.to_type(book, std::slice::from_ref(kind), id),
        _ => String::new(),
    }
}

/// A field as it stands in its cell: its own value, else the template's text that shows through.
pub(super) fn cell(book: &Book, names: &Names, record: &Record, field: &Field) -> String {
    let own = typed_by(record, field, |id| names.to_type(book, &field.to, id));
    if own.is_empty() {
        book.template_text(record, &field.id)
            .map_or(own, str::to_owned)
    } else {
        own
    }
}
