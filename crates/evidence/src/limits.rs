//! How much of a file is read as a table.

/// The most that is read. What is beyond is refused with its figure, before anything is kept of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// Bytes of the file.
    pub bytes: u64,
    /// Cells of its table, the heading included.
    pub cells: usize,
    /// Bytes of one cell.
    pub cell_bytes: usize,
}

impl Limits {
    /// A file of another program: 10 MB, and as much in a cell as a prose field holds.
    pub const FOREIGN: Self = Self {
        bytes: 10_000_000,
        cells: 200_000,
        cell_bytes: blueprint_model::text::PROSE_LIMIT,
    };
    /// A table that a workbook exported: what it holds comes back, up to 100,000 records of its widest kinds; a cell may name
    /// every one of thousands of records.
    pub const OWN: Self = Self {
        bytes: 200_000_000,
        cells: 5_000_000,
        cell_bytes: 1_048_576,
    };
}

impl Default for Limits {
    fn default() -> Self {
        Self::FOREIGN
    }
}
