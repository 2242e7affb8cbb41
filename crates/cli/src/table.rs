//! Text tables for the terminal.

/// Most characters of a cell.
const WIDEST: usize = 44;

/// Columns of text under heads, two blanks apart; wide cells are cut.
pub fn table(heads: &[String], rows: &[Vec<String>]) -> String {
    let cut = |text: &String| -> String {
        let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if flat.chars().count() <= WIDEST {
            flat
        } else {
            flat.chars().take(WIDEST - 1).chain(['…']).collect()
        }
    };
    let lines: Vec<Vec<String>> = std::iter::once(heads.to_vec())
        .chain(rows.iter().cloned())
        .map(|row| row.iter().map(cut).collect())
        .collect();
    let width = |column: usize| {
        lines
            .iter()
            .filter_map(|line| line.get(column))
            .map(|cell| cell.chars().count())
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..heads.len()).map(width).collect();
    let line = |cells: &Vec<String>| {
        let padded = cells
            .iter()
            .zip(&widths)
            .map(|(cell, width)| format!("{cell:width$}"));
        padded.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    lines.iter().map(line).collect::<Vec<_>>().join("\n")
}
