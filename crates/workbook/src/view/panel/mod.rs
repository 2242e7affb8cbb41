//! What stands above the form of a record, or above the grid of a sheet, that computes something.
//! One file per kind, one line in [`RECORDS`] or [`SHEETS`].

mod access_review;
mod branch_sample;
mod budget;
mod dr_test;
mod hand_over;
mod hypothesis;
mod launch;
mod mvp;
mod parts;
mod phase_bar;
mod pipeline;
mod process_review;
mod sheets;
mod standard;

use crate::{contract::Panel, deed};
use blueprint_model::{Book, Day, Record};

type OfRecord = fn(book: &Book, record: &Record, today: Day, panel: &mut Panel);
type OfSheet = fn(book: &Book, today: Day, panel: &mut Panel);

/// The kind of record each panel stands on, and what fills it.
const RECORDS: &[(&str, OfRecord)] = &[
    ("access-review", access_review::fill),
    ("budget", budget::fill),
    ("dr-test", dr_test::fill),
    ("hand-over", hand_over::fill),
    ("hypothesis-sheet", hypothesis::fill),
    ("launch", launch::fill),
    ("mvp", mvp::fill),
    ("pipeline", pipeline::fill),
    ("process-review", process_review::fill),
    ("repository", branch_sample::fill),
    ("standard", standard::fill),
];

/// The kind of sheet each panel stands on, and what fills it.
const SHEETS: &[(&str, OfSheet)] = &[
    ("access-review", sheets::access_reviews),
    ("component", sheets::components),
    ("critical-path", sheets::critical_paths),
    ("dr-test", sheets::dr_tests),
    ("experiment", sheets::experiments),
    ("flag", sheets::flags),
    ("pipeline", sheets::pipelines),
    ("planning", sheets::planning),
];

/// The panel of a record.
pub(super) fn of_record(book: &Book, record: &Record, today: Day) -> Panel {
    let mut panel = Panel {
        view: book.kind_of(record).and_then(|kind| kind.view.clone()),
        deeds: deed::offered(book, record, today),
        ..Panel::default()
    };
    for (_, fill) in RECORDS.iter().filter(|(kind, _)| record.kind == **kind) {
        fill(book, record, today, &mut panel);
    }
    panel
}

/// The panel of a sheet; empty while the sheet is.
pub(super) fn of_sheet(book: &Book, kind: &str, today: Day) -> Panel {
    let mut panel = Panel::default();
    if book.of_kind(kind).next().is_none() {
        return panel;
    }
    for (_, fill) in SHEETS.iter().filter(|(known, _)| kind == *known) {
        fill(book, today, &mut panel);
    }
    panel
}
