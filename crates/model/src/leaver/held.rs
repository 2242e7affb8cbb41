//! What a person holds: every reference that means somebody answers for something that is still open.

use crate::{
    Book, Day, Record, RecordId, duty,
    rules::{self, experiment, flag, grant, launch},
};
use std::collections::HashMap;

/// One thing a person holds, by one field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Held {
    /// The record.
    pub record: RecordId,
    /// What it is called.
    pub title: String,
    /// As what it is held: `owner`, `primary expert`.
    pub was: &'static str,
    /// As a line of a hand-over: `Primary expert of Payments`.
    pub text: String,
    /// The record that line is about, of a kind a hand-over may name.
    pub about: Option<RecordId>,
    /// The earliest day on which something about it is due in the calendar, or its own, when that lies ahead.
    pub due: Option<Day>,
}

/// The fields that make somebody answer for a record, with the words for it. Other references to a person, such as who
/// took part in a test, are history and need no new name. `*` is every kind.
const ROLES: &[(&str, &str, &str)] = &[
    ("system", "primary", "primary expert"),
    ("system", "secondary", "secondary expert"),
    ("team", "lead", "lead"),
    ("dr-test", "lead", "lead"),
    ("dr-test", "observer", "observer"),
    ("dr-test", "participants", "participant"),
    ("process-review", "led_by", "lead"),
    ("access-decision", "reviewer", "reviewer"),
    ("grant", "person", "holder"),
    ("budget", "recipients", "told of crossings"),
    ("question", "ask", "whom to ask"),
    ("company", "prepared_by", "author of the documents"),
    ("hand-over", "to", "successor"),
    ("hand-over-item", "to", "successor"),
    ("*", "owner", "owner"),
];

fn role(kind: &str, field: &str) -> Option<&'static str> {
    let found = ROLES
        .iter()
        .find(|(of, by, _)| (*of == kind || *of == "*") && *by == field);
    found.map(|(_, _, words)| *words)
}

/// Everything a person answers for that is not settled, in no particular order.
pub fn held(book: &Book, person: &Record, today: Day) -> Vec<Held> {
    let named: Vec<_> = book
        .referred_by(person.id)
        .filter_map(|(record, field)| Some((record, role(record.kind.as_str(), field)?)))
        .filter(|(record, _)| is_open(book, record, today))
        .collect();
    if named.is_empty() {
        return Vec::new();
    }
    let due = first_days(book, today);
    named
        .into_iter()
        .map(|(record, was)| Held {
            due: due
                .get(&record.id)
                .copied()
                .into_iter()
                .chain(own_day(record).filter(|day| *day >= today))
                .min(),
            ..thing(book, record, was)
        })
        .collect()
}

/// The records of which a person is `owner` or `lead` and that are not settled; what a leaver must not have left.
pub(crate) fn owned<'a>(
    book: &'a Book,
    person: &Record,
    today: Day,
) -> impl Iterator<Item = &'a Record> + use<'a> {
    book.referred_by(person.id)
        .filter(|(_, field)| matches!(*field, "owner" | "lead"))
        .map(|(record, _)| record)
        .filter(move |record| is_open(book, record, today))
}

/// Whether somebody still has to answer for a record: it is not done, closed, signed, removed or past.
pub fn is_open(book: &Book, record: &Record, today: Day) -> bool {
    let parent = || record.parent.and_then(|id| book.get(id));
    let none = |field: &str| record.value(field).is_none();
    match record.kind.as_str() {
        "action" | "process-issue" | "hand-over-item" => none("done_on"),
        "review-issue" => none("done_on") && record.text("outcome") != Some("not done"),
        "review-decision" => record.day("due").is_some_and(|due| due >= today),
        "quarterly-review" => none("locked_on"),
        // What a review wrote down about its day is nobody's to do.
        "review-practice" | "review-duty" => false,
        "step" => {
            none("done_on")
                && parent().is_none_or(|one| one.text("status") != Some("not applicable"))
        }
        "practice" => record.text("status") != Some("not applicable"),
        "flag" => !flag::is_removed(record),
        "experiment" => !experiment::is_closed(record),
        "grant" => grant::is_held(record, today),
        "access-review" | "process-review" => none("signed_on"),
        "dr-test" => none("result") && none("signed_on"),
        "access-decision" => {
            none("decision") && parent().is_some_and(|review| review.value("signed_on").is_none())
        }
        "budget" => record
            .text("month")
            .and_then(Day::month)
            .is_none_or(|(_, last)| last >= today),
        "brief" => !matches!(record.text("status"), Some("launched" | "dropped")),
        "poc" => none("shared_on"),
        "launch" => record
            .day("date")
            .is_none_or(|day| day.plus_days(launch::CHECKPOINTS[2]) >= today),
        "gate" => !matches!(record.text("state"), Some("green" | "not needed")),
        "hand-over" => rules::hand_over::last_day(book, record).is_none_or(|last| last >= today),
        _ => true,
    }
}

fn thing(book: &Book, record: &Record, was: &'static str) -> Held {
    let title = book.title(record);
    let system = || book.reference_title(record, "system").unwrap_or_default();
    let kind = book
        .kind_of(record)
        .map_or("record", |kind| kind.name.one.as_str());
    let text = match (record.kind.as_str(), was) {
        ("grant", _) => format!(
            "Remove {} on {}",
            record.text("role").unwrap_or("access"),
            system()
        ),
        ("access-decision", _) => format!("Decide about {title}’s access to {}", system()),
        ("question", _) => format!("Answer “{title}”"),
        ("company", _) => "Prepare the documents of the company".to_owned(),
        ("step" | "action" | "process-issue" | "review-issue" | "hand-over-item", _) => {
            format!("See “{title}” through")
        }
        ("budget", "told of crossings") => format!("Be told when {title} crosses a mark"),
        ("system", _) => format!("{} of {title}", crate::words::capitalised(was)),
        _ => format!("{} of the {kind} {title}", crate::words::capitalised(was)),
    };
    Held {
        record: record.id,
        was,
        text,
        about: about(book, record),
        due: None,
        title,
    }
}

/// What a hand-over line may name: the record, or what it belongs to when its kind cannot be named.
fn about(book: &Book, record: &Record) -> Option<RecordId> {
    let field = book.catalogue().kind("hand-over-item")?.field("about")?;
    let named = |one: &Record| field.to.iter().any(|kind| one.kind == *kind.as_str());
    if named(record) {
        return Some(record.id);
    }
    let parent = record.parent.and_then(|id| book.get(id));
    parent
        .filter(|parent| named(parent))
        .map(|parent| parent.id)
}

/// The day that stands in a record itself: the end of a time box, the day of a launch.
fn own_day(record: &Record) -> Option<Day> {
    let days = ["due", "ends_on", "planned_for", "date", "last_day"];
    days.iter().find_map(|field| record.day(field))
}

/// The earliest day on which something about each record is due.
fn first_days(book: &Book, today: Day) -> HashMap<RecordId, Day> {
    let mut days = HashMap::new();
    for duty in duty::open(book, today) {
        let record = duty::worked_on(book, &duty, today);
        days.entry(record).or_insert(duty.due);
    }
    days
}
