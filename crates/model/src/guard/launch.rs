//! Launches: not ready while a hard gate is red, unless somebody says so by name and with a reason.

use super::{Refusal, Write};
use crate::{rules::launch, words};

pub(super) fn is_not_held_back(write: &Write<'_>) -> Result<(), Refusal> {
    let after = write.after;
    let concerned = ["ready_on", "tier", "override_by", "override_reason"]
        .iter()
        .any(|field| write.changes(field));
    let ready = after.kind == "launch" && write.is_live() && after.value("ready_on").is_some();
    if !ready || !concerned || !launch::is_hard(after) || launch::is_overridden(after) {
        return Ok(());
    }
    let red: Vec<String> = launch::red_gates(write.book, after)
        .map(|gate| format!("“{}”", write.book.title(gate)))
        .collect();
    if red.is_empty() {
        return Ok(());
    }
    Err(Refusal::of_field(
        "ready_on",
        format!(
            "“{}” is held back: {} {} red, and gates are hard {}. Turn {}, or fill in “{}” and “{}” first.",
            write.book.title(after),
            words::listed(&red),
            if red.len() == 1 { "is" } else { "are" },
            after.text("tier").map_or_else(
                || "until a tier is chosen".to_owned(),
                |tier| format!("for tier {tier}")
            ),
            if red.len() == 1 {
                "it green"
            } else {
                "them green"
            },
            write.label("override_by"),
            write.label("override_reason"),
        ),
    ))
}
