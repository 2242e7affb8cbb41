//! A product brief on one page: what is wanted, for whom, how it will be known, and what is known already.

use super::{Paper, Source, fields::Fields, furniture::Furniture, hypothesis};
use crate::{
    DocumentError, Set,
    blueprint::{Prose, Status},
    parts::{Ring, Said},
};
use blueprint_model::{Record, words};
use serde::Serialize;

pub(super) const PAPER: Paper = Paper {
    id: "brief",
    name: "Product brief",
    purpose: "One project on one page, for everyone who builds or decides: goals, user, success criteria, owner.",
    kind: Some("brief"),
    one_page: true,
};

/// Lines of its hypothesis sheets that a brief has room for.
const MOST_LINES: usize = 5;

#[derive(Serialize)]
struct Brief {
    #[serde(flatten)]
    furniture: Furniture,
    owner: Said,
    team: Said,
    status: Status,
    agreed: Said,
    goals: Prose,
    target_user: Prose,
    success_criteria: Prose,
    metrics: Vec<Metric>,
    metrics_note: String,
    lines: Vec<hypothesis::Brief>,
    lines_note: String,
    more_lines: Option<String>,
    linked: Vec<(&'static str, Vec<String>)>,
}

#[derive(Serialize)]
struct Metric {
    name: String,
    how: String,
    baseline: Said,
    target: Said,
    by: Said,
    actual: Said,
}

pub(super) fn set(source: &Source<'_>, record: &Record) -> Result<Set, DocumentError> {
    let brief = source.fields(record);
    let mvps = linked(brief, "mvps", "mvp");
    let sheets = linked(brief, "hypothesis_sheets", "hypothesis-sheet");
    let pocs = linked(brief, "pocs", "poc");
    let launches = brief.naming("launch");
    let metrics: Vec<Metric> = mvps
        .iter()
        .flat_map(|mvp| mvp.children("metric"))
        .map(metric)
        .collect();
    let mut lines: Vec<Fields<'_>> = sheets
        .iter()
        .flat_map(|sheet| sheet.children("hypothesis"))
        .collect();
    lines.sort_by_key(|line| hypothesis::line_importance(*line));
    let total = lines.len();
    lines.truncate(MOST_LINES);
    let more = total - lines.len();
    let titles = |all: &[Fields<'_>]| all.iter().map(|it| it.title()).collect::<Vec<_>>();
    let data = Brief {
        furniture: source.furniture(Some(record), "product-briefs"),
        owner: brief.said("owner", "no owner"),
        team: brief.said("team", "no team"),
        status: status(record.text("status")),
        agreed: brief.weekday("agreed_on", "not agreed"),
        goals: brief.prose("goals"),
        target_user: brief.prose("target_user"),
        success_criteria: brief.prose("success_criteria"),
        metrics_note: match (mvps.len(), metrics.len()) {
            (0, _) => "No MVP is linked, so there is no metric.".to_owned(),
            (_, n) => format!(
                "{}.",
                words::capitalised(&words::counted(n, "metric", "metrics"))
            ),
        },
        metrics,
        lines: lines.iter().map(|line| hypothesis::brief(*line)).collect(),
        lines_note: if total == 0 {
            String::new()
        } else {
            format!(
                "{}. {}",
                hypothesis::standing(&sheets),
                hypothesis::gap_words(&sheets)
            )
        },
        more_lines: (more > 0).then(|| format!("{more} more on the sheet")),
        linked: vec![
            ("Hypothesis sheet", titles(&sheets)),
            ("Proof of concept", titles(&pocs)),
            ("MVP", titles(&mvps)),
            ("Launch", titles(&launches)),
        ],
    };
    Set::new("papers/brief.typ", &data, source.today)
}

/// What the brief names in a field, and what names the brief.
fn linked<'a>(brief: Fields<'a>, field: &str, kind: &str) -> Vec<Fields<'a>> {
    let mut all = brief.named(field);
    for other in brief.naming(kind) {
        if all.iter().all(|known| known.record.id != other.record.id) {
            all.push(other);
        }
    }
    all
}

fn metric(metric: Fields<'_>) -> Metric {
    let with_unit = |id: &str, absent: &str| metric.said(id, absent);
    Metric {
        name: metric.title(),
        how: [metric.shown("unit"), metric.shown("how_measured")]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join("; "),
        baseline: with_unit("baseline", "not known"),
        target: with_unit("target", "no target"),
        by: metric.said("by", "no date"),
        actual: metric
            .shown("actual")
            .map_or(Said::NotApplicable, Said::Text),
    }
}

fn status(status: Option<&str>) -> Status {
    let (ring, words) = match status {
        Some("agreed") => (Some(Ring::Half), "agreed"),
        Some("building") => (Some(Ring::ThreeQuarters), "building"),
        Some("launched") => (Some(Ring::Full), "launched"),
        Some("dropped") => (None, "dropped"),
        Some("draft") => (Some(Ring::Quarter), "draft"),
        Some(other) => (None, other),
        None => (Some(Ring::Empty), "not set"),
    };
    Status {
        ring,
        words: words.to_owned(),
        declared: None,
    }
}
