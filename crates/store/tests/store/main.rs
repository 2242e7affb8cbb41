//! The rules of the workbook file, shown through the public API on real files.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod aside;
mod attachment;
mod compare;
mod crash;
mod damage;
mod desk;
mod door;
mod exchange;
mod fixture;
mod hostile;
mod lock;
mod open;
mod random;
mod recovery;
mod redact;
mod restore;
mod search;
mod snapshot;
mod undo;
