//! The blueprint through the public API: what it says, what it survives, what it claims.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod hostile;
mod judged;
mod kept;
mod long;
mod papers;
mod sample;
mod shipped;

use blueprint_documents::{
    Blueprint, Fonts, Preview,
    blueprint::{EditionFacts, from_book},
};
use blueprint_model::Book;
use std::sync::LazyLock;

/// A numbered edition with a history.
fn edition() -> EditionFacts {
    EditionFacts {
        number: Some(2),
        supersedes: Some((1, sample::today().plus_days(-92))),
        prepared_by: None,
        head: "4be07d1a93c85f26".repeat(4),
        entry: 1_318,
        changes: None,
    }
}

fn blueprint(book: &Book) -> Blueprint {
    from_book(book, book.catalogue(), sample::today(), &edition())
}

/// The sample as pages, laid out once for all tests.
fn sample_pages() -> &'static Preview {
    static PAGES: LazyLock<Preview> = LazyLock::new(|| laid_out(&sample::book()));
    &PAGES
}

fn laid_out(book: &Book) -> Preview {
    blueprint_documents::preview(&blueprint(book), &Fonts::bundled_only()).unwrap()
}

/// All words of all pages, white space and break hints taken out, so that a text is found wherever its lines end.
fn joined(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && *c != '\u{200B}')
        .collect()
}

fn words(preview: &Preview) -> String {
    (0..preview.pages())
        .filter_map(|page| preview.page_text(page))
        .collect()
}
