//! What an edit brings with it, in the same entry: dates that follow from a decision, a re-test that follows from a failure.
//! Undo takes both back together. One file per kind, one entry in [`CONSEQUENCES`].

mod access_decision;
mod budget;
mod completion;
mod dr_test;
mod flag;
pub(crate) mod review;

use crate::contract::Failure;
use blueprint_model::{Day, Record, RecordId, Value};
use blueprint_store::Tx;

/// Who acts, and when.
pub(crate) struct Moment {
    /// The day of the deed.
    pub today: Day,
    /// The person at the keyboard, when the workbook knows them.
    pub person: Option<RecordId>,
}

/// What edits of a kind bring with them.
struct Consequence {
    kind: &'static str,
    /// The fields whose edits may bring it.
    fields: &'static [&'static str],
    /// What it is, for someone who is about to import a table.
    words: &'static str,
    follow: Follow,
}

/// How a consequence is asked for.
enum Follow {
    /// For each record of the kind, as it was and as it is.
    Each(
        fn(
            tx: &mut Tx<'_>,
            before: Option<&Record>,
            after: &Record,
            moment: &Moment,
        ) -> Result<(), Failure>,
    ),
    /// Once for all of them.
    Once(fn(tx: &mut Tx<'_>, moment: &Moment) -> Result<(), Failure>),
}

const CONSEQUENCES: &[Consequence] = &[
    Consequence {
        kind: "quarterly-review",
        fields: &["locked_on"],
        words: "A review that is locked keeps what it computes.",
        follow: Follow::Each(review::follow_review),
    },
    Consequence {
        kind: "review-practice",
        fields: &["verdict"],
        words: "A verdict is an edit of the practice too.",
        follow: Follow::Each(review::follow_practice),
    },
    Consequence {
        kind: "review-issue",
        fields: &["outcome", "done_on"],
        words: "An issue that is done is dated today where the table gives no day.",
        follow: Follow::Each(review::follow_issue),
    },
    Consequence {
        kind: "access-decision",
        fields: &["decision", "removed_on"],
        words: "A decision is dated today where the table gives no day, and a removal is entered in the grant.",
        follow: Follow::Each(access_decision::follow),
    },
    Consequence {
        kind: "budget",
        fields: &["amount", "month"],
        words: "Marks that spend or forecast crosses are recorded with it.",
        follow: Follow::Once(budget::follow),
    },
    Consequence {
        kind: "spend",
        fields: &["amount", "on"],
        words: "Marks that spend or forecast crosses are recorded with it.",
        follow: Follow::Once(budget::follow_spend),
    },
    Consequence {
        kind: "dr-test",
        fields: &["result"],
        words: "A test that fails plans its re-test.",
        follow: Follow::Each(dr_test::follow),
    },
    Consequence {
        kind: "flag",
        fields: &["stage"],
        words: "A flag that reaches everyone or is removed is dated today where the table gives no day.",
        follow: Follow::Each(flag::follow),
    },
    Consequence {
        kind: "practice",
        fields: &["cadence"],
        words: "A cadence without a first day is anchored.",
        follow: Follow::Each(completion::anchor),
    },
    Consequence {
        kind: "practice",
        fields: &["rhythm"],
        words: "A rhythm of experiments without a first day is anchored.",
        follow: Follow::Each(completion::anchor_rhythm),
    },
    Consequence {
        kind: "team",
        fields: &["sprint"],
        words: "A sprint in months without a first day is anchored.",
        follow: Follow::Each(completion::anchor_sprint),
    },
    done("practice", &["reviewed_on"]),
    done("standard", &["reviewed_on"]),
    done("component", &["last_drift_check"]),
    done("hypothesis", &["expires_on"]),
    done("evidence", &["expires"]),
];

/// That something was done is kept, however its date was written.
const fn done(kind: &'static str, fields: &'static [&'static str]) -> Consequence {
    Consequence {
        kind,
        fields,
        words: "What a later date replaces is kept as done.",
        follow: Follow::Each(completion::follow),
    }
}

/// Does what the edits of a transaction bring with them.
pub(crate) fn follow(tx: &mut Tx<'_>, moment: &Moment) -> Result<(), Failure> {
    for consequence in CONSEQUENCES {
        match consequence.follow {
            Follow::Once(follow) => follow(tx, moment)?,
            Follow::Each(follow) => {
                for (before, after) in tx.touched_of(consequence.kind) {
                    follow(tx, before.as_ref(), &after, moment)?;
                }
            }
        }
    }
    Ok(())
}

/// What edits of such fields of a kind may bring with them, in words.
pub(crate) fn foretold<'f>(
    kind: &str,
    mut edited: impl Iterator<Item = &'f str>,
) -> Option<&'static str> {
    let of_kind = || CONSEQUENCES.iter().filter(|one| kind == one.kind);
    edited.find_map(|field| {
        let brought = of_kind().find(|one| one.fields.contains(&field))?;
        Some(brought.words)
    })
}

/// Whether a field got this text in this transaction.
fn became(before: Option<&Record>, after: &Record, field: &str, text: &str) -> bool {
    after.text(field) == Some(text) && before.and_then(|before| before.text(field)) != Some(text)
}

/// Sets a field that nobody filled in.
fn set_if_empty(
    tx: &mut Tx<'_>,
    record: &Record,
    field: &str,
    value: impl Into<Value>,
) -> Result<(), Failure> {
    if record.value(field).is_none() {
        tx.set(record.id, field, Some(value.into()))?;
    }
    Ok(())
}

/// Whether a text field is another than before this transaction.
fn text_changed(before: Option<&Record>, after: &Record, field: &str) -> bool {
    after.text(field) != before.and_then(|before| before.text(field))
}
