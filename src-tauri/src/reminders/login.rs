//! Starting at login: an entry in the desktop's own folder for that, made when asked and taken away when no longer wanted.

use std::{fs, io, path::PathBuf};
use tauri::{AppHandle, Manager};

/// The argument that starts the program in the tray.
pub const HIDDEN: &str = "--hidden";

/// Whether the program starts at login; `None` where this cannot be set.
pub fn is_on(app: &AppHandle) -> Option<bool> {
    entry(app).map(|entry| entry.is_file())
}

/// Starts the program at login from now on, or no longer.
pub fn set(app: &AppHandle, on: bool) -> io::Result<()> {
    let Some(entry) = entry(app) else {
        return Ok(());
    };
    if !on {
        return match fs::remove_file(entry) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        };
    }
    if let Some(folder) = entry.parent() {
        fs::create_dir_all(folder)?;
    }
    let program = std::env::current_exe()?;
    fs::write(entry, text(&program.display().to_string()))
}

fn entry(app: &AppHandle) -> Option<PathBuf> {
    let folder = app.path().config_dir().ok()?;
    cfg!(target_os = "linux").then(|| folder.join("autostart/cto-blueprint.desktop"))
}

fn text(program: &str) -> String {
    let mut quoted = String::new();
    for letter in program.chars() {
        match letter {
            // A backslash is one for the file's text and one for the quotes.
            '\\' => quoted.push_str("\\\\\\\\"),
            '"' | '`' | '$' => quoted.extend(['\\', '\\', letter]),
            '%' => quoted.push_str("%%"),
            _ => quoted.push(letter),
        }
    }
    format!(
        "[Desktop Entry]\nType=Application\nName=CTO Blueprint\nComment=Reminds of duties\nExec=\"{quoted}\" {HIDDEN}\nTerminal=false\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_of_the_program_is_quoted() {
        let plain = text("/opt/cto blueprint/app");
        assert!(
            plain.contains("\nExec=\"/opt/cto blueprint/app\" --hidden\n"),
            "{plain}"
        );
        let odd = text("/opt/$a%b\"c");
        assert!(odd.contains("Exec=\"/opt/\\\\$a%%b\\\\\"c\" "), "{odd}");
    }
}
