//! Installs what is missing: packages of the system by apt, packages of Node by npm.

use std::fs;
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::{command, project};

/// What building the window takes: WebKit, with the headers of all it leans on.
const TO_BUILD: &[&str] = &["pkg-config", "libwebkit2gtk-4.1-dev"];

/// What driving the window without a screen takes, and reading the PDFs back.
const TO_TEST: &[&str] = &[
    "xvfb",
    "dbus-daemon",
    "webkit2gtk-driver",
    "fonts-dejavu-core",
    "poppler-utils",
];

/// Installs what building the app takes.
pub fn to_build() -> Result<()> {
    system_packages(TO_BUILD)?;
    node_packages()
}

/// Installs what building and testing the app takes.
pub fn everything() -> Result<()> {
    let all: Vec<&str> = TO_BUILD.iter().chain(TO_TEST).copied().collect();
    system_packages(&all)?;
    node_packages()
}

fn system_packages(wanted: &[&str]) -> Result<()> {
    // The pinned Node comes from npm's own packages; apt's npm, whatever its age, only starts that.
    let npm: &[&str] = if command::succeeds("npm", &["--version"]) {
        &[]
    } else {
        &["npm"]
    };
    if !command::succeeds("dpkg-query", &["--version"]) {
        println!(
            "This is no Debian or Ubuntu: see to it that these are installed, by your system's names:"
        );
        println!("  {}", [wanted, npm].concat().join(" "));
        return Ok(());
    }
    let missing: Vec<&str> = wanted
        .iter()
        .copied()
        .filter(|name| !is_installed(name))
        .chain(npm.iter().copied())
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("Missing packages of the system: {}", missing.join(" "));
    ensure!(
        agreed("Install them with apt-get?")?,
        "They are needed; install them and come back."
    );
    if lists_are_empty() {
        apt(&["update"])?;
        return install(&missing);
    }
    // Old lists may name files that the archive has replaced since.
    install(&missing).or_else(|_| apt(&["update"]).and_then(|()| install(&missing)))
}

fn node_packages() -> Result<()> {
    let ui = project::ui()?;
    let wanted = ui.join("package-lock.json");
    let wanted =
        fs::metadata(&wanted).with_context(|| format!("{} is missing.", wanted.display()))?;
    // npm rewrites this file at the end of every installation.
    let installed = fs::metadata(ui.join("node_modules/.package-lock.json"));
    if installed.is_ok_and(|file| file.modified().ok() >= wanted.modified().ok()) {
        return Ok(());
    }
    let before = node_version()?;
    command::run(&mut command::npm(&["ci", "--loglevel=error"])?)?;
    // npm leaves out optional packages that do not suit the Node it runs on, and the bundler's native part
    // does not suit the one of Debian 12 or Ubuntu 24.04. The pinned Node is there now, so once more on that.
    if before == node_version()? {
        return Ok(());
    }
    command::run(&mut command::npm(&["ci", "--loglevel=error"])?)
}

/// The version of the Node that npm runs on.
fn node_version() -> Result<Vec<u8>> {
    let mut node = command::on_pinned_node("node", &["--version"])?;
    Ok(node.output().context("Node cannot start.")?.stdout)
}

fn is_installed(package: &str) -> bool {
    let query = Command::new("dpkg-query")
        .args(["--show", "--showformat=${db:Status-Status}\n", package])
        .output();
    query.is_ok_and(|found| {
        found
            .stdout
            .split(|byte| *byte == b'\n')
            .any(|line| line == b"installed")
    })
}

fn install(packages: &[&str]) -> Result<()> {
    apt(&[&["install", "--yes", "--no-install-recommends"], packages].concat())
}

fn apt(arguments: &[&str]) -> Result<()> {
    let quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"];
    let words: Vec<&str> = if is_root() {
        [&quiet, arguments].concat()
    } else if command::succeeds("sudo", &["--version"]) {
        [&["sudo"], quiet.as_slice(), arguments].concat()
    } else {
        bail!(
            "Installing packages takes root or sudo. Run as root: apt-get {}",
            arguments.join(" ")
        );
    };
    let (program, rest) = words.split_first().context("There is no command to run.")?;
    command::run(&mut command::at_root(program, rest)?)
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|id| id.stdout.trim_ascii() == b"0")
}

fn lists_are_empty() -> bool {
    let lists = fs::read_dir(Path::new("/var/lib/apt/lists"));
    lists.map_or(true, |mut all| {
        !all.any(|file| {
            file.is_ok_and(|file| file.file_name().to_string_lossy().contains("_Packages"))
        })
    })
}

/// Asks a person; where there is none, as in CI, the answer is yes.
fn agreed(question: &str) -> Result<bool> {
    if std::env::var_os("CI").is_some() || !io::stdin().is_terminal() {
        return Ok(true);
    }
    print!("{question} [Y/n] ");
    io::stdout().flush()?;
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer)?;
    Ok(matches!(
        answer.trim().to_lowercase().as_str(),
        "" | "y" | "yes"
    ))
}
