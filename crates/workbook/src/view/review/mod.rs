//! The session of a quarterly review: its steps, how far each has come, and what each shows.

mod lines;

use super::{documents, fields, links};
use crate::{
    Workbook,
    contract::{
        Failure, FailureCode, FieldValue, LineOfFields, ParticipantRow, ReviewPage, ReviewStep,
    },
    deed, point, target,
};
use blueprint_model::{
    Book, Day, Record, lock,
    review::{
        REVIEW, Scope, Step, corrected_by, is_locked, previous, signing,
        steps::{self, Progress},
        stretch,
    },
};

/// Days before the next review on which an issue is due unless told otherwise.
const ISSUE_DAYS: i64 = 14;
/// The fields at the head of a review.
const HEAD: [&str; 5] = ["led_by", "participants", "absent", "next_on", "note"];

/// The session of a review.
///
/// # Errors
/// When there is no such record, or it is no review.
pub fn review(workbook: &Workbook, named: &str) -> Result<ReviewPage, Failure> {
    let (book, today) = (workbook.book(), workbook.today());
    let review = target::find(book, named)?;
    if review.kind != *REVIEW {
        return Err(Failure::new(
            FailureCode::NotFound,
            format!("“{}” is no quarterly review.", book.title(review)),
        ));
    }
    let before = previous(book, review);
    let (from, to) = stretch(book, review, today);
    let me = workbook.actor().ok().and_then(|actor| actor.person);
    let day = review.day("locked_on").unwrap_or(today);
    let due = review
        .day("next_on")
        .map_or_else(|| day.plus_days(60), |next| next.plus_days(-ISSUE_DAYS));
    let (deeds, documents) = match review.trashed {
        None => (
            deed::offered(book, review, today),
            documents::about(book, Some(REVIEW)),
        ),
        Some(_) => (Vec::new(), Vec::new()),
    };
    Ok(ReviewPage {
        id: review.id.to_string(),
        handle: review.handle(),
        title: book.title(review),
        quarter: review.text("quarter").unwrap_or_default().to_owned(),
        scope: Scope::of(review).words(book),
        stretch: if to == today && !is_locked(review) {
            format!("Looks back from {} to today", from.near(today))
        } else {
            format!("Looks back from {} to {}", from.near(today), to.near(today))
        },
        locked: is_locked(review).then(|| locked(book, review, today)),
        trashed: review.trashed.is_some(),
        corrects: links::reference(book, review, "corrects"),
        corrected_by: corrected_by(book, review).map(|it| links::link(book, it)),
        previous: before.map(|it| links::link(book, it)),
        steps: steps::progress(book, review).iter().map(step).collect(),
        next: steps::next(book, review).id().to_owned(),
        head: some_fields(book, review, &HEAD, today),
        last_three: lines::last_three(book, review, today),
        practices: lines::practices(book, review, today),
        duties: lines::duties(book, review, today),
        measures: lines::measures(book, review, today),
        issues: lines_of(
            book,
            review,
            "review-issue",
            &["text", "owner", "due"],
            today,
        ),
        issue_due: due.max(day.plus_days(1)).to_string(),
        decisions: lines_of(
            book,
            review,
            "review-decision",
            &["text", "owner", "due"],
            today,
        ),
        compare: (
            point::start_of(workbook, review)?.key,
            point::of_review(workbook, review)?.key,
        ),
        participants: participants(book, review, me, today),
        deeds,
        documents,
    })
}

fn locked(book: &Book, review: &Record, today: Day) -> String {
    let day = review.day("locked_on").unwrap_or(today);
    format!(
        "Signed and locked on {}. A correction is a new review that names this one. {}",
        day.long(),
        lock::left_open(book, review)
    )
    .trim_end()
    .to_owned()
}

fn step(progress: &Progress) -> ReviewStep {
    let words = match (progress.step, progress.is_done) {
        (Step::Duties | Step::Measures | Step::Changes, true) => "gone through".to_owned(),
        (Step::LastThree, true) if progress.of == 0 => "none".to_owned(),
        (Step::Practices, true) if progress.of == 0 => "none due".to_owned(),
        (Step::Sign, true) => "locked".to_owned(),
        _ if progress.of == 0 => String::new(),
        _ => format!("{} of {}", progress.said, progress.of),
    };
    ReviewStep {
        id: progress.step.id().to_owned(),
        name: progress.step.name().to_owned(),
        words,
        done: progress.is_done,
        tick: progress.step.tick().map(str::to_owned),
    }
}

fn some_fields(book: &Book, record: &Record, ids: &[&str], today: Day) -> Vec<FieldValue> {
    let kind = book.kind_of(record);
    ids.iter()
        .filter_map(|id| kind?.field(id))
        .map(|field| fields::value(book, record, field, today))
        .collect()
}

fn lines_of(
    book: &Book,
    review: &Record,
    kind: &str,
    ids: &[&str],
    today: Day,
) -> Vec<LineOfFields> {
    book.children(review.id, kind)
        .map(|line| LineOfFields {
            id: line.id.to_string(),
            title: book.title(line),
            fields: some_fields(book, line, ids, today),
        })
        .collect()
}

fn participants(
    book: &Book,
    review: &Record,
    me: Option<blueprint_model::RecordId>,
    today: Day,
) -> Vec<ParticipantRow> {
    signing::signatures(book, review)
        .into_iter()
        .filter_map(|signature| {
            let person = book.get(signature.person)?;
            let line = signing::of(book, review, signature.person);
            let hand = line.and_then(|line| line.text("written_by"));
            Some(ParticipantRow {
                person: links::link(book, person),
                signed: signature.at.map(|at| {
                    let day = match at.day() {
                        day if day == today => "today".to_owned(),
                        day => day.near(today),
                    };
                    let hand = hand.map_or_else(String::new, |name| format!(", written by {name}"));
                    format!("signed {day}, {}{hand}", at.clock())
                }),
                stale: signature.is_stale,
                me: me == Some(signature.person),
            })
        })
        .collect()
}
