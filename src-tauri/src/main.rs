//! The desktop window. It hands requests to the use cases and holds no rules of its own.

mod background;
mod close;
mod commands;
mod dialogs;
mod navigation;
mod open;
mod reminders;
mod shell;
mod tables;
mod title;

use blueprint_workbook::{Local, SystemEnv};
use reminders::Reminding;
use shell::Shell;
use std::{path::PathBuf, sync::Arc};
use tauri_plugin_window_state::StateFlags;

fn main() -> tauri::Result<()> {
    tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(
            |app, arguments, folder| {
                open::handed_over(app, &arguments, &PathBuf::from(folder));
            },
        ))
        .plugin(open::while_the_window_comes())
        .plugin(tauri_plugin_dialog::init())
        .plugin(
            // A window that was in the tray when the program ended is shown again at the next start.
            tauri_plugin_window_state::Builder::default()
                .with_state_flags(StateFlags::all() & !StateFlags::VISIBLE)
                .build(),
        )
        .plugin(navigation::stay_here())
        .manage(close::Waiting::default())
        .manage(Reminding::default())
        .manage(Shell::new(Arc::new(SystemEnv), Local::of_user()))
        .invoke_handler(tauri::generate_handler![
            commands::request,
            commands::page,
            close::closed_ready
        ])
        .on_window_event(close::follow_window)
        .setup(|app| {
            let arguments: Vec<String> = std::env::args().collect();
            reminders::begin(app.handle(), &arguments);
            background::watch(app.handle().clone());
            title::at_start(app.handle());
            Ok(())
        })
        .run(tauri::generate_context!())
}
