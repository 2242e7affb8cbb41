//! The quarterly review: never more than three issues, signatures only of those who took part, and complete when it is locked.

use super::{Refusal, Write};
use crate::{
    Record, Timestamp,
    review::{
        REVIEW, Scope, TOP, has_outcome, is_locked, issues, last_three, least_issues, practices,
        signing,
    },
    words,
};

pub(super) fn three_issues(write: &Write<'_>) -> Result<(), Refusal> {
    let counts = write.after.kind == "review-issue" && write.is_live();
    let Some(review) = write.after.parent.filter(|_| counts) else {
        return Ok(());
    };
    if write.children(review, "review-issue").count() > TOP {
        return Err(Refusal::of_record(
            "Three issues leave a review, no more: a fourth is a way of doing none. Put one of the three into the trash first, or write it down as a decision.",
        ));
    }
    Ok(())
}

/// A part has a subject, and a correction names a locked review.
pub(super) fn review_is_of_something(write: &Write<'_>) -> Result<(), Refusal> {
    let review = write.after;
    if review.kind != *REVIEW || !write.is_live() {
        return Ok(());
    }
    let subject = review.text("scope").and_then(Scope::field);
    if let Some(field) = subject.filter(|field| review.value(field).is_none())
        && (write.fills("started_on") || write.fills("locked_on"))
    {
        return Err(Refusal::of_field(
            field,
            format!(
                "“{}” is not filled in, so nobody knows what this review is about. Fill it in, then start.",
                write.label(field)
            ),
        ));
    }
    let named = review.reference("corrects");
    if let Some(other) = named.filter(|_| write.changes("corrects")) {
        let other = write.book.get(other).filter(|other| other.id != review.id);
        if !other.is_some_and(is_locked) {
            return Err(Refusal::of_field(
                "corrects",
                "A correction names a review that is locked. One that is open is simply edited.",
            ));
        }
    }
    Ok(())
}

/// Who signs took part.
pub(super) fn signed_by_participants(write: &Write<'_>) -> Result<(), Refusal> {
    let line = write.after;
    let changed = write.changes("person") || write.changes("signed_at") || write.appears();
    if line.kind != "review-signature" || !write.is_live() || !changed {
        return Ok(());
    }
    let person = line.reference("person");
    let took_part = write.parent().is_some_and(|review| {
        person.is_some_and(|id| review.references("participants").contains(&id))
    });
    if took_part {
        return Ok(());
    }
    Err(Refusal::of_field(
        "person",
        format!(
            "{} is not among the participants of this review. Add the name there first.",
            write
                .book
                .reference_title(line, "person")
                .unwrap_or_else(|| "Nobody".into())
        ),
    ))
}

/// What a review must say before it is locked.
pub(super) fn review_is_complete(write: &Write<'_>) -> Result<(), Refusal> {
    if write.after.kind != *REVIEW || !write.is_live() || !write.fills("locked_on") {
        return Ok(());
    }
    let changed = |line: &Record| match write.originals.get(&line.id) {
        None => Some(line.trashed.unwrap_or(line.updated)),
        Some(Some(before)) if only_lock_wrote(before, line) => {
            Some(before.trashed.unwrap_or(before.updated))
        }
        Some(_) => Some(Timestamp::LAST),
    };
    let signatures = signing::signatures_over(write.book, write.after, changed);
    match missing(write.book, write.after, &signatures) {
        Some(message) => Err(Refusal::of_record(message)),
        None => Ok(()),
    }
}

/// Whether a line differs only in what the lock itself writes into it, which was not there to be signed.
fn only_lock_wrote(before: &Record, after: &Record) -> bool {
    let by_lock: &[&str] = match after.kind.as_str() {
        REVIEW => &["locked_on", "entry"],
        "review-practice" => &["status", "level", "owner"],
        _ => &[],
    };
    let said = |record: &Record| {
        let mut fields = record.fields.clone();
        fields.retain(|field, _| !by_lock.contains(&field.as_str()));
        (fields, record.trashed)
    };
    said(before) == said(after)
}

/// Why a review cannot be locked yet, with the way out; none when it can.
pub fn missing(
    book: &crate::Book,
    review: &Record,
    signatures: &[signing::Signature],
) -> Option<String> {
    last_outcomes(book, review)
        .or_else(|| verdicts(book, review))
        .or_else(|| top_three(book, review))
        .or_else(|| signed(book, signatures))
}

fn last_outcomes(book: &crate::Book, review: &Record) -> Option<String> {
    let open = last_three(book, review)
        .into_iter()
        .find(|issue| !has_outcome(issue))?;
    Some(format!(
        "Nobody has said what became of “{}”, one of last quarter’s three. Say whether it is done, moved to a day, or not done.",
        book.title(open)
    ))
}

fn verdicts(book: &crate::Book, review: &Record) -> Option<String> {
    let lines: Vec<&Record> = book
        .children(review.id, "review-practice")
        .filter(|line| !practices::is_said(line))
        .collect();
    let first = lines.first()?;
    let title = book.title(first);
    Some(match (first.text("verdict"), lines.len()) {
        (Some(verdict), _) => format!(
            "“{title}” is {verdict} and nobody says why. Write the reason or the decision beside it."
        ),
        (None, 1) => {
            format!("“{title}” is not read yet. Confirm it, or say what is no longer true.")
        }
        (None, n) => format!(
            "{} practices are not read yet, among them “{title}”. Confirm each, or say what is no longer true.",
            words::capitalised(&words::count(n))
        ),
    })
}

fn top_three(book: &crate::Book, review: &Record) -> Option<String> {
    let all: Vec<&Record> = issues(book, review).collect();
    let least = least_issues(review);
    if all.len() < least {
        return Some(if least == TOP {
            format!(
                "Exactly three issues leave a review of the whole book, and {} named. Name three, then lock.",
                match all.len() {
                    0 => "none is".to_owned(),
                    1 => "one is".to_owned(),
                    n => format!("{} are", words::count(n)),
                }
            )
        } else {
            "No issue is named. Name the one that costs most, with an owner and a day, then lock."
                .to_owned()
        });
    }
    let bare = |issue: &&&Record| issue.value("owner").is_none() || issue.value("due").is_none();
    if let Some(issue) = all.iter().find(bare) {
        return Some(format!(
            "“{}” has no {}. Give each of the three an owner and a day, then lock.",
            book.title(issue),
            if issue.value("owner").is_none() {
                "owner"
            } else {
                "day"
            }
        ));
    }
    let next = review.day("next_on")?;
    let late = all
        .iter()
        .find(|issue| issue.day("due").is_some_and(|due| due >= next))?;
    Some(format!(
        "“{}” is due on or after the next review on {}. Give it a day before that.",
        book.title(late),
        next.long()
    ))
}

fn signed(book: &crate::Book, all: &[signing::Signature]) -> Option<String> {
    if all.is_empty() {
        return Some("Nobody took part. Name the participants, and let each of them sign.".into());
    }
    let open = all.iter().find(|one| !one.holds())?;
    let name = book
        .get(open.person)
        .map_or_else(|| "Somebody".to_owned(), |person| book.title(person));
    Some(if open.is_stale {
        format!(
            "{name} signed before the last change to the review. Let {name} look at it and sign again."
        )
    } else {
        format!(
            "{name} took part and has not signed. Let {name} sign, or take the name off the participants."
        )
    })
}
