//! Generates what Tauri needs at build time: the context, and the permissions of our own commands.

fn main() {
    let commands = tauri_build::AppManifest::new().commands(&["request", "page", "closed_ready"]);
    let attributes = tauri_build::Attributes::new().app_manifest(commands);
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo::error={error:#}");
    }
}
