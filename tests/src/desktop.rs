//! A desktop of its own for one app instance: a display, a message bus, a WebDriver and a home folder,
//! none of them shared with the person's session or with another test.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

use anyhow::{Context, Result};
use tempfile::TempDir;

use crate::bus::{Services, Wanted};
use crate::deadline::{PATIENCE, wait_for};
use crate::processes::{self, MARK};

/// The size of the display, in pixels.
pub const SCREEN: (u32, u32) = (1600, 1200);

/// A display, a bus and a WebDriver, all gone when this is dropped.
#[derive(Debug)]
pub struct Desktop {
    children: Vec<Child>,
    folder: TempDir,
    port: u16,
    services: Services,
    display: String,
    environment: Vec<(String, String)>,
}

impl Desktop {
    /// Starts all three with `home` as the home folder and `extra` on top of an otherwise fresh environment; on the
    /// message bus is what is `wanted`.
    ///
    /// # Errors
    /// Fails when a program is missing (`cargo xtask test` installs them) or does not start.
    pub fn start(home: &Path, extra: &[(String, String)], wanted: Wanted) -> Result<Self> {
        let folder = tempfile::Builder::new()
            .prefix("blueprint-test-")
            .tempdir()?;
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let mut desktop = Self {
            children: Vec::new(),
            folder,
            port,
            services: Services::default(),
            display: String::new(),
            environment: Vec::new(),
        };
        let mut environment = desktop.environment(home)?;

        let screen = format!("{}x{}x24", SCREEN.0, SCREEN.1);
        let display = desktop.spawn_and_read(
            Command::new("Xvfb")
                .args([
                    "-displayfd",
                    "1",
                    "-screen",
                    "0",
                    &screen,
                    "-nolisten",
                    "tcp",
                ])
                .env_clear()
                .envs(environment.iter().cloned()),
        )?;
        desktop.display = format!(":{display}");
        environment.push(("DISPLAY".into(), desktop.display.clone()));

        let socket = desktop.folder.path().join("bus");
        let bus = desktop.spawn_and_read(
            Command::new("dbus-daemon")
                .args(["--session", "--nofork", "--nopidfile", "--print-address=1"])
                .arg(format!("--address=unix:path={}", socket.display()))
                .env_clear()
                .envs(environment.iter().cloned()),
        )?;
        desktop.services = Services::start(&bus, wanted)?;
        environment.push(("DBUS_SESSION_BUS_ADDRESS".into(), bus));

        environment.extend_from_slice(extra);
        desktop.environment.clone_from(&environment);
        let driver = Command::new("WebKitWebDriver")
            .args(["--host=127.0.0.1", &format!("--port={port}")])
            .env_clear()
            .envs(environment)
            .stdin(Stdio::null())
            .stdout(desktop.log()?)
            .stderr(desktop.log()?)
            .spawn()
            .context("WebKitWebDriver did not start; `cargo xtask test` installs it.")?;
        desktop.children.push(driver);
        Ok(desktop)
    }

    /// The display.
    #[must_use]
    pub fn display(&self) -> &str {
        &self.display
    }

    /// What was wanted on the message bus.
    #[must_use]
    pub fn services(&self) -> &Services {
        &self.services
    }

    /// Where the WebDriver listens.
    #[must_use]
    pub fn driver_url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Runs a program on this desktop until it ends by itself, as a person starts it beside what is open.
    ///
    /// # Errors
    /// Fails when it does not start, or goes on.
    pub fn run(&self, program: &Path, arguments: &[&str]) -> Result<()> {
        let mut child = Command::new(program)
            .args(arguments)
            .env_clear()
            .envs(self.environment.iter().cloned())
            .stdin(Stdio::null())
            .stdout(self.log()?)
            .stderr(self.log()?)
            .spawn()?;
        let ended = wait_for("the second launch to end", PATIENCE, || {
            Ok(child.try_wait()?.map(|_| ()))
        });
        if ended.is_err() {
            let _ = child.kill();
            let _ = child.wait();
        }
        ended.with_context(|| self.output())
    }

    /// The folder that marks all processes of this instance; gone when this is dropped.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// What the programs of this desktop and the app have printed so far.
    #[must_use]
    pub fn output(&self) -> String {
        fs::read(self.log_path())
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
            .unwrap_or_default()
    }

    /// An environment that takes nothing but the search path from this process, so that a test
    /// behaves the same on every machine.
    fn environment(&self, home: &Path) -> Result<Vec<(String, String)>> {
        let runtime = self.folder.path().join("runtime");
        fs::DirBuilder::new().mode(0o700).create(&runtime)?;
        let path = std::env::var("PATH").unwrap_or_else(|_| "/usr/bin:/bin".into());
        let under = |name: &str| home.join(name).display().to_string();
        Ok(vec![
            ("PATH".into(), path),
            (MARK.into(), self.folder.path().display().to_string()),
            ("HOME".into(), home.display().to_string()),
            ("XDG_CONFIG_HOME".into(), under(".config")),
            ("XDG_DATA_HOME".into(), under(".local/share")),
            ("XDG_STATE_HOME".into(), under(".local/state")),
            ("XDG_CACHE_HOME".into(), under(".cache")),
            ("XDG_RUNTIME_DIR".into(), runtime.display().to_string()),
            ("LANG".into(), "C.UTF-8".into()),
            ("TZ".into(), "UTC".into()),
            ("TAURI_WEBVIEW_AUTOMATION".into(), "true".into()),
        ])
    }

    /// Starts a program that tells its address on the first line it prints.
    fn spawn_and_read(&mut self, command: &mut Command) -> Result<String> {
        let name = command.get_program().to_string_lossy().into_owned();
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(self.log()?)
            .spawn()
            .with_context(|| format!("{name} did not start; `cargo xtask test` installs it."))?;
        let stdout = child.stdout.take();
        self.children.push(child);
        let line = stdout.map(first_line).transpose()?.unwrap_or_default();
        anyhow::ensure!(!line.is_empty(), "{name} ended at once:\n{}", self.output());
        Ok(line)
    }

    fn log_path(&self) -> PathBuf {
        self.folder.path().join("log")
    }

    fn log(&self) -> Result<File> {
        Ok(File::options()
            .create(true)
            .append(true)
            .open(self.log_path())?)
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        // The bus starts services of its own (accessibility), which outlive it: they carry the mark too.
        for process in processes::of_instance(self.folder.path()).unwrap_or_default() {
            processes::end(process.pid);
        }
        for child in &mut self.children {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

fn first_line(stdout: ChildStdout) -> Result<String> {
    let mut line = String::new();
    BufReader::new(stdout).read_line(&mut line)?;
    Ok(line.trim().to_owned())
}
