//! Reminders: which notices are to be shown now. Pure: the open duties, the clock and what was notified come from outside.
//!
//! Each occurrence is notified once as due, at the set time of its day or as soon as possible after it, and once its lead
//! time ahead. What was notified is remembered by the occurrence's key, never worked out from the clock, so that a clock set
//! back, another time zone, a suspended computer or a restart neither repeats nor loses a notice.

mod rules;
mod state;

#[cfg(test)]
mod tests;

pub use rules::{Clock, ClockError, DigestDay, Quiet, Rules, next_monday};
pub use state::{State, Until};

use crate::{Day, RecordId, Timestamp, duty::Duty};
use std::collections::HashSet;

/// More notices than this at once become one summary.
const SINGLY: usize = 3;
/// Weeks of which it is remembered that their digest was shown.
const DIGESTS: usize = 60;

/// Why a duty is notified.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Why {
    /// It will be due, and its notice time has come.
    Ahead,
    /// It is due.
    Due,
    /// It was put off until now.
    Again,
    /// It is still overdue.
    Overdue,
}

/// Something to show.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Notice {
    /// One duty.
    One(Duty, Why),
    /// Many at once, as after an absence.
    Many(Vec<(Duty, Why)>),
    /// The weekly digest.
    Digest {
        /// How many are overdue.
        overdue: usize,
        /// How many are due today and in the six days after it.
        week: usize,
    },
}

/// What is to be shown now, and in `state` that it was. Shows nothing when reminders are off or paused, and in quiet hours;
/// what was left out then comes as soon as it may.
pub fn tick(state: &mut State, rules: &Rules, open: &[Duty], now: Timestamp) -> Vec<Notice> {
    let today = now.day();
    state.keep_to(&open.iter().map(|duty| duty.key().to_string()).collect());
    let quiet = rules
        .quiet
        .is_some_and(|quiet| quiet.covers(Clock::of(now)));
    if !rules.on || quiet || state.is_paused(today) {
        return Vec::new();
    }
    let mut due: Vec<(Duty, Why)> = of(open, rules.person)
        .filter_map(|duty| Some((*duty, say(state, rules, duty, now)?)))
        .collect();
    let mut notices = if due.len() > SINGLY {
        vec![Notice::Many(due)]
    } else {
        due.drain(..)
            .map(|(duty, why)| Notice::One(duty, why))
            .collect()
    };
    notices.extend(digest(state, rules, open, now));
    notices
}

/// The duties of a person, or everyone's.
pub fn of(duties: &[Duty], person: Option<RecordId>) -> impl Iterator<Item = &Duty> {
    duties
        .iter()
        .filter(move |duty| person.is_none() || duty.owner == person)
}

/// How many are due today or overdue, those put off left out: the number on the tray.
pub fn count(state: &State, rules: &Rules, open: &[Duty], now: Timestamp) -> usize {
    of(open, rules.person)
        .filter(|duty| duty.due <= now.day())
        .filter(|duty| state.snoozed(&duty.key().to_string(), rules, now).is_none())
        .count()
}

/// Why a duty is to be notified now; remembers it.
fn say(state: &mut State, rules: &Rules, duty: &Duty, now: Timestamp) -> Option<Why> {
    let key = duty.key().to_string();
    let put_off = state.known.get(&key).and_then(|known| known.snooze);
    if put_off.is_some() && state.snoozed(&key, rules, now).is_some() {
        return None;
    }
    let mut known = state.known.get(&key).copied().unwrap_or_default();
    known.snooze = None;
    let why = if rules.reached(duty.due, now) {
        if !known.due {
            Some(Why::Due)
        } else if put_off.is_some() {
            Some(Why::Again)
        } else {
            let again = rules
                .repeat_days
                .and_then(|days| next_repeat(known.last, days, duty.due, now.day()));
            again
                .filter(|day| rules.reached(*day, now))
                .map(|_| Why::Overdue)
        }
    } else if !known.ahead {
        let first = duty.due.plus_days(-i64::from(duty.lead));
        (rules.ahead && duty.lead > 0 && rules.reached(first, now)).then_some(Why::Ahead)
    } else {
        put_off.map(|_| Why::Again)
    };
    if let Some(why) = why {
        known.last = Some(now.day());
        known.ahead = true;
        known.due |= why == Why::Due;
    }
    if why.is_some() || put_off.is_some() {
        state.known.insert(key, known);
    }
    why
}

/// The day on which an overdue duty is notified again. A last notice from further ahead than one interval was shown
/// while the clock was wrong, and does not keep the duty silent until then.
fn next_repeat(last: Option<Day>, days: u32, due: Day, today: Day) -> Option<Day> {
    let days = i64::from(days.max(1));
    if today <= due {
        return None;
    }
    let last = last.unwrap_or(due);
    Some(if today.days_until(last) > days {
        today
    } else {
        last.plus_days(days)
    })
}

/// The weekly digest, once in a week, on its day or the first time after it. The week in which it is first set begins with
/// its next day.
fn digest(state: &mut State, rules: &Rules, open: &[Duty], now: Timestamp) -> Option<Notice> {
    let today = now.day();
    let day = rules.digest?.in_week_of(today);
    if !rules.reached(day, now) {
        return None;
    }
    let begun = !state.digests.is_empty() || day == today;
    let said = !state.digests.insert(day) || !begun;
    if state.digests.len() > DIGESTS {
        state.digests.pop_first();
    }
    let overdue = of(open, rules.person)
        .filter(|duty| duty.due < today)
        .count();
    let days: HashSet<Day> = (0..7).map(|n| today.plus_days(n)).collect();
    let week = of(open, rules.person)
        .filter(|duty| days.contains(&duty.due))
        .count();
    (!said && overdue + week > 0).then_some(Notice::Digest { overdue, week })
}
