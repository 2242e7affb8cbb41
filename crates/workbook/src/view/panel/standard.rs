//! A codebase standard: who has adopted it, and who has not said anything.

use super::parts::{fact, should_be};
use crate::contract::{Panel, Tone};
use blueprint_model::{
    Book, Day, Record,
    rules::standard::{adoption, next_review},
    words,
};

/// Repositories that are named before it says how many more.
const NAMED: usize = 6;

pub(super) fn fill(book: &Book, standard: &Record, today: Day, panel: &mut Panel) {
    let adoption = adoption(book, standard);
    let review = match next_review(book, standard, today) {
        Some(due) => fact("Next review", due.near(today), should_be(due >= today)),
        None => fact("Next review", "never reviewed", Tone::Warn),
    };
    panel.facts(vec![
        fact(
            "Adopted",
            adoption.adopted.words(),
            should_be(adoption.adopted.is_whole()),
        ),
        fact("Exceptions", adoption.exceptions.to_string(), Tone::Plain),
        review,
    ]);
    let mut silent: Vec<String> = adoption
        .silent
        .iter()
        .filter_map(|id| book.get(*id))
        .map(|repository| book.title(repository))
        .collect();
    silent.sort();
    if silent.is_empty() {
        return;
    }
    let more = silent.len().saturating_sub(NAMED);
    silent.truncate(NAMED);
    if more > 0 {
        silent.push(format!("{} more", words::count(more)));
    }
    panel.notice(
        Tone::Muted,
        format!("Nobody has said anything about {}.", words::listed(&silent)),
    );
}
