//! The frozen file of format 1. It is written only when somebody asks for it by name: `STORE_WRITE_FIXTURE=1`.

use crate::desk::{Desk, Verbs, catalogue, person, system};
use blueprint_model::Op;
use blueprint_store::{
    Mode, NewRecord, OpenAs, Place, Setup, Store, TransactOptions, testing::FixedEnv,
};
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(name)
}

/// A workbook with everything that format 1 can hold.
fn write(desk: &Desk) -> Store {
    let mut store = desk.create();
    store
        .transact(&desk.me, Op::Begin, TransactOptions::default(), |tx| {
            tx.create(NewRecord::of("company").with("name", "Tidbourne"))
        })
        .unwrap();
    let maya = store.add(
        &desk.me,
        person("Maya Lindt")
            .with("email", "maya@example.org")
            .with("note", "Věta s háčky.\n\n- 日本語"),
    );
    let ada = store.add(&desk.me, person("Ada Kern"));
    let payments = store.add(
        &desk.me,
        system("Payments")
            .with("primary", maya.to_string())
            .with("checked_on", "2028-02-29"),
    );
    store
        .set(
            &desk.me,
            payments,
            "others",
            serde_json::json!([maya.to_string(), ada.to_string()]),
        )
        .unwrap();
    for what in ["deployed", "recovered it", "ran a test"] {
        store.add(
            &desk.me,
            NewRecord::of("act")
                .under(payments)
                .with("what", what)
                .with("person", maya.to_string())
                .at(Place::First),
        );
    }
    let review = store.add(
        &desk.me,
        NewRecord::of("review")
            .with("scope", "production")
            .with("owner", maya.to_string()),
    );
    store.add(
        &desk.me,
        NewRecord::of("decision")
            .under(review)
            .with("verdict", "keep")
            .with("person", ada.to_string()),
    );
    store
        .set(&desk.me, review, "signed_on", "2026-11-19")
        .unwrap();
    let options = TransactOptions {
        reason: Some("A picture is worth it.".into()),
        approver: Some(ada),
    };
    let photo = |tx: &mut blueprint_store::Tx<'_>| {
        let file = tx.attach(b"not really a picture", "maya.png", "image/png")?;
        tx.set(maya, "photo", Some(file))
    };
    store.transact(&desk.me, Op::Edit, options, photo).unwrap();
    store
        .set(&desk.me, payments, "risks", "First thought.")
        .unwrap();
    store.undo(&desk.me).unwrap();
    store.redo(&desk.me).unwrap();
    let old = store.add(&desk.me, system("Old billing"));
    store.trash(&desk.me, old);
    store.add(&desk.me, person("Undone"));
    store.undo(&desk.me).unwrap();
    store.redact(&desk.me, ada).unwrap();
    store.set_setting("edition", Some("1")).unwrap();
    store
        .put_template(&blueprint_model::catalogue::TemplateFile {
            path: "kinds/own.toml".into(),
            text: "# own".into(),
        })
        .unwrap();
    store
}

fn exported(store: &Store) -> String {
    let mut json = Vec::new();
    store.export_json(&mut json).unwrap();
    String::from_utf8(json).unwrap()
}

#[test]
fn the_frozen_file_of_format_1_reads_as_on_the_day_it_was_made() {
    if std::env::var_os("STORE_WRITE_FIXTURE").is_some() {
        let desk = Desk::new();
        let store = write(&desk);
        fs::create_dir_all(fixture("")).unwrap();
        fs::write(fixture("v1.json"), exported(&store)).unwrap();
        drop(store);
        fs::copy(desk.file(), fixture("v1.blueprint")).unwrap();
    }
    let desk = Desk::new();
    fs::copy(fixture("v1.blueprint"), desk.file()).unwrap();
    let mut opened = desk.open();
    assert_eq!(opened.mode, Mode::Writable);
    opened.store.verify().unwrap();
    assert_eq!(
        exported(&opened.store),
        fs::read_to_string(fixture("v1.json")).unwrap()
    );
    assert_eq!(opened.store.search("mon", 5).unwrap().len(), 0);
    assert_eq!(opened.store.search("maya", 5).unwrap().len(), 1);
    drop(opened);
    assert_eq!(
        fs::read(desk.file()).unwrap(),
        fs::read(fixture("v1.blueprint")).unwrap(),
        "opening writes nothing"
    );
    let mut store = desk.writable();
    store.undo(&desk.me).unwrap();
    store.add(&desk.me, person("And on"));
    assert!(
        blueprint_store::check(&desk.file(), &desk.setup())
            .unwrap()
            .is_sound()
    );
}

#[test]
fn this_program_still_writes_what_the_frozen_file_holds() {
    let desk = Desk::new();
    let written = exported(&write(&desk));
    assert_eq!(
        written,
        fs::read_to_string(fixture("v1.json")).unwrap(),
        "the same work must give the same history, hash by hash"
    );
}

#[test]
fn the_frozen_export_can_be_imported() {
    let desk = Desk::new();
    let json = fs::File::open(fixture("v1.json")).unwrap();
    let mut setup = Setup::new(catalogue(), Arc::new(FixedEnv::new()), "the test");
    setup.locks = Some(desk.path("locks"));
    let store = blueprint_store::import_json(json, &desk.file(), setup).unwrap();
    assert_eq!(
        exported(&store),
        fs::read_to_string(fixture("v1.json")).unwrap()
    );
    drop(store);
    assert_eq!(desk.open_as(OpenAs::Reader).store.book().len(), 10);
}
