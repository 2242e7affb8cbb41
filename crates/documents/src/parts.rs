//! Small parts of a page: values that may be missing, chips, rings, tables.

use serde::Serialize;

/// A value as printed. There is no blank: what is not known says so, and what cannot apply is a dash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Said {
    /// Known.
    Text(String),
    /// Not known; printed in italics: `not recorded`, `no owner`, `no date`.
    Missing(String),
    /// Does not apply; an en dash.
    NotApplicable,
}

impl Said {
    /// The text when there is one that is not blank, else the words for its absence.
    pub fn or_missing(text: Option<impl Into<String>>, absent: &str) -> Self {
        match text
            .map(Into::into)
            .filter(|text: &String| !text.trim().is_empty())
        {
            Some(text) => Self::Text(text),
            None => Self::Missing(absent.to_owned()),
        }
    }
}

/// How much a chip weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Look {
    /// White on red: nobody.
    Solid,
    /// Red outline: one person, overdue, expired.
    Alarm,
    /// Grey outline: wants attention.
    Plain,
    /// The colour of age, without a box: out of date.
    Aged,
    /// No box: as it should be.
    Bare,
    /// Dashed outline: a gap.
    Gap,
}

/// How full a ring is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ring {
    /// Not at all.
    Empty,
    /// One of four.
    Quarter,
    /// One of three.
    Third,
    /// One of two.
    Half,
    /// Two of three.
    TwoThirds,
    /// Three of four.
    ThreeQuarters,
    /// Full.
    Full,
}

/// Two or three words with a weight.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Chip {
    /// How it is drawn.
    pub look: Look,
    /// The ring inside, if it has one.
    pub ring: Option<Ring>,
    /// The words.
    pub words: String,
}

/// A place in the document, named by the number of a practice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Link {
    /// The practice's number.
    pub number: u32,
    /// Its name.
    pub name: String,
}

/// A cell of a table: a value, with whatever stands under or beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// The value; none where the chip says it all.
    pub said: Option<Said>,
    /// Where it leads, on the web or to a mailbox.
    pub to: Option<String>,
    /// Whether it is set heavier.
    pub strong: bool,
    /// A second line, softer.
    pub note: Option<Said>,
    /// A warning after the second line.
    pub alarm: Option<String>,
    /// A chip.
    pub chip: Option<Chip>,
}

impl Cell {
    /// A cell with only a value.
    pub fn of(said: Said) -> Self {
        Self {
            said: Some(said),
            to: None,
            strong: false,
            note: None,
            alarm: None,
            chip: None,
        }
    }

    /// A cell with only a text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::of(Said::Text(text.into()))
    }

    /// A cell with only a chip.
    pub fn chip(chip: Chip) -> Self {
        Self {
            said: None,
            to: None,
            strong: false,
            note: None,
            alarm: None,
            chip: Some(chip),
        }
    }

    /// The same, set heavier.
    #[must_use]
    pub fn strong(self) -> Self {
        Self {
            strong: true,
            ..self
        }
    }

    /// The same with a second line.
    #[must_use]
    pub fn with_note(self, note: Option<Said>) -> Self {
        Self { note, ..self }
    }

    /// The same with a chip.
    #[must_use]
    pub fn with_chip(self, chip: Option<Chip>) -> Self {
        Self { chip, ..self }
    }
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Column {
    /// Its head.
    pub head: String,
    /// Its share of the width, in millimetres; an upright page has 170, a wide one 257.
    pub mm: f64,
    /// Whether it holds numbers, set flush right.
    pub numbers: bool,
}

impl Column {
    /// A column of words or dates.
    pub fn new(head: &str, mm: f64) -> Self {
        Self {
            head: head.to_owned(),
            mm,
            numbers: false,
        }
    }
}

/// A table that may run over several pages.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Table {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each with a cell for every column.
    pub rows: Vec<Vec<Cell>>,
}
