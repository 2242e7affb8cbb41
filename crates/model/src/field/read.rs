//! Reads what a person types on the command line or pastes into a cell into the JSON of the field's type.

use super::{Problem, check::problem};
use crate::{Field, FieldType, Value, decimal};
use serde_json::json;

/// The value a typed text stands for; still to be given to [`super::check`]. Empty text is `null`.
/// References are left as typed: only a book can tell which record a name means.
///
/// # Errors
/// A [`Problem`] when the text cannot stand for a value of that type at all.
pub fn read(field: &Field, typed: &str) -> Result<Value, Problem> {
    let trimmed = typed.trim();
    if trimmed.is_empty() {
        return Ok(Value::Null);
    }
    let value = match field.kind {
        FieldType::Line | FieldType::Prose | FieldType::Link => Value::from(typed),
        FieldType::Choice
        | FieldType::Date
        | FieldType::Moment
        | FieldType::Month
        | FieldType::Ref => Value::from(trimmed),
        FieldType::Number | FieldType::Percent => Value::from(trimmed.trim_end_matches('%')),
        FieldType::Tick => match trimmed.to_lowercase().as_str() {
            "yes" | "true" | "x" | "1" => Value::Bool(true),
            "no" | "false" | "0" => Value::Bool(false),
            _ => return Err(problem(field, "is yes or no")),
        },
        FieldType::Level | FieldType::Rating | FieldType::Duration => Value::from(
            trimmed
                .parse::<i64>()
                .map_err(|_| problem(field, "is a whole number"))?,
        ),
        FieldType::Money => money(field, trimmed)?,
        FieldType::Cadence => cadence(field, trimmed)?,
        FieldType::Refs => Value::Array(
            trimmed
                .split(';')
                .map(|part| Value::from(part.trim()))
                .collect(),
        ),
        FieldType::File => return Err(problem(field, "is a file; add it in the app")),
    };
    Ok(value)
}

fn money(field: &Field, typed: &str) -> Result<Value, Problem> {
    let wrong = || problem(field, "is an amount and a currency, as in 1200.50 EUR");
    let (amount, currency) = typed.rsplit_once(' ').ok_or_else(wrong)?;
    let amount = decimal::canonical(amount)
        .and_then(|text| decimal::parse(&text))
        .ok_or_else(wrong)?;
    let minor = amount * rust_decimal::Decimal::from(100);
    let minor = (minor.fract().is_zero())
        .then(|| minor.normalize().to_string())
        .ok_or_else(wrong)?;
    Ok(
        json!({ "minor": minor.parse::<i64>().map_err(|_| wrong())?, "currency": currency.to_uppercase() }),
    )
}

fn cadence(field: &Field, typed: &str) -> Result<Value, Problem> {
    let wrong = || {
        problem(
            field,
            "is quarterly, or written as in “90 days” or “6 months”",
        )
    };
    if typed == "quarterly" {
        return Ok(json!({ "months": 3 }));
    }
    let (count, unit) = typed
        .trim_start_matches("every ")
        .split_once(' ')
        .ok_or_else(wrong)?;
    let count: u32 = count.parse().map_err(|_| wrong())?;
    match unit.trim_end_matches('s') {
        "day" => Ok(json!({ "days": count })),
        "month" => Ok(json!({ "months": count })),
        _ => Err(wrong()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(kind: &str) -> Field {
        toml::from_str(&format!("id = \"f\"\ntype = \"{kind}\"\nlabel = \"Field\"")).unwrap()
    }

    #[test]
    fn reads_what_people_type() {
        for (kind, typed, value) in [
            (
                "money",
                "1,200.50 eur",
                json!({"minor": 120_050, "currency": "EUR"}),
            ),
            ("cadence", "90 days", json!({"days": 90})),
            ("percent", "12.5 %", json!("12.5 ")),
            ("tick", "Yes", json!(true)),
            ("refs", "a; b", json!(["a", "b"])),
            ("line", "", Value::Null),
        ] {
            assert_eq!(read(&field(kind), typed), Ok(value), "{kind}");
        }
        assert!(
            read(&field("money"), "1.005 EUR").is_err(),
            "no fraction of a cent"
        );
    }
}
