//! Numbers and amounts as other programs write them, with a decimal point or a decimal comma.

use crate::{Delimiter, quoted};
use blueprint_model::decimal;

/// Which sign a column writes before the fraction, as far as its cells show it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DecimalMark {
    /// `1,234.5`
    Point,
    /// `1.234,5`
    Comma,
    /// No cell shows it, and the file is not one in which the point is certain.
    Unknown,
}

impl DecimalMark {
    /// The mark of a column. A column that shows both, or nothing, is `Unknown`; in a file divided by commas, which is how the
    /// program itself writes, nothing means the point.
    pub fn of<'a>(cells: impl Iterator<Item = &'a str>, delimiter: Delimiter) -> Self {
        let (mut point, mut comma) = (false, false);
        for cell in cells {
            match shows(&digits(cell)) {
                Some(Self::Point) => point = true,
                Some(Self::Comma) => comma = true,
                _ => {}
            }
        }
        match (point, comma) {
            (true, false) => Self::Point,
            (false, true) => Self::Comma,
            (false, false) if delimiter == Delimiter::Comma => Self::Point,
            _ => Self::Unknown,
        }
    }
}

/// The number in the form that fields keep: `1234.5`.
///
/// # Errors
/// What is wrong and what to write instead, without the name of the field.
pub fn number(typed: &str, mark: DecimalMark) -> Result<String, String> {
    let digits = digits(typed);
    if let (DecimalMark::Unknown, Some((_, at))) = (mark, lone_mark(&digits))
        && thousands_like(&digits, at)
    {
        let (whole, rest) = (&digits[..at], &digits[at + 1..]);
        return Err(format!(
            "“{digits}” could be {whole}{rest} or {whole}.{rest}; write {whole}{rest} or {whole}.{rest}0"
        ));
    }
    let plain = with_point(&digits, shows(&digits).unwrap_or(mark));
    plain
        .and_then(|text| decimal::canonical(&text))
        .ok_or_else(|| format!("{} is not a number; write it as in 1234.5", quoted(typed)))
}

/// The amount in the form in which money is typed, `1234.50 EUR`. The currency stands before or behind it as code or sign, else
/// it is `usual`.
///
/// # Errors
/// What is wrong and what to write instead, without the name of the field.
pub fn amount(typed: &str, mark: DecimalMark, usual: Option<&str>) -> Result<String, String> {
    let typed = typed.trim();
    let shown = quoted(typed);
    let from = typed.find(|c: char| c.is_ascii_digit());
    let to = typed.rfind(|c: char| c.is_ascii_digit());
    let (Some(from), Some(to)) = (from, to) else {
        return Err(format!(
            "{shown} is not an amount; write it as in 1234.50 EUR"
        ));
    };
    let (before, middle, after) = (&typed[..from], &typed[from..=to], &typed[to + 1..]);
    // The minus stands before the sign of the currency or behind it.
    let minus = if before.contains('-') { "-" } else { "" };
    let before: String = before
        .chars()
        .filter(|c| !matches!(c, '-' | '+') && !c.is_whitespace())
        .collect();
    let written = match (before.as_str(), after.trim()) {
        ("", "") => None,
        (sign, "") | ("", sign) => Some(sign),
        _ => {
            return Err(format!(
                "{shown} is not an amount; write it as in 1234.50 EUR"
            ));
        }
    };
    let currency = match written {
        None => usual
            .map(str::to_owned)
            .ok_or_else(|| format!("{shown} has no currency; write it as in {middle} EUR"))?,
        Some(sign) => currency(sign).ok_or_else(|| {
            format!(
                "{} is not one currency; write its three letters, as in {middle} USD",
                quoted(sign)
            )
        })?,
    };
    let number = number(&format!("{minus}{middle}"), mark)?;
    Ok(format!("{number} {currency}"))
}

/// The code of a currency; signs that several currencies share stand for none.
fn currency(sign: &str) -> Option<String> {
    match sign {
        "€" => Some("EUR".to_owned()),
        "£" => Some("GBP".to_owned()),
        "US$" => Some("USD".to_owned()),
        _ => {
            let code = sign.len() == 3 && sign.bytes().all(|b| b.is_ascii_alphabetic());
            code.then(|| sign.to_uppercase())
        }
    }
}

/// Without blanks and the apostrophes that group digits in Switzerland.
fn digits(typed: &str) -> String {
    typed
        .trim()
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’'))
        .collect()
}

/// The only point or comma in a number, and where it stands.
fn lone_mark(digits: &str) -> Option<(DecimalMark, usize)> {
    let mut marks = digits.match_indices([',', '.']);
    match (marks.next(), marks.next()) {
        (Some((at, ".")), None) => Some((DecimalMark::Point, at)),
        (Some((at, _)), None) => Some((DecimalMark::Comma, at)),
        _ => None,
    }
}

/// Whether a mark stands as one that groups thousands would: one to three digits before, not only zero, exactly three behind.
fn thousands_like(digits: &str, at: usize) -> bool {
    let before = digits[..at].trim_start_matches(['-', '+']);
    let behind = &digits[at + 1..];
    (1..=3).contains(&before.len()) && !before.starts_with('0') && behind.len() == 3
}

