//! Takes text apart into lines of cells as RFC 4180 describes them, strictly where a slip would move data.
//!
//! Written here because a quote that is never closed, or text behind a closing one, must be refused with its line and column;
//! readers that mend such files silently put half a table into one cell.

use crate::{Limits, TableError, restored};
use std::{iter::Peekable, str::Chars};

/// One line of a table, perhaps over several lines of text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Line {
    /// The line of text on which it begins, from 1.
    pub number: usize,
    /// Its cells, formulas freed of their apostrophe; line breaks inside are `\n`.
    pub cells: Vec<String>,
}

/// The lines of a table; blank ones are left out. `first` is the number of the first line of text.
pub(crate) fn lines(
    text: &str,
    delimiter: char,
    first: usize,
    limits: Limits,
) -> Result<Vec<Line>, TableError> {
    let mut scan = Scan {
        rest: text.chars().peekable(),
        delimiter,
        most: limits.cell_bytes,
        line: first,
        column: 1,
    };
    let (mut lines, mut cells) = (Vec::new(), 0);
    while let Some(line) = scan.line()? {
        cells += line.cells.len();
        // Beyond the limit they are only counted, for the figure.
        if cells <= limits.cells {
            lines.push(line);
        }
    }
    if cells > limits.cells {
        let limit = limits.cells;
        return Err(TableError::TooManyCells { cells, limit });
    }
    Ok(lines)
}

struct Scan<'a> {
    rest: Peekable<Chars<'a>>,
    delimiter: char,
    /// Most bytes of a cell.
    most: usize,
    line: usize,
    column: usize,
}

/// What ended a cell.
#[derive(PartialEq, Eq)]
enum End {
    Delimiter,
    Line,
}

impl Scan<'_> {
    /// The next line that is not blank.
    fn line(&mut self) -> Result<Option<Line>, TableError> {
        while self.rest.peek().is_some() {
            let number = self.line;
            self.column = 1;
            let mut cells = Vec::new();
            let mut plain = true;
            loop {
                let begun_on = self.line;
                let quoted = self.rest.peek() == Some(&'"');
                plain &= !quoted;
                let (cell, end) = if quoted {
                    self.quoted()?
                } else {
                    self.unquoted()
                };
                let cell = restored(&cell);
                if cell.len() > self.most {
                    return Err(TableError::LongCell {
                        line: begun_on,
                        column: self.column,
                        bytes: cell.len(),
                        limit: self.most,
                    });
                }
                cells.push(cell.to_owned());
                if end == End::Line {
                    break;
                }
                self.column += 1;
            }
            if !plain || cells.len() > 1 || !cells[0].trim().is_empty() {
                return Ok(Some(Line { number, cells }));
            }
        }
        Ok(None)
    }

    fn unquoted(&mut self) -> (String, End) {
        let mut cell = String::new();
        while let Some(c) = self.rest.next() {
            if c == self.delimiter {
                return (cell, End::Delimiter);
            }
            if self.breaks(c) {
                break;
            }
            cell.push(c);
        }
        (cell, End::Line)
    }

    fn quoted(&mut self) -> Result<(String, End), TableError> {
        let (line, column) = (self.line, self.column);
        let mut cell = String::new();
        self.rest.next();
        while let Some(c) = self.rest.next() {
            if c == '"' {
                if self.rest.next_if_eq(&'"').is_none() {
                    return self.closed().map(|end| (cell, end));
                }
                cell.push('"');
            } else if self.breaks(c) {
                cell.push('\n');
            } else {
                cell.push(c);
            }
        }
        Err(TableError::OpenQuote { line, column })
    }

    /// After a closing quote: blanks, then the end of the cell.
    fn closed(&mut self) -> Result<End, TableError> {
        while let Some(c) = self.rest.next() {
            if c == self.delimiter {
                return Ok(End::Delimiter);
            }
            let line = self.line;
            if self.breaks(c) {
                return Ok(End::Line);
            }
            if c != ' ' {
                let column = self.column;
                return Err(TableError::AfterQuote { line, column });
            }
        }
        Ok(End::Line)
    }

    /// Whether a character, with the line feed that may follow it, breaks the line; counts it.
    fn breaks(&mut self, c: char) -> bool {
        if c == '\r' {
            self.rest.next_if_eq(&'\n');
        }
        let broken = matches!(c, '\r' | '\n');
        self.line += usize::from(broken);
        broken
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<(usize, Vec<String>)> {
        let all = lines(text, ',', 1, Limits::FOREIGN).unwrap();
        all.into_iter()
            .map(|line| (line.number, line.cells))
            .collect()
    }

    fn row(number: usize, cells: &[&str]) -> (usize, Vec<String>) {
        (
            number,
            cells.iter().map(|cell| (*cell).to_owned()).collect(),
        )
    }

    #[test]
    fn quotes_line_breaks_and_blank_lines_are_read_as_written() {
        let text = "a,b\r\n\"x \"\"y\"\"\",\"one\r\ntwo\"\r\r\n\n  \n\" p \" ,q\rlast,";
        assert_eq!(
            cells(text),
            [
                row(1, &["a", "b"]),
                row(2, &["x \"y\"", "one\ntwo"]),
                row(7, &[" p ", "q"]),
                row(8, &["last", ""]),
            ]
        );
        assert_eq!(cells("\"\"\n"), [row(1, &[""])]);
        assert_eq!(cells("5\" disk,a\"b\""), [row(1, &["5\" disk", "a\"b\""])]);
        assert!(cells("").is_empty() && cells("\r\n\n").is_empty());
    }

    #[test]
    fn slips_with_quotes_are_refused_with_line_and_column() {
        assert_eq!(
            lines("a,b\n1,\"open\n2,3\n", ',', 1, Limits::FOREIGN),
            Err(TableError::OpenQuote { line: 2, column: 2 })
        );
        assert_eq!(
            lines(
                "a,b\n\"x\ny\",\"Ada \"the\" Byron\"\n",
                ',',
                1,
                Limits::FOREIGN
            ),
            Err(TableError::AfterQuote { line: 3, column: 2 })
        );
        assert!(lines("\"", ',', 1, Limits::FOREIGN).is_err());
    }

    #[test]
    fn the_limits_refuse_with_the_figure() {
        let wide = "x".repeat(Limits::FOREIGN.cell_bytes + 1);
        let message = lines(&format!("a,b\n1,{wide}"), ',', 1, Limits::FOREIGN)
            .unwrap_err()
            .to_string();
        assert!(message.starts_with("Line 2, column 2: the cell has 33 KB; at most 32 KB"));
        let fits = format!("'={}", "x".repeat(Limits::FOREIGN.cell_bytes - 1));
        assert_eq!(cells(&fits)[0].1[0].len(), Limits::FOREIGN.cell_bytes);
        let message = lines(&"a,b\n".repeat(100_001), ',', 1, Limits::FOREIGN)
            .unwrap_err()
            .to_string();
        assert!(message.starts_with("The table has 200,002 cells; at most 200,000"));
        assert!(lines(&"a,b\n".repeat(100_000), ',', 1, Limits::FOREIGN).is_ok());
    }
}
