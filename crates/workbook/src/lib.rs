//! Use cases: all that a person can do with a workbook, each verb once, over the store and the documents.

mod answer;
mod consequence;
pub mod contract;
mod deed;
mod edition;
mod env;
mod failure;
mod local;
mod point;
mod remind;
mod sample;
mod target;
pub mod verb;
pub mod view;
mod workbook;

pub use answer::answer;
pub use env::SystemEnv;
pub use local::{KeptCalendar, Local};
pub use remind::{Heard, Shown, snooze};
pub use sample::write_sample;
pub use workbook::{OpenFor, Profile, Workbook};

/// What the shells over this crate need of the crates below it.
pub mod core {
    pub use blueprint_documents as documents;
    pub use blueprint_model as model;
    pub use blueprint_store as store;
}
