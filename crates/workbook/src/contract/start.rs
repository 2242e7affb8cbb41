//! The start screen.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The start screen.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct StartPage {
    /// Workbooks opened before, latest first.
    pub recent: Vec<RecentRow>,
    /// Who is at the keyboard; absent until asked.
    pub profile: Option<String>,
}

/// A workbook opened before.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct RecentRow {
    /// The company.
    pub company: String,
    /// The file's name.
    pub file: String,
    /// Its folder.
    pub folder: String,
    /// `opened 9 Nov`.
    pub when: String,
    /// Whether the file is where it was.
    pub there: bool,
}
