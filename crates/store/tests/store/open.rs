//! Who may open a file, and for what.

use crate::desk::{Desk, Verbs, person};
use blueprint_model::Op;
use blueprint_store::{
    Copied, FileChange, Mode, OpenAs, ReadOnlyReason, Store, StoreError, TransactOptions,
    Verification,
};
use rusqlite::Connection;
use std::fs;

/// Rewrites what a newer program would have written differently.
fn make_newer(desk: &Desk, min_reader: u32) {
    let conn = Connection::open(desk.file()).unwrap();
    conn.execute(
        "UPDATE meta SET value = ?1 WHERE key = 'min_reader'",
        [min_reader.to_string()],
    )
    .unwrap();
    conn.execute_batch("ALTER TABLE record ADD COLUMN colour TEXT; PRAGMA user_version = 9")
        .unwrap();
}

#[test]
fn a_file_of_a_newer_version_stays_byte_identical() {
    for min_reader in [1, 9] {
        let desk = Desk::new();
        let maya = desk.create().add(&desk.me, person("Maya"));
        make_newer(&desk, min_reader);
        let before = fs::read(desk.file()).unwrap();
        let opened = Store::open(&desk.file(), desk.setup(), OpenAs::Writer);
        if min_reader == 9 {
            assert!(matches!(opened, Err(StoreError::TooNew { format: 9 })));
        } else {
            let mut opened = opened.unwrap();
            assert_eq!(
                opened.mode,
                Mode::ReadOnly(ReadOnlyReason::Newer { format: 9 })
            );
            assert_eq!(
                opened.store.text(maya, "name"),
                "Maya",
                "what can be read is shown"
            );
            let refused = opened
                .store
                .set(&desk.me, maya, "name", "Other")
                .unwrap_err();
            assert!(refused.to_string().contains("newer version"), "{refused}");
        }
        assert_eq!(fs::read(desk.file()).unwrap(), before);
        let beside: Vec<_> = fs::read_dir(desk.folder())
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        assert!(
            beside
                .iter()
                .all(|name| name == "company.blueprint" || name == "locks"),
            "{beside:?}"
        );
    }
}

#[test]
fn the_second_opener_reads_and_is_told_who_writes() {
    let desk = Desk::new();
    let mut first = desk.create();
    let maya = first.add(&desk.me, person("Maya"));
    let mut second = desk.open();
    assert_eq!(
        second.mode,
        Mode::ReadOnly(ReadOnlyReason::HeldBy {
            program: "the test".into()
        })
    );
    assert_eq!(second.store.text(maya, "name"), "Maya");
    let refused = second
        .store
        .set(&desk.me, maya, "name", "Other")
        .unwrap_err();
    assert!(
        refused.to_string().contains("open for writing in the test"),
        "{refused}"
    );
    first.set(&desk.me, maya, "name", "Maya Lindt").unwrap();
    drop((first, second));
    assert_eq!(
        desk.writable().text(maya, "name"),
        "Maya Lindt",
        "the lock ends with its holder"
    );
}

#[test]
fn a_reader_leaves_the_writing_to_others() {
    let desk = Desk::new();
    drop(desk.create());
    let reader = desk.open_as(OpenAs::Reader);
    assert_eq!(reader.mode, Mode::ReadOnly(ReadOnlyReason::AskedFor));
    let mut writer = desk.writable();
    writer.add(&desk.me, person("Maya"));
}

#[test]
fn a_reader_sees_what_others_wrote_once_it_looks_again() {
    let desk = Desk::new();
    let mut writer = desk.create();
    let maya = writer.add(&desk.me, person("Maya"));
    let mut reader = desk.open().store;
    assert!(!reader.refresh().unwrap());
    writer.set(&desk.me, maya, "name", "Maya Lindt").unwrap();
    assert!(reader.refresh().unwrap());
    assert_eq!(
        (reader.text(maya, "name"), reader.head()),
        ("Maya Lindt".into(), writer.head())
    );
    assert!(
        !writer.refresh().unwrap(),
        "a writer has nothing to look for"
    );
}

