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
    /// What must fit on one page does not.
    #[error("{paper} is too long for {place} by {lines} {}. Shorten it and export again; nothing was written.", if *.lines == 1 { "line" } else { "lines" })]
    TooLong {
        /// Which: `The product brief`.
        paper: String,
        /// What it must fit: `one page`, `its slide “What we learned”`.
        place: String,
        /// Lines beyond the page, at the smallest size.
        lines: u32,
    },
    /// No document of that name.
    #[error("There is no document “{0}”. Ask for one of those listed.")]
    NoDocument(String),
    /// The record has no document that must fit on a page.
    #[error(
        "{record} is not set on one page. Choose a codebase standard, a product brief or a proof of concept."
    )]
    NoPaper {
        /// What was asked about.
        record: String,
    },
    /// The document is about another kind of record.
    #[error("{paper} is about {0}, and {record} is none. Choose {0}.", blueprint_model::words::a(.wanted))]
    WrongRecord {
        /// The document.
        paper: &'static str,
        /// The kind of record it is about.
        wanted: String,
        /// What was asked for.
        record: String,
    },
    /// The workbook has no record of the document's kind.
    #[error("{paper}: there is no {wanted} in this workbook yet. Add one first.")]
    NoRecord {
        /// The document.
        paper: &'static str,
        /// The kind of record it is about.
        wanted: String,
    },
    /// The workbook has several records of the document's kind.
    #[error("{paper}: say which one of these: {choices}.")]
    WhichRecord {
        /// The document.
        paper: &'static str,
        /// Each by number and title.
        choices: String,
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
    /// What must fit on one page does not, so no PDF can be made of it.
    TooLong {
        /// What it must fit: `one page`, `its slide “What we learned”`.
        place: String,
        /// Lines beyond the page, at the smallest size.
        lines: u32,
    },
    /// Pictures that could not be printed: missing, or neither PNG nor JPEG.
    Pictures {
        /// How many.
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
            Self::TooLong { place, lines } => {
                let word = if *lines == 1 { "line" } else { "lines" };
                write!(
                    f,
                    "Too long for {place} by {lines} {word}; no PDF is made until it is shorter."
                )
            }
            Self::Pictures { count } => {
                let (word, verb) = if *count == 1 {
                    ("picture", "is")
                } else {
                    ("pictures", "are")
                };
                write!(
                    f,
                    "{count} {word} {verb} missing or neither PNG nor JPEG and cannot be printed. Add a PNG or JPEG and export again."
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
