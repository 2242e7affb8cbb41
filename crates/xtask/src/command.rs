//! Starting other programs: each is shown before it runs, and must succeed.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use crate::project;

/// `program` with `arguments`, to be run at the root of the workspace.
pub fn at_root(program: &str, arguments: &[&str]) -> Result<Command> {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(project::root()?);
    Ok(command)
}

/// `cargo` with `arguments`, at the root of the workspace.
pub fn cargo(arguments: &[&str]) -> Result<Command> {
    // The cargo that started this program, so that a pinned toolchain stays the same.
    at_root(
        &std::env::var("CARGO").unwrap_or_else(|_| "cargo".into()),
        arguments,
    )
}

/// `npm` with `arguments`, in the folder of the interface.
pub fn npm(arguments: &[&str]) -> Result<Command> {
    let mut command = at_root("npm", arguments)?;
    command.current_dir(project::ui()?);
    Ok(command)
}

/// Shows the command, runs it, and fails unless it succeeds.
pub fn run(command: &mut Command) -> Result<()> {
    show(command);
    let status = command
        .status()
        .with_context(|| format!("{} cannot start.", name(command)))?;
    ensure!(status.success(), "{} failed ({status}).", name(command));
    Ok(())
}

/// Like [`run`], handing every line of its standard output to `read` after passing it on.
pub fn run_reading(command: &mut Command, mut read: impl FnMut(&str)) -> Result<()> {
    show(command);
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("{} cannot start.", name(command)))?;
    let output = child.stdout.take().context("The output is not captured.")?;
    for line in BufReader::new(output).split(b'\n') {
        let line = line?;
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        read(&line);
    }
    let status = child.wait()?;
    ensure!(status.success(), "{} failed ({status}).", name(command));
    Ok(())
}

/// Whether the program runs at all and succeeds; its output goes nowhere.
pub fn succeeds(program: &str, arguments: &[&str]) -> bool {
    let quiet = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    quiet.is_ok_and(|status| status.success())
}

fn show(command: &Command) {
    let arguments: Vec<_> = command
        .get_args()
        .map(|word| word.to_string_lossy())
        .collect();
    eprintln!("\n$ {} {}", name(command), arguments.join(" "));
}

fn name(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program());
    program
        .file_name()
        .unwrap_or(program.as_os_str())
        .to_string_lossy()
        .into_owned()
}
