//! Any run of events: time passes, the clock is set back or forward, the zone changes, the computer sleeps, the program
//! restarts, duties are finished, taken back, moved and put off. Each occurrence is notified exactly once, never too early;
//! what is overdue comes again at the chosen interval and no sooner, and the digest once in a week.

use super::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};

const MINUTE: i64 = 60_000;
const HOURS: i64 = 60 * MINUTE;
const DAYS: i64 = 24 * HOURS;
const WEEK: [DigestDay; 7] = [
    DigestDay::Monday,
    DigestDay::Tuesday,
    DigestDay::Wednesday,
    DigestDay::Thursday,
    DigestDay::Friday,
    DigestDay::Saturday,
    DigestDay::Sunday,
];

/// Chance that comes out the same for the same seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % n
    }

    fn up_to(&mut self, n: i64) -> i64 {
        self.below(n.unsigned_abs()).cast_signed()
    }
}

/// A world with its own, independent account of what was said.
struct World {
    now: Timestamp,
    rules: Rules,
    state: State,
    open: Vec<Duty>,
    /// By key: how often it was said to be due, and ahead.
    due: BTreeMap<String, u32>,
    ahead: BTreeMap<String, u32>,
    /// Put off, and not yet heard of again.
    put_off: HashMap<String, Until>,
    paused: Option<Day>,
    /// By key: the day on which it was last said, whatever was said of it.
    last: BTreeMap<String, Day>,
    repeats: usize,
    /// The Mondays of the weeks whose digest has come, or would have come with something in it.
    weeks: BTreeSet<Day>,
    digests: usize,
}

impl World {
    fn new(dice: &mut Dice) -> Self {
        let clock =
            |dice: &mut Dice| Clock::new(dice.below(24) as u16, dice.below(60) as u16).unwrap();
        let quiet = Quiet {
            from: clock(dice),
            to: clock(dice),
        };
        let rules = Rules {
            at: clock(dice),
            quiet: (dice.below(2) == 0).then_some(quiet),
            ahead: dice.below(3) > 0,
            repeat_days: (dice.below(2) == 0).then(|| 1 + dice.below(10) as u32),
            digest: (dice.below(2) == 0).then(|| WEEK[dice.below(7) as usize]),
            ..rules()
        };
        let mut world = Self {
            now: at("2026-11-19T09:00:00+01:00"),
            rules,
            state: State::default(),
            open: Vec::new(),
            due: BTreeMap::new(),
            ahead: BTreeMap::new(),
            put_off: HashMap::new(),
            paused: None,
            last: BTreeMap::new(),
            repeats: 0,
            weeks: BTreeSet::new(),
            digests: 0,
        };
        for n in 1..=8 {
            world.begin(dice, n);
        }
        world
    }

    /// A new occurrence of a record, on a day it never had.
    fn begin(&mut self, dice: &mut Dice, n: u128) {
        let today = self.now.day();
        let lead = dice.below(10) as u32;
        let mut new = duty(n, "2026-11-19", lead);
        loop {
            new.due = today.plus_days(dice.up_to(60) - 15);
            let key = new.key().to_string();
            if !self.due.contains_key(&key) && !self.ahead.contains_key(&key) {
                break;
            }
        }
        self.open.push(new);
    }

    fn event(&mut self, dice: &mut Dice, over: &mut Vec<Duty>) {
        let index = dice.below(self.open.len() as u64) as usize;
        match dice.below(20) {
            0..6 => self.now.utc_ms += dice.up_to(3 * HOURS),
            6 => self.now.utc_ms -= dice.up_to(40 * DAYS),
            7 => self.now.utc_ms += dice.up_to(20 * DAYS),
            8 => self.now.offset_minutes = (dice.up_to(105) * 15 - 12 * 60) as i32,
            9 | 10 => self.now.utc_ms += dice.up_to(4 * DAYS), // asleep: nothing ran meanwhile
            11 => {
                let kept = serde_json::to_vec(&self.state).unwrap();
                self.state = serde_json::from_slice(&kept).unwrap();
            }
            12 | 13 => {
                let done = self.open.swap_remove(index);
                self.put_off.remove(&done.key().to_string());
                let n = done.record.0.as_u128();
                over.push(done);
                self.begin(dice, n);
            }
            14 => {
                // Taken back: the occurrence that was finished is open again.
                if let Some(back) = over.pop() {
                    let other = |duty: &Duty| duty.record == back.record;
                    for gone in self.open.iter().filter(|duty| other(duty)) {
                        self.put_off.remove(&gone.key().to_string());
                    }
                    self.open.retain(|duty| !other(duty));
                    self.open.push(back);
                }
            }
            15 => {
                let moved = self.open.swap_remove(index);
                self.put_off.remove(&moved.key().to_string());
                self.begin(dice, moved.record.0.as_u128());
            }
            16 => {
                self.paused = (dice.below(2) == 0).then(|| self.now.day());
                self.state.pause(self.paused.is_some(), self.now.day());
            }
            _ => {
                let until = match dice.below(3) {
                    0 => Until::an_hour_from(self.now),
                    1 => Until::tomorrow(self.now.day()),
                    _ => Until::next_monday(self.now.day()),
                };
                let key = self.open[index].key();
                self.state.snooze(&key, Some(until));
                self.put_off.insert(key.to_string(), until);
            }
        }
    }

