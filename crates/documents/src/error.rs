//! What can go wrong with a document, and what is worth knowing about one that went right.

use crate::letters::REPLACEMENT;
use std::fmt;

/// Why no document was made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// The templates refused the data.
    #[error(
        "The pages could not be laid out ({0}). Nothing was written; report this text together with the workbook's version."
    )]
    Layout(String),
    /// The pages exist, the file format refused them.
    #[error(
        "The PDF could not be made ({0}). Nothing was written; report this text together with the workbook's version."
    )]
    Pdf(String),
    /// A picture of a page that does not exist was asked for.
    #[error("There is no page {asked}. Choose a page from 1 to {pages}.")]
    NoPage {
        /// The page asked for, counted from 1.
        asked: usize,
        /// How many pages there are.
        pages: usize,
    },
    /// A page could not be drawn as a picture.
    #[error("Page {0} could not be drawn. Choose a smaller scale.")]
    Picture(usize),
}

/// Something a reader of the finished document should know.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Warning {
    /// Characters that no font on this computer has; a replacement stands in their place.
    MissingGlyphs {
        /// Each such character once, in code-point order.
        characters: String,
    },
    /// Control characters that cannot be printed; a replacement stands in their place.
    ControlCharacters {
        /// How many there were.
        count: usize,
    },
    /// The file is tagged but does not claim the accessibility and archive standards.
    NotToStandard {
        /// What the standard refused.
        reason: String,
    },
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MissingGlyphs { characters } => {
                let shown: Vec<String> = characters
                    .chars()
                    .take(20)
                    .map(|c| format!("{c} (U+{:04X})", c as u32))
                    .collect();
                let more = characters.chars().count().saturating_sub(20);
                let rest = if more > 0 {
                    format!(" and {more} more")
                } else {
                    String::new()
                };
                write!(
                    f,
                    "No font has {}{rest}; a {REPLACEMENT} stands in their place. Install a font for them and export again.",
                    shown.join(", ")
                )
            }
            Self::ControlCharacters { count: 1 } => {
                write!(
                    f,
                    "One control character cannot be printed; a {REPLACEMENT} stands in its place. Type that text again."
                )
            }
            Self::ControlCharacters { count } => {
                write!(
                    f,
                    "{count} control characters cannot be printed; a {REPLACEMENT} stands in their place. Type those texts again."
                )
            }
            Self::NotToStandard { reason } => {
                write!(
                    f,
                    "The PDF is tagged but does not claim PDF/UA-1 and PDF/A-2a ({reason}). It can be read as it is; change that text for an archive."
                )
            }
        }
    }
}