#[test]
fn what_is_no_workbook_is_refused_and_not_touched() {
    let desk = Desk::new();
    assert!(matches!(
        Store::open(&desk.file(), desk.setup(), OpenAs::Writer),
        Err(StoreError::NotFound(_))
    ));
    let other = desk.path("other.db");
    Connection::open(&other)
        .unwrap()
        .execute_batch("CREATE TABLE a (b)")
        .unwrap();
    for (name, bytes) in [
        ("notes.txt", b"hello, this is text".to_vec()),
        ("empty.txt", Vec::new()),
        ("other.db", fs::read(&other).unwrap()),
    ] {
        fs::write(desk.path(name), &bytes).unwrap();
        let refused = Store::open(&desk.path(name), desk.setup(), OpenAs::Writer).unwrap_err();
        assert!(
            matches!(refused, StoreError::NotAWorkbook(_)),
            "{name}: {refused}"
        );
        assert_eq!(fs::read(desk.path(name)).unwrap(), bytes, "{name}");
    }
    assert!(matches!(
        Store::open(desk.folder(), desk.setup(), OpenAs::Writer),
        Err(StoreError::NotAWorkbook(_))
    ));
}

#[test]
fn a_new_workbook_never_replaces_a_file() {
    let desk = Desk::new();
    fs::write(desk.file(), "precious").unwrap();
    assert!(matches!(
        Store::create(&desk.file(), desk.setup()),
        Err(StoreError::Exists(_))
    ));
    assert_eq!(fs::read(desk.file()).unwrap(), b"precious");
}

#[test]
fn a_file_moved_deleted_or_replaced_is_noticed_and_what_was_typed_can_be_saved() {
    for change in ["moved", "deleted", "replaced"] {
        let desk = Desk::new();
        let other = Desk::new();
        let mut store = desk.create();
        let maya = store.add(&desk.me, person("Maya"));
        match change {
            "moved" => fs::rename(desk.file(), desk.path("elsewhere.blueprint")).unwrap(),
            "deleted" => fs::remove_file(desk.file()).unwrap(),
            _ => {
                drop(other.create());
                fs::rename(other.file(), desk.file()).unwrap();
            }
        }
        let refused = store
            .set(&desk.me, maya, "name", "Typed after")
            .unwrap_err();
        let expected = if change == "replaced" {
            FileChange::Replaced
        } else {
            FileChange::Gone
        };
        assert!(
            matches!(&refused, StoreError::FileChanged(what) if *what == expected),
            "{change}: {refused}"
        );
        assert!(refused.to_string().contains("save a copy"), "{refused}");
        let copy = desk.path("copy.blueprint");
        store.save_copy_to(&copy).unwrap();
        let mut saved = Store::open(&copy, desk.setup(), OpenAs::Writer)
            .unwrap()
            .store;
        assert_eq!(
            (saved.head(), saved.content_hash().unwrap()),
            (store.head(), store.content_hash().unwrap())
        );
        saved.set(&desk.me, maya, "name", "Typed after").unwrap();
        assert_eq!(saved.text(maya, "name"), "Typed after");
    }
}

#[test]
fn a_file_that_another_program_wrote_into_is_noticed() {
    let desk = Desk::new();
    let mut store = desk.create();
    let maya = store.add(&desk.me, person("Maya"));
    Connection::open(desk.file())
        .unwrap()
        .execute("INSERT INTO setting VALUES ('a', 'b')", [])
        .unwrap();
    let refused = store.set(&desk.me, maya, "name", "Other").unwrap_err();
    assert!(
        matches!(refused, StoreError::FileChanged(FileChange::Written)),
        "{refused}"
    );
    assert_eq!(store.text(maya, "name"), "Maya");
}

#[test]
fn a_copy_of_a_file_overwritten_in_place_keeps_the_records_that_are_in_memory() {
    let desk = Desk::new();
    let other = Desk::new();
    drop(other.create());
    let mut store = desk.create();
    for n in 0..300 {
        store.add(&desk.me, person(&format!("Person {n}")));
    }
    let hash = store.content_hash().unwrap();
    fs::write(desk.file(), fs::read(other.file()).unwrap()).unwrap();
    let some = store.book().of_kind("person").next().unwrap().id;
    let refused = store
        .set(&desk.me, some, "name", "Typed after")
        .unwrap_err();
    assert!(refused.to_string().contains("copy"), "{refused}");
    let copy = desk.path("copy.blueprint");
    let copied = store.save_copy_to(&copy).unwrap();
    let mut saved = Store::open(&copy, desk.setup(), OpenAs::Writer)
        .unwrap()
        .store;
    assert_eq!(saved.content_hash().unwrap(), hash, "{copied:?}");
    assert_eq!(copied, Copied::WithoutHistory);
    saved.verify().unwrap();
    saved.set(&desk.me, some, "name", "Typed after").unwrap();
}

