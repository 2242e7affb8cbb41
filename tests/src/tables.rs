//! Tables for tests and the bench: read in, looked at, written out.

use crate::desk::Desk;
use blueprint_workbook::{
    contract::{Done, Failure, ImportMapping, ImportOptions, ImportPreview},
    verb::{ByteOrderMark, Import},
};
use std::{fmt::Write as _, time::Duration};

/// A table in hand.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The kind of its rows.
    pub kind: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What was chosen for its columns.
    pub mapping: ImportMapping,
    /// How it is read.
    pub options: ImportOptions,
}

impl Table {
    /// A table of a kind, read as it shows itself.
    pub fn of(kind: &str, text: impl AsRef<[u8]>) -> Self {
        Self {
            kind: kind.to_owned(),
            bytes: text.as_ref().to_vec(),
            ..Self::default()
        }
    }

    /// Read another way.
    #[must_use]
    pub fn with(mut self, change: impl FnOnce(&mut ImportOptions)) -> Self {
        change(&mut self.options);
        self
    }

    /// With a column chosen; an empty target leaves it out.
    #[must_use]
    pub fn map(mut self, heading: &str, target: &str) -> Self {
        let target = Some(target.to_owned()).filter(|target| !target.is_empty());
        self.mapping.insert(heading.to_owned(), target);
        self
    }

    fn import(&self) -> Import<'_> {
        Import {
            kind: &self.kind,
            bytes: &self.bytes,
            mapping: &self.mapping,
            options: &self.options,
        }
    }

    /// What its import would do.
    ///
    /// # Errors
    /// What the use case says.
    pub fn preview(&self, desk: &Desk) -> Result<ImportPreview, Failure> {
        desk.workbook.csv_preview(&self.import())
    }

    /// Imports it.
    ///
    /// # Errors
    /// What the use case says.
    pub fn apply(&self, desk: &mut Desk) -> Result<Done, Failure> {
        desk.workbook.csv_import(&self.import())
    }

    /// Its errors as `line:column message`, 0 for the whole row.
    ///
    /// # Errors
    /// What the use case says.
    pub fn errors(&self, desk: &Desk) -> Result<Vec<String>, Failure> {
        let preview = self.preview(desk)?;
        let errors = preview.errors.iter().map(|error| {
            let column = error.column.unwrap_or(0);
            format!("{}:{column} {}", error.line, error.message)
        });
        Ok(errors.collect())
    }
}

/// The text of the table of a kind.
///
/// # Errors
/// When it cannot be written.
pub fn exported(desk: &Desk, kind: &str) -> anyhow::Result<String> {
    let path = desk.path("out.csv");
    desk.workbook
        .export_csv(kind, &path, ByteOrderMark::Without)?;
    Ok(std::fs::read_to_string(path)?)
}

/// A list of so many grants of 500 people to 40 systems, all of them new.
pub fn many_grants(rows: usize) -> String {
    let mut text = "Person,System,Role,Scope,Granted,Last used,Source\r\n".to_owned();
    for n in 0..rows {
        let (person, system) = (n % 500, n / 500 % 40);
        let day = n % 28 + 1;
        // Writing to a String cannot fail.
        let _ = write!(
            text,
            "Person {person},System {system},role {},production,2025-03-{day:02},2026-10-{day:02},Identity provider\r\n",
            n / 20_000
        );
    }
    text
}

/// How long it takes to look at a list of so many new grants, to import it, and to export it again.
///
/// # Errors
/// When one of them fails.
pub fn measure(rows: usize) -> anyhow::Result<[Duration; 3]> {
    let mut desk = Desk::new()?;
    let table = Table::of("grant", many_grants(rows)).with(|options| options.create_missing = true);
    let looked_at = took(|| Ok(table.preview(&desk).map(drop)?))?;
    let imported = took(|| Ok(table.apply(&mut desk).map(drop)?))?;
    let exported = took(|| exported(&desk, "grant").map(drop))?;
    Ok([looked_at, imported, exported])
}

#[expect(clippy::disallowed_methods, reason = "a bench measures real time")]
fn took(deed: impl FnOnce() -> anyhow::Result<()>) -> anyhow::Result<Duration> {
    let start = std::time::Instant::now();
    deed()?;
    Ok(start.elapsed())
}
