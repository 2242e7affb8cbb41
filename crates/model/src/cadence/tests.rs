//! When something is due next, at every edge of the calendar.

use super::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn every_months(months: u32, anchor: Option<Day>, from: CountsFrom) -> Cadence {
    Cadence {
        months: Some(months),
        anchor,
        from,
        weekend: WeekendRule::Leave,
        ..Cadence::QUARTERLY
    }
}

fn every_days(days: u32, from: CountsFrom, weekend: WeekendRule) -> Cadence {
    Cadence {
        days: Some(days),
        months: None,
        anchor: None,
        from,
        weekend,
        lead: 0,
    }
}

fn days(all: &[&str]) -> Vec<Day> {
    all.iter().map(|text| day(text)).collect()
}

fn first(cadence: &Cadence, last: Last, holidays: &Holidays, n: usize) -> Vec<Day> {
    cadence.occurrences(last, holidays).take(n).collect()
}

/// Another way to the same day, by months counted from year nought and a table of their lengths.
fn by_table(anchor: Day, months: u32) -> Day {
    let text = anchor.to_string();
    let part = |from: usize, to: usize| text[from..to].parse::<u32>().unwrap();
    let count = part(0, 4) * 12 + part(5, 7) - 1 + months;
    let (year, month) = (count / 12, count % 12 + 1);
    let leap = (year.is_multiple_of(4) && !year.is_multiple_of(100)) || year.is_multiple_of(400);
    let february = if leap { 29 } else { 28 };
    let lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let length = lengths[usize::try_from(month - 1).unwrap()];
    format!("{year:04}-{month:02}-{:02}", part(8, 10).min(length))
        .parse()
        .unwrap()
}

#[test]
fn every_anchor_keeps_its_day_of_month_for_ten_years() {
    let none = Holidays::default();
    let year = day("2028-01-01");
    for offset in 0..366 {
        let anchor = year.plus_days(offset);
        for months in [1, 3, 6, 12] {
            let count = usize::try_from(120 / months).unwrap();
            let table: Vec<Day> = (1..=120 / months)
                .map(|n| by_table(anchor, n * months))
                .collect();
            let chrono: Vec<String> = (1..=120 / months)
                .map(|n| {
                    let from = anchor.to_string().parse::<chrono::NaiveDate>().unwrap();
                    (from + chrono::Months::new(n * months)).to_string()
                })
                .collect();
            for from in [CountsFrom::Schedule, CountsFrom::Completion] {
                let cadence = every_months(months, Some(anchor), from);
                let last = Last {
                    done: anchor,
                    due: Some(anchor),
                };
                let listed = first(&cadence, last, &none, count);
                assert_eq!(listed, table, "{anchor}, every {months} months, {from:?}");
                let text: Vec<String> = listed.iter().map(Day::to_string).collect();
                assert_eq!(text, chrono, "{anchor}, every {months} months, {from:?}");
                // Asked one by one, each done on its day, they are the same.
                let mut at = last;
                for expected in &table {
                    let due = cadence.next_after(at, &none);
                    assert_eq!(due, *expected, "{anchor}, every {months} months");
                    at = Last {
                        done: due,
                        due: Some(due),
                    };
                }
            }
        }
    }
}

#[test]
fn an_occurrence_done_early_or_late_is_not_asked_for_again() {
    let none = Holidays::default();
    let anchor = day("2027-01-31");
    let last = |done: &str, due: &str| Last {
        done: day(done),
        due: Some(day(due)),
    };
    let schedule = every_months(1, Some(anchor), CountsFrom::Schedule);
    let completion = every_months(1, Some(anchor), CountsFrom::Completion);
    for (name, cadence, last, next) in [
        (
            "early",
            schedule,
            last("2027-02-20", "2027-02-28"),
            "2027-03-31",
        ),
        (
            "early",
            completion,
            last("2027-02-20", "2027-02-28"),
            "2027-03-31",
        ),
        (
            "late",
            schedule,
            last("2027-03-10", "2027-02-28"),
            "2027-03-31",
        ),
        (
            "late",
            completion,
            last("2027-03-10", "2027-02-28"),
            "2027-03-31",
        ),
        (
            "a period late",
            schedule,
            last("2027-04-10", "2027-02-28"),
            "2027-03-31",
        ),
        (
            "a period late",
            completion,
            last("2027-04-10", "2027-02-28"),
            "2027-04-30",
        ),
    ] {
        assert_eq!(cadence.next_after(last, &none), day(next), "{name}");
    }
    assert_eq!(
        schedule.next_after(day("2026-05-05").into(), &none),
        anchor,
        "an anchor ahead is the first due day"
    );
}

#[test]
fn days_count_from_completion_or_from_the_due_day() {
    let none = Holidays::default();
    let last = Last {
        done: day("2026-11-12"),
        due: Some(day("2026-11-02")),
    };
    let next = |from| every_days(90, from, WeekendRule::Leave).next_after(last, &none);
    assert_eq!(next(CountsFrom::Completion), day("2027-02-10"));
    assert_eq!(next(CountsFrom::Schedule), day("2027-01-31"));
}

#[test]
fn months_after_completion_are_clamped_from_the_day_it_was_done() {
    let monthly = every_months(1, None, CountsFrom::Completion);
    assert_eq!(
        first(&monthly, day("2027-10-31").into(), &Holidays::default(), 5),
        days(&[
            "2027-11-30",
            "2027-12-31",
            "2028-01-31",
            "2028-02-29",
            "2028-03-31"
        ])
    );
}

