//! A running app as a person has it before them: find, press, type, look.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::bus::{Notifications, TrayHost};
use crate::deadline::{PATIENCE, wait_for};
use crate::desktop::Desktop;
use crate::element::Element;
use crate::processes::{self, Process};
use crate::webdriver::Session;
use crate::{close, keys, launch};

/// One running instance; dropping it ends the app and everything that was started for it.
#[derive(Debug)]
pub struct App {
    // Dropped in this order: the programs first, then the folder they live in.
    session: Session,
    desktop: Desktop,
    binary: PathBuf,
    home: PathBuf,
    _own_home: TempDir,
}

impl App {
    pub(crate) fn new(
        session: Session,
        desktop: Desktop,
        binary: PathBuf,
        home: PathBuf,
        own_home: TempDir,
    ) -> Result<Self> {
        let app = Self {
            session,
            desktop,
            binary,
            home,
            _own_home: own_home,
        };
        app.watch_policy()?;
        Ok(app)
    }

    /// Goes to the screen that the rail calls `name`; what the entry says beside its name may follow.
    ///
    /// # Errors
    /// Fails when the rail has no such entry.
    pub fn go(&self, name: &str) -> Result<()> {
        self.search(
            &format!("{name:?} in the rail"),
            "nav a, nav button",
            Name::Begins(name),
        )?
        .click()?;
        self.settle()
    }

    /// Loads the page anew.
    ///
    /// # Errors
    /// Fails when the page does not load.
    pub fn reload(&self) -> Result<()> {
        self.session.post("refresh", &json!({}))?;
        self.watch_policy()?;
        self.settle()
    }

    /// The address of the page.
    ///
    /// # Errors
    /// Fails when the app is gone.
    pub fn url(&self) -> Result<String> {
        Ok(self
            .session
            .get("url")?
            .as_str()
            .unwrap_or_default()
            .to_owned())
    }

