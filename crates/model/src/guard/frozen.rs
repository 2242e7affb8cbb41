//! Fields that another field freezes: a threshold once its test has begun, the lines of a review once it has started.

use super::{Refusal, Write};
use crate::{Kind, Record};

pub(super) fn keeps_frozen_fields(write: &Write<'_>) -> Result<(), Refusal> {
    let (Some(before), Some(kind)) = (write.before, write.kind()) else {
        return Ok(());
    };
    for field in &kind.fields {
        let Some(freezer) = &field.frozen_after else {
            continue;
        };
        if before.value(&field.id) == write.after.value(&field.id) {
            continue;
        }
        let holder = [Some(before), write.parent_before()]
            .into_iter()
            .flatten()
            .find(|holder| holder.value(freezer).is_some());
        if let Some(holder) = holder {
            return Err(Refusal::of_field(
                &field.id,
                format!(
                    "“{}” is frozen since “{}” was filled in. Make a new {} instead.",
                    field.label,
                    label(write, holder, freezer),
                    kind.name.one
                ),
            ));
        }
    }
    Ok(())
}

/// What froze other fields may be corrected to another day, and not emptied: that would thaw them.
pub(super) fn keeps_what_froze_them(write: &Write<'_>) -> Result<(), Refusal> {
    let (Some(before), Some(kind)) = (write.before, write.kind()) else {
        return Ok(());
    };
    let emptied = kind.fields.iter().filter(|field| {
        before.value(&field.id).is_some() && write.after.value(&field.id).is_none()
    });
    for field in emptied {
        let children = kind.children.iter();
        let lines = children.filter_map(|child| write.book.catalogue().kind(child.as_str()));
        if std::iter::once(kind)
            .chain(lines)
            .any(|one| freezes(one, &field.id))
        {
            return Err(Refusal::of_field(
                &field.id,
                format!(
                    "“{}” froze what was agreed before it, so it cannot be emptied. Correct the day, undo the entry, or make a new {}.",
                    field.label, kind.name.one
                ),
            ));
        }
    }
    Ok(())
}

/// Lines whose fields their parent has frozen are neither added, moved nor taken away.
pub(super) fn keeps_frozen_lines(write: &Write<'_>) -> Result<(), Refusal> {
    let Some(kind) = write.kind() else {
        return Ok(());
    };
    let leaves = !write.is_live() && write.before.is_some_and(|before| before.trashed.is_none());
    if !(write.appears() || leaves) {
        return Ok(());
    }
    let own = |freezer: &str| kind.field(freezer).is_some();
    let mut freezers = kind
        .fields
        .iter()
        .filter_map(|field| field.frozen_after.as_deref())
        .filter(|freezer| !own(freezer));
    // A line that leaves with its parent leaves nothing behind that could be wrong.
    let stays = |parent: &&Record| {
        write
            .book
            .get(parent.id)
            .is_some_and(|now| now.trashed.is_none())
    };
    let parents = [
        write.parent_before(),
        write.after.parent.and_then(|id| write.was(id)),
    ];
    let frozen = freezers.find_map(|freezer| {
        let mut parents = parents.into_iter().flatten().filter(stays);
        let parent =
            parents.find(|parent| parent.trashed.is_none() && parent.value(freezer).is_some())?;
        Some((freezer, parent))
    });
    match frozen {
        Some((freezer, parent)) => Err(Refusal::of_record(format!(
            "The {} of “{}” are frozen since “{}” was filled in. What came later belongs in the next {}.",
            kind.name.many,
            write.book.title(parent),
            label(write, parent, freezer),
            write
                .book
                .kind_of(parent)
                .map_or("one", |kind| &kind.name.one)
        ))),
        None => Ok(()),
    }
}

fn freezes(kind: &Kind, freezer: &str) -> bool {
    let mut fields = kind.fields.iter();
    fields.any(|field| field.frozen_after.as_deref() == Some(freezer))
}

fn label(write: &Write<'_>, holder: &Record, field: &str) -> String {
    let kind = write.book.kind_of(holder);
    kind.and_then(|kind| kind.field(field))
        .map_or_else(|| field.to_owned(), |field| field.label.clone())
}
