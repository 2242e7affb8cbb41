//! Product briefs: the four things a page must say, and what it rests on.

use super::{Found, Told};
use crate::{Book, Day, Record, Severity, words};

/// What a brief lacks, in words.
pub fn missing(brief: &Record) -> Vec<&'static str> {
    [
        ("goals", "goals"),
        ("target_user", "target user"),
        ("success_criteria", "success criteria"),
        ("owner", "owner"),
    ]
    .into_iter()
    .filter(|(field, _)| brief.value(field).is_none())
    .map(|(_, words)| words)
    .collect()
}

/// Whether it is written down what is believed or measured: a hypothesis sheet or an MVP, named here or naming this brief.
pub fn is_grounded(book: &Book, brief: &Record) -> bool {
    brief.value("hypothesis_sheets").is_some()
        || brief.value("mvps").is_some()
        || book.referred_by(brief.id).any(|(other, field)| {
            field == "brief" && (other.kind == "hypothesis-sheet" || other.kind == "mvp")
        })
}

pub(super) fn find(book: &Book, brief: &Record, today: Day, found: &mut Found) {
    let status = brief.text("status").unwrap_or("draft");
    if status == "dropped" {
        return;
    }
    let before = found.len();
    let missing = missing(brief);
    let agreed = status != "draft";
    if !missing.is_empty() {
        let severity = if agreed {
            Severity::Red
        } else {
            Severity::Amber
        };
        found.add(severity, brief, "brief-incomplete", 30, || {
            let lacks: Vec<String> = missing.iter().map(|part| (*part).to_owned()).collect();
            Told {
                rule_words: COMPLETE,
                chip: "incomplete".into(),
                message: format!(
                    "{} does not say everything a brief must say",
                    book.title(brief)
                ),
                inputs: format!("status {status}, missing: {}", words::listed(&lacks)),
                since: brief.day("agreed_on").filter(|day| agreed && *day <= today),
                next_step: format!("Write the {}", lacks[0]),
            }
        });
    }
    if matches!(status, "building" | "launched") && !is_grounded(book, brief) {
        found.add(Severity::Amber, brief, "brief-ungrounded", 30, || Told {
            rule_words: "what is built names the hypotheses it rests on or the metric it is judged by",
            chip: "rests on nothing".into(),
            message: format!("{} is built on no hypothesis and no metric", book.title(brief)),
            inputs: format!("status {status}, no hypothesis sheet, no MVP"),
            since: brief.day("agreed_on").filter(|day| *day <= today),
            next_step: "Link a hypothesis sheet or an MVP".into(),
        });
    }
    if found.len() == before {
        found.add(Severity::Good, brief, "brief-incomplete", 0, || Told {
            rule_words: COMPLETE,
            chip: status.to_owned(),
            message: format!("{} says what a brief must say", book.title(brief)),
            inputs: format!("status {status}"),
            since: brief.day("agreed_on"),
            next_step: "Nothing to do".into(),
        });
    }
}

const COMPLETE: &str = "a brief says goals, user, success criteria and owner before it is agreed";
