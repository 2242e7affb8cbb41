//! Checks a stored value against its field and brings it into the one form in which it is kept.

use super::Problem;
use crate::{
    Day, Field, FieldType, RecordId, Timestamp, Value,
    cadence::Cadence,
    decimal,
    text::{LINE_LIMIT, PROSE_LIMIT, refused_sign},
    words,
};
use serde_json::json;

/// Greatest integer that JSON readers agree on, 2^53 - 1.
const INTEGER_LIMIT: i64 = 9_007_199_254_740_991;

/// The canonical stored form of `value`, or what is wrong with it. `null` and empty text come back as `Ok(None)`: an empty field.
///
/// # Errors
/// A [`Problem`] that names the field and says what to write instead.
pub fn check(field: &Field, value: &Value) -> Result<Option<Value>, Problem> {
    let empty = value.is_null()
        || value.as_str().is_some_and(|t| t.trim().is_empty())
        || value.as_array().is_some_and(Vec::is_empty);
    if empty {
        return if field.required {
            Err(problem(field, "must not be empty"))
        } else {
            Ok(None)
        };
    }
    let kept = match field.kind {
        FieldType::Line => line(field, value)?,
        FieldType::Prose => prose(field, value)?,
        FieldType::Choice => choice(field, value)?,
        FieldType::Tick => Value::Bool(
            value
                .as_bool()
                .ok_or_else(|| problem(field, "is either true or false"))?,
        ),
        FieldType::Date => Value::String(parsed::<Day>(field, value)?.to_string()),
        FieldType::Moment => moment(field, value)?,
        FieldType::Month => month(field, value)?,
        FieldType::Level => whole(field, value, 1, 5)?,
        FieldType::Rating => whole(field, value, 1, 7)?,
        FieldType::Duration => whole(field, value, 0, INTEGER_LIMIT)?,
        FieldType::Number => number(field, value, field.min, field.max)?,
        FieldType::Percent => number(
            field,
            value,
            Some(field.min.unwrap_or(0)),
            Some(field.max.unwrap_or(100)),
        )?,
        FieldType::Money => money(field, value)?,
        FieldType::Cadence => cadence(field, value)?,
        FieldType::Ref => reference(field, value)?,
        FieldType::Refs => references(field, value)?,
        FieldType::Link => link(field, value)?,
        FieldType::File => file(field, value)?,
    };
    Ok(Some(kept))
}

pub(super) fn problem(field: &Field, what: &str) -> Problem {
    Problem {
        field: field.id.clone(),
        message: format!("{} {what}.", field.label),
    }
}

fn text<'a>(field: &Field, value: &'a Value) -> Result<&'a str, Problem> {
    let text = value
        .as_str()
        .ok_or_else(|| problem(field, "must be text"))?;
    if let Some(what) = refused_sign(text) {
        return Err(problem(field, &what));
    }
    Ok(text)
}

fn line(field: &Field, value: &Value) -> Result<Value, Problem> {
    let text = text(field, value)?;
    let limit = field
        .max
        .and_then(|n| usize::try_from(n).ok())
        .unwrap_or(LINE_LIMIT);
    let length = text.chars().count();
    if length > limit {
        return Err(problem(
            field,
            &format!("has {length} characters; at most {limit} fit on its line, so shorten it"),
        ));
    }
    if text.contains('\n') {
        return Err(problem(field, "is one line; write it without line breaks"));
    }
    Ok(Value::from(text))
}

fn prose(field: &Field, value: &Value) -> Result<Value, Problem> {
    let text = text(field, value)?;
    if text.len() > PROSE_LIMIT {
        let what = format!(
            "has {} KB; at most {} KB fit, so shorten it or keep the rest in a file",
            text.len() / 1024,
            PROSE_LIMIT / 1024
        );
        return Err(problem(field, &what));
    }
    Ok(Value::from(text))
}

fn choice(field: &Field, value: &Value) -> Result<Value, Problem> {
    let id = text(field, value)?;
    if field.options.iter().any(|option| option.id() == id) {
        return Ok(Value::from(id));
    }
    let options: Vec<String> = field
        .options
        .iter()
        .map(|option| format!("“{}”", option.id()))
        .collect();
    Err(problem(
        field,
        &format!("is one of {}", crate::words::listed(&options)),
    ))
}

