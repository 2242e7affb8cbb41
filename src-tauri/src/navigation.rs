//! Keeps the window on its own page: a link in a workbook never replaces the app.

use tauri::{
    Runtime, Url,
    plugin::{Builder, TauriPlugin},
};

/// Denies every navigation away from the app's own origin.
pub fn stay_here<R: Runtime>() -> TauriPlugin<R> {
    Builder::new("stay-here")
        .on_navigation(|_, url| is_own(url))
        .build()
}

fn is_own(url: &Url) -> bool {
    let development = cfg!(not(feature = "custom-protocol")) && url.host_str() == Some("127.0.0.1");
    matches!(
        (url.scheme(), url.host_str()),
        ("tauri", Some("localhost")) | ("http" | "https", Some("tauri.localhost"))
    ) || url.as_str() == "about:blank"
        || development
}
