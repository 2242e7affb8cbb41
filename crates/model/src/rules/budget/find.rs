//! What is said of a budget.

use super::{Month, day_jump, month, percent, shown};
use crate::{
    Book, Day, Record, Severity,
    rules::{Found, Told},
    words,
};

/// Days after the end of its month for which a budget that was exceeded stays on the list: until the next one closes.
const REMEMBERED_DAYS: i64 = 31;

const MARKS_WORDS: &str = "spend stays within the budget; 75 % calls for a look, 90 % for a decision, and so does a forecast of 90 %";

pub(in crate::rules) fn find(book: &Book, budget: &Record, today: Day, found: &mut Found) {
    let Some(month) = month(book, budget) else {
        return;
    };
    let before = found.len();
    marks(book, budget, &month, today, found);
    if month.runs(today) {
        watched(book, budget, &month, today, found);
    }
    if month.foreign > 0 {
        found.add(Severity::Amber, budget, "spend-not-counted", 10, || Told {
            rule_words: "every entry is in the currency of its budget and within its month",
            chip: "not counted".into(),
            message: format!(
                "{} under {} {} not counted",
                words::counted(month.foreign, "entry", "entries"),
                book.title(budget),
                if month.foreign == 1 { "is" } else { "are" }
            ),
            inputs: "another currency, or a day outside the month".into(),
            since: None,
            next_step: "Convert the amount, or move the entry to its own month".into(),
        });
    }
    if found.len() == before && month.first <= today {
        found.add(Severity::Good, budget, "budget-mark", 0, || Told {
            rule_words: MARKS_WORDS,
            chip: "within".into(),
            message: format!("{} is within its budget", book.title(budget)),
            inputs: inputs(budget, &month, today),
            since: None,
            next_step: "Nothing to do".into(),
        });
    }
}

fn marks(book: &Book, budget: &Record, month: &Month, today: Day, found: &mut Found) {
    let spent = month.spent(today);
    let over = if month.amount <= 0 {
        spent > 0
    } else {
        spent > month.amount
    };
    let remembered = today <= month.last.plus_days(REMEMBERED_DAYS);
    let forecast = month.forecast(today).filter(|_| month.runs(today));
    let reached = |mark| month.runs(today) && month.reaches(spent, mark);
    let (severity, rule, minutes) = if over && remembered && month.first <= today {
        (Severity::Red, "over-budget", 60)
    } else if reached(90) {
        (Severity::Red, "budget-mark", 30)
    } else if reached(75) || forecast.is_some_and(|minor| month.reaches(minor, 90)) {
        (Severity::Amber, "budget-mark", 30)
    } else {
        return;
    };
    found.add(severity, budget, rule, minutes, || {
        let crossings = month.crossings(today);
        let name = book.title(budget);
        let reached = crossings
            .iter()
            .rfind(|crossed| crossed.basis == super::Basis::Actual && crossed.mark >= 75);
        let crossed = reached.or_else(|| crossings.iter().rfind(|crossed| crossed.mark == 90));
        Told {
            rule_words: MARKS_WORDS,
            chip: if month.amount <= 0 {
                "not budgeted".into()
            } else if over {
                "over budget".into()
            } else {
                match reached {
                    Some(crossed) => format!("over {}\u{a0}%", crossed.mark),
                    None => "heading over".into(),
                }
            },
            message: if month.amount <= 0 {
                format!("{} has spend and a budget of nothing", name)
            } else if over {
                format!(
                    "{name} is over its budget by {}",
                    shown(budget, spent - month.amount)
                )
            } else if reached.is_some() {
                format!("{name} has used {} of its budget", percent(month, spent))
            } else {
                format!(
                    "{name} is on course for {} of its budget",
                    percent(month, forecast.unwrap_or(spent))
                )
            },
            inputs: inputs(budget, month, today),
            since: if over {
                day_over(month, today)
            } else {
                crossed.map(|crossed| crossed.on)
            },
            next_step: "Find what grew, and write the cause beside the crossing".into(),
        }
    });
}

/// The first day on which the sum is above the budget.
fn day_over(month: &Month, today: Day) -> Option<Day> {
    let mut sum = 0_i64;
    let days = month.days.iter().take_while(|(day, _)| *day <= today);
    days.copied().find_map(|(day, minor)| {
        sum = sum.saturating_add(minor);
        (sum > month.amount.max(0)).then_some(day)
    })
}

