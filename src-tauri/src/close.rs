//! Before the window closes, or another workbook takes this one's place, the page saves what was typed.

use crate::shell::Shell;
use std::{
    sync::{Mutex, PoisonError, mpsc},
    time::Duration,
};
use tauri::{AppHandle, Emitter, Manager, Window, WindowEvent};

/// Longest silence of the page. While it saves, or asks who is writing, it says every few seconds that it is at it; a page that
/// says nothing for this long has stopped working.
const PATIENCE: Duration = Duration::from_secs(20);

/// Where `closed_ready` reports to while someone waits.
#[derive(Default)]
pub struct Waiting(Mutex<Option<mpsc::Sender<Option<bool>>>>);

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
        .and_then(|()| heard(&wait, PATIENCE));
    answer != Some(false)
}

/// What the page says in the end; nothing when it stays silent.
fn heard(wait: &mpsc::Receiver<Option<bool>>, patience: Duration) -> Option<bool> {
    loop {
        match wait.recv_timeout(patience) {
            Ok(Some(saved)) => return Some(saved),
            Ok(None) => {}
            Err(mpsc::RecvTimeoutError::Timeout) => return None,
            // Someone asked again, and waits in this one's place.
            Err(mpsc::RecvTimeoutError::Disconnected) => return Some(false),
        }
    }
}

/// The page has saved everything, says that a refused text keeps the window open, or, with `null`, that it is still at it.
#[tauri::command]
pub fn closed_ready(app: AppHandle, saved: Option<bool>) {
    let waiting = app.state::<Waiting>();
    let mut ready = waiting.0.lock().unwrap_or_else(PoisonError::into_inner);
    let waits = if saved.is_none() {
        ready.clone()
    } else {
        ready.take()
    };
    if let Some(ready) = waits {
        // Whoever waited may have given up; then there is nobody to tell.
        let _ = ready.send(saved);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOON: Duration = Duration::ZERO;

    #[test]
    fn a_page_that_is_still_at_it_is_waited_for() {
        let (page, wait) = mpsc::channel();
        for said in [None, None, None, Some(true)] {
            assert!(page.send(said).is_ok());
        }
        assert_eq!(heard(&wait, SOON), Some(true));
    }

    #[test]
    fn a_silent_page_has_stopped_working() {
        let (_page, wait) = mpsc::channel();
        assert_eq!(heard(&wait, SOON), None);
    }

    #[test]
    fn closing_twice_does_not_close_before_the_page_has_answered() {
        let (first, wait) = mpsc::channel();
        drop(first);
        assert_eq!(heard(&wait, SOON), Some(false));
    }
}
