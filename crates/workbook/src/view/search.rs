//! Search over everything: names first, then what is written.

use super::{chips, choices, due, links};
use crate::{
    Workbook,
    contract::{Chip, Failure, RecordHit, Run, SearchPage, WrittenHit},
};
use blueprint_model::{Book, Day, Record, RecordId, status, text::folded, words::counted};

/// Records by name, and matches in text, that one search shows.
const SHOWN: usize = 30;

/// Searches names, written text and the names that practices have from their templates.
///
/// # Errors
/// When the index cannot be read.
pub fn search(workbook: &Workbook, words: &str) -> Result<SearchPage, Failure> {
    let (book, today) = (workbook.book(), workbook.today());
    if folded(words).is_empty() {
        return Ok(SearchPage {
            words: String::new(),
            records: Vec::new(),
            written: Vec::new(),
        });
    }
    let mut records: Vec<RecordHit> = Vec::new();
    let mut written: Vec<WrittenHit> = Vec::new();
    let mut seen: Vec<RecordId> = Vec::new();
    for practice in named_by_template(book, words) {
        seen.push(practice.id);
        records.push(hit(
            book,
            practice,
            runs(&book.title(practice), words),
            today,
        ));
    }
    for found in workbook.store().search(words, SHOWN * 2)? {
        let Some(record) = book.get(found.record) else {
            continue;
        };
        let pieces = found
            .snippet
            .pieces()
            .into_iter()
            .map(|(text, hit)| Run {
                text: text.to_owned(),
                hit,
            })
            .collect();
        let is_name = book
            .kind_of(record)
            .is_some_and(|kind| kind.title == found.field);
        if is_name && record.parent.is_none() {
            if !seen.contains(&record.id) {
                seen.push(record.id);
                records.push(hit(book, record, pieces, today));
            }
        } else {
            let label = book
                .kind_of(record)
                .and_then(|kind| kind.field(&found.field))
                .map_or(found.field.as_str(), |f| f.label.as_str());
            written.push(WrittenHit {
                record: links::link(book, record),
                page: links::page(book, record),
                field: label.to_owned(),
                runs: pieces,
            });
        }
    }
    records.truncate(SHOWN);
    written.truncate(SHOWN);
    let matches = records.len() + written.len();
    Ok(SearchPage {
        words: counted(matches, "match", "matches"),
        records,
        written,
    })
}

/// Practices whose own or template name has a word beginning with each word typed.
fn named_by_template<'a>(book: &'a Book, words: &str) -> Vec<&'a Record> {
    let wanted = words_of(words);
    let matches = |name: &str| {
        let name = words_of(name);
        wanted
            .iter()
            .all(|want| name.iter().any(|word| word.starts_with(want.as_str())))
    };
    book.of_kind("practice")
        .filter(|practice| matches(&book.title(practice)))
        .collect()
}

/// The words of a text as they are compared; a hyphen parts words like a blank.
fn words_of(text: &str) -> Vec<String> {
    let folded = folded(text);
    let words = folded.split([' ', '-']).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// A name with the beginnings of words that were typed marked.
fn runs(name: &str, words: &str) -> Vec<Run> {
    let wanted = words_of(words);
    let mut out: Vec<Run> = Vec::new();
    let mut push = |text: &str, hit: bool| match out.last_mut() {
        Some(last) if last.hit == hit => last.text.push_str(text),
        _ => out.push(Run {
            text: text.to_owned(),
            hit,
        }),
    };
    for word in name.split_inclusive([' ', '-']) {
        let length = wanted
            .iter()
            .filter(|want| folded(word).starts_with(want.as_str()))
            .map(|want| want.chars().count())
            .max();
        let cut = length
            .and_then(|n| word.char_indices().map(|(at, _)| at).nth(n))
            .unwrap_or(if length.is_some() { word.len() } else { 0 });
        if cut > 0 {
            push(&word[..cut], true);
        }
        if cut < word.len() {
            push(&word[cut..], false);
        }
    }
    out
}

fn hit(book: &Book, record: &Record, runs: Vec<Run>, today: Day) -> RecordHit {
    let kind = book
        .kind_of(record)
        .map_or_else(|| record.kind.to_string(), |kind| kind.name.one.clone());
    let hint = choices::hint(book, record, today);
    RecordHit {
        record: links::link(book, record),
        page: links::page(book, record),
        runs,
        hint: if hint.is_empty() {
            kind
        } else {
            format!("{kind}, {hint}")
        },
        chip: state(book, record, today),
    }
}

fn state(book: &Book, record: &Record, today: Day) -> Option<Chip> {
    match record.kind.as_str() {
        "practice" => {
            let standing = status::of_practice(book, record, today);
            Some(chips::plain(
                crate::contract::Tone::Muted,
                chips::of_status(standing.shown),
                standing.shown.words(),
            ))
        }
        "action" => due::chip(book, record, today),
        _ => chips::worst(book, record, today),
    }
}
