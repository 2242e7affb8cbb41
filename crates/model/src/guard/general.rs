//! What holds for every kind: the right parent, and one record of a kind that has one.

use super::{Refusal, Write};
use crate::words;

pub(super) fn has_its_parent(write: &Write<'_>) -> Result<(), Refusal> {
    let Some(kind) = write.kind() else {
        return Ok(());
    };
    match (&kind.parent, write.parent()) {
        (None, None) if write.after.parent.is_none() => Ok(()),
        (Some(expected), Some(parent)) if parent.kind == *expected => Ok(()),
        (Some(expected), _) => {
            let above = write.book.catalogue().noun(expected.as_str());
            Err(Refusal::of_record(format!(
                "{} belongs to {}. Name the {above} it belongs to.",
                words::a_first(&kind.name.one),
                words::a(above)
            )))
        }
        (None, _) => Err(Refusal::of_record(format!(
            "{} belongs to no other record. Leave its parent out.",
            words::a_first(&kind.name.one)
        ))),
    }
}

pub(super) fn is_the_only_one(write: &Write<'_>) -> Result<(), Refusal> {
    let after = write.after;
    let appears = write.is_live() && write.before.is_none_or(|before| before.trashed.is_some());
    let single = write.kind().filter(|kind| kind.single && appears);
    let another = || {
        let mut all = write.book.of_kind(after.kind.as_str());
        all.any(|other| other.id != after.id)
    };
    match single {
        Some(kind) if another() => Err(Refusal::of_record(format!(
            "A workbook has one {}. Edit the one that is there.",
            kind.name.one
        ))),
        _ => Ok(()),
    }
}

pub(super) fn gives_a_reason_for_not_applicable(write: &Write<'_>) -> Result<(), Refusal> {
    let after = write.after;
    let bare = after.kind == "practice"
        && after.text("status") == Some("not applicable")
        && after.text("not_applicable_reason").is_none();
    if bare {
        return Err(Refusal::of_field(
            "not_applicable_reason",
            "“Not applicable” needs a reason, so that the next reader knows it was a decision. Write one line why.",
        ));
    }
    Ok(())
}
