//! Signing: the record and what belongs to it are locked from then on.

use super::{Deed, Moment, Stands};
use crate::contract::Failure;
use blueprint_model::{Book, Day, Op, Record, RecordId, words};
use blueprint_store::Tx;

pub(super) const ACCESS_REVIEW: Deed = signing(
    "access-review",
    "Locks the review and its decisions. Only removals are followed up after that.",
);
pub(super) const DR_TEST: Deed = signing(
    "dr-test",
    "Locks the test as its record. A correction is a new test that names this one.",
);
pub(super) const PROCESS_REVIEW: Deed = signing(
    "process-review",
    "Locks the review with its three issues. Their outcome is entered until the next review.",
);

const fn signing(kind: &'static str, help: &'static str) -> Deed {
    Deed {
        kind,
        id: "sign",
        words: "Sign and lock",
        help,
        op: Op::Edit,
        stands,
        perform: sign,
    }
}

/// What has not begun cannot be signed.
fn stands(book: &Book, record: &Record, _: Day) -> Stands {
    let begun = match record.kind.as_str() {
        "access-review" => "started_on",
        "dr-test" => "started",
        _ => "held_on",
    };
    if record.value(begun).is_none() {
        return Stands::Hidden;
    }
    complete(book, record)
}

/// Whether everything that a signature asks for is filled in, in the record and in what belongs to it.
fn complete(book: &Book, record: &Record) -> Stands {
    if record.value("signed_on").is_some() {
        return Stands::Hidden;
    }
    let missing: Vec<String> = missing(book, record)
        .into_iter()
        .filter(|label| label != "Signed")
        .collect();
    let children = book
        .all_children(record.id)
        .filter(|child| child.trashed.is_none());
    let open = children.filter(|child| !self::missing(book, child).is_empty());
    match (missing.as_slice(), open.count()) {
        ([], 0) => Stands::Open,
        ([], n) => Stands::Refused(format!(
            "{} not filled in as a signature asks. Finish {} first.",
            words::capitalised(&words::counted(n, "line is", "lines are")),
            if n == 1 { "it" } else { "them" }
        )),
        (missing, _) => Stands::Refused(format!(
            "A signature asks for {}. Fill in what is missing first.",
            words::lower_first(&words::listed(missing))
        )),
    }
}

/// The labels of the fields that a signature asks for and that are empty.
fn missing(book: &Book, record: &Record) -> Vec<String> {
    let fields = book.kind_of(record).map(|kind| kind.fields.as_slice());
    fields
        .unwrap_or_default()
        .iter()
        .filter(|field| field.required_at.as_deref() == Some("sign"))
        .filter(|field| record.value(&field.id).is_none())
        .map(|field| field.label.clone())
        .collect()
}

fn sign(tx: &mut Tx<'_>, record: &Record, moment: &Moment) -> Result<RecordId, Failure> {
    tx.set(
        record.id,
        "signed_on",
        Some(moment.today.to_string().into()),
    )?;
    Ok(record.id)
}
