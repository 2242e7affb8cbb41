//! What the steps of a review show, line by line.

use super::{
    super::{chips, fields, links},
    some_fields,
};
use crate::contract::{
    Chip, Counted, DutyLine, DutyParts, Glyph, LastIssue, MeasureLine, PracticeLine, Tone,
};
use blueprint_model::{
    Book, Day, Record, decimal, field, maturity,
    review::{
        counts,
        duties::{self, Line, Part},
        has_outcome, is_locked, last_three as last_issues,
        practices::{is_said, level_before, number},
        previous, readings,
    },
    rules,
    status::{self, Status},
};

pub(super) fn last_three(book: &Book, review: &Record, today: Day) -> Vec<LastIssue> {
    last_issues(book, review)
        .into_iter()
        .map(|issue| LastIssue {
            issue: links::link(book, issue),
            owner: links::reference(book, issue, "owner"),
            due: issue.day("due").map(|day| links::date(day, today)),
            outcome: issue
                .text("outcome")
                .or_else(|| issue.value("done_on").map(|_| "done"))
                .map(str::to_owned),
            fields: some_fields(book, issue, &["done_on", "moved_to", "result"], today),
            said: has_outcome(issue),
        })
        .collect()
}

pub(super) fn practices(book: &Book, review: &Record, today: Day) -> Vec<PracticeLine> {
    let before = previous(book, review);
    let mut lines: Vec<(&Record, &Record)> = book
        .children(review.id, "review-practice")
        .filter_map(|line| Some((line, book.get(line.reference("practice")?)?)))
        .collect();
    lines.sort_by_key(|(line, practice)| (number(book, practice).unwrap_or(u32::MAX), line.id));
    lines
        .into_iter()
        .filter_map(|(line, practice)| practice_line(book, line, practice, before, today))
        .collect()
}

fn practice_line(
    book: &Book,
    line: &Record,
    practice: &Record,
    before: Option<&Record>,
    today: Day,
) -> Option<PracticeLine> {
    let kind = book.kind_of(practice)?;
    let field_of = |id: &str| {
        let field = kind.field(id)?;
        Some(fields::value(book, practice, field, today))
    };
    let then = line.text("status").and_then(Status::from_words);
    let standing = status::of_practice(book, practice, today);
    let shown = then.unwrap_or(standing.shown);
    let now = line.level("level").or_else(|| {
        let supported = maturity::supported(book, practice, today);
        (practice.value("claimed").is_some() || supported > 1).then_some(supported)
    });
    let note = book.kind_of(line)?.field("note")?;
    Some(PracticeLine {
        id: line.id.to_string(),
        practice: links::link(book, practice),
        number: number(book, practice),
        status: chips::plain(
            Tone::Plain,
            chips::of_status(shown),
            then.map_or_else(|| standing.words(), |then| then.words().to_owned()),
        ),
        level: now.map(|now| match level_before(book, before, practice) {
            Some(was) if was != now => format!("{now} from {was}"),
            _ => now.to_string(),
        }),
        owner: if then.is_some() {
            links::reference(book, line, "owner")
        } else {
            links::reference(book, practice, "owner")
        },
        reviewed: line
            .day("read_before")
            .or_else(|| {
                practice
                    .day("reviewed_on")
                    .filter(|_| line.value("read_on").is_none())
            })
            .map_or_else(
                || "never read before".to_owned(),
                |day| format!("last read {}", day.near(today)),
            ),
        current: field_of("current_state")?,
        desired: field_of("desired_state")?,
        steps: open_steps(book, practice, today),
        findings: rules::findings_of(book, practice, today)
            .iter()
            .filter(|finding| finding.severity != blueprint_model::Severity::Good)
            .filter_map(|finding| chips::row(book, finding, today))
            .collect(),
        verdict: line.text("verdict").map(str::to_owned),
        note: fields::value(book, line, note, today),
        said: is_said(line),
    })
}

