//! Rebuilds the crate when a template is added or changed; embedding alone does not notice new files.

fn main() {
    for folder in ["kinds", "practices", "questions", "samples"] {
        println!("cargo::rerun-if-changed=../../templates/{folder}");
    }
}
