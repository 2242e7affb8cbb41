//! File dialogs, opened from here so that no path ever comes from the page.

use std::path::PathBuf;
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder};

/// Asks for a workbook to open; `None` when the person closed the dialog.
pub fn open(app: &AppHandle) -> Option<PathBuf> {
    let chosen = dialog(app, "Open a workbook")
        .add_filter("CTO Blueprint workbook", &["blueprint"])
        .blocking_pick_file();
    chosen.and_then(|path| path.into_path().ok())
}

/// Asks where to write a file with an ending; `None` when the person closed the dialog.
pub fn save(app: &AppHandle, title: &str, name: &str, kind: &str, ending: &str) -> Option<PathBuf> {
    let chosen = dialog(app, title)
        .add_filter(kind, &[ending])
        .set_file_name(format!("{}.{ending}", safe(name)))
        .blocking_save_file();
    let path = chosen.and_then(|path| path.into_path().ok())?;
    Some(if path.extension().is_none() {
        path.with_extension(ending)
    } else {
        path
    })
}

/// Asks for a file of any sort; `None` when the person closed the dialog.
pub fn open_any(app: &AppHandle, title: &str) -> Option<PathBuf> {
    let chosen = dialog(app, title).blocking_pick_file();
    chosen.and_then(|path| path.into_path().ok())
}

/// Asks where to write a file whose name is known, ending and all; `None` when the person closed the dialog.
pub fn save_as(app: &AppHandle, title: &str, name: &str) -> Option<PathBuf> {
    let chosen = dialog(app, title)
        .set_file_name(safe(name))
        .blocking_save_file();
    chosen.and_then(|path| path.into_path().ok())
}

fn dialog(app: &AppHandle, title: &str) -> FileDialogBuilder<tauri::Wry> {
    let dialog = app.dialog().file().set_title(title);
    match app.path().document_dir() {
        Ok(folder) => dialog.set_directory(folder),
        Err(_) => dialog,
    }
}

/// A file name without the characters that some file systems refuse.
fn safe(name: &str) -> String {
    let kept: String = name
        .chars()
        .map(|c| {
            if c.is_control() || "/\\:*?\"<>|".contains(c) {
                ' '
            } else {
                c
            }
        })
        .collect();
    let kept = kept.split_whitespace().collect::<Vec<_>>().join(" ");
    let kept = kept.trim_matches('.');
    if kept.is_empty() {
        "Blueprint".to_owned()
    } else {
        kept.chars().take(80).collect()
    }
}
