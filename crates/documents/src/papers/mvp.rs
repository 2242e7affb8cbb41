//! The success metrics of an MVP, each with where it began, where it should be and where it is.

use super::{Paper, Source, fields::Fields, findings, furniture::Furniture};
use crate::{
    DocumentError, Set,
    parts::{Chip, Look, Ring, Said},
};
use blueprint_model::{
    Record,
    rules::mvp::{Outcome, outcome},
};
use serde::Serialize;

pub(super) const PAPER: Paper = Paper {
    id: "mvp",
    name: "MVP success metrics",
    purpose: "The one or two figures that decide about a first version, for those who build it and those who wait for it.",
    kind: Some("mvp"),
    one_page: false,
};

/// Share of the scale left free at either end.
const MARGIN: f64 = 0.09;

#[derive(Serialize)]
struct Mvp {
    #[serde(flatten)]
    furniture: Furniture,
    lead: &'static str,
    owner: Said,
    brief: Said,
    code_started: Said,
    launched: Said,
    findings: Vec<findings::Told>,
    metrics: Vec<Metric>,
}

#[derive(Serialize)]
struct Metric {
    name: String,
    unit: Said,
    how: Said,
    baseline: Said,
    target: Said,
    by: Said,
    actual: Said,
    actual_on: Said,
    /// Whether the target is reached; none while that is open.
    outcome: Option<Chip>,
    missed: bool,
    /// Whether there are figures enough to draw.
    drawn: bool,
    scale: Scale,
    alt: String,
}

/// Where figures lie on a line from 0 to 1.
#[derive(Serialize)]
struct Scale {
    baseline: Option<f64>,
    target: Option<f64>,
    actual: Option<f64>,
}

pub(super) fn set(source: &Source<'_>, record: &Record) -> Result<Set, DocumentError> {
    let mvp = source.fields(record);
    let data = Mvp {
        furniture: source.furniture(Some(record), "mvp-success-metrics"),
        lead: "What will tell whether the first version is worth a second, agreed before the code.",
        owner: mvp.said("owner", "no owner"),
        brief: mvp.said("brief", "no brief"),
        code_started: mvp.said("code_started_on", "not started"),
        launched: mvp.said("launched_on", "not launched"),
        findings: findings::with_children(source, record, "metric"),
        metrics: mvp.children("metric").map(metric).collect(),
    };
    Set::new("papers/mvp.typ", &data, source.today)
}

fn metric(metric: Fields<'_>) -> Metric {
    let figure = |id: &str| metric.record.text(id).and_then(|text| text.parse().ok());
    let figures = [figure("baseline"), figure("target"), figure("actual")];
    let named: Vec<String> = ["baseline", "target", "actual"]
        .iter()
        .filter_map(|id| Some(format!("{id} {}", metric.shown(id)?)))
        .collect();
    Metric {
        name: metric.title(),
        unit: metric.said("unit", "no unit"),
        how: metric.said("how_measured", "nobody has said how it is measured"),
        baseline: metric.said("baseline", "not known"),
        target: metric.said("target", "no target"),
        by: metric.said("by", "no date"),
        actual: metric.said("actual", "not measured"),
        actual_on: metric.said("actual_on", "no date"),
        outcome: met(outcome(metric.record)),
        missed: outcome(metric.record) == Outcome::Missed,
        drawn: figures.iter().flatten().count() > 1,
        scale: scale(figures),
        alt: format!("{}: {}.", metric.title(), named.join(", ")),
    }
}

fn met(outcome: Outcome) -> Option<Chip> {
    let (look, ring, words) = match outcome {
        Outcome::Open => return None,
        Outcome::Met => (Look::Bare, Ring::Full, "target met"),
        Outcome::Missed => (Look::Plain, Ring::Empty, "target not met"),
    };
    Some(Chip {
        look,
        ring: Some(ring),
        words: words.to_owned(),
    })
}

fn scale(figures: [Option<f64>; 3]) -> Scale {
    let known = || figures.iter().flatten().copied();
    let (least, most) = (
        known().fold(f64::INFINITY, f64::min),
        known().fold(f64::NEG_INFINITY, f64::max),
    );
    let place = |figure: Option<f64>| {
        let share = if most > least {
            (figure? - least) / (most - least)
        } else {
            figure?;
            0.5
        };
        Some(MARGIN + share * (1.0 - 2.0 * MARGIN))
    };
    Scale {
        baseline: place(figures[0]),
        target: place(figures[1]),
        actual: place(figures[2]),
    }
}
