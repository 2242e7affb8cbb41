//! Days that move with today, as sample files write them: `today-30`, `month-1/14`, `quarter/20`.

use crate::{Day, Timestamp};

/// The day of such a text. `month-1/31` is the last day of a shorter month; `quarter/1` is the first of its first month.
pub(super) fn day(text: &str, today: Day) -> Option<Day> {
    if let Some(offset) = text.strip_prefix("today") {
        return Some(today.plus_days(whole(offset)?));
    }
    let (period, nth) = text.split_once('/')?;
    let nth: i64 = nth.parse().ok().filter(|nth| *nth >= 1)?;
    let (first, next) = match period.strip_prefix("month") {
        Some(offset) => span(today, 1, whole(offset)?)?,
        None => span(today, 3, whole(period.strip_prefix("quarter")?)?)?,
    };
    Some(first.plus_days((nth - 1).min(first.days_until(next) - 1)))
}

/// Whether such a text names a day the calendar has: `month/30` does not in February.
pub(super) fn exists(text: &str, today: Day) -> bool {
    match text.split_once('/') {
        Some((period, nth)) => {
            let first = day(&format!("{period}/1"), today);
            let days = nth.parse::<i64>().ok().map(|nth| nth - 1);
            first
                .zip(days)
                .is_some_and(|(first, days)| day(text, today) == Some(first.plus_days(days)))
        }
        None => day(text, today).is_some(),
    }
}

/// The first day of the month after the one `text` names, for a run of days that starts in it.
pub(super) fn month_end(first: Day) -> Day {
    starts(first, 1, 1).unwrap_or(first).plus_days(-1)
}

/// The month of a text such as `month-1`, as it is stored.
pub(super) fn month(text: &str, today: Day) -> Option<String> {
    let first = starts(today, 1, whole(text.strip_prefix("month")?)?)?;
    Some(first.to_string()[..7].to_owned())
}

/// The quarter of a text such as `quarter-1`, as people write it: `2026 Q3`. What follows after a comma stays.
pub(super) fn quarter(text: &str, today: Day) -> Option<String> {
    let period = text.split(',').next()?;
    let first = starts(today, 3, whole(period.strip_prefix("quarter")?)?)?;
    let rest = &text[period.len()..];
    Some(format!(
        "{} Q{}{rest}",
        first.year(),
        month_of(first) / 3 + 1
    ))
}

/// The moment of a text such as `today-30 09:12`, on a clock that many minutes east of UTC.
pub(super) fn moment(text: &str, today: Day, offset_minutes: i32) -> Option<Timestamp> {
    let (date, clock) = text.split_once(' ')?;
    at(day(date, today)?, clock, offset_minutes)
}

/// A clock time on a day, on a clock that many minutes east of UTC.
pub(super) fn at(day: Day, clock: &str, offset_minutes: i32) -> Option<Timestamp> {
    let sign = if offset_minutes < 0 { '-' } else { '+' };
    let (hours, minutes) = (offset_minutes.abs() / 60, offset_minutes.abs() % 60);
    format!("{day}T{clock}:00{sign}{hours:02}:{minutes:02}")
        .parse()
        .ok()
}

/// `-3`, `+3` or nothing, which is 0.
fn whole(text: &str) -> Option<i64> {
    if text.is_empty() {
        Some(0)
    } else {
        text.parse().ok()
    }
}

/// The first day of a period of `months` months, `offset` periods from the one of `today`, and of the period after it.
fn span(today: Day, months: i64, offset: i64) -> Option<(Day, Day)> {
    Some((
        starts(today, months, offset)?,
        starts(today, months, offset + 1)?,
    ))
}

fn starts(today: Day, months: i64, offset: i64) -> Option<Day> {
    let month = i64::from(month_of(today));
    let since_zero = i64::from(today.year()) * 12 + (month - month % months) + offset * months;
    let year = i32::try_from(since_zero.div_euclid(12)).ok()?;
    let month = u32::try_from(since_zero.rem_euclid(12)).ok()?;
    Day::new(year, month + 1, 1)
}

/// The month of a day, from 0.
fn month_of(day: Day) -> u32 {
    day.to_string()[5..7].parse().unwrap_or(1) - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str, today: &str) -> String {
        day(text, today.parse().unwrap()).unwrap().to_string()
    }

    #[test]
    fn days_move_with_today() {
        for (text, today, is) in [
            ("today", "2026-11-19", "2026-11-19"),
            ("today-30", "2026-11-19", "2026-10-20"),
            ("today+1", "2028-02-28", "2028-02-29"),
            ("month/1", "2026-11-19", "2026-11-01"),
            ("month-1/31", "2026-03-31", "2026-02-28"),
            ("month-1/31", "2028-03-01", "2028-02-29"),
            ("month-2/9", "2027-01-01", "2026-11-09"),
            ("quarter/1", "2026-12-31", "2026-10-01"),
            ("quarter-1/60", "2026-01-01", "2025-11-29"),
            ("quarter-1/99", "2026-05-05", "2026-03-31"),
        ] {
            assert_eq!(on(text, today), is, "{text} on {today}");
        }
        for wrong in ["yesterday", "month", "month/0", "today-x", "quarter/"] {
            assert_eq!(day(wrong, Day::EPOCH), None, "{wrong}");
        }
    }

    #[test]
    fn a_day_the_month_does_not_have_is_told_apart() {
        let today = "2027-03-02".parse().unwrap();
        assert!(exists("month-1/28", today) && !exists("month-1/29", today));
        assert!(exists("today-400", today));
    }

    #[test]
    fn months_quarters_and_moments_are_written_as_stored() {
        let today = "2027-01-31".parse().unwrap();
        assert_eq!(month("month-1", today).as_deref(), Some("2026-12"));
        assert_eq!(quarter("quarter", today).as_deref(), Some("2027 Q1"));
        assert_eq!(quarter("quarter-1", today).as_deref(), Some("2026 Q4"));
        let moment = moment("today-31 09:12", today, -90).unwrap();
        assert_eq!(moment.to_string(), "2026-12-31T09:12:00.000-01:30");
        assert_eq!(
            month_end("2028-02-01".parse().unwrap()).to_string(),
            "2028-02-29"
        );
    }
}
