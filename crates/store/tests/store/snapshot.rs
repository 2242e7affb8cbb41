//! Copies beside the file.

use crate::desk::{Desk, Verbs, person};
use blueprint_store::{OpenAs, Store};

#[test]
fn a_snapshot_is_the_whole_workbook_as_it_was() {
    let desk = Desk::new();
    let mut store = desk.create();
    assert_eq!(
        store.snapshot().unwrap(),
        None,
        "an empty workbook is not worth one"
    );
    let maya = store.add(&desk.me, person("Maya"));
    let (hash, head) = (store.content_hash().unwrap(), store.head());
    let path = store.snapshot().unwrap().unwrap();
    assert!(
        path.starts_with(desk.path("company.blueprint.snapshots")),
        "{}",
        path.display()
    );
    assert_eq!(
        store.snapshot().unwrap(),
        Some(path.clone()),
        "nothing was written since"
    );
    store.set(&desk.me, maya, "name", "Other").unwrap();
    let old = Store::open(&path, desk.setup(), OpenAs::Reader)
        .unwrap()
        .store;
    assert_eq!((old.content_hash().unwrap(), old.head()), (hash, head));
    let all = store.snapshots().unwrap();
    assert_eq!((all.len(), all[0].seq), (1, 1));
}

#[test]
fn an_emptier_state_never_takes_the_place_of_a_good_snapshot() {
    let desk = Desk::new();
    let mut store = desk.create();
    store.add(&desk.me, person("Maya"));
    let good = store.snapshot().unwrap().unwrap();
    store.undo(&desk.me).unwrap();
    for _ in 0..3 {
        desk.env.advance_ms(400 * 24 * 3_600_000);
        assert_eq!(store.snapshot().unwrap(), None);
    }
    assert!(good.exists());
}

#[test]
fn snapshots_are_thinned_as_they_age() {
    let desk = Desk::new();
    let mut store = desk.create();
    let maya = store.add(&desk.me, person("Maya"));
    for n in 0..40 {
        desk.env.advance_ms(6 * 3_600_000);
        store
            .set(&desk.me, maya, "name", format!("Maya {n}"))
            .unwrap();
        store.snapshot().unwrap().unwrap();
    }
    let kept = store.snapshots().unwrap();
    assert!(
        (12..=16).contains(&kept.len()),
        "four of the last day and one for each of nine before: {}",
        kept.len()
    );
    assert_eq!(kept[0].seq, store.head().seq);
}
