//! A fixed world for tests: a clock that steps by itself and ids and salts that come out the same every time.

use crate::{Actor, Env};
use blueprint_model::{Day, Timestamp};
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use uuid::{Builder, Uuid};

/// Thursday 19 November 2026, 09:00 at one hour east of UTC.
const START_MS: i64 = 1_795_075_200_000;

/// Deterministic time, ids and salts. Each `now()` steps the clock, by ten seconds unless told otherwise.
#[derive(Debug)]
pub struct FixedEnv {
    clock_ms: AtomicI64,
    step_ms: AtomicI64,
    drawn: AtomicU64,
    seed: u64,
}

impl Default for FixedEnv {
    fn default() -> Self {
        Self::seeded(1)
    }
}

impl FixedEnv {
    /// The usual one.
    pub fn new() -> Self {
        Self::default()
    }

    /// One whose ids differ from those of other seeds.
    pub fn seeded(seed: u64) -> Self {
        Self {
            clock_ms: START_MS.into(),
            step_ms: 10_000.into(),
            drawn: 0.into(),
            seed,
        }
    }

    /// How far each `now()` steps; 0 stops the clock.
    pub fn step_ms(&self, step: i64) {
        self.step_ms.store(step, Ordering::Relaxed);
    }

    /// Sets the clock.
    pub fn set(&self, to: Timestamp) {
        self.clock_ms.store(to.utc_ms, Ordering::Relaxed);
    }

    /// Moves the clock on.
    pub fn advance_ms(&self, by: i64) {
        self.clock_ms.fetch_add(by, Ordering::Relaxed);
    }

    fn draw(&self) -> u64 {
        let mut x = self
            .drawn
            .fetch_add(1, Ordering::Relaxed)
            .wrapping_add(self.seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        x ^ (x >> 31)
    }

    fn moment(ms: i64) -> Timestamp {
        Timestamp {
            utc_ms: ms,
            offset_minutes: 60,
        }
    }
}

impl Env for FixedEnv {
    fn now(&self) -> Timestamp {
        Self::moment(
            self.clock_ms
                .fetch_add(self.step_ms.load(Ordering::Relaxed), Ordering::Relaxed),
        )
    }

    fn today(&self) -> Day {
        Self::moment(self.clock_ms.load(Ordering::Relaxed)).day()
    }

    fn new_id(&self) -> Uuid {
        let n = self.drawn.load(Ordering::Relaxed);
        let mut random = [0; 10];
        random[..8].copy_from_slice(&self.draw().to_be_bytes());
        // The counter stands first, as in a real clock: ids sort by the time they were given.
        let ms = u64::try_from(START_MS).unwrap_or_default() + n;
        Builder::from_unix_timestamp_millis(ms, &random).into_uuid()
    }

    fn salt(&self) -> [u8; 16] {
        (u128::from(self.draw()) << 64 | u128::from(self.draw())).to_be_bytes()
    }
}

/// A person at the keyboard.
pub fn actor(name: &str) -> Actor {
    let mut bytes = [0x42; 16];
    for (to, from) in bytes.iter_mut().zip(name.bytes()) {
        *to = from;
    }
    Actor {
        id: Builder::from_random_bytes(bytes).into_uuid(),
        name: name.to_owned(),
        person: None,
    }
}