    /// Whether anything may be said now, worked out anew.
    fn may_speak(&self) -> bool {
        let minutes = (self.now.utc_ms / MINUTE + i64::from(self.now.offset_minutes)) % (24 * 60);
        let of = |clock: Clock| i64::from(24 * 60 - clock.to_midnight());
        let quiet = self.rules.quiet.is_some_and(|quiet| {
            let (from, to) = (of(quiet.from), of(quiet.to));
            (minutes - from).rem_euclid(24 * 60) < (to - from).rem_euclid(24 * 60)
        });
        let today = self.now.day();
        let paused = self
            .paused
            .is_some_and(|day| day.plus_days(1) > today && day <= today);
        !quiet && !paused
    }

    fn reached(&self, day: Day) -> bool {
        let local = |day: Day, minutes: i64| Day::EPOCH.days_until(day) * 24 * 60 + minutes;
        let clock = self.now.clock();
        let (hours, minutes) = clock.split_once(':').unwrap();
        let minutes = hours.parse::<i64>().unwrap() * 60 + minutes.parse::<i64>().unwrap();
        let set = i64::from(24 * 60 - self.rules.at.to_midnight());
        local(self.now.day(), minutes) >= local(day, set)
    }

    fn is_put_off(&self, key: &str) -> bool {
        match self.put_off.get(key) {
            None => false,
            Some(Until::Day(day)) => !self.reached(*day),
            Some(Until::Moment { ends_ms, said_ms }) => {
                (said_ms - HOURS..*ends_ms).contains(&self.now.utc_ms)
            }
        }
    }

    fn tick(&mut self, what: &str) {
        let notices = tick(&mut self.state, &self.rules, &self.open, self.now);
        self.digest(what, &notices);
        let all: Vec<(Duty, Why)> = notices
            .into_iter()
            .flat_map(|notice| match notice {
                Notice::One(duty, why) => vec![(duty, why)],
                Notice::Many(all) => {
                    assert!(all.len() > 3, "{what}: a summary of a few");
                    all
                }
                Notice::Digest { .. } => Vec::new(),
            })
            .collect();
        assert!(
            all.is_empty() || self.may_speak(),
            "{what}: spoke when silent"
        );
        for (duty, why) in &all {
            let key = duty.key().to_string();
            assert!(!self.is_put_off(&key), "{what}: {key} was put off");
            assert!(self.open.contains(duty), "{what}: {key} is not open");
            let was_put_off = self.put_off.remove(&key).is_some();
            match why {
                Why::Due => {
                    assert!(self.reached(duty.due), "{what}: {key} too early");
                    *self.due.entry(key.clone()).or_default() += 1;
                }
                Why::Ahead => {
                    let first = duty.due.plus_days(-i64::from(duty.lead));
                    assert!(self.reached(first), "{what}: {key} ahead too early");
                    assert!(
                        !self.due.contains_key(&key),
                        "{what}: {key} ahead after due"
                    );
                    *self.ahead.entry(key.clone()).or_default() += 1;
                }
                Why::Again => assert!(was_put_off, "{what}: {key} again for no reason"),
                Why::Overdue => self.repeat(what, duty, was_put_off),
            }
            self.last.insert(key, self.now.day());
        }
        let twice = self.due.values().chain(self.ahead.values()).any(|n| *n > 1);
        assert!(!twice, "{what}: something was said twice");
        if self.may_speak() {
            let open = self.open.clone();
            for duty in &open {
                let key = duty.key().to_string();
                if !self.is_put_off(&key) {
                    // What was put off and is open by now was heard of, or has not come yet.
                    self.put_off.remove(&key);
                    let heard = self.due.contains_key(&key);
                    assert_eq!(heard, heard || self.reached(duty.due), "{what}: {key}");
                    self.is_not_kept_silent(what, duty);
                }
            }
        }
    }

