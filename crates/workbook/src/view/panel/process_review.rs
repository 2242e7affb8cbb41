//! A process review opens with what became of last quarter's three issues.

use super::parts::{cell, fact, leads_to, should_be};
use crate::contract::{Panel, PanelCell, Tone};
use blueprint_model::{
    Book, Day, Record, prose,
    rules::process_review::{Outcome, PICKED, last_three, picked},
};

pub(super) fn fill(book: &Book, review: &Record, today: Day, panel: &mut Panel) {
    let rows = last_three(book, review, today)
        .into_iter()
        .map(|(issue, outcome)| row(book, issue, outcome, today));
    panel.table(
        "Last quarter’s three",
        &["Issue", "Owner", "", "Outcome"],
        rows.collect(),
        "There was no review before this one.",
    );
    let picked = picked(book, review).count();
    panel.facts(vec![fact(
        "Picked",
        format!("{picked} of {PICKED}"),
        should_be(picked == PICKED),
    )]);
}

fn row(book: &Book, issue: &Record, outcome: Outcome, today: Day) -> Vec<PanelCell> {
    let state = match outcome {
        Outcome::Done(day) => cell(format!("done {}", day.near(today)), Tone::Good),
        Outcome::Open => cell("open", Tone::Muted),
        Outcome::Late(due) => cell(format!("due {}", due.near(today)), Tone::Bad),
    };
    vec![
        leads_to(book, issue),
        cell(
            book.reference_title(issue, "owner").unwrap_or_default(),
            Tone::Plain,
        ),
        state,
        cell(
            issue.text("outcome").map(prose::plain).unwrap_or_default(),
            Tone::Plain,
        ),
    ]
}
