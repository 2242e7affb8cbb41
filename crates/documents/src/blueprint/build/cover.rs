//! The facts of the cover: whose document it is, what edition, and from which state of the history.

use super::{
    super::{Blueprint, Finding, Gap, History, QuestionGroup, QuestionsStanding, Said},
    EditionFacts, Source,
};
use blueprint_model::{decimal, words};

pub(super) fn facts(
    source: &Source<'_>,
    edition: &EditionFacts,
    questions_standing: QuestionsStanding,
    questions: Vec<QuestionGroup>,
    findings: Vec<Finding>,
    gaps: Vec<Gap>,
) -> Blueprint {
    let company = source.book.single("company");
    let organisation = company.map_or_else(
        || "This organisation".to_owned(),
        |record| source.book.title(record),
    );
    let prepared_by = edition
        .prepared_by
        .clone()
        .or_else(|| company.and_then(|record| source.book.reference_title(record, "prepared_by")));
    let groups = |n| {
        if edition.head.is_empty() {
            "not recorded".to_owned()
        } else {
            words::hash_groups(&edition.head, n)
        }
    };
    Blueprint {
        title: "Technology blueprint".to_owned(),
        lead: format!(
            "How technology is run at {organisation}: the people who answer for it, and the evidence that carries it."
        ),
        organisation,
        edition: edition
            .number
            .map_or_else(|| "Draft".to_owned(), |n| format!("Edition {n}")),
        foot: edition.number.map_or_else(
            || "Full blueprint, draft".to_owned(),
            |n| format!("Full blueprint, edition {n}"),
        ),
        as_of: source.today,
        as_of_long: source.today.in_full(),
        as_of_short: source.today.short(),
        supersedes: match edition.supersedes {
            Some((number, day)) => Said::Text(format!("Edition {number}, {}", day.long())),
            None => Said::NotApplicable,
        },
        prepared_by: Said::or_missing(prepared_by, "not recorded"),
        circulation: Said::or_missing(
            company.and_then(|record| record.text("circulation")),
            "not recorded",
        ),
        history: History {
            head: groups(16),
            long: groups(4),
            short: groups(2),
            entry: format!(
                "Entry {}",
                words::thousands(i64::try_from(edition.entry).unwrap_or(i64::MAX))
            ),
        },
        size: size(source),
        questions_standing,
        questions,
        findings,
        gaps,
        pillars: Vec::new(),
        duties: Vec::new(),
        registers: Vec::new(),
        method: Vec::new(),
    }
}

fn size(source: &Source<'_>) -> String {
    let counted = |kind: &str, one: &str, many: &str| {
        let n = source.book.of_kind(kind).count();
        format!(
            "{} {}",
            words::thousands(n as i64),
            if n == 1 { one } else { many }
        )
    };
    let engineers = source
        .book
        .single("company")
        .and_then(|record| record.text("engineers"))
        .map(|n| format!("{} engineers", decimal::shown(n)));
    let people = engineers.unwrap_or_else(|| counted("person", "person", "people"));
    format!(
        "{people}, {}, {}",
        counted("team", "team", "teams"),
        counted("system", "system", "systems")
    )
}
