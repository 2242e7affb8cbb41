//! The practice page.

use super::{OUTLOOK_DAYS, chips, due, fields, history, links, pillar, questions, registers};
use crate::{
    Workbook,
    contract::{
        Chip, EvidenceRow, Failure, FieldValue, Glyph, Ladder, MeasureRow, PracticePage,
        ReadingShown, Rung, SheetRow, StatusView, StepRow, Tone,
    },
    target,
};
use blueprint_model::{
    Book, Day, Kind, Record, duty,
    maturity::{self, LEVEL_NAMES, LevelEvidence},
    practice::{MeasureTemplate, Outcome, Pillar, PracticeTemplate},
    question::Standing,
    review::readings,
    rules, status, words,
};

/// The sheets of a practice; parts of other records are filled in there and have no line of their own.
fn sheets(workbook: &Workbook, template: Option<&PracticeTemplate>) -> Vec<SheetRow> {
    let catalogue = workbook.book().catalogue();
    let kinds: Vec<&Kind> = template
        .iter()
        .flat_map(|template| &template.sheets)
        .filter_map(|kind| catalogue.kind(kind.as_str()))
        .filter(|kind| kind.parent.is_none())
        .collect();
    registers::sheets(workbook, &kinds)
}

/// The fields edited at the head and foot of the page, in order.
const FIELDS: [&str; 8] = [
    "owner",
    "status",
    "not_applicable_reason",
    "reviewed_on",
    "cadence",
    "claimed",
    "target",
    "target_by",
];

/// A practice with everything that belongs to it.
///
/// # Errors
/// When there is no such record.
pub fn practice(workbook: &Workbook, named: &str) -> Result<PracticePage, Failure> {
    let (book, today) = (workbook.book(), workbook.today());
    let record = target::find(book, named)?;
    let template = record
        .template
        .as_deref()
        .and_then(|id| book.catalogue().practice(id));
    let field = |id: &str| -> Option<FieldValue> {
        let field = book.kind_of(record)?.field(id)?;
        Some(fields::value(book, record, field, today))
    };
    // Shown where something comes round, in the words of what holds, set or not.
    let rhythm = duty::rhythm(book, record).and_then(|cadence| {
        Some(FieldValue {
            shown: cadence.words(),
            ..field("rhythm")?
        })
    });
    let needed = |id: &str| field(id).ok_or_else(|| crate::failure::not_found(named));
    let (done, all) = pillar::step_counts(book, record);
    let questions = questions::of_practices(book, &[record], today);
    let answered = questions
        .iter()
        .filter(|row| row.standing == Standing::Answered)
        .count();
    let next = rules::practice::next_review(book, record, today);
    let findings = rules::findings_of(book, record, today);
    let overdue = findings
        .iter()
        .find(|finding| finding.rule == "review-overdue");
    let next_chip = overdue.map(|finding| chips::of_finding(finding, today));
    Ok(PracticePage {
        id: record.id.to_string(),
        handle: record.handle(),
        pillar: rules::pillar_of(book, record).unwrap_or(Pillar::Speed),
        place: template.map_or_else(
            || "own practice".into(),
            |t| {
                format!(
                    "practice {} of {}",
                    t.number,
                    book.catalogue().practices().len()
                )
            },
        ),
        own: template.is_none(),
        name: needed("name")?,
        ask: template.map(|template| template.ask.clone()),
        status: status_view(book, record, today),
        current: needed("current_state")?,
        desired: needed("desired_state")?,
        guide: ["what", "why", "how"]
            .into_iter()
            .filter_map(field)
            .collect(),
        fields: FIELDS.into_iter().filter_map(field).chain(rhythm).collect(),
        next_review: next.map(|day| links::date(day, today)),
        next_chip: next_chip.or_else(|| {
            next.map(|day| chips::plain(Tone::Muted, Glyph::Empty, words::due(day, today)))
        }),
        steps: steps(book, record, template, today),
        steps_words: format!("{done} of {all} done"),
        sheets: sheets(workbook, template),
        ladder: template.map(|template| ladder(book, record, template, today)),
        evidence: maturity::evidence(book, record)
            .map(|piece| evidence(book, &piece, today))
            .collect(),
        questions_words: format!("{answered} of {}", questions.len()),
        questions,
        measures: template
            .iter()
            .flat_map(|template| &template.measures)
            .map(|one| measure(book, record, one, today))
            .collect(),
        outcomes: template
            .iter()
            .flat_map(|template| &template.outcomes)
            .map(|o| outcome(*o).to_owned())
            .collect(),
        findings: findings
            .iter()
            .filter_map(|finding| chips::row(book, finding, today))
            .collect(),
        history: history::latest(workbook, 5, Some(record)),
        trashed: record.trashed.is_some(),
    })
}

fn status_view(book: &Book, record: &Record, today: Day) -> StatusView {
    let standing = status::of_practice(book, record, today);
    StatusView {
        shown: standing.shown,
        glyph: chips::of_status(standing.shown),
        words: standing.words(),
        declared: standing.declared.map(|status| status.words().to_owned()),
        earned: standing.earned.words().to_owned(),
        missing: standing
            .missing
            .iter()
            .map(|words| (*words).to_owned())
            .collect(),
    }
}

