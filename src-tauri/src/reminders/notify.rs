//! Notifications of the desktop. A click opens the record; a button puts the duty off until tomorrow.

use super::{Reminding, show_page};
use crate::shell::Shell;
use blueprint_workbook::{Shown, contract::Snooze, snooze};
use notify_rust::{Notification, NotificationResponse};
use std::path::PathBuf;
use tauri::{AppHandle, Manager};

/// The name of the service that shows notifications; `None` when none answers.
pub fn service() -> Option<String> {
    notify_rust::get_server_information()
        .ok()
        .map(|server| server.name)
}

/// Shows a notice of the workbook at `path`, and waits in the background for what is done with it.
pub fn show(app: &AppHandle, notice: Shown, path: PathBuf) {
    let app = app.clone();
    std::thread::spawn(move || {
        let can = notify_rust::get_capabilities().unwrap_or_default();
        let has = |name: &str| can.iter().any(|one| one == name);
        let mut notification = Notification::new();
        notification.appname("CTO Blueprint").summary(&notice.title);
        // What people wrote is never markup.
        notification.body(&if has("body-markup") {
            escaped(&notice.body)
        } else {
            notice.body.clone()
        });
        if has("actions") {
            notification.action("default", "Open");
            if notice.key.is_some() {
                notification.action("tomorrow", "Tomorrow");
            }
        }
        let Ok(handle) = notification.show() else {
            return;
        };
        // A service that goes away takes the click with it.
        let _ = handle.wait_for_response(|response: &NotificationResponse| match response {
            NotificationResponse::Default => show_page(&app, &path, notice.page.as_ref()),
            NotificationResponse::Action(action) if action == "tomorrow" => {
                if let Some(key) = &notice.key {
                    put_off(&app, key);
                }
            }
            _ => {}
        });
    });
}

fn put_off(app: &AppHandle, key: &str) {
    let shell = app.state::<Shell>();
    let mut desk = shell.desk();
    let desk = &mut *desk;
    if let Some(workbook) = desk.workbook.as_mut().or(desk.watched.as_mut()) {
        // The duty stays in the list either way.
        let _ = snooze(workbook, &mut desk.local, key, &Snooze::Tomorrow);
    }
    app.state::<Reminding>().nudge();
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
