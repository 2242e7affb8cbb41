//! The real app in a real window, driven as a person would. `cargo xtask test` builds what it needs.

mod harness;
