//! Search as people type: every word is a beginning of a word, titles first, newest first among equals.

use crate::snippet::{Snippet, Terms};
use crate::{Result, Store, table};
use blueprint_model::{Book, FieldType, Record, RecordId, Value};
use std::collections::HashSet;

/// Candidates that are looked at before ranking, for each of titles and bodies.
const CANDIDATES: usize = 200;

/// A record that holds the words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hit {
    /// The record.
    pub record: RecordId,
    /// The field that holds them best.
    pub field: String,
    /// The words in their surroundings.
    pub snippet: Snippet,
}

impl Store {
    /// The live records that hold all the words, best first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn search(&self, words: &str, limit: usize) -> Result<Vec<Hit>> {
        let mut hits: Vec<(i32, Hit)> = Vec::new();
        let mut seen = HashSet::new();
        if let Some(record) = self
            .book
            .by_handle(words.trim().to_lowercase().as_str())
            .filter(|record| record.trashed.is_none())
        {
            seen.insert(record.id);
            let field = self
                .book
                .kind_of(record)
                .map_or_else(String::new, |kind| kind.title.clone());
            hits.push((
                i32::MAX,
                Hit {
                    record: record.id,
                    field,
                    snippet: Snippet::plain(&self.book.title(record)),
                },
            ));
        }
        let terms = Terms::of(words);
        if let Some(expression) = terms.expression() {
            let titles = table::search::candidates(
                &self.conn,
                &format!("{{title}} : ({expression})"),
                CANDIDATES,
            )?;
            let all = if titles.len() < CANDIDATES {
                table::search::candidates(&self.conn, &expression, CANDIDATES)?
            } else {
                Vec::new()
            };
            for id in titles.into_iter().chain(all) {
                let record = id.parse().ok().and_then(|id| self.book.get(id));
                let Some(record) =
                    record.filter(|record| record.trashed.is_none() && seen.insert(record.id))
                else {
                    continue;
                };
                hits.push(ranked(&self.book, record, &terms));
            }
        }
        hits.sort_by_key(|(score, _)| -i64::from(*score));
        Ok(hits.into_iter().take(limit).map(|(_, hit)| hit).collect())
    }
}

/// The words of a record for the index: its title, and all its other text; `None` when it is in the trash or has none.
pub(crate) fn words_of(book: &Book, record: &Record) -> Option<(String, String)> {
    if record.trashed.is_some() {
        return None;
    }
    let title_field = book.kind_of(record).map(|kind| kind.title.as_str());
    let (mut title, mut body) = (String::new(), String::new());
    for (field, text) in texts(book, record) {
        let part = if Some(field) == title_field {
            &mut title
        } else {
            &mut body
        };
        part.push_str(&crate::snippet::spaced(text));
        // Keeps a phrase from running over the end of a field.
        part.push_str("\n\u{2e3b}\n");
    }
    (!title.is_empty() || !body.is_empty()).then_some((title, body))
}

/// The fields that hold words, with those of fields that no template knows.
fn texts<'a>(book: &'a Book, record: &'a Record) -> impl Iterator<Item = (&'a str, &'a str)> {
    let kind = book.kind_of(record);
    record.fields.iter().filter_map(move |(id, value)| {
        let wanted = kind.and_then(|kind| kind.field(id)).is_none_or(|field| {
            matches!(
                field.kind,
                FieldType::Line
                    | FieldType::Prose
                    | FieldType::Link
                    | FieldType::Choice
                    | FieldType::File
            )
        });
        let text = value
            .as_str()
            .or_else(|| value.get("name").and_then(Value::as_str));
        text.filter(|_| wanted).map(|text| (id.as_str(), text))
    })
}

fn ranked(book: &Book, record: &Record, terms: &Terms) -> (i32, Hit) {
    let title_field = book.kind_of(record).map_or("", |kind| kind.title.as_str());
    let best = texts(book, record)
        .map(|(field, text)| {
            let found = terms.find(text);
            let in_title = i32::from(field == title_field && found.score > 0);
            let score = found.score + in_title * 8 + i32::from(found.at_start && in_title == 1) * 4;
            (score, field, text, found)
        })
        .max_by_key(|(score, field, _, _)| (*score, *field == title_field));
    match best {
        Some((score, field, text, found)) => (
            score,
            Hit {
                record: record.id,
                field: field.to_owned(),
                snippet: Snippet::around(text, &found.ranges),
            },
        ),
        None => (
            0,
            Hit {
                record: record.id,
                field: title_field.to_owned(),
                snippet: Snippet::plain(&book.title(record)),
            },
        ),
    }
}
