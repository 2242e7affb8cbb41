//! Dates as other programs write them. What could be two days is refused, with both ways to write it.

use crate::quoted;
use blueprint_model::{Day, Timestamp};

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The day of `2026-11-21`, `2026/11/21`, `21.11.2026`, `11/21/2026`, `21 Nov 2026` or `Nov 21, 2026`; a time of day behind
/// it is left out. With points the day stands first; otherwise a date is refused when day and month could change places.
///
/// # Errors
/// What is wrong and what to write instead, without the name of the field.
pub fn day(typed: &str) -> Result<Day, String> {
    let typed = typed.trim();
    if let Ok(day) = typed.parse() {
        return Ok(day);
    }
    let wrong = || {
        format!(
            "{} is not a date; write year, month and day, as in 2026-11-30",
            quoted(typed)
        )
    };
    let (date, _) = split_time(typed);
    let parts: Vec<&str> = date
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect();
    let [first, second, third] = parts.as_slice() else {
        return Err(wrong());
    };
    if let (Some(month), Some(day)) = (month_named(second), number(first, 2)) {
        return on(third, month, day).ok_or_else(wrong);
    }
    if let (Some(month), Some(day)) = (month_named(first), number(second, 2)) {
        return on(third, month, day).ok_or_else(wrong);
    }
    if first.len() == 4 {
        return match (number(second, 2), number(third, 2)) {
            (Some(month), Some(day)) => on(first, month, day).ok_or_else(wrong),
            _ => Err(wrong()),
        };
    }
    let (Some(a), Some(b)) = (number(first, 2), number(second, 2)) else {
        return Err(wrong());
    };
    let day_first = on(third, b, a);
    if date.contains('.') {
        return day_first.ok_or_else(wrong);
    }
    match (day_first, on(third, a, b)) {
        (Some(one), Some(other)) if one != other => Err(format!(
            "{} could be {} or {}; write {one} or {other}",
            quoted(date),
            one.long(),
            other.long()
        )),
        (Some(day), _) | (None, Some(day)) => Ok(day),
        (None, None) => Err(wrong()),
    }
}

/// The month, `YYYY-MM`, of `2026-11`, `11/2026`, `November 2026`, or of the first day of a month, which spreadsheets make of it.
///
/// # Errors
/// As for [`day`].
pub fn month(typed: &str) -> Result<String, String> {
    let typed = typed.trim();
    let parts: Vec<&str> = typed
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect();
    let found = match parts.as_slice() {
        [year, month] if year.len() == 4 => number(month, 2).and_then(|month| on(year, month, 1)),
        [month, year] => number(month, 2)
            .or_else(|| month_named(month))
            .and_then(|month| on(year, month, 1)),
        _ => day(typed)
            .ok()
            .filter(|day| day.to_string().ends_with("-01")),
    };
    let wrong = || {
        format!(
            "{} is not a month; write year and month, as in 2026-11",
            quoted(typed)
        )
    };
    let day = found.ok_or_else(wrong)?.to_string();
    Ok(day.get(..7).unwrap_or_default().to_owned())
}

/// The moment of `2026-11-30T10:15:00+01:00`, also with a blank for the T, without seconds, or with `UTC` for the offset.
///
/// # Errors
/// As for [`day`]; a moment without its offset from UTC could be many.
pub fn moment(typed: &str) -> Result<Timestamp, String> {
    let typed = typed.trim();
    let shown = quoted(typed);
    let (date, time) = split_time(typed);
    let time = time.trim_start_matches(['T', ' ', '\u{a0}']);
    let at = time
        .find(['Z', '+', '-', 'U', 'G', ' '])
        .unwrap_or(time.len());
    let (clock, offset) = time.split_at(at);
    if clock.is_empty() {
        return Err(format!(
            "{shown} is not a moment; write it as in 2026-11-30T10:15+01:00"
        ));
    }
    let offset = match offset.trim() {
        "" => {
            return Err(format!(
                "{shown} does not say its offset from UTC; write it as in 2026-11-30T10:15+01:00"
            ));
        }
        "UTC" | "GMT" | "Z" => "Z",
        other => other,
    };
    let seconds = if clock.matches(':').count() == 1 {
        ":00"
    } else {
        ""
    };
    let day = day(date)?;
    format!("{day}T{clock}{seconds}{offset}")
        .parse()
        .map_err(|_| format!("{shown} is not a moment; write it as in 2026-11-30T10:15+01:00"))
}

