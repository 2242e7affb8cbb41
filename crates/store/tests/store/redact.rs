//! Blanking a person's data, now and in the history.

use crate::desk::{Desk, Verbs, person, system};
use blueprint_model::{Op, RecordId};
use blueprint_store::{
    Actor, NewRecord, Store, StoreError, TransactOptions, check, import_json, testing::actor,
};
use serde_json::json;
use std::fs;

const SECRETS: &[&str] = &["Zdenka", "zdenka@example.org", "diabetes", "promotion"];

fn found_in(path: &std::path::Path) -> Vec<&'static str> {
    let bytes = fs::read(path).unwrap();
    let has = |text: &str| {
        let lower = text.to_lowercase();
        bytes
            .windows(text.len())
            .any(|piece| piece.eq_ignore_ascii_case(lower.as_bytes()))
    };
    SECRETS.iter().copied().filter(|text| has(text)).collect()
}

/// A person with a past: edits, bursts, a lock that copied the name, entries of their own with reasons.
fn with_a_past(desk: &Desk) -> (Store, RecordId, RecordId) {
    let mut store = desk.create();
    for n in 0..200 {
        store.add(&desk.me, person(&format!("Colleague {n}")));
    }
    let zdenka = store.add(
        &desk.me,
        person("Zdenka Nováková").with("email", "zdenka@example.org"),
    );
    store
        .set(
            &desk.me,
            zdenka,
            "note",
            "Has diabetes; Zdenka is on call on Mondays.",
        )
        .unwrap();
    store.set(&desk.me, zdenka, "note", "Zdenka left.").unwrap();
    store
        .set(&desk.me, zdenka, "left_on", "2026-12-31")
        .unwrap();
    let herself = Actor {
        person: Some(zdenka),
        ..actor("Zdenka")
    };
    let options = TransactOptions {
        reason: Some("My promotion.".into()),
        approver: None,
    };
    store
        .transact(&herself, Op::Add, options, |tx| {
            tx.create(system("Payments").with("primary", zdenka.to_string()))
        })
        .unwrap();
    let review = store.add(
        &desk.me,
        NewRecord::of("review")
            .with("scope", "production")
            .with("owner", zdenka.to_string()),
    );
    store
        .set(&desk.me, review, "signed_on", "2026-11-19")
        .unwrap();
    let photo = |tx: &mut blueprint_store::Tx<'_>| {
        let file = tx.attach(b"a picture of Zdenka", "zdenka.png", "image/png")?;
        tx.set(zdenka, "photo", Some(file))
    };
    store
        .transact(&desk.me, Op::Edit, TransactOptions::default(), photo)
        .unwrap();
    (store, zdenka, review)
}

#[test]
fn the_text_is_gone_from_the_bytes_and_the_chain_is_whole() {
    let desk = Desk::new();
    let (mut store, zdenka, review) = with_a_past(&desk);
    assert_eq!(found_in(&desk.file()), SECRETS, "it was there");
    let heads: Vec<String> = store
        .entries(None, 500, None)
        .unwrap()
        .into_iter()
        .map(|entry| entry.hash)
        .collect();
    let redacted = store.redact(&desk.me, zdenka).unwrap();
    assert!(redacted.compacted);
    assert_eq!(found_in(&desk.file()), Vec::<&str>::new());
    assert_eq!(
        fs::metadata(desk.path("company.blueprint-journal")).map_or(0, |meta| meta.len()),
        0
    );
    let after: Vec<String> = store
        .entries(None, 500, None)
        .unwrap()
        .into_iter()
        .skip(1)
        .map(|entry| entry.hash)
        .collect();
    assert_eq!(after, heads, "no hash of the past changed");
    let entry = store.entry(redacted.entry).unwrap();
    assert_eq!((entry.op, entry.seq), (Op::Redact, store.head().seq));
    assert!(entry.changes.iter().any(|logged| logged.blanked));
    let name = format!(
        "Person {}, name removed",
        store.book().get(zdenka).unwrap().number
    );
    assert_eq!(
        (store.text(zdenka, "name"), store.text(zdenka, "note")),
        (name.clone(), String::new())
    );
    assert_eq!(
        store.text(zdenka, "left_on"),
        "2026-12-31",
        "what is no text stays"
    );
    assert_eq!(
        store.book().get(review).unwrap().labels,
        Some(json!({ zdenka.to_string(): name }))
    );
    assert!(store.search("zdenka", 10).unwrap().is_empty());
    drop(store);
    let mut store = desk.writable();
    store.verify().unwrap();
    let report = check(&desk.file(), &desk.setup()).unwrap();
    assert!(report.is_sound(), "{:?}", report.findings);
}

#[test]
fn what_was_blanked_does_not_come_back() {
    let desk = Desk::new();
    let (mut store, zdenka, _) = with_a_past(&desk);
    store.redact(&desk.me, zdenka).unwrap();
    let blanked = store.head().seq;
    let photo = blanked - 1;
    let refused = store.undo_entry(&desk.me, photo).unwrap_err();
    assert!(
        matches!(refused, StoreError::UndoRefused { .. })
            && refused.to_string().contains("blanked"),
        "{refused}"
    );
    // Undo steps over the photo, passes by what was signed, and takes back what was done elsewhere.
    let taken = store.undo(&desk.me).unwrap();
    assert_eq!(taken.label, "Added “Payments”");
    store.redo(&desk.me).unwrap();
    assert!(matches!(
        store.undo_entry(&desk.me, blanked),
        Err(StoreError::UndoRefused { .. })
    ));
    let name = store.text(zdenka, "name");
    store.restore_record(&desk.me, zdenka, 202).unwrap();
    assert_eq!(
        (store.text(zdenka, "name"), store.text(zdenka, "left_on")),
        (name, String::new())
    );
    assert_eq!(
        store
            .state_at(201)
            .unwrap()
            .get(zdenka)
            .unwrap()
            .text("name"),
        None
    );
    assert_eq!(found_in(&desk.file()), Vec::<&str>::new());
    let mut json = Vec::new();
    store.export_json(&mut json).unwrap();
    let again = import_json(json.as_slice(), &desk.path("again.blueprint"), desk.setup()).unwrap();
    assert_eq!(
        (again.head(), again.content_hash().unwrap()),
        (store.head(), store.content_hash().unwrap())
    );
}

