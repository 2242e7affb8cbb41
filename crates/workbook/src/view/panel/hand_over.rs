//! A hand-over: how much of it is done, and how long there is.

use super::parts::{fact, should_be};
use crate::contract::{Panel, Tone};
use blueprint_model::{
    Book, Day, Record,
    rules::hand_over::{done, last_day},
    words,
};

pub(super) fn fill(book: &Book, hand_over: &Record, today: Day, panel: &mut Panel) {
    let done = done(book, hand_over);
    let mut facts = vec![fact(
        "Handed over",
        format!("{} of {}", done.part, done.of),
        should_be(done.is_whole()),
    )];
    if let Some(last) = last_day(book, hand_over) {
        let tone = if last < today && !done.is_whole() {
            Tone::Bad
        } else {
            Tone::Plain
        };
        let note = if last < today {
            "has passed".to_owned()
        } else {
            words::due(last, today)
        };
        facts.push(fact("Last day", last.near(today), tone).beside(note));
    }
    panel.facts(facts);
}
