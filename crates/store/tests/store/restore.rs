//! Going back to an earlier point, of one record or of the whole workbook.

use crate::desk::{Desk, Verbs, person, system};
use blueprint_store::{NewRecord, StoreError};

#[test]
fn the_whole_workbook_goes_back_to_any_point_and_forth_again() {
    let desk = Desk::new();
    let mut store = desk.create();
    let mut points = vec![(0, store.content_hash().unwrap())];
    let maya = store.add(&desk.me, person("Maya"));
    points.push((1, store.content_hash().unwrap()));
    let payments = store.add(
        &desk.me,
        system("Payments").with("primary", maya.to_string()),
    );
    store.add(
        &desk.me,
        NewRecord::of("act")
            .under(payments)
            .with("what", "deployed")
            .with("person", maya.to_string()),
    );
    points.push((3, store.content_hash().unwrap()));
    store.set(&desk.me, maya, "name", "Maya Lindt").unwrap();
    store.trash(&desk.me, payments);
    points.push((5, store.content_hash().unwrap()));
    store.undo(&desk.me).unwrap();
    points.push((6, store.content_hash().unwrap()));
    for (seq, hash) in &points {
        let before = store.content_hash().unwrap();
        match store.restore_book(&desk.me, *seq) {
            Ok(_) => {
                assert_eq!(&store.content_hash().unwrap(), hash, "entry {seq}");
                store.undo(&desk.me).unwrap();
                assert_eq!(
                    store.content_hash().unwrap(),
                    before,
                    "a restore can itself be undone"
                );
                store.redo(&desk.me).unwrap();
            }
            Err(error) => assert!(
                matches!(error, StoreError::UndoRefused { .. }) && &before == hash,
                "entry {seq}: {error}"
            ),
        }
    }
    for (seq, hash) in points {
        let state = store.state_at(seq).unwrap();
        let records = if seq == 0 {
            0
        } else if seq == 1 {
            1
        } else {
            3
        };
        assert_eq!(state.len(), records, "entry {seq}, {hash}");
    }
    drop(store);
    desk.writable().verify().unwrap();
}

#[test]
fn one_record_goes_back_and_the_others_stay() {
    let desk = Desk::new();
    let mut store = desk.create();
    let (maya, ada) = (
        store.add(&desk.me, person("Maya")),
        store.add(&desk.me, person("Ada")),
    );
    store.set(&desk.me, maya, "name", "Maya L").unwrap();
    store.set(&desk.me, ada, "name", "Ada K").unwrap();
    store.set(&desk.me, maya, "email", "m@example.org").unwrap();
    store.trash(&desk.me, maya);
    let undone = store.restore_record(&desk.me, maya, 3).unwrap();
    assert_eq!(undone.records, [maya]);
    let record = store.book().get(maya).unwrap();
    assert_eq!(
        (record.text("name"), record.text("email"), record.trashed),
        (Some("Maya L"), None, None)
    );
    assert_eq!(store.text(ada, "name"), "Ada K");
    assert!(
        matches!(
            store.restore_record(&desk.me, ada, 1),
            Err(StoreError::UndoRefused { .. })
        ),
        "it was not there yet"
    );
    assert!(matches!(
        store.restore_record(&desk.me, ada, 99),
        Err(StoreError::NoSuchEntry(99))
    ));
}

#[test]
fn a_record_that_was_unmade_comes_back_with_its_number() {
    let desk = Desk::new();
    let mut store = desk.create();
    let maya = store.add(&desk.me, person("Maya"));
    store.undo(&desk.me).unwrap();
    store.add(&desk.me, person("Ada"));
    store.restore_record(&desk.me, maya, 1).unwrap();
    assert_eq!(store.book().get(maya).unwrap().handle(), "person-1");
    assert!(
        blueprint_store::check(&desk.file(), &desk.setup())
            .unwrap()
            .is_sound()
    );
}

#[test]
fn a_record_does_not_go_back_to_naming_one_that_is_gone() {
    let desk = Desk::new();
    let mut store = desk.create();
    let payments = store.add(&desk.me, system("Payments"));
    let maya = store.add(&desk.me, person("Maya"));
    store
        .set(&desk.me, payments, "primary", maya.to_string())
        .unwrap();
    store.undo(&desk.me).unwrap();
    store.undo(&desk.me).unwrap();
    let refused = store.restore_record(&desk.me, payments, 3).unwrap_err();
    assert_eq!(refused.field(), Some("primary"), "{refused}");
}
