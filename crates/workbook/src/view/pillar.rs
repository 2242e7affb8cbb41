//! A pillar and its practices.

use super::{FindingList, chips, due, home, links, questions};
use crate::{
    Workbook,
    contract::{PillarPage, PracticeRow, Tone},
};
use blueprint_model::{Book, Day, Record, duty, maturity, practice::Pillar, rules, status};

/// The page of a pillar.
pub fn pillar(workbook: &Workbook, of: Pillar) -> PillarPage {
    let (book, today) = (workbook.book(), workbook.today());
    let practices = ordered(book, of);
    let standings = workbook.standings();
    let findings = FindingList::of_pillar(book, &standings, of, today);
    let open = duty::open(book, today);
    let own = open.iter().filter(|duty| {
        let record = book.get(duty.record);
        record.and_then(|record| rules::pillar_of(book, record)) == Some(of)
    });
    let (documented, applicable) = home::documented(book, Some(of), today);
    let (levels, levels_tone) = home::levels(book, &practices, today);
    PillarPage {
        levels,
        levels_tone,
        pillar: of,
        name: of.name().to_owned(),
        promise: of.promise().to_owned(),
        documented: format!("{documented} of {applicable} documented"),
        practices: practices
            .iter()
            .map(|practice| row(book, practice, today))
            .collect(),
        findings_more: findings.more(),
        findings: findings.rows,
        due: due::rows(book, own.take(8), today),
        questions: questions::of_practices(book, &practices, today),
    }
}

/// Every live practice with its pillar.
pub(super) fn practices(book: &Book) -> impl Iterator<Item = (Pillar, &Record)> {
    book.of_kind("practice")
        .filter_map(|practice| Some((rules::pillar_of(book, practice)?, practice)))
}

/// The practices of a pillar: those that came with the program by number, then own ones by age.
pub(super) fn ordered(book: &Book, of: Pillar) -> Vec<&Record> {
    let mut all: Vec<&Record> = practices(book)
        .filter(|(pillar, _)| *pillar == of)
        .map(|(_, practice)| practice)
        .collect();
    all.sort_by_key(|practice| {
        (
            template_number(book, practice).unwrap_or(u32::MAX),
            practice.id,
        )
    });
    all
}

/// The number of a practice that came with the program.
pub(super) fn template_number(book: &Book, practice: &Record) -> Option<u32> {
    let template = practice
        .template
        .as_deref()
        .and_then(|id| book.catalogue().practice(id));
    template.map(|template| template.number)
}

/// Steps done and all steps; before the first touch, all of the template's.
pub(super) fn step_counts(book: &Book, practice: &Record) -> (usize, usize) {
    let steps: Vec<&Record> = book.children(practice.id, "step").collect();
    let untouched = book
        .all_children(practice.id)
        .all(|record| record.kind != "step");
    let template = practice
        .template
        .as_deref()
        .and_then(|id| book.catalogue().practice(id));
    let offered = template
        .filter(|_| untouched)
        .map_or(0, |template| template.steps.len());
    let done = steps
        .iter()
        .filter(|step| step.day("done_on").is_some())
        .count();
    (done, steps.len() + offered)
}

fn row(book: &Book, practice: &Record, today: Day) -> PracticeRow {
    let standing = status::of_practice(book, practice, today);
    let template = practice
        .template
        .as_deref()
        .and_then(|id| book.catalogue().practice(id));
    let (done, all) = step_counts(book, practice);
    let applies = standing.shown != status::Status::NotApplicable;
    PracticeRow {
        practice: links::link(book, practice),
        number: template.map(|template| template.number),
        ask: template.map(|template| template.ask.clone()),
        glyph: chips::of_status(standing.shown),
        status: standing.words(),
        status_tone: if standing.overclaimed() {
            Tone::Warn
        } else {
            Tone::Plain
        },
        owner: links::reference(book, practice, "owner"),
        steps: format!("{done} of {all} steps done"),
        claimed: practice.level("claimed"),
        supported: maturity::supported(book, practice, today),
        target: practice.level("target"),
        next_review: rules::practice::next_review(book, practice, today)
            .filter(|_| applies)
            .map(|day| links::date(day, today)),
        chip: chips::worst(book, practice, today),
    }
}
