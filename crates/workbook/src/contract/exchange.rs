//! Tables that come from outside: what an import would do, shown before it is done.

use super::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// What a person chose for columns, by their heading: a field id, `@id` for the number of the record, `@parent` for the record it
/// belongs to, or `null` to leave the column out. Columns that are not named here find their field by name.
pub type ImportMapping = BTreeMap<String, Option<String>>;

/// How a table is to be read.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, TS)]
pub struct ImportOptions {
    /// The record to which rows belong that name none, by id or handle.
    pub parent: Option<String>,
    /// `utf-8`, `utf-16` or `windows-1252`; looked for when absent.
    pub encoding: Option<String>,
    /// Whether people and systems that are named and not there are added.
    pub create_missing: bool,
    /// Whether it is read column by column even when it is an export that would be recognised.
    pub by_columns: bool,
}

/// What an import would do. Nothing has been written.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct ImportPreview {
    /// The kind of record.
    pub kind: String,
    /// `grants`.
    pub many: String,
    /// The name of the file, without its folder; absent when it has none.
    pub file: Option<String>,
    /// `48 new, 2 changed, 120 the same, one with errors`.
    pub words: String,
    /// `UTF-8, divided by semicolons`.
    pub format: String,
    /// A question that must be answered first, by choosing an encoding; absent when there is none.
    pub ask_encoding: Option<String>,
    /// The encodings that may be chosen.
    pub encodings: Vec<OptionView>,
    /// The export it was recognised as: `AWS IAM credential report`. Its columns cannot be chosen then.
    pub recognised: Option<String>,
    /// The columns of the table, in order.
    pub columns: Vec<ImportColumn>,
    /// What a column may be: the number, the record it belongs to, the fields.
    pub targets: Vec<OptionView>,
    /// The kind of the record each row belongs to; absent when rows belong to none.
    pub parent_kind: Option<String>,
    /// Rows that make a record.
    pub new: u32,
    /// Rows that change one.
    pub changed: u32,
    /// Rows that say what is there already.
    pub same: u32,
    /// Rows with errors.
    pub wrong: u32,
    /// The first rows, those that would write something or have errors before those that say nothing new.
    pub rows: Vec<ImportRow>,
    /// The first errors, by line.
    pub errors: Vec<ImportError>,
    /// How many errors there are.
    pub error_count: u32,
    /// What a person should know: rows left out, columns nobody reads.
    pub notes: Vec<String>,
    /// People and systems that are named and not there, and can be added with the rest.
    pub missing: Vec<String>,
    /// Whether it can be imported as it is.
    pub ready: bool,
    /// How it was read.
    pub options: ImportOptions,
}

/// One column of a table.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct ImportColumn {
    /// Its heading; the key in a mapping.
    pub heading: String,
    /// A cell of it, to recognise it by.
    pub sample: String,
    /// What it gives: a field id, `@id` or `@parent`; absent when it is left out.
    pub target: Option<String>,
}

/// What a row would do.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum ImportVerdict {
    /// Make a record.
    New,
    /// Change one.
    Changed,
    /// Nothing.
    Same,
    /// It has errors.
    Wrong,
}

/// One row of a table.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct ImportRow {
    /// Its line in the file, from 1.
    pub line: u32,
    /// What it would do.
    pub verdict: ImportVerdict,
    /// What the record is called, or its first cells when that is not known.
    pub title: String,
    /// The number of the record it is about; absent when it makes one.
    pub handle: Option<String>,
    /// The fields it sets.
    pub changes: Vec<ImportChange>,
}

/// One field that a row sets.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct ImportChange {
    /// The field's label.
    pub field: String,
    /// The value that is there, in words; absent when empty.
    pub before: Option<String>,
    /// The value it would have, in words; absent when emptied.
    pub after: Option<String>,
}

/// What is wrong in a table, and what to write instead.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct ImportError {
    /// The line of the file, from 1.
    pub line: u32,
    /// The column, from 1; absent when it is about the whole row.
    pub column: Option<u32>,
    /// The heading of the column.
    pub heading: Option<String>,
    /// The reason and the way out.
    pub message: String,
}