fn parsed<T: std::str::FromStr>(field: &Field, value: &Value) -> Result<T, Problem>
where
    T::Err: std::fmt::Display,
{
    let text = text(field, value)?;
    text.parse().map_err(|reason: T::Err| Problem {
        field: field.id.clone(),
        message: format!("{}: {reason}", field.label),
    })
}

fn moment(field: &Field, value: &Value) -> Result<Value, Problem> {
    let moment: Result<Timestamp, _> = text(field, value)?.parse();
    moment
        .map(|moment| Value::String(moment.to_string()))
        .map_err(|_| {
            problem(
                field,
                "is a day with a clock time and its offset, as in 2026-11-20T09:00:00+01:00",
            )
        })
}

fn month(field: &Field, value: &Value) -> Result<Value, Problem> {
    let text = text(field, value)?;
    let sound = text.len() == 7 && format!("{text}-01").parse::<Day>().is_ok();
    if sound {
        Ok(Value::from(text))
    } else {
        Err(problem(field, "is a month, as in 2026-11"))
    }
}

fn whole(field: &Field, value: &Value, least: i64, most: i64) -> Result<Value, Problem> {
    let sound = value.as_i64().filter(|n| (least..=most).contains(n));
    sound
        .map(Value::from)
        .ok_or_else(|| problem(field, &format!("is a whole number from {least} to {most}")))
}

fn number(
    field: &Field,
    value: &Value,
    least: Option<i64>,
    most: Option<i64>,
) -> Result<Value, Problem> {
    let wrong = || {
        problem(
            field,
            "is a decimal number of at most 28 digits, as in 12.5",
        )
    };
    let text = value
        .as_str()
        .and_then(decimal::canonical)
        .ok_or_else(wrong)?;
    let amount = decimal::parse(&text).ok_or_else(wrong)?;
    if least.is_some_and(|n| amount < n.into()) {
        return Err(problem(
            field,
            &format!("must be {} or more", least.unwrap_or(0)),
        ));
    }
    if most.is_some_and(|n| amount > n.into()) {
        return Err(problem(
            field,
            &format!("must be {} or less", most.unwrap_or(0)),
        ));
    }
    Ok(Value::String(text))
}

fn money(field: &Field, value: &Value) -> Result<Value, Problem> {
    let minor = value
        .get("minor")
        .and_then(Value::as_i64)
        .filter(|n| n.abs() <= INTEGER_LIMIT);
    let currency = value
        .get("currency")
        .and_then(Value::as_str)
        .filter(|c| c.len() == 3 && c.bytes().all(|b| b.is_ascii_uppercase()));
    match (minor, currency) {
        (Some(minor), Some(currency)) => Ok(json!({ "minor": minor, "currency": currency })),
        _ => Err(problem(
            field,
            "is an amount with a three-letter currency, as in 1200.50 EUR",
        )),
    }
}

fn cadence(field: &Field, value: &Value) -> Result<Value, Problem> {
    let wrong = || problem(field, "is every 1 to 3650 days, or every 1 to 120 months");
    let cadence: Cadence = serde_json::from_value(value.clone()).map_err(|_| wrong())?;
    if cadence.is_sound() {
        serde_json::to_value(cadence).map_err(|_| wrong())
    } else {
        Err(wrong())
    }
}

fn reference(field: &Field, value: &Value) -> Result<Value, Problem> {
    let id = RecordId::from_value(value).ok_or_else(|| {
        problem(
            field,
            &format!(
                "names {}; choose one from the list",
                words::a(&kinds(field))
            ),
        )
    })?;
    Ok(Value::String(id.to_string()))
}

fn references(field: &Field, value: &Value) -> Result<Value, Problem> {
    let list = value
        .as_array()
        .ok_or_else(|| problem(field, "is a list of records"))?;
    let mut kept: Vec<Value> = Vec::with_capacity(list.len());
    for item in list {
        let id = reference(field, item)?;
        if !kept.contains(&id) {
            kept.push(id);
        }
    }
    Ok(Value::Array(kept))
}