    /// A repeat: of what is overdue, was said as due, and was not said for the chosen interval, unless that was said on a day
    /// that lies further ahead than the clock can be trusted.
    fn repeat(&mut self, what: &str, duty: &Duty, was_put_off: bool) {
        let key = duty.key().to_string();
        let days = i64::from(self.rules.repeat_days.expect("no repeat was asked for"));
        let (last, today) = (self.last[&key], self.now.day());
        assert!(
            self.due.contains_key(&key),
            "{what}: {key} again before due"
        );
        assert!(
            !was_put_off && today > duty.due,
            "{what}: {key} is not late"
        );
        let waited = self.reached(last.plus_days(days));
        let wrong = today.days_until(last) > days;
        assert!(waited || wrong, "{what}: {key} again after {last}");
        self.repeats += 1;
    }

    /// What is overdue and may be said has been said within the interval.
    fn is_not_kept_silent(&self, what: &str, duty: &Duty) {
        let (key, today) = (duty.key().to_string(), self.now.day());
        let (Some(days), Some(last)) = (self.rules.repeat_days, self.last.get(&key)) else {
            return;
        };
        if today > duty.due && self.due.contains_key(&key) {
            let next = last.plus_days(i64::from(days));
            let wrong = today.days_until(*last) > i64::from(days) && self.reached(today);
            assert!(
                !self.reached(next) && !wrong,
                "{what}: {key} was last said on {last}"
            );
        }
    }

    /// The digest: once in a week, not before its day, and not left out when there is something to tell.
    fn digest(&mut self, what: &str, notices: &[Notice]) {
        let said: Vec<(usize, usize)> = notices
            .iter()
            .filter_map(|notice| match notice {
                Notice::Digest { overdue, week } => Some((*overdue, *week)),
                _ => None,
            })
            .collect();
        let today = self.now.day();
        let monday = today.monday();
        let on = self.rules.digest.and_then(|day| {
            let at = WEEK.iter().position(|known| *known == day)?;
            Some(monday.plus_days(i64::try_from(at).ok()?))
        });
        let comes = on.filter(|day| self.may_speak() && self.reached(*day));
        let Some(on) = comes else {
            assert!(said.is_empty(), "{what}: a digest too early, or unasked");
            return;
        };
        let begun = !self.weeks.is_empty() || on == today;
        let first = self.weeks.insert(monday);
        let overdue = self.open.iter().filter(|duty| duty.due < today).count();
        let ahead = |duty: &&Duty| (0..7).contains(&today.days_until(duty.due));
        let week = self.open.iter().filter(ahead).count();
        let told = first && begun && overdue + week > 0;
        let expected: &[(usize, usize)] = if told { &[(overdue, week)] } else { &[] };
        assert_eq!(said, expected, "{what}: the digest of the week of {monday}");
        self.digests += said.len();
    }
}

#[test]
fn whatever_happens_each_occurrence_is_notified_exactly_once_and_never_before_its_day() {
    let (mut due, mut ahead, mut repeats, mut digests) = (0, 0, 0, 0);
    for seed in 1..=400 {
        let mut dice = Dice(0x9E37_79B9_7F4A_7C15_u64.wrapping_mul(seed));
        let mut world = World::new(&mut dice);
        let mut over = Vec::new();
        for step in 0..150 {
            world.event(&mut dice, &mut over);
            world.tick(&format!("seed {seed}, step {step}"));
        }
        // In the end the clock passes every day, out of quiet hours, and what is open was said.
        world.rules.quiet = None;
        world.now = at("2035-01-01T23:59:00Z");
        world.paused = None;
        world.tick(&format!("seed {seed}, the end"));
        for duty in &world.open {
            assert_eq!(
                world.due.get(&duty.key().to_string()),
                Some(&1),
                "seed {seed}"
            );
        }
        due += world.due.len();
        ahead += world.ahead.len();
        repeats += world.repeats;
        digests += world.digests;
    }
    assert!(
        due > 5_000 && ahead > 500 && repeats > 2_000 && digests > 500,
        "{due} due, {ahead} ahead, {repeats} repeats and {digests} digests were tried"
    );
}
