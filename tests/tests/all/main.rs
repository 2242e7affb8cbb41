//! Everything that is tested without a window: flows through the public API, and tidiness of the tree.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test may stop at once"
)]

mod arrows;
mod cells;
mod command_line;
mod csv;
mod csv_below;
mod csv_command_line;
mod csv_consequences;
mod csv_foreign;
mod csv_random;
mod csv_world;
mod deeds;
mod documents;
mod duties;
mod frozen;
mod glyphs;
mod hostile;
mod locks;
mod made;
mod namesakes;
mod panels;
mod questions;
mod reminders;
mod review;
mod sample;
mod sample_rules;
mod sample_sheets;
mod security;
mod spine;
mod standings;
mod tidy;
mod tree;
