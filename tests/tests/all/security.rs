//! What the page may do is written down once more here, so that nobody widens it in passing.

use serde_json::{Value, json};
use std::{fs, path::Path};

fn read(file: &str) -> String {
    fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../src-tauri")
            .join(file),
    )
    .unwrap()
}

fn config() -> Value {
    serde_json::from_str(&read("tauri.conf.json")).unwrap()
}

#[test]
fn the_content_security_policy_allows_the_own_origin_only() {
    let policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; \
                  connect-src ipc: http://ipc.localhost; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'";
    let security = &config()["app"]["security"];
    assert_eq!(security["csp"], json!(policy));
    assert_eq!(security["freezePrototype"], json!(true));
    assert_eq!(security["assetProtocol"]["enable"], json!(false));
    let known = ["csp", "freezePrototype", "assetProtocol"];
    let keys: Vec<&String> = security.as_object().unwrap().keys().collect();
    assert!(
        keys.iter().all(|key| known.contains(&key.as_str())),
        "{keys:?}"
    );
}

#[test]
fn the_page_may_call_three_commands_and_listen() {
    let files: Vec<_> =
        fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/capabilities"))
            .unwrap()
            .collect();
    assert_eq!(files.len(), 1, "one capability file");
    let capability: Value = serde_json::from_str(&read("capabilities/main.json")).unwrap();
    let allowed = [
        "allow-request",
        "allow-page",
        "allow-closed-ready",
        "core:event:allow-listen",
        "core:event:allow-unlisten",
    ];
    assert_eq!(capability["permissions"], json!(allowed));
    assert_eq!(capability["windows"], json!(["main"]));
}

#[test]
fn no_plugin_gives_the_page_files_processes_or_the_network() {
    let manifest = read("Cargo.toml");
    for plugin in [
        "tauri-plugin-fs ",
        "tauri-plugin-shell",
        "tauri-plugin-http",
        "tauri-plugin-opener",
        "reqwest",
        "ureq",
    ] {
        assert!(
            !manifest.contains(plugin),
            "{plugin} is in src-tauri/Cargo.toml"
        );
    }
}
