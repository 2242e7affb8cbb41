//! What was left out says why, and when it was due.

use super::{Refusal, Write};

pub(super) fn gives_a_reason_for_a_skip(write: &Write<'_>) -> Result<(), Refusal> {
    let after = write.after;
    if after.kind != "completion" || !write.is_live() {
        return Ok(());
    }
    let empty = |field: &str| {
        let text = after.text(field);
        text.is_none_or(|text| text.trim().is_empty())
    };
    if after.text("outcome") == Some("skipped") && empty("reason") {
        return Err(Refusal::of_field(
            "reason",
            "A duty is left out for a reason, and the next review reads it. Write one line why.",
        ));
    }
    if after.text("outcome") == Some("skipped") && empty("due") {
        return Err(Refusal::of_field(
            "due",
            "Only what was due can be left out. Enter the day it was due.",
        ));
    }
    Ok(())
}
