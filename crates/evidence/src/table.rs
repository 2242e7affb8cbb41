//! A file as a table: how it is encoded and divided, its heading, its rows.

use crate::{
    Delimiter, Encoding, Limits, TableError,
    delimiter::{named, sniff},
    encoding::decode,
    plain,
    scan::lines,
};

/// How a file is to be read, as far as a person said so.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Reading {
    /// Its encoding; looked for when `None`.
    pub encoding: Option<Encoding>,
    /// What divides its cells; looked for when `None`.
    pub delimiter: Option<Delimiter>,
    /// How much of it is read; as of a file of another program unless told otherwise.
    pub limits: Limits,
}

/// A table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Table {
    /// How it is encoded.
    pub encoding: Encoding,
    /// Whether the encoding is a guess that a person should see before anything is written.
    pub encoding_assumed: bool,
    /// What divides its cells.
    pub delimiter: Delimiter,
    /// The names of its columns, tamed by [`plain`].
    pub heading: Vec<String>,
    /// What stands below the heading; rows without any text are left out.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// The line of the file on which it begins, from 1.
    pub line: usize,
    /// Its cells; formulas are freed of their apostrophe, line breaks are `\n`.
    pub cells: Vec<String>,
}

impl Table {
    /// Reads a file.
    ///
    /// # Errors
    /// When it is beyond a limit, cannot be decoded, or is no table; see [`TableError`].
    pub fn read(bytes: &[u8], how: Reading) -> Result<Self, TableError> {
        let size = bytes.len() as u64;
        let limit = how.limits.bytes;
        if size > limit {
            return Err(TableError::TooLarge { bytes: size, limit });
        }
        let decoded = decode(bytes, how.encoding)?;
        let (from_line, text) = match named(&decoded.text) {
            Some((delimiter, text)) => (Some(delimiter), text),
            None => (None, decoded.text.as_str()),
        };
        let delimiter = how.delimiter.or(from_line).unwrap_or_else(|| sniff(text));
        let mut all = lines(text, delimiter.character(), 1, how.limits)?.into_iter();
        let heading = all.next().ok_or(TableError::Empty)?.cells;
        Ok(Self {
            encoding: decoded.encoding,
            encoding_assumed: decoded.assumed,
            delimiter,
            heading: heading.iter().map(|name| plain(name)).collect(),
            rows: all
                .filter(|line| line.cells.iter().any(|cell| !cell.trim().is_empty()))
                .map(|line| Row {
                    line: line.number,
                    cells: line.cells,
                })
                .collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_says_how_it_is_written() {
        let bytes = b"\xef\xbb\xbf Name ;Rate\r\nJos\xc3\xa9;1,5\r\n;\r\n\r\n\"a;b\";'=1\r\n";
        let table = Table::read(bytes, Reading::default()).unwrap();
        assert_eq!(table.heading, ["Name", "Rate"]);
        assert_eq!(table.delimiter, Delimiter::Semicolon);
        let rows: Vec<(usize, &[String])> = table
            .rows
            .iter()
            .map(|row| (row.line, row.cells.as_slice()))
            .collect();
        assert_eq!(
            rows,
            [
                (2, &["José".to_owned(), "1,5".to_owned()][..]),
                (5, &["a;b".to_owned(), "=1".to_owned()][..])
            ]
        );
    }

    #[test]
    fn a_line_that_names_the_delimiter_is_no_heading() {
        let table = Table::read(b"sep=|\na,b|c\n1|2\n", Reading::default()).unwrap();
        assert_eq!(table.heading, ["a,b", "c"]);
        assert_eq!(table.rows[0].line, 3);
    }

    #[test]
    fn an_empty_file_is_no_table_and_a_heading_alone_is_one() {
        for empty in ["", "\n\n", "\u{feff}", "sep=,\n"] {
            assert_eq!(
                Table::read(empty.as_bytes(), Reading::default()),
                Err(TableError::Empty)
            );
        }
        assert!(
            Table::read(b"Name", Reading::default())
                .unwrap()
                .rows
                .is_empty()
        );
        let large = vec![b'x'; 10_000_001];
        let message = Table::read(&large, Reading::default()).unwrap_err();
        assert!(
            message.to_string().contains("10.0 MB; at most 10 MB"),
            "{message}"
        );
    }
}