fn open_steps(book: &Book, practice: &Record, today: Day) -> Vec<String> {
    book.children(practice.id, "step")
        .filter(|step| step.value("done_on").is_none())
        .map(|step| {
            let owner = book.reference_title(step, "owner");
            let due = step.day("due").map(|day| day.near(today));
            let who: Vec<String> = owner.into_iter().chain(due).collect();
            if who.is_empty() {
                book.title(step)
            } else {
                format!("{} ({})", book.title(step), who.join(", "))
            }
        })
        .collect()
}

pub(super) fn duties(book: &Book, review: &Record, today: Day) -> DutyParts {
    let lines = duties::lines(book, review, today);
    let of = |part: Part| {
        lines
            .iter()
            .filter(|line| line.part == part)
            .map(|line| duty(book, line, today))
            .collect()
    };
    DutyParts {
        closed: of(Part::Closed),
        missed: of(Part::Missed),
        sheets: of(Part::Sheet),
    }
}

fn duty(book: &Book, line: &Line, today: Day) -> DutyLine {
    let record = line.record.and_then(|id| book.get(id));
    DutyLine {
        what: line.what.clone(),
        page: record.map(|record| links::page(book, record)),
        owner: line
            .owner
            .and_then(|id| book.get(id))
            .map(|person| links::link(book, person)),
        due: line.due.map(|day| links::date(day, today)),
        chip: duty_chip(line),
        note: line.note.clone(),
    }
}

fn duty_chip(line: &Line) -> Chip {
    let (tone, glyph) = match (line.part, line.state.as_str()) {
        (Part::Closed, "done") => (Tone::Good, Glyph::Full),
        (Part::Closed, "skipped") => (Tone::Muted, Glyph::Slashed),
        (Part::Closed, _) => (Tone::Warn, Glyph::Full),
        (Part::Missed, _) => (Tone::Bad, Glyph::Diamond),
        (Part::Sheet, state) if state.starts_with("overdue") => (Tone::Bad, Glyph::Diamond),
        (Part::Sheet, _) => (Tone::Muted, Glyph::Empty),
    };
    chips::plain(tone, glyph, line.state.clone())
}

/// The measures of the practices that are read, with the reading of the review before and of this one.
pub(super) fn measures(book: &Book, review: &Record, today: Day) -> Vec<MeasureLine> {
    let before = previous(book, review);
    let mut found = Vec::new();
    let mut lines: Vec<&Record> = book.children(review.id, "review-practice").collect();
    let of = |line: &Record| line.reference("practice").and_then(|id| book.get(id));
    lines.sort_by_key(|line| {
        (
            of(line).and_then(|it| number(book, it)).unwrap_or(u32::MAX),
            line.id,
        )
    });
    for practice in lines.into_iter().filter_map(of) {
        let template = practice
            .template
            .as_deref()
            .and_then(|id| book.catalogue().practice(id));
        for measure in template.iter().flat_map(|template| &template.measures) {
            let reading =
                |review: &Record| readings::of_review(book, review, practice.id, &measure.name);
            let now = reading(review);
            if now.is_none() && is_locked(review) {
                continue;
            }
            let value = now.map(|line| shown(book, line)).unwrap_or_default();
            let (glyph, tone) =
                chips::of_reading(now.and_then(|line| readings::is_reached(book, line)));
            let counted = counts::counted(book, measure, today)
                .filter(|count| !is_locked(review) && decimal::shown(&count.figure) != value);
            found.push(MeasureLine {
                practice: links::link(book, practice),
                name: measure.name.clone(),
                unit: measure.unit.clone(),
                target: measure.target_words(),
                how: measure.how.clone(),
                last: before.and_then(reading).map(|line| shown(book, line)),
                id: now.map(|line| line.id.to_string()),
                value,
                glyph,
                tone,
                note: now
                    .and_then(|line| line.text("note"))
                    .unwrap_or_default()
                    .to_owned(),
                is_counted: now.is_some_and(counts::is_counted),
                counted: counted.map(|count| Counted {
                    words: count.words(measure),
                    note: count.note(),
                    figure: count.figure,
                }),
            });
        }
    }
    found
}

fn shown(book: &Book, line: &Record) -> String {
    let field = book.kind_of(line).and_then(|kind| kind.field("value"));
    field.map_or_else(String::new, |described| {
        field::shown(book, line, described, Day::EPOCH)
    })
}
