//! The real app in a real window, driven as a person would. `cargo xtask test` builds what it needs.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test may stop at once"
)]

mod by_keyboard;
mod calendar;
mod first_hour;
mod grid_keys;
mod hands;
mod harness;
mod hints;
mod pickers;
mod quarterly_review;
mod reminder_settings;
mod reminders;
mod screens;
mod two_openers;
