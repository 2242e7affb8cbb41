//! Tables drawn from kinds: a cell for every field type, in the order and with the columns the kind asks for.

use crate::parts::{Cell, Chip, Look, Said};
use blueprint_model::{Book, Day, Field, FieldType, Kind, Record, Value, field};
use std::cmp::Ordering;

/// Characters of a long text that a cell shows.
const LONGEST: usize = 160;

/// Fields whose emptiness is no gap: nothing is to be said, or it has not come to that.
const MAY_BE_EMPTY: &[&str] = &[
    "note",
    "reason",
    "rollout",
    "everyone_since",
    "removed_on",
    "ended_on",
    "launched_on",
    "hypotheses",
    "briefs",
    "brief",
    "mvps",
    "pocs",
    "hypothesis_sheet",
    "hypothesis_sheets",
    "action",
    "items",
    "expires_on",
    "planned_for",
];

/// The value of a field as a cell; nothing is blank.
pub(crate) fn cell(book: &Book, today: Day, kind: &Kind, record: &Record, wanted: &Field) -> Cell {
    let text = match wanted.kind {
        _ if wanted.id == kind.title => book.title(record),
        FieldType::Prose => beginning(&field::shown(book, record, wanted, today)),
        _ => field::shown(book, record, wanted, today),
    };
    let absent = match wanted.kind {
        _ if wanted.tick => "open",
        FieldType::Date => "no date",
        FieldType::Ref | FieldType::Refs => "nobody named",
        _ => "not recorded",
    };
    if wanted.id == "left_on" {
        return last_day(today, record);
    }
    if wanted.id == "expires" {
        return expiry(today, record);
    }
    let names_people = wanted.to.iter().any(|kind| *kind == "person");
    let absent = if absent == "nobody named" && !names_people {
        "not recorded"
    } else {
        absent
    };
    if wanted.kind == FieldType::Link {
        let shown = text
            .trim_start_matches("https://")
            .trim_end_matches('/')
            .to_owned();
        return Cell {
            to: Some(text),
            ..Cell::of(Said::or_missing(Some(shown), absent))
        };
    }
    if text.is_empty() && MAY_BE_EMPTY.contains(&wanted.id.as_str()) {
        return Cell::of(Said::NotApplicable);
    }
    let text = if wanted.kind == FieldType::Date {
        text.replace(' ', "\u{a0}")
    } else {
        text
    };
    let cell = Cell::of(Said::or_missing(Some(text), absent));
    if wanted.id == kind.title {
        cell.strong()
    } else {
        cell
    }
}

/// Whether a column of this field is set flush right.
pub(crate) fn is_number(field: &Field) -> bool {
    matches!(
        field.kind,
        FieldType::Number | FieldType::Percent | FieldType::Money | FieldType::Duration
    )
}

/// The beginning of a long text, cut between words.
pub(crate) fn beginning(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(LONGEST) else {
        return text.to_owned();
    };
    let cut = text[..end].rfind(' ').filter(|at| *at > 0).unwrap_or(end);
    format!("{}…", text[..cut].trim_end_matches([' ', ',', ';', ':']))
}

fn last_day(today: Day, record: &Record) -> Cell {
    match record.day("left_on") {
        None => Cell::of(Said::NotApplicable),
        Some(day) if day < today => {
            Cell::text(format!("left {}", day.near(today).replace(' ', "\u{a0}")))
        }
        Some(day) => Cell::chip(Chip {
            look: Look::Alarm,
            ring: None,
            words: format!("leaves {}", day.near(today)),
        }),
    }
}

fn expiry(today: Day, record: &Record) -> Cell {
    match record.day("expires") {
        None => Cell::of(Said::NotApplicable),
        Some(day) if day < today => Cell::chip(Chip {
            look: Look::Alarm,
            ring: None,
            words: format!("expired {}", day.near(today)),
        }),
        Some(day) => Cell::text(day.near(today)),
    }
}

/// The order a kind asks for, then the order in which records stand or were made; what is empty comes last.
pub(crate) fn in_order(book: &Book, today: Day, kind: &Kind, a: &Record, b: &Record) -> Ordering {
    let by = kind.sort.iter().map(|key| {
        let (id, descending) = match key.strip_prefix('-') {
            Some(id) => (id, true),
            None => (key.as_str(), false),
        };
        let (a, b) = (
            sort_value(book, today, a, kind, id),
            sort_value(book, today, b, kind, id),
        );
        match a.empty.cmp(&b.empty) {
            Ordering::Equal if descending => b.cmp(&a),
            Ordering::Equal => a.cmp(&b),
            other => other,
        }
    });
    by.fold(Ordering::Equal, Ordering::then)
        .then_with(|| (a.parent, &a.position, a.id).cmp(&(b.parent, &b.position, b.id)))
}

/// What a record is sorted by: numbers by size, choices as their kind lists them, days as stored, all else as folded text.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct SortValue {
    empty: bool,
    size: i64,
    text: String,
}

fn sort_value(book: &Book, today: Day, record: &Record, kind: &Kind, id: &str) -> SortValue {
    let value = record.value(id);
    let text = value.and_then(Value::as_str).unwrap_or_default();
    let (size, text) = match kind.field(id).map(|field| (field.kind, field)) {
        Some((FieldType::Date | FieldType::Moment | FieldType::Month, _)) => (0, text.to_owned()),
        Some((FieldType::Number | FieldType::Percent, _)) => (thousandths(text), String::new()),
        Some((FieldType::Duration | FieldType::Level | FieldType::Rating, _)) => {
            (value.and_then(Value::as_i64).unwrap_or(0), String::new())
        }
        Some((FieldType::Money, _)) => {
            let minor = value.and_then(|value| value.get("minor")?.as_i64());
            (minor.unwrap_or(0), String::new())
        }
        Some((FieldType::Choice, field)) => {
            let place = field.options.iter().position(|option| option.id() == text);
            (
                place
                    .and_then(|n| i64::try_from(n).ok())
                    .unwrap_or(i64::MAX),
                String::new(),
            )
        }
        Some((_, field)) => {
            let shown = field::shown(book, record, field, today);
            (0, blueprint_model::text::folded(&shown))
        }
        None => (0, String::new()),
    };
    SortValue {
        empty: value.is_none(),
        size,
        text,
    }
}

/// A decimal string as whole thousandths, which is as fine as sorting needs.
fn thousandths(text: &str) -> i64 {
    text.parse::<f64>()
        .map_or(0, |number| (number * 1_000.0).round() as i64)
}
