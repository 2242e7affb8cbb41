//! Values as a reader sees them; the one place that formats, for window, paper and command line alike.

use crate::{
    Book, Day, Field, FieldType, Record, RecordId, Timestamp, Value, cadence::Cadence, decimal,
    maturity::LEVEL_NAMES, money::Money, prose,
};

/// The value of a field in words. Prose comes without markup; references by name; an empty value is empty text.
pub fn shown(book: &Book, record: &Record, field: &Field, today: Day) -> String {
    let Some(value) = record.value(&field.id) else {
        return String::new();
    };
    let text = value.as_str().unwrap_or_default();
    match field.kind {
        FieldType::Line | FieldType::Link => text.to_owned(),
        FieldType::Prose => prose::plain(text),
        FieldType::Choice => text.to_owned(),
        FieldType::Tick => if value.as_bool() == Some(true) {
            "yes"
        } else {
            "no"
        }
        .to_owned(),
        FieldType::Date => text
            .parse::<Day>()
            .map_or_else(|_| text.to_owned(), |day| day.near(today)),
        FieldType::Moment => text.parse::<Timestamp>().map_or_else(
            |_| text.to_owned(),
            |at| format!("{}, {}", at.day().near(today), at.clock()),
        ),
        FieldType::Month => format!("{text}-01")
            .parse::<Day>()
            .map_or_else(|_| text.to_owned(), |day| day.long()[2..].to_owned()),
        FieldType::Level => level(value),
        FieldType::Rating => value.to_string(),
        FieldType::Number => decimal::with_unit(text, field.unit.as_deref().unwrap_or_default()),
        FieldType::Percent => format!("{}\u{a0}%", decimal::shown(text)),
        FieldType::Money => Money::of_value(value).map_or_else(String::new, Money::shown),
        FieldType::Duration => duration(value.as_i64().unwrap_or(0)),
        FieldType::Cadence => serde_json::from_value::<Cadence>(value.clone())
            .map_or_else(|_| String::new(), |c| c.words()),
        FieldType::Ref => label(book, record, value),
        FieldType::Refs => value
            .as_array()
            .map(|all| {
                all.iter()
                    .map(|v| label(book, record, v))
                    .collect::<Vec<_>>()
                    .join(", ")
            })
            .unwrap_or_default(),
        FieldType::File => value
            .get("name")
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned(),
    }
}

fn level(value: &Value) -> String {
    let n = value
        .as_u64()
        .and_then(|n| usize::try_from(n).ok())
        .unwrap_or(0);
    let name = n.checked_sub(1).and_then(|i| LEVEL_NAMES.get(i));
    name.map_or_else(|| n.to_string(), |name| format!("{n} {name}"))
}

/// A length of time for people: `2 h 5 min`, `40 s`.
pub fn duration(seconds: i64) -> String {
    match (seconds / 3_600, seconds % 3_600 / 60, seconds % 60) {
        (0, 0, s) => format!("{s} s"),
        (0, m, 0) => format!("{m} min"),
        (0, m, s) => format!("{m} min {s} s"),
        (h, 0, _) => format!("{h} h"),
        (h, m, _) => format!("{h} h {m} min"),
    }
}

fn label(book: &Book, record: &Record, value: &Value) -> String {
    let Some(id) = RecordId::from_value(value) else {
        return String::new();
    };
    let kept = record
        .labels
        .as_ref()
        .and_then(|labels| labels.get(id.to_string()))
        .and_then(Value::as_str);
    match (kept, book.get(id)) {
        (Some(kept), _) => kept.to_owned(),
        (None, Some(other)) if other.trashed.is_some() => {
            format!("{} (in the trash)", book.title(other))
        }
        (None, Some(other)) => book.title(other),
        (None, None) => "missing record".to_owned(),
    }
}
