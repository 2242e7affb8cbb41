//! The built command line, for what a test needs before it opens the app.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

/// Runs `blueprint` with `arguments` and returns what it printed.
///
/// # Errors
/// Fails when it is not built or does not succeed; the message holds its own.
pub fn blueprint<S: AsRef<OsStr>>(arguments: &[S]) -> Result<String> {
    let program = std::env::var_os("BLUEPRINT_CLI")
        .context("BLUEPRINT_CLI names no built program; `cargo xtask test` sets it.")?;
    let run = Command::new(&program).args(arguments).output();
    let run = run.with_context(|| format!("{} does not start.", program.display()))?;
    let said = String::from_utf8_lossy(&run.stderr);
    ensure!(
        run.status.success(),
        "`blueprint` failed ({}): {said}",
        run.status
    );
    Ok(String::from_utf8_lossy(&run.stdout).into_owned())
}

/// Writes the sample workbook into `folder`.
///
/// # Errors
/// As for [`blueprint`].
pub fn sample(folder: &Path) -> Result<PathBuf> {
    let file = folder.join("sample.blueprint");
    blueprint(&[OsStr::new("sample"), file.as_os_str()])?;
    Ok(file)
}
