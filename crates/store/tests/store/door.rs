//! What the one write door lets through and what it refuses.

use crate::desk::{Desk, Verbs, person, system};
use blueprint_model::{Op, RecordId, Value, history};
use blueprint_store::{NewRecord, Place, StoreError, TransactOptions, testing::actor};
use serde_json::json;

#[test]
fn what_is_written_is_there_after_a_restart() {
    let desk = Desk::new();
    let mut store = desk.create();
    let maya = store.add(&desk.me, person("Maya Lindt"));
    let payments = store.add(
        &desk.me,
        system("Payments")
            .with("primary", maya.to_string())
            .with("others", json!([maya.to_string()])),
    );
    store
        .set(
            &desk.me,
            payments,
            "risks",
            "One *person*.\n\n- and only one",
        )
        .unwrap();
    let (before, head) = (store.book().get(payments).unwrap().clone(), store.head());
    drop(store);
    let store = desk.writable();
    assert_eq!(store.book().get(payments), Some(&before));
    assert_eq!(store.head(), head);
    assert_eq!(store.book().referred_by(maya).count(), 2);
    assert_eq!(before.handle(), "system-1");
}

#[test]
fn an_error_leaves_nothing_behind() {
    let desk = Desk::new();
    let mut store = desk.create();
    let maya = store.add(&desk.me, person("Maya"));
    let (hash, head) = (store.content_hash().unwrap(), store.head());
    let failed = store.transact(&desk.me, Op::Edit, TransactOptions::default(), |tx| {
        tx.set(maya, "email", Some(json!("maya@example.org")))?;
        tx.create(person("Second"))?;
        tx.set(maya, "left_on", Some(json!("30 February")))
    });
    assert_eq!(failed.unwrap_err().field(), Some("left_on"));
    assert_eq!(
        (
            store.content_hash().unwrap(),
            store.head(),
            store.book().len()
        ),
        (hash.clone(), head, 1)
    );
    let next = store.add(&desk.me, person("Second"));
    assert_eq!(
        store.book().get(next).unwrap().number,
        2,
        "a number that was never acknowledged may be given"
    );
    drop(store);
    assert_eq!(desk.writable().text(maya, "email"), "");
}

#[test]
fn a_panic_inside_the_work_leaves_the_book_as_it_was() {
    let desk = Desk::new();
    let mut store = desk.create();
    let maya = store.add(&desk.me, person("Maya"));
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        store.transact::<(), StoreError>(&desk.me, Op::Edit, TransactOptions::default(), |tx| {
            tx.set(maya, "name", Some(json!("Other")))?;
            panic!("a bug in a caller")
        })
    }));
    assert!(panicked.is_err());
    assert_eq!(store.text(maya, "name"), "Maya");
    store.set(&desk.me, maya, "name", "Third").unwrap();
}

#[test]
fn a_write_that_changes_nothing_makes_no_entry() {
    let desk = Desk::new();
    let mut store = desk.create();
    let maya = store.add(&desk.me, person("Maya"));
    assert_eq!(
        store.set(&desk.me, maya, "name", "Maya").unwrap().entry,
        None
    );
    let back = store.transact(&desk.me, Op::Edit, TransactOptions::default(), |tx| {
        tx.set(maya, "name", Some(json!("Other")))?;
        tx.set(maya, "name", Some(json!("Maya")))
    });
    assert_eq!(back.unwrap().entry, None, "there and back is no change");
    assert_eq!(store.head().seq, 1);
}

#[test]
fn links_lead_to_live_records_of_the_right_kind() {
    let desk = Desk::new();
    let mut store = desk.create();
    let (maya, ada) = (
        store.add(&desk.me, person("Maya")),
        store.add(&desk.me, person("Ada")),
    );
    let payments = store.add(
        &desk.me,
        system("Payments").with("primary", maya.to_string()),
    );
    let nobody = RecordId(uuid::Uuid::from_u128(7));
    for (target, says) in [(nobody, "not there"), (payments, "not there")] {
        let error = store
            .set(&desk.me, payments, "primary", target.to_string())
            .unwrap_err();
        assert!(
            error.to_string().contains(says) && error.field() == Some("primary"),
            "{error}"
        );
    }
    store.trash(&desk.me, ada);
    assert!(
        store
            .set(&desk.me, payments, "primary", ada.to_string())
            .unwrap_err()
            .to_string()
            .contains("trash")
    );
    store.trash(&desk.me, maya);
    store.set(&desk.me, payments, "others", json!([])).unwrap();
    store
        .set(
            &desk.me,
            payments,
            "risks",
            "Maya is in the trash, and the old link stays.",
        )
        .unwrap();
}

