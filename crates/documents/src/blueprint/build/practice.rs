//! One practice: facts, states, steps, ladder, evidence, measures and the playbook.

use super::{
    super::{
        Cell, Chip, Evidence, Ladder, Level, Look, Measure, Practice, Prose, Ring, Said, Status,
        Step,
    },
    Listed, Source, gaps, matrix, say, sheets,
};
use blueprint_model::{
    Record, maturity,
    practice::{self, MeasureTemplate, PracticeTemplate},
    prose,
    review::readings,
    rules, status,
};

pub(super) fn of(source: &Source<'_>, listed: &Listed<'_>) -> Practice {
    let record = listed.record;
    let standing = record.map(|record| status::of_practice(source.book, record, source.today));
    let own = |field: &str| {
        record
            .and_then(|record| practice::written(source.book, record, field))
            .map(prose::parse)
            .unwrap_or_default()
    };
    let playbook = |field: &str| -> Prose {
        let edited = record.and_then(|record| source.book.text(record, field));
        edited
            .or_else(|| listed.template.and_then(|template| template.text(field)))
            .map(prose::parse)
            .unwrap_or_default()
    };
    let left_out = standing
        .as_ref()
        .filter(|standing| standing.shown == status::Status::NotApplicable)
        .map(|_| {
            let reason = record.and_then(|record| record.text("not_applicable_reason"));
            reason.map_or_else(|| "No reason is recorded.".to_owned(), say::sentence)
        });
    let (kept, kept_wide) = sheets::of_practice(source, listed);
    Practice {
        number: listed.number,
        name: source.name(listed),
        ask: listed
            .template
            .map(|template| template.ask.clone())
            .unwrap_or_default(),
        owner: say::person(source.book, record, "owner", "no owner"),
        status: status_words(standing.as_ref()),
        reviewed: record.map_or_else(
            || Said::Missing("never".into()),
            |record| say::day(record, "reviewed_on", source.today, "never"),
        ),
        due: due(source, record, left_out.is_some()),
        left_out,
        what: playbook("what"),
        why: playbook("why"),
        how: playbook("how"),
        current: own("current_state"),
        desired: own("desired_state"),
        steps: record
            .into_iter()
            .flat_map(|record| source.book.children(record.id, "step"))
            .map(|step| step_line(source, step))
            .collect(),
        ladder: ladder(source, listed, standing.as_ref()),
        evidence: record
            .map(|record| evidence(source, record))
            .unwrap_or_default(),
        gaps: gaps::of_practice(source, listed),
        gaps_note: gaps_note(standing.as_ref()),
        measures: listed
            .template
            .map(|template| measures(source, record, template))
            .unwrap_or_default(),
        kept,
        kept_wide,
        sheets: if listed
            .template
            .is_some_and(|template| template.id == matrix::PRACTICE)
        {
            vec![matrix::sheet(source.book, source.today)]
        } else {
            Vec::new()
        },
    }
}

fn status_words(standing: Option<&status::Standing>) -> Status {
    let Some(standing) = standing else {
        return Status {
            ring: Some(Ring::Empty),
            words: status::Status::NotStarted.words().to_owned(),
            declared: None,
        };
    };
    let declared = match standing.declared {
        Some(declared)
            if standing.shown != status::Status::NotApplicable && declared > standing.earned =>
        {
            Some(format!("{} declared", declared.words()))
        }
        Some(declared)
            if standing.shown != status::Status::NotApplicable && declared < standing.earned =>
        {
            Some(format!("its content carries {}", standing.earned.words()))
        }
        _ => None,
    };
    let ring = match standing.shown {
        status::Status::NotApplicable => None,
        status::Status::NotStarted => Some(Ring::Empty),
        status::Status::Drafting => Some(Ring::Quarter),
        status::Status::Documented => Some(Ring::ThreeQuarters),
        status::Status::Practised => Some(Ring::Full),
    };
    Status {
        ring,
        words: standing.shown.words().to_owned(),
        declared,
    }
}

fn due(source: &Source<'_>, record: Option<&Record>, left_out: bool) -> Cell {
    match record.and_then(|record| rules::practice::next_review(source.book, record, source.today))
    {
        _ if left_out => Cell::of(Said::NotApplicable),
        None => Cell::of(Said::Missing("none planned".into())),
        Some(day) => Cell::text(day.near(source.today)).with_chip(say::due_chip(day, source.today)),
    }
}

