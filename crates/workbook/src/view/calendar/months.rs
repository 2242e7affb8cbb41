//! The year ahead, month by month and day by day.

use super::{DAY_ROWS, Look, count, links};
use crate::contract::{CalendarDay, CalendarMonth};
use blueprint_model::{Book, Day, duty::Duty};
use std::collections::HashMap;

/// The last day of the month that many months after this one.
pub(super) fn last(today: Day, months: u32) -> Day {
    first(today).plus_months(months + 1).plus_days(-1)
}

fn first(day: Day) -> Day {
    day.plus_days(1 - i64::from(day.day_of_month()))
}

/// This month and those after it; what was due before today stands in the list of what is overdue.
pub(super) fn of(look: &Look<'_>, duties: &[Duty], months: u32) -> Vec<CalendarMonth> {
    let holidays = holidays(look.book);
    let mut rest = &duties[duties.partition_point(|duty| duty.due < look.today)..];
    let start = first(look.today);
    (0..=months)
        .map(|n| {
            let (from, to) = (start.plus_months(n), start.plus_months(n + 1));
            let (own, later) = rest.split_at(rest.partition_point(|duty| duty.due < to));
            rest = later;
            CalendarMonth {
                title: from.month_words(),
                days: days(look, own, &holidays, from, to),
                count: count(own.len()),
            }
        })
        .collect()
}

fn days(
    look: &Look<'_>,
    mut rest: &[Duty],
    holidays: &HashMap<Day, String>,
    from: Day,
    to: Day,
) -> Vec<CalendarDay> {
    (0..from.days_until(to))
        .map(|n| {
            let day = from.plus_days(n);
            let (own, later) = rest.split_at(rest.partition_point(|duty| duty.due <= day));
            rest = later;
            CalendarDay {
                date: links::date(day, look.today),
                number: day.day_of_month(),
                weekday: day.weekday().number_from_monday(),
                weekend: day.is_weekend(),
                holiday: holidays.get(&day).cloned(),
                today: day == look.today,
                due: look.rows(own, DAY_ROWS),
            }
        })
        .collect()
}

fn holidays(book: &Book) -> HashMap<Day, String> {
    book.of_kind("holiday")
        .filter_map(|holiday| Some((holiday.day("date")?, book.title(holiday))))
        .collect()
}
