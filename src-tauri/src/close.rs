//! Before the window closes, or another workbook takes this one's place, the page saves what was typed. Closing may leave
//! the program in the tray, where there is one.

use crate::{
    reminders::{self, Reminding},
    shell::Shell,
};
use blueprint_workbook::contract::Closing;
use std::{
    sync::{Mutex, PoisonError, mpsc},
    time::Duration,
};
use tauri::{AppHandle, Emitter, Manager, Window, WindowEvent};

/// Longest wait for the page to save. A save may wait for an export or for the check of a large file; a page that does not
/// answer in this time has stopped working.
const PATIENCE: Duration = Duration::from_secs(20);

/// Where `closed_ready` reports to while someone waits.
#[derive(Default)]
pub struct Waiting(Mutex<Option<mpsc::Sender<bool>>>);

/// What the page said when it was asked to save.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Settled {
    /// Everything is saved.
    Saved,
    /// A text was refused, and someone should look at it.
    Refused,
    /// It did not answer.
    Silent,
}

impl Settled {
    /// Whether nothing is lost by going on, or nothing can be done about it.
    pub fn may_go(self) -> bool {
        self != Self::Refused
    }
}

/// Holds the window open until the page has saved, and has clocks looked at when it gets the focus.
pub fn follow_window(window: &Window, event: &WindowEvent) {
    let app = window.app_handle();
    match event {
        WindowEvent::Focused(true) => app.state::<Reminding>().nudge(),
        WindowEvent::CloseRequested { api, .. } => {
            api.prevent_close();
            let app = app.clone();
            std::thread::spawn(move || close(&app));
        }
        _ => {}
    }
}

/// Closes the window once the page has saved; it stays open when a text was refused. Where a tray shows the program, it
/// goes on there, ends, or asks which, as was chosen. Not for the main thread.
pub fn close(app: &AppHandle) {
    let settled = settle(app);
    let closing = app.state::<Shell>().desk().local.closing();
    let tray = app.state::<Reminding>().tray.is_shown();
    match (settled, closing) {
        (Settled::Refused, _) => {}
        (Settled::Saved, Closing::Tray) if tray => {
            if let Some(window) = app.get_webview_window("main") {
                // A window that cannot be hidden stays.
                let _ = window.hide();
            }
        }
        (Settled::Saved, Closing::Ask) if tray => {
            // A page that has just saved listens.
            let _ = app.emit("close-choice", ());
        }
        _ => end(app),
    }
}

/// Ends the program once the page has saved; a refused text is shown instead.
pub fn quit(app: &AppHandle) {
    if settle(app).may_go() {
        end(app);
    } else {
        reminders::show_window(app);
    }
}

fn end(app: &AppHandle) {
    reminders::freshen(app);
    // Dropping the workbook here gives its lock back before the process ends.
    app.state::<Shell>().desk().workbook = None;
    if let Some(window) = app.get_webview_window("main") {
        // A window that is gone already needs no closing.
        let _ = window.destroy();
    }
}

/// Asks the page to save and waits. Not for the main thread.
pub fn settle(app: &AppHandle) -> Settled {
    let (ready, wait) = mpsc::channel();
    *app.state::<Waiting>()
        .0
        .lock()
        .unwrap_or_else(PoisonError::into_inner) = Some(ready);
    let answer = app
        .emit("closing", ())
        .ok()
        .and_then(|()| wait.recv_timeout(PATIENCE).ok());
    match answer {
        Some(true) => Settled::Saved,
        Some(false) => Settled::Refused,
        None => Settled::Silent,
    }
}

/// The page has saved everything, or says that a refused text keeps the window open.
#[tauri::command]
pub fn closed_ready(app: AppHandle, saved: bool) {
    let waiting = app.state::<Waiting>();
    let ready = waiting
        .0
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .take();
    if let Some(ready) = ready {
        // Whoever waited may have given up; then there is nobody to tell.
        let _ = ready.send(saved);
    }
}
