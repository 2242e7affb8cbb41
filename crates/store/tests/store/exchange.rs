//! Out to one JSON file and in again.

use crate::desk::{Desk, Verbs, person, system};
use blueprint_model::Op;
use blueprint_store::{NewRecord, Store, StoreError, TransactOptions, import_json};
use std::fs;

fn filled(desk: &Desk) -> Store {
    let mut store = desk.create();
    let maya = store.add(
        &desk.me,
        person("Maya").with("note", "Line one\nline \"two\" — žluť 日本"),
    );
    let payments = store.add(
        &desk.me,
        system("Payments").with("primary", maya.to_string()),
    );
    store.add(
        &desk.me,
        NewRecord::of("act")
            .under(payments)
            .with("what", "deployed"),
    );
    let options = TransactOptions {
        reason: Some("Evidence.".into()),
        approver: Some(maya),
    };
    let with_file = |tx: &mut blueprint_store::Tx<'_>| {
        let file = tx.attach(&[0, 1, 2, 255], "a.bin", "application/octet-stream")?;
        tx.set(maya, "photo", Some(file))
    };
    store
        .transact(&desk.me, Op::Edit, options, with_file)
        .unwrap();
    store.set(&desk.me, payments, "name", "Billing").unwrap();
    store.undo(&desk.me).unwrap();
    store.add(&desk.me, person("Gone"));
    store.undo(&desk.me).unwrap();
    store.trash(&desk.me, payments);
    store.set_setting("edition", Some("7")).unwrap();
    store
        .put_template(&blueprint_model::catalogue::TemplateFile {
            path: "kinds/own.toml".into(),
            text: "x = 1".into(),
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
fn export_and_import_give_an_identical_workbook() {
    let desk = Desk::new();
    let mut store = filled(&desk);
    let json = exported(&store);
    let mut again =
        import_json(json.as_bytes(), &desk.path("again.blueprint"), desk.setup()).unwrap();
    assert_eq!(again.content_hash().unwrap(), store.content_hash().unwrap());
    assert_eq!(
        (again.head(), again.workbook_id()),
        (store.head(), store.workbook_id())
    );
    assert_eq!(
        again.entries(None, 100, None).unwrap(),
        store.entries(None, 100, None).unwrap()
    );
    assert_eq!(
        exported(&again),
        json,
        "what comes out again is the same, byte for byte"
    );
    assert_eq!(again.setting("edition").unwrap().as_deref(), Some("7"));
    assert!(
        blueprint_store::check(&desk.path("again.blueprint"), &desk.setup())
            .unwrap()
            .is_sound()
    );
    let (a, b) = (store.undo(&desk.me).unwrap(), again.undo(&desk.me).unwrap());
    assert_eq!(a.label, b.label, "undo goes on where it was");
    let next = again.add(&desk.me, person("Next"));
    assert_eq!(
        again.book().get(next).unwrap().number,
        3,
        "numbers go on where they were"
    );
}

#[test]
fn an_import_never_replaces_a_file() {
    let desk = Desk::new();
    let json = exported(&filled(&desk));
    assert!(matches!(
        import_json(json.as_bytes(), &desk.file(), desk.setup()),
        Err(StoreError::Exists(_))
    ));
}

#[test]
fn malformed_input_is_refused_with_its_place_and_leaves_nothing_behind() {
    let desk = Desk::new();
    let json = exported(&filled(&desk));
    let cut = &json[..json.len() / 2];
    let maya_line = json
        .lines()
        .position(|line| line.contains("\"Maya\""))
        .unwrap()
        + 1;
    let with = |from: &str, to: &str| json.replacen(from, to, 1);
    for (text, place, says) in [
        (String::new(), Some(1), "EOF"),
        ("[1, 2".into(), Some(1), "invalid type"),
        (cut.to_owned(), Some(cut.lines().count()), "EOF"),
        (
            with("\"number\":1", "\"number\":-1"),
            Some(maya_line),
            "invalid value",
        ),
        (
            with("\"number\":1", "\"nummer\":1"),
            Some(maya_line),
            "unknown field",
        ),
        (
            with("cto-blueprint", "cto-bluprint"),
            None,
            "it says that it is",
        ),
        (with("2026-11-19", "2026-99-19"), None, "cannot be read"),
        (
            with("\"name\":\"Maya\"", "\"name\":\"Mara\""),
            None,
            "not as the history says",
        ),
        (
            with("\"value\":\"Maya\"", "\"value\":\"Mara\""),
            None,
            "changed after it was written",
        ),
        (with("AAEC/w==", "AAEC/g=="), None, "not what its hash says"),
        (
            with("\"content\": \"", "\"content\": \"0"),
            None,
            "content hash",
        ),
        (with("\"seq\":1,", "\"seq\":2,"), None, "entry 2"),
    ] {
        let path = desk.path("never.blueprint");
        let refused = import_json(text.as_bytes(), &path, desk.setup()).unwrap_err();
        let StoreError::Malformed { line, ref what, .. } = refused else {
            panic!("{says}: {refused}")
        };
        assert!(what.contains(says) && what.ends_with('.'), "{says}: {what}");
        if let Some(place) = place {
            assert_eq!(line.max(1), place, "{refused}");
        }
        assert!(!path.exists(), "{says}");
    }
    let newer = with("\"version\": 1", "\"version\": 2");
    assert!(matches!(
        import_json(newer.as_bytes(), &desk.path("n"), desk.setup()),
        Err(StoreError::TooNew { format: 2 })
    ));
    let left: Vec<_> = fs::read_dir(desk.folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert!(
        left.iter()
            .all(|name| name.to_string_lossy().starts_with("company.") || name == "locks"),
        "{left:?}"
    );
}
