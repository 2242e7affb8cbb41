//! A killed process loses no acknowledged edit.

use crate::desk::{Desk, Verbs, catalogue, person};
use blueprint_model::RecordId;
use blueprint_store::{
    Mode, OpenAs, Setup, Store, check,
    testing::{FixedEnv, actor},
};
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::sync::Arc;

/// The child of the test below, which runs this program again: edits for ever and says each edit that was acknowledged.
/// Without a folder in the environment there is nothing to do.
#[test]
fn child_edits_until_it_is_killed() {
    let Some(folder) = std::env::var_os("STORE_TEST_FOLDER").map(std::path::PathBuf::from) else {
        return;
    };
    let seed = std::env::var("STORE_TEST_SEED").unwrap().parse().unwrap();
    let mut setup = Setup::new(catalogue(), Arc::new(FixedEnv::seeded(seed)), "the child");
    setup.locks = Some(folder.join("locks"));
    let opened = Store::open(&folder.join("company.blueprint"), setup, OpenAs::Writer).unwrap();
    assert_eq!(opened.mode, Mode::Writable);
    let (mut store, me) = (opened.store, actor("Child"));
    store.start_verification();
    let mut out = std::io::stdout();
    for n in 0.. {
        let id = store.add(
            &me,
            person(&format!("Person {seed} {n}")).with("note", "x".repeat(n * 37 % 9_000)),
        );
        let name = format!("Edited {seed} {n}");
        let done = store.set(&me, id, "name", name.as_str()).unwrap();
        writeln!(out, "edit {id} {} {name}", done.entry.unwrap()).unwrap();
        out.flush().unwrap();
    }
}

#[test]
fn a_killed_process_loses_no_acknowledged_edit() {
    let desk = Desk::new();
    drop(desk.create());
    let mut acknowledged: Vec<(RecordId, u64, String)> = Vec::new();
    for round in 1..=8_u64 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "--nocapture",
                "crash::child_edits_until_it_is_killed",
            ])
            .env("STORE_TEST_FOLDER", desk.folder())
            .env("STORE_TEST_SEED", round.to_string())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        // Killed after so many edits, at whatever it is doing then: there is no pause between two edits.
        let wanted = 3 + round * 7 % 23;
        let mut seen = 0;
        for line in lines.by_ref().map_while(Result::ok) {
            seen += u64::from(note(&line, &mut acknowledged));
            if seen == wanted {
                break;
            }
        }
        // An odd piece of work, different each round, shifts the moment within an edit.
        std::hint::black_box((0..round * 40_000).fold(0_u64, |sum, n| sum.rotate_left(5) ^ n));
        child.kill().unwrap();
        child.wait().unwrap();
        for line in lines.map_while(Result::ok) {
            note(&line, &mut acknowledged);
        }
        assert!(seen >= wanted, "the child edited {seen} times");
        let mut store = desk.writable();
        store.verify().unwrap();
        for (id, seq, name) in &acknowledged {
            assert_eq!(&store.text(*id, "name"), name, "round {round}");
            assert_eq!(
                store.entry(*seq).unwrap().changes[0].change.after,
                Some(name.as_str().into())
            );
        }
        drop(store);
        let report = check(&desk.file(), &desk.setup()).unwrap();
        assert!(report.is_sound(), "round {round}: {:?}", report.findings);
    }
}

/// A whole line only: one cut off by the kill was not read as acknowledged by anyone.
fn note(line: &str, acknowledged: &mut Vec<(RecordId, u64, String)>) -> bool {
    let Some(rest) = line.split("edit ").nth(1) else {
        return false;
    };
    let mut parts = rest.splitn(3, ' ');
    let (Some(id), Some(seq), Some(name)) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    acknowledged.push((id.parse().unwrap(), seq.parse().unwrap(), name.to_owned()));
    true
}
