//! Every duty at its edges, through the public API, on a real file.

mod calendar;
mod dated;
mod practices;
mod sheets;

use blueprint_tests::desk::Desk;
use blueprint_workbook::core::model::{
    Day, Record, Timestamp, Value,
    duty::{self, Duty, DutyKind, Ending},
    leaver,
};
use serde_json::json;

/// A Friday.
const TODAY: &str = "2026-11-20";

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A new workbook with two people, its clock at noon of a day.
fn desk_on(today: &str) -> Desk {
    let mut desk = Desk::new().unwrap();
    turn_to(&desk, today);
    for name in ["Ada", "Omar"] {
        add(&mut desk, "person", None, json!({ "name": name }));
    }
    desk
}

fn turn_to(desk: &Desk, today: &str) {
    let noon: Timestamp = format!("{today}T12:00:00+01:00").parse().unwrap();
    desk.env.set(noon);
    assert_eq!(desk.workbook.today(), day(today));
}

fn add(desk: &mut Desk, kind: &str, parent: Option<&str>, fields: Value) -> String {
    let fields: Vec<(&str, Value)> = fields
        .as_object()
        .unwrap()
        .iter()
        .map(|(field, value)| (field.as_str(), value.clone()))
        .collect();
    desk.add(kind, parent, &fields).unwrap()
}

fn set(desk: &mut Desk, record: &str, field: &str, value: Value) {
    desk.workbook.set(record, field, value).unwrap();
}

fn open(desk: &Desk) -> Vec<Duty> {
    duty::open(desk.workbook.book(), desk.workbook.today())
}

/// The days on which a duty is open, and who answers for it.
fn due(desk: &Desk, what: DutyKind) -> Vec<(String, String)> {
    let book = desk.workbook.book();
    let of_kind = open(desk).into_iter().filter(|duty| duty.what == what);
    of_kind
        .map(|duty| {
            let owner = duty.owner.and_then(|id| book.get(id));
            let owner = owner.map_or_else(|| "nobody".to_owned(), |person| book.title(person));
            (duty.due.to_string(), owner)
        })
        .collect()
}

fn days(desk: &Desk, what: DutyKind) -> Vec<String> {
    due(desk, what).into_iter().map(|(due, _)| due).collect()
}

/// The key of the one open duty of a kind.
fn key(desk: &Desk, what: DutyKind) -> String {
    let found: Vec<Duty> = open(desk)
        .into_iter()
        .filter(|duty| duty.what == what)
        .collect();
    assert_eq!(found.len(), 1, "{what:?}: {found:?}");
    found[0].key().to_string()
}

fn completions(desk: &Desk) -> Vec<Record> {
    let book = desk.workbook.book();
    book.of_kind("completion").cloned().collect()
}

/// How occurrences of a kind ended over a year up to today, latest first, with the day each was due.
fn endings(desk: &Desk, what: DutyKind) -> Vec<(Option<String>, Ending)> {
    let today = desk.workbook.today();
    duty::past(desk.workbook.book(), today.plus_days(-365), today)
        .into_iter()
        .filter(|past| past.what == what)
        .map(|past| (past.due.map(|day| day.to_string()), past.ending))
        .collect()
}

#[test]
fn what_a_leaver_holds_is_due_on_the_day_of_its_first_duty() {
    let desk = Desk::sample().unwrap();
    let (book, today) = (desk.workbook.book(), desk.workbook.today());
    let all = open(&desk);
    let first = |record| {
        let mut all = all.iter();
        all.find(|duty| duty::worked_on(book, duty, today) == record)
    };
    let (mut dated, mut kinds) = (0, std::collections::BTreeSet::new());
    for person in book.of_kind("person") {
        for held in leaver::held(book, person, today) {
            let duty = first(held.record);
            let is_first = duty.is_none_or(|duty| held.due.is_some_and(|due| due <= duty.due));
            assert!(is_first, "{held:?}, {duty:?}");
            let own_is_ahead =
                held.due == duty.map(|duty| duty.due) || held.due.is_some_and(|due| due >= today);
            assert!(own_is_ahead, "{held:?}, {duty:?}");
            dated += usize::from(duty.is_some());
            kinds.extend(duty.map(|duty| duty.what));
        }
    }
    assert!(dated > 60 && kinds.len() > 8, "{dated} things, {kinds:?}");
}
