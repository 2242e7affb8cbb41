//! The steps of a review and how far it has come: computed from what is said, so that it can be left and taken up again.

use super::{has_outcome, is_locked, issues, last_three, practices, signing};
use crate::{Book, Record};

/// A step of the session.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Step {
    /// What became of the issues of last time.
    LastThree,
    /// Each due practice: confirmed, edited, no longer true, skipped.
    Practices,
    /// Duties closed and missed, sheets due.
    Duties,
    /// Readings of measures.
    Measures,
    /// The new three issues, and decisions.
    TopThree,
    /// What changed since the review before.
    Changes,
    /// Signatures and the lock.
    Sign,
}

/// How far a step has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Progress {
    /// Which.
    pub step: Step,
    /// What is said.
    pub said: usize,
    /// Of how much; 0 where it cannot be counted.
    pub of: usize,
    /// Whether nothing is left to say.
    pub is_done: bool,
}

impl Step {
    /// All, in order.
    pub const ALL: [Self; 7] = [
        Self::LastThree,
        Self::Practices,
        Self::Duties,
        Self::Measures,
        Self::TopThree,
        Self::Changes,
        Self::Sign,
    ];

    /// Its id, stable.
    pub fn id(self) -> &'static str {
        match self {
            Self::LastThree => "last-three",
            Self::Practices => "practices",
            Self::Duties => "duties",
            Self::Measures => "measures",
            Self::TopThree => "top-three",
            Self::Changes => "changes",
            Self::Sign => "sign",
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::LastThree => "Last quarter’s three",
            Self::Practices => "Practices due",
            Self::Duties => "Duties and sheets",
            Self::Measures => "Measures",
            Self::TopThree => "New top three",
            Self::Changes => "What changed",
            Self::Sign => "Sign and lock",
        }
    }

    /// The tick that says it was gone through, where reading is all there is to do.
    pub fn tick(self) -> Option<&'static str> {
        match self {
            Self::Duties => Some("duties_read"),
            Self::Measures => Some("measures_read"),
            Self::Changes => Some("changes_read"),
            _ => None,
        }
    }
}

/// How far each step of a review has come.
pub fn progress(book: &Book, review: &Record) -> Vec<Progress> {
    Step::ALL
        .into_iter()
        .map(|step| of(book, review, step))
        .collect()
}

/// The step to go on with: the first that is not done; the last once all are.
pub fn next(book: &Book, review: &Record) -> Step {
    progress(book, review)
        .into_iter()
        .find(|progress| !progress.is_done)
        .map_or(Step::Sign, |progress| progress.step)
}

fn of(book: &Book, review: &Record, step: Step) -> Progress {
    let counted = |said: usize, of: usize, is_done: bool| Progress {
        step,
        said,
        of,
        is_done,
    };
    match step {
        Step::LastThree => {
            let three = last_three(book, review);
            let said = three.iter().filter(|issue| has_outcome(issue)).count();
            counted(said, three.len(), said == three.len())
        }
        Step::Practices => {
            let lines: Vec<&Record> = book.children(review.id, "review-practice").collect();
            let said = lines.iter().filter(|line| practices::is_said(line)).count();
            counted(said, lines.len(), said == lines.len())
        }
        Step::TopThree => {
            let lines: Vec<&Record> = issues(book, review).collect();
            let whole =
                |line: &&&Record| line.value("owner").is_some() && line.value("due").is_some();
            let said = lines.iter().filter(whole).count();
            let enough = said >= super::least_issues(review);
            counted(said, super::TOP, enough && said == lines.len())
        }
        Step::Sign => {
            let all = signing::signatures(book, review);
            let said = all.iter().filter(|one| one.holds()).count();
            counted(said, all.len(), is_locked(review))
        }
        Step::Duties | Step::Measures | Step::Changes => {
            let read = step.tick().is_some_and(|tick| review.tick(tick));
            counted(usize::from(read), 0, read || is_locked(review))
        }
    }
}