fn steps(
    book: &Book,
    record: &Record,
    template: Option<&PracticeTemplate>,
    today: Day,
) -> Vec<StepRow> {
    let touched = book
        .all_children(record.id)
        .any(|child| child.kind == "step");
    if !touched && let Some(template) = template {
        let offered = template.steps.iter().map(|step| StepRow {
            id: format!("{}/{}", record.id, step.id),
            template: Some(step.id.clone()),
            text: step.text.clone(),
            from_template: true,
            restorable: false,
            owner: None,
            due: None,
            done_on: None,
            effort: Some(step.effort.clone()),
            note: None,
            chip: None,
        });
        return offered.collect();
    }
    book.children(record.id, "step")
        .map(|step| step_row(book, step, today))
        .collect()
}

fn step_row(book: &Book, step: &Record, today: Day) -> StepRow {
    let own = step.text("text").is_some();
    let template = book.template_text(step, "text").is_some();
    StepRow {
        id: step.id.to_string(),
        template: step.template.clone(),
        text: book.title(step),
        from_template: !own && template,
        restorable: own && template,
        owner: links::reference(book, step, "owner"),
        due: step.day("due").map(|day| links::date(day, today)),
        done_on: step.day("done_on").map(|day| links::past_date(day, today)),
        effort: book.text(step, "effort").map(str::to_owned),
        note: step.text("note").map(str::to_owned),
        chip: due::chip(book, step, today),
    }
}

fn ladder(book: &Book, record: &Record, template: &PracticeTemplate, today: Day) -> Ladder {
    let supported = maturity::supported(book, record, today);
    let later = maturity::supported(book, record, today.plus_days(OUTLOOK_DAYS));
    let next = template
        .levels
        .iter()
        .find(|level| level.level == supported + 1);
    let target = record.level("target");
    let by = record
        .day("target_by")
        .map(|day| format!(", by {}", day.near(today)))
        .unwrap_or_default();
    Ladder {
        rungs: template
            .levels
            .iter()
            .map(|level| Rung {
                level: level.level,
                name: LEVEL_NAMES
                    .get(usize::from(level.level) - 1)
                    .copied()
                    .unwrap_or_default()
                    .to_owned(),
                criterion: level.criterion.clone(),
                evidence: level.evidence.clone(),
            })
            .collect(),
        claimed: record.level("claimed"),
        supported,
        target,
        target_words: target.map(|level| format!("{level} target{by}")),
        missing: next.map(|level| level.evidence.clone()),
        next: next.map(|level| level.level),
        in_60_days: (later < supported).then_some(later),
    }
}

fn evidence(book: &Book, piece: &LevelEvidence<'_>, today: Day) -> EvidenceRow {
    EvidenceRow {
        id: piece.record.id.to_string(),
        evidence: links::reference(book, piece.record, "evidence"),
        level: piece.level,
        dated: piece.dated.map(|day| links::past_date(day, today)),
        counts_until: piece.counts_until.map(|day| links::past_date(day, today)),
        chip: evidence_chip(piece, today),
    }
}

fn evidence_chip(piece: &LevelEvidence<'_>, today: Day) -> Chip {
    match (piece.dated, piece.counts_until) {
        (None, _) => chips::plain(Tone::Warn, Glyph::Dashed, "no date, carries nothing"),
        (Some(dated), _) if dated > today => chips::plain(Tone::Warn, Glyph::Dashed, "dated ahead"),
        (_, Some(until)) if until < today => chips::plain(
            Tone::Bad,
            Glyph::Diamond,
            format!("expired {}", until.near(today)),
        ),
        (_, Some(until)) if until <= today.plus_days(OUTLOOK_DAYS) => chips::plain(
            Tone::Warn,
            Glyph::Triangle,
            format!("counts until {}", until.near(today)),
        ),
        (_, Some(until)) => chips::plain(
            Tone::Good,
            Glyph::Full,
            format!("counts until {}", until.near(today)),
        ),
        (Some(_), None) => chips::plain(Tone::Good, Glyph::Full, "counts"),
    }
}

fn measure(book: &Book, practice: &Record, measure: &MeasureTemplate, today: Day) -> MeasureRow {
    let reading = readings::latest(book, practice.id, measure);
    let (glyph, tone) = chips::of_reading(reading.as_ref().and_then(|reading| reading.reached));
    MeasureRow {
        name: measure.name.clone(),
        target: measure.target_words(),
        how: measure.how.clone(),
        reading: reading.map(|reading| ReadingShown {
            words: readings::words(book, reading.line).unwrap_or_default(),
            on: reading.on.near(today),
            glyph,
            tone,
        }),
    }
}

fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Better => "better",
        Outcome::Value => "value",
        Outcome::Sooner => "sooner",
        Outcome::Safer => "safer",
        Outcome::Happier => "happier",
    }
}
