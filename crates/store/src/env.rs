//! What the store asks of the world beyond the file: the time, new ids and random salts; handed in so that tests are fixed.

use blueprint_model::{Day, Timestamp};
use uuid::Uuid;

/// The clock and the source of ids and salts.
pub trait Env: Send + Sync {
    /// The moment now.
    fn now(&self) -> Timestamp;
    /// The civil day now.
    fn today(&self) -> Day;
    /// A new UUIDv7.
    fn new_id(&self) -> Uuid;
    /// Sixteen random bytes that nobody can guess.
    fn salt(&self) -> [u8; 16];
}
