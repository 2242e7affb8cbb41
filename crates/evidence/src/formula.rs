//! Cells that a spreadsheet would run: marked with an apostrophe on the way out, freed of it on the way in.
//!
//! The characters are those of the OWASP page on CSV injection (owasp.org, “CSV Injection”): `=`, `+`, `-`, `@`, tab, carriage
//! return, line feed, and the full-width forms that some programs fold to the first four.

/// Whether a spreadsheet could take a cell for a formula. A plain number is none, though it may begin with a sign.
pub fn is_formula(cell: &str) -> bool {
    begins_one(cell) && !is_number(cell)
}

/// The cell as it is written: with an apostrophe in front when it would be run, or when [`restored`] would else change it.
pub fn neutralised(cell: &str) -> String {
    if begins_one(cell.trim_start_matches(is_skipped)) && !is_number(cell) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

/// The cell as it was before [`neutralised`]. An apostrophe before anything else stays.
pub fn restored(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if begins_one(rest.trim_start_matches(is_skipped)) => rest,
        _ => cell,
    }
}

/// Characters that programs skip before they look for a formula, and the apostrophe itself, so that marking can be undone.
fn is_skipped(c: char) -> bool {
    let unseen = matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}');
    c == '\'' || unseen || (c.is_whitespace() && !matches!(c, '\t' | '\r' | '\n'))
}

fn begins_one(cell: &str) -> bool {
    cell.trim_start_matches(|c: char| c != '\'' && is_skipped(c))
        .starts_with([
            '=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
        ])
}

fn is_number(cell: &str) -> bool {
    let digits = cell.strip_prefix(['-', '+']).unwrap_or(cell);
    let plain = digits
        .bytes()
        .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','));
    plain && digits.bytes().any(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_run_is_marked_and_comes_back() {
        for cell in [
            "=1+1",
            "+1 555 0100",
            "-cmd",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\n=1",
            " =1",
            "\u{a0}=1",
            "\u{feff}=1",
            "＝1+1",
            "＋1",
            "－1",
            "＠x",
            "'=1",
            "''=1",
            "' =1",
            "'-5",
            "-5.00 EUR",
        ] {
            let marked = neutralised(cell);
            assert_eq!(marked, format!("'{cell}"));
            assert!(!is_formula(&marked));
            assert_eq!(restored(&marked), cell);
        }
    }

    #[test]
    fn what_would_not_run_is_left_alone() {
        for cell in [
            "", "a=b", "'tis", "'", "-5", "-1234.5", "+12", "5-6", "1,5", "''", " a",
        ] {
            assert_eq!(neutralised(cell), cell);
            assert_eq!(restored(cell), cell);
        }
    }
}
