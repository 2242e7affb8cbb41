//! Why a file cannot be read as a table at all.

use blueprint_model::words::thousands;

/// Why a file cannot be read as a table. Each says the figure or the place, and what to do.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum TableError {
    /// More bytes than are read.
    #[error(
        "The file has {}.{} MB; at most {} MB are read. Split it into several files.",
        .bytes / 1_000_000,
        .bytes % 1_000_000 / 100_000,
        .limit / 1_000_000
    )]
    TooLarge {
        /// Bytes of the file.
        bytes: u64,
        /// The most that are read.
        limit: u64,
    },
    /// More cells than are read.
    #[error(
        "The table has {} cells; at most {} are read. Leave columns out, or split it into several files.",
        thousands(i64::try_from(*.cells).unwrap_or(i64::MAX)),
        thousands(i64::try_from(*.limit).unwrap_or(i64::MAX))
    )]
    TooManyCells {
        /// Cells of the table.
        cells: usize,
        /// The most that are read.
        limit: usize,
    },
    /// More bytes in one cell than fit.
    #[error(
        "Line {line}, column {column}: the cell has {} KB; at most {} KB fit. Shorten it, or keep the text in a file.",
        .bytes.div_ceil(1024),
        .limit / 1024
    )]
    LongCell {
        /// The line on which the cell begins, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// Bytes of the cell.
        bytes: usize,
        /// The most that fit.
        limit: usize,
    },
    /// A quote that is opened and never closed.
    #[error(
        "Line {line}, column {column}: a quote is opened here and never closed. Close it, or write a quote inside a cell twice."
    )]
    OpenQuote {
        /// The line on which the cell begins, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// Text behind the closing quote of a cell.
    #[error(
        "Line {line}, column {column}: text follows the closing quote. Write a quote inside a cell twice, as in \"a \"\"b\"\" c\"."
    )]
    AfterQuote {
        /// The line on which the text stands, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// The bytes are not of the encoding.
    #[error(
        "The file is not {encoding}: line {line} holds bytes that stand for nothing. Choose another encoding."
    )]
    Undecodable {
        /// The encoding in words.
        encoding: &'static str,
        /// The line, from 1.
        line: usize,
    },
    /// UTF-16 without the mark that says which.
    #[error(
        "The file looks like UTF-16 without a byte-order mark. Save it as “CSV UTF-8” and try again."
    )]
    Unmarked,
    /// Nothing is in it.
    #[error("The file holds no table. Its first line names the columns.")]
    Empty,
}
