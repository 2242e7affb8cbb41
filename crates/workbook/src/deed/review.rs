//! A quarterly review: its practices are listed, it is signed and locked, and put right by a new one that names it.

use super::{Deed, Moment, Stands};
use crate::contract::Failure;
use blueprint_model::{
    Book, Day, Op, Record, RecordId, Value,
    guard::review::missing,
    review::{Quarter, REVIEW, Scope, corrected_by, is_locked, practices, signing},
};
use blueprint_store::{NewRecord, Tx};

pub(super) const START: Deed = Deed {
    kind: REVIEW,
    id: "start",
    words: "Start the review",
    help: "Lists the practices of this part that are due by the end of the quarter.",
    op: Op::Start,
    asks: None,
    stands: |_, review, _| {
        if review.value("started_on").is_some() || is_locked(review) {
            Stands::Hidden
        } else if review.text("quarter").and_then(Quarter::parse).is_none() {
            Stands::Refused("The quarter cannot be read. Write it as 2026 Q4.".into())
        } else {
            Stands::Open
        }
    },
    perform: |tx, review, moment| {
        list_practices(tx, review, moment.today)?;
        Ok(review.id)
    },
};

pub(super) const SIGN: Deed = Deed {
    kind: REVIEW,
    id: "sign",
    words: "Sign",
    help: "Puts your name under the review as it stands. What is changed after that is signed again.",
    op: Op::Sign,
    asks: None,
    stands: |_, review, _| {
        if review.value("started_on").is_none() || is_locked(review) {
            Stands::Hidden
        } else {
            Stands::Open
        }
    },
    perform: |tx, review, moment| {
        let person = moment.person.ok_or_else(|| {
            Failure::new(
                crate::contract::FailureCode::Refused,
                "The workbook does not know which person you are. Write as somebody it knows, with --as on the command line.",
            )
        })?;
        sign(tx, review.id, person, None)?;
        Ok(review.id)
    },
};

pub(super) const LOCK: Deed = Deed {
    kind: REVIEW,
    id: "lock",
    words: "Lock the review",
    help: "Fixes the review as it was signed, writes down the duties and sheets of the quarter, and keeps a snapshot.",
    op: Op::Sign,
    asks: Some(|_, _| {
        "A locked review stays as it is for good: it cannot be edited or undone. A mistake is put right by a correction that names it.".into()
    }),
    stands: lockable,
    perform: |tx, review, moment| {
        tx.set(
            review.id,
            "locked_on",
            Some(moment.today.to_string().into()),
        )?;
        Ok(review.id)
    },
};

pub(super) const CORRECT: Deed = Deed {
    kind: REVIEW,
    id: "correct",
    words: "Begin a correction",
    help: "Makes a new review with what this one says, to be put right, signed and locked. This one stays as it is.",
    op: Op::Start,
    asks: None,
    stands: |book, review, _| match corrected_by(book, review) {
        _ if !is_locked(review) => Stands::Hidden,
        Some(_) => Stands::Refused("A review already corrects this one. Go on there.".into()),
        None => Stands::Open,
    },
    perform: correct,
};

fn lockable(book: &Book, review: &Record, _: Day) -> Stands {
    if review.value("started_on").is_none() || is_locked(review) {
        return Stands::Hidden;
    }
    let empty = ["led_by", "next_on"]
        .into_iter()
        .find(|field| review.value(field).is_none());
    if let Some(field) = empty {
        let label = book
            .kind_of(review)
            .and_then(|kind| kind.field(field))
            .map_or(field, |field| field.label.as_str());
        return Stands::Refused(format!("“{label}” is empty. Fill it in, then lock."));
    }
    let signatures = signing::signatures(book, review);
    missing(book, review, &signatures).map_or(Stands::Open, Stands::Refused)
}

/// Starts a review: from then on its list of practices stands.
pub(crate) fn list_practices(tx: &mut Tx<'_>, review: &Record, today: Day) -> Result<(), Failure> {
    let quarter = review.text("quarter").and_then(Quarter::parse);
    let quarter = quarter.unwrap_or_else(|| Quarter::of(today));
    let due: Vec<RecordId> = practices::due(tx.book(), Scope::of(review), quarter, today)
        .into_iter()
        .map(|practice| practice.id)
        .collect();
    for practice in due {
        tx.create(
            NewRecord::of("review-practice")
                .under(review.id)
                .with("practice", practice.to_string()),
        )?;
    }
    tx.set(review.id, "started_on", Some(today.to_string().into()))?;
    Ok(())
}

/// Puts a signature under a review, or renews it; `written_by` names who did it for the participant.
pub(crate) fn sign(
    tx: &mut Tx<'_>,
    review: RecordId,
    person: RecordId,
    written_by: Option<String>,
) -> Result<(), Failure> {
    let at = Value::from(tx.at().to_string());
    let written_by = written_by.map(Value::from);
    let found = tx
        .book()
        .get(review)
        .and_then(|review| signing::of(tx.book(), review, person))
        .map(|line| line.id);
    match found {
        Some(line) => {
            tx.set(line, "signed_at", Some(at))?;
            tx.set(line, "written_by", written_by)?;
        }
        None => {
            let new = NewRecord::of("review-signature")
                .under(review)
                .with("person", person.to_string())
                .with("signed_at", at);
            tx.create(match written_by {
                Some(name) => new.with("written_by", name),
                None => new,
            })?;
        }
    }
    Ok(())
}

/// What a correction takes over of the review itself, and of its lines.
const TAKEN: [&str; 11] = [
    "quarter",
    "scope",
    "pillar",
    "team",
    "lead",
    "led_by",
    "participants",
    "absent",
    "started_on",
    "next_on",
    "note",
];
const TAKEN_LINES: [(&str, &[&str]); 4] = [
    ("review-practice", &["practice", "verdict", "note"]),
    (
        "review-measure",
        &["name", "practice", "value", "unit", "note"],
    ),
    (
        "review-issue",
        &[
            "text", "owner", "due", "outcome", "moved_to", "done_on", "result",
        ],
    ),
    ("review-decision", &["text", "owner", "due"]),
];

fn correct(tx: &mut Tx<'_>, review: &Record, _: &Moment) -> Result<RecordId, Failure> {
    let title = format!("{}, correction", tx.book().title(review));
    let new = NewRecord::of(REVIEW)
        .taking("name", &title.into())
        .with("corrects", review.id.to_string());
    let correction = tx.create(taking(new, review, &TAKEN))?;
    for (kind, fields) in TAKEN_LINES {
        let lines: Vec<Record> = tx.book().children(review.id, kind).cloned().collect();
        for line in lines {
            let new = NewRecord::of(kind).under(correction);
            tx.create(taking(new, &line, fields))?;
        }
    }
    Ok(correction)
}

fn taking(mut new: NewRecord, from: &Record, fields: &[&str]) -> NewRecord {
    for field in fields {
        if let Some(value) = from.value(field) {
            new = new.taking(field, value);
        }
    }
    new
}
