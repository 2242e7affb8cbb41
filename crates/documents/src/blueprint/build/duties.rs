//! Duties with a date in the next ninety days: reviews, steps, actions, evidence that stops counting, last days of people.

use super::{
    super::{Chip, Duty, Look, Said},
    Source, say,
};
use blueprint_model::{Day, Record, maturity, rules, status, words};

const HORIZON: i64 = 90;

struct Dated {
    day: Day,
    duty: Duty,
}

pub(super) fn next_ninety_days(source: &Source<'_>) -> Vec<Duty> {
    let mut all: Vec<Dated> = Vec::new();
    for listed in &source.practices {
        let Some(record) = listed.record else {
            continue;
        };
        if status::of_practice(source.book, record, source.today).shown
            == status::Status::NotApplicable
        {
            continue;
        }
        let owner = say::person(source.book, Some(record), "owner", "no owner");
        if let Some(day) = rules::practice::next_review(source.book, record, source.today) {
            all.push(dated(
                source,
                day,
                "Review this practice".into(),
                owner.clone(),
                record,
            ));
        }
        let supported =
            maturity::evidence(source.book, record).filter(|piece| piece.counts(source.today));
        all.extend(supported.filter_map(|piece| {
            let what = source.book.reference_title(piece.record, "evidence")?;
            Some(dated(
                source,
                piece.counts_until?,
                format!("“{what}” stops counting"),
                owner.clone(),
                record,
            ))
        }));
        all.extend(
            source
                .book
                .children(record.id, "step")
                .filter_map(|step| to_do(source, step)),
        );
    }
    all.extend(
        source
            .book
            .of_kind("action")
            .filter_map(|action| to_do(source, action)),
    );
    all.extend(source.book.of_kind("person").filter_map(|person| {
        let last = person.day("left_on").filter(|last| *last >= source.today)?;
        let name = source.book.title(person);
        Some(dated(
            source,
            last,
            format!("Last day of {name}"),
            Said::Text(name),
            person,
        ))
    }));
    all.retain(|dated| source.today.days_until(dated.day) <= HORIZON);
    all.sort_by(|a, b| (a.day, &a.duty.what).cmp(&(b.day, &b.duty.what)));
    all.into_iter().map(|dated| dated.duty).collect()
}

fn to_do(source: &Source<'_>, record: &Record) -> Option<Dated> {
    if record.day("done_on").is_some() {
        return None;
    }
    let owner = say::person(source.book, Some(record), "owner", "no owner");
    Some(dated(
        source,
        record.day("due")?,
        source.book.title(record),
        owner,
        record,
    ))
}

fn dated(source: &Source<'_>, day: Day, what: String, who: Said, about: &Record) -> Dated {
    let late = day < source.today;
    let group = if late {
        "Overdue".to_owned()
    } else {
        day.long()
            .split_once(' ')
            .map_or_else(String::new, |(_, month)| month.to_owned())
    };
    let far = || Chip {
        look: Look::Bare,
        ring: None,
        words: words::due(day, source.today),
    };
    let chip = Some(say::due_chip(day, source.today).unwrap_or_else(far));
    let practice = source
        .practice_of(about.id)
        .map(|listed| source.link(listed));
    Dated {
        day,
        duty: Duty {
            group,
            date: day.with_weekday(source.today),
            what,
            who,
            practice,
            chip,
        },
    }
}
