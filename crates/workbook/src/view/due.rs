//! Open steps and actions by their due dates.

use super::{chips, links};
use crate::contract::{Chip, DueRow, Glyph, Tone};
use blueprint_model::{Book, Day, Record, rules, words};

/// Every open step and action with a date, earliest first. Steps of a practice that does not apply are left out.
pub(super) fn open(book: &Book) -> Vec<(Day, &Record)> {
    let steps = book.of_kind("step").filter(|step| {
        let practice = step.parent.and_then(|id| book.get(id));
        practice.is_none_or(|practice| practice.text("status") != Some("not applicable"))
    });
    let all = steps
        .chain(book.of_kind("action"))
        .filter(|record| record.day("done_on").is_none());
    let mut found: Vec<(Day, &Record)> = all
        .filter_map(|record| Some((record.day("due")?, record)))
        .collect();
    found.sort_by_key(|(due, record)| (*due, record.id));
    found
}

pub(super) fn row(book: &Book, due: Day, record: &Record, today: Day) -> DueRow {
    DueRow {
        record: links::link(book, record),
        page: links::page(book, record),
        due: links::date(due, today),
        owner: links::reference(book, record, "owner"),
        chip: chip(book, record, today)
            .unwrap_or_else(|| chips::plain(Tone::Muted, Glyph::Empty, words::due(due, today))),
    }
}

/// How an open step stands; `None` when it is done.
pub(super) fn chip(book: &Book, record: &Record, today: Day) -> Option<Chip> {
    if record.day("done_on").is_some() {
        return None;
    }
    let findings = rules::findings_of(book, record, today);
    if let Some(finding) = findings.first() {
        return Some(chips::of_finding(finding, today));
    }
    if rules::step::cannot_start(record).is_some() {
        return Some(chips::plain(Tone::Warn, Glyph::Triangle, "cannot start"));
    }
    record
        .day("due")
        .map(|due| chips::plain(Tone::Muted, Glyph::Empty, words::due(due, today)))
}
