//! Access reviews: one starts and is signed with its lines, and nobody decides alone about their own access.

use super::{Refusal, Write, sign::signs};
use crate::rules::access_review::is_self_reviewed;

const REVIEW: &str = "access-review";

fn has_lines(write: &Write<'_>) -> bool {
    let mut lines = write.children(write.after.id, "access-decision");
    lines.next().is_some()
}

/// The day of the start freezes the lines, so it comes with them or after them.
pub(super) fn starts_with_its_lines(write: &Write<'_>) -> Result<(), Refusal> {
    let starts = write.after.kind == REVIEW && write.is_live() && write.fills("started_on");
    if starts && !has_lines(write) {
        return Err(Refusal::of_field(
            "started_on",
            "The start freezes the lines of a review, and this one has none. “Start the review” copies the grants of its scope and enters the day.",
        ));
    }
    Ok(())
}

/// A review that looked at nothing is not signed.
pub(super) fn signs_lines(write: &Write<'_>) -> Result<(), Refusal> {
    if write.after.kind == REVIEW && signs(write) && !has_lines(write) {
        return Err(Refusal::of_record(
            "This review has no lines, so nothing was reviewed. Start it, which copies the grants of its scope, decide each line, then sign.",
        ));
    }
    Ok(())
}

pub(super) fn reviews_nobody_alone(write: &Write<'_>) -> Result<(), Refusal> {
    let after = write.after;
    let concerned = write.appears()
        || ["person", "reviewer", "reason"]
            .iter()
            .any(|field| write.changes(field));
    let alone = after.kind == "access-decision"
        && write.is_live()
        && concerned
        && is_self_reviewed(after)
        && after.value("reason").is_none();
    if alone {
        return Err(Refusal::of_field(
            "reason",
            format!(
                "{} would decide about their own access. Name another reviewer, or write the reason first.",
                write
                    .book
                    .reference_title(after, "person")
                    .unwrap_or_default()
            ),
        ));
    }
    Ok(())
}
