//! The metrics of an MVP: how many of two, and what became of them.

use super::parts::{fact, should_be};
use crate::contract::{Panel, Tone};
use blueprint_model::{
    Book, Day, Record, field,
    rules::mvp::{MOST_METRICS, Outcome, outcome},
};

pub(super) fn fill(book: &Book, mvp: &Record, today: Day, panel: &mut Panel) {
    let metrics: Vec<&Record> = book.children(mvp.id, "metric").collect();
    let mut facts = vec![fact(
        "Metrics",
        format!("{} of {MOST_METRICS}", metrics.len()),
        should_be(!metrics.is_empty()),
    )];
    for metric in metrics {
        let shown = |name: &str| -> Option<String> {
            let known = book.kind_of(metric)?.field(name)?;
            Some(field::shown(book, metric, known, today)).filter(|shown| !shown.is_empty())
        };
        let unit = metric.text("unit").unwrap_or_default();
        let (words, tone) = match (outcome(metric), shown("actual")) {
            (Outcome::Met, Some(actual)) => (format!("{actual} {unit}"), Tone::Good),
            (Outcome::Missed, Some(actual)) => (format!("{actual} {unit}"), Tone::Bad),
            (_, Some(actual)) => (format!("{actual} {unit}"), Tone::Plain),
            (_, None) => ("no figure yet".to_owned(), Tone::Muted),
        };
        let way = [
            shown("baseline").map(|n| format!("from {n}")),
            shown("target").map(|n| format!("to {n}")),
            shown("by").map(|day| format!("by {day}")),
        ];
        let way: Vec<String> = way.into_iter().flatten().collect();
        let of_metric = fact(&book.title(metric), words.trim(), tone);
        facts.push(if way.is_empty() {
            of_metric
        } else {
            of_metric.beside(way.join(" "))
        });
    }
    panel.facts(facts);
}
