//! Closing an experiment: it owes a learning.

use super::{Refusal, Write};
use crate::rules::experiment;

pub(super) fn has_a_learning(write: &Write<'_>) -> Result<(), Refusal> {
    let after = write.after;
    let concerned = ["ended_on", "outcome", "learning"]
        .iter()
        .any(|field| write.changes(field));
    let bare = after.kind == "experiment"
        && write.is_live()
        && concerned
        && experiment::is_closed(after)
        && after.value("learning").is_none();
    if bare {
        return Err(Refusal::of_field(
            "learning",
            "An experiment owes a learning, not code. Write what is known now that was not known before, then close it.",
        ));
    }
    Ok(())
}
