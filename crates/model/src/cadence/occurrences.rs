//! The due days of a cadence, one after the other.
//!
//! They are points counted from one day, its origin: the anchor where there is one, else the day it was last done
//! (counted from completion) or last due (counted from schedule). Each is clamped to a short month from the origin, never
//! from the point before, and only then moved off weekends and holidays.

use super::{Cadence, CountsFrom, Holidays, WeekendRule};
use crate::Day;

/// How the last occurrence ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Last {
    /// The day it was done; of one that was skipped, the day it was due.
    pub done: Day,
    /// The day it was due, when it was.
    pub due: Option<Day>,
}

impl From<Day> for Last {
    /// Done on a day, without having been due.
    fn from(done: Day) -> Self {
        Self { done, due: None }
    }
}

/// The due days of a cadence; strictly rising.
#[derive(Clone, Debug)]
pub struct Occurrences<'a> {
    cadence: Cadence,
    holidays: &'a Holidays,
    origin: Day,
    /// The next point, counted from the origin.
    n: u32,
    /// Whether a point that would fall back to or before the last day moves on instead of being left out.
    fresh: bool,
    /// Every day given is later than this one.
    past: Day,
}

impl<'a> Occurrences<'a> {
    pub(super) fn after(cadence: &Cadence, last: Last, holidays: &'a Holidays) -> Self {
        let due = last.due.unwrap_or(last.done);
        let (origin, n, past) = match (cadence.anchor, cadence.from) {
            (Some(anchor), CountsFrom::Schedule) => (anchor, 0, due),
            (Some(anchor), CountsFrom::Completion) => (anchor, 0, due.max(last.done)),
            (None, CountsFrom::Schedule) => (due, 1, due),
            (None, CountsFrom::Completion) => (last.done, 1, last.done),
        };
        let mut all = Self {
            cadence: *cadence,
            holidays,
            origin,
            n,
            fresh: cadence.anchor.is_none(),
            past,
        };
        all.n = n.max(all.first_near(past));
        all
    }

    /// A point that lies before `day` by more than a due day is ever moved, so that no older one need be looked at.
    fn first_near(&self, day: Day) -> u32 {
        let between = self.origin.days_until(day) - 62;
        let step = match (self.cadence.days, self.cadence.months) {
            (Some(days), _) => i64::from(days),
            (None, Some(months)) => i64::from(months) * 31,
            (None, None) => return 0,
        };
        u32::try_from(between / step.max(1)).unwrap_or(0)
    }

    fn point(&self, n: u32) -> Option<Day> {
        match (self.cadence.days, self.cadence.months) {
            (Some(days), _) => Some(
                self.origin
                    .plus_days(i64::from(days).saturating_mul(i64::from(n))),
            ),
            (None, Some(months)) => Some(self.origin.plus_months(months.saturating_mul(n))),
            (None, None) => None,
        }
    }
}

impl Iterator for Occurrences<'_> {
    type Item = Day;

    fn next(&mut self) -> Option<Day> {
        loop {
            let raw = self.point(self.n)?;
            if self.n > 0 && raw <= self.point(self.n - 1)? {
                return None; // The calendar ends here.
            }
            self.n += 1;
            let mut day = self.holidays.moved(raw, self.cadence.weekend);
            if self.fresh && day <= self.past && raw > self.past {
                day = self.holidays.moved(raw, WeekendRule::After);
            }
            if day > self.past {
                self.past = day;
                return Some(day);
            }
        }
    }
}
