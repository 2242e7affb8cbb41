//! Maxima: two metrics, three slides, three picked issues. They hold on every write.

use super::{Refusal, Write};
use crate::rules::{mvp::MOST_METRICS, poc::PARTS, process_review::PICKED};

pub(super) fn metrics(write: &Write<'_>) -> Result<(), Refusal> {
    let Some(mvp) = live_parent(write, "metric") else {
        return Ok(());
    };
    if write.children(mvp, "metric").count() > MOST_METRICS {
        return Err(Refusal::of_record(
            "An MVP has one or two metrics: with a third, any result can be called a success. Put one of them into the trash first, or keep the third as a measure of the practice.",
        ));
    }
    Ok(())
}

pub(super) fn slides(write: &Write<'_>) -> Result<(), Refusal> {
    let Some(poc) = live_parent(write, "slide") else {
        return Ok(());
    };
    let same = write
        .children(poc, "slide")
        .filter(|slide| slide.value("part") == write.after.value("part"))
        .count();
    if write.children(poc, "slide").count() > PARTS.len() {
        return Err(Refusal::of_record(
            "A proof of concept has three slides: what we tested, what we learned, what is next. Say it on one of the three.",
        ));
    }
    if same > 1 {
        return Err(Refusal::of_field(
            "part",
            format!(
                "There is already a slide for “{}”. Edit that one, or choose another part.",
                write.book.title(write.after)
            ),
        ));
    }
    Ok(())
}

pub(super) fn picked_issues(write: &Write<'_>) -> Result<(), Refusal> {
    let picked = write.after.tick("picked");
    let Some(review) = live_parent(write, "process-issue").filter(|_| picked) else {
        return Ok(());
    };
    let all = write.children(review, "process-issue");
    if all.filter(|issue| issue.tick("picked")).count() > PICKED {
        return Err(Refusal::of_field(
            "picked",
            "Three issues are picked, no more: a fourth is a way of doing none. Take the tick off one of the three first.",
        ));
    }
    Ok(())
}

fn live_parent(write: &Write<'_>, kind: &str) -> Option<crate::RecordId> {
    let counts = write.after.kind == *kind && write.is_live();
    write.after.parent.filter(|_| counts)
}
