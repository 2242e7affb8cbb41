//! Writes a table as RFC 4180 describes it: commas, quotes where they are needed, lines that end with CR LF, UTF-8.

use crate::neutralised;
use std::borrow::Cow;

/// The text of a table. Cells that a spreadsheet would run are marked, see [`neutralised`].
pub fn write<R, C>(rows: R) -> String
where
    R: IntoIterator<Item = C>,
    C: IntoIterator<Item = String>,
{
    let mut text = String::new();
    for row in rows {
        let mut alone = None;
        for (n, cell) in row.into_iter().enumerate() {
            if n > 0 {
                text.push(',');
            }
            alone = (n == 0 && cell.is_empty()).then_some(());
            text.push_str(&quoted(&neutralised(&cell)));
        }
        // One empty cell alone would be a blank line, which no reader counts as a row.
        if alone.is_some() {
            text.push_str("\"\"");
        }
        text.push_str("\r\n");
    }
    text
}

/// In quotes when a reader could take it apart otherwise, whatever delimiter it expects.
fn quoted(cell: &str) -> Cow<'_, str> {
    let plain = !cell.contains([',', ';', '\t', '|', '"', '\r', '\n']) && cell.trim() == cell;
    if plain {
        Cow::Borrowed(cell)
    } else {
        Cow::Owned(format!("\"{}\"", cell.replace('"', "\"\"")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Reading, Table};

    #[test]
    fn what_is_written_is_read_back_cell_by_cell() {
        let cells = [
            "",
            "a",
            " a ",
            "a,b",
            "a;b|c\td",
            "say \"so\"",
            "one\ntwo",
            "=1",
            "'=1",
            "-5",
            "é 👩‍👧 שלום",
            "\u{feff}x",
            "''",
            "\"",
        ];
        let row = || cells.iter().map(|cell| (*cell).to_owned());
        let text = write([
            row().map(|_| "h".to_owned()).collect(),
            row().collect::<Vec<_>>(),
        ]);
        let table = Table::read(text.as_bytes(), Reading::default()).unwrap();
        assert_eq!(table.rows[0].cells, cells);
        assert!(text.ends_with("\r\n") && text.contains(",'=1,''=1,-5,"));
        let one = write([
            vec!["h".to_owned()],
            vec![String::new()],
            vec!["x".to_owned()],
        ]);
        assert_eq!(one, "h\r\n\"\"\r\nx\r\n");
    }
}
