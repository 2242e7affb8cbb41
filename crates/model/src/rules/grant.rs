//! Grants: nobody who has left holds one, and none lies unused.

use super::{Found, Told, owner};
use crate::{Book, Day, Record, RecordId, Severity, text};

/// Days without use after which a grant is unused; the ninetieth day counts.
pub const UNUSED_DAYS: i64 = 90;

/// The scopes in which access is reviewed, by option id.
pub const SCOPES: [&str; 3] = ["production", "administrator", "customer data"];

/// Whether the access is still there on a day: not removed, or to be removed later.
pub fn is_held(grant: &Record, on: Day) -> bool {
    grant.day("removed_on").is_none_or(|removed| removed > on)
}

/// What is reached by whom: person, system and role, the last without regard to case and accents. Two grants of one access,
/// in two scopes or entered twice, are one to whoever reviews it.
pub fn access(grant: &Record) -> (Option<RecordId>, Option<RecordId>, String) {
    (
        grant.reference("person"),
        grant.reference("system"),
        text::folded(grant.text("role").unwrap_or_default()),
    )
}

/// The first day on which it counts as unused; `None` when its last use is not known.
pub fn unused_from(grant: &Record) -> Option<Day> {
    grant.day("last_used").map(|day| day.plus_days(UNUSED_DAYS))
}

pub(super) fn find(book: &Book, grant: &Record, today: Day, found: &mut Found) {
    if !is_held(grant, today) {
        return;
    }
    let left = owner::left(book, grant, "person", today);
    let unused = unused_from(grant).filter(|from| *from <= today);
    let names = || {
        (
            book.title(grant),
            grant.text("role").unwrap_or("access").to_owned(),
            book.reference_title(grant, "system").unwrap_or_default(),
        )
    };
    if let Some(last) = left {
        found.add(Severity::Red, grant, "leaver-with-grant", 15, || {
            let (person, role, system) = names();
            Told {
                rule_words: "access ends with the last day, not with the next review",
                chip: "left, still has access".into(),
                message: format!("{person} has left and can still reach {system}"),
                inputs: format!("last day {}, {role} not removed", last.near(today)),
                since: Some(last.plus_days(1)),
                next_step: format!(
                    "Remove {role} on {system} today, and enter the day it was gone"
                ),
            }
        });
    }
    if let Some(from) = unused {
        found.add(Severity::Amber, grant, "grant-unused", 15, || {
            let (person, role, system) = names();
            Told {
                rule_words: "access that nobody has used for ninety days is not needed",
                chip: "unused".into(),
                message: format!("{person} has not used {role} on {system} for ninety days"),
                inputs: format!(
                    "last used {}",
                    grant
                        .day("last_used")
                        .map_or_else(String::new, |day| day.near(today))
                ),
                since: Some(from),
                next_step: format!("Ask {person} whether it can go"),
            }
        });
    }
    if left.is_none() && unused.is_none() {
        found.add(Severity::Good, grant, "leaver-with-grant", 0, || {
            let (person, role, system) = names();
            Told {
                rule_words: "access ends with the last day, not with the next review",
                chip: "held".into(),
                message: format!("{person} works here and holds {role} on {system}"),
                inputs: grant.day("last_used").map_or_else(
                    || "last use not known".to_owned(),
                    |day| format!("last used {}", day.near(today)),
                ),
                since: None,
                next_step: "Nothing to do".into(),
            }
        });
    }
}
