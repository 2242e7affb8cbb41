//! Files left in the middle of a write, or that this program may not write.

use crate::desk::{Desk, Verbs, catalogue, person};
use blueprint_store::{Mode, OpenAs, ReadOnlyReason, Setup, Store};
use rusqlite::Connection;
use std::fs;
use std::process::Command;
use std::sync::Arc;

/// Leaves a journal that must be rolled back, as a program does that was killed in the middle of a write.
fn leave_hot_journal(desk: &Desk) {
    let conn = Connection::open(desk.file()).unwrap();
    conn.execute_batch(
        "PRAGMA journal_mode = TRUNCATE; PRAGMA cache_spill = 1; PRAGMA cache_size = 1; BEGIN; ",
    )
    .unwrap();
    for n in 0..2_000 {
        conn.execute(
            "INSERT INTO setting VALUES (?1, ?2)",
            (format!("half {n}"), "x".repeat(200)),
        )
        .unwrap();
    }
    let (file, journal) = (
        fs::read(desk.file()).unwrap(),
        fs::read(desk.path("company.blueprint-journal")).unwrap(),
    );
    assert!(!journal.is_empty(), "the write must be under way");
    drop(conn);
    fs::write(desk.file(), file).unwrap();
    fs::write(desk.path("company.blueprint-journal"), journal).unwrap();
}

#[test]
fn a_write_that_was_cut_short_is_rolled_back_by_the_next_writer() {
    let desk = Desk::new();
    let maya = desk.create().add(&desk.me, person("Maya"));
    leave_hot_journal(&desk);
    let mut store = desk.writable();
    assert_eq!(store.setting("half 1").unwrap(), None);
    store.verify().unwrap();
    assert_eq!(store.text(maya, "name"), "Maya");
}

#[test]
fn a_reader_of_a_write_cut_short_uses_a_private_copy_and_leaves_the_file_alone() {
    let desk = Desk::new();
    let maya = desk.create().add(&desk.me, person("Maya"));
    leave_hot_journal(&desk);
    let before = fs::read(desk.file()).unwrap();
    let mut reader = desk.open_as(OpenAs::Reader).store;
    assert_eq!(
        (reader.text(maya, "name"), reader.setting("half 1").unwrap()),
        ("Maya".into(), None)
    );
    reader.verify().unwrap();
    assert_eq!(fs::read(desk.file()).unwrap(), before);
    assert!(
        blueprint_store::check(&desk.file(), &desk.setup())
            .unwrap()
            .is_sound()
    );
}

/// The child of the test below, run again as another user, since nothing is read-only to root. Without a folder in the
/// environment there is nothing to do.
#[test]
fn child_opens_what_it_cannot_write() {
    let Some(folder) = std::env::var_os("STORE_TEST_FOLDER").map(std::path::PathBuf::from) else {
        return;
    };
    let mut setup = Setup::new(
        catalogue(),
        Arc::new(blueprint_store::testing::FixedEnv::new()),
        "the child",
    );
    setup.locks = Some(folder.join("locks"));
    let opened = Store::open(&folder.join("company.blueprint"), setup, OpenAs::Writer).unwrap();
    assert_eq!(opened.mode, Mode::ReadOnly(ReadOnlyReason::NotWritable));
    assert_eq!(opened.store.book().len(), 1);
    println!("opened for reading");
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_written_opens_for_reading() {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;
    for hot in [false, true] {
        let desk = Desk::new();
        desk.create().add(&desk.me, person("Maya"));
        if hot {
            leave_hot_journal(&desk);
        }
        let allow = |path: &std::path::Path, mode| {
            fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap()
        };
        let locks = desk.path("locks");
        for entry in fs::read_dir(&locks).unwrap() {
            allow(&entry.unwrap().path(), 0o666);
        }
        // The test program itself must be readable to the other user.
        let program = desk.path("program");
        fs::copy(std::env::current_exe().unwrap(), &program).unwrap();
        allow(&program, 0o755);
        allow(&locks, 0o777);
        allow(desk.folder(), 0o755);
        allow(&desk.file(), 0o444);
        let mut child = Command::new(&program);
        child.args([
            "--exact",
            "--nocapture",
            "recovery::child_opens_what_it_cannot_write",
        ]);
        child.env("STORE_TEST_FOLDER", desk.folder());
        let is_root =
            std::os::unix::fs::MetadataExt::uid(&fs::metadata("/proc/self").unwrap()) == 0;
        if is_root {
            child.uid(65_534).gid(65_534);
        }
        let output = child.output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(
            output.status.success() && said.contains("opened for reading"),
            "hot: {hot}\n{said}\n{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
}

#[cfg(unix)]
#[test]
fn a_link_to_a_file_is_the_file() {
    let desk = Desk::new();
    let maya = desk.create().add(&desk.me, person("Maya"));
    leave_hot_journal(&desk);
    let link = desk.path("link.blueprint");
    std::os::unix::fs::symlink(desk.file(), &link).unwrap();
    let reader = Store::open(&link, desk.setup(), OpenAs::Reader)
        .unwrap()
        .store;
    assert_eq!(
        reader.text(maya, "name"),
        "Maya",
        "the journal of the file was found"
    );
    let first = Store::open(&link, desk.setup(), OpenAs::Writer).unwrap();
    assert_eq!(first.mode, Mode::Writable);
    assert!(matches!(
        desk.open().mode,
        Mode::ReadOnly(ReadOnlyReason::HeldBy { .. })
    ));
}
