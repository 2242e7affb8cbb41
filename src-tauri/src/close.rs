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

/// Longest silence of the page. While it saves, or asks who is writing, it says every few seconds that it is at it; a page that
/// says nothing for this long has stopped working.
const PATIENCE: Duration = Duration::from_secs(20);

/// Where `closed_ready` reports to while someone waits.
#[derive(Default)]
pub struct Waiting(Mutex<Option<mpsc::Sender<Option<bool>>>>);

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
        .and_then(|()| heard(&wait, PATIENCE));
    match answer {
        Some(true) => Settled::Saved,
        Some(false) => Settled::Refused,
        None => Settled::Silent,
    }
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
