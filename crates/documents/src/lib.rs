//! Documents: a workbook, already put into words, set as pages through Typst. No markup of a user is ever evaluated.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

pub mod blueprint;
mod clean;
mod error;
mod fonts;
mod letters;
mod preview;
#[cfg(test)]
#[path = "../tests/documents/sample.rs"]
mod sample;
mod typeset;
mod world;

pub use blueprint::Blueprint;
pub use error::{DocumentError, Warning};
pub use fonts::Fonts;
pub use preview::Preview;

/// A finished PDF.
#[derive(Debug, Clone)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// What its reader should know.
    pub warnings: Vec<Warning>,
}

impl Pdf {
    pub(crate) fn of(pages: &typeset::Pages) -> Result<Self, DocumentError> {
        let (bytes, standard) = typeset::pdf(pages)?;
        let warnings = pages.warnings.iter().cloned().chain(standard).collect();
        Ok(Self {
            bytes,
            pages: pages.document.pages().len(),
            warnings,
        })
    }
}

/// The full blueprint as PDF.
pub fn blueprint_pdf(data: &Blueprint, fonts: &Fonts) -> Result<Pdf, DocumentError> {
    Pdf::of(&typeset::lay_out("blueprint.typ", data, data.as_of, fonts)?)
}

/// The full blueprint as pages to look at.
pub fn preview(data: &Blueprint, fonts: &Fonts) -> Result<Preview, DocumentError> {
    typeset::lay_out("blueprint.typ", data, data.as_of, fonts).map(Preview::new)
}
