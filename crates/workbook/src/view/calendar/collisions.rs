//! Where duties of the year ahead collide: too many in one week, or due when their owner is not there.

use super::links;
use crate::contract::Collision;
use blueprint_model::{
    Book, Day, Record, RecordId,
    duty::{Duty, DutyKey},
    words,
};
use std::collections::BTreeMap;

/// Duties of one person in one week from which on they collide: more than one a working day would leave no other work.
const TOO_MANY: usize = 4;
/// Collisions that are shown; the earliest.
const SHOWN: usize = 24;

/// The collisions from today on, earliest first.
pub(super) fn of(book: &Book, duties: &[Duty], today: Day) -> Vec<Collision> {
    let mut weeks: BTreeMap<(Day, RecordId), Vec<&Duty>> = BTreeMap::new();
    let mut found: Vec<(Day, Collision)> = Vec::new();
    for duty in duties.iter().filter(|duty| duty.due >= today) {
        let Some(owner) = duty.owner.and_then(|id| book.get(id)) else {
            continue;
        };
        weeks
            .entry((duty.due.monday(), owner.id))
            .or_default()
            .push(duty);
        if let Some(words) = absent(owner, duty.due, today) {
            found.push((
                duty.due,
                collision(book, owner, duty.due, words, [duty.key()], today),
            ));
        }
    }
    for ((monday, owner), duties) in weeks {
        let Some(owner) = book.get(owner).filter(|_| duties.len() >= TOO_MANY) else {
            continue;
        };
        let words = format!(
            "{} in the week of {}",
            words::counted(duties.len(), "duty", "duties"),
            monday.with_weekday(today)
        );
        let keys = duties.iter().map(|duty| duty.key());
        found.push((monday, collision(book, owner, monday, words, keys, today)));
    }
    found.sort_by(|(a, one), (b, other)| (a, &one.person.title).cmp(&(b, &other.person.title)));
    found.truncate(SHOWN);
    found.into_iter().map(|(_, collision)| collision).collect()
}

fn collision(
    book: &Book,
    owner: &Record,
    day: Day,
    words: String,
    keys: impl IntoIterator<Item = DutyKey>,
    today: Day,
) -> Collision {
    Collision {
        person: links::link(book, owner),
        date: links::date(day, today),
        words,
        keys: keys.into_iter().map(|key| key.to_string()).collect(),
    }
}

/// Why somebody is not there on a day.
fn absent(person: &Record, day: Day, today: Day) -> Option<String> {
    if let Some(last) = person.day("left_on").filter(|last| *last < day) {
        return Some(format!("due after the last day, {}", last.near(today)));
    }
    let (from, until) = (person.day("away_from")?, person.day("away_until"));
    let away = from <= day && until.is_none_or(|until| day <= until);
    away.then(|| match until {
        Some(until) => format!("due while away until {}", until.near(today)),
        None => format!("due while away from {}", from.near(today)),
    })
}
