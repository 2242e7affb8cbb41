//! Where duties of the year ahead collide: too many in one week, or due when their owner is not there.

use super::links;
use crate::contract::Collision;
use blueprint_model::{
    Book, Day, Record, RecordId,
    duty::{Duty, DutyKey},
    words,
};
use std::collections::{BTreeMap, HashSet};

/// Duties of one person in one week from which on they collide: more than one a working day would leave no other work.
const TOO_MANY: usize = 4;
/// Collisions that are shown; the earliest.
const SHOWN: usize = 24;

/// The collisions from today on, earliest first; one for each person and day.
pub(super) fn of(book: &Book, duties: &[Duty], today: Day) -> Vec<Collision> {
    let mut weeks: BTreeMap<(Day, RecordId), Vec<&Duty>> = BTreeMap::new();
    let mut away: BTreeMap<(Day, RecordId), Vec<&Duty>> = BTreeMap::new();
    for duty in duties.iter().filter(|duty| duty.due >= today) {
        let Some(owner) = duty.owner.and_then(|id| book.get(id)) else {
            continue;
        };
        let of = |day: Day| (day, owner.id);
        weeks.entry(of(duty.due.monday())).or_default().push(duty);
        if absent(owner, duty.due, today).is_some() {
            away.entry(of(duty.due)).or_default().push(duty);
        }
    }
    weeks.retain(|_, duties| duties.len() >= TOO_MANY);
    let mut days: Vec<(Day, RecordId)> = weeks.keys().chain(away.keys()).copied().collect();
    days.sort_unstable();
    days.dedup();
    let mut found: Vec<(Day, Collision)> = days
        .into_iter()
        .filter_map(|at| {
            let (week, gone) = (weeks.get(&at), away.get(&at));
            Some((at.0, one(book, at, week, gone, today)?))
        })
        .collect();
    found.sort_by(|(a, one), (b, other)| (a, &one.person.title).cmp(&(b, &other.person.title)));
    found.truncate(SHOWN);
    found.into_iter().map(|(_, collision)| collision).collect()
}

/// What collides for a person on a day: the week that begins with it, and what is due on it while they are not there.
fn one(
    book: &Book,
    (day, owner): (Day, RecordId),
    week: Option<&Vec<&Duty>>,
    gone: Option<&Vec<&Duty>>,
    today: Day,
) -> Option<Collision> {
    let owner = book.get(owner)?;
    let counted = |duties: &Vec<&Duty>| words::counted(duties.len(), "duty", "duties");
    let too_many = week.map(|duties| {
        let monday = day.with_weekday(today);
        format!("{} in the week of {monday}", counted(duties))
    });
    let not_there = gone.and_then(|duties| {
        let why = absent(owner, day, today)?;
        Some(match duties.len() {
            1 => why,
            _ => format!("{} {why}", counted(duties)),
        })
    });
    let said: Vec<String> = too_many.into_iter().chain(not_there).collect();
    let mut keys: Vec<DutyKey> = [week, gone]
        .into_iter()
        .flatten()
        .flatten()
        .map(|duty| duty.key())
        .collect();
    let mut seen = HashSet::new();
    keys.retain(|key| seen.insert(*key));
    Some(collision(book, owner, day, said.join("; "), keys, today))
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
