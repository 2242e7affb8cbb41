//! An access review: how far it is, and whether it was more than a stamp.

use super::parts::{fact, should_be};
use crate::contract::{Panel, Tone};
use blueprint_model::{
    Book, Day, Record,
    rules::access_review::{LEAST_SECONDS, OUTCOMES, Stamp, stamp},
    words,
};

pub(super) fn fill(book: &Book, review: &Record, _: Day, panel: &mut Panel) {
    if review.value("started_on").is_none() {
        return;
    }
    let stamp = stamp(book, review);
    let decided = stamp.decisions - stamp.undecided;
    let mut facts = vec![fact(
        "Decided",
        format!("{decided} of {}", stamp.decisions),
        should_be(stamp.undecided == 0),
    )];
    facts.extend(
        OUTCOMES
            .iter()
            .zip(stamp.outcomes)
            .map(|(outcome, n)| fact(&words::capitalised(outcome), n.to_string(), Tone::Plain)),
    );
    let open = stamp.removals_open.len();
    facts.push(fact(
        "Removals open",
        open.to_string(),
        should_be(open == 0),
    ));
    panel.facts(facts);
    for doubt in doubts(&stamp) {
        panel.notice(Tone::Warn, doubt);
    }
}

/// What makes a review look like a rubber stamp, a sentence each.
fn doubts(stamp: &Stamp) -> Vec<String> {
    let mut doubts = Vec::new();
    if stamp.everything_kept {
        doubts.push(format!(
            "All {} grants were kept. A review that removes nothing for {} people is rare; look at the ones nobody used.",
            stamp.decisions, stamp.decisions
        ));
    }
    if let Some(seconds) = stamp.seconds_each.filter(|_| stamp.too_fast) {
        doubts.push(format!(
            "{seconds} seconds went into each decision; under {LEAST_SECONDS} nobody has looked at a grant."
        ));
    }
    if !stamp.self_reviewed.is_empty() {
        doubts.push(format!(
            "{} reviewed by the person who holds the grant.",
            words::capitalised(&words::counted(
                stamp.self_reviewed.len(),
                "line was",
                "lines were"
            ))
        ));
    }
    doubts
}
