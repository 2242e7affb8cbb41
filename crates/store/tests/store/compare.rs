//! What two points differ in: as the two states themselves say, whatever happened between them.

use crate::desk::{Desk, Verbs, person, system};
use blueprint_model::{Book, Record, Value};
use blueprint_store::{Comparison, Store, StoreError};
use std::collections::BTreeMap;

type State = BTreeMap<String, (bool, BTreeMap<String, Value>)>;

/// The fields of every record, and whether it is in the trash.
fn state(book: &Book) -> State {
    let one = |record: &Record| {
        let fields = record.fields.clone();
        (record.id.to_string(), (record.trashed.is_some(), fields))
    };
    book.records().map(one).collect()
}

/// The earlier state with everything done to it that the comparison tells.
fn with(mut earlier: State, compared: &Comparison) -> State {
    for record in &compared.records {
        let id = record.record.to_string();
        if record.is_gone() {
            earlier.remove(&id);
            continue;
        }
        let one = earlier.entry(id).or_default();
        if let Some(trashed) = record.trashed() {
            one.0 = trashed;
        }
        for change in &record.changes {
            let change = &change.logged.change;
            match &change.after {
                _ if change.is_structural() => {}
                Some(value) => drop(one.1.insert(change.field.clone(), value.clone())),
                None => drop(one.1.remove(&change.field)),
            }
        }
    }
    earlier
}

/// Records that were made and put away again count for nothing in a comparison.
fn seen(mut later: State, earlier: &State) -> State {
    later.retain(|id, (trashed, _)| !*trashed || earlier.contains_key(id));
    later
}

fn story(desk: &Desk) -> Store {
    let mut store = desk.create();
    let ada = store.add(&desk.me, person("Ada"));
    let payments = store.add(&desk.me, system("Payments"));
    store.set(&desk.me, ada, "note", "first").unwrap();
    store.set(&desk.me, ada, "note", "second").unwrap();
    let omar = store.add(&desk.me, person("Omar"));
    store
        .set(&desk.me, payments, "primary", omar.to_string())
        .unwrap();
    store
        .set(&desk.me, payments, "primary", ada.to_string())
        .unwrap();
    store.trash(&desk.me, omar);
    store.undo(&desk.me).unwrap();
    store.set(&desk.me, ada, "note", "first").unwrap();
    let mira = store.add(&desk.me, person("Mira"));
    store.undo(&desk.me).unwrap();
    assert!(store.book().get(mira).is_none());
    store
}

#[test]
fn any_two_points_differ_in_what_their_states_differ_in() {
    let desk = Desk::new();
    let store = story(&desk);
    let head = store.head().seq;
    let states: Vec<State> = (0..=head)
        .map(|seq| state(&store.state_at(seq).unwrap()))
        .collect();
    let at = |seq: u64| states[usize::try_from(seq).unwrap()].clone();
    for from in 0..=head {
        for to in from..=head {
            let compared = store.compare(from, to).unwrap();
            let (earlier, later) = (at(from), at(to));
            assert_eq!(
                with(earlier.clone(), &compared),
                seen(later, &earlier),
                "{from} to {to}"
            );
            assert_eq!(
                store.compare(to, from).unwrap(),
                compared,
                "either way round"
            );
        }
        assert!(store.compare(from, from).unwrap().records.is_empty());
    }
    assert!(matches!(
        store.compare(0, head + 1),
        Err(StoreError::NoSuchEntry(_))
    ));
}

#[test]
fn a_change_names_the_last_entry_that_made_it_and_one_taken_back_is_not_told() {
    let desk = Desk::new();
    let mut store = desk.create();
    let ada = store.add(&desk.me, person("Ada"));
    let from = store.head().seq;
    store.set(&desk.me, ada, "name", "Ada B.").unwrap();
    store.set(&desk.me, ada, "note", "here").unwrap();
    let last = store.set(&desk.me, ada, "name", "Ada Byron").unwrap().entry;
    store.undo(&desk.me).unwrap();
    store.redo(&desk.me).unwrap();
    let compared = store.compare(from, store.head().seq).unwrap();
    let [record] = compared.records.as_slice() else {
        panic!("{compared:?}")
    };
    let by: Vec<(&str, u64)> = record
        .changes
        .iter()
        .map(|change| (change.logged.change.field.as_str(), change.by))
        .collect();
    let [("name", name), ("note", note)] = by[..] else {
        panic!("{by:?}")
    };
    assert!(Some(name) > last, "the redo, after the typing and the undo");
    assert!(note > from && Some(note) < last);
    assert_eq!(
        compared.entries[&by[0].1].actor_name.as_deref(),
        Some("Maya")
    );
    while store.can_undo().unwrap().is_some() && store.book().get(ada).is_some() {
        store.undo(&desk.me).unwrap();
    }
    assert!(
        store
            .compare(0, store.head().seq)
            .unwrap()
            .records
            .is_empty()
    );
}

#[test]
fn the_end_of_a_day_is_its_last_entry() {
    let desk = Desk::new();
    let mut store = desk.create();
    desk.env.set("2026-11-17T10:00:00+01:00".parse().unwrap());
    store.add(&desk.me, person("Ada"));
    desk.env.set("2026-11-19T23:59:00+01:00".parse().unwrap());
    store.add(&desk.me, person("Omar"));
    desk.env.set("2026-11-20T00:01:00+01:00".parse().unwrap());
    store.add(&desk.me, person("Mira"));
    let at = |day: &str| store.entry_at(day.parse().unwrap()).unwrap();
    assert_eq!(at("2026-11-16"), 0);
    assert_eq!((at("2026-11-17"), at("2026-11-18")), (1, 1));
    assert_eq!((at("2026-11-19"), at("2027-01-01")), (2, 3));
}
