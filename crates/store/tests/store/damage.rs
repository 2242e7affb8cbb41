//! Files that are not as they were written: noticed, never written, and what can be read is saved.

use crate::desk::{Desk, Verbs, person, system};
use blueprint_model::Op;
use blueprint_store::{
    Mode, OpenAs, ReadOnlyReason, Store, StoreError, TransactOptions, Tx, check, salvage,
};
use rusqlite::Connection;
use std::fs;

fn with_history(desk: &Desk, people: usize) -> Store {
    let mut store = desk.create();
    for n in 0..people {
        let id = store.add(
            &desk.me,
            person(&format!("Person {n}")).with("note", format!("Knows thing {n}.")),
        );
        if n % 3 == 0 {
            store
                .set(&desk.me, id, "email", format!("p{n}@example.org"))
                .unwrap();
        }
    }
    store
}

/// Where the rows of the history stand in the file: the page numbers of `entry` and `change`.
fn pages_of_history(desk: &Desk) -> Vec<usize> {
    let conn = Connection::open(desk.file()).unwrap();
    let sql = "WITH RECURSIVE root(page) AS (SELECT rootpage FROM sqlite_schema WHERE name IN ('entry', 'change')) SELECT page FROM root";
    let roots: Vec<usize> = conn
        .prepare(sql)
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    // Follow the interior pages by hand; dbstat is not always compiled in.
    let bytes = fs::read(desk.file()).unwrap();
    let page = |n: usize| &bytes[(n - 1) * 4096..n * 4096];
    let (mut open, mut found) = (roots, Vec::new());
    while let Some(n) = open.pop() {
        found.push(n);
        let data = page(n);
        let at = |offset: usize| usize::from(data[offset]) << 8 | usize::from(data[offset + 1]);
        if matches!(data[0], 2 | 5) {
            for cell in 0..at(3) {
                let start = at(12 + cell * 2);
                open.push(u32::from_be_bytes(data[start..start + 4].try_into().unwrap()) as usize);
            }
            open.push(u32::from_be_bytes(data[8..12].try_into().unwrap()) as usize);
        }
    }
    found
}

/// A varint of the file format and how many bytes it takes.
fn varint(data: &[u8]) -> (usize, usize) {
    let mut value = 0;
    for (at, byte) in data.iter().take(9).enumerate() {
        value = value << 7 | usize::from(byte & 0x7F);
        if byte & 0x80 == 0 {
            return (value, at + 1);
        }
    }
    (value, 9)
}

/// How many bytes a cell takes on its page, by the rules of the file format.
fn cell_size(kind: u8, cell: &[u8]) -> usize {
    let child = if matches!(kind, 2 | 5) { 4 } else { 0 };
    let (first, first_size) = varint(&cell[child..]);
    if kind == 5 {
        return child + first_size;
    }
    let key_size = if kind == 13 {
        varint(&cell[first_size..]).1
    } else {
        0
    };
    let most = if kind == 13 {
        4096 - 35
    } else {
        (4096 - 12) * 64 / 255 - 23
    };
    let least = (4096 - 12) * 32 / 255 - 23;
    let local = if first <= most {
        first
    } else {
        let spilled = least + (first - least) % (4096 - 4);
        4 + if spilled <= most { spilled } else { least }
    };
    child + first_size + key_size + local
}

/// The bytes of a page that hold something: its header, the list of its cells, and the cells.
fn used_bytes(data: &[u8]) -> Vec<usize> {
    let at = |offset: usize| usize::from(data[offset]) << 8 | usize::from(data[offset + 1]);
    let header = if matches!(data[0], 2 | 5) { 12 } else { 8 };
    let cells = at(3);
    let mut used: Vec<usize> = (0..header + cells * 2).collect();
    for cell in 0..cells {
        let start = at(header + cell * 2);
        used.extend(start..start + cell_size(data[0], &data[start..]));
    }
    used
}

