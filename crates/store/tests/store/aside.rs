//! What makes room for another file is kept.

use crate::desk::Desk;
use blueprint_store::{Env, Store, StoreError, set_aside};
use std::fs;

#[test]
fn two_files_set_aside_in_one_minute_are_both_kept() {
    let desk = Desk::new();
    let (file, now) = (desk.path("company.blueprint"), desk.env.now());
    assert_eq!(set_aside(&file, now).unwrap(), None, "nothing was there");
    let mut kept = Vec::new();
    for words in ["first", "second", "third"] {
        fs::write(&file, words).unwrap();
        kept.push(set_aside(&file, now).unwrap().unwrap());
        assert!(!file.exists());
    }
    for (path, words) in kept.iter().zip(["first", "second", "third"]) {
        assert_eq!(
            fs::read_to_string(path).unwrap(),
            words,
            "{}",
            path.display()
        );
    }
    let name = kept[0].file_name().unwrap().to_string_lossy().into_owned();
    assert!(name.starts_with("company (before 2026-11-19"), "{name}");
}

#[test]
fn a_journal_goes_with_its_file_and_is_not_played_into_the_next_one() {
    let desk = Desk::new();
    let (file, journal) = (
        desk.path("company.blueprint"),
        desk.path("company.blueprint-journal"),
    );
    fs::write(&file, "pages").unwrap();
    fs::write(&journal, "half a write").unwrap();
    let aside = set_aside(&file, desk.env.now()).unwrap().unwrap();
    assert!(!journal.exists());
    let mut beside = aside.into_os_string();
    beside.push("-journal");
    assert_eq!(fs::read_to_string(beside).unwrap(), "half a write");
    fs::write(&journal, "nobody's").unwrap();
    set_aside(&file, desk.env.now()).unwrap();
    assert!(!journal.exists(), "also one whose file is gone");
}

#[test]
fn no_workbook_is_made_beside_the_journal_of_another() {
    let desk = Desk::new();
    let journal = desk.path("company.blueprint-journal");
    fs::write(&journal, "half a write").unwrap();
    let refused = Store::create(&desk.file(), desk.setup());
    assert!(
        matches!(refused.err(), Some(StoreError::Exists(path)) if path.ends_with("company.blueprint-journal"))
    );
    fs::write(&journal, "").unwrap();
    assert_eq!(set_aside(&desk.file(), desk.env.now()).unwrap(), None);
    drop(desk.create());
}
