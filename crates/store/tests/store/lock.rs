//! Records that are signed stay as they were signed.

use crate::desk::{Desk, Verbs, person};
use blueprint_model::{Op, RecordId};
use blueprint_store::{NewRecord, Store, StoreError, TransactOptions};
use serde_json::json;

struct Signed {
    desk: Desk,
    store: Store,
    maya: RecordId,
    review: RecordId,
    decision: RecordId,
}

fn signed() -> Signed {
    let desk = Desk::new();
    let mut store = desk.create();
    let maya = store.add(&desk.me, person("Maya"));
    let review = store.add(
        &desk.me,
        NewRecord::of("review")
            .with("scope", "production")
            .with("owner", maya.to_string()),
    );
    let decision = NewRecord::of("decision")
        .under(review)
        .with("verdict", "keep")
        .with("person", maya.to_string());
    let decision = store.add(&desk.me, decision);
    store
        .set(&desk.me, review, "signed_on", "2026-11-19")
        .unwrap();
    Signed {
        desk,
        store,
        maya,
        review,
        decision,
    }
}

#[test]
fn a_locked_record_and_its_children_cannot_be_changed() {
    let Signed {
        desk,
        mut store,
        review,
        decision,
        ..
    } = signed();
    let before = store.content_hash().unwrap();
    let mut refused = |what: &str,
                       work: &dyn Fn(
        &mut blueprint_store::Tx<'_>,
    ) -> blueprint_store::Result<()>| {
        let error = store
            .transact(&desk.me, Op::Edit, TransactOptions::default(), work)
            .unwrap_err();
        assert!(
            matches!(error, StoreError::Locked { .. }),
            "{what}: {error}"
        );
        assert_eq!(
            error.to_string(),
            "“production” is locked since “Signed” was filled in, and stays as it is. To correct it, make a new access review that corrects it."
        );
    };
    refused("a field", &|tx| tx.set(review, "scope", Some(json!("all"))));
    refused("the lock itself", &|tx| tx.set(review, "signed_on", None));
    refused("a child's field", &|tx| {
        tx.set(decision, "verdict", Some(json!("revoke")))
    });
    refused("a new child", &|tx| {
        tx.create(NewRecord::of("decision").under(review).with("verdict", "x"))
            .map(drop)
    });
    refused("the trash", &|tx| tx.trash(review));
    refused("a child in the trash", &|tx| tx.trash(decision));
    assert_eq!(store.content_hash().unwrap(), before);
    let correction = NewRecord::of("review")
        .with("scope", "production, corrected")
        .with("corrects", review.to_string());
    store.add(&desk.me, correction);
}

#[test]
fn undo_and_restore_stop_at_a_lock() {
    let Signed {
        desk,
        mut store,
        review,
        decision,
        maya,
    } = signed();
    assert!(
        matches!(store.undo(&desk.me), Err(StoreError::UndoRefused { .. })),
        "undo passes by what is locked, and comes to a person whom the locked review names"
    );
    assert!(matches!(
        store.undo_entry(&desk.me, 3),
        Err(StoreError::Locked { .. })
    ));
    assert!(matches!(
        store.restore_record(&desk.me, review, 3),
        Err(StoreError::Locked { .. })
    ));
    let locked = [
        store.book().get(review).cloned(),
        store.book().get(decision).cloned(),
    ];
    store.set(&desk.me, maya, "name", "Maya Lindt").unwrap();
    store.restore_book(&desk.me, 1).unwrap();
    assert_eq!(
        [
            store.book().get(review).cloned(),
            store.book().get(decision).cloned()
        ],
        locked,
        "locks outlast a restore"
    );
    assert_eq!(store.text(maya, "name"), "Maya");
    store.restore_book(&desk.me, 0).unwrap_err();
    assert!(
        store.book().get(maya).is_some(),
        "what a locked record refers to stays too"
    );
}

#[test]
fn a_lock_keeps_what_people_were_called_then() {
    let Signed {
        desk,
        mut store,
        maya,
        review,
        decision,
    } = signed();
    store
        .set(&desk.me, maya, "name", "Maya Lindt-Okafor")
        .unwrap();
    for record in [review, decision] {
        assert_eq!(
            store.book().get(record).unwrap().labels,
            Some(json!({ maya.to_string(): "Maya" }))
        );
    }
    drop(store);
    let store = desk.writable();
    let record = store.book().get(review).unwrap();
    let field = store
        .book()
        .kind_of(record)
        .unwrap()
        .field("owner")
        .unwrap();
    assert_eq!(
        blueprint_model::field::shown(store.book(), record, field, blueprint_model::Day::EPOCH),
        "Maya"
    );
}