#[test]
fn every_sampled_bit_flipped_in_the_history_is_noticed() {
    let desk = Desk::new();
    drop(with_history(&desk, 40));
    let sound = fs::read(desk.file()).unwrap();
    let pages = pages_of_history(&desk);
    assert!(pages.len() > 6, "{pages:?}");
    let mut places = Vec::new();
    for page in &pages {
        let start = (page - 1) * 4096;
        // The first page begins with the header of the file.
        places.extend(
            used_bytes(&sound[start..start + 4096])
                .into_iter()
                .map(|byte| start + byte),
        );
    }
    let mut random = 0x1234_5678_9ABC_DEF0_u64;
    for _ in 0..400 {
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let place = places[usize::try_from(random >> 33).unwrap() % places.len()];
        let bit = (random >> 29) & 7;
        let mut flipped = sound.clone();
        flipped[place] ^= 1 << bit;
        fs::write(desk.file(), &flipped).unwrap();
        let noticed = check(&desk.file(), &desk.setup()).map_or(true, |report| !report.is_sound());
        assert!(
            noticed,
            "bit {bit} of byte {} on page {} went unnoticed",
            place % 4096,
            place / 4096 + 1
        );
    }
    fs::write(desk.file(), &sound).unwrap();
    assert!(check(&desk.file(), &desk.setup()).unwrap().is_sound());
}

#[test]
fn history_cannot_be_rewritten_through_sql() {
    let desk = Desk::new();
    drop(with_history(&desk, 5));
    let conn = Connection::open(desk.file()).unwrap();
    for sql in [
        "UPDATE entry SET op = 'undo' WHERE seq = 2",
        "UPDATE entry SET actor_name = 'Other' WHERE seq = 2",
        "UPDATE change SET after = '\"Other\"' WHERE entry = 2",
        "UPDATE change SET after = NULL, after_salt = NULL WHERE entry = 2",
        "DELETE FROM entry WHERE seq = 7",
        "DELETE FROM change",
        "INSERT INTO change SELECT 2, 99, before, after, before_salt, after_salt, before_commit, after_commit, record, field FROM change LIMIT 1",
        "INSERT OR REPLACE INTO entry SELECT * FROM entry WHERE seq = 3",
        "INSERT INTO entry SELECT 99, 'x', grp, actor, actor_name, name_salt, name_commit, author, approver, at, op, reason, reason_salt, reason_commit, undoes, prev_hash, hash FROM entry WHERE seq = 1",
    ] {
        let refused = conn.execute(sql, []).unwrap_err().to_string();
        assert!(refused.contains("history"), "{sql}: {refused}");
    }
}

#[test]
fn what_bypassed_the_door_is_noticed() {
    for (sql, says) in [
        (
            "UPDATE record SET fields = replace(fields, 'Person 3', 'Person X')",
            "not as the history says",
        ),
        ("DELETE FROM record WHERE number = 2", "history is missing"),
        ("UPDATE counter SET last = 1", "counter of person is behind"),
        (
            "INSERT INTO link SELECT id, 'primary', id FROM record WHERE number = 1",
            "",
        ),
        ("DROP TRIGGER change_kept", "tables are not those"),
        (
            "DROP TRIGGER change_kept; DELETE FROM change WHERE entry = 4",
            "entry 4",
        ),
        (
            "DROP TRIGGER entry_kept; PRAGMA foreign_keys = OFF; DELETE FROM entry WHERE seq = 4",
            "entry 4",
        ),
        (
            "DROP TRIGGER change_blanked; UPDATE change SET after = NULL, after_salt = NULL WHERE entry = 4 AND field = 'name'",
            "entry 4",
        ),
    ] {
        let desk = Desk::new();
        drop(with_history(&desk, 6));
        Connection::open(desk.file())
            .unwrap()
            .execute_batch(sql)
            .unwrap();
        let report = check(&desk.file(), &desk.setup()).unwrap();
        let said: Vec<&str> = report
            .findings
            .iter()
            .map(|finding| finding.message.as_str())
            .collect();
        if !says.is_empty() {
            assert!(
                said.iter().any(|line| line.contains(says)),
                "{sql}: {said:?}"
            );
        }
    }
}

