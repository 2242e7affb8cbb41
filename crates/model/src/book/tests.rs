//! Tests of the indexes and of applying changes.

use super::*;
use crate::{Change, Timestamp, Value, history};
use serde_json::json;

fn id(n: u128) -> RecordId {
    RecordId(uuid::Uuid::from_u128(n))
}

const AT: Timestamp = Timestamp {
    utc_ms: 1_790_000_000_000,
    offset_minutes: 60,
};

fn record(n: u128, kind: &str, fields: Value) -> Record {
    let fields = fields.as_object().unwrap().clone().into_iter().collect();
    Record {
        id: id(n),
        kind: kind.into(),
        number: n as u32,
        parent: None,
        position: "80".into(),
        template: None,
        template_version: 1,
        fields,
        labels: None,
        created: AT,
        updated: AT,
        trashed: None,
    }
}

fn book() -> Book {
    let mut book = Book::new(Catalogue::shipped());
    book.put(record(1, "person", json!({"name": "Émile"})));
    book.put(record(
        2,
        "system",
        json!({"name": "Payments", "primary": id(1).to_string()}),
    ));
    book
}

#[test]
fn knows_who_refers_to_whom() {
    let mut book = book();
    let names = |book: &Book| {
        book.referred_by(id(1))
            .map(|(r, f)| format!("{} {f}", r.handle()))
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&book), ["system-2 primary"]);
    let clear = Change {
        record: id(2),
        field: "primary".into(),
        before: Some(json!(id(1).to_string())),
        after: None,
    };
    book.apply(&[clear], AT).unwrap();
    assert!(
        names(&book).is_empty(),
        "a cleared reference is no longer counted"
    );
}

#[test]
fn finds_records_by_handle_and_folded_title() {
    let book = book();
    assert_eq!(book.by_handle("system-2").map(|r| r.id), Some(id(2)));
    assert!(book.by_handle("system-3").is_none() && book.by_handle("system").is_none());
    assert_eq!(book.by_title("person", "EMILE").len(), 1);
}

#[test]
fn a_record_made_and_unmade_leaves_nothing() {
    let mut book = book();
    let step = record(3, "person", json!({"name": "Zoë"}));
    let changes = step.as_changes();
    book.apply(&changes, AT).unwrap();
    assert_eq!(book.get(id(3)), Some(&step));
    let back: Vec<Change> = changes.iter().rev().map(Change::inverse).collect();
    book.apply(&back, AT).unwrap();
    assert!(book.get(id(3)).is_none());
}

#[test]
fn a_change_that_does_not_fit_changes_nothing() {
    let mut book = book();
    let good = Change {
        record: id(1),
        field: "name".into(),
        before: None,
        after: Some(json!("New")),
    };
    let bad = Change {
        record: id(2),
        field: history::NUMBER.into(),
        before: None,
        after: Some(json!("seven")),
    };
    assert!(book.apply(&[good, bad], AT).is_err());
    assert_eq!(book.title(book.get(id(1)).unwrap()), "Émile");
}

#[test]
fn a_title_that_is_a_choice_or_a_date_is_in_words() {
    let mut book = book();
    book.put(record(3, "access-review", json!({"scope": "all"})));
    book.put(record(4, "spend", json!({"on": "2026-05-14"})));
    book.put(record(5, "checkpoint", json!({"after": "30"})));
    let title = |n| book.title(book.get(id(n)).unwrap());
    assert_eq!(title(3), "all three scopes");
    assert_eq!(title(4), "14 May 2026");
    assert_eq!(title(5), "30 days");
    assert_eq!(
        book.by_title("spend", "2026-05-14").len(),
        1,
        "the stored form is still understood"
    );
}

#[test]
fn taking_a_record_out_tells_its_parent_and_its_practice() {
    let mut book = book();
    let practice = Record {
        template: Some("access-reviews".into()),
        ..record(6, "practice", json!({}))
    };
    book.put(practice);
    book.put(record(7, "access-review", json!({"scope": "all"})));
    book.put(Record {
        parent: Some(id(7)),
        ..record(8, "access-decision", json!({}))
    });
    book.take_changed();
    book.take(id(8));
    let Changed::These(changed) = book.take_changed() else {
        panic!("only one record changed");
    };
    assert!(changed.contains(&id(7)) && changed.contains(&id(6)));
}

#[test]
fn a_record_is_found_by_its_number_until_it_is_taken_out() {
    let mut book = Book::new(Catalogue::shipped());
    let record = |id: u128, number: u32| Record {
        id: RecordId(uuid::Uuid::from_u128(id)),
        kind: "person".into(),
        number,
        parent: None,
        position: String::new(),
        template: None,
        template_version: 1,
        fields: Default::default(),
        labels: None,
        created: AT,
        updated: AT,
        trashed: None,
    };
    book.put(record(1, 1));
    book.put(record(2, 2));
    let found = |book: &Book, handle: &str| book.by_handle(handle).map(|record| record.number);
    assert_eq!(found(&book, "person-2"), Some(2));
    assert_eq!(found(&book, "person-3"), None);
    book.take(RecordId(uuid::Uuid::from_u128(2)));
    assert_eq!(found(&book, "person-2"), None);
    assert_eq!(found(&book, "person-1"), Some(1));
}
