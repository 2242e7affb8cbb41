//! What was done, done late or left undone in the stretch a review looks back on, and which sheets are due: computed while
//! the review is open, written down when it is locked.

use super::{Quarter, Scope, is_locked, sheets, stretch};
use crate::{
    Book, Day, Record, RecordId,
    duty::{self, Duty, Ending},
    words,
};

/// A line of a review about a duty or a sheet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// Which part of the review it stands in.
    pub part: Part,
    /// `Review Feature flags`.
    pub what: String,
    /// `done`, `done 4 days late`, `missed`, `skipped`, `overdue 12 days`, `due 30 Nov`.
    pub state: String,
    /// The record it is about; none once it is only known by its handle and gone.
    pub record: Option<RecordId>,
    /// Who answers for it.
    pub owner: Option<RecordId>,
    /// When it was or is due.
    pub due: Option<Day>,
    /// When it was done.
    pub ended: Option<Day>,
    /// Why it was skipped; the theme of a sheet.
    pub note: Option<String>,
}

/// The parts of a review that hold duties.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Part {
    /// Done or skipped.
    Closed,
    /// Due and not done.
    Missed,
    /// A sheet that is due.
    Sheet,
}

impl Part {
    /// All, in the order of the review.
    pub const ALL: [Self; 3] = [Self::Closed, Self::Missed, Self::Sheet];

    /// As stored.
    pub fn id(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Missed => "missed",
            Self::Sheet => "sheet",
        }
    }
}

/// The lines of a review: as written down once it is locked, else as they stand today.
pub fn lines(book: &Book, review: &Record, today: Day) -> Vec<Line> {
    if is_locked(review) {
        written(book, review)
    } else {
        standing(book, review, today)
    }
}

fn written(book: &Book, review: &Record) -> Vec<Line> {
    let lines = book.children(review.id, "review-duty");
    lines
        .filter_map(|line| {
            let part = Part::ALL
                .into_iter()
                .find(|part| line.text("part") == Some(part.id()))?;
            let about = line.text("about");
            Some(Line {
                part,
                what: book.title(line),
                state: line.text("state").unwrap_or_default().to_owned(),
                record: about
                    .and_then(|handle| book.by_handle(handle))
                    .map(|it| it.id),
                owner: line.reference("owner"),
                due: line.day("due"),
                ended: line.day("ended_on"),
                note: line.text("note").map(str::to_owned),
            })
        })
        .collect()
}

/// The lines as they stand on a day, whether the review is locked or not.
pub fn standing(book: &Book, review: &Record, today: Day) -> Vec<Line> {
    let scope = Scope::of(review);
    let (from, to) = stretch(book, review, today);
    let held = |id: RecordId| book.get(id).is_some_and(|record| scope.holds(book, record));
    let own = |id: RecordId| {
        std::iter::successors(book.get(id), |record| book.get(record.parent?))
            .take(8)
            .any(|record| record.kind == *super::REVIEW && record.id == review.id)
    };
    let mut found: Vec<Line> = duty::past(book, from, to)
        .into_iter()
        .filter(|past| held(past.record) && !own(past.record))
        .map(|past| over(book, past))
        .collect();
    found.reverse();
    // A sheet that is overdue stands among the sheets, not twice.
    let open = duty::open(book, to)
        .into_iter()
        .filter(|duty| sheets::theme(duty.what).is_none());
    found.extend(
        open.filter(|duty| duty.due < to && !own(duty.record))
            .filter(|duty| sheets::is_held(book, scope, duty))
            .map(|duty| Line {
                what: duty::title(book, &duty),
                ..of_open(Part::Missed, &duty, to)
            }),
    );
    let until = review
        .text("quarter")
        .and_then(Quarter::parse)
        .map_or(to, |quarter| quarter.last().max(to));
    let sheets = sheets::due(book, scope, to, until).into_iter();
    found.extend(sheets.map(|(theme, duty)| Line {
        what: duty::title(book, &duty),
        record: Some(duty::worked_on(book, &duty, to)),
        note: Some(theme.to_owned()),
        ..of_open(Part::Sheet, &duty, to)
    }));
    found.sort_by_key(|line| line.part);
    found
}

fn of_open(part: Part, duty: &Duty, to: Day) -> Line {
    Line {
        part,
        what: String::new(),
        state: words::due(duty.due, to),
        record: Some(duty.record),
        owner: duty.owner,
        due: Some(duty.due),
        ended: None,
        note: None,
    }
}

fn over(book: &Book, past: duty::Past) -> Line {
    let title = duty::title(
        book,
        &Duty {
            record: past.record,
            what: past.what,
            due: past.due.unwrap_or(Day::EPOCH),
            lead: 0,
            owner: None,
        },
    );
    let (part, state, ended, note) = match past.ending {
        Ending::Done(day) => (Part::Closed, "done".to_owned(), Some(day), None),
        Ending::Late(day) => {
            let late = past.due.map_or(0, |due| due.days_until(day));
            let days = if late == 1 { "day" } else { "days" };
            let state = format!("done {late} {days} late");
            (Part::Closed, state, Some(day), None)
        }
        Ending::Skipped(reason) => (Part::Closed, "skipped".to_owned(), None, Some(reason)),
        Ending::Missed => (Part::Missed, "missed".to_owned(), None, None),
    };
    let owner = book
        .get(past.record)
        .and_then(|record| record.reference("owner"));
    Line {
        part,
        what: title,
        state,
        record: Some(past.record),
        owner: past.by.or(owner),
        due: past.due,
        ended,
        note,
    }
}
