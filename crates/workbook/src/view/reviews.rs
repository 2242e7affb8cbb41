//! All quarterly reviews, and what a new one can be about.

use super::{chips, links};
use crate::{
    Workbook,
    contract::{Chip, Glyph, Link, ReviewChoices, ReviewRow, ReviewsPage, Tone},
};
use blueprint_model::{
    Book, Day, Record,
    review::{Quarter, REVIEW, Scope, is_locked, steps},
    text, words,
};

/// The list of reviews: the open ones first, then the locked ones, latest first.
pub fn reviews(workbook: &Workbook) -> ReviewsPage {
    let (book, today) = (workbook.book(), workbook.today());
    let mut all: Vec<&Record> = book.of_kind(REVIEW).collect();
    all.sort_by_key(|review| {
        let quarter = review.text("quarter").and_then(Quarter::parse);
        let last = review.day("locked_on").or_else(|| review.day("started_on"));
        (
            is_locked(review),
            std::cmp::Reverse((quarter, last, review.id)),
        )
    });
    let locked = all.iter().filter(|review| is_locked(review)).count();
    ReviewsPage {
        words: match (all.len() - locked, locked) {
            (0, 0) => "No review was held yet".to_owned(),
            (0, locked) => format!("None open, {} locked", words::count(locked)),
            (open, locked) => words::capitalised(&format!(
                "{} open, {} locked",
                words::count(open),
                words::count(locked)
            )),
        },
        reviews: all.into_iter().map(|it| row(book, it, today)).collect(),
        begin: choices(workbook),
    }
}

fn row(book: &Book, review: &Record, today: Day) -> ReviewRow {
    ReviewRow {
        review: links::link(book, review),
        quarter: review.text("quarter").unwrap_or_default().to_owned(),
        scope: Scope::of(review).words(book),
        chip: chip(book, review, today),
        led_by: links::reference(book, review, "led_by"),
        locked: is_locked(review),
        corrects: links::reference(book, review, "corrects"),
    }
}

/// How a review stands.
pub(super) fn chip(book: &Book, review: &Record, today: Day) -> Chip {
    if let Some(day) = review.day("locked_on") {
        let words = format!("locked {}", day.near(today));
        return chips::plain(Tone::Good, Glyph::Full, words);
    }
    if review.value("started_on").is_none() {
        return chips::plain(Tone::Muted, Glyph::Empty, "not started");
    }
    let progress = steps::progress(book, review);
    let done = progress.iter().filter(|step| step.is_done).count();
    let glyph = match done * 4 / progress.len() {
        _ if done == 0 => Glyph::Empty,
        0 => Glyph::Quarter,
        1 | 2 => Glyph::Half,
        _ => Glyph::ThreeQuarters,
    };
    let words = format!("{done} of {} steps", progress.len());
    chips::plain(Tone::Plain, glyph, words)
}

fn choices(workbook: &Workbook) -> ReviewChoices {
    let (book, today) = (workbook.book(), workbook.today());
    let now = Quarter::of(today);
    let mut teams: Vec<&Record> = book.of_kind("team").collect();
    teams.sort_by_cached_key(|team| text::folded(&book.title(team)));
    let me = workbook.actor().ok().and_then(|actor| actor.person);
    ReviewChoices {
        quarters: vec![now.to_string(), now.before().to_string()],
        teams: linked(book, teams),
        leads: linked(book, Scope::leads(book, today)),
        me: me
            .and_then(|id| book.get(id))
            .map(|person| links::link(book, person)),
    }
}

fn linked(book: &Book, records: Vec<&Record>) -> Vec<Link> {
    records
        .into_iter()
        .map(|record| links::link(book, record))
        .collect()
}
