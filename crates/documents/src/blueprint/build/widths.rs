//! Widths of register columns, taken from what stands in them.

use super::super::{Cell, Said};

/// Width of a page's matter in millimetres.
const WHOLE: f64 = 170.0;
/// Millimetres a character takes in a table.
const CHARACTER: f64 = 1.7;
/// Millimetres between columns.
const BETWEEN: f64 = 2.6;
/// Characters beyond which a text may as well take a second line.
const MOST: usize = 34;
/// Characters beyond which a word may break.
const WORD: usize = 18;

/// One width for each head, adding up to the page: wide columns give way first, and none below its longest word.
pub(super) fn widths(heads: &[String], rows: &[Vec<Cell>]) -> Vec<f64> {
    let columns: Vec<(f64, f64)> = heads
        .iter()
        .enumerate()
        .map(|(at, head)| {
            let cells = || rows.iter().filter_map(move |row| row.get(at));
            let wanted = cells()
                .map(length)
                .max()
                .unwrap_or(0)
                .clamp(head.chars().count(), MOST);
            let least = cells()
                .map(longest_word)
                .max()
                .unwrap_or(0)
                .max(longest(head));
            (room(wanted.max(least)), room(least))
        })
        .collect();
    let wanted: f64 = columns.iter().map(|(wanted, _)| wanted).sum();
    let least: f64 = columns.iter().map(|(_, least)| least).sum();
    if least >= WHOLE {
        return columns
            .iter()
            .map(|(_, least)| least / columns.iter().map(|(_, l)| l).sum::<f64>() * WHOLE)
            .collect();
    }
    if wanted <= WHOLE {
        let spare = (WHOLE - wanted) / columns.len().max(1) as f64;
        return columns.iter().map(|(wanted, _)| wanted + spare).collect();
    }
    let yielding = (wanted - WHOLE) / (wanted - least);
    columns
        .iter()
        .map(|(wanted, least)| wanted - (wanted - least) * yielding)
        .collect()
}

fn room(characters: usize) -> f64 {
    characters.max(4) as f64 * CHARACTER + BETWEEN
}

fn length(cell: &Cell) -> usize {
    said(cell)
        .map_or(1, |text| text.chars().count())
        .max(chip(cell))
}

fn longest_word(cell: &Cell) -> usize {
    said(cell).map_or(1, longest).max(chip(cell))
}

fn longest(text: &str) -> usize {
    text.split([' ', '-', '/'])
        .map(|word| word.chars().count())
        .max()
        .unwrap_or(0)
        .min(WORD)
}

/// A chip never wraps; its sides take two characters.
fn chip(cell: &Cell) -> usize {
    cell.chip
        .as_ref()
        .map_or(0, |chip| chip.words.chars().count() + 1)
}

fn said(cell: &Cell) -> Option<&str> {
    match &cell.said {
        Some(Said::Text(text) | Said::Missing(text)) => Some(text),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_add_up_and_leave_dates_on_one_line() {
        let long = "x".repeat(200);
        for texts in [["a", "b", "c"], [&long, &long, "14 Nov 2026"]] {
            let row: Vec<Cell> = texts.iter().map(|text| Cell::text(*text)).collect();
            let found = widths(&["Name".into(), "Note".into(), "Date".into()], &[row]);
            assert!(
                (found.iter().sum::<f64>() - WHOLE).abs() < 0.01,
                "{found:?}"
            );
            assert!(found[2] > 18.0, "{found:?}");
        }
    }
}
