//! Words shared by all parts: sentences, names of people, chips for how near a day is.

use crate::parts::{Chip, Look, Ring, Said};
use blueprint_model::{
    Book, Day, Record, RecordId, Severity, finding::Finding, rules::system::Verdict, words,
};

/// A sentence: first letter large, full stop at the end.
pub(crate) fn sentence(text: &str) -> String {
    let text = words::capitalised(text.trim());
    if text.is_empty() || text.ends_with(['.', '?', '!', '…']) {
        text
    } else {
        format!("{text}.")
    }
}

/// A text as the rest of a sentence: first letter small, unless it begins a name or an abbreviation.
pub(crate) fn inside(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => text.to_owned(),
    }
}

/// The person a field names, or words for there being nobody.
pub(crate) fn person(book: &Book, record: Option<&Record>, field: &str, absent: &str) -> Said {
    Said::or_missing(
        record.and_then(|record| book.reference_title(record, field)),
        absent,
    )
}

/// The day a field holds, or words for its absence.
pub(crate) fn day(record: &Record, field: &str, today: Day, absent: &str) -> Said {
    Said::or_missing(record.day(field).map(|day| day.near(today)), absent)
}

/// A chip for a day that has passed or is near.
pub(crate) fn due_chip(day: Day, today: Day) -> Option<Chip> {
    match today.days_until(day) {
        ..0 => Some(Chip {
            look: Look::Alarm,
            ring: None,
            words: words::due(day, today),
        }),
        0..=14 => Some(Chip {
            look: Look::Plain,
            ring: None,
            words: words::due(day, today),
        }),
        _ => None,
    }
}

/// How heavy a severity is drawn.
pub(crate) fn look(severity: Severity) -> Look {
    match severity {
        Severity::Red => Look::Alarm,
        Severity::Amber => Look::Plain,
        Severity::Good => Look::Bare,
    }
}

/// The chip of a finding.
pub(crate) fn finding_chip(finding: &Finding) -> Chip {
    Chip {
        look: look(finding.severity),
        ring: None,
        words: finding.chip.clone(),
    }
}

/// The chip of a verdict on who keeps a system running, with the weight of its severity.
pub(crate) fn verdict_chip(verdict: Verdict, severity: Option<Severity>) -> Chip {
    let look = match (verdict, severity) {
        (Verdict::Nobody, Some(Severity::Red)) => Look::Solid,
        (_, Some(severity)) => look(severity),
        (_, None) => Look::Plain,
    };
    let ring = match verdict {
        Verdict::Nobody => Ring::Empty,
        Verdict::OnePerson => Ring::Third,
        Verdict::NotDocumented => Ring::TwoThirds,
        Verdict::Covered => Ring::Full,
    };
    Chip {
        look,
        ring: Some(ring),
        words: verdict.words().to_owned(),
    }
}

/// Whom to ask.
pub(crate) fn ask(book: &Book, person: Option<RecordId>) -> Said {
    Said::or_missing(
        person
            .and_then(|id| book.get(id))
            .map(|record| book.title(record)),
        "nobody named",
    )
}
