//! The smallest Tauri window there is: one static page, no commands and no plugins.

fn main() -> tauri::Result<()> {
    tauri::Builder::default().run(tauri::generate_context!())
}
