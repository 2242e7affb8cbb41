//! Exports of other programs, recognised by their columns and given as rows of `grant` or `spend`.

mod accounts;
mod columns;
mod costs;

pub use columns::aliases;

use crate::Table;
use columns::Columns;

/// What an adapter must know of the workbook.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Context {
    /// The currency of the chosen budget, for tables that name none.
    pub currency: Option<String>,
    /// The month of the chosen budget, `YYYY-MM`; days of other months are left out.
    pub month: Option<String>,
}

/// A recognised table as rows of a kind.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Adapted {
    /// What it was recognised as: `AWS IAM credential report`.
    pub name: &'static str,
    /// The columns it was read from, by place, each with the field it gives.
    pub columns: Vec<(usize, &'static str)>,
    /// Its rows.
    pub rows: Vec<AdaptedRow>,
    /// What its notes are made of. A note of anything else was written by a person, and stays.
    pub note_words: Vec<&'static str>,
    /// Rows that give none, and why.
    pub left_out: Vec<LeftOut>,
    /// What cannot be read: line, column from 1, and what to write instead.
    pub wrong: Vec<(usize, usize, String)>,
}

/// One row of a kind.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AdaptedRow {
    /// The line of the file it comes from, the first of them when it comes from several.
    pub line: usize,
    /// Values as they are typed, by field; of a person the names by which to look, in the order in which they are tried.
    pub fields: Vec<(&'static str, Vec<String>)>,
}

/// Rows that give none.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LeftOut {
    /// How many.
    pub rows: usize,
    /// Why, to follow the count: `of accounts that are deactivated`.
    pub why: String,
}

/// Reads a table as an export that gives records of `kind`, when it is one.
pub fn recognise(kind: &str, table: &Table, context: &Context) -> Option<Adapted> {
    let columns = Columns::of(table);
    match kind {
        "grant" => accounts::recognise(table, &columns),
        "spend" => costs::recognise(table, &columns, context),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
