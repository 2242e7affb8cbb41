//! How an app instance is to be started: which program, on which home folder, in which colours.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::app::App;
use crate::bus::Wanted;
use crate::desktop::Desktop;
use crate::webdriver::Session;

/// A start that has not happened yet; [`Launch::start`] makes it happen.
#[derive(Debug)]
pub struct Launch {
    binary: Result<PathBuf>,
    arguments: Vec<String>,
    environment: Vec<(String, String)>,
    home: Option<PathBuf>,
    dark: bool,
    wanted: Wanted,
}

impl Launch {
    /// The app itself, as `cargo xtask` built it.
    #[must_use]
    pub fn app() -> Self {
        Self::of(named_by("BLUEPRINT_APP"))
    }

    /// The empty window that the app is measured against.
    #[must_use]
    pub fn empty_window() -> Self {
        Self::of(named_by("BLUEPRINT_EMPTY_WINDOW"))
    }

    fn of(binary: Result<PathBuf>) -> Self {
        Self {
            binary,
            arguments: Vec::new(),
            environment: Vec::new(),
            home: None,
            dark: false,
            wanted: Wanted::default(),
        }
    }

    /// Adds an argument of the command line, such as the file to open.
    #[must_use]
    pub fn argument(mut self, argument: impl AsRef<Path>) -> Self {
        self.arguments.push(argument.as_ref().display().to_string());
        self
    }

    /// Sets a variable of the environment.
    #[must_use]
    pub fn variable(mut self, name: &str, value: &str) -> Self {
        self.environment.push((name.into(), value.into()));
        self
    }

    /// Uses this home folder, to start the app again where an earlier instance left off.
    /// Without it each instance has a fresh one.
    #[must_use]
    pub fn home(mut self, folder: impl AsRef<Path>) -> Self {
        self.home = Some(folder.as_ref().to_owned());
        self
    }

    /// Has the desktop prefer dark windows.
    #[must_use]
    pub fn dark(mut self) -> Self {
        self.dark = true;
        self
    }

    /// Has a service show notifications on this desktop.
    #[must_use]
    pub fn with_notifications(mut self) -> Self {
        self.wanted.notifications = true;
        self
    }

    /// Has this desktop show a tray.
    #[must_use]
    pub fn with_tray(mut self) -> Self {
        self.wanted.tray = true;
        self
    }

    /// Starts the app and waits for its first window.
    ///
    /// # Errors
    /// Fails when a program is missing or no window shows within a minute; the message holds what
    /// the app printed.
    pub fn start(self) -> Result<App> {
        let binary = self.binary?;
        let own_home = tempfile::Builder::new()
            .prefix("blueprint-home-")
            .tempdir()?;
        let home = self.home.as_deref().unwrap_or(own_home.path());
        prefer(home, self.dark)?;
        let desktop = Desktop::start(home, &self.environment, self.wanted)?;
        let started = wrap(&desktop, &binary)?;
        let session = Session::start(&desktop.driver_url(), &started, &self.arguments)
            .with_context(|| format!("It printed:\n{}", desktop.output()))?;
        let home = home.to_owned();
        App::new(session, desktop, binary, home, own_home)
    }
}

/// Still and repeatable pictures: no blinking caret, no animation.
fn prefer(home: &Path, dark: bool) -> Result<()> {
    let folder = home.join(".config/gtk-3.0");
    fs::create_dir_all(&folder)?;
    let settings = format!(
        "[Settings]\ngtk-cursor-blink=0\ngtk-enable-animations=0\n\
         gtk-application-prefer-dark-theme={}\n",
        u8::from(dark)
    );
    Ok(fs::write(folder.join("settings.ini"), settings)?)
}

/// A script that notes the moment at which it starts `binary`, for the measurements of the start.
fn wrap(desktop: &Desktop, binary: &Path) -> Result<PathBuf> {
    use std::os::unix::fs::PermissionsExt;
    let script = desktop.folder().join("start");
    let note = desktop.folder().join(STARTED);
    let text = format!(
        "#!/bin/sh\ndate +%s%3N > '{}'\nexec '{}' \"$@\"\n",
        note.display(),
        binary.display()
    );
    fs::write(&script, text)?;
    fs::set_permissions(&script, fs::Permissions::from_mode(0o700))?;
    Ok(script)
}

/// The file in the desktop's folder with the moment of the start, in milliseconds since 1970.
pub(crate) const STARTED: &str = "started";

fn named_by(variable: &str) -> Result<PathBuf> {
    let path = env::var_os(variable).with_context(|| {
        format!("{variable} names no built program; `cargo xtask test` sets it.")
    })?;
    fs::canonicalize(&path).with_context(|| format!("{} is not built.", path.display()))
}
