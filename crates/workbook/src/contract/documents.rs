//! Documents: what can be made, looked at and exported.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The documents that can be made.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct DocumentsPage {
    /// Them.
    pub documents: Vec<DocumentRow>,
    /// Editions exported before, latest first.
    pub editions: Vec<EditionRow>,
}

/// One document.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct DocumentRow {
    /// `blueprint`.
    pub id: String,
    /// `Technology blueprint`.
    pub name: String,
    /// Whom it is for.
    pub purpose: String,
    /// The kind of record it is about; absent when it is about the whole workbook.
    pub about: Option<String>,
    /// The number the next export gets.
    pub next_edition: u32,
}

/// An edition exported before.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct EditionRow {
    /// `Technology blueprint, edition 7`.
    pub name: String,
    /// `21 August 2026`.
    pub when: String,
    /// Who made it.
    pub by: String,
    /// `64 pages`.
    pub pages: String,
    /// The history head it was made from.
    pub head: String,
}

/// A typeset document.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct PreviewPage {
    /// `blueprint`.
    pub document: String,
    /// Its title.
    pub name: String,
    /// Number of pages; each is fetched as a picture by the command `page`.
    pub pages: u32,
    /// Width and height of each page in points.
    pub sizes: Vec<(f64, f64)>,
    /// What a reader should know, such as glyphs no font has.
    pub warnings: Vec<String>,
}

/// A file was written.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct Written {
    /// Its name, without its folder.
    pub file: String,
    /// What was done, as a sentence.
    pub words: String,
    /// What a reader should know.
    pub warnings: Vec<String>,
}
