//! Values as people type them: the text that [`super::read`] and [`super::check`] bring back to the very same value.

use super::spans;
use crate::{Book, Field, FieldType, KindId, Record, RecordId, Value, cadence::Cadence};

/// The value of a field as it is typed; an empty value is empty text. References go by name where the name says
/// which record is meant, else by number.
pub fn typed(book: &Book, record: &Record, field: &Field) -> String {
    typed_by(record, field, |id| name_to_type(book, &field.to, id))
}

/// The same, with a way of naming the records that a reference points at, so that a caller who writes many can look them up once.
pub fn typed_by(record: &Record, field: &Field, name: impl Fn(RecordId) -> String) -> String {
    let Some(value) = record.value(&field.id) else {
        return String::new();
    };
    let text = value.as_str().unwrap_or_default();
    match field.kind {
        FieldType::Line
        | FieldType::Prose
        | FieldType::Link
        | FieldType::Choice
        | FieldType::Date
        | FieldType::Moment
        | FieldType::Month
        | FieldType::Number
        | FieldType::Percent => text.to_owned(),
        FieldType::Tick => match value.as_bool() {
            Some(true) => "yes".to_owned(),
            _ => "no".to_owned(),
        },
        FieldType::Level | FieldType::Rating => value.to_string(),
        FieldType::Money => money(value),
        FieldType::Duration => spans::typed_seconds(value.as_i64().unwrap_or(0)),
        FieldType::Cadence => serde_json::from_value::<Cadence>(value.clone())
            .map_or_else(|_| String::new(), |cadence| spans::typed_cadence(&cadence)),
        FieldType::Ref => RecordId::from_value(value).map(name).unwrap_or_default(),
        FieldType::Refs => record
            .references(&field.id)
            .into_iter()
            .map(name)
            .collect::<Vec<_>>()
            .join("; "),
        FieldType::File => file(value),
    }
}

/// The name of a record when it is the only one of these kinds that is called so and nothing else could be meant, else its
/// number; the id when there is no such record.
fn name_to_type(book: &Book, kinds: &[KindId], id: RecordId) -> String {
    let Some(record) = book.get(id) else {
        return id.to_string();
    };
    let title = book.title(record);
    let mut called_so = kinds
        .iter()
        .flat_map(|kind| book.by_title(kind.as_str(), &title));
    let only = called_so.next().is_some_and(|found| found.id == id) && called_so.next().is_none();
    if only && is_plain_name(&title) && book.by_handle(&title).is_none() {
        title
    } else {
        record.handle()
    }
}

/// Whether a name can stand in a list of names as it is: one line, no semicolon, no blank at its ends, no id.
pub fn is_plain_name(name: &str) -> bool {
    let plain = !name.is_empty() && name.trim() == name;
    plain && !name.contains([';', '\n', '\r']) && name.parse::<RecordId>().is_err()
}

fn money(value: &Value) -> String {
    let minor = value.get("minor").and_then(Value::as_i64).unwrap_or(0);
    let currency = value
        .get("currency")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let sign = if minor < 0 { "-" } else { "" };
    let minor = minor.unsigned_abs();
    format!("{sign}{}.{:02} {currency}", minor / 100, minor % 100)
}