#[test]
fn snapshots_that_still_hold_the_data_are_named() {
    let desk = Desk::new();
    let (mut store, zdenka, _) = with_a_past(&desk);
    let snapshot = store.snapshot().unwrap().unwrap();
    assert_eq!(
        store.redact(&desk.me, zdenka).unwrap().snapshots,
        [snapshot]
    );
}

#[test]
fn a_person_who_was_undone_is_blanked_in_the_history_too() {
    let desk = Desk::new();
    let mut store = desk.create();
    let zdenka = store.add(&desk.me, person("Zdenka"));
    store.undo(&desk.me).unwrap();
    store.redact(&desk.me, zdenka).unwrap();
    assert_eq!(found_in(&desk.file()), Vec::<&str>::new());
    assert_eq!(store.entry(3).unwrap().op, Op::Redact);
    store.verify().unwrap();
    let nobody = RecordId(uuid::Uuid::from_u128(9));
    assert!(matches!(
        store.redact(&desk.me, nobody),
        Err(StoreError::NoSuchRecord(_))
    ));
}

#[test]
fn undo_goes_on_past_what_was_blanked() {
    let desk = Desk::new();
    let mut store = desk.create();
    let zdenka = store.add(&desk.me, person("Zdenka"));
    let pump = store.add(&desk.me, system("Pump"));
    store.set(&desk.me, pump, "risks", "Old.").unwrap();
    store.set(&desk.me, zdenka, "note", "Zdenka left.").unwrap();
    store.set(&desk.me, pump, "risks", "New.").unwrap();
    store
        .transact(&desk.me, Op::Edit, TransactOptions::default(), |tx| {
            tx.set(zdenka, "email", Some(json!("zdenka@example.org")))?;
            tx.set(zdenka, "left_on", Some(json!("2026-12-31")))
        })
        .unwrap();
    store.set(&desk.me, zdenka, "note", "Of diabetes.").unwrap();
    store.undo(&desk.me).unwrap();
    store.redact(&desk.me, zdenka).unwrap();
    assert!(
        store.can_redo().unwrap().is_none(),
        "what would be made again was blanked"
    );
    let name = store.text(zdenka, "name");
    let mut points = vec![store.content_hash().unwrap()];
    // The day goes, the address was blanked.
    store.undo(&desk.me).unwrap();
    assert_eq!(
        (
            store.text(zdenka, "left_on"),
            store.text(zdenka, "email"),
            store.text(zdenka, "name")
        ),
        (String::new(), String::new(), name.clone())
    );
    points.push(store.content_hash().unwrap());
    store.undo(&desk.me).unwrap();
    assert_eq!(store.text(pump, "risks"), "Old.");
    points.push(store.content_hash().unwrap());
    drop(store);
    let mut store = desk.writable();
    // The note is stepped over; then the system and the person go, as if they had never been added.
    for _ in 0..3 {
        store.undo(&desk.me).unwrap();
        points.push(store.content_hash().unwrap());
    }
    assert!(store.book().is_empty() && store.can_undo().unwrap().is_none());
    points.pop();
    for point in points.iter().rev() {
        store.redo(&desk.me).unwrap();
        assert_eq!(&store.content_hash().unwrap(), point);
    }
    assert_eq!(
        (store.text(pump, "risks"), store.text(zdenka, "name")),
        ("New.".into(), name)
    );
    assert!(store.can_redo().unwrap().is_none());
    assert_eq!(found_in(&desk.file()), Vec::<&str>::new());
    store.verify().unwrap();
}

#[test]
fn redo_after_a_redaction_makes_the_record_without_what_was_blanked() {
    let desk = Desk::new();
    let mut store = desk.create();
    let zdenka = store.add(&desk.me, person("Zdenka").with("left_on", "2026-12-31"));
    store.undo(&desk.me).unwrap();
    store.redact(&desk.me, zdenka).unwrap();
    store.redo(&desk.me).unwrap();
    assert_eq!(
        (store.text(zdenka, "name"), store.text(zdenka, "left_on")),
        (String::new(), "2026-12-31".into())
    );
    assert_eq!(found_in(&desk.file()), Vec::<&str>::new());
    store.verify().unwrap();
}

#[test]
fn only_a_person_is_blanked() {
    let desk = Desk::new();
    let mut store = desk.create();
    let pump = store.add(&desk.me, system("Pump"));
    let gone = store.add(&desk.me, system("Gone"));
    store.undo(&desk.me).unwrap();
    let head = store.head();
    for id in [pump, gone] {
        let refused = store.redact(&desk.me, id);
        assert!(matches!(refused, Err(StoreError::Refused(_))));
    }
    assert_eq!(
        (store.head(), store.text(pump, "name")),
        (head, "Pump".into())
    );
}
