//! Embeds the configuration of the empty window.

fn main() {
    tauri_build::build();
}
