//! Who may know of whom, where cargo itself does not say so.

use crate::tree::{File, expect_none, files};

/// Each package with the packages of the workspace it may lean on.
const MAY_LEAN_ON: &[(&str, &[&str])] = &[
    ("crates/model", &[]),
    ("crates/store", &["blueprint-model"]),
    ("crates/documents", &["blueprint-model"]),
    ("crates/evidence", &["blueprint-model"]),
    (
        "crates/workbook",
        &[
            "blueprint-model",
            "blueprint-store",
            "blueprint-documents",
            "blueprint-evidence",
        ],
    ),
    ("crates/cli", &["blueprint-workbook"]),
    ("crates/xtask", &[]),
    ("src-tauri", &["blueprint-workbook"]),
    ("tests", &["blueprint-cli", "blueprint-workbook"]),
    ("tests/empty-window", &[]),
];

#[test]
fn packages_lean_only_on_those_below_them() {
    let mut offences = Vec::new();
    for file in files()
        .iter()
        .filter(|file| file.path.ends_with("/Cargo.toml"))
    {
        let folder = file.path.trim_end_matches("/Cargo.toml");
        let Some((_, allowed)) = MAY_LEAN_ON.iter().find(|(package, _)| *package == folder) else {
            offences.push(format!("{folder} is not in the list of this test"));
            continue;
        };
        let name_of = |line: &str| {
            line.split(['.', ' ', '='])
                .next()
                .unwrap_or_default()
                .to_owned()
        };
        let leans_on = file
            .text
            .lines()
            .filter(|line| line.starts_with("blueprint-"))
            .map(name_of);
        let wrong = leans_on.filter(|name| !allowed.contains(&name.as_str()));
        offences.extend(wrong.map(|name| format!("{folder} leans on {name}")));
    }
    expect_none("An arrow points the wrong way:", &offences);
}

#[test]
fn the_model_is_pure() {
    let outside = [
        "rusqlite",
        "tauri",
        "std::fs",
        "std::io",
        "std::net",
        "std::env",
        "std::process",
        "std::thread",
        "SystemTime",
        "Instant",
        "Utc::now",
        "Local::now",
        "now_v7",
        "new_v4",
    ];
    let offences = naming(&outside, |file| {
        is_code(file) && file.path.starts_with("crates/model/")
    });
    expect_none("The model reaches outside itself:", &offences);
}

#[test]
fn only_the_store_speaks_sql() {
    let sql = [
        "rusqlite",
        "SELECT ",
        "INSERT INTO",
        "DELETE FROM",
        "CREATE TABLE",
        "PRAGMA ",
        "VACUUM INTO",
    ];
    let elsewhere = |file: &File| {
        let is_rust = is_code(file) || file.path.ends_with("/Cargo.toml");
        is_rust && !file.path.starts_with("crates/store/") && !file.path.starts_with("tests/")
    };
    expect_none("SQL outside the store:", &naming(&sql, elsewhere));
}

#[test]
fn the_shell_and_the_command_line_see_only_use_cases() {
    let below = [
        "blueprint_model",
        "blueprint_store",
        "blueprint_documents",
        "blueprint_evidence",
    ];
    let outermost = |file: &File| {
        is_code(file)
            && (file.path.starts_with("src-tauri/") || file.path.starts_with("crates/cli/"))
    };
    expect_none(
        "These reach past the use cases:",
        &naming(&below, outermost),
    );
}

#[test]
fn only_one_folder_of_the_interface_knows_tauri() {
    let elsewhere = |file: &File| {
        file.path.starts_with("ui/src/")
            && matches!(file.extension(), "ts" | "svelte" | "js")
            && !file.path.starts_with("ui/src/ipc/")
    };
    let offences = naming(&["@tauri-apps", "__TAURI"], elsewhere);
    expect_none("Only ui/src/ipc may know Tauri:", &offences);
}

fn is_code(file: &File) -> bool {
    file.extension() == "rs"
}

/// The meant files that name any of `words` outside a comment.
fn naming(words: &[&str], is_meant: impl Fn(&File) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for file in files().into_iter().filter(is_meant) {
        let code = file
            .text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        for line in code {
            let hits = words.iter().filter(|word| line.contains(**word));
            found.extend(hits.map(|word| format!("{}: {word}", file.path)));
        }
    }
    found.dedup();
    found
}
