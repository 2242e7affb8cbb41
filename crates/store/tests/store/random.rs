//! A long random run of edits, undone and redone: the same content at each point, and a sound file at the end.

use crate::desk::{Desk, Verbs, person, system};
use blueprint_model::{Op, RecordId};
use blueprint_store::{NewRecord, Place, Store, StoreError, TransactOptions, check};
use serde_json::json;

/// A small generator, so that each run of a seed is the same.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    fn one_of(&mut self, all: &[RecordId]) -> Option<RecordId> {
        (!all.is_empty()).then(|| all[self.roll(all.len())])
    }
}

fn ids(store: &Store, kind: &str) -> Vec<RecordId> {
    store.book().of_kind(kind).map(|record| record.id).collect()
}

/// One random edit; `false` when it changed nothing or was refused, as a guard may.
fn edit(store: &mut Store, desk: &Desk, dice: &mut Dice, n: usize) -> bool {
    let (people, systems, acts) = (
        ids(store, "person"),
        ids(store, "system"),
        ids(store, "act"),
    );
    let trashed = store.trashed();
    let run =
        |store: &mut Store,
         op,
         work: &dyn Fn(&mut blueprint_store::Tx<'_>) -> blueprint_store::Result<()>| {
            match store.transact(&desk.me, op, TransactOptions::default(), work) {
                Ok(done) => done.entry.is_some(),
                Err(
                    StoreError::Refused(_) | StoreError::Invalid(_) | StoreError::InTrash { .. },
                ) => false,
                Err(error) => panic!("{error}"),
            }
        };
    let (a_person, a_system, an_act) = (
        dice.one_of(&people),
        dice.one_of(&systems),
        dice.one_of(&acts),
    );
    match (dice.roll(10), a_person, a_system, an_act) {
        (0, ..) => run(store, Op::Add, &|tx| {
            tx.create(person(&format!("Person {n}"))).map(drop)
        }),
        (1, ..) => run(store, Op::Add, &|tx| {
            tx.create(system(&format!("System {n}"))).map(drop)
        }),
        (2, _, Some(system), _) => run(store, Op::Add, &|tx| {
            tx.create(
                NewRecord::of("act")
                    .under(system)
                    .with("what", format!("deed {n}"))
                    .at(Place::First),
            )
            .map(drop)
        }),
        (3, Some(person), ..) => run(store, Op::Edit, &|tx| {
            tx.set(person, "note", Some(json!(format!("note {n} é"))))
        }),
        (4, Some(person), Some(system), _) => run(store, Op::Edit, &|tx| {
            tx.set(system, "primary", Some(json!(person.to_string())))
        }),
        (5, _, Some(system), _) => run(store, Op::Edit, &|tx| tx.set(system, "primary", None)),
        (6, _, _, Some(act)) => run(store, Op::Move, &|tx| tx.place(act, Place::Last)),
        (7, _, Some(system), _) => run(store, Op::Trash, &|tx| tx.trash(system)),
        (8, ..) => dice
            .one_of(&trashed)
            .is_some_and(|id| run(store, Op::Untrash, &|tx| tx.untrash(id))),
        (9, Some(person), _, Some(act)) => run(store, Op::Edit, &|tx| {
            tx.set(act, "person", Some(json!(person.to_string())))?;
            tx.set(person, "email", Some(json!(format!("p{n}@example.org"))))
        }),
        _ => false,
    }
}

fn run(seed: u64, steps: usize) {
    let desk = Desk::new();
    // Small steps in time, so that some edits join into bursts.
    desk.env.step_ms(2_000);
    let mut store = desk.create();
    let mut dice = Dice(seed);
    let mut done = vec![store.content_hash().unwrap()];
    let mut undone: Vec<String> = Vec::new();
    for n in 0..steps {
        match dice.roll(5) {
            0 if store.can_undo().unwrap().is_some() => {
                store.undo(&desk.me).unwrap();
                undone.push(done.pop().unwrap());
                assert_eq!(
                    &store.content_hash().unwrap(),
                    done.last().unwrap(),
                    "seed {seed}, step {n}: undo"
                );
            }
            1 if store.can_redo().unwrap().is_some() => {
                store.redo(&desk.me).unwrap();
                done.push(undone.pop().unwrap());
                assert_eq!(
                    &store.content_hash().unwrap(),
                    done.last().unwrap(),
                    "seed {seed}, step {n}: redo"
                );
            }
            _ => {
                let group = |store: &Store| {
                    store
                        .entries(None, 1, None)
                        .unwrap()
                        .first()
                        .map(|entry| entry.group)
                };
                let before = group(&store);
                if edit(&mut store, &desk, &mut dice, n) {
                    if group(&store) == before {
                        done.pop();
                    }
                    done.push(store.content_hash().unwrap());
                    // A burst that ends where it began is no step.
                    done.dedup();
                    undone.clear();
                }
            }
        }
        if dice.roll(40) == 0 {
            drop(store);
            store = desk.writable();
        }
    }
    assert_eq!(store.can_redo().unwrap().is_some(), !undone.is_empty());
    while store.can_undo().unwrap().is_some() {
        store.undo(&desk.me).unwrap();
        done.pop();
        assert_eq!(
            &store.content_hash().unwrap(),
            done.last().unwrap(),
            "seed {seed}: back to the beginning"
        );
    }
    assert_eq!(done.len(), 1);
    drop(store);
    let report = check(&desk.file(), &desk.setup()).unwrap();
    assert!(report.is_sound(), "seed {seed}: {:?}", report.findings);
}

#[test]
fn a_random_run_gives_the_same_content_at_each_point() {
    for seed in 1..=6 {
        run(seed, 150);
    }
}

#[test]
fn the_file_always_says_what_the_memory_says() {
    let desk = Desk::new();
    let mut store = desk.create();
    let mut dice = Dice(99);
    for n in 0..120 {
        edit(&mut store, &desk, &mut dice, n);
        if n % 10 == 0 {
            let reader = desk.open_as(blueprint_store::OpenAs::Reader).store;
            assert_eq!(
                reader.content_hash().unwrap(),
                store.content_hash().unwrap()
            );
            for record in store.book().records() {
                assert_eq!(reader.book().get(record.id), Some(record));
            }
            let state = store.state_at(store.head().seq).unwrap();
            assert!(
                store
                    .book()
                    .records()
                    .all(|record| state.get(record.id) == Some(record))
                    && state.len() == store.book().len()
            );
        }
    }
    let some = person("Last");
    store.add(&desk.me, some);
}