#[test]
fn required_fields_unknown_fields_and_unknown_kinds_are_refused_by_name() {
    let desk = Desk::new();
    let mut store = desk.create();
    let mut add = |new: NewRecord| {
        store
            .transact(&desk.me, Op::Add, TransactOptions::default(), |tx| {
                tx.create(new)
            })
            .unwrap_err()
    };
    assert_eq!(add(NewRecord::of("person")).field(), Some("name"));
    assert_eq!(
        add(person("A").with("shoe_size", "44")).field(),
        Some("shoe_size")
    );
    assert!(
        matches!(add(NewRecord::of("unicorn")), StoreError::UnknownKind(kind) if kind == "unicorn")
    );
    assert!(
        matches!(
            add(NewRecord::of("act").with("what", "x")),
            StoreError::Refused(_)
        ),
        "an act belongs to a system"
    );
    assert!(store.book().is_empty());
}

#[test]
fn there_is_only_one_of_a_single_kind_also_out_of_the_trash() {
    let desk = Desk::new();
    let mut store = desk.create();
    let first = store.add(&desk.me, NewRecord::of("company").with("name", "First"));
    let second = |tx: &mut blueprint_store::Tx<'_>| {
        tx.create(NewRecord::of("company").with("name", "Second"))
    };
    assert!(
        store
            .transact(&desk.me, Op::Add, TransactOptions::default(), second)
            .is_err()
    );
    store.trash(&desk.me, first);
    store
        .transact(&desk.me, Op::Add, TransactOptions::default(), second)
        .unwrap();
    assert!(
        store
            .transact(&desk.me, Op::Untrash, TransactOptions::default(), |tx| tx
                .untrash(first))
            .is_err()
    );
}

#[test]
fn numbers_count_up_per_kind_and_are_never_given_twice() {
    let desk = Desk::new();
    let mut store = desk.create();
    let one = store.add(&desk.me, person("One"));
    let two = store.add(&desk.me, person("Two"));
    store.add(&desk.me, system("Payments"));
    store.trash(&desk.me, one);
    store.undo(&desk.me).unwrap();
    store.undo(&desk.me).unwrap();
    store.undo(&desk.me).unwrap();
    assert!(
        store.book().get(two).is_none(),
        "the second person was undone"
    );
    drop(store);
    let mut store = desk.writable();
    let three = store.add(&desk.me, person("Three"));
    assert_eq!(store.book().get(three).unwrap().handle(), "person-3");
}

#[test]
fn the_trash_takes_the_children_and_gives_back_those_it_took() {
    let desk = Desk::new();
    let mut store = desk.create();
    let payments = store.add(&desk.me, system("Payments"));
    let act = |what: &str| NewRecord::of("act").under(payments).with("what", what);
    let (kept, gone) = (
        store.add(&desk.me, act("deployed")),
        store.add(&desk.me, act("recovered")),
    );
    store.trash(&desk.me, gone);
    let done = store.trash(&desk.me, payments);
    assert_eq!(done.label, "Put into the trash “Payments”");
    let trashed = |store: &blueprint_store::Store, id| store.book().get(id).unwrap().trashed;
    assert_eq!(
        trashed(&store, kept),
        trashed(&store, payments),
        "one moment for the whole family"
    );
    assert!(matches!(
        store.set(&desk.me, kept, "what", "x"),
        Err(StoreError::InTrash { .. })
    ));
    let untrash = |store: &mut blueprint_store::Store, id| {
        store.transact(&desk.me, Op::Untrash, TransactOptions::default(), |tx| {
            tx.untrash(id)
        })
    };
    assert!(
        matches!(untrash(&mut store, kept), Err(StoreError::InTrash { record, .. }) if record == payments)
    );
    untrash(&mut store, payments).unwrap();
    assert_eq!(trashed(&store, kept), None);
    assert!(
        trashed(&store, gone).is_some(),
        "what was trashed before stays in the trash"
    );
    assert_eq!(store.trashed(), [gone]);
}

