//! `cargo xtask bench`: what the release build takes, in time and memory.

use anyhow::Result;

use crate::build::{self, APP, CLI, EMPTY_WINDOW, Profile};
use crate::{command, setup};

/// Builds everything for release and measures it, or only the parts named.
pub fn bench(parts: &[&str]) -> Result<()> {
    setup::everything()?;
    build::interface()?;
    let built = build::programs(&[APP, CLI, EMPTY_WINDOW, "bench"], Profile::Release)?;
    let program = built.join("bench");
    let mut measure = command::at_root(&program.to_string_lossy(), parts)?;
    measure
        .env("BLUEPRINT_APP", built.join(APP))
        .env("BLUEPRINT_CLI", built.join(CLI))
        .env("BLUEPRINT_EMPTY_WINDOW", built.join(EMPTY_WINDOW));
    command::run(&mut measure)
}
