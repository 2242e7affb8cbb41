//! Codebase standards: published, read by newcomers, reviewed each quarter, and adopted repository by repository.

use super::{Found, Told};
use crate::{Book, Day, Record, RecordId, Severity, Share, duty, words};
use std::collections::HashMap;

/// How far a standard is adopted.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Adoption {
    /// Repositories that adopted it, of those without an exception.
    pub adopted: Share,
    /// Repositories that reviewed and have not adopted it.
    pub reviewed: usize,
    /// Repositories with an exception.
    pub exceptions: usize,
    /// Repositories without a line.
    pub silent: Vec<RecordId>,
}

/// Counts a standard's lines against all repositories of the workbook.
pub fn adoption(book: &Book, standard: &Record) -> Adoption {
    let lines: HashMap<RecordId, &str> = book
        .all_children(standard.id)
        .filter(|line| line.kind == "adoption" && line.trashed.is_none())
        .filter_map(|line| Some((line.reference("repository")?, line.text("state")?)))
        .collect();
    let mut adoption = Adoption::default();
    for repository in book.of_kind("repository") {
        match lines.get(&repository.id) {
            Some(&"exception") => adoption.exceptions += 1,
            Some(&"adopted") => adoption.adopted.part += 1,
            Some(_) => adoption.reviewed += 1,
            None => adoption.silent.push(repository.id),
        }
    }
    adoption.adopted.of = adoption.adopted.part + adoption.reviewed + adoption.silent.len();
    adoption
}

/// The day by which it is reviewed next; one never reviewed, a quarter after it was entered.
pub fn next_review(book: &Book, standard: &Record, today: Day) -> Option<Day> {
    duty::next_standard_review(book, standard, today)
}

pub(super) fn find(book: &Book, standard: &Record, today: Day, found: &mut Found) {
    adopted(book, standard, found);
    let reviewed = standard.value("reviewed_on").is_some();
    let late = next_review(book, standard, today).filter(|due| reviewed && *due < today);
    if late.is_some() || !reviewed {
        found.add(Severity::Amber, standard, "standard-review", 30, || Told {
            rule_words: "a standard is read through once a quarter",
            chip: late.map_or_else(
                || "never reviewed".to_owned(),
                |due| words::due(due, today).replace("overdue", "review overdue"),
            ),
            message: format!("{} is past its review", book.title(standard)),
            inputs: standard.day("reviewed_on").map_or_else(
                || "never reviewed".to_owned(),
                |day| format!("reviewed {}, quarterly", day.near(today)),
            ),
            since: late.map(|due| due.plus_days(1)),
            next_step: "Read it through, strike what nobody follows, and set the day".into(),
        });
    }
    let published = standard.value("published_at").is_some();
    if !published || !standard.tick("in_onboarding") {
        found.add(Severity::Amber, standard, "standard-hidden", 15, || Told {
            rule_words: "a newcomer meets the standard in the first week without asking",
            chip: if published {
                "not in onboarding"
            } else {
                "not published"
            }
            .into(),
            message: format!("A newcomer does not meet {}", book.title(standard)),
            inputs: format!(
                "{}, {}",
                if published {
                    "published"
                } else {
                    "not published"
                },
                if standard.tick("in_onboarding") {
                    "in onboarding"
                } else {
                    "not in onboarding"
                }
            ),
            since: None,
            next_step: if published {
                "Put it into the first week"
            } else {
                "Publish it, and enter where"
            }
            .into(),
        });
    }
}

fn adopted(book: &Book, standard: &Record, found: &mut Found) {
    let adoption = adoption(book, standard);
    if adoption.adopted.of == 0 {
        return;
    }
    let severity = match adoption.adopted {
        all if all.is_whole() => Severity::Good,
        most if most.is_at_least(50) => Severity::Amber,
        _ => Severity::Red,
    };
    found.add(severity, standard, "standard-adoption", 60, || {
        let first = adoption.silent.first().and_then(|id| book.get(*id));
        Told {
            rule_words: "every repository adopts the standard or names its exception; under half is red",
            chip: format!("adopted {} of {}", adoption.adopted.part, adoption.adopted.of),
            message: format!(
                "{} of {} repositories adopted {}",
                adoption.adopted.part,
                adoption.adopted.of,
                book.title(standard)
            ),
            inputs: format!(
                "{} adopted, {} reviewed, {} not asked, {} with an exception",
                adoption.adopted.part,
                adoption.reviewed,
                adoption.silent.len(),
                adoption.exceptions
            ),
            since: None,
            next_step: match (first, adoption.reviewed) {
                (Some(repository), _) => format!("Ask {} whether it follows it", book.title(repository)),
                (None, 0) => "Nothing to do".into(),
                (None, _) => "Ask one repository that reviewed it what is in the way".into(),
            },
        }
    });
}

/// A repository's line: an exception has a reason.
pub(super) fn find_adoption(book: &Book, line: &Record, today: Day, found: &mut Found) {
    if line.text("state") != Some("exception") || line.value("note").is_some() {
        return;
    }
    found.add(Severity::Amber, line, "exception-without-reason", 5, || {
        Told {
            rule_words: "an exception from the standard has a reason",
            chip: "no reason".into(),
            message: format!("{} is an exception without a reason", book.title(line)),
            inputs: line.day("on").map_or_else(
                || "note empty".to_owned(),
                |day| format!("since {}, note empty", day.near(today)),
            ),
            since: line.day("on"),
            next_step: "Write why, and when it is looked at again".into(),
        }
    });
}
