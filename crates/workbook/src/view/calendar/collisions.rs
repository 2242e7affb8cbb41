//! Where duties of the year ahead collide: too many in one week, or due when their owner is not there.

use super::links;
use crate::contract::Collision;
use blueprint_model::{Book, Day, Record, RecordId, duty::Duty, words};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// Duties of one person in one week from which on they collide: more than one a working day would leave no other work.
const TOO_MANY: usize = 4;
/// Collisions that are shown; the earliest.
const SHOWN: usize = 24;

/// What collides for one person from a day on.
#[derive(Default)]
struct Clash<'a> {
    /// The duties of the week that begins with the day, when they are too many.
    week: Vec<&'a Duty>,
    /// Why the owner is not there when duties are due, and which.
    gone: BTreeMap<String, Vec<&'a Duty>>,
}

/// The collisions from today on, earliest first: one for each person and day on which something begins to collide. All that
/// is due while somebody is away, or after they left, is one.
pub(super) fn of(book: &Book, duties: &[Duty], today: Day) -> Vec<Collision> {
    let mut weeks: BTreeMap<(Day, RecordId), Vec<&Duty>> = BTreeMap::new();
    let mut away: BTreeMap<(RecordId, String), Vec<&Duty>> = BTreeMap::new();
    for duty in duties.iter().filter(|duty| duty.due >= today) {
        let Some(owner) = duty.owner.and_then(|id| book.get(id)) else {
            continue;
        };
        let week = (duty.due.monday(), owner.id);
        weeks.entry(week).or_default().push(duty);
        if let Some(why) = absent(owner, duty.due, today) {
            away.entry((owner.id, why)).or_default().push(duty);
        }
    }
    weeks.retain(|_, duties| duties.len() >= TOO_MANY);
    let mut clashes: BTreeMap<(Day, RecordId), Clash<'_>> = BTreeMap::new();
    for (at, week) in weeks {
        clashes.entry(at).or_default().week = week;
    }
    for ((owner, why), gone) in away {
        let first = gone.iter().map(|duty| duty.due).min().unwrap_or(today);
        clashes
            .entry((first, owner))
            .or_default()
            .gone
            .insert(why, gone);
    }
    let mut found: Vec<(Day, Collision)> = clashes
        .into_iter()
        .filter_map(|((day, owner), clash)| {
            Some((day, collision(book, book.get(owner)?, day, &clash, today)))
        })
        .collect();
    found.sort_by(|(a, one), (b, other)| (a, &one.person.title).cmp(&(b, &other.person.title)));
    found.truncate(SHOWN);
    found.into_iter().map(|(_, collision)| collision).collect()
}

fn collision(book: &Book, owner: &Record, day: Day, clash: &Clash<'_>, today: Day) -> Collision {
    let counted = |duties: &[&Duty]| words::counted(duties.len(), "duty", "duties");
    let mut said = Vec::new();
    let mut days = BTreeSet::new();
    if !clash.week.is_empty() {
        let monday = day.with_weekday(today);
        said.push(format!("{} in the week of {monday}", counted(&clash.week)));
        days.insert(day);
    }
    for (why, gone) in &clash.gone {
        said.push(match gone.len() {
            1 => why.clone(),
            _ => format!("{} {why}", counted(gone)),
        });
        days.extend(gone.iter().map(|duty| duty.due));
    }
    let mut seen = HashSet::new();
    let duties = clash.week.iter().chain(clash.gone.values().flatten());
    let keys = duties
        .map(|duty| duty.key())
        .filter(|key| seen.insert(*key));
    Collision {
        person: links::link(book, owner),
        date: links::date(day, today),
        days: days.iter().map(Day::to_string).collect(),
        words: said.join("; "),
        keys: keys.map(|key| key.to_string()).collect(),
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
