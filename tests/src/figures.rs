//! How long the everyday deeds take on workbooks of several sizes. Medians, printed and not judged.

use anyhow::Result;
use blueprint_workbook::{
    OpenFor, Profile, SystemEnv, Workbook,
    contract::{Failure, PasteCell, PasteRow},
    core::{
        model::{Op, RecordId, duty},
        store::{Actor, Env, NewRecord, StoreError, TransactOptions},
    },
    verb::Purpose,
    view, write_sample,
};
use serde_json::json;
use std::{path::Path, sync::Arc, time::Duration};

/// Records each workbook holds beside its practices.
pub const SIZES: [usize; 3] = [1_000, 10_000, 100_000];
/// Those whose blueprint is made: that of 100,000 would have thousands of pages, which nobody reads.
pub const PRINTED: [usize; 2] = [1_000, 10_000];
/// How often each deed is done.
const ROUNDS: usize = 9;

/// Medians of one size, in the order of [`HEADS`].
pub type Row = Vec<Duration>;

/// What each column measures.
pub const HEADS: [&str; 10] = [
    "open",
    "edit",
    "undo + redo",
    "search",
    "worst prefix",
    "home",
    "frame",
    "leaver",
    "grid",
    "duties, year",
];

fn profile() -> Profile {
    Profile {
        id: SystemEnv.new_id(),
        name: "Bench".into(),
    }
}

/// Writes a workbook with so many records: people, systems that refer to them, and steps.
///
/// # Errors
/// When it cannot be written.
pub fn fill(path: &Path, records: usize) -> Result<()> {
    let mut workbook =
        Workbook::create(path, "Bench", profile(), Arc::new(SystemEnv), "the bench")?;
    let practices: Vec<RecordId> = workbook
        .book()
        .of_kind("practice")
        .map(|record| record.id)
        .collect();
    let actor = Actor {
        id: SystemEnv.new_id(),
        name: "Bench".into(),
        person: None,
    };
    workbook.store_mut().transact(
        &actor,
        Op::Import,
        TransactOptions::default(),
        |tx| -> Result<(), StoreError> {
            let mut people = Vec::new();
            for n in 0..records / 10 {
                people
                    .push(tx.create(NewRecord::of("person").with("name", format!("Person {n}")))?);
            }
            for n in 0..records * 4 / 10 {
                let expert = people[n % people.len()].to_string();
                let system = NewRecord::of("system")
                    .with("name", format!("System {n}"))
                    .with("primary", expert);
                tx.create(
                    system
                        .with("criticality", (n % 4 + 1).to_string())
                        .with("summary", format!("payment path {n}")),
                )?;
            }
            for n in 0..records / 2 {
                let owner = people[n % people.len()].to_string();
                let step = NewRecord::of("step")
                    .under(practices[n % practices.len()])
                    .with("text", format!("Step {n} of the plan"));
                tx.create(
                    step.with("owner", owner)
                        .with("due", format!("2027-{:02}-{:02}", n % 12 + 1, n % 28 + 1)),
                )?;
            }
            Ok(())
        },
    )?;
    Ok(())
}

/// Measures a filled workbook.
///
/// # Errors
/// When a deed fails.
pub fn measure(path: &Path) -> Result<Row> {
    let open = || {
        Workbook::open(
            path,
            OpenFor::Reading,
            Some(profile()),
            Arc::new(SystemEnv),
            "the bench",
        )
    };
    let opened = median(|| open().map(drop))?;
    let mut workbook = checked(path)?;
    let mut n = 0;
    let edited = median(|| {
        n += 1;
        workbook
            .set("system-1", "summary", json!(format!("edited {n}")))
            .map(drop)
    })?;
    // The edits above are one burst and so one step; it is taken back and made again.
    let undone = median(|| {
        workbook.undo()?;
        workbook.redo().map(drop)
    })?;
    let searched = median(|| view::search(&workbook, "system 77").map(drop))?;
    let worst = median(|| view::search(&workbook, "s").map(drop))?;
    let home = median(|| {
        view::home(&workbook);
        Ok(())
    })?;
    let frame = median(|| {
        view::frame(&workbook);
        Ok(())
    })?;
    let leaver = median(|| view::leaver(&workbook, "person-1", None).map(drop))?;
    let (book, today) = (workbook.book(), workbook.today());
    let duties = median(|| {
        std::hint::black_box(duty::ahead(book, today, today.plus_months(12)));
        Ok(())
    })?;
    let grid = median(|| view::grid(&workbook, "system").map(drop))?;
    Ok(vec![
        opened, edited, undone, searched, worst, home, frame, leaver, grid, duties,
    ])
}

/// A workbook open for writing, with the checks behind it done.
fn checked(path: &Path) -> Result<Workbook> {
    let mut workbook = Workbook::open(
        path,
        OpenFor::Writing,
        Some(profile()),
        Arc::new(SystemEnv),
        "the bench",
    )?;
    workbook.store_mut().verify()?;
    Ok(workbook)
}

/// A block of 1,000 rows by 5 cells pasted over systems, in a workbook that holds at least as many.
///
/// # Errors
/// When it is refused.
pub fn paste(path: &Path) -> Result<Duration> {
    let mut workbook = checked(path)?;
    let mut round = 0;
    median(|| {
        round += 1;
        let cells = |n: usize| {
            [
                ("summary", format!("pasted {round} times")),
                ("criticality", (n % 4 + 1).to_string()),
                ("tier", "internal".to_owned()),
                ("secondary", format!("Person {}", n % 900)),
                ("documentation", "partial".to_owned()),
            ]
            .map(|(field, text)| PasteCell {
                field: field.to_owned(),
                text,
            })
            .to_vec()
        };
        let rows = (1..=1_000).map(|n| PasteRow {
            id: Some(format!("system-{n}")),
            cells: cells(n),
        });
        workbook.paste("system", None, rows.collect()).map(drop)
    })
}

/// The blueprint of the sample company: its pages, and how long they take from the records to the file, the first time and
/// again.
///
/// # Errors
/// When it cannot be made.
pub fn pdf(folder: &Path) -> Result<(usize, Duration, Duration)> {
    let sample = folder.join("pdf.blueprint");
    let workbook = write_sample(&sample, Some(profile()), Arc::new(SystemEnv), "the bench")?;
    let (pages, first) = blueprint(&workbook)?;
    let again = median(|| blueprint(&workbook).map(drop))?;
    Ok((pages, first, again))
}

/// The blueprint of a filled workbook, made once: its pages, and how long they take.
///
/// # Errors
/// When it cannot be made.
pub fn pdf_of(path: &Path) -> Result<(usize, Duration)> {
    Ok(blueprint(&checked(path)?)?)
}

fn blueprint(workbook: &Workbook) -> Result<(usize, Duration), Failure> {
    let mut pages = 0;
    let took = took(&mut || {
        let pdf = workbook
            .typesetting("blueprint", None, Purpose::Draft)?
            .pdf()?;
        pages = pdf.pages;
        Ok(())
    })?;
    Ok((pages, took))
}

fn median(mut deed: impl FnMut() -> Result<(), Failure>) -> Result<Duration> {
    let mut all = Vec::with_capacity(ROUNDS);
    for _ in 0..ROUNDS {
        all.push(took(&mut deed)?);
    }
    all.sort_unstable();
    Ok(all[ROUNDS / 2])
}

#[expect(clippy::disallowed_methods, reason = "a bench measures real time")]
fn took(deed: &mut impl FnMut() -> Result<(), Failure>) -> Result<Duration, Failure> {
    let start = std::time::Instant::now();
    deed()?;
    Ok(start.elapsed())
}
