//! Access reviews: nobody decides alone about their own access.

use super::{Refusal, Write};
use crate::rules::access_review::is_self_reviewed;

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
