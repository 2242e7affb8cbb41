//! Which sheets are due in a quarter: access reviews, recovery tests, standards, flags, and facts that run out.

use super::Scope;
use crate::{
    Book, Day,
    duty::{self, Duty, DutyKind},
};

/// The duties that are about sheets, by theme, in the order in which a review goes through them.
const THEMES: [(&str, &[DutyKind]); 5] = [
    (
        "Access reviews",
        &[
            DutyKind::AccessProduction,
            DutyKind::AccessAdministrator,
            DutyKind::AccessCustomerData,
            DutyKind::AccessRemoval,
        ],
    ),
    ("Recovery tests", &[DutyKind::DrTest, DutyKind::Retest]),
    ("Standards", &[DutyKind::StandardReview]),
    ("Flags", &[DutyKind::FlagRemoval]),
    ("Facts", &[DutyKind::FactExpiry]),
];

/// The theme of a duty about a sheet; none for other duties.
pub fn theme(what: DutyKind) -> Option<&'static str> {
    let mut themes = THEMES.iter();
    let (name, _) = themes.find(|(_, kinds)| kinds.contains(&what))?;
    Some(name)
}

/// What is due of the sheets of a part by `until`, by theme and then by day. Of a series only the next occurrence is told.
pub fn due(book: &Book, scope: Scope, today: Day, until: Day) -> Vec<(&'static str, Duty)> {
    let place = |what: DutyKind| THEMES.iter().position(|(_, kinds)| kinds.contains(&what));
    let mut found: Vec<(usize, &'static str, Duty)> = duty::open(book, today)
        .into_iter()
        .filter(|duty| duty.due <= until && is_held(book, scope, duty))
        .filter_map(|duty| Some((place(duty.what)?, theme(duty.what)?, duty)))
        .collect();
    found.sort_by_key(|(place, _, duty)| (*place, duty.due, duty.record));
    found
        .into_iter()
        .map(|(_, theme, duty)| (theme, duty))
        .collect()
}

/// Whether a duty belongs to a part: by who owns it where that is known, else by its record.
pub(super) fn is_held(book: &Book, scope: Scope, duty: &Duty) -> bool {
    let owner = duty.owner.and_then(|id| book.get(id));
    match (scope, owner) {
        (Scope::Lead(_) | Scope::Team(_), Some(owner)) => scope.holds(book, owner),
        _ => book
            .get(duty.record)
            .is_some_and(|record| scope.holds(book, record)),
    }
}
