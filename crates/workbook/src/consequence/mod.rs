//! What an edit brings with it, in the same entry: dates that follow from a decision, a re-test that follows from a failure.
//! Undo takes both back together. One file per kind, one line in [`CONSEQUENCES`].

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

type Consequence = fn(
    tx: &mut Tx<'_>,
    before: Option<&Record>,
    after: &Record,
    moment: &Moment,
) -> Result<(), Failure>;

/// The kind whose edits have consequences, and what they are.
const CONSEQUENCES: &[(&str, Consequence)] = &[
    ("quarterly-review", review::follow_review),
    ("review-practice", review::follow_practice),
    ("review-issue", review::follow_issue),
    ("access-decision", access_decision::follow),
    ("budget", budget::follow),
    ("spend", budget::follow_spend),
    ("dr-test", dr_test::follow),
    ("flag", flag::follow),
    ("practice", completion::anchor),
];

/// Does what the edits of a transaction bring with them.
pub(crate) fn follow(tx: &mut Tx<'_>, moment: &Moment) -> Result<(), Failure> {
    for (kind, consequence) in CONSEQUENCES {
        for (before, after) in tx.touched_of(kind) {
            consequence(tx, before.as_ref(), &after, moment)?;
        }
    }
    follow_import(tx, moment)
}

/// What also follows from a table that comes in: that something was done is kept, however its date was written.
pub(crate) fn follow_import(tx: &mut Tx<'_>, moment: &Moment) -> Result<(), Failure> {
    for kind in completion::KINDS {
        for (before, after) in tx.touched_of(kind) {
            completion::follow(tx, before.as_ref(), &after, moment)?;
        }
    }
    Ok(())
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
