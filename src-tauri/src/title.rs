//! The window's title: whose workbook it is, and when it was last saved.

use blueprint_workbook::contract::{Frame, Reply};
use tauri::WebviewWindow;

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
