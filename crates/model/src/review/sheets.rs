//! Which sheets are due in a quarter: access reviews, recovery tests, standards, flags, and facts that run out.

use super::Scope;
use crate::{
    Book, Day, Record, RecordId,
    rules::{access_review, dr_test, flag, hypothesis, standard},
};

/// A sheet, or a record of one, that wants doing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SheetDue {
    /// The theme: `Access reviews`.
    pub theme: &'static str,
    /// What is to be done: `Review the access to production`.
    pub what: String,
    /// The record to open; the practice where there is none yet.
    pub record: RecordId,
    /// By when; none where it never happened.
    pub due: Option<Day>,
}

/// What is due of a part by `until`, by theme and then by day.
pub fn due(book: &Book, scope: Scope, today: Day, until: Day) -> Vec<SheetDue> {
    let mut found = Vec::new();
    access(book, scope, until, &mut found);
    recovery(book, scope, today, until, &mut found);
    standards(book, scope, until, &mut found);
    flags(book, scope, until, &mut found);
    facts(book, scope, until, &mut found);
    found
}

fn practice<'a>(book: &'a Book, template: &str, scope: Scope) -> Option<&'a Record> {
    book.by_template("practice", template)
        .filter(|practice| practice.text("status") != Some("not applicable"))
        .filter(|practice| scope.holds(book, practice))
}

fn access(book: &Book, scope: Scope, until: Day, found: &mut Vec<SheetDue>) {
    let Some(practice) = practice(book, "access-reviews", scope) else {
        return;
    };
    for part in ["production", "administrator", "customer data"] {
        let held = book
            .of_kind("grant")
            .any(|grant| grant.text("scope") == Some(part) && grant.value("removed_on").is_none());
        let due = access_review::next_due(book, part);
        if !held || due.is_some_and(|due| due > until) {
            continue;
        }
        let open = book.of_kind("access-review").find(|review| {
            review.value("signed_on").is_none() && access_review::covers(review, part)
        });
        found.push(SheetDue {
            theme: "Access reviews",
            what: match open {
                Some(_) => format!("Sign the review of access to {}", in_words(part)),
                None => format!("Review the access to {}", in_words(part)),
            },
            record: open.unwrap_or(practice).id,
            due,
        });
    }
}

fn in_words(scope: &str) -> &str {
    if scope == "administrator" {
        "administration"
    } else {
        scope
    }
}

fn recovery(book: &Book, scope: Scope, today: Day, until: Day, found: &mut Vec<SheetDue>) {
    let Some(practice) = practice(book, "disaster-recovery-tests", scope) else {
        return;
    };
    for test in book.of_kind("dr-test") {
        let by = match dr_test::retest(book, test, today) {
            dr_test::Retest::Held(_) => None,
            dr_test::Retest::Planned(day) => dr_test::retest_by(test).map(|by| by.max(day)),
            dr_test::Retest::Missing => dr_test::retest_by(test),
        };
        if let Some(by) = by.filter(|by| *by <= until) {
            found.push(SheetDue {
                theme: "Recovery tests",
                what: format!("Repeat “{}”", book.title(test)),
                record: test.id,
                due: Some(by),
            });
        }
    }
    let held = dr_test::in_last_year(book, until);
    if held < dr_test::TESTS_A_YEAR {
        found.push(SheetDue {
            theme: "Recovery tests",
            what: "Hold a recovery test: fewer than two in a year".into(),
            record: practice.id,
            due: Some(until),
        });
    }
}

fn standards(book: &Book, scope: Scope, until: Day, found: &mut Vec<SheetDue>) {
    for standard in book.of_kind("standard") {
        let due = standard::next_review(book, standard);
        if scope.holds(book, standard) && due.is_some_and(|due| due <= until) {
            found.push(SheetDue {
                theme: "Standards",
                what: format!("Read “{}” again", book.title(standard)),
                record: standard.id,
                due,
            });
        }
    }
}

fn flags(book: &Book, scope: Scope, until: Day, found: &mut Vec<SheetDue>) {
    let mut stale: Vec<(Day, &Record)> = book
        .of_kind("flag")
        .filter(|flag| !flag::is_removed(flag) && scope.holds(book, flag))
        .filter_map(|flag| Some((flag::stale_from(flag)?, flag)))
        .filter(|(from, _)| *from <= until)
        .collect();
    stale.sort_by_key(|(from, flag)| (*from, flag.id));
    found.extend(stale.into_iter().map(|(from, flag)| SheetDue {
        theme: "Flags",
        what: format!("Remove “{}”", book.title(flag)),
        record: flag.id,
        due: Some(from),
    }));
}

fn facts(book: &Book, scope: Scope, until: Day, found: &mut Vec<SheetDue>) {
    let mut running_out: Vec<(Day, &Record)> = book
        .of_kind("hypothesis")
        .filter(|fact| scope.holds(book, fact))
        .filter(|fact| fact.text("verdict").is_some())
        .filter(|fact| hypothesis::is_expired(fact, until.plus_days(1)))
        .filter_map(|fact| Some((fact.day("expires_on")?, fact)))
        .collect();
    running_out.sort_by_key(|(day, fact)| (*day, fact.id));
    found.extend(running_out.into_iter().map(|(day, fact)| SheetDue {
        theme: "Facts",
        what: format!("Look again whether it still holds: {}", book.title(fact)),
        record: fact.id,
        due: Some(day),
    }));
}
