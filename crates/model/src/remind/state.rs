//! What this computer remembers of what it notified, and which duties are put off here.

use super::{Rules, next_monday};
use crate::{Day, Timestamp, duty::DutyKey};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// Occurrences that are over of which it is still remembered that they were notified, in case they open again.
const REMEMBERED: usize = 5_000;
const HOUR_MS: i64 = 3_600_000;

/// What was notified, and what is put off, for one workbook on one computer.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct State {
    /// By the key of the duty. Kept as text, so that what another version wrote stays.
    pub(super) known: BTreeMap<String, Known>,
    /// The days of the weekly digests that were shown.
    pub(super) digests: BTreeSet<Day>,
    /// The first day on which something is notified again.
    pub(super) paused_until: Option<Day>,
}

/// What is remembered of one occurrence.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Known {
    /// It was notified ahead of its day, or its day came first.
    pub ahead: bool,
    /// It was notified as due.
    pub due: bool,
    /// The day of the last notice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<Day>,
    /// Until when it is put off.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub snooze: Option<Until>,
}

/// Until when something is put off.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Until {
    /// A moment, in milliseconds since 1970; with the moment at which that was said.
    Moment {
        /// When it ends.
        ends_ms: i64,
        /// When it was said.
        said_ms: i64,
    },
    /// A day, at the time of notices.
    Day(Day),
}

impl Until {
    /// An hour from now.
    pub fn an_hour_from(now: Timestamp) -> Self {
        Self::Moment {
            ends_ms: now.utc_ms + HOUR_MS,
            said_ms: now.utc_ms,
        }
    }

    /// The day after `today`.
    pub fn tomorrow(today: Day) -> Self {
        Self::Day(today.plus_days(1))
    }

    /// The next Monday after `today`.
    pub fn next_monday(today: Day) -> Self {
        Self::Day(next_monday(today))
    }

    /// Whether it has not come yet. An hour is over as well when the clock went back by more than that, as it would
    /// otherwise last until the clock that was wrong comes round again.
    fn lasts(self, rules: &Rules, now: Timestamp) -> bool {
        match self {
            Self::Moment { ends_ms, said_ms } => {
                now.utc_ms < ends_ms && now.utc_ms >= said_ms - HOUR_MS
            }
            Self::Day(day) => !rules.reached(day, now),
        }
    }

    /// In words: `until 15:42`, `until Mon 23 Nov`.
    pub fn words(self, now: Timestamp) -> String {
        match self {
            Self::Moment { ends_ms, .. } => {
                let ends = Timestamp {
                    utc_ms: ends_ms,
                    ..now
                };
                format!("until {}", ends.clock())
            }
            Self::Day(day) => format!("until {}", day.with_weekday(now.day())),
        }
    }
}

impl State {
    /// Puts an occurrence off; `None` no longer.
    pub fn snooze(&mut self, key: &DutyKey, until: Option<Until>) {
        self.known.entry(key.to_string()).or_default().snooze = until;
    }

    /// Until when an occurrence is put off, when it still is.
    pub fn snoozed(&self, key: &str, rules: &Rules, now: Timestamp) -> Option<Until> {
        let until = self.known.get(key)?.snooze?;
        until.lasts(rules, now).then_some(until)
    }

    /// All that is put off now, with the words that say until when, by key.
    pub fn all_snoozed(&self, rules: &Rules, now: Timestamp) -> BTreeMap<String, String> {
        let all = self.known.iter().filter_map(|(key, known)| {
            let until = known.snooze.filter(|until| until.lasts(rules, now))?;
            Some((key.clone(), until.words(now)))
        });
        all.collect()
    }

    /// Notifies nothing until tomorrow, or again from now on.
    pub fn pause(&mut self, paused: bool, today: Day) {
        self.paused_until = paused.then(|| today.plus_days(1));
    }

    /// Whether it is paused. A pause that ends later than tomorrow was made while the clock was ahead, and is over.
    pub fn is_paused(&self, today: Day) -> bool {
        self.paused_until
            .is_some_and(|until| today < until && until <= today.plus_days(1))
    }

    /// Ends what is put off of occurrences that are over, and forgets the oldest of them when there are very many.
    pub(super) fn keep_to(&mut self, open: &HashSet<String>) {
        self.known.retain(|key, known| {
            if !open.contains(key) {
                known.snooze = None;
            }
            known.ahead || known.due || known.snooze.is_some()
        });
        let mut over: Vec<String> = self
            .known
            .keys()
            .filter(|key| !open.contains(*key))
            .cloned()
            .collect();
        let too_many = over.len().saturating_sub(REMEMBERED);
        over.sort_by(|a, b| day_of(a).cmp(day_of(b)));
        for key in over.into_iter().take(too_many) {
            self.known.remove(&key);
        }
    }
}

/// The day at the end of a key, as text.
fn day_of(key: &str) -> &str {
    key.rsplit('/').next().unwrap_or_default()
}
