//! Widths of table columns, taken from what stands in them: as few lines as the page allows.

use crate::{
    fonts::advance,
    parts::{Cell, Said},
};

/// Width of an upright page's matter in millimetres.
pub(crate) const UPRIGHT: f64 = 170.0;
/// Width of a wide page's matter in millimetres.
pub(crate) const WIDE: f64 = 257.0;
/// Millimetres between columns, and a little for rounding.
const BETWEEN: f64 = 3.0;
/// Millimetres of an em in a table, in the head of a table and in a chip.
const CELL: f64 = 8.2 / 72.0 * 25.4;
const HEAD: f64 = 7.5 / 72.0 * 25.4;
const CHIP: f64 = 7.4 / 72.0 * 25.4;
/// Millimetres of the sides of a chip, and of its ring.
const SIDES: f64 = 3.2;
const RING: f64 = 3.2;
/// Letters beyond which a token may break within.
const LONG: usize = 24;
/// Widest a column must be for a single word, in millimetres; a longer one breaks.
const WIDEST_WORD: f64 = 34.0;
/// Narrowest column.
const NARROWEST: f64 = 8.0;
/// Millimetres by which columns grow.
const STEP: f64 = 1.5;
/// Lines of a row, on average, up to which a table is comfortable to read.
const COMFORT: f64 = 2.0;
/// Rows that are looked at.
const SAMPLE: usize = 120;

/// One width for each head, adding up to `whole`, such that the rows take few lines; no column is below its longest word.
pub(crate) fn widths(whole: f64, heads: &[String], rows: &[Vec<Cell>]) -> Vec<f64> {
    let columns = columns(heads, rows);
    let least: Vec<f64> = columns.iter().map(Texts::least).collect();
    let needed: f64 = least.iter().sum();
    if needed >= whole {
        return least.iter().map(|mm| mm / needed * whole).collect();
    }
    let mut widths = least;
    let mut spare = whole - needed;
    while let Some((at, more)) = best(&columns, &widths, spare) {
        widths[at] += more;
        spare -= more;
    }
    let share = spare / widths.len().max(1) as f64;
    widths.iter().map(|mm| mm + share).collect()
}

/// How many of the columns, from the left, have room beside each other.
pub(crate) fn that_fit(whole: f64, heads: &[String], rows: &[Vec<Cell>]) -> usize {
    let mut used = 0.0;
    let columns = columns(heads, rows);
    let fits = columns.iter().take_while(|texts| {
        used += texts.least();
        used <= whole
    });
    fits.count().max(1)
}

/// The texts of a column as the words they break into, in millimetres.
struct Texts {
    head: Vec<f64>,
    /// Those of the rows, and last the head again.
    cells: Vec<Vec<f64>>,
}

impl Texts {
    fn least(&self) -> f64 {
        let words = self.cells.iter().flatten().copied();
        let widest = words.fold(0.0, f64::max).min(WIDEST_WORD);
        let head = self.head.iter().copied().fold(0.0, f64::max);
        (widest.max(head) + BETWEEN).max(NARROWEST)
    }

    /// Lines of a cell in a column of this width.
    fn lines(&self, row: usize, width: f64) -> u32 {
        self.cells
            .get(row)
            .map_or(1, |words| lines(words, width - BETWEEN))
    }
}

/// Lines that words take when they are filled one after the other.
fn lines(words: &[f64], width: f64) -> u32 {
    let mut lines = 1;
    let mut used = 0.0;
    for word in words {
        if used > 0.0 && used + word > width {
            lines += 1;
            used = 0.0;
        }
        used += word;
    }
    lines
}

/// The column that saves most lines for its millimetres, and how many millimetres it takes.
fn best(columns: &[Texts], widths: &[f64], spare: f64) -> Option<(usize, f64)> {
    let count = columns.iter().map(|texts| texts.cells.len()).max()?;
    let now: Vec<Vec<u32>> = columns
        .iter()
        .zip(widths)
        .map(|(texts, width)| (0..count).map(|row| texts.lines(row, *width)).collect())
        .collect();
    let mut found: Option<(f64, usize, f64)> = None;
    for (at, width) in widths.iter().enumerate() {
        let others: Vec<u32> = (0..count)
            .map(|row| {
                let others = now.iter().enumerate().filter(|(n, _)| *n != at);
                others.map(|(_, lines)| lines[row]).max().unwrap_or(1)
            })
            .collect();
        let cost = |own: u32, others: u32| f64::from(own.max(others)) + f64::from(own) / 8.0;
        let before: f64 = (0..count).map(|row| cost(now[at][row], others[row])).sum();
        let mut more = STEP;
        while more <= spare {
            let lines = |row: usize| match now[at][row] {
                1 => 1,
                _ => columns[at].lines(row, width + more),
            };
            let after: f64 = (0..count).map(|row| cost(lines(row), others[row])).sum();
            let gain = (before - after) / more;
            if gain > 0.0 && found.is_none_or(|(best, ..)| gain > best) {
                found = Some((gain, at, more));
            }
            more += STEP;
        }
    }
    found.map(|(_, at, more)| (at, more))
}

