//! Makes the data of a document safe to set: no control or override characters, long tokens may break, direction is marked.

use crate::{
    letters::{breakable, is_short, printable, rtl_language},
    widths::token_fits,
};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// Put before a text that runs from right to left; the templates take it off and set the direction.
const RTL_MARK: char = '\u{200F}';

/// Cleaned data with what was found on the way.
#[derive(Debug)]
pub(crate) struct Cleaned {
    /// The data.
    pub value: Value,
    /// Every character in it.
    pub characters: BTreeSet<char>,
    /// How many control characters were replaced.
    pub controls: usize,
    /// Characters of the longest text outside set prose.
    pub longest: usize,
}

/// Cleans every text in `value`.
pub(crate) fn clean(value: Value) -> Cleaned {
    let mut cleaner = Cleaner {
        characters: BTreeSet::new(),
        controls: 0,
        longest: 0,
    };
    let value = cleaner.value(value, &is_short);
    Cleaned {
        value,
        characters: cleaner.characters,
        controls: cleaner.controls,
        longest: cleaner.longest,
    }
}

/// Puts `with` in the place of each of `missing`.
pub(crate) fn replace(value: &mut Value, missing: &BTreeSet<char>, with: char) {
    match value {
        Value::String(text) if text.chars().any(|c| missing.contains(&c)) => {
            *text = text
                .chars()
                .map(|c| if missing.contains(&c) { with } else { c })
                .collect();
        }
        Value::Array(items) => items
            .iter_mut()
            .for_each(|item| replace(item, missing, with)),
        Value::Object(map) => map
            .values_mut()
            .for_each(|item| replace(item, missing, with)),
        _ => {}
    }
}

/// Whether a token may stay whole where it stands.
type Fits<'a> = &'a dyn Fn(&str) -> bool;

struct Cleaner {
    characters: BTreeSet<char>,
    controls: usize,
    longest: usize,
}

impl Cleaner {
    fn value(&mut self, value: Value, fits: Fits<'_>) -> Value {
        match value {
            Value::String(text) => {
                let text = self.text(&text, fits);
                self.longest = self.longest.max(text.len());
                Value::String(if rtl_language(&text).is_some() {
                    format!("{RTL_MARK}{text}")
                } else {
                    text
                })
            }
            Value::Array(items) => Value::Array(
                items
                    .into_iter()
                    .map(|item| self.value(item, fits))
                    .collect(),
            ),
            Value::Object(map) if map.contains_key("block") => Value::Object(self.block(map)),
            Value::Object(map) if map.contains_key("columns") && map.contains_key("rows") => {
                Value::Object(self.table(map))
            }
            Value::Object(map) => {
                let item = |(key, item): (String, Value)| match (key.as_str(), item) {
                    ("to", item) => (key, safe_target(&item).map_or(Value::Null, Value::String)),
                    (_, item) => (key, self.value(item, fits)),
                };
                Value::Object(map.into_iter().map(item).collect())
            }
            other => other,
        }
    }

    fn text(&mut self, text: &str, fits: Fits<'_>) -> String {
        let (text, controls) = printable(text);
        self.controls += controls;
        let text = breakable(&text, fits);
        self.characters.extend(text.chars());
        text
    }

    /// A block of prose: the direction belongs to the whole paragraph, not to its runs.
    fn block(&mut self, map: Map<String, Value>) -> Map<String, Value> {
        let mut words = String::new();
        let whole = Value::Object(map);
        gather(&whole, &mut words);
        let Value::Object(map) = whole else {
            return Map::new();
        };
        let mut out: Map<String, Value> = map
            .into_iter()
            .map(|(key, item)| (key, self.inside(item)))
            .collect();
        if let Some(language) = rtl_language(&words) {
            out.insert("rtl".into(), language.into());
        }
        out
    }