#[test]
fn weekends_move_as_asked_and_never_to_or_before_the_day_it_was_done() {
    let none = Holidays::default();
    let friday = day("2026-11-20");
    for (every, weekend, done, next) in [
        (1, WeekendRule::Leave, friday, "2026-11-21"),
        (1, WeekendRule::Before, friday, "2026-11-23"),
        (1, WeekendRule::After, friday, "2026-11-23"),
        (2, WeekendRule::Before, friday, "2026-11-23"),
        (3, WeekendRule::Before, friday, "2026-11-23"),
        (8, WeekendRule::Before, friday, "2026-11-27"),
        (8, WeekendRule::After, friday, "2026-11-30"),
        (1, WeekendRule::After, friday.plus_days(1), "2026-11-23"),
        (1, WeekendRule::Before, friday.plus_days(1), "2026-11-23"),
        (1, WeekendRule::Before, friday.plus_days(2), "2026-11-23"),
    ] {
        let cadence = every_days(every, CountsFrom::Completion, weekend);
        assert_eq!(
            cadence.next_after(done.into(), &none),
            day(next),
            "every {every} days, {weekend:?}, done {done}"
        );
    }
    let daily = every_days(1, CountsFrom::Completion, WeekendRule::Before);
    assert_eq!(
        first(&daily, friday.into(), &none, 3),
        days(&["2026-11-23", "2026-11-24", "2026-11-25"]),
        "two points that move to one day are one"
    );
}

#[test]
fn a_day_moved_before_the_weekend_is_not_due_twice() {
    // 31 January 2026 is a Saturday, 31 May a Sunday.
    let monthly = Cadence {
        weekend: WeekendRule::Before,
        ..every_months(1, Some(day("2026-01-31")), CountsFrom::Schedule)
    };
    let last = Last {
        done: day("2026-01-30"),
        due: Some(day("2026-01-30")),
    };
    assert_eq!(
        first(&monthly, last, &Holidays::default(), 5),
        days(&[
            "2026-02-27",
            "2026-03-31",
            "2026-04-30",
            "2026-05-29",
            "2026-06-30"
        ])
    );
}

#[test]
fn holidays_move_as_weekends_do() {
    // Christmas 2026 falls on a Friday; 28 December is given in lieu.
    let holidays: Holidays = ["2026-12-24", "2026-12-25", "2026-12-28", "2027-01-01"]
        .map(day)
        .into_iter()
        .collect();
    for (due, before, after) in [
        ("2026-12-24", "2026-12-23", "2026-12-29"),
        ("2026-12-25", "2026-12-23", "2026-12-29"),
        ("2026-12-26", "2026-12-23", "2026-12-29"),
        ("2026-12-28", "2026-12-23", "2026-12-29"),
        ("2026-12-29", "2026-12-29", "2026-12-29"),
        ("2027-01-01", "2026-12-31", "2027-01-04"),
    ] {
        let due = day(due);
        assert_eq!(holidays.moved(due, WeekendRule::Leave), due);
        assert_eq!(
            holidays.moved(due, WeekendRule::Before),
            day(before),
            "{due}"
        );
        assert_eq!(holidays.moved(due, WeekendRule::After), day(after), "{due}");
    }
    let weekly = every_days(7, CountsFrom::Completion, WeekendRule::After);
    let projected = first(&weekly, day("2026-12-18").into(), &holidays, 3);
    assert_eq!(
        projected,
        days(&["2026-12-29", "2027-01-04", "2027-01-08"]),
        "moving one does not move the next"
    );
}

#[test]
fn a_year_of_holidays_leaves_the_day_where_it_is() {
    let closed: Holidays = (0..400).map(|n| day("2026-01-01").plus_days(n)).collect();
    for rule in [WeekendRule::Before, WeekendRule::After] {
        assert_eq!(closed.moved(day("2026-06-06"), rule), day("2026-06-06"));
    }
}

#[test]
fn the_calendar_ends_without_repeating_a_day() {
    let yearly = every_months(12, None, CountsFrom::Completion);
    let none = Holidays::default();
    let last: Last = day("2199-06-30").into();
    assert!(yearly.occurrences(last, &none).take(3).is_sorted());
    let nothing = Cadence {
        months: None,
        ..Cadence::QUARTERLY
    };
    assert_eq!(nothing.next_after(last, &none), last.done);
}

#[test]
fn what_was_held_late_moves_the_next_from_completion_and_not_from_schedule() {
    let held = days(&["2026-11-02", "2026-11-18", "2026-11-19", "2026-12-14"]);
    let dues = |from| {
        let cadence = every_days(14, from, WeekendRule::Leave);
        let dues = cadence.dues(&held, &Holidays::default()).into_iter();
        dues.map(|due| due.map_or_else(String::new, |due| due.to_string()))
            .collect::<Vec<_>>()
    };
    let from_completion = ["", "2026-11-16", "2026-12-02", "2026-12-03"];
    assert_eq!(dues(CountsFrom::Completion), from_completion);
    let from_schedule = ["", "2026-11-16", "", "2026-12-14"];
    assert_eq!(dues(CountsFrom::Schedule), from_schedule);
}

#[test]
fn months_from_a_31st_stay_on_their_last_days_however_they_were_held() {
    let cadence = every_months(1, Some(day("2027-01-31")), CountsFrom::Schedule);
    let held = days(&["2027-01-31", "2027-03-02", "2027-03-30", "2027-05-03"]);
    let dues = cadence.dues(&held, &Holidays::default());
    let [_, february, march, april] = dues[..] else {
        panic!("{dues:?}")
    };
    assert_eq!(february, Some(day("2027-02-28")));
    assert_eq!(march, Some(day("2027-03-31")));
    assert_eq!(april, Some(day("2027-04-30")));
}
