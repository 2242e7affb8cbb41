//! Documents: a workbook, already put into words, set as pages through Typst. No markup of a user is ever evaluated.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

pub mod blueprint;
mod clean;
mod error;
mod fonts;
mod letters;
mod marks;
mod matrix;
mod pack;
pub mod papers;
mod parts;
mod preview;
#[cfg(test)]
#[path = "../tests/documents/sample.rs"]
mod sample;
mod say;
mod set;
mod tables;
mod typeset;
mod widths;
mod world;

pub use blueprint::Blueprint;
pub use error::{DocumentError, Warning};
pub use fonts::Fonts;
pub use papers::changes::{ChangedGroup, ChangedLine, Changes};
pub use papers::{PAPERS, Paper, document, one_page};
pub use preview::Preview;
pub use set::{Fit, Set};

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
        let over = pages.fits.iter().find(|(_, fit)| fit.lines_over > 0);
        if let Some((place, fit)) = over {
            return Err(DocumentError::TooLong {
                paper: pages.name.clone(),
                place: place.clone(),
                lines: fit.lines_over,
            });
        }
        let (bytes, standard) = typeset::pdf(pages)?;
        let warnings = pages.warnings.iter().cloned().chain(standard).collect();
        Ok(Self {
            bytes,
            pages: pages.document.pages().len(),
            warnings,
        })
    }
}

/// The full blueprint, ready to be laid out.
pub fn blueprint_set(data: &Blueprint) -> Result<Set, DocumentError> {
    Set::new("blueprint.typ", data, data.as_of)
}

/// The full blueprint as PDF.
pub fn blueprint_pdf(data: &Blueprint, fonts: &Fonts) -> Result<Pdf, DocumentError> {
    blueprint_set(data)?.pdf(fonts)
}

/// The full blueprint as pages to look at.
pub fn preview(data: &Blueprint, fonts: &Fonts) -> Result<Preview, DocumentError> {
    blueprint_set(data)?.preview(fonts)
}
