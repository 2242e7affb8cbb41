//! `cargo xtask screenshots`: a picture of every screen of the real app, light and dark.

use anyhow::Result;

use crate::build::{self, APP, CLI, Profile};
use crate::{command, project, setup};

/// Builds the app and photographs it into `folder`, by default `target/screenshots`.
pub fn screenshots(folder: Option<&str>) -> Result<()> {
    setup::everything()?;
    let folder = match folder {
        Some(folder) => std::path::absolute(folder)?,
        None => project::root()?.join("target/screenshots"),
    };
    build::interface()?;
    let built = build::programs(&[APP, CLI, "screenshots"], Profile::Dev)?;
    let program = built.join("screenshots");
    let mut photograph = command::at_root(&program.to_string_lossy(), &[])?;
    photograph
        .env("BLUEPRINT_APP", built.join(APP))
        .env("BLUEPRINT_CLI", built.join(CLI));
    command::run(photograph.arg(&folder))?;
    println!("\nThe pictures are in {}", folder.display());
    Ok(())
}
