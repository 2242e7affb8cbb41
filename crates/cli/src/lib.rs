//! The command line over the use cases: reads arguments, calls one verb, prints what it says. It holds no rules.

mod args;
mod commands;
mod outcome;
mod table;

use args::Args;
use blueprint_workbook::{Local, core::store::Env};
use clap::Parser;
use std::{ffi::OsString, io::Write, sync::Arc};

/// Where a command takes its time from and prints to.
pub struct Console<'a> {
    /// Time, ids, chance.
    pub env: Arc<dyn Env>,
    /// Who is at the keyboard.
    pub local: Local,
    /// For results.
    pub out: &'a mut dyn Write,
    /// For what went wrong.
    pub err: &'a mut dyn Write,
}

/// Runs one command. The exit code is 0 done, 1 findings, 2 usage, 3 cannot open, 4 refused.
pub fn run(arguments: impl IntoIterator<Item = OsString>, console: &mut Console<'_>) -> u8 {
    let args = match Args::try_parse_from(arguments) {
        Ok(args) => args,
        Err(error) => {
            let to: &mut dyn Write = if error.use_stderr() {
                console.err
            } else {
                console.out
            };
            // A closed pipe is no reason to fail louder than the error itself.
            let _ = write!(to, "{error}");
            return u8::try_from(error.exit_code()).unwrap_or(2);
        }
    };
    let json = args.json;
    let outcome = commands::run(args, console);
    outcome.report(json, console)
}
