//! Habits that no compiler checks: each file says what it is, stays short, and leaves nothing behind.

use crate::tree::{File, expect_none, files};

/// Names of this very file are spelled in two halves, so that it does not accuse itself.
const LEFT_BEHIND: &[&str] = &[
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("XX", "X"),
];
const OF_ONE_MACHINE: &[&str] = &[
    concat!("/ro", "ot/"),
    concat!("/wo", "rk/"),
    concat!("/ho", "me/"),
    concat!("/Us", "ers/"),
];
const PACKAGE_HOSTS: &[&str] = &[
    concat!("crates", ".io"),
    concat!("npmjs", ".org"),
    concat!("npmjs", ".com"),
    concat!("yarnpkg", ".com"),
    concat!("pypi", ".org"),
    concat!("pythonhosted", ".org"),
    concat!("debian", ".org"),
    concat!("archive.ubuntu", ".com"),
];

#[test]
fn every_rust_file_says_what_lives_there() {
    let silent = |file: &File| {
        let lines = file.text.lines().take_while(|line| line.starts_with("//!"));
        let sentence: Vec<&str> = lines
            .map(|line| line.trim_start_matches("//!").trim())
            .collect();
        !sentence.join(" ").trim_end().contains('.')
    };
    let offences = paths(|file| file.extension() == "rs" && silent(file));
    expect_none("These do not begin with `//!` and a sentence:", &offences);
}

#[test]
fn files_stay_short() {
    let limit = |file: &File| match file.extension() {
        "rs" => 500,
        "svelte" | "ts" | "js" | "mjs" | "css" => 300,
        "typ" => 400,
        _ => usize::MAX,
    };
    let long = |file: &File| {
        let generated = file.path.starts_with("ui/src/ipc/generated/");
        !generated && file.text.lines().count() > limit(file)
    };
    expect_none("These are too long; what are they about?", &paths(long));
}

#[test]
fn nothing_is_left_for_later() {
    expect_none(
        "These hold notes to self:",
        &mentions(LEFT_BEHIND, |_| true),
    );
}

#[test]
fn nothing_names_a_place_on_one_machine() {
    // "features/home/" is no such place: a slash at the root follows no name.
    let rooted = |word: &str, line: &str| {
        line.match_indices(word).any(|(at, _)| {
            let before = line[..at].chars().next_back();
            !before.is_some_and(|letter| letter.is_alphanumeric() || "._-~}".contains(letter))
        })
    };
    let places = offences_by_line(OF_ONE_MACHINE, rooted, |_| true);
    expect_none("These name a folder of one machine:", &places);
}

#[test]
fn nothing_names_a_package_host() {
    expect_none(
        "These name a package host:",
        &mentions(PACKAGE_HOSTS, |_| true),
    );
}

#[test]
fn lock_files_name_no_download_address() {
    let is_lock = |file: &File| file.path.ends_with("package-lock.json");
    expect_none(
        "These name addresses:",
        &mentions(&["\"resolved\""], is_lock),
    );
}

#[test]
fn every_module_is_part_of_its_crate() {
    let all = files();
    let declared = |file: &&File| {
        let name = match file.stem() {
            "mod" => file.path.rsplit('/').nth(1).unwrap_or_default(),
            stem => stem,
        };
        let wanted = format!("mod {name};");
        all.iter()
            .any(|other| other.extension() == "rs" && other.text.contains(&wanted))
    };
    let is_entry = |file: &&File| {
        matches!(file.stem(), "main" | "lib" | "build")
            || file.path.contains("/bin/")
            || file.path.contains("/examples/")
    };
    let offences: Vec<String> = all
        .iter()
        .filter(|file| file.extension() == "rs")
        .filter(|file| !is_entry(file) && !declared(file))
        .map(|file| file.path.clone())
        .collect();
    expect_none(
        "No `mod` line names these, so nothing compiles them:",
        &offences,
    );
}

#[test]
fn a_template_is_called_by_its_id() {
    let misnamed = |file: &File| {
        let folders = [
            "templates/kinds/",
            "templates/practices/",
            "templates/standards/",
        ];
        let is_template = folders.iter().any(|folder| file.path.starts_with(folder));
        let id = format!("id = \"{}\"", file.stem());
        is_template && file.extension() == "toml" && !file.text.lines().any(|line| line == id)
    };
    expect_none("The id of these is not their name:", &paths(misnamed));
}

#[test]
fn every_document_template_is_used() {
    let all = files();
    let used = |file: &File| {
        let name = format!("{}.typ", file.stem());
        let mut others = all.iter().filter(|other| other.path != file.path);
        others.any(|other| matches!(other.extension(), "typ" | "rs") && other.text.contains(&name))
    };
    let unused = |file: &File| file.path.starts_with("templates/documents/") && !used(file);
    let offences = paths(|file| file.extension() == "typ" && unused(file));
    expect_none("Nothing reads these:", &offences);
}

fn paths(is_offence: impl Fn(&File) -> bool) -> Vec<String> {
    files()
        .into_iter()
        .filter(is_offence)
        .map(|file| file.path)
        .collect()
}

/// Where any of `words` stands, as "file:line: word".
fn mentions(words: &[&str], is_meant: impl Fn(&File) -> bool) -> Vec<String> {
    offences_by_line(words, |word, line| line.contains(word), is_meant)
}

fn offences_by_line(
    words: &[&str],
    stands_in: impl Fn(&str, &str) -> bool,
    is_meant: impl Fn(&File) -> bool,
) -> Vec<String> {
    let mut found = Vec::new();
    for file in files().into_iter().filter(is_meant) {
        for (number, line) in file.text.lines().enumerate() {
            let hits = words.iter().filter(|word| stands_in(word, line));
            found.extend(hits.map(|word| format!("{}:{}: {word}", file.path, number + 1)));
        }
    }
    found
}