/// Days without an entry after which the figures of a running month are old: a week.
const SILENT_DAYS: i64 = 7;

fn watched(book: &Book, budget: &Record, month: &Month, today: Day, found: &mut Found) {
    if let Some(jump) = day_jump(month, today) {
        found.add(Severity::Amber, budget, "spend-jump", 30, || Told {
            rule_words: "a day costs at most twice the mean of the days before it",
            chip: "jump".into(),
            message: format!(
                "Spend of {} jumped on {}",
                book.title(budget),
                jump.on.near(today)
            ),
            inputs: format!(
                "{} against a mean of {}",
                shown(budget, jump.minor),
                shown(budget, jump.mean)
            ),
            since: Some(jump.on),
            next_step: "Look at what ran that day, and write it beside the entry".into(),
        });
    }
    let last = month
        .days
        .iter()
        .map(|(day, _)| *day)
        .filter(|day| *day <= today)
        .max();
    let silent_from = last
        .map_or(month.first, |day| day.plus_days(1))
        .plus_days(SILENT_DAYS);
    if silent_from <= today {
        found.add(Severity::Amber, budget, "spend-silent", 15, || Told {
            rule_words: "a running month has a spend entry at least once a week",
            chip: "no figures".into(),
            message: format!("Nobody knows what {} has cost lately", book.title(budget)),
            inputs: last.map_or_else(
                || "no entry this month".to_owned(),
                |day| format!("last entry {}", day.near(today)),
            ),
            since: Some(silent_from),
            next_step: "Import the cost export of the provider".into(),
        });
    }
    if budget.value("recipients").is_none() {
        found.add(Severity::Amber, budget, "budget-tells-nobody", 2, || Told {
            rule_words: "somebody is told when a mark is crossed",
            chip: "tells nobody".into(),
            message: format!("Nobody is told when {} crosses a mark", book.title(budget)),
            inputs: "who is told: empty".into(),
            since: None,
            next_step: "Name the CTO and operations at least".into(),
        });
    }
}

fn inputs(budget: &Record, month: &Month, today: Day) -> String {
    let spent = month.spent(today);
    let forecast = match month.forecast(today).filter(|_| month.runs(today)) {
        Some(minor) => format!(
            ", forecast {} ({})",
            shown(budget, minor),
            percent(month, minor)
        ),
        None if month.runs(today) => ", no forecast before the third day".to_owned(),
        None => String::new(),
    };
    format!(
        "{} of {} spent ({}) by day {} of {}{forecast}",
        shown(budget, spent),
        shown(budget, month.amount),
        percent(month, spent),
        month.elapsed(today),
        month.length()
    )
}

/// Days in which a cause can still be found out: a quarter.
pub const CAUSE_DAYS: i64 = 90;

/// A crossing: somebody wrote down why.
pub(in crate::rules) fn find_crossing(
    book: &Book,
    crossing: &Record,
    today: Day,
    found: &mut Found,
) {
    let explained = crossing.value("cause").is_some();
    let old = |on: Day| on.days_until(today) > CAUSE_DAYS;
    if !explained && crossing.day("on").is_some_and(old) {
        return;
    }
    let severity = if explained {
        Severity::Good
    } else {
        Severity::Amber
    };
    found.add(severity, crossing, "crossing-without-cause", 15, || {
        let budget = crossing.parent.and_then(|id| book.get(id));
        let name = budget.map_or_else(String::new, |budget| book.title(budget));
        let on = crossing.day("on");
        Told {
            rule_words: "each crossing of a mark has its cause beside it",
            chip: if explained { "explained" } else { "no cause" }.into(),
            message: format!(
                "{name} crossed {}{}",
                book.title(crossing),
                if explained {
                    ", and it is known why"
                } else {
                    ", and nobody wrote down why"
                }
            ),
            inputs: format!(
                "{}, {}",
                crossing.text("basis").unwrap_or("basis not recorded"),
                on.map_or_else(|| "no day".to_owned(), |on| on.near(today))
            ),
            since: on,
            next_step: if explained {
                "Nothing to do"
            } else {
                "Write one line about the cause"
            }
            .into(),
        }
    });
}
