//! How often something comes round: every n days, or every n months from an anchor day.

mod holidays;
mod occurrences;

pub use holidays::Holidays;
pub use occurrences::{Last, Occurrences};

use crate::day::Day;
use serde::{Deserialize, Serialize};

/// What the next due day is counted from.
#[derive(
    Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum CountsFrom {
    /// The day it was last done.
    #[default]
    Completion,
    /// The day it was due, whether done late or not.
    Schedule,
}

/// What happens to a due day that falls on a Saturday, a Sunday or a holiday of the workbook.
#[derive(
    Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum WeekendRule {
    /// It stays.
    #[default]
    Leave,
    /// It moves to the working day before.
    Before,
    /// It moves to the working day after.
    After,
}

/// A cadence: exactly one of `days` and `months` is set.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cadence {
    /// Every this many days (1-3,650).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<u32>,
    /// Every this many months (1-120).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub months: Option<u32>,
    /// The day from which months are counted, so that a 31st is never lost to a short month. The first due day, when it
    /// lies ahead.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub anchor: Option<Day>,
    /// What the next due day is counted from.
    #[serde(default)]
    pub from: CountsFrom,
    /// The weekend rule.
    #[serde(default)]
    pub weekend: WeekendRule,
    /// Days of notice before it is due.
    #[serde(default)]
    pub lead: u32,
}

impl Cadence {
    /// Quarterly, from completion, with a week's notice: what a practice has unless it says otherwise.
    pub const QUARTERLY: Self = Self {
        days: None,
        months: Some(3),
        anchor: None,
        from: CountsFrom::Completion,
        weekend: WeekendRule::After,
        lead: 7,
    };

    /// Whether exactly one of days and months is given, within its bounds.
    pub fn is_sound(&self) -> bool {
        match (self.days, self.months) {
            (Some(days), None) => (1..=3_650).contains(&days) && self.anchor.is_none(),
            (None, Some(months)) => (1..=120).contains(&months),
            _ => false,
        }
    }

    /// The next due day after `last`.
    pub fn next_after(&self, last: Last, holidays: &Holidays) -> Day {
        let mut all = Occurrences::after(self, last, holidays);
        all.next().unwrap_or(last.done)
    }

    /// The due days after `last`, each taken as done on its day, without end but that of the calendar.
    pub fn occurrences<'a>(&self, last: Last, holidays: &'a Holidays) -> Occurrences<'a> {
        Occurrences::after(self, last, holidays)
    }

    /// The days on which occurrences were due that were held on these days, oldest first. The first was not due; nor, counted
    /// from schedule, is one that lies nearer to a day that was held already than to the next. Counted from completion,
    /// each was due a cadence after the one before; counted from schedule, on the scheduled day that lies nearest, so that
    /// one held two days late does not move those to come.
    pub fn dues(&self, held: &[Day], holidays: &Holidays) -> Vec<Option<Day>> {
        let mut last: Option<Day> = None;
        let mut due_on = |day: Day| {
            let Some(before) = last else {
                last = Some(day);
                return None;
            };
            let due = match self.from {
                CountsFrom::Completion => self.next_after(before.into(), holidays),
                CountsFrom::Schedule => self.nearest(before, day, holidays),
            };
            last = Some(match self.from {
                CountsFrom::Completion => day,
                CountsFrom::Schedule => due,
            });
            (due != before).then_some(due)
        };
        held.iter().map(|day| due_on(*day)).collect()
    }

    /// Of a scheduled day and those that follow it, the nearest to a day; of two as near, the later.
    fn nearest(&self, scheduled: Day, day: Day, holidays: &Holidays) -> Day {
        let last = Last {
            done: scheduled,
            due: Some(scheduled),
        };
        let mut best = scheduled;
        for next in self.occurrences(last, holidays) {
            if next.days_until(day).abs() > best.days_until(day).abs() {
                break;
            }
            best = next;
        }
        best
    }

    /// In words: `quarterly`, `every 90 days`, `twice a year`.
    pub fn words(&self) -> String {
        match (self.days, self.months) {
            (Some(1), _) => "daily".into(),
            (Some(7), _) => "weekly".into(),
            (Some(n), _) => format!("every {n} days"),
            (_, Some(1)) => "monthly".into(),
            (_, Some(3)) => "quarterly".into(),
            (_, Some(6)) => "twice a year".into(),
            (_, Some(12)) => "yearly".into(),
            (_, Some(n)) => format!("every {n} months"),
            _ => "never".into(),
        }
    }
}

#[cfg(test)]
mod tests;
