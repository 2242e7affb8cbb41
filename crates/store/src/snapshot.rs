//! Snapshots.

use crate::{Result, Setup};
use rusqlite::Connection;
use std::path::Path;

pub(crate) fn before_migration(_: &Connection, _: &Path, _: &Setup, _: u32) -> Result<()> {
    Ok(())
}
