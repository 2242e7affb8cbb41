//! Photographs every screen of the app, light and dark, into the folder named on the command line.
#![allow(
    clippy::print_stdout,
    reason = "it reports to the person who started it"
)]

use std::path::PathBuf;

use anyhow::{Context, Result};
use blueprint_tests::app::App;
use blueprint_tests::launch::Launch;
use blueprint_tests::{cli, screens};

/// The size of the window in the pictures, in pixels.
const WINDOW: (u32, u32) = (1440, 900);

fn main() -> Result<()> {
    let folder = std::env::args_os()
        .nth(1)
        .context("Name the folder for the pictures.")?;
    let folder = PathBuf::from(folder);
    let files = tempfile::tempdir()?;
    let sample = cli::sample(files.path())?;
    for colours in ["light", "dark"] {
        let launch = || {
            if colours == "dark" {
                Launch::app().dark()
            } else {
                Launch::app()
            }
        };
        let take = |app: &App, name: &str| {
            let file = folder.join(format!("{}-{colours}.png", screens::slug(name)));
            println!("{}", file.display());
            app.wait("the screen to be there", |app| Ok(!screens::is_busy(app)?))?;
            app.screenshot_to(&file)
        };
        let start = launch().start()?;
        start.resize(WINDOW.0, WINDOW.1)?;
        take(&start, "start")?;
        drop(start);

        let app = launch().argument(&sample).start()?;
        app.resize(WINDOW.0, WINDOW.1)?;
        screens::visit(&app, take)?;
    }
    Ok(())
}
