//! Starting an access review: every grant of its scope is copied, and from then on the list stands.

use super::{Deed, Moment, Stands};
use crate::contract::Failure;
use blueprint_model::{Book, Day, Op, Record, RecordId};
use blueprint_store::{NewRecord, Tx};

/// What a decision copies of its grant.
const COPIED: [&str; 6] = [
    "person",
    "system",
    "role",
    "scope",
    "granted_on",
    "last_used",
];

pub(super) const START: Deed = Deed {
    kind: "access-review",
    id: "start",
    words: "Start the review",
    help: "Copies every grant of the scope that stands today. The list does not change after that.",
    op: Op::Edit,
    stands,
    perform,
};

fn stands(book: &Book, review: &Record, _: Day) -> Stands {
    if review.value("started_on").is_some() {
        return Stands::Hidden;
    }
    if grants(book, review).next().is_none() {
        return Stands::Refused(
            "No grant of this scope stands. Enter the grants first, or import them.".into(),
        );
    }
    Stands::Open
}

/// The grants of a review's scope that were not removed.
fn grants<'a>(book: &'a Book, review: &'a Record) -> impl Iterator<Item = &'a Record> {
    let scope = review.text("scope");
    book.of_kind("grant").filter(move |grant| {
        grant.value("removed_on").is_none()
            && (scope == Some("all") || grant.text("scope") == scope)
    })
}

fn perform(tx: &mut Tx<'_>, review: &Record, moment: &Moment) -> Result<RecordId, Failure> {
    let book = tx.book();
    let mut grants: Vec<Record> = grants(book, review).cloned().collect();
    grants.sort_by_cached_key(|grant| {
        let title = |field: &str| book.reference_title(grant, field).unwrap_or_default();
        (title("system"), title("person"), grant.id)
    });
    for grant in grants {
        let mut decision = NewRecord::of("access-decision").under(review.id);
        for field in COPIED {
            if let Some(value) = grant.value(field) {
                decision = decision.with(field, value.clone());
            }
        }
        tx.create(decision.with("grant", grant.id.to_string()))?;
    }
    tx.set(
        review.id,
        "started_on",
        Some(moment.today.to_string().into()),
    )?;
    Ok(review.id)
}
