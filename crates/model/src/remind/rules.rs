//! What a person has set: when a day's duties are notified, when nothing is, and how often an overdue one comes again.

use crate::{Day, RecordId, Timestamp};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::{fmt, str::FromStr};
use ts_rs::TS;

/// Minutes in a day.
const DAY: u16 = 24 * 60;

/// A time on the local clock, in minutes since midnight.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Clock(u16);

/// Why a text is no time.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("“{0}” is not a time. Write hours and minutes, as in 09:00.")]
pub struct ClockError(String);

impl Clock {
    /// The time of hours (0-23) and minutes (0-59); `None` when there is no such time.
    pub const fn new(hours: u16, minutes: u16) -> Option<Self> {
        if hours < 24 && minutes < 60 {
            Some(Self(hours * 60 + minutes))
        } else {
            None
        }
    }

    /// Nine in the morning.
    pub const NINE: Self = Self(9 * 60);

    /// What the clock shows at a moment.
    pub fn of(now: Timestamp) -> Self {
        let local = now.utc_ms.div_euclid(60_000) + i64::from(now.offset_minutes);
        let minutes = local.rem_euclid(i64::from(DAY));
        Self(u16::try_from(minutes).unwrap_or_default())
    }

    /// Minutes from this time to the end of its day (1-1,440).
    pub fn to_midnight(self) -> u16 {
        DAY - self.0
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl FromStr for Clock {
    type Err = ClockError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let two = |part: &str| {
            let digits = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| part.parse().ok()).flatten()
        };
        let read = || {
            let (hours, minutes) = text.split_once(':')?;
            Self::new(two(hours)?, two(minutes)?)
        };
        read().ok_or_else(|| ClockError(text.chars().take(20).collect()))
    }
}

impl Serialize for Clock {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Clock {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }
}

/// Hours in which nothing is notified; they may go past midnight.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Quiet {
    /// The first quiet minute.
    pub from: Clock,
    /// The first minute that is not quiet any more; the same as `from` for no quiet at all.
    pub to: Clock,
}

impl Quiet {
    /// Whether it is quiet at a time.
    pub fn covers(self, time: Clock) -> bool {
        if self.from <= self.to {
            self.from <= time && time < self.to
        } else {
            time >= self.from || time < self.to
        }
    }
}

/// The day of the weekly digest.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the days of the week")]
pub enum DigestDay {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl DigestDay {
    /// This day in the week of `today`, which begins on Monday.
    pub(super) fn in_week_of(self, today: Day) -> Day {
        today.monday().plus_days(self as i64)
    }
}

/// The day after `today` on which the next week begins.
pub fn next_monday(today: Day) -> Day {
    today.monday().plus_days(7)
}

/// What a person has set.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rules {
    /// Whether anything is notified at all.
    pub on: bool,
    /// The time at which a day's duties are notified.
    pub at: Clock,
    /// Hours in which nothing is notified; what falls into them waits for their end.
    pub quiet: Option<Quiet>,
    /// Whether a duty is also notified its lead time ahead.
    pub ahead: bool,
    /// Days after which an overdue duty is notified again; `None` for never.
    pub repeat_days: Option<u32>,
    /// The day of the weekly digest.
    pub digest: Option<DigestDay>,
    /// Whose duties; `None` for everyone's.
    pub person: Option<RecordId>,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            on: true,
            at: Clock::NINE,
            quiet: None,
            ahead: true,
            repeat_days: Some(7),
            digest: None,
            person: None,
        }
    }
}

impl Rules {
    /// Whether the local clock has reached the time of notices on a day.
    pub(super) fn reached(&self, day: Day, now: Timestamp) -> bool {
        let today = now.day();
        today > day || (today == day && Clock::of(now) >= self.at)
    }
}
