//! The calendar: what is overdue, due and ahead, for everybody or for one person.

mod collisions;
mod months;
pub(super) mod past;

use super::{due, links};
use crate::{
    Workbook,
    contract::{CalendarPage, DutyPerson, DutyRows, Failure, PersonYear},
    target,
};
use blueprint_model::{
    Book, Day, Record, RecordId,
    duty::{self, Duty, DutyKey, Escalation},
    words,
};
use std::collections::{HashMap, HashSet};

/// Days that count as soon.
const SOON_DAYS: i64 = 30;
/// Days of the past that are shown.
const PAST_DAYS: i64 = 90;
/// Months shown after this one.
const MONTHS: u32 = 12;
/// Rows of a list, of one person, of one day, and of the past.
const ROWS: usize = 200;
const PERSON_ROWS: usize = 50;
/// People whose year is shown at once.
const PEOPLE: usize = 60;
const DAY_ROWS: usize = 6;
const PAST_ROWS: usize = 100;

/// The duties a page is made of, and which of them are open now.
struct Look<'a> {
    book: &'a Book,
    today: Day,
    open: HashSet<DutyKey>,
}

impl Look<'_> {
    /// Some duties as rows, up to a limit.
    fn rows<'d>(&self, duties: impl IntoIterator<Item = &'d Duty>, limit: usize) -> DutyRows {
        let mut all = duties.into_iter();
        let rows = all
            .by_ref()
            .take(limit)
            .filter_map(|one| due::row(self.book, one, !self.open.contains(&one.key()), self.today))
            .collect();
        DutyRows {
            rows,
            more: count(all.count()),
        }
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// The calendar of everybody, or of a person named by id, handle or name.
///
/// # Errors
/// When there is no such person.
pub fn calendar(workbook: &Workbook, person: Option<&str>) -> Result<CalendarPage, Failure> {
    let (book, today) = (workbook.book(), workbook.today());
    let person = person
        .map(|named| target::person(book, named))
        .transpose()?;
    Ok(page(book, person, today))
}

fn page(book: &Book, person: Option<&Record>, today: Day) -> CalendarPage {
    let last = months::last(today, MONTHS);
    let all = duty::ahead(book, today, last);
    let look = Look {
        book,
        today,
        open: duty::open(book, today).iter().map(Duty::key).collect(),
    };
    let escalation = duty::escalation(book);
    let wanted = |one: &&Duty| person.is_none_or(|person| one.owner == Some(person.id));
    let mine: Vec<Duty> = all.iter().filter(wanted).copied().collect();
    let (sunday, soon) = (today.monday().plus_days(6), today.plus_days(SOON_DAYS));
    let within = |from: Day, to: Day| {
        mine.iter()
            .filter(move |one| (from..=to).contains(&one.due))
    };
    let done = past::of(book, person, today.plus_days(-PAST_DAYS), today);
    let (by_person, by_person_more) = by_person(&look, &mine);
    CalendarPage {
        today: links::date(today, today),
        for_person: person.map(|person| links::link(book, person)),
        people: people(book, &all, today),
        overdue: look.rows(mine.iter().take_while(|one| one.due < today), ROWS),
        today_rows: look.rows(within(today, today), ROWS),
        week: look.rows(within(today.plus_days(1), sunday), ROWS),
        month: look.rows(within(sunday.max(today).plus_days(1), soon), ROWS),
        months: months::of(&look, &mine, MONTHS),
        collisions: collisions::of(book, &mine, today),
        by_person,
        by_person_more,
        escalation: escalation.map(|to| in_words(book, to)),
        escalated: look.rows(escalated(escalation, &all, person, today), ROWS),
        done_more: count(done.len().saturating_sub(PAST_ROWS)),
        done: done.into_iter().take(PAST_ROWS).collect(),
    }
}

/// Everybody who answers for something, by name.
fn people(book: &Book, all: &[Duty], today: Day) -> Vec<DutyPerson> {
    let mut counts: HashMap<RecordId, (u32, u32)> = HashMap::new();
    for one in all {
        let Some(owner) = one.owner else { continue };
        let (soon, overdue) = counts.entry(owner).or_default();
        *soon += u32::from(one.due <= today.plus_days(SOON_DAYS));
        *overdue += u32::from(one.due < today);
    }
    let mut people: Vec<DutyPerson> = counts
        .into_iter()
        .filter_map(|(id, (soon, overdue))| {
            let person = links::link(book, book.get(id)?);
            Some(DutyPerson {
                person,
                soon,
                overdue,
            })
        })
        .collect();
    people.sort_by(|a, b| (&a.person.title, &a.person.id).cmp(&(&b.person.title, &b.person.id)));
    people
}

/// The year of each person by name, nobody's last, and how many people are left out.
fn by_person(look: &Look<'_>, mine: &[Duty]) -> (Vec<PersonYear>, u32) {
    let mut held: HashMap<Option<RecordId>, Vec<&Duty>> = HashMap::new();
    for one in mine {
        held.entry(one.owner).or_default().push(one);
    }
    let person = |owner: Option<RecordId>| owner.and_then(|id| look.book.get(id));
    let mut all: Vec<(Option<&Record>, Vec<&Duty>)> = held
        .into_iter()
        .map(|(owner, duties)| (person(owner), duties))
        .collect();
    all.sort_by_cached_key(|(person, _)| {
        let named = person.map(|person| (look.book.title(person), person.id));
        (named.is_none(), named)
    });
    let more = count(all.len().saturating_sub(PEOPLE));
    let years = all
        .into_iter()
        .take(PEOPLE)
        .map(|(person, duties)| PersonYear {
            person: person.map(|person| links::link(look.book, person)),
            due: look.rows(duties, PERSON_ROWS),
        });
    (years.collect(), more)
}

fn in_words(book: &Book, to: Escalation) -> String {
    let name = book.get(to.owner).map(|person| book.title(person));
    let days = usize::try_from(to.days).unwrap_or(0);
    format!(
        "{} sees what has been overdue for {}",
        name.unwrap_or_default(),
        words::counted(days, "day", "days")
    )
}

/// What has been overdue for too long: for everybody, and for whoever it goes to.
fn escalated<'d>(
    to: Option<Escalation>,
    all: &'d [Duty],
    person: Option<&Record>,
    today: Day,
) -> impl Iterator<Item = &'d Duty> {
    let sees = to.filter(|to| person.is_none_or(|person| person.id == to.owner));
    all.iter()
        .filter(move |one| sees.is_some_and(|to| to.concerns(one, today)))
}
