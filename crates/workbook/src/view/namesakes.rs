//! A hint at records that could be taken for one another.

use super::links;
use crate::contract::{Link, Namesakes};
use blueprint_model::{Book, Record, words};

/// How many are named.
const NAMED: usize = 5;

/// Others of the same kind and name, when there are any.
pub fn namesakes(book: &Book, record: &Record) -> Option<Namesakes> {
    let all = book.namesakes(record);
    let name = &book.kind_of(record)?.name;
    let words = match all.len() {
        0 => return None,
        1 => format!("There is another {} of this name:", name.one),
        more => format!(
            "There are {} other {} of this name:",
            words::count(more),
            name.many
        ),
    };
    let records = all.iter().take(NAMED).map(|other| Link {
        title: format!("{} ({})", book.title(other), other.handle()),
        ..links::link(book, other)
    });
    Some(Namesakes {
        words,
        records: records.collect(),
    })
}

/// The same as one sentence.
pub fn namesakes_in_words(book: &Book, record: &Record) -> Option<String> {
    let Namesakes { words, records } = namesakes(book, record)?;
    let titles: Vec<String> = records.into_iter().map(|link| link.title).collect();
    Some(format!("{words} {}.", words::listed(&titles)))
}
