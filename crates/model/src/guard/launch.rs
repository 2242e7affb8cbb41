//! Launches: not ready while a hard gate is red, missing or without a state, unless somebody says so by name and with a reason.

use super::{Refusal, Write};
use crate::rules::launch::{self, Hold};

pub(super) fn is_not_held_back(write: &Write<'_>) -> Result<(), Refusal> {
    let after = write.after;
    let concerned = ["ready_on", "tier", "override_by", "override_reason"]
        .iter()
        .any(|field| write.changes(field));
    let ready = after.kind == "launch" && write.is_live() && after.value("ready_on").is_some();
    if !ready || !concerned || !launch::is_hard(after) || launch::is_overridden(after) {
        return Ok(());
    }
    let holding = launch::holding(write.book, after);
    if holding.is_empty() {
        return Ok(());
    }
    let red = holding.iter().all(|(_, why)| *why == Hold::Red);
    Err(Refusal::of_field(
        "ready_on",
        format!(
            "“{}” is held back: {}, and gates are hard {}. {}, or fill in “{}” and “{}” first.",
            write.book.title(after),
            launch::in_words(&holding),
            after.text("tier").map_or_else(
                || "until a tier is chosen".to_owned(),
                |tier| format!("for tier {tier}")
            ),
            match (red, holding.len()) {
                (true, 1) => "Turn it green",
                (true, _) => "Turn them green",
                (false, _) => "Lay out the gates and answer each",
            },
            write.label("override_by"),
            write.label("override_reason"),
        ),
    ))
}
