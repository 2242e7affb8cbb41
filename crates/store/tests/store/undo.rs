//! Undo and redo: unlimited, across restarts, by name when they refuse.

use crate::desk::{Desk, Verbs, person, system};
use blueprint_model::Op;
use blueprint_store::{NewRecord, OpenAs, Store, StoreError, TransactOptions};

/// The numbers of the entries that are taken back, read page by page.
fn taken_back(store: &Store) -> Vec<u64> {
    let one = |before| store.entries(Some(before), 1, None).unwrap().pop();
    let all = std::iter::successors(one(u64::MAX), |last| one(last.seq));
    let taken = all.filter(|entry| entry.taken_back);
    let mut found: Vec<u64> = taken.map(|entry| entry.seq).collect();
    found.reverse();
    found
}

#[test]
fn undo_and_redo_walk_the_whole_history_across_restarts() {
    let desk = Desk::new();
    let mut store = desk.create();
    let maya = store.add(&desk.me, person("Maya"));
    let mut points = vec![store.content_hash().unwrap()];
    for n in 0..20 {
        store
            .set(&desk.me, maya, "name", format!("Maya {n}"))
            .unwrap();
        points.push(store.content_hash().unwrap());
    }
    for point in points.iter().rev().skip(1) {
        store.undo(&desk.me).unwrap();
        assert_eq!(&store.content_hash().unwrap(), point);
    }
    drop(store);
    let mut store = desk.writable();
    assert_eq!(
        store.can_redo().unwrap().as_deref(),
        Some("Edited Name of “Maya”")
    );
    for point in &points[1..] {
        store.redo(&desk.me).unwrap();
        assert_eq!(&store.content_hash().unwrap(), point);
    }
    assert!(matches!(
        store.redo(&desk.me),
        Err(StoreError::NothingToRedo)
    ));
    drop(store);
    let mut store = desk.writable();
    for _ in 0..21 {
        store.undo(&desk.me).unwrap();
    }
    assert!(store.book().is_empty() && store.can_undo().unwrap().is_none());
    assert!(matches!(
        store.undo(&desk.me),
        Err(StoreError::NothingToUndo)
    ));
}

#[test]
fn a_burst_of_typing_in_one_field_is_undone_at_once() {
    let desk = Desk::new();
    let mut store = desk.create();
    let maya = store.add(&desk.me, person("Maya"));
    desk.env.step_ms(1_000);
    for text in ["W", "Wo", "Words"] {
        store.set(&desk.me, maya, "note", text).unwrap();
    }
    store.set(&desk.me, maya, "email", "m@example.org").unwrap();
    desk.env.advance_ms(6_000);
    store
        .set(&desk.me, maya, "email", "maya@example.org")
        .unwrap();
    let groups: Vec<u64> = store
        .entries(None, 10, None)
        .unwrap()
        .iter()
        .map(|entry| entry.group)
        .collect();
    assert_eq!(
        groups,
        [6, 5, 2, 2, 2, 1],
        "another field, or six seconds, begin another group"
    );
    store.undo(&desk.me).unwrap();
    assert_eq!(store.text(maya, "email"), "m@example.org");
    store.undo(&desk.me).unwrap();
    let undone = store.undo(&desk.me).unwrap();
    assert_eq!(
        (store.text(maya, "note"), store.text(maya, "name")),
        (String::new(), "Maya".into())
    );
    assert_eq!(
        store.entry(undone.entry).unwrap().undoes,
        Some(4),
        "it names the last of the group"
    );
    store.redo(&desk.me).unwrap();
    assert_eq!(store.text(maya, "note"), "Words");
}

