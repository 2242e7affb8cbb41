//! Starting an access review: every grant of its scope that is held is copied, and from then on the list stands.

use super::{Deed, Moment, Stands};
use crate::contract::Failure;
use blueprint_model::{
    Book, Day, Op, Record, RecordId,
    rules::{access_review::covers, grant},
    words,
};
use blueprint_store::{NewRecord, Tx};

/// What a line takes from its first grant.
const COPIED: [&str; 3] = ["person", "system", "role"];
/// Grants that a refusal names before it only counts.
const NAMED: usize = 3;

pub(super) const START: Deed = Deed {
    kind: "access-review",
    id: "start",
    words: "Start the review",
    help: "Copies every grant of the scope that stands today. The list does not change after that.",
    op: Op::Start,
    asks: None,
    stands,
    perform,
};

fn stands(book: &Book, review: &Record, today: Day) -> Stands {
    if review.value("started_on").is_some() {
        return Stands::Hidden;
    }
    let grants = grants(book, review, today);
    if grants.is_empty() {
        return Stands::Refused(
            "No grant of this scope stands. Enter the grants first, or import them.".into(),
        );
    }
    let nameless: Vec<String> = grants
        .iter()
        .filter(|grant| names_trash(book, grant))
        .map(|grant| grant.handle())
        .collect();
    match nameless.len() {
        0 => Stands::Open,
        1 => Stands::Refused(format!(
            "{} names a person or a system in the trash. Take that out of the trash, or enter the day the access was removed.",
            nameless[0]
        )),
        n => Stands::Refused(format!(
            "{}{} name people or systems in the trash. Take those out of the trash, or enter the days the access was removed.",
            words::listed(&nameless[..n.min(NAMED)]),
            if n > NAMED {
                format!(" and {} more", n - NAMED)
            } else {
                String::new()
            }
        )),
    }
}

/// The grants of a review's scope that are held on a day.
fn grants<'a>(book: &'a Book, review: &'a Record, today: Day) -> Vec<&'a Record> {
    book.of_kind("grant")
        .filter(|held| {
            let scope = held.text("scope");
            let covered = scope.is_some_and(|scope| covers(review, scope));
            (covered || review.text("scope") == Some("all")) && grant::is_held(held, today)
        })
        .collect()
}

fn names_trash(book: &Book, grant: &Record) -> bool {
    ["person", "system"].iter().any(|field| {
        let named = grant.reference(field).and_then(|id| book.get(id));
        named.is_some_and(|record| record.trashed.is_some())
    })
}

/// Makes a line for each access. Grants of one access, which stands in two scopes or was entered twice, share a line.
fn perform(tx: &mut Tx<'_>, review: &Record, moment: &Moment) -> Result<RecordId, Failure> {
    let book = tx.book();
    let mut grants: Vec<&Record> = grants(book, review, moment.today);
    grants.sort_by_cached_key(|held| {
        let title = |field: &str| book.reference_title(held, field).unwrap_or_default();
        (
            title("system"),
            title("person"),
            grant::access(held),
            held.id,
        )
    });
    let lines: Vec<NewRecord> = grants
        .chunk_by(|a, b| grant::access(a) == grant::access(b))
        .map(|same| line(review.id, same))
        .collect();
    for line in lines {
        tx.create(line)?;
    }
    tx.set(
        review.id,
        "started_on",
        Some(moment.today.to_string().into()),
    )?;
    Ok(review.id)
}

/// The line for grants of one access: granted first, used last; a scope only when all have the same.
fn line(review: RecordId, same: &[&Record]) -> NewRecord {
    let mut line = NewRecord::of("access-decision").under(review);
    let first = same[0];
    for field in COPIED {
        if let Some(value) = first.value(field) {
            line = line.taking(field, value);
        }
    }
    let scope = first.text("scope");
    if let Some(scope) = scope.filter(|_| same.iter().all(|one| one.text("scope") == scope)) {
        line = line.with("scope", scope);
    }
    let days = |field: &'static str| same.iter().filter_map(move |one| one.day(field));
    if let Some(day) = days("granted_on").min() {
        line = line.with("granted_on", day.to_string());
    }
    if let Some(day) = days("last_used").max() {
        line = line.with("last_used", day.to_string());
    }
    line.with("grant", first.id.to_string())
}
