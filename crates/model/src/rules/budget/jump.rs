//! Jumps: a day or a month that costs far more than those before it.

use super::Month;
use crate::{Book, Day, Record, text};

/// A day jumps when it costs more than this many halves of the mean before it: 4 halves, twice the mean.
pub const DAY_FACTOR: i64 = 4;
/// Days with spend that make the mean of a day; at least three are needed.
pub const DAYS_BEFORE: usize = 7;
/// A month jumps when it costs more than this many halves of the mean before it: 3 halves, one and a half times the mean.
pub const MONTH_FACTOR: i64 = 3;
/// Months that make the mean of a month; at least one is needed.
pub const MONTHS_BEFORE: u32 = 3;

const LEAST_DAYS: usize = 3;

/// A jump.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Jump {
    /// The day, or the first day of the month.
    pub on: Day,
    /// What it cost, or will cost by the forecast.
    pub minor: i64,
    /// The mean before it, rounded down.
    pub mean: i64,
}

fn over(minor: i64, before: &[i64], halves: i64) -> Option<i64> {
    let sum: i128 = before.iter().map(|one| i128::from(*one)).sum();
    let count = i128::try_from(before.len())
        .ok()
        .filter(|count| *count > 0)?;
    let jumps = sum > 0 && i128::from(minor) * 2 * count > sum * i128::from(halves);
    jumps.then(|| i64::try_from(sum / count).unwrap_or(i64::MAX))
}

/// The latest day up to `today` that cost more than twice the mean of the up to seven days with spend before it. Days
/// without an entry are left out, since a weekly invoice would make every one of them a jump.
pub fn day_jump(month: &Month, today: Day) -> Option<Jump> {
    let known: Vec<(Day, i64)> = month
        .days
        .iter()
        .filter(|(day, _)| *day <= today)
        .copied()
        .collect();
    (LEAST_DAYS..known.len()).rev().find_map(|at| {
        let before: Vec<i64> = known[at.saturating_sub(DAYS_BEFORE)..at]
            .iter()
            .map(|(_, minor)| *minor)
            .collect();
        let (on, minor) = known[at];
        over(minor, &before, DAY_FACTOR).map(|mean| Jump { on, minor, mean })
    })
}

/// Whether a budget's month costs more than one and a half times the mean of the up to three months before it, of budgets
/// of the same name, level and currency. A running month counts with its forecast. Looks over the whole workbook.
pub fn month_jump(book: &Book, budget: &Record, today: Day) -> Option<Jump> {
    let own = super::month(book, budget)?;
    let minor = if own.runs(today) {
        own.forecast(today)?
    } else {
        own.spent(own.last)
    };
    let name = text::folded(budget.text("name")?);
    let currency = budget.money("amount")?.currency;
    let siblings = book.of_kind("budget").filter(|other| {
        other.value("level") == budget.value("level")
            && other
                .money("amount")
                .is_some_and(|money| money.currency == currency)
            && other
                .text("name")
                .is_some_and(|other| text::folded(other) == name)
    });
    let before: Vec<i64> = siblings
        .filter(|other| {
            let first = other
                .text("month")
                .and_then(Day::month)
                .map(|(first, _)| first);
            first.is_some_and(|first| {
                first < own.first && first.plus_months(MONTHS_BEFORE) >= own.first
            })
        })
        .filter_map(|other| super::month(book, other))
        .filter(|other| !other.days.is_empty())
        .map(|other| other.spent(other.last))
        .collect();
    over(minor, &before, MONTH_FACTOR).map(|mean| Jump {
        on: own.first,
        minor,
        mean,
    })
}