#[test]
fn an_older_entry_is_taken_back_unless_a_later_one_touched_the_same_field() {
    let desk = Desk::new();
    let mut store = desk.create();
    let maya = store.add(&desk.me, person("Maya"));
    let email = store
        .set(&desk.me, maya, "email", "old@example.org")
        .unwrap()
        .entry
        .unwrap();
    let name = store
        .set(&desk.me, maya, "name", "Maya L")
        .unwrap()
        .entry
        .unwrap();
    let later = store
        .set(&desk.me, maya, "name", "Maya Lindt")
        .unwrap()
        .entry
        .unwrap();
    store.undo_entry(&desk.me, email).unwrap();
    assert_eq!(
        (store.text(maya, "email"), store.text(maya, "name")),
        (String::new(), "Maya Lindt".into())
    );
    let refused = store.undo_entry(&desk.me, name).unwrap_err();
    let StoreError::UndoRefused {
        record,
        field,
        later: by,
        message,
    } = refused
    else {
        panic!("{refused}")
    };
    assert_eq!(
        (record, field.as_deref(), by),
        (Some(maya), Some("name"), Some(later))
    );
    assert_eq!(
        message,
        "Name of “Maya Lindt” was changed again by entry 4. Take that back first, or restore the record to an earlier point."
    );
    store.undo(&desk.me).unwrap();
    assert_eq!(
        store.text(maya, "email"),
        "old@example.org",
        "taking back is itself an edit that can be undone"
    );
}

#[test]
fn the_making_of_a_record_is_not_taken_back_while_another_refers_to_it() {
    let desk = Desk::new();
    let mut store = desk.create();
    let maya = store.add(&desk.me, person("Maya"));
    store.add(
        &desk.me,
        system("Payments").with("primary", maya.to_string()),
    );
    let refused = store.undo_entry(&desk.me, 1).unwrap_err().to_string();
    assert!(refused.contains("“Payments” still refers"), "{refused}");
    assert!(store.book().get(maya).is_some());
}

#[test]
fn what_lies_in_the_trash_still_refers_and_still_belongs() {
    let desk = Desk::new();
    let mut store = desk.create();
    let maya = store.add(&desk.me, person("Maya"));
    let pump = store.add(&desk.me, system("Pump").with("primary", maya.to_string()));
    let act = NewRecord::of("act").under(pump).with("what", "Oil it");
    let act = store.add(&desk.me, act);
    store.trash(&desk.me, act);
    let refused = store.undo_entry(&desk.me, 2).unwrap_err().to_string();
    assert!(refused.contains("“Oil it” still refers"), "{refused}");
    store.trash(&desk.me, pump);
    let refused = store.undo_entry(&desk.me, 1).unwrap_err().to_string();
    assert!(refused.contains("“Pump” still refers"), "{refused}");
}

#[test]
fn the_beginning_and_the_sample_cannot_be_undone() {
    let desk = Desk::new();
    for op in [Op::Begin, Op::Sample] {
        let _ = std::fs::remove_file(desk.file());
        let mut store = desk.create();
        store
            .transact(&desk.me, op, TransactOptions::default(), |tx| {
                tx.create(person("Maya"))
            })
            .unwrap();
        assert!(matches!(
            store.undo(&desk.me),
            Err(StoreError::NothingToUndo)
        ));
        assert!(matches!(
            store.undo_entry(&desk.me, 1),
            Err(StoreError::UndoRefused { .. })
        ));
    }
}

#[test]
fn an_export_does_not_stand_in_the_way_of_undo_or_redo() {
    let desk = Desk::new();
    let mut store = desk.create();
    let maya = store.add(&desk.me, person("Maya"));
    store.set(&desk.me, maya, "name", "Second").unwrap();
    store
        .transact(&desk.me, Op::Export, TransactOptions::default(), |tx| {
            tx.create(person("An edition"))
        })
        .unwrap();
    store.undo(&desk.me).unwrap();
    assert_eq!(
        (store.text(maya, "name"), store.book().len()),
        ("Maya".into(), 2)
    );
    store
        .transact(&desk.me, Op::Export, TransactOptions::default(), |tx| {
            tx.create(person("Another"))
        })
        .unwrap();
    store.redo(&desk.me).unwrap();
    assert_eq!(
        (store.text(maya, "name"), store.book().len()),
        ("Second".into(), 3)
    );
}