    fn inside(&mut self, value: Value) -> Value {
        match value {
            Value::String(text) => Value::String(self.text(&text, &is_short)),
            Value::Array(items) => {
                Value::Array(items.into_iter().map(|item| self.inside(item)).collect())
            }
            Value::Object(map) if map.contains_key("block") => Value::Object(self.block(map)),
            Value::Object(mut map) => {
                let target = map.remove("to").and_then(|to| safe_target(&to));
                let link = map.get("run").is_some_and(|run| run == "link");
                let mut out: Map<String, Value> = map
                    .into_iter()
                    .map(|(key, item)| (key, self.inside(item)))
                    .collect();
                if link {
                    out.insert("to".into(), target.map_or(Value::Null, Value::String));
                }
                Value::Object(out)
            }
            other => other,
        }
    }

    /// A table: a token that is wider than its column may break.
    fn table(&mut self, mut map: Map<String, Value>) -> Map<String, Value> {
        let columns = map.remove("columns").unwrap_or_default();
        let widths: Vec<Option<f64>> = columns
            .as_array()
            .into_iter()
            .flatten()
            .map(|column| column["mm"].as_f64())
            .collect();
        let mut out = Map::new();
        for (key, item) in map {
            let item = match item {
                Value::Array(rows) if key == "rows" => rows
                    .into_iter()
                    .map(|row| self.cells(row, &widths))
                    .collect(),
                other => self.value(other, &is_short),
            };
            out.insert(key, item);
        }
        out.insert("columns".into(), self.value(columns, &is_short));
        out
    }

    fn cells(&mut self, row: Value, widths: &[Option<f64>]) -> Value {
        let Value::Array(cells) = row else {
            return self.value(row, &is_short);
        };
        cells
            .into_iter()
            .enumerate()
            .map(|(at, cell)| match widths.get(at).copied().flatten() {
                Some(mm) => self.value(cell, &|token| is_short(token) && token_fits(token, mm)),
                None => self.value(cell, &is_short),
            })
            .collect()
    }
}

fn gather(value: &Value, into: &mut String) {
    match value {
        Value::String(text) => into.push_str(text),
        Value::Array(items) => items.iter().for_each(|item| gather(item, into)),
        Value::Object(map) => {
            let words = ["text", "items", "blocks"]
                .iter()
                .filter_map(|key| map.get(*key));
            words.for_each(|item| gather(item, into));
        }
        _ => {}
    }
}

/// A link becomes active only when it leads to the web or a mailbox and is short enough to be one.
fn safe_target(to: &Value) -> Option<String> {
    let to = to.as_str()?;
    let known = ["https://", "http://", "mailto:"]
        .iter()
        .any(|scheme| to.starts_with(scheme));
    (known && to.len() <= 2_000 && to.chars().all(|c| c.is_ascii_graphic())).then(|| to.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn marks_direction_of_lines_but_not_of_runs() {
        let cleaned = clean(
            json!({ "name": "שלום!", "prose": [{ "block": "paragraph", "text": [{ "run": "text", "text": "مرحبا a" }] }] }),
        );
        assert_eq!(cleaned.value["name"], "\u{200F}שלום!");
        assert_eq!(cleaned.value["prose"][0]["rtl"], "ar");
        assert_eq!(cleaned.value["prose"][0]["text"][0]["text"], "مرحبا a");
    }

    #[test]
    fn only_web_and_mail_links_stay_active() {
        let link = |to: &str| {
            clean(json!([{ "block": "paragraph", "text": [{ "run": "link", "to": to, "text": [] }] }])).value[0]["text"][0]["to"].clone()
        };
        assert_eq!(link("https://example.org/a"), "https://example.org/a");
        assert_eq!(link("javascript:alert(1)"), Value::Null);
        assert_eq!(link("file:///etc/passwd"), Value::Null);
    }

    #[test]
    fn narrow_columns_break_sooner() {
        let cleaned = clean(
            json!({ "columns": [{ "mm": 20 }, { "mm": 100 }], "rows": [["abcdefghijklmno", "abcdefghijklmno"]] }),
        );
        assert!(
            cleaned.value["rows"][0][0]
                .as_str()
                .unwrap()
                .contains('\u{200B}')
        );
        assert_eq!(cleaned.value["rows"][0][1], "abcdefghijklmno");
    }
}