/// The date, and the time of day that follows it.
fn split_time(typed: &str) -> (&str, &str) {
    // An ISO time begins with a T between digits; other times stand behind a blank and hold a colon.
    let iso = typed
        .match_indices('T')
        .find(|(at, _)| typed[..*at].ends_with(|c: char| c.is_ascii_digit()));
    if let Some((at, _)) = iso {
        return typed.split_at(at);
    }
    let colon = typed.find(':').unwrap_or(typed.len());
    match typed[..colon].rfind([' ', '\u{a0}']) {
        Some(at) if colon < typed.len() => typed.split_at(at),
        _ => (typed, ""),
    }
}

fn month_named(name: &str) -> Option<u32> {
    let name = name.to_lowercase();
    let found = MONTHS
        .iter()
        .position(|month| *month == name || (name.len() >= 3 && month.starts_with(&name)));
    found.and_then(|at| u32::try_from(at + 1).ok())
}

fn number(text: &str, digits: usize) -> Option<u32> {
    let plain = text.len() <= digits && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

/// The day, within the years a workbook holds.
fn on(year: &str, month: u32, day: u32) -> Option<Day> {
    if year.len() != 4 {
        return None;
    }
    format!("{year}-{month:02}-{day:02}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_programs_write_them() {
        for typed in [
            "2026-11-21",
            "2026/11/21",
            "2026/11/21 04:05:20",
            "2026-11-21T23:30:00+02:00",
            "2026-11-21T23:30:00Z",
            "2026-11-21 23:30:00 UTC",
            "21.11.2026",
            "21. 11. 2026",
            "21.11.2026 8:15",
            "11/21/2026",
            "21/11/2026",
            "21-11-2026",
            "21 Nov 2026",
            "21 November 2026",
            "Nov 21, 2026",
            "November 21, 2026 4:05 PM",
        ] {
            assert_eq!(
                day(typed).map(|day| day.to_string()),
                Ok("2026-11-21".to_owned()),
                "{typed}"
            );
        }
        assert_eq!(day("03.04.2026").unwrap().to_string(), "2026-04-03");
        assert_eq!(day("5/5/2026").unwrap().to_string(), "2026-05-05");
        assert_eq!(day("1 Aug 2026").unwrap().to_string(), "2026-08-01");
    }

    #[test]
    fn a_day_that_could_be_two_is_refused_with_both() {
        for typed in ["03/04/2026", "3/4/2026", "03-04-2026", "03/04/2026 10:00"] {
            let refused = day(typed).unwrap_err();
            assert!(
                refused.ends_with(
                    "could be 3 April 2026 or 4 March 2026; write 2026-04-03 or 2026-03-04"
                ),
                "{refused}"
            );
        }
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for typed in [
            "",
            "soon",
            "2026",
            "2026-02-30",
            "31/04/2026",
            "13/13/2026",
            "3/4/26",
            "45678",
            "Ma 3 2026",
            "2026-W47-6",
            "1.2.3.2026",
            "1899-12-31",
            "T",
            "21 Nov",
            "١/٢/٢٠٢٦",
        ] {
            let refused = day(typed).unwrap_err();
            assert!(refused.contains("is not a date"), "{typed}: {refused}");
        }
    }

    #[test]
    fn months_and_moments_are_read_as_spreadsheets_leave_them() {
        for typed in [
            "2026-11",
            "2026/11",
            "11/2026",
            "11.2026",
            "Nov 2026",
            "November 2026",
            "2026-11-01",
            "01.11.2026",
        ] {
            assert_eq!(month(typed).as_deref(), Ok("2026-11"), "{typed}");
        }
        for typed in [
            "",
            "11",
            "Nov-26",
            "2026-13",
            "2026-11-02",
            "13/2026",
            "5/26",
        ] {
            assert!(month(typed).is_err(), "{typed}");
        }
        for typed in [
            "2026-11-30T10:15:00.000+01:00",
            "2026-11-30T10:15+01:00",
            "2026-11-30 10:15 +01:00",
            "2026-11-30T09:15Z",
            "2026-11-30 09:15:00 UTC",
            "30.11.2026 09:15 GMT",
        ] {
            assert_eq!(moment(typed).unwrap().utc_ms, 1_796_030_100_000, "{typed}");
        }
        for (typed, says) in [
            ("2026-11-30 10:15", "offset"),
            ("2026-11-30", "is not a moment"),
            ("10:15+01:00", "is not"),
            ("2026-11-30T25:00Z", "is not a moment"),
            ("03/04/2026 10:00Z", "could be"),
        ] {
            let refused = moment(typed).unwrap_err();
            assert!(refused.contains(says), "{typed}: {refused}");
        }
    }
}
