//! Duties of the next ninety days, the same that the window and the command line list.

use super::{
    super::{Chip, Duty, Look, Said},
    Source, say,
};
use blueprint_model::{duty, words};

/// Days ahead that are printed.
const HORIZON: i64 = 90;

pub(super) fn next_ninety_days(source: &Source<'_>) -> Vec<Duty> {
    let (book, today) = (source.book, source.today);
    duty::ahead(book, today, today.plus_days(HORIZON))
        .iter()
        .map(|duty| printed(source, duty))
        .collect()
}

fn printed(source: &Source<'_>, duty: &duty::Duty) -> Duty {
    let (book, today, day) = (source.book, source.today, duty.due);
    let group = if day < today {
        "Overdue".to_owned()
    } else {
        day.month_words()
    };
    let far = || Chip {
        look: Look::Bare,
        ring: None,
        words: words::due(day, today),
    };
    let owner = duty.owner.and_then(|id| book.get(id));
    Duty {
        group,
        date: day.with_weekday(today),
        what: duty::title(book, duty),
        who: Said::or_missing(owner.map(|person| book.title(person)), "no owner"),
        practice: source
            .practice_of(duty.record)
            .map(|listed| source.link(listed)),
        chip: Some(say::due_chip(day, today).unwrap_or_else(far)),
    }
}
