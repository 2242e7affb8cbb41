//! Writes the blueprint of the sample company to the path given, so that its pages can be looked at.
#![allow(clippy::unwrap_used, clippy::print_stdout)]
#![allow(clippy::disallowed_methods, reason = "timings for a person to read")]

#[path = "../tests/documents/sample.rs"]
mod sample;

use blueprint_documents::{
    Fonts,
    blueprint::{EditionFacts, from_book},
    preview,
};
use std::time::Instant;

fn main() {
    let path = std::env::args().nth(1).unwrap();
    let book = sample::book();
    let edition = EditionFacts {
        number: Some(2),
        supersedes: Some((1, sample::today().plus_days(-92))),
        prepared_by: None,
        head: "4be07d1a93c85f26".repeat(4),
        entry: 1_318,
        changes: None,
    };
    let fonts = Fonts::new();
    for _ in 0..2 {
        let start = Instant::now();
        let data = from_book(&book, book.catalogue(), sample::today(), &edition);
        let worded = start.elapsed();
        let pages = preview(&data, &fonts).unwrap();
        let laid_out = start.elapsed() - worded;
        let pdf = pages.pdf().unwrap();
        let written = start.elapsed() - worded - laid_out;
        println!(
            "{} pages, {} kB; words {worded:.0?}, pages {laid_out:.2?}, file {written:.0?}",
            pdf.pages,
            pdf.bytes.len() / 1024
        );
        pdf.warnings
            .iter()
            .for_each(|warning| println!("{warning}"));
        std::fs::write(&path, &pdf.bytes).unwrap();
    }
}
