//! Reads what a person types on the command line or pastes into a cell into the JSON of the field's type.

use super::{Problem, check::problem, spans};
use crate::{Field, FieldType, Value, decimal, text::folded};
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
        FieldType::Choice => Value::from(choice(field, trimmed)),
        FieldType::Date | FieldType::Moment | FieldType::Month | FieldType::Ref => {
            Value::from(trimmed)
        }
        FieldType::Number => Value::from(without_unit(field, trimmed)),
        FieldType::Percent => Value::from(trimmed.trim_end_matches('%')),
        FieldType::Tick => match trimmed.to_lowercase().as_str() {
            "yes" | "true" | "x" | "1" => Value::Bool(true),
            "no" | "false" | "0" => Value::Bool(false),
            _ => return Err(problem(field, "is yes or no")),
        },
        FieldType::Level | FieldType::Rating => Value::from(
            trimmed
                .parse::<i64>()
                .map_err(|_| problem(field, "is a whole number"))?,
        ),
        FieldType::Duration => Value::from(spans::seconds(trimmed).ok_or_else(|| {
            problem(
                field,
                "is a length of time, as in 90 min, 2 h 30 min or 3 days; a bare number counts seconds",
            )
        })?),
        FieldType::Money => money(field, trimmed)?,
        FieldType::Cadence => spans::cadence(trimmed).ok_or_else(|| {
            problem(
                field,
                "is quarterly, or written as in “90 days” or “6 months”",
            )
        })?,
        FieldType::Refs => Value::Array(
            trimmed
                .split(';')
                .map(str::trim)
                .filter(|part| !part.is_empty())
                .map(Value::from)
                .collect(),
        ),
        FieldType::File => {
            file(trimmed).ok_or_else(|| problem(field, "is a file; add it in the app"))?
        }
    };
    Ok(value)
}

/// The id of the option that is meant, by id or by label; what fits none is left for the check to name the options.
fn choice<'a>(field: &'a Field, typed: &'a str) -> &'a str {
    let wanted = folded(typed);
    let mut options = field.options.iter();
    let exact = options.clone().find(|option| option.id() == typed);
    let by_id = || options.clone().find(|option| folded(option.id()) == wanted);
    let found = exact
        .or_else(by_id)
        .or_else(|| options.find(|option| folded(option.label()) == wanted));
    found.map_or(typed, |option| option.id())
}

fn without_unit<'a>(field: &Field, typed: &'a str) -> &'a str {
    let unit = field.unit.as_deref().filter(|unit| !unit.is_empty());
    unit.and_then(|unit| typed.strip_suffix(unit))
        .map_or(typed, str::trim_end)
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
        .ok_or_else(|| problem(field, "is kept in hundredths: write two decimals at most"))?;
    Ok(
        json!({ "minor": minor.parse::<i64>().map_err(|_| wrong())?, "currency": currency.to_uppercase() }),
    )
}

/// A file that the workbook holds already, as [`super::typed`] writes it: `log.pdf (application/pdf, sha256 …)`.
fn file(typed: &str) -> Option<Value> {
    let (rest, hash) = typed.strip_suffix(')')?.rsplit_once(", sha256 ")?;
    let (name, media_type) = rest.rsplit_once(" (")?;
    Some(json!({ "sha256": hash, "name": name, "media_type": media_type }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(kind: &str) -> Field {
        toml::from_str(&format!(
            "id = \"f\"\ntype = \"{kind}\"\nlabel = \"Field\"\nunit = \"people\"\n\
             options = [\"table-top\", {{ id = \"1\", label = \"1, wakes someone\" }}]"
        ))
        .unwrap()
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
            ("number", "12 people", json!("12")),
            ("duration", "1 h 30 min", json!(5_400)),
            ("duration", "90", json!(90)),
            ("tick", "Yes", json!(true)),
            ("refs", "a; b;", json!(["a", "b"])),
            ("choice", "Table-Top", json!("table-top")),
            ("choice", "1, wakes someone", json!("1")),
            ("choice", "nothing", json!("nothing")),
            ("line", "", Value::Null),
        ] {
            assert_eq!(read(&field(kind), typed), Ok(value), "{kind}");
        }
        for (kind, typed) in [
            ("money", "1.005 EUR"),
            ("duration", "soon"),
            ("file", "log.pdf"),
        ] {
            assert!(read(&field(kind), typed).is_err(), "{kind}: {typed}");
        }
    }
}
