//! Starting other programs: each is shown before it runs, and must succeed.

use std::io::{BufRead, BufReader};
use std::path::Path;
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

/// `npm` with `arguments`, on the pinned Node.
pub fn npm(arguments: &[&str]) -> Result<Command> {
    on_pinned_node("npm", arguments)
}

/// `program` with `arguments`, in the folder of the interface and with the Node pinned there before the
/// system's, once it is installed.
pub fn on_pinned_node(program: &str, arguments: &[&str]) -> Result<Command> {
    let ui = project::ui()?;
    let system = std::env::var_os("PATH").unwrap_or_default();
    let pinned = ui.join("node_modules/.bin");
    let path = std::env::join_paths(std::iter::once(pinned).chain(std::env::split_paths(&system)))?;
    let mut command = at_root(program, arguments)?;
    command.current_dir(ui).env("PATH", path);
    Ok(command)
}

/// Shows the command, runs it, and fails unless it succeeds.
pub fn run(command: &mut Command) -> Result<()> {
    show(command);
    let status = command
        .status()
        .with_context(|| format!("`{}` cannot start.", words(command)))?;
    ensure!(status.success(), "`{}` failed ({status}).", words(command));
    Ok(())
}

/// Like [`run`], handing every line of its standard output to `read` after passing it on.
pub fn run_reading(command: &mut Command, mut read: impl FnMut(&str)) -> Result<()> {
    show(command);
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("`{}` cannot start.", words(command)))?;
    let output = child.stdout.take().context("The output is not captured.")?;
    for line in BufReader::new(output).split(b'\n') {
        let line = line?;
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        read(&line);
    }
    let status = child.wait()?;
    ensure!(status.success(), "`{}` failed ({status}).", words(command));
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
    eprintln!("\n$ {}", words(command));
}

/// The command as a person would type it.
fn words(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let program = program.file_name().unwrap_or(program.as_os_str());
    let words: Vec<_> = std::iter::once(program)
        .chain(command.get_args())
        .map(|word| word.to_string_lossy())
        .collect();
    words.join(" ")
}
