//! Before the window closes, or another workbook takes this one's place, the page saves what was typed.

use crate::shell::Shell;
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

/// Holds the window open until the page has saved; it stays open when a text was refused.
pub fn save_first(window: &Window, event: &WindowEvent) {
    let WindowEvent::CloseRequested { api, .. } = event else {
        return;
    };
    api.prevent_close();
    let window = window.clone();
    std::thread::spawn(move || {
        if settle(window.app_handle()) {
            // Dropping the workbook here gives its lock back before the process ends.
            window.app_handle().state::<Shell>().desk().workbook = None;
            // A window that is gone already needs no closing.
            let _ = window.destroy();
        }
    });
}

/// Asks the page to save and waits; false when a text was refused and someone should look at it. Not for the main thread.
pub fn settle(app: &AppHandle) -> bool {
    let (ready, wait) = mpsc::channel();
    *app.state::<Waiting>()
        .0
        .lock()
        .unwrap_or_else(PoisonError::into_inner) = Some(ready);
    let answer = app
        .emit("closing", ())
        .ok()
        .and_then(|()| wait.recv_timeout(PATIENCE).ok());
    answer != Some(false)
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
