//! Measures what using the app takes. Each figure is printed; none is judged here.
#![allow(
    clippy::print_stdout,
    reason = "it reports to the person who started it"
)]

use anyhow::{Result, bail};
use blueprint_tests::cli;
use blueprint_tests::figures;
use blueprint_tests::launch::Launch;
use blueprint_tests::startup::{self, Start};
use blueprint_tests::tables;
use std::time::Duration;

/// What can be measured alone.
const PARTS: [&str; 5] = ["workbooks", "paste", "pdf", "lists", "start"];

/// Each part can be measured alone, by naming it; all of them otherwise.
fn main() -> Result<()> {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    if let Some(unknown) = asked.iter().find(|one| !PARTS.contains(&one.as_str())) {
        bail!(
            "`{unknown}` is no part of this. Name some of: {}.",
            PARTS.join(", ")
        );
    }
    let wanted = |part: &str| asked.is_empty() || asked.iter().any(|one| one == part);
    if wanted("workbooks") {
        workbooks()?;
    }
    if wanted("paste") {
        paste()?;
    }
    if wanted("pdf") {
        pdf()?;
    }
    if wanted("lists") {
        lists()?;
    }
    if wanted("start") {
        start_up()?;
    }
    Ok(())
}

/// The everyday deeds on workbooks of several sizes.
fn workbooks() -> Result<()> {
    let files = tempfile::tempdir()?;
    let heads = figures::HEADS.map(|head| format!("{head:>14}")).concat();
    println!("{:<10}{heads}", "Records");
    for size in figures::SIZES {
        let file = files.path().join(format!("{size}.blueprint"));
        figures::fill(&file, size)?;
        let row: String = figures::measure(&file)?
            .iter()
            .map(|took| format!("{:>11.1} ms", milliseconds(*took)))
            .collect();
        println!("{size:<10}{row}");
    }
    Ok(())
}

/// A block pasted into a workbook of 10,000 records.
fn paste() -> Result<()> {
    let files = tempfile::tempdir()?;
    let file = files.path().join("paste.blueprint");
    figures::fill(&file, 10_000)?;
    let took = figures::paste(&file)?;
    println!("Paste of 1,000 x 5 cells {:>10.1} ms", milliseconds(took));
    Ok(())
}

/// The sample's blueprint: the first time, and again, when the typesetter remembers; and those of filled workbooks.
fn pdf() -> Result<()> {
    let files = tempfile::tempdir()?;
    let (pages, first, again) = figures::pdf(files.path())?;
    let [first, again] = [first, again].map(milliseconds);
    println!("Blueprint of the sample, {pages} pages {first:>12.1} ms, again {again:.1} ms");
    for size in figures::PRINTED {
        let file = files.path().join(format!("{size}.blueprint"));
        figures::fill(&file, size)?;
        let (pages, took) = figures::pdf_of(&file)?;
        let took = milliseconds(took);
        println!("Blueprint of {size} records, {pages} pages {took:>12.1} ms");
    }
    Ok(())
}

/// A list of grants as it comes from an identity provider.
fn lists() -> Result<()> {
    const ROWS: usize = 10_000;
    let [looked_at, imported, exported] =
        tables::measure(ROWS)?.map(|took| took.as_secs_f64() * 1_000.0);
    println!("Table of grants    preview     import     export");
    println!("{ROWS:<15}{looked_at:>8.0} ms{imported:>8.0} ms{exported:>8.0} ms");
    Ok(())
}

fn milliseconds(took: Duration) -> f64 {
    took.as_secs_f64() * 1_000.0
}

/// The start, with nothing open and with the sample, next to an empty window on the same machine.
fn start_up() -> Result<()> {
    let files = tempfile::tempdir()?;
    let sample = cli::sample(files.path())?;
    let [empty, app, with_sample] =
        startup::compare(&[&Launch::empty_window, &Launch::app, &|| {
            Launch::app().argument(&sample)
        }])?;
    println!("Start                first paint    first page    memory");
    report("empty window", empty);
    report("app", app);
    report("app with the sample", with_sample);
    Ok(())
}

fn report(what: &str, start: Start) {
    let megabytes = start.memory / (1024 * 1024);
    let page = start
        .first_page
        .map_or_else(String::new, |page| format!("{page:.0} ms"));
    println!(
        "{what:<20}{:>9.0} ms{page:>14}{megabytes:>7} MB",
        start.first_paint
    );
}
