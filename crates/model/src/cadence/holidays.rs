//! Days on which nobody works: weekends, and the holidays the workbook lists.

use super::WeekendRule;
use crate::{Book, Day};
use std::collections::HashSet;

/// Most days a due day is moved to reach a working day; a longer run of holidays leaves it where it is.
const FARTHEST: i64 = 30;

/// The holidays of a workbook.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Holidays(HashSet<Day>);

impl Holidays {
    /// The days of the register of holidays.
    pub fn of(book: &Book) -> Self {
        book.of_kind("holiday")
            .filter_map(|holiday| holiday.day("date"))
            .collect()
    }

    /// Whether a day is neither on a weekend nor a holiday.
    pub fn is_working(&self, day: Day) -> bool {
        !day.is_weekend() && !self.0.contains(&day)
    }

    /// A due day moved as the rule says.
    pub fn moved(&self, day: Day, rule: WeekendRule) -> Day {
        let step = match rule {
            WeekendRule::Leave => return day,
            WeekendRule::Before => -1,
            WeekendRule::After => 1,
        };
        (0..=FARTHEST)
            .map(|n| day.plus_days(n * step))
            .find(|day| self.is_working(*day))
            .unwrap_or(day)
    }
}

impl FromIterator<Day> for Holidays {
    fn from_iter<T: IntoIterator<Item = Day>>(days: T) -> Self {
        Self(days.into_iter().collect())
    }
}
