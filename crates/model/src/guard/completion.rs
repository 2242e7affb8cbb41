//! What was left out says why, and what is recorded names a duty there is.

use super::{Refusal, Write};
use crate::duty::DutyKind;

pub(super) fn is_told_right(write: &Write<'_>) -> Result<(), Refusal> {
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
    let duty = after.text("duty").unwrap_or_default();
    if write.changes("duty") && DutyKind::from_id(duty).is_none() {
        let example = DutyKind::PracticeReview.id();
        return Err(Refusal::of_field(
            "duty",
            format!("There is no duty “{duty}”. Write its id, such as {example}."),
        ));
    }
    Ok(())
}
