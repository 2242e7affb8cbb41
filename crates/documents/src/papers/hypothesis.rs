//! A hypothesis sheet: what is thought beside what is known, and the gap between them counted.

use super::{Paper, Source, fields::Fields, furniture::Furniture};
use crate::{
    DocumentError, Set,
    blueprint::Prose,
    parts::{Chip, Look, Ring, Said},
};
use blueprint_model::{
    Record,
    rules::hypothesis::{self, IMPORTANCES, Standing},
    words,
};
use serde::Serialize;

pub(super) const PAPER: Paper = Paper {
    id: "hypothesis",
    name: "Hypothesis sheet",
    purpose: "What we think beside what we know, for whoever decides whether to build it: the gap is the risk.",
    kind: Some("hypothesis-sheet"),
    one_page: false,
};

#[derive(Serialize)]
struct Sheet {
    #[serde(flatten)]
    furniture: Furniture,
    lead: &'static str,
    owner: Said,
    brief: Said,
    standing: String,
    gap: usize,
    /// `of 5 that matter`.
    gap_words: String,
    groups: Vec<Group>,
    note: Prose,
}

#[derive(Serialize)]
struct Group {
    /// `high importance: four lines, three without evidence`.
    summary: String,
    lines: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    statement: String,
    test: Said,
    threshold: Said,
    chip: Chip,
    known: Prose,
    /// `evidence of 27 Oct, decided 30 Oct`.
    source: Option<Said>,
    link: Option<String>,
    /// `expired 3 Nov`, or until when it holds.
    holds: Option<Chip>,
}

/// A hypothesis on one line of another paper.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Brief {
    chip: Chip,
    statement: String,
    evidence: Said,
}

pub(super) fn set(source: &Source<'_>, record: &Record) -> Result<Set, DocumentError> {
    let sheet = source.fields(record);
    let count = hypothesis::count(source.book, record, source.today);
    let lines: Vec<Fields<'_>> = sheet.children("hypothesis").collect();
    let groups = IMPORTANCES.iter().filter_map(|importance| {
        let own: Vec<Fields<'_>> = lines
            .iter()
            .filter(|line| line_importance(**line) == importance_place(*importance))
            .copied()
            .collect();
        (!own.is_empty()).then(|| group(*importance, &own))
    });
    let data = Sheet {
        furniture: source.furniture(Some(record), "hypothesis-versus-fact"),
        lead: "On the left what we think, on the right what we know. What matters and is not known is the risk.",
        owner: sheet.said("owner", "no owner"),
        brief: sheet.said("brief", "no brief"),
        standing: standing(&[sheet]),
        gap: count.gap,
        gap_words: format!("of {} that matter", count.important),
        groups: groups.collect(),
        note: sheet.prose("note"),
    };
    Set::new("papers/hypothesis.typ", &data, source.today)
}

fn importance_place(importance: Option<&str>) -> usize {
    IMPORTANCES
        .iter()
        .position(|known| *known == importance)
        .unwrap_or(IMPORTANCES.len())
}

/// The place of a line's importance in their order: high first, unset last.
pub(super) fn line_importance(line: Fields<'_>) -> usize {
    importance_place(line.record.text("importance"))
}

fn group(importance: Option<&str>, lines: &[Fields<'_>]) -> Group {
    let open = lines.iter().filter(|line| is_gap(**line)).count();
    let summary = match (open, lines.len()) {
        (0, n) => words::counted(n, "line", "lines"),
        (open, n) => format!(
            "{}, {} without evidence",
            words::counted(n, "line", "lines"),
            words::count(open)
        ),
    };
    let importance = importance.map_or_else(
        || "importance not set".to_owned(),
        |importance| format!("{importance} importance"),
    );
    Group {
        summary: format!("{importance}: {summary}"),
        lines: lines.iter().map(|line| one(*line)).collect(),
    }
}

/// Whether a line matters and is not known.
fn is_gap(line: Fields<'_>) -> bool {
    hypothesis::is_important(line.record)
        && hypothesis::standing(line.record, line.today) != Standing::Known
}

/// The verdict with its weight; what matters and is not known is drawn as a gap.
fn verdict(line: Fields<'_>) -> Chip {
    let verdict = line.record.text("verdict").unwrap_or("untested");
    let (look, ring) = match verdict {
        _ if is_gap(line) => (Look::Gap, None),
        "validated" => (Look::Bare, Some(Ring::Full)),
        "refuted" => (Look::Bare, Some(Ring::Empty)),
        "inconclusive" => (Look::Bare, Some(Ring::Half)),
        _ => (Look::Bare, None),
    };
    Chip {
        look,
        ring,
        words: if look == Look::Gap {
            format!("gap: {verdict}")
        } else {
            verdict.to_owned()
        },
    }
}

fn one(line: Fields<'_>) -> Line {
    let evidence = line
        .shown("evidence_on")
        .map(|day| format!("evidence of {day}"));
    let decided = line.shown("decided_on").map(|day| format!("decided {day}"));
    let link = line.record.text("evidence");
    let settled = matches!(line.record.text("verdict"), Some("validated" | "refuted"));
    let bare = (settled && link.is_none()).then(|| "no evidence linked".to_owned());
    let parts: Vec<String> = evidence.into_iter().chain(decided).chain(bare).collect();
    let expired = hypothesis::is_expired(line.record, line.today);
    let until = line.record.day("expires_on");
    Line {
        statement: line.title(),
        test: line.said("test", "no test named"),
        threshold: line.said("threshold", "no figure set"),
        chip: verdict(line),
        known: line.prose("known"),
        source: match (parts.is_empty(), link) {
            (false, _) => Some(Said::Text(words::capitalised(&parts.join(", ")))),
            (true, Some(_)) => Some(Said::Missing("evidence without a date".into())),
            (true, None) => None,
        },
        link: link.map(str::to_owned),
        holds: until.map(|day| Chip {
            look: if expired { Look::Alarm } else { Look::Bare },
            ring: None,
            words: if expired {
                format!("expired {}", day.near(line.today))
            } else {
                format!("holds until {}", day.near(line.today))
            },
        }),
    }
}

/// A line for a brief: the verdict, the statement, and what is known or how it will be.
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

/// How the lines of some sheets stand: `Seven lines: 2 validated, 1 refuted, 4 untested`.
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
    let lines = words::capitalised(&words::counted(lines.len(), "line", "lines"));
    if parts.is_empty() {
        lines
    } else {
        format!("{lines}: {}", parts.join(", "))
    }
}

/// The gap of some sheets together, as a sentence; empty where nothing matters.
pub(super) fn gap_words(sheets: &[Fields<'_>]) -> String {
    let counts = sheets
        .iter()
        .map(|sheet| hypothesis::count(sheet.book, sheet.record, sheet.today));
    let (gap, important) = counts.fold((0, 0), |(gap, important), count| {
        (gap + count.gap, important + count.important)
    });
    match (gap, important) {
        (_, 0) => String::new(),
        (0, _) => "No gap: what matters has evidence.".to_owned(),
        (gap, _) => format!(
            "Gap: {} that matter without evidence.",
            words::counted(gap, "line", "lines")
        )
        .replace("one line that matter ", "one line that matters "),
    }
}
