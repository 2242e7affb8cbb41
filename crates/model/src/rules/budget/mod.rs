//! Budgets: what is spent, what the month will come to, which marks were crossed when, and what jumps.

mod find;
mod jump;

pub use find::CAUSE_DAYS;
pub(super) use find::{find, find_crossing};
pub use jump::{DAY_FACTOR, DAYS_BEFORE, Jump, MONTH_FACTOR, MONTHS_BEFORE, day_jump, month_jump};

use crate::{Book, Day, Money, Record};

/// The marks, in percent of the budget.
pub const MARKS: [i64; 3] = [50, 75, 90];
/// Day of the month from which a forecast is made; two days say too little.
pub const FORECAST_FROM_DAY: i64 = 3;

/// What a mark is measured on.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Basis {
    /// Money spent.
    Actual,
    /// The forecast for the month.
    Forecast,
}

impl Basis {
    /// The option id of the field `basis` of a crossing.
    pub fn id(self) -> &'static str {
        match self {
            Self::Actual => "actual",
            Self::Forecast => "forecast",
        }
    }
}

/// A mark with the day on which it was first reached.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Crossed {
    /// Percent of the budget.
    pub mark: i64,
    /// Measured on.
    pub basis: Basis,
    /// The first day.
    pub on: Day,
    /// Spend or forecast on that day, in minor units of the budget's currency.
    pub minor: i64,
}

/// A budget with its spend, sorted by day and summed; all amounts in minor units of the budget's currency.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Month {
    /// The first day of the month.
    pub first: Day,
    /// Its last day.
    pub last: Day,
    /// The budget.
    pub amount: i64,
    /// Spend of each day that has any, by day.
    pub days: Vec<(Day, i64)>,
    /// Entries that count for nothing: of another currency, or of a day outside the month.
    pub foreign: usize,
}

/// Reads a budget; `None` when its month or amount is missing.
pub fn month(book: &Book, budget: &Record) -> Option<Month> {
    let (first, last) = budget.text("month").and_then(Day::month)?;
    let amount = budget.money("amount")?;
    let mut days: Vec<(Day, i64)> = Vec::new();
    let mut foreign = 0;
    for entry in book.all_children(budget.id) {
        if entry.kind != "spend" || entry.trashed.is_some() {
            continue;
        }
        let spent = entry
            .money("amount")
            .filter(|money| money.currency == amount.currency);
        match (
            entry.day("on").filter(|on| (first..=last).contains(on)),
            spent,
        ) {
            (Some(on), Some(spent)) => days.push((on, spent.minor)),
            _ => foreign += 1,
        }
    }
    days.sort_unstable();
    days.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 = kept.1.saturating_add(next.1);
        }
        same
    });
    Some(Month {
        first,
        last,
        amount: amount.minor,
        days,
        foreign,
    })
}

impl Month {
    /// Days of the month.
    pub fn length(&self) -> i64 {
        self.first.days_until(self.last) + 1
    }

    /// Whether `today` lies in it.
    pub fn runs(&self, today: Day) -> bool {
        (self.first..=self.last).contains(&today)
    }

    /// Days of it that have begun by the end of `on`: 0 before it, all of them after it.
    pub fn elapsed(&self, on: Day) -> i64 {
        (self.first.days_until(on) + 1).clamp(0, self.length())
    }

    /// Money spent up to and including a day.
    pub fn spent(&self, until: Day) -> i64 {
        let until = self.days.iter().take_while(|(day, _)| *day <= until);
        until.fold(0, |sum, (_, spent)| sum.saturating_add(*spent))
    }

    /// What the month will come to as seen on a day: spend to date divided by the days elapsed, times the days of the
    /// month, half a minor unit rounded away from nothing. `None` before [`FORECAST_FROM_DAY`].
    pub fn forecast(&self, on: Day) -> Option<i64> {
        let elapsed = self.elapsed(on);
        (elapsed >= FORECAST_FROM_DAY).then(|| scaled(self.spent(on), self.length(), elapsed))
    }

    /// Whether an amount has reached a mark. A budget of nothing is reached by the first cent.
    pub fn reaches(&self, minor: i64, mark: i64) -> bool {
        if self.amount <= 0 {
            return minor > 0;
        }
        i128::from(minor) * 100 >= i128::from(mark) * i128::from(self.amount)
    }

    /// Every mark with the first day on which it was reached, up to and including `today`: actual before forecast, low
    /// before high. The forecast is asked on each day from the third on.
    pub fn crossings(&self, today: Day) -> Vec<Crossed> {
        let mut found = Vec::new();
        for mark in MARKS {
            let mut sum = 0_i64;
            for (on, spent) in self.days.iter().take_while(|(on, _)| *on <= today) {
                sum = sum.saturating_add(*spent);
                if self.reaches(sum, mark) {
                    found.push(Crossed {
                        mark,
                        basis: Basis::Actual,
                        on: *on,
                        minor: sum,
                    });
                    break;
                }
            }
        }
        let days = (FORECAST_FROM_DAY..=self.elapsed(today)).map(|n| self.first.plus_days(n - 1));
        let forecasts: Vec<(Day, i64)> = days
            .filter_map(|day| Some((day, self.forecast(day)?)))
            .collect();
        for mark in MARKS {
            let reached = forecasts
                .iter()
                .find(|(_, minor)| self.reaches(*minor, mark));
            found.extend(reached.map(|(on, minor)| Crossed {
                mark,
                basis: Basis::Forecast,
                on: *on,
                minor: *minor,
            }));
        }
        found
    }
}

/// `sum * times / by`, half rounded away from nothing.
fn scaled(sum: i64, times: i64, by: i64) -> i64 {
    let (sum, by) = (i128::from(sum) * i128::from(times), i128::from(by.max(1)));
    let half = if sum < 0 { -by } else { by };
    i64::try_from((2 * sum + half) / (2 * by)).unwrap_or(i64::MAX)
}

/// An amount of a budget for people.
pub fn shown(budget: &Record, minor: i64) -> String {
    budget
        .money("amount")
        .map_or_else(String::new, |amount: Money<'_>| amount.with(minor).shown())
}

/// An amount in percent of the budget, in words; a budget of nothing has no percentage.
pub fn percent(month: &Month, minor: i64) -> String {
    if month.amount <= 0 {
        return "no percentage of a budget of nothing".to_owned();
    }
    format!("{}\u{a0}%", scaled(minor, 100, month.amount))
}