/// The decimal mark that a number shows by itself.
fn shows(digits: &str) -> Option<DecimalMark> {
    let number = !digits.is_empty()
        && digits
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.' | b'-' | b'+'));
    if !number {
        return None;
    }
    if let Some((mark, at)) = lone_mark(digits) {
        return (!thousands_like(digits, at)).then_some(mark);
    }
    match (digits.rfind(','), digits.rfind('.')) {
        (Some(comma), Some(point)) if comma > point => Some(DecimalMark::Comma),
        (Some(_), Some(_)) => Some(DecimalMark::Point),
        // Several of one sign group thousands, so the other one marks the fraction.
        (Some(_), None) => Some(DecimalMark::Point),
        (None, Some(_)) => Some(DecimalMark::Comma),
        (None, None) => None,
    }
}

/// With a decimal point and commas that group, `None` when points group no thousands.
fn with_point(digits: &str, mark: DecimalMark) -> Option<String> {
    let swapped: String = match mark {
        DecimalMark::Comma => digits
            .chars()
            .map(|c| match c {
                ',' => '.',
                '.' => ',',
                other => other,
            })
            .collect(),
        DecimalMark::Point | DecimalMark::Unknown => digits.to_owned(),
    };
    let plain = swapped
        .bytes()
        .all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.' | b'-' | b'+'));
    plain.then(|| swapped.strip_prefix('+').unwrap_or(&swapped).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_with_point_and_with_comma() {
        for (typed, mark, expected) in [
            ("1234.5", DecimalMark::Unknown, "1234.5"),
            ("1234,5", DecimalMark::Unknown, "1234.5"),
            ("12,5", DecimalMark::Point, "12.5"),
            ("1,234.50", DecimalMark::Unknown, "1234.5"),
            ("1.234,50", DecimalMark::Unknown, "1234.5"),
            ("1,234,567", DecimalMark::Unknown, "1234567"),
            ("1.234.567", DecimalMark::Unknown, "1234567"),
            ("1\u{a0}234,5", DecimalMark::Unknown, "1234.5"),
            ("1'234.50", DecimalMark::Unknown, "1234.5"),
            ("0,125", DecimalMark::Unknown, "0.125"),
            ("-0.125", DecimalMark::Unknown, "-0.125"),
            ("+7", DecimalMark::Unknown, "7"),
            ("1,234", DecimalMark::Point, "1234"),
            ("1,234", DecimalMark::Comma, "1.234"),
            ("1.234", DecimalMark::Point, "1.234"),
            ("1.234", DecimalMark::Comma, "1234"),
        ] {
            assert_eq!(number(typed, mark).as_deref(), Ok(expected), "{typed}");
        }
    }

    #[test]
    fn a_number_that_could_be_two_is_refused_with_both() {
        for typed in ["1,234", "1.234"] {
            let refused = number(typed, DecimalMark::Unknown).unwrap_err();
            assert!(
                refused.contains("could be 1234 or 1.234; write 1234 or 1.2340"),
                "{refused}"
            );
        }
        for wrong in [
            "",
            "x",
            "1,23.4,5",
            "1.2.3",
            "12.34.567",
            "1e5",
            "5 %",
            "--1",
            "٣",
        ] {
            let refused = number(wrong, DecimalMark::Unknown).unwrap_err();
            assert!(refused.contains("is not a number"), "{wrong}: {refused}");
        }
    }

    #[test]
    fn a_column_shows_its_mark_by_any_cell() {
        let of = |cells: &[&str], delimiter| DecimalMark::of(cells.iter().copied(), delimiter);
        let (comma, semicolon) = (Delimiter::Comma, Delimiter::Semicolon);
        assert_eq!(of(&["1.234", "1,5"], semicolon), DecimalMark::Comma);
        assert_eq!(of(&["1,234", "1.5", "x,y"], comma), DecimalMark::Point);
        assert_eq!(of(&["1.234"], semicolon), DecimalMark::Unknown);
        assert_eq!(of(&["1.234"], comma), DecimalMark::Point);
        assert_eq!(of(&["1,5", "1.5"], comma), DecimalMark::Unknown);
        assert_eq!(of(&["1.234.567"], semicolon), DecimalMark::Comma);
    }

    #[test]
    fn amounts_carry_their_currency_or_take_the_usual_one() {
        for (typed, usual, expected) in [
            ("1234.50 EUR", None, "1234.5 EUR"),
            ("EUR 1.234,50", None, "1234.5 EUR"),
            ("€ 612.40", None, "612.4 EUR"),
            ("-£5", None, "-5 GBP"),
            ("EUR -5", None, "-5 EUR"),
            ("-5 gbp", None, "-5 GBP"),
            ("US$12", None, "12 USD"),
            ("12.5", Some("CHF"), "12.5 CHF"),
        ] {
            assert_eq!(
                amount(typed, DecimalMark::Point, usual).as_deref(),
                Ok(expected),
                "{typed}"
            );
        }
        for (typed, says) in [
            ("12.5", "has no currency"),
            ("$12.5", "three letters"),
            ("12 kr", "three letters"),
            ("EUR 5 CHF", "not an amount"),
            ("EUR", "not an amount"),
            ("free", "not an amount"),
        ] {
            let refused = amount(typed, DecimalMark::Point, None).unwrap_err();
            assert!(refused.contains(says), "{typed}: {refused}");
        }
    }
}
