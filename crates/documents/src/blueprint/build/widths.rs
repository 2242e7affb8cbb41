//! Widths of register columns, taken from what stands in them.

use super::super::{Cell, Said};

/// Width of a page's matter in millimetres.
const WHOLE: f64 = 170.0;
/// Millimetres a character takes in a table.
const CHARACTER: f64 = 1.62;
/// Millimetres between columns.
const BETWEEN: f64 = 2.6;
/// Characters beyond which a text may as well take a second line.
const MOST: usize = 34;

/// One width for each head, adding up to the page.
pub(super) fn widths(heads: &[String], rows: &[Vec<Cell>]) -> Vec<f64> {
    let wanted: Vec<f64> = heads
        .iter()
        .enumerate()
        .map(|(at, head)| {
            let cells = rows.iter().filter_map(|row| row.get(at)).map(length);
            let characters = cells.max().unwrap_or(0).clamp(head.chars().count().max(4), MOST);
            characters as f64 * CHARACTER + BETWEEN
        })
        .collect();
    let sum: f64 = wanted.iter().sum();
    if sum <= WHOLE {
        let spare = (WHOLE - sum) / wanted.len().max(1) as f64;
        return wanted.iter().map(|mm| mm + spare).collect();
    }
    // What is narrow stays as it is; the wide columns share what is left.
    let narrow = WHOLE / wanted.len() as f64;
    let fixed: f64 = wanted.iter().filter(|mm| **mm <= narrow).sum();
    let scale = (WHOLE - fixed) / (sum - fixed);
    wanted.iter().map(|mm| if *mm <= narrow { *mm } else { mm * scale }).collect()
}

fn length(cell: &Cell) -> usize {
    let said = match &cell.said {
        Some(Said::Text(text) | Said::Missing(text)) => text.chars().count(),
        _ => 1,
    };
    said.max(cell.chip.as_ref().map_or(0, |chip| chip.words.chars().count() + 3))
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
            assert!((found.iter().sum::<f64>() - WHOLE).abs() < 0.01, "{found:?}");
            assert!(found[2] > 18.0, "{found:?}");
        }
    }
}
