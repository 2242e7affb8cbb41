//! Civil days without a zone, and moments in time; the only two clocks of the model, both handed in from outside.

use chrono::{DateTime, Datelike, Days, FixedOffset, Months, NaiveDate, Offset, Utc, Weekday};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::{fmt, str::FromStr};

/// A civil date, written `YYYY-MM-DD` in files and on the command line.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NaiveDate);

/// Why a text is not a day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a date. Write year, month and day, as in 2026-11-30, between 1900 and 2200.")]
pub struct DayError(String);

impl Day {
    /// 1 January 2000; where a day must be named and none matters.
    pub const EPOCH: Self = match NaiveDate::from_ymd_opt(2000, 1, 1) {
        Some(day) => Self(day),
        None => Self(NaiveDate::MIN),
    };

    /// The day of a year, month (1-12) and day of month; `None` when the calendar has no such day.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).map(Self)
    }

    /// This many days later, or earlier when negative.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        let count = Days::new(days.unsigned_abs());
        let moved = if days < 0 {
            self.0.checked_sub_days(count)
        } else {
            self.0.checked_add_days(count)
        };
        Self(moved.unwrap_or(self.0))
    }

    /// This many months later on the same day of month, clamped to the last day of a shorter month.
    #[must_use]
    pub fn plus_months(self, months: u32) -> Self {
        Self(
            self.0
                .checked_add_months(Months::new(months))
                .unwrap_or(self.0),
        )
    }

    /// Days from this day to `other`; negative when `other` is earlier.
    pub fn days_until(self, other: Self) -> i64 {
        (other.0 - self.0).num_days()
    }

    /// The first and the last day of a month written `YYYY-MM`.
    pub fn month(text: &str) -> Option<(Self, Self)> {
        let first: Self = format!("{text}-01").parse().ok()?;
        Some((first, first.plus_months(1).plus_days(-1)))
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        self.0.weekday()
    }

    /// Whether it is a Saturday or a Sunday.
    pub fn is_weekend(self) -> bool {
        matches!(self.weekday(), Weekday::Sat | Weekday::Sun)
    }

    /// The Monday on or before it.
    #[must_use]
    pub fn monday(self) -> Self {
        self.plus_days(-i64::from(self.weekday().num_days_from_monday()))
    }

    /// The day of the month, from 1.
    pub fn day_of_month(self) -> u32 {
        self.0.day()
    }

    /// The calendar year.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month with its year: `November 2026`.
    pub fn month_words(self) -> String {
        self.0.format("%B %Y").to_string()
    }

    /// In full: `Thursday 19 November 2026`.
    pub fn in_full(self) -> String {
        self.0.format("%A %-d %B %Y").to_string()
    }

    /// With the year: `19 November 2026`.
    pub fn long(self) -> String {
        self.0.format("%-d %B %Y").to_string()
    }

    /// For lists and tables: `19 Nov 2026`.
    pub fn short(self) -> String {
        self.0.format("%-d %b %Y").to_string()
    }

    /// As short as it stays clear seen from `today`: `19 Nov`, with the year when more than 180 days away.
    pub fn near(self, today: Self) -> String {
        if today.days_until(self).abs() > 180 {
            self.short()
        } else {
            self.0.format("%-d %b").to_string()
        }
    }

    /// With the weekday, for duties: `Fri 13 Nov`, with the year when more than 180 days away.
    pub fn with_weekday(self, today: Self) -> String {
        format!("{} {}", self.0.format("%a"), self.near(today))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.format("%Y-%m-%d").fmt(f)
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Day {
    type Err = DayError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || DayError(text.chars().take(40).collect());
        let shape = text.len() == 10
            && text.bytes().enumerate().all(|(i, b)| {
                if i == 4 || i == 7 {
                    b == b'-'
                } else {
                    b.is_ascii_digit()
                }
            });
        if !shape {
            return Err(wrong());
        }
        let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| wrong())?;
        if (1900..=2200).contains(&day.year()) {
            Ok(Self(day))
        } else {
            Err(wrong())
        }
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }
}

/// A moment: milliseconds since 1970 in UTC, with the offset from UTC (in minutes) of the clock that showed it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Timestamp {
    /// Milliseconds since 1970-01-01T00:00Z.
    pub utc_ms: i64,
    /// Minutes east of UTC where it was entered.
    pub offset_minutes: i32,
}

impl Timestamp {
    /// Later than any other.
    pub const LAST: Self = Self {
        utc_ms: i64::MAX,
        offset_minutes: 0,
    };

    fn local(self) -> DateTime<FixedOffset> {
        let offset = FixedOffset::east_opt(self.offset_minutes * 60).unwrap_or(Utc.fix());
        DateTime::from_timestamp_millis(self.utc_ms)
            .unwrap_or_default()
            .with_timezone(&offset)
    }

    /// The civil day on the clock that showed it.
    pub fn day(self) -> Day {
        Day(self.local().date_naive())
    }

    /// Hours and minutes on that clock: `10:42`.
    pub fn clock(self) -> String {
        self.local().format("%H:%M").to_string()
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.local().format("%Y-%m-%dT%H:%M:%S%.3f%:z").fmt(f)
    }
}

impl FromStr for Timestamp {
    type Err = chrono::ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let moment = DateTime::parse_from_rfc3339(text)?;
        Ok(Self {
            utc_ms: moment.timestamp_millis(),
            offset_minutes: moment.offset().local_minus_utc() / 60,
        })
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn refuses_days_the_calendar_does_not_have() {
        for text in [
            "2026-02-29",
            "2026-13-01",
            "2026-1-01",
            "",
            "1899-12-31",
            "2201-01-01",
            "２０２６-01-01",
        ] {
            assert!(text.parse::<Day>().is_err(), "{text} must not be a day");
        }
        assert_eq!(day("2028-02-29").to_string(), "2028-02-29");
    }

    #[test]
    fn clamps_month_steps_to_the_end_of_a_shorter_month() {
        assert_eq!(day("2027-11-30").plus_months(3), day("2028-02-29"));
        assert_eq!(day("2026-08-31").plus_months(6), day("2027-02-28"));
    }

    #[test]
    fn a_month_ends_on_its_own_last_day() {
        for (month, last) in [
            ("2026-02", 28),
            ("2028-02", 29),
            ("2026-04", 30),
            ("2026-12", 31),
        ] {
            let (first, end) = Day::month(month).unwrap();
            assert_eq!(first.days_until(end) + 1, last, "{month}");
        }
        assert_eq!(Day::month("2026-13"), None);
    }

    #[test]
    fn names_the_year_only_when_far() {
        assert_eq!(day("2026-11-13").near(day("2026-11-19")), "13 Nov");
        assert_eq!(day("2025-02-14").near(day("2026-11-19")), "14 Feb 2025");
    }

    #[test]
    fn a_moment_keeps_its_own_clock() {
        let moment: Timestamp = "2026-03-29T23:30:00.000+02:00".parse().unwrap();
        assert_eq!(moment.day(), day("2026-03-29"));
        assert_eq!(moment.clock(), "23:30");
        assert_eq!(moment.to_string(), "2026-03-29T23:30:00.000+02:00");
    }
}
