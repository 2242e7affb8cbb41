//! Files inside the workbook.

use crate::desk::{Desk, Verbs, person};
use blueprint_model::Op;
use blueprint_store::{Store, StoreError, TransactOptions};
use rusqlite::Connection;
use serde_json::json;

fn with_photo(
    store: &mut Store,
    desk: &Desk,
    bytes: &[u8],
    name: &str,
) -> Result<String, StoreError> {
    let done = store.transact(&desk.me, Op::Add, TransactOptions::default(), |tx| {
        let file = tx.attach(bytes, name, "image/png")?;
        tx.create(person(name).with("photo", file.clone()))?;
        Ok::<_, StoreError>(file["sha256"].as_str().unwrap().to_owned())
    })?;
    Ok(done.value)
}

#[test]
fn ten_megabytes_fit_and_one_byte_more_does_not() {
    let desk = Desk::new();
    let mut store = desk.create();
    let hash = with_photo(&mut store, &desk, &vec![7; 10_000_000], "ten").unwrap();
    assert_eq!(store.attachment(&hash).unwrap().bytes.len(), 10_000_000);
    let refused = with_photo(&mut store, &desk, &vec![7; 10_000_001], "more").unwrap_err();
    assert!(
        matches!(refused, StoreError::TooLarge { size: 10_000_001 }),
        "{refused}"
    );
    assert!(refused.to_string().contains("11 MB"), "{refused}");
    assert_eq!(store.book().len(), 1);
}

#[test]
fn the_same_file_is_kept_once_and_outlives_an_undo() {
    let desk = Desk::new();
    let mut store = desk.create();
    let first = with_photo(&mut store, &desk, b"picture", "a").unwrap();
    let with_one = store.content_hash().unwrap();
    let second = with_photo(&mut store, &desk, b"picture", "b").unwrap();
    assert_eq!(first, second);
    let other = with_photo(&mut store, &desk, b"another", "c").unwrap();
    store.undo(&desk.me).unwrap();
    store.undo(&desk.me).unwrap();
    assert_eq!(
        store.content_hash().unwrap(),
        with_one,
        "files that no record names do not count"
    );
    assert!(store.attachment(&other).is_ok(), "a redo will need it");
    let count: i64 = Connection::open(desk.file())
        .unwrap()
        .query_row("SELECT count(*) FROM attachment", [], |row| row.get(0))
        .unwrap();
    assert_eq!(count, 2);
}

#[test]
fn a_field_names_only_a_file_that_is_kept() {
    let desk = Desk::new();
    let mut store = desk.create();
    let maya = store.add(&desk.me, person("Maya"));
    let file = json!({ "sha256": "0".repeat(64), "name": "x.png", "media_type": "image/png" });
    assert_eq!(
        store
            .set(&desk.me, maya, "photo", file)
            .unwrap_err()
            .field(),
        Some("photo")
    );
}

#[test]
fn bytes_that_changed_on_the_disk_are_noticed_when_read() {
    let desk = Desk::new();
    let mut store = desk.create();
    let hash = with_photo(&mut store, &desk, b"picture", "a").unwrap();
    drop(store);
    Connection::open(desk.file())
        .unwrap()
        .execute("UPDATE attachment SET bytes = x'00'", [])
        .unwrap();
    let store = desk.writable();
    assert!(matches!(
        store.attachment(&hash),
        Err(StoreError::Damaged(_))
    ));
    let report = blueprint_store::check(&desk.file(), &desk.setup()).unwrap();
    assert_eq!(report.findings.len(), 1, "{:?}", report.findings);
}
