//! Who has signed a review, and whose signature stands under something else by now.

use crate::{Book, Record, RecordId, Timestamp};

/// What is signed: everything that is said in the review itself.
const SIGNED: [&str; 4] = [
    "review-practice",
    "review-measure",
    "review-issue",
    "review-decision",
];

/// One participant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Signature {
    /// Who.
    pub person: RecordId,
    /// When they signed.
    pub at: Option<Timestamp>,
    /// Whether the review or a line of it was changed after that.
    pub is_stale: bool,
}

impl Signature {
    /// Whether it holds.
    pub fn holds(self) -> bool {
        self.at.is_some() && !self.is_stale
    }
}

/// The participants of a review, each with the signature.
pub fn signatures(book: &Book, review: &Record) -> Vec<Signature> {
    if super::is_locked(review) {
        // What a lock leaves open is followed up later, and was not what they signed.
        return signatures_over(book, review, |_| None);
    }
    signatures_over(book, review, |line| {
        Some(line.trashed.unwrap_or(line.updated))
    })
}

/// The same, where `changed` says when a line was last changed by those who sign.
pub fn signatures_over(
    book: &Book,
    review: &Record,
    changed: impl Fn(&Record) -> Option<Timestamp>,
) -> Vec<Signature> {
    // The note, and who takes part, are said in the review itself.
    let changed = book
        .all_children(review.id)
        .filter(|line| SIGNED.contains(&line.kind.as_str()))
        .chain([review])
        .filter_map(|line| changed(line).map(|at| at.utc_ms))
        .max();
    review
        .references("participants")
        .into_iter()
        .map(|person| {
            let at = of(book, review, person).and_then(|line| line.moment("signed_at"));
            Signature {
                person,
                at,
                is_stale: at
                    .zip(changed)
                    .is_some_and(|(at, changed)| changed > at.utc_ms),
            }
        })
        .collect()
}

/// The signature of a person under a review.
pub fn of<'a>(book: &'a Book, review: &Record, person: RecordId) -> Option<&'a Record> {
    book.children(review.id, "review-signature")
        .find(|line| line.reference("person") == Some(person))
}