#[test]
fn a_move_changes_one_record() {
    let desk = Desk::new();
    let mut store = desk.create();
    let payments = store.add(&desk.me, system("Payments"));
    let ids: Vec<RecordId> = ["a", "b", "c"]
        .iter()
        .map(|what| {
            store.add(
                &desk.me,
                NewRecord::of("act").under(payments).with("what", *what),
            )
        })
        .collect();
    let order = |store: &blueprint_store::Store| -> String {
        store
            .book()
            .children(payments, "act")
            .filter_map(|act| act.text("what"))
            .collect()
    };
    for (record, place, expected) in [
        (ids[2], Place::First, "cab"),
        (ids[2], Place::After(ids[0]), "acb"),
        (ids[0], Place::Last, "cba"),
        (ids[0], Place::Before(ids[1]), "cab"),
    ] {
        store
            .transact(&desk.me, Op::Move, TransactOptions::default(), |tx| {
                tx.place(record, place)
            })
            .unwrap();
        assert_eq!(order(&store), expected);
        let entry = store.entry(store.head().seq).unwrap();
        let fields: Vec<_> = entry
            .changes
            .iter()
            .map(|logged| (logged.change.record, logged.change.field.as_str()))
            .collect();
        assert_eq!(fields, [(record, history::POSITION)]);
    }
}

#[test]
fn an_entry_says_who_when_what_and_why() {
    let desk = Desk::new();
    let mut store = desk.create();
    let maya = store.add(&desk.me, person("Maya"));
    let me = blueprint_store::Actor {
        person: Some(maya),
        ..actor("Maya Lindt")
    };
    let options = TransactOptions {
        reason: Some("She moved.".into()),
        approver: Some(maya),
    };
    let done = store
        .transact(&me, Op::Edit, options, |tx| {
            tx.set(maya, "email", Some(json!("m@example.org")))
        })
        .unwrap();
    assert_eq!(done.label, "Edited Email of “Maya”");
    let entry = store.entry(done.entry.unwrap()).unwrap();
    assert_eq!(
        (entry.actor_name.as_deref(), entry.author, entry.approver),
        (Some("Maya Lindt"), Some(maya), Some(maya))
    );
    assert_eq!(
        (entry.op, entry.reason.as_deref()),
        (Op::Edit, Some("She moved."))
    );
    assert_eq!(
        entry.changes[0].change.after,
        Some(Value::from("m@example.org"))
    );
    assert_eq!(store.describe(&entry), "Edited Email of “Maya”");
    assert_eq!(store.entries(None, 10, Some(maya)).unwrap().len(), 2);
    assert_eq!(store.entries(Some(2), 10, None).unwrap()[0].seq, 1);
}

#[test]
fn dates_at_the_end_of_a_month_are_kept_and_impossible_ones_refused() {
    let desk = Desk::new();
    let mut store = desk.create();
    let maya = store.add(&desk.me, person("Maya"));
    for day in ["2028-02-29", "2026-12-31", "2026-01-31"] {
        store.set(&desk.me, maya, "left_on", day).unwrap();
        assert_eq!(store.text(maya, "left_on"), day);
    }
    for day in ["2026-02-29", "2026-04-31", "2100-02-29"] {
        assert!(store.set(&desk.me, maya, "left_on", day).is_err(), "{day}");
    }
}

#[test]
fn the_store_knows_when_it_was_last_saved() {
    let desk = Desk::new();
    let mut store = desk.create();
    assert_eq!(store.last_saved(), None);
    store.add(&desk.me, person("Maya"));
    let mut reader = desk.open_as(blueprint_store::OpenAs::Reader).store;
    assert_eq!(reader.last_saved(), store.last_saved());
    store.add(&desk.me, person("Ivo"));
    let at = store.entry(2).unwrap().at;
    assert_eq!(store.last_saved(), Some(at));
    assert_ne!(reader.last_saved(), Some(at));
    reader.refresh().unwrap();
    assert_eq!(reader.last_saved(), Some(at));
    drop(store);
    assert_eq!(desk.writable().last_saved(), Some(at));
}

#[test]
fn a_label_counts_the_records_of_an_entry_up_to_a_bound() {
    let desk = Desk::new();
    let mut store = desk.create();
    for (records, words) in [(2, "two"), (199, "199"), (201, "200 or more")] {
        let many = |tx: &mut blueprint_store::Tx<'_>| {
            (0..records).try_for_each(|n| tx.create(person(&format!("P{n}"))).map(drop))
        };
        store
            .transact(&desk.me, Op::Import, TransactOptions::default(), many)
            .unwrap();
        let label = store.can_undo().unwrap().unwrap();
        assert!(label.ends_with(&format!(" {words} records")), "{label}");
    }
    let seq = store.undo(&desk.me).unwrap().entry;
    let label = store.can_redo().unwrap().unwrap();
    let undone = store.describe(&store.entry(seq).unwrap());
    assert!(undone.ends_with(&label), "{undone}");
}