fn kinds(field: &Field) -> String {
    let all: Vec<&str> = field.to.iter().map(crate::KindId::as_str).collect();
    all.join(" or ")
}

fn link(field: &Field, value: &Value) -> Result<Value, Problem> {
    let text = line(field, value)?;
    let scheme = text
        .as_str()
        .and_then(|t| t.split_once(':'))
        .map(|(scheme, _)| scheme.trim().to_ascii_lowercase());
    match scheme.as_deref() {
        Some("javascript" | "data" | "vbscript") => Err(problem(
            field,
            "is a web address or a path; this kind of link is not kept",
        )),
        _ => Ok(text),
    }
}

fn file(field: &Field, value: &Value) -> Result<Value, Problem> {
    let part = |key: &str| {
        value
            .get(key)
            .and_then(Value::as_str)
            .filter(|t| t.len() <= 1_000 && refused_sign(t).is_none())
    };
    let hash = part("sha256").filter(|h| {
        h.len() == 64
            && h.bytes()
                .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
    });
    match (hash, part("name"), part("media_type")) {
        (Some(hash), Some(name), Some(kind)) => {
            Ok(json!({ "sha256": hash, "name": name, "media_type": kind }))
        }
        _ => Err(problem(
            field,
            "is a file kept in the workbook; add it again",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(kind: &str) -> Field {
        toml::from_str(&format!(
            "id = \"f\"\ntype = \"{kind}\"\nlabel = \"Field\"\noptions = [\"a\"]\nto = [\"person\"]"
        ))
        .unwrap()
    }

    #[test]
    fn keeps_one_form_for_each_type() {
        let id = "018f3f2e-7b00-7000-8000-000000000001";
        for (kind, typed, kept) in [
            ("line", json!(" as typed "), json!(" as typed ")),
            ("prose", json!("a\n\tb"), json!("a\n\tb")),
            ("choice", json!("a"), json!("a")),
            ("date", json!("2028-02-29"), json!("2028-02-29")),
            ("month", json!("2026-11"), json!("2026-11")),
            ("level", json!(5), json!(5)),
            ("number", json!("1,250.0"), json!("1250")),
            ("percent", json!("50.0"), json!("50")),
            (
                "money",
                json!({"minor": 120, "currency": "EUR"}),
                json!({"currency": "EUR", "minor": 120}),
            ),
            ("refs", json!([id, id]), json!([id])),
            (
                "link",
                json!("https://example.org/a"),
                json!("https://example.org/a"),
            ),
        ] {
            assert_eq!(check(&field(kind), &typed), Ok(Some(kept)), "{kind}");
        }
    }

    #[test]
    fn refuses_what_does_not_fit_and_says_so() {
        for (kind, typed, says) in [
            ("line", json!("a\u{7}b"), "U+0007"),
            ("prose", json!("x\ny\u{202e}z"), "U+202E) at character 4"),
            ("line", json!("a\u{2067}b"), "complete the pair"),
            ("line", json!("x".repeat(1_001)), "1001 characters"),
            ("line", json!("a\nb"), "without line breaks"),
            ("prose", json!("x".repeat(40_000)), "39 KB"),
            ("choice", json!("b"), "one of “a”"),
            ("date", json!("2026-02-30"), "not a date"),
            ("level", json!(6), "from 1 to 5"),
            ("level", json!(2.5), "whole number"),
            ("number", json!(1.5), "decimal number"),
            ("percent", json!("100.1"), "100 or less"),
            (
                "money",
                json!({"minor": 1.5, "currency": "EUR"}),
                "currency",
            ),
            ("cadence", json!({"days": 1, "months": 1}), "every 1 to"),
            ("ref", json!("Maya"), "choose one"),
            ("link", json!("javascript:alert(1)"), "not kept"),
        ] {
            let message = check(&field(kind), &typed).unwrap_err().message;
            assert!(
                message.contains(says) && message.ends_with('.'),
                "{kind}: {message}"
            );
        }
    }

    #[test]
    fn empty_is_absent_unless_required() {
        let mut line = field("line");
        assert_eq!(check(&line, &json!("  ")), Ok(None));
        line.required = true;
        assert!(check(&line, &Value::Null).is_err());
    }
}
