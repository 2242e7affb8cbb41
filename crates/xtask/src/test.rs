//! `cargo xtask test`: every check there is, each run to its end, and one closing line for all.

use std::process::Command;

use anyhow::{Result, anyhow, bail, ensure};

use crate::build::{self, APP, CLI, EMPTY_WINDOW, Profile};
use crate::command::{cargo, npm, run, run_reading};
use crate::tally::Tally;
use crate::{generate, setup};

/// A check by its name: it either passes, with the tests it counted, or fails.
type Step = (&'static str, fn(&mut Tally) -> Result<()>);

const STEPS: &[Step] = &[
    ("format", format),
    ("generated", |_| generate::check()),
    ("ui", interface),
    ("lint", lint),
    ("rust", rust),
    ("e2e", end_to_end),
];

/// Installs what is missing, then runs the steps named, or all. One that fails does not keep the others
/// from running, so that one run shows everything there is to repair.
pub fn test(names: &[&str]) -> Result<()> {
    let wanted = |step: &&Step| names.is_empty() || names.contains(&step.0);
    let steps: Vec<&Step> = STEPS.iter().filter(wanted).collect();
    if let Some(name) = names
        .iter()
        .find(|name| STEPS.iter().all(|step| step.0 != **name))
    {
        bail!("There is no step called {name}.");
    }
    let mut total = Tally::default();
    let mut failures = Vec::new();
    match setup::everything() {
        Ok(()) => {
            for (name, step) in steps {
                let mut tally = Tally::default();
                if let Err(error) = step(&mut tally) {
                    // A check that counts nothing is one failure.
                    tally.failed = tally.failed.max(1);
                    failures.push(format!("{name}: {error:#}"));
                }
                total.add(tally);
            }
        }
        Err(error) => {
            total.failed += 1;
            failures.push(format!("setup: {error:#}"));
        }
    }
    println!();
    for failure in &failures {
        println!("FAILED {failure}");
    }
    println!("{} passed, {} failed", total.passed, total.failed);
    if failures.is_empty() {
        return Ok(());
    }
    // The closing line has said it; nothing may follow it.
    std::process::exit(1);
}

fn format(_: &mut Tally) -> Result<()> {
    all([
        run(&mut cargo(&["fmt", "--all", "--check"])?),
        run(&mut npm(&["run", "format:check"])?),
    ])
}

fn interface(tally: &mut Tally) -> Result<()> {
    all([
        run(&mut npm(&["run", "lint"])?),
        run(&mut npm(&["run", "check"])?),
        count(npm(&["test"])?.env("NO_COLOR", "1"), tally),
    ])
}

fn lint(_: &mut Tally) -> Result<()> {
    // Without any feature and before the interface is built, so that this also proves that plain cargo
    // commands need no Node.
    run(&mut cargo(&[
        "clippy",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ])?)
}

fn rust(tally: &mut Tally) -> Result<()> {
    build::interface()?;
    count(
        &mut cargo(&["test", "--workspace", "--no-fail-fast", build::FEATURES])?,
        tally,
    )
}

fn end_to_end(tally: &mut Tally) -> Result<()> {
    build::interface()?;
    let built = build::programs(&[APP, CLI, EMPTY_WINDOW], Profile::Dev)?;
    let mut drive = cargo(&["test", "--workspace", build::FEATURES, "--test", "e2e"])?;
    drive
        .env("BLUEPRINT_APP", built.join(APP))
        .env("BLUEPRINT_CLI", built.join(CLI))
        .env("BLUEPRINT_EMPTY_WINDOW", built.join(EMPTY_WINDOW));
    count(&mut drive, tally)
}

/// Runs a test runner. One that ran nothing, or left anything out, has not done its work.
fn count(runner: &mut Command, tally: &mut Tally) -> Result<()> {
    let mut counted = Tally::default();
    let ended = run_reading(runner, |line| counted.read(line));
    tally.add(counted);
    ended?;
    ensure!(counted.passed > 0, "No test was run.");
    ensure!(
        counted.left_out == 0,
        "{} tests were left out.",
        counted.left_out
    );
    Ok(())
}

/// Fails with the messages of all that failed.
fn all<const N: usize>(results: [Result<()>; N]) -> Result<()> {
    let failures: Vec<String> = results
        .into_iter()
        .filter_map(|one| Some(format!("{:#}", one.err()?)))
        .collect();
    if failures.is_empty() {
        Ok(())
    } else {
        Err(anyhow!(failures.join(" ")))
    }
}
