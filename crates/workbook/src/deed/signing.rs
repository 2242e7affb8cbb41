//! Signing: the record and what belongs to it are locked from then on.

use super::{Deed, Moment, Stands};
use crate::contract::Failure;
use blueprint_model::{Book, Day, Op, Record, RecordId, guard, lock, rules::dr_test, words};
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
        op: Op::Sign,
        asks: Some(what_is_locked),
        stands,
        perform: sign,
    }
}

/// What has not begun, or is signed, offers no signature; what a signature asks for, the guards say.
fn stands(book: &Book, record: &Record, today: Day) -> Stands {
    let begun = match record.kind.as_str() {
        "access-review" => record.value("started_on").is_some(),
        "dr-test" => dr_test::held_on(record).is_some(),
        _ => record.value("held_on").is_some(),
    };
    if !begun || lock::is_locked(book, record) {
        return Stands::Hidden;
    }
    match guard::may_sign(book, record, today) {
        Ok(()) => Stands::Open,
        Err(refusal) => Stands::Refused(refusal.message),
    }
}

/// What is asked before: a signature is for good.
fn what_is_locked(book: &Book, record: &Record) -> String {
    let Some(kind) = book.kind_of(record) else {
        return String::new();
    };
    let lines: Vec<String> = kind
        .children
        .iter()
        .filter_map(|child| book.catalogue().kind(child.as_str()))
        .filter_map(|child| {
            let of_kind = book.children(record.id, child.id.as_str()).count();
            (of_kind > 0).then(|| words::counted(of_kind, &child.name.one, &child.name.many))
        })
        .collect();
    let with = if lines.is_empty() {
        String::new()
    } else {
        format!(", with its {}", words::listed(&lines))
    };
    let open = lock::left_open(book, record);
    format!(
        "“{}” is locked as it stands today{with}. {open}{}Undo takes no signature back: a correction is a new {}.",
        book.title(record),
        if open.is_empty() { "" } else { " " },
        kind.name.one,
    )
}

fn sign(tx: &mut Tx<'_>, record: &Record, moment: &Moment) -> Result<RecordId, Failure> {
    tx.set(
        record.id,
        "signed_on",
        Some(moment.today.to_string().into()),
    )?;
    Ok(record.id)
}