#[test]
fn a_reader_can_save_a_copy_and_take_a_snapshot() {
    let desk = Desk::new();
    let mut writer = desk.create();
    writer.add(&desk.me, person("Maya"));
    let reader = desk.open().store;
    writer.add(&desk.me, person("Ada"));
    assert_eq!(
        reader.save_copy_to(&desk.path("copy.blueprint")).unwrap(),
        Copied::Whole
    );
    let job = reader.snapshot_job().unwrap();
    let path = std::thread::spawn(move || job.run())
        .join()
        .unwrap()
        .unwrap()
        .unwrap();
    assert!(path.exists());
}

#[test]
fn a_copy_never_replaces_a_file_and_reads_back_whole() {
    let desk = Desk::new();
    let mut store = desk.create();
    store.add(&desk.me, person("Maya"));
    assert!(matches!(
        store.save_copy_to(&desk.file()),
        Err(StoreError::Exists(_))
    ));
    store.save_copy_to(&desk.path("copy.blueprint")).unwrap();
    let names: Vec<_> = fs::read_dir(desk.folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    let temporary = |name: &&std::ffi::OsString| name.to_string_lossy().starts_with('.');
    assert_eq!(
        names.iter().filter(temporary).count(),
        0,
        "no temporary is left: {names:?}"
    );
    let copy = Store::open(&desk.path("copy.blueprint"), desk.setup(), OpenAs::Writer).unwrap();
    assert_eq!(
        copy.mode,
        Mode::Writable,
        "the copy is another file and has its own lock"
    );
    assert_eq!(copy.store.workbook_id(), store.workbook_id());
}

#[test]
fn writes_wait_for_the_checks_behind_an_open_workbook() {
    let desk = Desk::new();
    let mut store = desk.create();
    let maya = store.add(&desk.me, person("Maya"));
    assert_eq!(store.verification(), Verification::NotStarted);
    store.start_verification();
    store.set(&desk.me, maya, "name", "Maya Lindt").unwrap();
    assert_eq!(store.verification(), Verification::Sound);
    store.verify().unwrap();
}

#[test]
fn the_pragmas_are_those_of_the_design() {
    let desk = Desk::new();
    let mut store = desk.create();
    store.add(&desk.me, person("Maya"));
    drop(store);
    let conn = Connection::open(desk.file()).unwrap();
    let pragma = |name: &str| {
        conn.query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, i64>(0))
            .unwrap()
    };
    assert_eq!(
        (pragma("application_id"), pragma("user_version")),
        (0x4354_4F42, 1)
    );
    assert!(!desk.path("company.blueprint-wal").exists());
    assert_eq!(
        fs::metadata(desk.path("company.blueprint-journal")).map_or(0, |meta| meta.len()),
        0,
        "no journal is left hot"
    );
    let loose: i64 = conn
        .query_row("SELECT count(*) FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search%'", [], |row| row.get(0))
        .unwrap();
    assert_eq!(loose, 0, "all ordinary tables are STRICT");
}

#[test]
fn settings_and_templates_stay_in_the_file() {
    let desk = Desk::new();
    let mut store = desk.create();
    store.set_setting("edition", Some("3")).unwrap();
    let file = blueprint_model::catalogue::TemplateFile {
        path: "kinds/own.toml".into(),
        text: "id = 'own'".into(),
    };
    store.put_template(&file).unwrap();
    let done = store.transact(&desk.me, Op::Add, TransactOptions::default(), |tx| {
        tx.create(person("Maya"))
    });
    assert_eq!(done.unwrap().entry, Some(1), "settings have no history");
    drop(store);
    let mut store = desk.writable();
    assert_eq!(store.setting("edition").unwrap().as_deref(), Some("3"));
    assert_eq!(store.templates().unwrap()[0].text, "id = 'own'");
    store.set_setting("edition", None).unwrap();
    assert_eq!(store.setting("edition").unwrap(), None);
}