#[test]
fn a_damaged_file_opens_for_reading_and_is_never_written() {
    let desk = Desk::new();
    let head = with_history(&desk, 30).head();
    let conn = Connection::open(desk.file()).unwrap();
    conn.execute_batch("DROP TRIGGER entry_blanked; UPDATE entry SET at = '2026-01-01T00:00:00.000+01:00' WHERE seq = 35").unwrap();
    drop(conn);
    let before = fs::read(desk.file()).unwrap();
    let mut opened = desk.open();
    assert!(
        matches!(opened.mode, Mode::ReadOnly(ReadOnlyReason::Damaged { .. })),
        "{:?}",
        opened.mode
    );
    assert_eq!(
        (opened.store.book().len(), opened.store.head().seq),
        (30, head.seq),
        "what can be read is shown"
    );
    let maya = opened.store.book().of_kind("person").next().unwrap().id;
    let refused = opened
        .store
        .set(&desk.me, maya, "name", "Other")
        .unwrap_err();
    assert!(
        refused.to_string().contains("Restore a snapshot"),
        "{refused}"
    );
    drop(opened);
    assert_eq!(fs::read(desk.file()).unwrap(), before);
}

#[test]
fn damage_found_behind_an_open_workbook_makes_it_read_only() {
    let desk = Desk::new();
    drop(with_history(&desk, 30));
    // Deep in the history, where opening does not look.
    let conn = Connection::open(desk.file()).unwrap();
    let trigger: String = conn
        .query_row(
            "SELECT sql FROM sqlite_schema WHERE name = 'entry_blanked'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    conn.execute_batch("DROP TRIGGER entry_blanked; UPDATE entry SET at = '2026-01-01T00:00:00.000+01:00' WHERE seq = 5").unwrap();
    conn.execute_batch(&trigger).unwrap();
    drop(conn);
    let mut store = desk.writable();
    store.start_verification();
    let maya = store.book().of_kind("person").next().unwrap().id;
    let refused = store.set(&desk.me, maya, "name", "Other").unwrap_err();
    assert!(
        matches!(&refused, StoreError::ReadOnly(ReadOnlyReason::Damaged { what }) if what.contains("entry 5")),
        "{refused}"
    );
    assert!(matches!(
        store.mode(),
        Mode::ReadOnly(ReadOnlyReason::Damaged { .. })
    ));
    assert!(matches!(store.verify(), Err(StoreError::Damaged(_))));
}

#[test]
fn what_can_be_read_of_a_damaged_file_is_salvaged() {
    let desk = Desk::new();
    let mut store = with_history(&desk, 300);
    let first = store.book().of_kind("person").next().unwrap().id;
    store.add(
        &desk.me,
        system("Payments").with("primary", first.to_string()),
    );
    drop(store);
    let conn = Connection::open(desk.file()).unwrap();
    let root: usize = conn
        .query_row(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'record'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    drop(conn);
    let mut bytes = fs::read(desk.file()).unwrap();
    // The page of a few records in the middle of the table: its third child.
    let data = &bytes[(root - 1) * 4096..root * 4096];
    assert_eq!(data[0], 5, "the table has more than one page");
    let cell = usize::from(data[12 + 4]) << 8 | usize::from(data[12 + 5]);
    let leaf = u32::from_be_bytes(data[cell..cell + 4].try_into().unwrap()) as usize;
    bytes[(leaf - 1) * 4096..leaf * 4096].fill(0xA5);
    fs::write(desk.file(), &bytes).unwrap();
    let opened = desk.open();
    assert!(
        matches!(opened.mode, Mode::ReadOnly(ReadOnlyReason::Damaged { .. })),
        "{:?}",
        opened.mode
    );
    let shown = opened.store.book().len();
    assert!((200..301).contains(&shown), "{shown} records are shown");
    drop(opened);
    let to = desk.path("salvaged.blueprint");
    let salvaged = salvage(&desk.file(), &to, &desk.setup(), &desk.me).unwrap();
    assert_eq!(
        (salvaged.records, salvaged.entries),
        (301, 401),
        "the history brings the lost records back: {salvaged:?}"
    );
    assert_eq!(
        fs::read(desk.file()).unwrap(),
        bytes,
        "the damaged file is not touched"
    );
    let report = check(&to, &desk.setup()).unwrap();
    assert!(report.is_sound(), "{:?}", report.findings);
    let mut store = Store::open(&to, desk.setup(), OpenAs::Writer)
        .unwrap()
        .store;
    store.add(&desk.me, person("And on"));
}

#[test]
fn a_history_that_is_broken_in_the_middle_is_salvaged_up_to_there_with_all_records() {
    let desk = Desk::new();
    let hash = {
        let store = with_history(&desk, 30);
        store.content_hash().unwrap()
    };
    Connection::open(desk.file()).unwrap().execute_batch("DROP TRIGGER change_blanked; UPDATE change SET after = '\"X\"' WHERE entry = 20 AND n = 0").unwrap();
    let to = desk.path("salvaged.blueprint");
    let salvaged = salvage(&desk.file(), &to, &desk.setup(), &desk.me).unwrap();
    assert_eq!((salvaged.records, salvaged.entries), (30, 19));
    assert!(
        salvaged
            .lost
            .iter()
            .any(|line| line.contains("after entry 19")),
        "{:?}",
        salvaged.lost
    );
    let store = Store::open(&to, desk.setup(), OpenAs::Writer)
        .unwrap()
        .store;
    assert_eq!(store.content_hash().unwrap(), hash);
    assert!(check(&to, &desk.setup()).unwrap().is_sound());
}

#[test]
fn a_file_cut_off_or_overwritten_is_named_as_damaged() {
    let desk = Desk::new();
    drop(with_history(&desk, 100));
    let bytes = fs::read(desk.file()).unwrap();
    for broken in [
        bytes[..bytes.len() / 2].to_vec(),
        vec![0xA5; 8192],
        bytes[..100].to_vec(),
    ] {
        fs::write(desk.file(), &broken).unwrap();
        match Store::open(&desk.file(), desk.setup(), OpenAs::Writer) {
            Ok(opened) => assert!(
                matches!(opened.mode, Mode::ReadOnly(ReadOnlyReason::Damaged { .. })),
                "{:?}",
                opened.mode
            ),
            Err(error) => assert!(matches!(error, StoreError::Damaged(_)), "{error}"),
        }
        assert_eq!(fs::read(desk.file()).unwrap(), broken);
    }
}

#[test]
fn a_long_last_entry_is_checked_behind_the_open_book_and_before_the_first_write() {
    let desk = Desk::new();
    let mut store = desk.create();
    let work = |tx: &mut Tx<'_>| -> Result<(), StoreError> {
        for n in 0..400 {
            tx.create(person(&format!("Person {n}")))?;
        }
        Ok(())
    };
    let options = TransactOptions::default();
    store.transact(&desk.me, Op::Import, options, work).unwrap();
    drop(store);
    let conn = Connection::open(desk.file()).unwrap();
    let trigger: String = conn
        .query_row(
            "SELECT sql FROM sqlite_schema WHERE name = 'change_blanked'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    conn.execute_batch("DROP TRIGGER change_blanked").unwrap();
    let sql = "UPDATE change SET after = '\"Somebody else\"' WHERE after = '\"Person 399\"'";
    assert_eq!(conn.execute(sql, []).unwrap(), 1);
    conn.execute_batch(&trigger).unwrap();
    drop(conn);
    let mut opened = desk.open_as(OpenAs::Writer);
    assert_eq!(
        opened.mode,
        Mode::Writable,
        "a long entry does not keep the book from being shown"
    );
    opened.store.start_verification();
    let refused = opened
        .store
        .transact(&desk.me, Op::Add, TransactOptions::default(), |tx| {
            tx.create(person("One more")).map(drop)
        });
    assert!(
        matches!(&refused, Err(StoreError::ReadOnly(ReadOnlyReason::Damaged { what })) if what.contains("entry 1")),
        "{refused:?}"
    );
}
