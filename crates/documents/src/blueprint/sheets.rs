//! Registers and sheets: the tables at the back of the book and those that belong to a practice.

use super::{Chip, Table};
use serde::Serialize;

/// A register at the back of the book.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Register {
    /// `People`.
    pub name: String,
    /// What it is for, and how many rows it has.
    pub lead: String,
    /// What is said where it has no rows.
    pub empty: String,
    /// The rows.
    pub table: Table,
}

/// A sheet of a practice as a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PracticeSheet {
    /// `Feature flags`.
    pub name: String,
    /// How many records it has; the table has the first of them.
    pub total: usize,
    /// Its first rows.
    pub table: Table,
}

/// A wide sheet that belongs to a practice.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sheet {
    /// `Key-person matrix`.
    pub name: String,
    /// Bars above the table: today, and the day someone leaves.
    pub bars: Vec<Bar>,
    /// The table.
    pub table: Table,
    /// What is said where it has no rows.
    pub empty: String,
    /// How to read it.
    pub reading: String,
    /// What its chips mean.
    pub legend: Vec<(Chip, String)>,
}

/// A bar of counts that add up to a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bar {
    /// `Today`.
    pub name: String,
    /// Who has left by then.
    pub note: String,
    /// Its parts, worst first.
    pub parts: Vec<BarPart>,
}

/// One part of a bar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BarPart {
    /// How many.
    pub count: usize,
    /// Of what.
    pub words: String,
    /// `solid`, `hatch`, `outline` or `quiet`.
    pub fill: &'static str,
}
