//! Builds programs of the workspace, always with the same features, so that no crate is compiled twice.

use std::path::PathBuf;

use anyhow::Result;

use crate::{command, project};

/// The app.
pub const APP: &str = "cto-blueprint";
/// The command line.
pub const CLI: &str = "blueprint";
/// The window that the app is measured against.
pub const EMPTY_WINDOW: &str = "empty-window";

/// What makes the windows serve their embedded pages. Off in plain cargo commands, which therefore need
/// no Node.
pub const FEATURES: &str =
    "--features=blueprint-desktop/custom-protocol,empty-window/custom-protocol";

/// How well to optimise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// For working on the app.
    Dev,
    /// For measuring it.
    Release,
}

/// Builds the interface into `ui/dist`.
pub fn interface() -> Result<()> {
    command::run(&mut command::npm(&["run", "build"])?)
}

/// Builds these programs and returns the folder they are in.
pub fn programs(names: &[&str], profile: Profile) -> Result<PathBuf> {
    let mut build = command::cargo(&["build", "--workspace", FEATURES])?;
    if profile == Profile::Release {
        build.arg("--release");
    }
    for name in names {
        build.args(["--bin", name]);
    }
    command::run(&mut build)?;
    let folder = if profile == Profile::Release {
        "release"
    } else {
        "debug"
    };
    Ok(project::target()?.join(folder))
}
