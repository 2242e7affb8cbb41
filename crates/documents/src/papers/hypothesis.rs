//! Hypotheses in words: what is thought, what is known, and how it was decided.

use super::fields::Fields;
use crate::parts::{Chip, Look, Ring, Said};
use blueprint_model::words;
use serde::Serialize;

/// A hypothesis on one line.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Brief {
    pub chip: Chip,
    pub statement: String,
    pub evidence: Said,
}

/// The place of an importance in their order: high first, unset last.
pub(super) fn importance(line: Fields<'_>) -> usize {
    let all = ["high", "medium", "low"];
    let own = line.record.text("importance");
    all.iter()
        .position(|name| Some(*name) == own)
        .unwrap_or(all.len())
}

/// The verdict, with its weight: what matters and is untested is a gap.
pub(super) fn verdict(line: Fields<'_>) -> Chip {
    let (look, ring, words) = match line.record.text("verdict") {
        Some("validated") => (Look::Bare, Some(Ring::Full), "validated"),
        Some("refuted") => (Look::Bare, Some(Ring::Empty), "refuted"),
        Some("inconclusive") => (Look::Bare, Some(Ring::Half), "inconclusive"),
        _ if importance(line) == 0 => (Look::Gap, None, "untested"),
        _ => (Look::Bare, None, "untested"),
    };
    Chip {
        look,
        ring,
        words: words.to_owned(),
    }
}

pub(super) fn brief(line: Fields<'_>) -> Brief {
    let known = line
        .shown("known")
        .map(|text| text.lines().next().unwrap_or_default().to_owned());
    let test = line.shown("test").map(|test| format!("test: {test}"));
    Brief {
        chip: verdict(line),
        statement: line.title(),
        evidence: Said::or_missing(known.or(test), "no test named"),
    }
}

/// How the lines of some sheets stand: `7 lines: 2 validated, 1 refuted, 4 untested`.
pub(super) fn standing(sheets: &[Fields<'_>]) -> String {
    let lines: Vec<Fields<'_>> = sheets
        .iter()
        .flat_map(|sheet| sheet.children("hypothesis"))
        .collect();
    let counted = |verdict: &str| {
        let n = lines
            .iter()
            .filter(|line| line.record.text("verdict").unwrap_or("untested") == verdict)
            .count();
        (n > 0).then(|| format!("{n} {verdict}"))
    };
    let parts: Vec<String> = ["validated", "refuted", "inconclusive", "untested"]
        .into_iter()
        .filter_map(counted)
        .collect();
    format!(
        "{}: {}",
        words::capitalised(&words::counted(lines.len(), "line", "lines")),
        parts.join(", ")
    )
}
