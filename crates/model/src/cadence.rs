//! How often something comes round: every n days, or every n months from an anchor day.

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

/// What happens to a due day that falls on Saturday or Sunday.
#[derive(
    Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum WeekendRule {
    /// It stays.
    #[default]
    Leave,
    /// It moves to the Friday before.
    Before,
    /// It moves to the Monday after.
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
    /// The day from which months are counted, so that a 31st is never lost to a short month.
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

    /// The next due day after it was done on `done`.
    pub fn next_after(&self, done: Day) -> Day {
        let raw = match (self.days, self.months, self.anchor) {
            (Some(days), ..) => done.plus_days(i64::from(days)),
            (None, Some(months), None) => done.plus_months(months),
            (None, Some(months), Some(anchor)) => (0..)
                .map(|n| anchor.plus_months(months.saturating_mul(n)))
                .find(|day| *day > done)
                .unwrap_or(done),
            (None, None, _) => done,
        };
        self.off_weekend(raw)
    }

    fn off_weekend(&self, day: Day) -> Day {
        let past_friday = i64::from(day.weekday().num_days_from_monday()) - 4;
        match self.weekend {
            _ if past_friday <= 0 => day,
            WeekendRule::Leave => day,
            WeekendRule::Before => day.plus_days(-past_friday),
            WeekendRule::After => day.plus_days(3 - past_friday),
        }
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
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn anchored_months_do_not_drift_after_a_short_month() {
        let monthly = Cadence {
            months: Some(1),
            anchor: Some(day("2027-01-31")),
            weekend: WeekendRule::Leave,
            ..Cadence::QUARTERLY
        };
        assert_eq!(monthly.next_after(day("2027-01-31")), day("2027-02-28"));
        assert_eq!(monthly.next_after(day("2027-02-28")), day("2027-03-31"));
    }

    #[test]
    fn weekends_move_as_asked() {
        let every = |weekend| Cadence {
            days: Some(1),
            months: None,
            anchor: None,
            weekend,
            ..Cadence::QUARTERLY
        };
        let friday = day("2026-11-20");
        assert_eq!(
            every(WeekendRule::Leave).next_after(friday),
            day("2026-11-21")
        );
        assert_eq!(every(WeekendRule::Before).next_after(friday), friday);
        assert_eq!(
            every(WeekendRule::After).next_after(friday),
            day("2026-11-23")
        );
        assert_eq!(
            every(WeekendRule::After).next_after(friday.plus_days(1)),
            day("2026-11-23")
        );
    }
}
