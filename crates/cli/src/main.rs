//! The `blueprint` command.

use blueprint_cli::{Console, run};
use blueprint_workbook::{Local, SystemEnv};
use std::{io, process::ExitCode, sync::Arc};

fn main() -> ExitCode {
    let mut out = io::stdout().lock();
    let mut err = io::stderr().lock();
    let mut console = Console {
        env: Arc::new(SystemEnv),
        local: Local::of_user(),
        out: &mut out,
        err: &mut err,
    };
    ExitCode::from(run(std::env::args_os(), &mut console))
}
