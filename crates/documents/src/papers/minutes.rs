//! The minutes of a quarterly review: last quarter's three first, then what was read, done and left, the new three, who signed,
//! and what changed since the review before.

use super::{Paper, Source, changes::Appendix, fields::Fields, furniture::Furniture};
use crate::{
    DocumentError, Set,
    blueprint::Prose,
    parts::{Cell, Chip, Look, Ring, Said},
    say,
};
use blueprint_model::{
    Day, Record, Timestamp, maturity,
    review::{
        Quarter, Scope,
        duties::{self, Line, Part},
        is_locked, issues, last_three,
        practices::{level_before, number},
        previous, readings, signing,
    },
    status::{self, Status},
    words,
};
use serde::Serialize;

pub(super) const PAPER: Paper = Paper {
    id: "minutes",
    name: "Review minutes",
    purpose: "What a quarterly review read, found and decided, and who signed it, for everyone who was not there.",
    kind: Some("quarterly-review"),
    one_page: false,
};

#[derive(Serialize)]
struct Minutes {
    #[serde(flatten)]
    furniture: Furniture,
    /// `Q4`.
    quarter: String,
    heading: String,
    lead: String,
    led_by: Said,
    present: Vec<String>,
    absent: Vec<String>,
    next: Said,
    last_note: String,
    last: Vec<Issue>,
    practices_note: String,
    practices: Vec<Vec<Cell>>,
    missed: Vec<Vec<Cell>>,
    sheets: Vec<Vec<Cell>>,
    closed: Vec<Vec<Cell>>,
    measures: Vec<Vec<Cell>>,
    issues_note: String,
    issues: Vec<Issue>,
    decisions: Vec<Vec<Cell>>,
    note: Prose,
    locked: Option<String>,
    signed: Vec<Vec<Cell>>,
    signatures: Vec<(&'static str, Said)>,
    changes: Option<Appendix>,
}

#[derive(Serialize)]
struct Issue {
    text: String,
    result: Option<String>,
    owner: Said,
    due: Said,
    chip: Chip,
}

pub(super) fn set(source: &Source<'_>, record: &Record) -> Result<Set, DocumentError> {
    let review = source.fields(record);
    let (book, today) = (source.book, source.today);
    let quarter = record.text("quarter").and_then(Quarter::parse);
    let scope = Scope::of(record).words(book);
    let locked = record.day("locked_on");
    let before = previous(book, record);
    let day = locked.or_else(|| record.day("started_on"));
    let lines = duties::lines(book, record, today);
    let of_part = |part: Part| -> Vec<Vec<Cell>> {
        let lines = lines.iter().filter(|line| line.part == part);
        lines.map(|line| duty(review, line)).collect()
    };
    let last: Vec<Issue> = last_three(book, record)
        .into_iter()
        .map(|issue| last_issue(review.of(issue), locked.unwrap_or(today)))
        .collect();
    let new: Vec<Issue> = issues(book, record)
        .map(|issue| new_issue(review.of(issue)))
        .collect();
    let mut read: Vec<Fields<'_>> = review.children("review-practice").collect();
    let practice_of = |line: &Fields<'_>| {
        line.record
            .reference("practice")
            .and_then(|id| book.get(id))
    };
    read.sort_by_key(|line| {
        let number = practice_of(line).and_then(|practice| number(book, practice));
        (number.unwrap_or(u32::MAX), line.record.id)
    });
    let mut furniture = source.furniture(Some(record), "");
    furniture.title = "Quarterly review".to_owned();
    furniture.section = "Minutes".to_owned();
    furniture.subject = quarter.map_or_else(String::new, |quarter| quarter.to_string());
    furniture.foot = match locked {
        Some(day) => format!("Signed and locked {}", day.near(today)),
        None => "Draft, not locked".to_owned(),
    };
    let data = Minutes {
        quarter: quarter.map_or_else(|| "–".to_owned(), Quarter::short),
        heading: "Quarterly review".to_owned(),
        lead: format!(
            "{}{}, {scope}.{}",
            quarter.map_or_else(String::new, |it| format!("{it}, ")),
            match (locked, day) {
                (Some(day), _) => format!("locked on {}", day.in_full()),
                (None, Some(day)) => format!("begun on {}, not locked yet", day.in_full()),
                (None, None) => "not begun".to_owned(),
            },
            match review.shown("corrects") {
                Some(other) => format!(" Corrects “{other}”."),
                None => String::new(),
            }
        ),
        led_by: review.said("led_by", "nobody named"),
        present: names(review, "participants"),
        absent: names(review, "absent"),
        next: review.weekday("next_on", "no day set"),
        last_note: last_note(&last, before.is_some()),
        last,
        practices_note: practices_note(&read),
        practices: read
            .iter()
            .map(|line| practice(*line, before, today))
            .collect(),
        missed: of_part(Part::Missed),
        sheets: of_part(Part::Sheet),
        closed: of_part(Part::Closed),
        measures: review
            .children("review-measure")
            .map(|line| measure(line, before))
            .collect(),
        issues_note: match new.len() {
            0 => "None is named.".to_owned(),
            _ => "Each with an owner and a day before the next review.".to_owned(),
        },
        issues: new,
        decisions: review
            .children("review-decision")
            .map(|line| {
                vec![
                    Cell::text(line.title()),
                    Cell::of(line.shown("owner").map_or(Said::NotApplicable, Said::Text)),
                    Cell::of(line.shown("due").map_or(Said::NotApplicable, Said::Text)),
                ]
            })
            .collect(),
        note: review.prose("note"),
        locked: locked.map(|day| {
            let entry = record
                .text("entry")
                .map(|entry| format!(" as entry {entry} of the history"));
            format!(
                "Locked on {}{}; a snapshot of the workbook was kept.",
                day.long(),
                entry.unwrap_or_default()
            )
        }),
        signed: signed(source, record),
        signatures: if is_locked(record) {
            Vec::new()
        } else {
            unsigned(source, record)
        },
        changes: source.edition.changes.as_ref().map(Appendix::of),
        furniture,
    };
    Set::new("papers/minutes.typ", &data, today)
}

