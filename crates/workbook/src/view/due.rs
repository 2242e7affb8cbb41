//! Duties as rows, wherever they are listed.

use super::{chips, links};
use crate::contract::{Chip, Doing, DutyRow, Glyph, Tone};
use blueprint_model::{
    Book, Day, Record,
    duty::{self, Duty, DutyKind},
    rules, words,
};

/// A duty that is open, or a `later` occurrence of one.
pub(super) fn row(book: &Book, duty: &Duty, later: bool, today: Day) -> Option<DutyRow> {
    let record = book.get(duty.record)?;
    let page = book
        .get(duty::worked_on(book, duty, today))
        .unwrap_or(record);
    let owner = duty.owner.and_then(|id| book.get(id));
    Some(DutyRow {
        key: duty.key().to_string(),
        what: duty.what.words().to_owned(),
        title: duty::title(book, duty),
        record: links::link(book, record),
        page: links::page(book, page),
        due: links::date(duty.due, today),
        owner: owner.map(|person| links::link(book, person)),
        chip: how_far(book, duty, record, today),
        snoozed: None,
        doing: doing(duty, later),
        later,
        reassignable: duty::owned_by(book, duty, today).is_some(),
    })
}

/// Rows of what is open.
pub(super) fn rows<'d>(
    book: &Book,
    duties: impl Iterator<Item = &'d Duty>,
    today: Day,
) -> Vec<DutyRow> {
    duties
        .filter_map(|duty| row(book, duty, false, today))
        .collect()
}

fn doing(duty: &Duty, later: bool) -> Doing {
    if duty::done_by(duty).is_some() && !later {
        return Doing::Complete;
    }
    let label = match duty.what {
        DutyKind::BudgetThreshold => "Write the cause",
        DutyKind::FactExpiry => "Look again",
        DutyKind::EvidenceExpiry => "Renew",
        DutyKind::FlagRemoval => "Open the flag",
        DutyKind::LaunchCheckpoint => "Look back",
        _ => "Open",
    };
    Doing::Open {
        label: label.to_owned(),
    }
}

/// How far away a duty is; a step or action that is late or near with what its rules say.
fn how_far(book: &Book, duty: &Duty, record: &Record, today: Day) -> Chip {
    let away = today.days_until(duty.due);
    if away <= rules::step::SOON_DAYS
        && matches!(duty.what, DutyKind::Step | DutyKind::Action)
        && let Some(chip) = chip(book, record, today)
    {
        return chip;
    }
    let (tone, glyph) = if away < 0 {
        (Tone::Bad, Glyph::Diamond)
    } else if away <= rules::step::SOON_DAYS {
        (Tone::Warn, Glyph::Triangle)
    } else {
        (Tone::Muted, Glyph::Empty)
    };
    chips::plain(tone, glyph, words::due(duty.due, today))
}

/// How an open step or action stands; `None` when it is done.
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
