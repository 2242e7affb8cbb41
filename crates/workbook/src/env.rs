//! The one place where the running program asks the system for the time, for ids and for chance.

use blueprint_model::{Day, Timestamp};
use blueprint_store::Env;
use chrono::Local;
use uuid::Uuid;

/// The system's clock and random source.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemEnv;

impl Env for SystemEnv {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the Env of the running program"
    )]
    fn now(&self) -> Timestamp {
        let now = Local::now();
        Timestamp {
            utc_ms: now.timestamp_millis(),
            offset_minutes: now.offset().local_minus_utc() / 60,
        }
    }

    fn today(&self) -> Day {
        self.now().day()
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "this is the Env of the running program"
    )]
    fn new_id(&self) -> Uuid {
        Uuid::now_v7()
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "this is the Env of the running program"
    )]
    fn salt(&self) -> [u8; 16] {
        Uuid::new_v4().into_bytes()
    }
}
