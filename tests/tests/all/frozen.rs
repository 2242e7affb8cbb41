//! The frozen workbook of format 1 with records of every kind that shipped then. It is written only when somebody asks for it
//! by name: `BLUEPRINT_WRITE_FIXTURE=1`. A file once landed opens for ever, and says what it said.

use crate::csv_world::random_desk;
use blueprint_workbook::{
    OpenFor, SystemEnv, Workbook,
    core::{
        model::{Catalogue, KindId},
        store::{self, Setup},
    },
    view,
};
use std::{collections::BTreeSet, fs, path::PathBuf, sync::Arc};

const PROGRAM: &str = "a test";

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures")
        .join(name)
}

fn written() -> bool {
    std::env::var_os("BLUEPRINT_WRITE_FIXTURE").is_some()
}

/// A file of the fixture's own, so that the frozen one is not touched.
fn copy(folder: &tempfile::TempDir) -> PathBuf {
    let path = folder.path().join("v1.blueprint");
    fs::copy(fixture("v1-every-kind.blueprint"), &path).unwrap();
    path
}

#[test]
fn a_workbook_of_format_1_says_what_it_said() {
    if written() {
        let desk = random_desk(11, 2);
        let hash = desk.workbook.store().content_hash().unwrap();
        let path = desk.workbook.store().path().to_owned();
        let folder = desk.folder;
        drop(desk.workbook);
        fs::create_dir_all(fixture("")).unwrap();
        fs::copy(path, fixture("v1-every-kind.blueprint")).unwrap();
        fs::write(fixture("v1-every-kind.hash"), format!("{hash}\n")).unwrap();
        drop(folder);
    }
    let folder = tempfile::tempdir().unwrap();
    let path = copy(&folder);
    let env = Arc::new(SystemEnv);
    let setup = Setup::new(Catalogue::shipped(), env.clone(), PROGRAM);
    let report = store::check(&path, &setup).unwrap();
    assert!(report.is_sound(), "{:?}", report.findings);
    let workbook = Workbook::open(&path, OpenFor::Reading, None, env, PROGRAM).unwrap();
    let hash = fs::read_to_string(fixture("v1-every-kind.hash")).unwrap();
    assert_eq!(
        workbook.store().content_hash().unwrap().to_string(),
        hash.trim()
    );
    let book = workbook.book();
    let kinds: BTreeSet<&KindId> = book.records().map(|record| &record.kind).collect();
    assert!(kinds.len() >= 44, "{} kinds", kinds.len());
    for record in book.records() {
        let page = view::record(&workbook, &record.id.to_string()).unwrap();
        assert!(
            page.unknown.is_empty(),
            "{} has fields that are no longer known: {:?}",
            record.handle(),
            page.unknown
        );
    }
}
