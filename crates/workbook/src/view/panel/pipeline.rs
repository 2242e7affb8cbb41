//! A pipeline: steps still done by hand, and time lost to blockages.

use super::parts::{fact, should_be};
use crate::contract::{Panel, Tone};
use blueprint_model::{
    Book, Day, Record, field,
    rules::pipeline::{SHOWN_DAYS, count, minutes_lost},
    words,
};

pub(super) fn fill(book: &Book, pipeline: &Record, today: Day, panel: &mut Panel) {
    let count = count(book, pipeline);
    let lost = minutes_lost(book, pipeline, today.plus_days(-SHOWN_DAYS));
    let (first_week, tone) = match pipeline.text("first_week_deploy") {
        Some("yes") => ("yes", Tone::Good),
        Some("no") => ("no", Tone::Bad),
        _ => ("not tried", Tone::Warn),
    };
    panel.facts(vec![
        fact(
            "Done by hand",
            count.manual.to_string(),
            should_be(count.manual == 0),
        )
        .beside(format!(
            "of {}",
            words::counted(count.steps, "step", "steps")
        )),
        fact("A new engineer deploys in the first week", first_week, tone),
        fact(
            "Blocked in the last year",
            field::shown::duration(lost * 60),
            Tone::Plain,
        ),
    ]);
    if count.steps > 0 && !count.missing.is_empty() {
        let missing: Vec<String> = count
            .missing
            .iter()
            .map(|stage| (*stage).to_owned())
            .collect();
        panel.notice(
            Tone::Warn,
            format!("No step is written down for {}.", words::listed(&missing)),
        );
    }
}
