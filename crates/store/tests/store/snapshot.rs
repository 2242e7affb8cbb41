//! Copies beside the file.

use crate::desk::{Desk, Verbs, person};
use blueprint_store::{Env, OpenAs, Store, set_aside};

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

#[test]
fn two_workbooks_of_one_path_keep_snapshots_of_their_own_and_old_names_are_still_found() {
    let desk = Desk::new();
    let mut first = desk.create();
    first.add(&desk.me, person("Maya"));
    let taken = first.snapshot().unwrap().unwrap();
    // As a program before this one named it.
    let name = taken.file_name().unwrap().to_string_lossy().into_owned();
    let (old, _) = name.rsplit_once('-').unwrap();
    let old = taken.with_file_name(format!("{old}.blueprint"));
    std::fs::rename(&taken, &old).unwrap();
    assert_eq!(first.snapshots().unwrap()[0].path, old);
    drop(first);
    set_aside(&desk.file(), desk.env.now()).unwrap();
    let mut second = desk.create();
    second.add(&desk.me, person("Omar"));
    desk.env.advance_ms(1_000);
    let newer = second.snapshot().unwrap().unwrap();
    let all = second.snapshots().unwrap();
    assert_eq!((all.len(), &all[0].path), (1, &newer));
    for _ in 0..3 {
        desk.env.advance_ms(26 * 3_600_000);
        second.add(&desk.me, person("Ines"));
        second.snapshot().unwrap().unwrap();
    }
    desk.env.advance_ms(400 * 24 * 3_600_000);
    second.add(&desk.me, person("Zoe"));
    second.snapshot().unwrap().unwrap();
    assert!(old.exists(), "the other workbook's is left alone");
}
