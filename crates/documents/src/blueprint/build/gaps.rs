//! Gaps: what a practice asks for and nobody has written down.

use super::{
    super::{Gap, Said},
    Listed, Source, say,
};
use blueprint_model::{Day, Record, maturity, rules, status};

/// The gaps of one practice; none where it does not apply.
pub(super) fn of_practice(source: &Source<'_>, listed: &Listed<'_>) -> Vec<Gap> {
    let gap = |text: String, note: &str, since: Said| Gap {
        text,
        note: note.to_owned(),
        ask: say::person(source.book, listed.record, "owner", "no owner"),
        since,
        practice: Some(source.link(listed)),
    };
    let name = source.name(listed);
    let Some(record) = listed.record else {
        return vec![gap(
            format!("{name}: nothing is written yet."),
            "",
            Said::NotApplicable,
        )];
    };
    let standing = status::of_practice(source.book, record, source.today);
    let on = |day: Day| Said::Text(day.near(source.today).replace(' ', "\u{a0}"));
    let created = on(record.created.day());
    match standing.shown {
        status::Status::NotApplicable => return Vec::new(),
        status::Status::NotStarted if standing.earned == status::Status::NotStarted => {
            return vec![gap(format!("{name}: nothing is written yet."), "", created)];
        }
        _ => {}
    }
    let missing = standing
        .missing
        .iter()
        .filter(|_| standing.earned != status::Status::Documented);
    let mut gaps: Vec<Gap> = missing
        .map(|what| {
            gap(
                say::sentence(&format!("{what} is missing")),
                "",
                Said::NotApplicable,
            )
        })
        .collect();
    gaps.extend(level(source, listed, record).map(|(text, note, since)| gap(text, &note, since)));
    for step in source.book.children(record.id, "step") {
        if let Some(lacks) = rules::step::cannot_start(step) {
            gaps.push(gap(
                format!(
                    "“{}” has {lacks}.",
                    source.book.title(step).trim_end_matches('.')
                ),
                "",
                on(step.created.day()),
            ));
        }
    }
    gaps
}

/// What the next level lacks, where more is claimed than is carried.
fn level(
    source: &Source<'_>,
    listed: &Listed<'_>,
    record: &Record,
) -> Option<(String, String, Said)> {
    let findings = rules::findings_of(source.book, record, source.today);
    let finding = findings
        .into_iter()
        .find(|finding| finding.rule == "level-not-supported")?;
    let next = maturity::supported(source.book, record, source.today) + 1;
    let rung = listed
        .template
        .and_then(|template| template.levels.iter().find(|level| level.level == next));
    let since = finding.since.map_or(Said::NotApplicable, |day| {
        Said::Text(day.near(source.today).replace(' ', "\u{a0}"))
    });
    let note = rung
        .map(|rung| format!("It takes {}", say::inside(&say::sentence(&rung.evidence))))
        .unwrap_or_default();
    Some((
        format!("No evidence that counts for level\u{a0}{next}."),
        note,
        since,
    ))
}