    /// Waits for the first element that matches `css` and can be seen.
    ///
    /// # Errors
    /// Fails when none shows in time.
    pub fn find(&self, css: &str) -> Result<Element<'_>> {
        self.search(&format!("{css:?}"), css, Name::Any)
    }

    /// Waits for the button, tab, menu item or option a person would call `name`.
    ///
    /// # Errors
    /// Fails when none shows in time.
    pub fn button(&self, name: &str) -> Result<Element<'_>> {
        let css = "button:not([role=link]), summary, [role=button], [role=tab], [role=menuitem], [role=option]";
        self.search(&format!("the button {name:?}"), css, Name::Is(name))
    }

    /// Waits for the link a person would call `name`.
    ///
    /// # Errors
    /// Fails when none shows in time.
    pub fn link(&self, name: &str) -> Result<Element<'_>> {
        self.search(
            &format!("the link {name:?}"),
            "a[href], [role=link]",
            Name::Is(name),
        )
    }

    /// Waits for the field with the label `label`.
    ///
    /// # Errors
    /// Fails when none shows in time.
    pub fn field(&self, label: &str) -> Result<Element<'_>> {
        let css = "input, textarea, select, [contenteditable=true], [role=textbox], \
                   [role=combobox], [role=spinbutton], [role=checkbox], [role=switch], [role=radio]";
        self.search(&format!("the field {label:?}"), css, Name::Is(label))
    }

    /// How many elements match `css` now, seen or not.
    ///
    /// # Errors
    /// Fails when `css` is no selector.
    pub fn count(&self, css: &str) -> Result<usize> {
        let found = self.execute(
            "return document.querySelectorAll(arguments[0]).length",
            &[json!(css)],
        )?;
        Ok(usize::try_from(found.as_u64().unwrap_or(0))?)
    }

    /// All text of the page as it is shown now.
    ///
    /// # Errors
    /// Fails when the app is gone.
    pub fn text(&self) -> Result<String> {
        let text = self.execute("return document.body.innerText", &[])?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until the page shows `text`.
    ///
    /// # Errors
    /// Fails when it does not in time; the message holds what it shows instead.
    pub fn sees(&self, text: &str) -> Result<()> {
        self.wait(&format!("the text {text:?}"), |app| {
            app.text().map(|all| all.contains(text))
        })
        .with_context(|| format!("The page shows:\n{}", self.text().unwrap_or_default()))
    }

    /// Waits until nothing on the page says `text`.
    ///
    /// # Errors
    /// Fails when it is still there in the end.
    pub fn sees_no(&self, text: &str) -> Result<()> {
        let what = format!("the text {text:?} to go");
        self.wait(&what, |app| app.text().map(|all| !all.contains(text)))
    }

    /// Waits until `holds`; for what the other verbs do not say.
    ///
    /// # Errors
    /// Fails when `holds` fails, or does not come true in time.
    pub fn wait(&self, what: &str, mut holds: impl FnMut(&Self) -> Result<bool>) -> Result<()> {
        wait_for(what, PATIENCE, || Ok(holds(self)?.then_some(())))
    }

    /// Presses a shortcut such as "Control+k", "Shift+Tab" or "Escape" where the focus is.
    ///
    /// # Errors
    /// Fails when the app is gone.
    pub fn press(&self, shortcut: &str) -> Result<()> {
        self.session
            .post("actions", &keys::actions(shortcut))
            .map(drop)
    }

    /// Types `text` where the focus is.
    ///
    /// # Errors
    /// Fails when the app is gone or nothing has the focus.
    pub fn type_text(&self, text: &str) -> Result<()> {
        self.focused()?.type_text(text)
    }

    /// The element that has the focus.
    ///
    /// # Errors
    /// Fails when the page has none.
    pub fn focused(&self) -> Result<Element<'_>> {
        let reply = self.session.get("element/active")?;
        Element::from_reply(&self.session, &reply).context("Nothing has the focus.")
    }

    /// Runs a script in the page and returns its value; `arguments[0]` and on are `arguments`.
    /// The content security policy does not apply to it.
    ///
    /// # Errors
    /// Fails when the script throws or returns what JSON cannot hold.
    pub fn execute(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        self.session.post(
            "execute/sync",
            &json!({ "script": script, "args": arguments }),
        )
    }

    /// Like [`App::execute`], for a script that calls its last argument when it is done.
    ///
    /// # Errors
    /// As for [`App::execute`], and when the call does not come within half a minute.
    pub fn execute_async(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        self.session.post(
            "execute/async",
            &json!({ "script": script, "args": arguments }),
        )
    }

    /// What the content security policy has refused since the window was first shown or last
    /// reloaded, as "directive: what was refused".
    ///
    /// # Errors
    /// Fails when the app is gone.
    pub fn policy_breaches(&self) -> Result<Vec<String>> {
        let reply = self.execute("return window.blueprintPolicyBreaches", &[])?;
        let breaches = reply.as_array().context("The page keeps no such list.")?;
        Ok(breaches
            .iter()
            .map(|one| one.as_str().unwrap_or_default().to_owned())
            .collect())
    }

    fn watch_policy(&self) -> Result<()> {
        let script = "window.blueprintPolicyBreaches = [];
            document.addEventListener('securitypolicyviolation', (event) =>
              window.blueprintPolicyBreaches.push(`${event.violatedDirective}: ${event.blockedURI}`))";
        self.execute(script, &[]).map(drop)
    }

    /// Makes the window this large, in pixels.
    ///
    /// # Errors
    /// Fails when the app is gone.
    pub fn resize(&self, width: u32, height: u32) -> Result<()> {
        self.session
            .post("window/rect", &json!({ "width": width, "height": height }))?;
        self.settle()
    }

    /// Waits for two animation frames, after which what was asked for is drawn.
    ///
    /// # Errors
    /// Fails when the page draws nothing any more.
    pub fn settle(&self) -> Result<()> {
        let script = "const done = arguments[0];
            requestAnimationFrame(() => requestAnimationFrame(() => done()))";
        self.execute_async(script, &[]).map(drop)
    }

    /// A picture of the window as PNG, taken when two in a row are equal.
    ///
    /// # Errors
    /// Fails when the window never stands still.
    pub fn screenshot(&self) -> Result<Vec<u8>> {
        let mut earlier = Vec::new();
        wait_for("the window to stand still", PATIENCE, || {
            self.settle()?;
            let reply = self.session.get("screenshot")?;
            let picture = STANDARD.decode(reply.as_str().context("No picture came.")?)?;
            let still = picture == earlier;
            earlier.clone_from(&picture);
            Ok(still.then_some(picture))
        })
    }

    /// Saves a picture of the window, with the folders it needs.
    ///
    /// # Errors
    /// As for [`App::screenshot`], and when the file cannot be written.
    pub fn screenshot_to(&self, file: &Path) -> Result<()> {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        Ok(fs::write(file, self.screenshot()?)?)
    }

    /// The service that shows notifications.
    ///
    /// # Errors
    /// Fails when the app was started without.
    pub fn notifications(&self) -> Result<&Notifications> {
        let service = self.desktop.services().notifications.as_ref();
        service.context("This desktop shows no notifications.")
    }

    /// The tray.
    ///
    /// # Errors
    /// Fails when the app was started without.
    pub fn tray(&self) -> Result<&TrayHost> {
        let tray = self.desktop.services().tray.as_ref();
        tray.context("This desktop has no tray.")
    }

    /// Asks the core as the page does, for what no screen shows yet.
    ///
    /// # Errors
    /// Fails with the words of the core when it refuses.
    pub fn ask(&self, request: &Value) -> Result<Value> {
        let script = "const done = arguments[1];
            window.__TAURI_INTERNALS__.invoke('request', { request: arguments[0] })
              .then((reply) => done({ reply }), (failure) => done({ failure }))";
        let answer = self.execute_async(script, std::slice::from_ref(request))?;
        ensure!(answer["failure"].is_null(), "{}", answer["failure"]);
        Ok(answer["reply"].clone())
    }

    /// Asks the window to close, as its own button does, and goes on.
    ///
    /// # Errors
    /// Fails when no window is on screen.
    pub fn close_window(&self) -> Result<()> {
        close::ask(self.desktop.display())
    }

    /// Starts the app a second time on the same desktop and waits for that launch to end.
    ///
    /// # Errors
    /// Fails when it stays.
    pub fn launch_again(&self, arguments: &[&str]) -> Result<()> {
        self.desktop.run(&self.binary, arguments)
    }

    /// The home folder of this instance.
    #[must_use]
    pub fn home(&self) -> &Path {
        &self.home
    }

    /// What the app has printed so far.
    #[must_use]
    pub fn output(&self) -> String {
        self.desktop.output()
    }

    /// The app's process and those of its web view.
    ///
    /// # Errors
    /// Fails when the app is gone.
    pub fn processes(&self) -> Result<Vec<Process>> {
        let all = processes::of_instance(self.desktop.folder())?;
        let root = all.iter().find(|one| one.program == self.binary);
        let root = root.context("The app is not running any more.")?;
        Ok(processes::with_descendants(root.pid, &all))
    }

    /// Milliseconds since 1970 at which the app's process was started.
    ///
    /// # Errors
    /// Fails when the start left no note.
    pub fn started_at(&self) -> Result<f64> {
        let note = fs::read_to_string(self.desktop.folder().join(launch::STARTED))?;
        Ok(note.trim().parse()?)
    }

    /// Closes the window as the app's own close button does, and waits for the app to end.
    ///
    /// # Errors
    /// Fails when the app is still running in the end.
    pub fn quit(self) -> Result<()> {
        self.session.delete("")?;
        self.ended()
    }

    /// Waits for the app to end by itself.
    ///
    /// # Errors
    /// Fails when it is still running in the end.
    pub fn gone(self) -> Result<()> {
        self.ended()
    }

    /// Ends the app without warning, as a crash or a power cut would.
    ///
    /// # Errors
    /// Fails when the app was gone already.
    pub fn crash(self) -> Result<()> {
        for process in self.processes()? {
            processes::end(process.pid);
        }
        self.ended()
    }

    fn ended(&self) -> Result<()> {
        wait_for("the app to end", PATIENCE, || {
            let all = processes::of_instance(self.desktop.folder())?;
            Ok(all
                .iter()
                .all(|one| one.program != self.binary)
                .then_some(()))
        })
    }

    fn search(&self, what: &str, css: &str, name: Name<'_>) -> Result<Element<'_>> {
        ensure!(!css.is_empty(), "A search needs a selector.");
        let (name, begins) = match name {
            Name::Any => (None, false),
            Name::Is(name) => (Some(name), false),
            Name::Begins(name) => (Some(name), true),
        };
        let arguments = [json!(css), json!(name), json!(begins)];
        let found = wait_for(what, PATIENCE, || {
            match self.execute(include_str!("search.js"), &arguments) {
                Ok(reply) => Ok(Element::from_reply(&self.session, &reply)),
                // It was found, and replaced before it could be handed over.
                Err(error) if error.to_string().starts_with("stale element") => Ok(None),
                Err(error) => Err(error),
            }
        });
        found.with_context(|| format!("The page shows:\n{}", self.text().unwrap_or_default()))
    }
}

/// What an element is to be called.
enum Name<'a> {
    Any,
    Is(&'a str),
    Begins(&'a str),
}
