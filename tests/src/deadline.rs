//! Waiting for something to become true, with a limit; the only place of the harness that reads a clock.

use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

/// How long anything on screen may take before a test gives up on it.
pub const PATIENCE: Duration = Duration::from_secs(45);

const PAUSE: Duration = Duration::from_millis(20);

/// Asks `probe` again and again until it yields a value.
///
/// # Errors
/// Fails when `probe` fails, or when `limit` has passed; the message then names `what`.
pub fn wait_for<T>(
    what: &str,
    limit: Duration,
    mut probe: impl FnMut() -> Result<Option<T>>,
) -> Result<T> {
    let started = now();
    loop {
        if let Some(value) = probe()? {
            return Ok(value);
        }
        if started.elapsed() > limit {
            bail!("Waited {} s for {what}.", limit.as_secs());
        }
        thread::sleep(PAUSE);
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "a time-out of the harness is no date of the product"
)]
fn now() -> Instant {
    Instant::now()
}
