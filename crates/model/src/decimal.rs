//! Canonical decimal strings: the stored form of numbers and percentages, so that no float ever enters the file.

use rust_decimal::Decimal;

/// Reads what a person types (`1,234.50`, `12`, `-0.5`) into the canonical form: no grouping, no trailing zeros, no `-0`.
/// `None` when it is not a number, has more than 28 digits, or has a comma that groups no thousands, as in `12,5`.
pub fn canonical(text: &str) -> Option<String> {
    if !groups_thousands(text) {
        return None;
    }
    let plain: String = text
        .trim()
        .chars()
        .filter(|c| !matches!(c, ',' | ' ' | '\u{a0}' | '\u{202f}' | '_'))
        .collect();
    let digits_only = plain
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'));
    if plain.is_empty() || !digits_only {
        return None;
    }
    let value: Decimal = plain.parse().ok()?;
    Some(value.normalize().to_string())
}

/// Whether every comma stands before three digits that a further comma, the point or the end follows.
fn groups_thousands(text: &str) -> bool {
    let text = text.trim();
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let mut groups = whole.split(',').skip(1);
    let threes = groups.all(|group| group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit()));
    threes && !fraction.contains(',')
}

/// The number a canonical string stands for; `None` when it is not canonical.
pub fn parse(text: &str) -> Option<Decimal> {
    let value: Decimal = text.parse().ok()?;
    (value.normalize().to_string() == text).then_some(value)
}

/// With thousands separators, for people: `12,500.5`.
pub fn shown(text: &str) -> String {
    let (whole, fraction) = text
        .split_once('.')
        .map_or((text, None), |(w, f)| (w, Some(f)));
    let grouped = whole.parse::<i64>().map_or_else(
        |_| whole.to_owned(),
        |n| {
            let sign = if n == 0 && whole.starts_with('-') {
                "-"
            } else {
                ""
            };
            format!("{sign}{}", crate::words::thousands(n))
        },
    );
    fraction.map_or(grouped.clone(), |f| format!("{grouped}.{f}"))
}

/// A canonical figure and what it counts, for people: `12,500 people`, `1 person`, `82 %`. The figure alone without a unit.
pub fn with_unit(figure: &str, unit: &str) -> String {
    let unit = match (figure, unit) {
        ("1", "people") => "person",
        ("1", many) if many.ends_with("ches") => many.strip_suffix("es").unwrap_or(many),
        ("1", many) if many.len() > 2 => many.strip_suffix('s').unwrap_or(many),
        (_, unit) => unit,
    };
    match unit {
        "" => shown(figure),
        unit => format!("{}\u{a0}{unit}", shown(figure)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_form_for_each_number() {
        for (typed, stored) in [
            ("1,234.50", "1234.5"),
            ("007", "7"),
            ("-0", "0"),
            ("-0.50", "-0.5"),
            ("1 000", "1000"),
            ("1,234,567", "1234567"),
        ] {
            assert_eq!(canonical(typed).as_deref(), Some(stored), "{typed}");
        }
        for wrong in [
            "",
            "one",
            "1e5",
            "0x10",
            "NaN",
            "--1",
            "1.2.3",
            "12,5",
            "1,23",
            "1.5,000",
            &"9".repeat(40),
        ] {
            assert_eq!(canonical(wrong), None, "{wrong}");
        }
        assert!(parse("1.0").is_none(), "only the canonical form is stored");
        assert_eq!(shown("-0.5"), "-0.5");
        assert_eq!(shown("12500.5"), "12,500.5");
    }

    #[test]
    fn one_of_something_is_no_plural() {
        for (figure, unit, words) in [
            ("1", "days", "1\u{a0}day"),
            ("1", "people", "1\u{a0}person"),
            ("1", "branches", "1\u{a0}branch"),
            ("1", "s", "1\u{a0}s"),
            ("1", "%", "1\u{a0}%"),
            ("1", "of 4", "1\u{a0}of 4"),
            ("1", "", "1"),
            ("1.5", "hours", "1.5\u{a0}hours"),
            ("0", "grants", "0\u{a0}grants"),
            ("12500", "people", "12,500\u{a0}people"),
        ] {
            assert_eq!(with_unit(figure, unit), words);
        }
    }
}
