//! Lengths of time and cadences as people type them.

use crate::{
    Value,
    cadence::{Cadence, CountsFrom, WeekendRule},
};
use rust_decimal::{Decimal, prelude::ToPrimitive};
use serde_json::json;

const UNITS: [(&[&str], i64); 5] = [
    (&["s", "sec", "secs", "second", "seconds"], 1),
    (&["m", "min", "mins", "minute", "minutes"], 60),
    (&["h", "hr", "hrs", "hour", "hours"], 3_600),
    (&["d", "day", "days"], 86_400),
    (&["w", "week", "weeks"], 604_800),
];

/// Whole seconds of `90`, `45 min`, `2 h 30 min`, `1.5 h`, `3 days` or `1:30:00`; a day has 24 hours.
/// `None` when it is none of these, is not whole seconds, or could mean two things, as `1:30` could.
pub(super) fn seconds(typed: &str) -> Option<i64> {
    if let Ok(bare) = typed.parse::<i64>() {
        return Some(bare);
    }
    if typed.contains(':') {
        return clock(typed);
    }
    let mut total: i64 = 0;
    let mut rest = typed.trim();
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit() && c != '.')?;
        let (count, after) = rest.split_at(digits);
        let after = after.trim_start();
        let end = after
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(after.len());
        let (unit, more) = after.split_at(end);
        let unit = unit.to_lowercase();
        let (_, length) = UNITS
            .iter()
            .find(|(names, _)| names.contains(&unit.as_str()))?;
        let part = count
            .parse::<Decimal>()
            .ok()?
            .checked_mul(Decimal::from(*length))?;
        if !part.fract().is_zero() {
            return None;
        }
        total = total.checked_add(part.to_i64()?)?;
        rest = more.trim_start_matches([' ', ',', '\u{a0}']);
    }
    Some(total)
}

/// Hours, minutes and seconds of `1:30:00`.
fn clock(typed: &str) -> Option<i64> {
    let parts: Vec<i64> = typed
        .split(':')
        .map(|part| part.parse().ok())
        .collect::<Option<_>>()?;
    match parts.as_slice() {
        [h, m @ 0..60, s @ 0..60] if *h >= 0 => h.checked_mul(3_600)?.checked_add(m * 60 + s),
        _ => None,
    }
}

/// Seconds in hours, minutes and seconds: `2 h 30 min`.
pub(super) fn typed_seconds(seconds: i64) -> String {
    let parts = [
        (seconds / 3_600, "h"),
        (seconds % 3_600 / 60, "min"),
        (seconds % 60, "s"),
    ];
    let said: Vec<String> = parts
        .iter()
        .filter(|(count, _)| *count != 0)
        .map(|(count, unit)| format!("{count} {unit}"))
        .collect();
    if said.is_empty() {
        "0 s".to_owned()
    } else {
        said.join(" ")
    }
}

/// The JSON of `quarterly`, `90 days`, or `3 months, anchor 2026-01-31, from schedule, weekend after, lead 7 days`.
pub(super) fn cadence(typed: &str) -> Option<Value> {
    if typed == "quarterly" {
        return serde_json::to_value(Cadence::QUARTERLY).ok();
    }
    let mut parts = typed.split(',').map(str::trim);
    let (count, unit) = parts.next()?.trim_start_matches("every ").split_once(' ')?;
    let count: u32 = count.parse().ok()?;
    let mut said = match unit.trim_end_matches('s') {
        "day" => json!({ "days": count }),
        "month" => json!({ "months": count }),
        _ => return None,
    };
    for part in parts {
        let (what, how) = part.split_once(' ')?;
        said[what] = match what {
            "anchor" | "from" | "weekend" => Value::from(how),
            "lead" => {
                let days = how.trim_end_matches("days").trim_end_matches("day").trim();
                Value::from(days.parse::<u32>().ok()?)
            }
            _ => return None,
        };
    }
    Some(said)
}

/// A cadence in the words that [`cadence`] reads; what is as usual is left out.
pub(super) fn typed_cadence(cadence: &Cadence) -> String {
    let mut said = match (cadence.days, cadence.months) {
        (Some(1), _) => "1 day".to_owned(),
        (Some(days), _) => format!("{days} days"),
        (None, Some(1)) => "1 month".to_owned(),
        (None, months) => format!("{} months", months.unwrap_or(0)),
    };
    if let Some(anchor) = cadence.anchor {
        said.push_str(&format!(", anchor {anchor}"));
    }
    if cadence.from == CountsFrom::Schedule {
        said.push_str(", from schedule");
    }
    match cadence.weekend {
        WeekendRule::Leave => {}
        WeekendRule::Before => said.push_str(", weekend before"),
        WeekendRule::After => said.push_str(", weekend after"),
    }
    if cadence.lead > 0 {
        said.push_str(&format!(", lead {} days", cadence.lead));
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_of_time_are_read_in_every_unit() {
        for (typed, expected) in [
            ("0", 0),
            ("90", 90),
            ("90 s", 90),
            ("45min", 2_700),
            ("2 h 30 min", 9_000),
            ("2 hours, 5 minutes", 7_500),
            ("1.5 h", 5_400),
            ("3 days", 259_200),
            ("1:30:00", 5_400),
        ] {
            assert_eq!(seconds(typed), Some(expected), "{typed}");
        }
        for wrong in [
            "1:30", "1:75:00", "h", "2 x", "0.3 s", "two h", "5 h 3", "1.1.1 h",
        ] {
            assert_eq!(seconds(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_length_of_time_is_written_in_up_to_three_units() {
        for (length, expected) in [
            (0, "0 s"),
            (59, "59 s"),
            (3_600, "1 h"),
            (93_784, "26 h 3 min 4 s"),
        ] {
            assert_eq!(typed_seconds(length), expected);
            assert_eq!(seconds(expected), Some(length));
        }
    }

    #[test]
    fn a_cadence_says_what_is_unusual() {
        let unusual = Cadence {
            anchor: "2027-01-31".parse().ok(),
            from: CountsFrom::Schedule,
            ..Cadence::QUARTERLY
        };
        let typed = typed_cadence(&unusual);
        assert_eq!(
            typed,
            "3 months, anchor 2027-01-31, from schedule, weekend after, lead 7 days"
        );
        let read: Cadence = serde_json::from_value(cadence(&typed).unwrap()).unwrap();
        assert_eq!(read, unusual);
        for wrong in [
            "often",
            "3",
            "3 years",
            "3 months, when possible",
            "3 months, lead x",
        ] {
            assert_eq!(cadence(wrong), None, "{wrong}");
        }
    }
}
