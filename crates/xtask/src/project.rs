//! Where things are: the root of the workspace, the interface, and what cargo has built.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The root of the workspace from which cargo started this program. Asked at run time: with a shared build cache the program
/// itself may have been compiled in another clone.
pub fn root() -> Result<PathBuf> {
    let package = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    let root = Path::new(&package).ancestors().nth(2);
    Ok(root.context("The workspace has no root.")?.to_owned())
}

/// The folder of the interface, where npm works.
pub fn ui() -> Result<PathBuf> {
    Ok(root()?.join("ui"))
}

/// Where cargo puts what it builds, wherever the environment or the configuration moved it: this very
/// program lies in one of its folders.
pub fn target() -> Result<PathBuf> {
    let program = std::env::current_exe().context("This program does not know where it is.")?;
    let target = program
        .ancestors()
        .nth(2)
        .context("This program is outside a target folder.")?;
    Ok(target.to_owned())
}