#[test]
fn a_burst_that_ends_where_it_began_is_stepped_over() {
    let desk = Desk::new();
    let mut store = desk.create();
    let maya = store.add(&desk.me, person("Maya"));
    let before = store.content_hash().unwrap();
    store.set(&desk.me, maya, "note", "Before").unwrap();
    desk.env.step_ms(1_000);
    for text in ["b@example.org", "a@example.org", "b@example.org"] {
        desk.env.advance_ms(6_000);
        store.set(&desk.me, maya, "email", text).unwrap();
        store.set(&desk.me, maya, "email", "c@example.org").unwrap();
        store.set(&desk.me, maya, "email", text).unwrap();
    }
    desk.env.advance_ms(6_000);
    store.set(&desk.me, maya, "email", "a@example.org").unwrap();
    store.set(&desk.me, maya, "email", "b@example.org").unwrap();
    // The last burst changed nothing, so undo takes the one below.
    store.undo(&desk.me).unwrap();
    assert_eq!(store.text(maya, "email"), "a@example.org");
    store.redo(&desk.me).unwrap();
    assert_eq!(store.text(maya, "email"), "b@example.org");
    drop(store);
    let mut store = desk.writable();
    for email in ["a@example.org", "b@example.org", ""] {
        store.undo(&desk.me).unwrap();
        assert_eq!(store.text(maya, "email"), email);
    }
    assert_eq!(
        store.can_undo().unwrap().as_deref(),
        Some("Edited Note of “Maya”")
    );
    store.undo(&desk.me).unwrap();
    assert_eq!(store.content_hash().unwrap(), before);
    for _ in 0..4 {
        store.redo(&desk.me).unwrap();
    }
    assert_eq!(store.text(maya, "email"), "b@example.org");
    assert!(store.can_redo().unwrap().is_none());
    store.verify().unwrap();
}

#[test]
fn with_nothing_but_such_a_burst_there_is_nothing_to_undo() {
    let desk = Desk::new();
    let mut store = desk.create();
    store
        .transact(&desk.me, Op::Begin, TransactOptions::default(), |tx| {
            tx.create(person("Maya"))
        })
        .unwrap();
    let maya = store.book().of_kind("person").next().unwrap().id;
    desk.env.step_ms(1_000);
    store.set(&desk.me, maya, "name", "Mya").unwrap();
    store.set(&desk.me, maya, "name", "Maya").unwrap();
    assert_eq!(store.can_undo().unwrap(), None);
    assert!(matches!(
        store.undo(&desk.me),
        Err(StoreError::NothingToUndo)
    ));
}

#[test]
fn taken_back_is_what_no_longer_holds() {
    let desk = Desk::new();
    let mut store = desk.create();
    let maya = store.add(&desk.me, person("Maya"));
    store.set(&desk.me, maya, "email", "m@example.org").unwrap();
    desk.env.step_ms(1_000);
    for text in ["W", "Wo", "Words"] {
        store.set(&desk.me, maya, "note", text).unwrap();
    }
    assert!(taken_back(&store).is_empty());
    store.undo(&desk.me).unwrap();
    assert_eq!(taken_back(&store), [3, 4, 5], "all of a burst");
    let mut reader = desk.open_as(OpenAs::Reader).store;
    assert_eq!(taken_back(&reader), [3, 4, 5], "read from the file alone");
    store.redo(&desk.me).unwrap();
    assert_eq!(taken_back(&store), [6], "made again, the undo is over");
    store.undo(&desk.me).unwrap();
    assert_eq!(taken_back(&store), [3, 4, 5, 7], "undone once more");
    store.undo_entry(&desk.me, 2).unwrap();
    assert_eq!(taken_back(&store), [2, 3, 4, 5, 7]);
    store.undo(&desk.me).unwrap();
    assert_eq!(
        taken_back(&store),
        [3, 4, 5, 7, 9],
        "the taking back was undone"
    );
    let of_maya = store.entries(None, 50, Some(maya)).unwrap();
    let taken = of_maya.iter().filter(|entry| entry.taken_back).count();
    assert_eq!((taken, store.entry(2).unwrap().taken_back), (5, false));
    assert!(reader.refresh().unwrap());
    assert_eq!(taken_back(&reader), taken_back(&store));
}