fn names(review: Fields<'_>, field: &str) -> Vec<String> {
    let kept = |id: &blueprint_model::RecordId| {
        let labels = review.record.labels.as_ref()?;
        labels.get(id.to_string())?.as_str().map(str::to_owned)
    };
    let named = |id| review.book.get(id).map(|person| review.book.title(person));
    let people = review.record.references(field).into_iter();
    people
        .filter_map(|id| kept(&id).or_else(|| named(id)))
        .collect()
}

fn last_issue(issue: Fields<'_>, on: Day) -> Issue {
    let outcome = issue
        .record
        .text("outcome")
        .or_else(|| issue.record.value("done_on").map(|_| "done"));
    let chip = |look, ring, words: String| Chip {
        look,
        ring: Some(ring),
        words,
    };
    let near = |field: &str| issue.record.day(field).map(|day| day.near(on));
    Issue {
        chip: match outcome {
            Some("done") => chip(
                Look::Bare,
                Ring::Full,
                near("done_on").map_or_else(|| "done".into(), |day| format!("closed {day}")),
            ),
            Some("moved") => chip(
                Look::Bare,
                Ring::ThreeQuarters,
                near("moved_to").map_or_else(|| "moved".into(), |day| format!("moved to {day}")),
            ),
            Some(_) => chip(Look::Alarm, Ring::Empty, "not done".into()),
            None => chip(Look::Gap, Ring::Empty, "not said".into()),
        },
        ..new_issue(issue)
    }
}

fn new_issue(issue: Fields<'_>) -> Issue {
    Issue {
        text: say::sentence(&issue.title()),
        result: issue.shown("result").map(|text| say::sentence(&text)),
        owner: issue.said("owner", "no owner"),
        due: issue.weekday("due", "no day"),
        chip: Chip {
            look: Look::Bare,
            ring: None,
            words: String::new(),
        },
    }
}

fn last_note(last: &[Issue], had_one: bool) -> String {
    if !had_one {
        return "No review of this part was locked before.".to_owned();
    }
    let count = |begins: &str| {
        last.iter()
            .filter(|it| it.chip.words.starts_with(begins))
            .count()
    };
    let parts: Vec<String> = [
        ("closed", "closed"),
        ("moved", "moved"),
        ("not done", "not done"),
        ("not said", "without an outcome"),
    ]
    .into_iter()
    .map(|(begins, words)| (count(begins), words))
    .filter(|(n, _)| *n > 0)
    .map(|(n, words)| format!("{} {words}", blueprint_model::words::count(n)))
    .collect();
    match parts.is_empty() {
        true => "None was named.".to_owned(),
        false => format!("Opened first. {}.", words::capitalised(&parts.join(", "))),
    }
}

