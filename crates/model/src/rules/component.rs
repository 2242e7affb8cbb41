//! Infrastructure components: in code, in version control, changed only through review, and not by hand.

use super::{Found, Told};
use crate::{Book, Day, Record, Severity, Share, words};
use rust_decimal::Decimal;

/// Days for which a drift check holds; the ninetieth day still counts.
pub const DRIFT_DAYS: i64 = 90;

/// The share of components that are codified.
pub fn codified<'a>(components: impl Iterator<Item = &'a Record>) -> Share {
    Share::count(components, |component| component.tick("codified"))
}

pub(super) fn find(book: &Book, component: &Record, today: Day, found: &mut Found) {
    let before = found.len();
    by_hand(book, component, found);
    in_code(book, component, found);
    drift(book, component, today, found);
    if found.len() == before {
        found.add(
            Severity::Good,
            component,
            "component-not-in-code",
            0,
            || Told {
                rule_words: IN_CODE,
                chip: "in code".into(),
                message: format!("{} can be built again from files", book.title(component)),
                inputs: "codified, in version control, changed by reviewed pull requests".into(),
                since: component.day("last_drift_check"),
                next_step: "Nothing to do".into(),
            },
        );
    }
}

const IN_CODE: &str =
    "a component is in code, the code in version control, and each change a reviewed pull request";

fn by_hand(book: &Book, component: &Record, found: &mut Found) {
    let changes = component.number("console_changes");
    let Some(changes) = changes.filter(|changes| *changes > Decimal::ZERO) else {
        return;
    };
    found.add(Severity::Red, component, "console-changes", 60, || Told {
        rule_words: "nothing is changed by hand",
        chip: "changed by hand".into(),
        message: format!("{} was changed by hand", book.title(component)),
        inputs: format!(
            "{} console changes since the last review",
            changes.normalize()
        ),
        since: None,
        next_step: "Bring the change into the code, then apply the code".into(),
    });
}

fn in_code(book: &Book, component: &Record, found: &mut Found) {
    let lacks: Vec<&str> = [
        ("codified", "not codified"),
        ("version_controlled", "not in version control"),
        ("reviewed_only", "changed outside reviewed pull requests"),
    ]
    .into_iter()
    .filter(|(field, _)| !component.tick(field))
    .map(|(_, words)| words)
    .collect();
    let Some(first) = lacks.first() else { return };
    let minutes = if *first == "not codified" { 480 } else { 60 };
    found.add(
        Severity::Amber,
        component,
        "component-not-in-code",
        minutes,
        || Told {
            rule_words: IN_CODE,
            chip: if *first == "not codified" {
                "not in code"
            } else {
                "past review"
            }
            .into(),
            message: format!("{} is {first}", book.title(component)),
            inputs: words::listed(
                &lacks
                    .iter()
                    .map(|lack| (*lack).to_owned())
                    .collect::<Vec<_>>(),
            ),
            since: None,
            next_step: match *first {
                "not codified" => "Write down its settings as code, even if nobody applies it yet",
                "not in version control" => "Commit the files",
                _ => "Take away the right to change it past review",
            }
            .into(),
        },
    );
}

fn drift(book: &Book, component: &Record, today: Day, found: &mut Found) {
    if !component.tick("codified") {
        return;
    }
    let checked = component.day("last_drift_check");
    if checked.is_some_and(|day| day.days_until(today) <= DRIFT_DAYS) {
        return;
    }
    found.add(Severity::Amber, component, "drift-unchecked", 30, || Told {
        rule_words: "what runs is compared with the code every ninety days",
        chip: "drift unchecked".into(),
        message: format!(
            "Nobody has compared {} with its code lately",
            book.title(component)
        ),
        inputs: checked.map_or_else(
            || "never checked".to_owned(),
            |day| format!("last drift check {}", day.near(today)),
        ),
        since: checked.map(|day| day.plus_days(DRIFT_DAYS + 1)),
        next_step: "Run a plan without applying it, and enter the day".into(),
    });
}
