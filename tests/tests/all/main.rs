//! Everything that is tested through the public API, without a window.