/// Whether a table is comfortable to read at this width: every column has room and rows are two lines high on average.
pub(crate) fn reads_well(whole: f64, heads: &[String], rows: &[Vec<Cell>]) -> bool {
    if that_fit(whole, heads, rows) < heads.len() {
        return false;
    }
    let columns = columns(heads, rows);
    let widths = widths(whole, heads, rows);
    let count = columns.first().map_or(0, |texts| texts.cells.len());
    let tallest = |row: usize| {
        let own = columns.iter().zip(&widths);
        own.map(|(texts, width)| texts.lines(row, *width)).max()
    };
    let lines: u32 = (0..count).filter_map(tallest).sum();
    f64::from(lines) <= COMFORT * count as f64
}

fn columns(heads: &[String], rows: &[Vec<Cell>]) -> Vec<Texts> {
    let step = rows.len().div_ceil(SAMPLE).max(1);
    let columns = heads.iter().enumerate().map(|(at, head)| Texts {
        head: words(head, HEAD),
        cells: rows
            .iter()
            .step_by(step)
            .map(|row| row.get(at).map(cell).unwrap_or_default())
            .chain([words(head, HEAD)])
            .collect(),
    });
    columns.collect()
}

fn cell(cell: &Cell) -> Vec<f64> {
    let mut all = match &cell.said {
        Some(Said::Text(text) | Said::Missing(text)) => words(text, CELL),
        _ => Vec::new(),
    };
    if let Some(Said::Text(text) | Said::Missing(text)) = &cell.note {
        all.extend(words(text, CELL));
    }
    if let Some(alarm) = &cell.alarm {
        all.extend(words(alarm, CELL));
    }
    if let Some(chip) = &cell.chip {
        let ring = if chip.ring.is_some() { RING } else { 0.0 };
        all.push(width(&chip.words, CHIP) + SIDES + ring);
    }
    all
}

/// The parts of a text between which a line may end, each with the space behind it.
fn words(text: &str, em: f64) -> Vec<f64> {
    let tokens = text.split_inclusive([' ', '-', '\n']);
    let parts = tokens.flat_map(|token| {
        let long = token.chars().count() > LONG;
        token.split_inclusive(move |c| long && "/._@:?&=,;|+".contains(c))
    });
    parts.map(|part| width(part, em)).collect()
}

fn width(text: &str, em: f64) -> f64 {
    text.chars().map(advance).sum::<f64>() * em
}

/// Whether a token stays within a table column of this many millimetres.
pub(crate) fn token_fits(token: &str, column: f64) -> bool {
    width(token.trim_end(), CELL) <= column - BETWEEN + 0.5
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heads() -> Vec<String> {
        ["Name", "Note", "Date"].map(String::from).to_vec()
    }

    #[test]
    fn widths_add_up_and_leave_dates_on_one_line() {
        let long = "x".repeat(200);
        for texts in [["a", "b", "c"], [&long, &long, "14\u{a0}Nov\u{a0}2026"]] {
            let row: Vec<Cell> = texts.iter().map(|text| Cell::text(*text)).collect();
            let found = widths(UPRIGHT, &heads(), &[row]);
            assert!(
                (found.iter().sum::<f64>() - UPRIGHT).abs() < 0.01,
                "{found:?}"
            );
            assert!(found[2] > 18.0, "{found:?}");
        }
    }

    #[test]
    fn room_goes_where_it_saves_lines() {
        let note = "a note of rather many words, far too many for one line of any table on an upright page";
        let row = ["thandiwe.maseko@tidbourne.example", note, "\u{2013}"];
        let row: Vec<Cell> = row.iter().map(|text| Cell::text(*text)).collect();
        let found = widths(UPRIGHT, &heads(), &[row]);
        assert!(
            found[0] > 45.0 && found[1] > 60.0 && found[2] < 25.0,
            "{found:?}"
        );
    }

    #[test]
    fn columns_beyond_the_page_are_not_counted() {
        let heads: Vec<String> = (0..40).map(|n| format!("Headword {n:02}")).collect();
        let fit = that_fit(UPRIGHT, &heads, &[]);
        assert!((6..=12).contains(&fit), "{fit}");
    }
}
