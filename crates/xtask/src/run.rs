//! `cargo xtask run`: opens the app, or writes the sample and its PDF where there is no screen.

use std::env;
use std::fs;

use anyhow::Result;

use crate::build::{self, Profile};
use crate::{command, project, setup};

/// Installs what is missing, builds everything and opens the app, on `file` when there is one.
pub fn run(file: Option<&str>) -> Result<()> {
    if !has_screen() {
        return without_screen();
    }
    // The app starts at the root of the workspace, this command perhaps elsewhere.
    let file = file.map(std::path::absolute).transpose()?;
    setup::to_build()?;
    build::interface()?;
    let app = build::programs(&[build::APP], Profile::Dev)?.join(build::APP);
    command::run(command::at_root(&app.to_string_lossy(), &[])?.args(file))
}

fn has_screen() -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| env::var_os(name).is_some_and(|value| !value.is_empty()))
}

fn without_screen() -> Result<()> {
    println!(
        "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set), so the app cannot open."
    );
    println!("Writing the sample workbook and its PDF instead.");
    let folder = project::root()?.join("target/sample");
    fs::create_dir_all(&folder)?;
    let (book, pdf) = (folder.join("sample.blueprint"), folder.join("sample.pdf"));
    for file in [&book, &pdf] {
        if file.exists() {
            fs::remove_file(file)?;
        }
    }
    let cli = build::programs(&[build::CLI], Profile::Dev)?.join(build::CLI);
    let (cli, book, pdf) = (
        cli.to_string_lossy(),
        book.to_string_lossy(),
        pdf.to_string_lossy(),
    );
    command::run(&mut command::at_root(&cli, &["sample", &book])?)?;
    let export = ["export", &book, "--document", "blueprint", "--to", &pdf];
    command::run(&mut command::at_root(&cli, &export)?)?;
    println!("\nWorkbook: {book}\nPDF:      {pdf}");
    Ok(())
}
