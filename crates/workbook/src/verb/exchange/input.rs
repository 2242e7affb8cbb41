//! The rows of a table as the import takes them: by column, or as an adapter gives them.

use super::{layout::Target, problem::CellError};
use blueprint_evidence::{Adapted, Table};
use blueprint_model::{Kind, words};

/// A row.
pub(super) struct Input<'a> {
    /// Its line in the file.
    pub line: usize,
    /// The number of the record, with its column.
    pub id: Option<(usize, &'a str)>,
    /// The record it belongs to, with its column.
    pub parent: Option<(usize, &'a str)>,
    /// Its fields.
    pub fields: Vec<InputField<'a>>,
    /// What is wrong with it as a whole.
    pub wrong: Option<CellError>,
}

/// A field of a row.
pub(super) struct InputField<'a> {
    /// Its place in the kind.
    pub field: usize,
    /// Its column in the file.
    pub column: Option<usize>,
    /// What is written there; of a person perhaps several names.
    pub texts: Vec<&'a str>,
    /// When given, a text that is there already is replaced only if it is made of these words.
    pub only_over: Option<&'a [&'static str]>,
}

impl InputField<'_> {
    /// Whether it may take the place of a text that is there.
    pub fn may_replace(&self, text: Option<&str>) -> bool {
        let (Some(words), Some(text)) = (self.only_over, text) else {
            return true;
        };
        let mut parts = text.split(", ").flat_map(|part| part.split(" and "));
        parts.all(|part| words.contains(&part))
    }
}

/// The rows of a table by its columns. An empty cell empties its field.
pub(super) fn by_columns<'a>(table: &'a Table, targets: &[Option<Target>]) -> Vec<Input<'a>> {
    let width = table.heading.len();
    let rows = table.rows.iter().map(|row| {
        let beyond = row.cells.get(width..).unwrap_or_default();
        let wrong = (row.cells.len() < width || beyond.iter().any(|cell| !cell.trim().is_empty()))
            .then(|| {
                CellError::of_row(format!(
                    "The line has {} and the heading {}. Put a cell that holds the divider into quotes, and write empty cells, too.",
                    words::counted(row.cells.len(), "cell", "cells"),
                    words::count(width)
                ))
            });
        let mut input = Input {
            line: row.line,
            id: None,
            parent: None,
            fields: Vec::with_capacity(width),
            wrong,
        };
        for (column, (cell, target)) in row.cells.iter().zip(targets).enumerate() {
            let filled = Some((column, cell.trim())).filter(|(_, text)| !text.is_empty());
            match target {
                None => {}
                Some(Target::Id) => input.id = filled,
                Some(Target::Parent) => input.parent = filled,
                Some(Target::Field(field)) => input.fields.push(InputField {
                    field: *field,
                    column: Some(column),
                    texts: vec![cell],
                    only_over: None,
                }),
            }
        }
        input
    });
    rows.collect()
}

/// The rows of an adapter. What it does not give stays as it is.
pub(super) fn by_adapter<'a>(adapted: &'a Adapted, kind: &Kind) -> Vec<Input<'a>> {
    let rows = adapted.rows.iter().map(|row| Input {
        line: row.line,
        id: None,
        parent: None,
        fields: row
            .fields
            .iter()
            .filter_map(|(id, texts)| {
                let columns = adapted.columns.iter();
                Some(InputField {
                    field: kind.fields.iter().position(|field| field.id == *id)?,
                    column: columns
                        .clone()
                        .find(|(_, field)| field == id)
                        .map(|(at, _)| *at),
                    texts: texts.iter().map(String::as_str).collect(),
                    only_over: (*id == "note" && kind.id == "grant")
                        .then_some(adapted.note_words.as_slice()),
                })
            })
            .collect(),
        wrong: None,
    });
    let wrong = adapted.wrong.iter().map(|(line, column, message)| Input {
        line: *line,
        id: None,
        parent: None,
        fields: Vec::new(),
        wrong: Some(CellError::of_cell(Some(column - 1), message.clone())),
    });
    let mut all: Vec<Input<'a>> = rows.chain(wrong).collect();
    all.sort_by_key(|row| row.line);
    all
}
