//! Guards: pure checks that refuse a write, with the reason and the way out.

use crate::{Book, Record};

/// Why a write was refused. The message says the reason and what to do instead.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{message}")]
pub struct Refusal {
    /// The field it is about, when it is about one.
    pub field: Option<String>,
    /// The reason and the way out, ending with a period.
    pub message: String,
}

impl Refusal {
    /// A refusal that is about one field.
    pub fn of_field(field: &str, message: impl Into<String>) -> Self {
        Self {
            field: Some(field.to_owned()),
            message: message.into(),
        }
    }
}

/// A guard looks at a record before (`None` when new) and after a write, in the book as it would be.
pub type Guard = fn(before: Option<&Record>, after: &Record, book: &Book) -> Result<(), Refusal>;

/// All guards, asked in order for every record a write touches.
pub const GUARDS: &[Guard] = &[
    has_its_parent,
    is_the_only_one,
    keeps_frozen_fields,
    gives_a_reason_for_not_applicable,
];

fn has_its_parent(_: Option<&Record>, after: &Record, book: &Book) -> Result<(), Refusal> {
    let Some(kind) = book.catalogue().kind(after.kind.as_str()) else {
        return Ok(());
    };
    let parent = after.parent.and_then(|id| book.get(id));
    match (&kind.parent, parent) {
        (None, None) if after.parent.is_none() => Ok(()),
        (Some(expected), Some(parent)) if parent.kind == *expected => Ok(()),
        (Some(expected), _) => Err(Refusal {
            field: None,
            message: format!(
                "A {} belongs to a {expected}. Name the {expected} it belongs to.",
                kind.name.one
            ),
        }),
        (None, _) => Err(Refusal {
            field: None,
            message: format!(
                "A {} belongs to no other record. Leave its parent out.",
                kind.name.one
            ),
        }),
    }
}

fn is_the_only_one(before: Option<&Record>, after: &Record, book: &Book) -> Result<(), Refusal> {
    let appears = after.trashed.is_none() && before.is_none_or(|before| before.trashed.is_some());
    let single = book
        .catalogue()
        .kind(after.kind.as_str())
        .filter(|kind| kind.single);
    match single {
        Some(kind)
            if appears
                && book
                    .of_kind(after.kind.as_str())
                    .any(|other| other.id != after.id) =>
        {
            Err(Refusal {
                field: None,
                message: format!(
                    "A workbook has one {}. Edit the one that is there.",
                    kind.name.one
                ),
            })
        }
        _ => Ok(()),
    }
}

fn keeps_frozen_fields(
    before: Option<&Record>,
    after: &Record,
    book: &Book,
) -> Result<(), Refusal> {
    let (Some(before), Some(kind)) = (before, book.catalogue().kind(after.kind.as_str())) else {
        return Ok(());
    };
    for field in &kind.fields {
        let Some(freezer) = &field.frozen_after else {
            continue;
        };
        let frozen = before.value(freezer).is_some()
            || before
                .parent
                .and_then(|id| book.get(id))
                .is_some_and(|p| p.value(freezer).is_some());
        if frozen && before.value(&field.id) != after.value(&field.id) {
            return Err(Refusal::of_field(
                &field.id,
                format!(
                    "{} is frozen since {freezer} was filled in. Make a new {} instead.",
                    field.label, kind.name.one
                ),
            ));
        }
    }
    Ok(())
}

fn gives_a_reason_for_not_applicable(
    _: Option<&Record>,
    after: &Record,
    _: &Book,
) -> Result<(), Refusal> {
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
