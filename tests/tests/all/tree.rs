//! The files of the working tree, as the tidiness tests read them.

use std::fs;
use std::path::Path;
use std::process::Command;

/// One text file.
pub struct File {
    /// Where it is, from the root of the workspace.
    pub path: String,
    /// All that it says.
    pub text: String,
}

impl File {
    /// What follows the last dot of its name.
    pub fn extension(&self) -> &str {
        self.path
            .rsplit_once('.')
            .map_or("", |(_, extension)| extension)
    }

    /// Its name without folder and extension.
    pub fn stem(&self) -> &str {
        Path::new(&self.path)
            .file_stem()
            .and_then(|stem| stem.to_str())
            .unwrap_or_default()
    }
}

/// Every text file that is committed, or would be by `git add`; lock files are not ours to word.
pub fn files() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let listed = Command::new("git")
        .args([
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ])
        .current_dir(&root)
        .output()
        .expect("git lists the files of the tree");
    assert!(
        listed.status.success(),
        "git cannot list the files: {listed:?}"
    );
    let paths = String::from_utf8(listed.stdout).expect("paths are UTF-8");
    let text = |path: &str| {
        // A file may be deleted and not yet committed, and fonts are no text.
        let text = String::from_utf8(fs::read(root.join(path)).ok()?).ok()?;
        Some(File {
            path: path.to_owned(),
            text,
        })
    };
    let is_ours = |path: &&str| !path.ends_with("Cargo.lock") && !path.is_empty();
    let files: Vec<File> = paths.split('\0').filter(is_ours).filter_map(text).collect();
    assert!(files.len() > 50, "the tree is all there");
    files
}

/// Fails with one line for each offence.
pub fn expect_none(rule: &str, offences: &[String]) {
    assert!(offences.is_empty(), "{rule}\n  {}", offences.join("\n  "));
}
