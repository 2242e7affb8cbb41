//! Recovery tests: a result stands on times, and times run forward.

use super::{Refusal, Write, sign::signs};
use crate::{rules::dr_test::held_on, words};

/// The times of a test, in order.
const TIMES: [&str; 4] = ["started", "detected", "diagnosed", "recovered"];

/// A result needs its times: all four, or the start alone when it failed, since a test may be called off. A table-top has
/// no clock, and is signed with its day.
pub(super) fn has_its_times(write: &Write<'_>) -> Result<(), Refusal> {
    let after = write.after;
    let concerned = write.changes("result")
        || signs(write)
        || write.changes("form")
        || TIMES.iter().any(|field| write.changes(field));
    is_dated(write)?;
    let timed = after.kind == "dr-test" && after.text("form") != Some("table-top");
    if !(timed && write.is_live() && concerned) {
        return Ok(());
    }
    in_order(write)?;
    let needed = match after.text("result") {
        None => return Ok(()),
        Some("fail") => &TIMES[..1],
        Some(_) => &TIMES[..],
    };
    let missing: Vec<&str> = needed
        .iter()
        .copied()
        .filter(|field| after.value(field).is_none())
        .collect();
    let Some(first) = missing.first() else {
        return Ok(());
    };
    let labels: Vec<String> = missing
        .iter()
        .map(|field| format!("“{}”", write.label(field)))
        .collect();
    Err(Refusal::of_field(
        first,
        format!(
            "A result stands on a clock, and {} {} empty. Enter the times first; a test that was called off is a fail.",
            words::listed(&labels),
            if labels.len() == 1 { "is" } else { "are" }
        ),
    ))
}

fn is_dated(write: &Write<'_>) -> Result<(), Refusal> {
    let after = write.after;
    if after.kind == "dr-test" && signs(write) && held_on(after).is_none() {
        return Err(Refusal::of_field(
            "on",
            format!(
                "Nobody can tell when this test was held. Enter “{}”, then sign.",
                write.label("on")
            ),
        ));
    }
    Ok(())
}

fn in_order(write: &Write<'_>) -> Result<(), Refusal> {
    let mut last: Option<(&str, i64)> = None;
    for field in TIMES {
        let Some(at) = write.after.moment(field) else {
            continue;
        };
        if let Some((earlier, _)) = last.filter(|(_, then)| at.utc_ms < *then) {
            return Err(Refusal::of_field(
                field,
                format!(
                    "“{}” lies before “{}”. Correct one of the two times.",
                    write.label(field),
                    write.label(earlier)
                ),
            ));
        }
        last = Some((field, at.utc_ms));
    }
    Ok(())
}