fn step_line(source: &Source<'_>, step: &Record) -> Step {
    let near = |field: &str, word: &str| {
        step.day(field)
            .map(|day| format!("{word} {}", day.near(source.today)))
    };
    let findings = rules::findings_of(source.book, step, source.today);
    Step {
        done: step.day("done_on").is_some(),
        text: source.book.title(step),
        owner: say::person(source.book, Some(step), "owner", "no owner"),
        date: Said::or_missing(
            near("done_on", "done").or_else(|| near("due", "due")),
            "no date",
        ),
        chip: findings.first().map(say::finding_chip),
    }
}

fn ladder(source: &Source<'_>, listed: &Listed<'_>, standing: Option<&status::Standing>) -> Ladder {
    let claimed = listed.record.and_then(|record| record.level("claimed"));
    let begun = standing.is_some_and(|standing| standing.shown > status::Status::NotStarted)
        || claimed.is_some();
    let levels = (1..=5)
        .zip(maturity::LEVEL_NAMES)
        .map(|(number, name)| Level {
            number,
            name: name.to_owned(),
            criterion: listed
                .template
                .and_then(|t| t.levels.iter().find(|l| l.level == number))
                .map(|l| l.criterion.clone())
                .unwrap_or_default(),
        });
    let target = listed.record.and_then(|record| record.level("target"));
    let supported = listed
        .record
        .filter(|_| begun)
        .map(|record| maturity::supported(source.book, record, source.today));
    let by = listed
        .record
        .and_then(|record| record.day("target_by"))
        .filter(|_| target.is_some());
    let claim = match (claimed, supported) {
        (Some(claimed), Some(supported)) if claimed > supported => {
            format!("Level {claimed} is claimed, evidence that still counts carries {supported}.")
        }
        (Some(_), Some(_)) => "Evidence carries what is claimed.".to_owned(),
        (None, Some(_)) => "No level is claimed.".to_owned(),
        _ => "Not begun.".to_owned(),
    };
    let aim = match (target, by) {
        (Some(target), Some(day)) => format!(" Target {target} by {}.", day.near(source.today)),
        (Some(target), None) => format!(" Target {target}, without a date."),
        _ => String::new(),
    };
    Ladder {
        levels: levels.collect(),
        claimed,
        supported,
        target,
        note: claim + &aim,
    }
}

fn evidence(source: &Source<'_>, practice: &Record) -> Vec<Evidence> {
    let rows = maturity::evidence(source.book, practice).map(|piece| {
        let until = match (piece.dated, piece.counts_until) {
            (None, _) => Cell::of(Said::Missing("a date is missing".into())),
            (_, Some(day)) if piece.counts(source.today) => Cell::text(day.near(source.today)),
            (_, Some(day)) if day < source.today => Cell::chip(Chip {
                look: Look::Alarm,
                ring: None,
                words: format!("expired {}", day.near(source.today)),
            }),
            _ => Cell::of(Said::Missing("not dated yet".into())),
        };
        Evidence {
            what: Said::or_missing(
                source.book.reference_title(piece.record, "evidence"),
                "not recorded",
            ),
            dated: Said::or_missing(piece.dated.map(|day| day.near(source.today)), "no date"),
            carries: Said::Text(if piece.counts(source.today) {
                format!("level\u{a0}{}", piece.level)
            } else {
                format!("once level\u{a0}{}", piece.level)
            }),
            until,
        }
    });
    rows.collect()
}

fn gaps_note(standing: Option<&status::Standing>) -> String {
    match standing.map(|standing| standing.earned) {
        Some(status::Status::Documented) => {
            "Still missing for practised: evidence of use.".to_owned()
        }
        Some(status::Status::Practised) | None => String::new(),
        Some(_) => "Missing for documented, and further on.".to_owned(),
    }
}

fn measures(
    source: &Source<'_>,
    practice: Option<&Record>,
    template: &PracticeTemplate,
) -> Vec<Measure> {
    let row = |measure: &MeasureTemplate| {
        let reading =
            practice.and_then(|practice| readings::latest(source.book, practice.id, measure));
        Measure {
            name: measure.name.clone(),
            how: measure.how.clone(),
            actual: Said::or_missing(
                reading
                    .as_ref()
                    .and_then(|reading| readings::words(source.book, reading.line)),
                "not read",
            ),
            read_on: reading
                .as_ref()
                .map(|reading| reading.on.near(source.today)),
            missed: reading.is_some_and(|reading| reading.reached == Some(false)),
            target: match measure.target_words() {
                Some(target) => Said::Text(target),
                None => Said::Missing("no target".into()),
            },
        }
    };
    template.measures.iter().map(row).collect()
}