fn practices_note(read: &[Fields<'_>]) -> String {
    let verdicts = || read.iter().filter_map(|line| line.record.text("verdict"));
    let skipped = verdicts().filter(|it| *it == "skipped").count();
    let said = verdicts().count();
    let mut note = format!("{} due, {} read.", read.len(), said - skipped);
    match skipped {
        0 => {}
        1 => note.push_str(" One was skipped, with a reason."),
        n => note.push_str(&format!(
            " {} were skipped, with a reason.",
            words::capitalised(&words::count(n))
        )),
    }
    note
}

fn practice(line: Fields<'_>, before: Option<&Record>, today: Day) -> Vec<Cell> {
    let book = line.book;
    let practice = line
        .record
        .reference("practice")
        .and_then(|id| book.get(id));
    let then = line.record.text("status").and_then(Status::from_words);
    let status = then.or_else(|| practice.map(|it| status::of_practice(book, it, today).shown));
    let level = line.record.level("level").or_else(|| {
        let practice = practice.filter(|it| it.value("claimed").is_some())?;
        Some(maturity::supported(book, practice, today))
    });
    let was = practice.and_then(|it| level_before(book, before, it));
    let verdict = line.record.text("verdict");
    let skipped = verdict == Some("skipped");
    let note = line.shown("note");
    let decision = match (verdict, note) {
        (None, _) => Cell::of(Said::Missing("not read".into())),
        (Some("skipped"), Some(note)) => Cell::of(Said::Missing(format!("skipped: {note}"))),
        (Some(verdict), note) => Cell {
            strong: verdict == "no longer true",
            ..Cell::text(verdict)
        }
        .with_note(note.map(Said::Text)),
    };
    vec![
        practice.and_then(|it| number(book, it)).map_or_else(
            || Cell::of(Said::NotApplicable),
            |n| Cell::text(n.to_string()),
        ),
        Cell::of(line.said("practice", "not recorded")).strong(),
        status.map_or_else(
            || Cell::of(Said::NotApplicable),
            |status| {
                Cell::chip(Chip {
                    look: Look::Bare,
                    ring: Some(ring(status)),
                    words: status.words().to_owned(),
                })
            },
        ),
        match (level, was) {
            _ if skipped => Cell::of(Said::NotApplicable),
            (Some(now), Some(was)) if now != was => {
                Cell::text(format!("{now} from {was}")).strong()
            }
            (Some(now), _) => Cell::text(now.to_string()),
            (None, _) => Cell::of(Said::NotApplicable),
        },
        decision,
    ]
}

fn ring(status: Status) -> Ring {
    match status {
        Status::NotApplicable | Status::NotStarted => Ring::Empty,
        Status::Drafting => Ring::Quarter,
        Status::Documented => Ring::ThreeQuarters,
        Status::Practised => Ring::Full,
    }
}

fn duty(review: Fields<'_>, line: &Line) -> Vec<Cell> {
    let owner = line.owner.and_then(|id| review.book.get(id));
    let late = line.part == Part::Missed || line.state.starts_with("overdue");
    vec![
        Cell::text(line.what.clone()).with_note(line.note.clone().map(Said::Text)),
        Cell::of(Said::or_missing(
            owner.map(|person| review.book.title(person)),
            "nobody named",
        )),
        Cell::of(line.due.map_or(Said::NotApplicable, |day| {
            Said::Text(day.near(review.today).replace(' ', "\u{a0}"))
        })),
        Cell::chip(Chip {
            look: if late { Look::Alarm } else { Look::Bare },
            ring: None,
            words: match line.ended.filter(|_| line.state == "done") {
                Some(day) => format!("done {}", day.near(review.today)),
                None => line.state.clone(),
            },
        }),
    ]
}

fn measure(line: Fields<'_>, before: Option<&Record>) -> Vec<Cell> {
    let last = before.zip(line.record.reference("practice"));
    let last = last.and_then(|(before, practice)| {
        let name = line.record.text("name")?;
        let reading = readings::of_review(line.book, before, practice, name)?;
        readings::words(line.book, reading)
    });
    let missed = readings::is_reached(line.book, line.record) == Some(false);
    let read = Said::or_missing(readings::words(line.book, line.record), "no reading");
    vec![
        Cell::text(line.title()).with_note(line.shown("practice").map(Said::Text)),
        Cell {
            alarm: missed.then(|| "not reached".to_owned()),
            ..Cell::of(read).strong()
        },
        Cell::of(last.map_or(Said::NotApplicable, Said::Text)),
        Cell::of(line.shown("note").map_or(Said::NotApplicable, Said::Text)),
    ]
}

/// A line to sign on for each participant whose signature does not hold.
fn unsigned(source: &Source<'_>, record: &Record) -> Vec<(&'static str, Said)> {
    signing::signatures(source.book, record)
        .into_iter()
        .filter(|one| !one.holds())
        .filter_map(|one| source.book.get(one.person))
        .map(|person| ("took part", Said::Text(source.book.title(person))))
        .collect()
}

/// Who signed and when, once it is locked; also those who signed so far.
fn signed(source: &Source<'_>, record: &Record) -> Vec<Vec<Cell>> {
    let when = |at: Timestamp| format!("{}, {}", at.day().short(), at.clock());
    signing::signatures(source.book, record)
        .into_iter()
        .filter_map(|one| {
            let person = source.book.get(one.person)?;
            let at = one.at?;
            let line = signing::of(source.book, record, one.person);
            let hand = line.and_then(|line| line.text("written_by"));
            Some(vec![
                Cell::text(source.book.title(person)),
                Cell {
                    alarm: one
                        .is_stale
                        .then(|| "something was changed after that".to_owned()),
                    ..Cell::text(when(at))
                        .with_note(hand.map(|it| Said::Text(format!("written by {it}"))))
                },
            ])
        })
        .collect()
}
