//! Closing the window: what was typed in the last moment is saved first.

use std::{sync::mpsc, time::Duration};
use tauri::{Emitter, Manager, Window, WindowEvent};

/// Longest wait for the page to save what was typed, in milliseconds.
const PATIENCE_MS: u64 = 1_000;

/// Where `closed_ready` reports to while the window waits to close.
struct Waiting(std::sync::Mutex<Option<mpsc::Sender<bool>>>);

/// Holds the window open until the page has saved, a second at most.
pub fn save_first(window: &Window, event: &WindowEvent) {
    let WindowEvent::CloseRequested { api, .. } = event else {
        return;
    };
    api.prevent_close();
    let (ready, wait) = mpsc::channel();
    let app = window.app_handle();
    if let Some(waiting) = app.try_state::<Waiting>() {
        if let Ok(mut slot) = waiting.0.lock() {
            *slot = Some(ready);
        }
    } else {
        app.manage(Waiting(std::sync::Mutex::new(Some(ready))));
    }
    let asked = window.emit("closing", ());
    let window = window.clone();
    std::thread::spawn(move || {
        // A page that does not answer has nothing more to save; one that says no has a text that was refused.
        let answer = asked
            .ok()
            .and_then(|()| wait.recv_timeout(Duration::from_millis(PATIENCE_MS)).ok());
        if answer != Some(false) {
            let _ = window.destroy();
        }
    });
}

/// The page has saved everything, or says that a refused text keeps the window open.
#[tauri::command]
pub fn closed_ready(app: tauri::AppHandle, saved: bool) {
    if let Some(waiting) = app.try_state::<Waiting>()
        && let Ok(mut slot) = waiting.0.lock()
        && let Some(ready) = slot.take()
    {
        let _ = ready.send(saved);
    }
}