fn file(value: &Value) -> String {
    let part = |key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default();
    format!(
        "{} ({}, sha256 {})",
        part("name"),
        part("media_type"),
        part("sha256")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Catalogue, Timestamp, catalogue::TemplateFile, field};
    use serde_json::json;
    use std::sync::Arc;

    const KIND: &str = r#"
id = "thing"
version = 1
name = { one = "thing", many = "things" }
title = "name"
why = "A test."
[[field]]
id = "name"
type = "line"
label = "Name"
[[field]]
id = "value"
label = "Value"
"#;

    fn record(n: u128, fields: Value) -> Record {
        let at = Timestamp {
            utc_ms: 0,
            offset_minutes: 0,
        };
        Record {
            id: id(n),
            kind: "thing".into(),
            number: u32::try_from(n).unwrap(),
            parent: None,
            position: String::new(),
            template: None,
            template_version: 1,
            fields: fields.as_object().unwrap().clone().into_iter().collect(),
            labels: None,
            created: at,
            updated: at,
            trashed: None,
        }
    }

    fn id(n: u128) -> RecordId {
        RecordId(uuid::Uuid::from_u128(n))
    }

    /// A book in which thing 1 is Ada, things 2 and 3 are both Omar, thing 4 has a name that would break a list, and thing 5
    /// has the number of thing 1 for its name.
    fn book(value_type: &str) -> Book {
        let more = match value_type {
            "choice" => "options = [\"a\", \"b c\"]\n",
            "ref" | "refs" => "to = [\"thing\"]\n",
            _ => "",
        };
        let text = format!("{KIND}type = \"{value_type}\"\n{more}");
        let path = "kinds/thing.toml".to_owned();
        let mut book = Book::new(Arc::new(
            Catalogue::read(&[TemplateFile { path, text }]).unwrap(),
        ));
        for (n, name) in [
            (1, "Ada"),
            (2, "Omar"),
            (3, "omar"),
            (4, "a; b"),
            (5, "thing-1"),
        ] {
            book.put(record(n, json!({ "name": name })));
        }
        book
    }

    #[test]
    fn what_is_written_is_read_back_to_the_same_value_for_every_type() {
        let hash = "0123456789abcdef".repeat(4);
        let full = json!({
            "months": 3, "anchor": "2027-01-31", "from": "schedule", "weekend": "before", "lead": 7
        });
        let days = json!({ "days": 90, "from": "completion", "weekend": "leave", "lead": 0 });
        for (kind, value) in [
            ("line", json!("  as typed, \"quoted\"; =1+1 ")),
            ("prose", json!("one\n\n- two\n\tthree")),
            ("choice", json!("b c")),
            ("tick", json!(true)),
            ("tick", json!(false)),
            ("date", json!("2028-02-29")),
            ("moment", json!("2026-03-29T23:30:00.000+02:00")),
            ("month", json!("2026-11")),
            ("level", json!(5)),
            ("rating", json!(7)),
            ("number", json!("-1234.567")),
            ("money", json!({ "minor": -5, "currency": "EUR" })),
            ("money", json!({ "minor": 123_456_789, "currency": "JPY" })),
            ("percent", json!("12.5")),
            ("duration", json!(0)),
            ("duration", json!(93_784)),
            ("cadence", full),
            ("cadence", days),
            ("link", json!("https://example.org/a?b=1;c=2")),
            (
                "file",
                json!({ "sha256": hash, "name": "a (1).pdf", "media_type": "application/pdf" }),
            ),
        ] {
            let book = book(kind);
            let field = book
                .catalogue()
                .kind("thing")
                .unwrap()
                .field("value")
                .unwrap();
            let thing = record(9, json!({ "name": "x", "value": value }));
            let text = typed(&book, &thing, field);
            let read = field::read(field, &text).unwrap();
            assert_eq!(
                field::check(field, &read),
                Ok(Some(value)),
                "{kind}: {text}"
            );
        }
        assert_eq!(
            typed(&book("line"), &record(9, json!({})), &any_field()),
            ""
        );
    }

    fn any_field() -> Field {
        toml::from_str("id = \"value\"\ntype = \"line\"\nlabel = \"Value\"").unwrap()
    }

    #[test]
    fn references_go_by_name_only_where_nothing_else_could_be_meant() {
        let book = book("refs");
        let field = book
            .catalogue()
            .kind("thing")
            .unwrap()
            .field("value")
            .unwrap();
        let all: Vec<String> = (1..=6).map(|n| id(n).to_string()).collect();
        let thing = record(9, json!({ "name": "x", "value": all }));
        assert_eq!(
            typed(&book, &thing, field),
            format!("Ada; thing-2; thing-3; thing-4; thing-5; {}", id(6))
        );
    }
}
