//! `cargo xtask gen`: the files that are made from other files, committed so that a change shows in review.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::build::{self, Profile};
use crate::{command, project};

/// Folders that hold nothing but generated files.
const WHOLLY_GENERATED: &[&str] = &["ui/src/ipc/generated", "templates/schema"];

/// Writes all generated files into the workspace, and removes those that nothing makes any more.
pub fn write() -> Result<()> {
    let root = project::root()?;
    for folder in WHOLLY_GENERATED {
        if root.join(folder).exists() {
            fs::remove_dir_all(root.join(folder))?;
        }
    }
    generate_into(&root)?;
    command::run(&mut command::npm(&["run", "gen"])?)
}

/// Fails, naming them, when generated files differ from what would be written now.
pub fn check() -> Result<()> {
    let root = project::root()?;
    let fresh = project::target()?.join("generated");
    if fresh.exists() {
        fs::remove_dir_all(&fresh)?;
    }
    generate_into(&fresh)?;
    let stale = differences(&fresh, &root)?;
    ensure!(
        stale.is_empty(),
        "These differ from what `cargo xtask gen` writes:\n  {}",
        stale
            .iter()
            .map(|file| file.display().to_string())
            .collect::<Vec<_>>()
            .join("\n  ")
    );
    command::run(&mut command::npm(&["run", "gen:check"])?)
}

fn generate_into(folder: &Path) -> Result<()> {
    let generator = build::programs(&["generate"], Profile::Dev)?.join("generate");
    fs::create_dir_all(folder)?;
    let folder = folder.to_string_lossy();
    command::run(&mut command::at_root(
        &generator.to_string_lossy(),
        &["--root", &folder],
    )?)
}

/// The files that are not the same under both roots: changed, missing, or made by nothing any more.
fn differences(fresh: &Path, root: &Path) -> Result<BTreeSet<PathBuf>> {
    let made: BTreeSet<PathBuf> = files_under(fresh, fresh)?;
    ensure!(!made.is_empty(), "The generator wrote nothing.");
    let mut found: BTreeSet<PathBuf> = made
        .iter()
        .filter(|file| fs::read(fresh.join(file)).ok() != fs::read(root.join(file)).ok())
        .cloned()
        .collect();
    for folder in WHOLLY_GENERATED {
        let present = files_under(&root.join(folder), root)?;
        found.extend(present.into_iter().filter(|file| !made.contains(file)));
    }
    Ok(found)
}

fn files_under(folder: &Path, root: &Path) -> Result<BTreeSet<PathBuf>> {
    let mut files = BTreeSet::new();
    if !folder.exists() {
        return Ok(files);
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(files_under(&path, root)?);
        } else {
            let inside = path
                .strip_prefix(root)
                .context("A file lies outside its folder.")?;
            files.insert(inside.to_owned());
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_what_is_changed_missing_or_left_over() {
        let folder = project::target().unwrap().join("generate-test");
        let _ = fs::remove_dir_all(&folder);
        let write = |file: &str, text: &str| {
            let file = folder.join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        };
        write("fresh/templates/schema/same.json", "1");
        write("root/templates/schema/same.json", "1");
        write("fresh/ui/changed.css", "new");
        write("root/ui/changed.css", "old");
        write("fresh/ui/missing.css", "new");
        write("root/templates/schema/left-over.json", "1");
        write("root/ui/written-by-hand.css", "1");

        let found = differences(&folder.join("fresh"), &folder.join("root")).unwrap();

        let wanted = [
            "templates/schema/left-over.json",
            "ui/changed.css",
            "ui/missing.css",
        ];
        assert_eq!(found, wanted.map(PathBuf::from).into());
    }
}
