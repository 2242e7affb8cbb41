//! The window's title: whose workbook it is, and when it was last saved.

use crate::shell::Shell;
use blueprint_workbook::{
    contract::{Frame, Reply},
    view,
};
use tauri::{AppHandle, Manager, WebviewWindow};

/// Shows what is open once it is; opening goes on while the window is made.
pub fn at_start(app: &AppHandle) {
    let app = app.clone();
    std::thread::spawn(move || of_the_open(&app));
}

/// Shows the title of the workbook that is open.
pub fn of_the_open(app: &AppHandle) {
    if let Some(window) = app.get_webview_window("main") {
        let frame = app
            .state::<Shell>()
            .desk()
            .workbook
            .as_ref()
            .map(view::frame);
        show(&window, frame.as_ref());
    }
}

/// Shows the company and the saved time.
pub fn show(window: &WebviewWindow, frame: Option<&Frame>) {
    let title = frame.map_or_else(
        || "CTO Blueprint".to_owned(),
        |frame| match &frame.read_only {
            Some(_) => format!("{} (read only)", frame.company),
            None => format!("{}, {}", frame.company, lower_first(&frame.saved)),
        },
    );
    // A title that cannot be set is no reason to fail the edit it tells of.
    let _ = window.set_title(&title);
}

/// Follows a reply that brings a new frame.
pub fn follow(window: &WebviewWindow, reply: &Reply) {
    match reply {
        Reply::Opened(frame) | Reply::Frame(frame) => show(window, Some(frame)),
        Reply::Done(done) => show(window, Some(&done.frame)),
        Reply::Closed => show(window, None),
        _ => {}
    }
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(chars).collect()
    })
}
