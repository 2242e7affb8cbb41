//! Registers and any other kind as a grid.

use super::*;
use blueprint_model::{Value, practice::Pillar};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The registers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct RegistersPage {
    /// In their order.
    pub registers: Vec<SheetRow>,
    /// The sheets of each pillar, in the order of its practices.
    pub sheets: Vec<PillarSheets>,
}

/// The sheets of a pillar.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct PillarSheets {
    /// Which.
    pub pillar: Pillar,
    /// Its name.
    pub name: String,
    /// Its sheets.
    pub sheets: Vec<SheetRow>,
}

/// One register or sheet.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct SheetRow {
    /// Its kind.
    pub kind: String,
    /// Its name, as a heading: `People`.
    pub name: String,
    /// One record of it: `person`.
    pub one: String,
    /// How many records.
    pub count: u32,
    /// Why it is worth keeping.
    pub why: String,
    /// A chip per reading worth naming: `1 nobody`.
    pub chips: Vec<Chip>,
}

/// Where the records of a kind are kept.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct Shelf {
    /// The kind of the sheet.
    pub kind: String,
    /// Its name, as a heading: `DR tests`.
    pub name: String,
    /// The pillar whose sheet it is; absent for a register.
    pub pillar: Option<Pillar>,
    /// The practice that is lived in it; absent for a register.
    pub practice: Option<Link>,
}

/// All records of a kind.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct GridPage {
    /// The kind.
    pub kind: String,
    /// Where it is kept.
    pub shelf: Shelf,
    /// `system`.
    pub one: String,
    /// `systems`.
    pub many: String,
    /// Why it is worth filling in.
    pub why: String,
    /// A realistic line, for the empty sheet.
    pub example: Option<String>,
    /// The field that names a record.
    pub title: String,
    /// What the whole sheet comes to.
    pub panel: Panel,
    /// The columns.
    pub columns: Vec<FieldView>,
    /// The rows, in the kind's own order.
    pub rows: Vec<GridRow>,
    /// Groups of rows, in order, when the kind is grouped.
    pub groups: Vec<GridGroup>,
    /// Whether each row has a reading of its own, as a last column.
    pub has_verdict: bool,
    /// The readings with their counts, worst first: a tally.
    pub tally: Vec<Tally>,
}

/// One reading and how often it occurs.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct Tally {
    /// The chip without count.
    pub chip: Chip,
    /// How many rows.
    pub count: u32,
}

/// Rows that belong together.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct GridGroup {
    /// `Criticality 1, a stop hurts customers at once`.
    pub label: String,
    /// The first row's place among all rows.
    pub from: u32,
    /// How many rows.
    pub count: u32,
}

/// One record as a row.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct GridRow {
    /// Its id.
    pub id: String,
    /// `system-4`.
    pub handle: String,
    /// One cell per column.
    pub cells: Vec<Cell>,
    /// Its reading.
    pub verdict: Option<Chip>,
    /// The reading that is known to come, and when: `nobody from 19 Dec`.
    pub coming: Option<String>,
}

/// One cell.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct Cell {
    /// The stored value; `null` when empty.
    pub value: Value,
    /// The value in words.
    pub shown: String,
    /// A quiet addition: `3 Nov`, `unproven`, `leaves 18 Dec`.
    pub note: Option<String>,
    /// The tone of the addition.
    pub tone: Tone,
    /// The records a reference names.
    pub links: Vec<Link>,
    /// Why it can no longer be changed, when it cannot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub frozen: Option<String>,
}
