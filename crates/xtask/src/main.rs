//! Developer commands of the workspace: `cargo xtask <command>`.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command talks to the person who started it"
)]

mod bench;
mod build;
mod command;
mod generate;
mod project;
mod run;
mod screenshots;
mod setup;
mod tally;
mod test;

use std::process::ExitCode;

use anyhow::{Result, bail};

const HELP: &str = "\
Usage: cargo xtask <command>

  run [FILE]             Install what is missing, build and open the app (on FILE)
  test [STEP...]         Install what is missing and run every check, or only some of:
                         format, generated, ui, lint, rust, e2e
  gen [--check]          Write the generated files anew, or only say whether they are up to date
  screenshots [--to DIR] Photograph every screen of the real app, light and dark
  bench [PART...]        Measure the release build, or only some of:
                         workbooks, paste, pdf, lists, start
  setup                  Only install what is missing";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Result<()> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["run"] => run::run(None),
        ["run", file] => run::run(Some(file)),
        ["test", steps @ ..] => test::test(steps),
        ["gen"] => generate::write(),
        ["gen", "--check"] => generate::check(),
        ["screenshots"] => screenshots::screenshots(None),
        ["screenshots", "--to", folder] => screenshots::screenshots(Some(folder)),
        ["bench", parts @ ..] => bench::bench(parts),
        ["setup"] => setup::everything(),
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        _ => bail!("`{}` is not a command here.\n\n{HELP}", words.join(" ")),
    }
}
