//! Findings and statuses as chips.

use super::links;
use crate::contract::{Chip, Explanation, FindingRow, Glyph, Tone};
use blueprint_model::{
    Book, Day, Finding, Severity,
    question::Standing,
    rules::{self, dr_test::Outcome, system::Verdict},
    status::Status,
    words,
};

pub(super) fn of_finding(finding: &Finding, today: Day) -> Chip {
    Chip {
        tone: ink(finding),
        glyph: glyph(finding),
        words: finding.chip.clone(),
        explains: Some(Explanation {
            message: finding.message.clone(),
            rule: finding.rule_words.to_owned(),
            inputs: words::capitalised(&finding.inputs),
            since: finding.since.map(|day| day.near(today)),
            next_step: next(finding).map_or_else(String::new, |step| step.to_owned()),
            effort: next(finding).map_or_else(String::new, |_| finding.effort()),
        }),
    }
}

/// What to do next; nothing where there is nothing to do.
fn next(finding: &Finding) -> Option<&str> {
    (finding.effort_minutes > 0).then_some(finding.next_step.as_str())
}

/// A test that failed, or passed with conditions, is no good state, also when nothing is left to do about it.
fn ink(finding: &Finding) -> Tone {
    match settled(finding) {
        Some(Outcome::Fail | Outcome::WithConditions) => Tone::Plain,
        Some(Outcome::Pass) | None => tone(finding.severity),
    }
}

/// How a test ended of which nothing is left to do.
fn settled(finding: &Finding) -> Option<Outcome> {
    let is_settled = finding.severity == Severity::Good && finding.rule == "recovery-targets";
    is_settled
        .then(|| Outcome::from_words(&finding.chip))
        .flatten()
}

/// The verdict a finding about key persons tells.
fn verdict(finding: &Finding) -> Option<Verdict> {
    let about = finding.rule == "key-person";
    about.then(|| Verdict::from_words(&finding.chip)).flatten()
}

/// How a reading stands to its target: reached, missed, or without one.
pub(super) fn of_reading(reached: Option<bool>) -> (Option<Glyph>, Tone) {
    match reached {
        Some(true) => (Some(Glyph::Full), Tone::Good),
        Some(false) => (Some(Glyph::Empty), Tone::Warn),
        None => (None, Tone::Plain),
    }
}

pub(super) fn tone(severity: Severity) -> Tone {
    match severity {
        Severity::Red => Tone::Bad,
        Severity::Amber => Tone::Warn,
        Severity::Good => Tone::Good,
    }
}

fn glyph(finding: &Finding) -> Glyph {
    match (verdict(finding), settled(finding), finding.severity) {
        (Some(Verdict::Nobody), ..) | (_, Some(Outcome::Fail), _) => Glyph::Crossed,
        (Some(Verdict::OnePerson), ..) | (_, Some(Outcome::WithConditions), _) => Glyph::Half,
        (Some(Verdict::NotDocumented), ..) => Glyph::ThreeQuarters,
        (.., Severity::Red) => Glyph::Diamond,
        (.., Severity::Amber) => Glyph::Triangle,
        (.., Severity::Good) => Glyph::Full,
    }
}

pub(super) fn row(book: &Book, finding: &Finding, today: Day) -> Option<FindingRow> {
    let record = book.get(finding.record)?;
    Some(FindingRow {
        severity: finding.severity,
        chip: of_finding(finding, today),
        record: links::link(book, record),
        page: links::page(book, record),
    })
}

/// The ring of a key-person verdict.
pub(super) fn of_verdict(verdict: Verdict) -> Glyph {
    match verdict {
        Verdict::Nobody => Glyph::Crossed,
        Verdict::OnePerson => Glyph::Half,
        Verdict::NotDocumented => Glyph::ThreeQuarters,
        Verdict::Covered => Glyph::Full,
    }
}

/// Chips without an explanation: the words say it all.
pub(super) fn plain(tone: Tone, glyph: Glyph, words: impl Into<String>) -> Chip {
    Chip {
        tone,
        glyph,
        words: words.into(),
        explains: None,
    }
}

pub(super) fn of_status(status: Status) -> Glyph {
    match status {
        Status::NotApplicable => Glyph::Slashed,
        Status::NotStarted => Glyph::Empty,
        Status::Drafting => Glyph::Quarter,
        Status::Documented => Glyph::ThreeQuarters,
        Status::Practised => Glyph::Full,
    }
}

pub(super) fn of_standing(standing: Standing) -> (Glyph, Tone) {
    match standing {
        Standing::Answered => (Glyph::Full, Tone::Good),
        Standing::OutOfDate => (Glyph::Triangle, Tone::Warn),
        Standing::Unanswered => (Glyph::Dashed, Tone::Warn),
    }
}

/// The worst reading of a record, as a chip; `None` when no rule has anything to say.
pub(super) fn worst(book: &Book, record: &blueprint_model::Record, today: Day) -> Option<Chip> {
    rules::findings_of(book, record, today)
        .first()
        .map(|finding| of_finding(finding, today))
}
