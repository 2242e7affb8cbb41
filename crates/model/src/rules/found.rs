//! How rules hand over what they find: noted first, put into words only when someone will read it.

use super::{RULES, said};
use crate::{Book, Day, Finding, Record, RecordId, Severity};

/// A finding without its words: enough to count, to sort, and to ask for the words later.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Note {
    /// How bad it is.
    pub severity: Severity,
    /// How long the cheapest next step takes, in minutes.
    pub effort_minutes: u32,
    /// The record it is about.
    pub record: RecordId,
    /// Stable id of the rule.
    pub rule: &'static str,
}

impl Note {
    /// Whether it is about a due date; duties have lists of their own and are not counted as findings twice.
    pub fn is_duty(&self) -> bool {
        super::is_duty(self.rule)
    }
}

/// A finding in words, as a rule tells it.
#[derive(Clone, PartialEq, Debug)]
pub struct Told {
    /// The rule in words.
    pub rule_words: &'static str,
    /// Two or three words for the chip.
    pub chip: String,
    /// The finding as a sentence, without full stop.
    pub message: String,
    /// What the rule looked at, in words.
    pub inputs: String,
    /// Since when it holds, from dates in records.
    pub since: Option<Day>,
    /// The cheapest next step.
    pub next_step: String,
}

/// Takes what rules find. A book of 100,000 records is judged at every edit, so words are made only when they are wanted.
#[derive(Debug, Default)]
pub struct Found {
    notes: Vec<Note>,
    told: Option<Vec<Told>>,
}

impl Found {
    /// Only notes.
    fn noting() -> Self {
        Self::default()
    }

    /// Notes and words.
    fn telling() -> Self {
        Self {
            told: Some(Vec::new()),
            ..Self::default()
        }
    }

    /// Adds a finding; `tell` is called only when the words are wanted. A good reading costs no effort.
    pub fn add(
        &mut self,
        severity: Severity,
        record: &Record,
        rule: &'static str,
        effort_minutes: u32,
        tell: impl FnOnce() -> Told,
    ) {
        debug_assert!(
            said::is_known(record.kind.as_str(), rule, severity),
            "{severity:?} {rule} of {} stands in no list",
            record.kind
        );
        self.notes.push(Note {
            severity,
            effort_minutes: if severity == Severity::Good {
                0
            } else {
                effort_minutes
            },
            record: record.id,
            rule,
        });
        if let Some(told) = &mut self.told {
            told.push(tell());
        }
    }

    /// How much was found so far.
    pub(super) fn len(&self) -> usize {
        self.notes.len()
    }

    fn into_findings(self) -> impl Iterator<Item = Finding> {
        let told = self.told.unwrap_or_default();
        self.notes
            .into_iter()
            .zip(told)
            .map(|(note, told)| Finding {
                severity: note.severity,
                record: note.record,
                rule: note.rule,
                rule_words: told.rule_words,
                chip: told.chip,
                message: told.message,
                inputs: told.inputs,
                since: told.since,
                next_step: told.next_step,
                effort_minutes: note.effort_minutes,
            })
    }
}

fn of_record(book: &Book, record: &Record, today: Day, found: &mut Found) {
    for (_, rule) in RULES.iter().filter(|(kind, _)| record.kind == **kind) {
        rule(book, record, today, found);
    }
}

/// Everything the rules find in a workbook, in words, good readings left out: worst first, then the cheapest step first.
pub fn findings(book: &Book, today: Day) -> Vec<Finding> {
    let mut found = Found::telling();
    for (kind, rule) in RULES {
        for record in book.of_kind(kind) {
            rule(book, record, today, &mut found);
        }
    }
    let mut all: Vec<Finding> = found
        .into_findings()
        .filter(|finding| finding.severity != Severity::Good)
        .collect();
    all.sort_by_key(|finding| (finding.severity, finding.effort_minutes, finding.record));
    all
}

/// What the rules say about one record, in words, good readings included; worst first.
pub fn findings_of(book: &Book, record: &Record, today: Day) -> Vec<Finding> {
    let mut found = Found::telling();
    of_record(book, record, today, &mut found);
    let mut all: Vec<Finding> = found.into_findings().collect();
    all.sort_by_key(|finding| finding.severity);
    all
}

/// What the rules find about one record, without words and without good readings. A record in the trash has no findings.
pub fn notes_of(book: &Book, record: &Record, today: Day) -> Vec<Note> {
    if record.trashed.is_some() {
        return Vec::new();
    }
    let mut found = Found::noting();
    of_record(book, record, today, &mut found);
    found.notes.retain(|note| note.severity != Severity::Good);
    found.notes
}

/// The words of a note; `None` when the record no longer says so.
pub fn told(book: &Book, note: &Note, today: Day) -> Option<Finding> {
    let record = book.get(note.record)?;
    findings_of(book, record, today)
        .into_iter()
        .find(|finding| finding.rule == note.rule && finding.severity == note.severity)
}
