//! The rules of the workbook file, shown through the public API on real files.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod desk;
mod door;
mod undo;
