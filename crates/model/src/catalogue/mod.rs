//! The catalogue: every kind, practice and question a workbook can hold, read from template files.

mod checks;
mod read;
pub mod sample;

use crate::{
    KindId,
    kind::Kind,
    practice::PracticeTemplate,
    question::{QuestionGroup, QuestionTemplate},
};
use include_dir::{Dir, include_dir};
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

static KINDS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../templates/kinds");
static PRACTICES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../templates/practices");
static QUESTIONS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../templates/questions");
static SAMPLES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../templates/samples");

/// What is wrong with a template file, and where.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{file}:{line}: {reason}")]
pub struct TemplateError {
    /// The file, as given.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The reason and the way out, ending with a period.
    pub reason: String,
}

/// One template file: its path below the templates folder, and its text.
#[derive(Clone, Debug)]
pub struct TemplateFile {
    /// Such as `kinds/system.toml`.
    pub path: String,
    /// The whole file.
    pub text: String,
}

/// All templates, checked against each other.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    kinds: BTreeMap<KindId, Kind>,
    practices: Vec<PracticeTemplate>,
    questions: Vec<QuestionGroup>,
}

impl Catalogue {
    /// Reads template files. Unknown keys, references to nothing and ids given twice are refused.
    ///
    /// # Errors
    /// Every fault found, each with file, line and reason.
    pub fn read(files: &[TemplateFile]) -> Result<Self, Vec<TemplateError>> {
        let mut catalogue = Self::default();
        let mut errors = Vec::new();
        for file in files {
            if let Err(error) = read::into_catalogue(&mut catalogue, file) {
                errors.push(error);
            }
        }
        catalogue.practices.sort_by_key(|practice| practice.number);
        catalogue.questions.sort_by_key(|group| group.order);
        if errors.is_empty() {
            errors = checks::all(&catalogue, files);
        }
        if errors.is_empty() {
            Ok(catalogue)
        } else {
            Err(errors)
        }
    }

    /// The templates this program ships with.
    pub fn shipped() -> Arc<Self> {
        static CATALOGUE: LazyLock<Arc<Catalogue>> =
            LazyLock::new(|| match Catalogue::read(&shipped_files()) {
                Ok(catalogue) => Arc::new(catalogue),
                // A test reads every shipped template, so a build with a faulty one is never released.
                Err(errors) => unreachable!("a shipped template is faulty: {errors:?}"),
            });
        CATALOGUE.clone()
    }

    /// The kind of that id.
    pub fn kind(&self, id: &str) -> Option<&Kind> {
        self.kinds.get(id)
    }

    /// All kinds, by id.
    pub fn kinds(&self) -> impl Iterator<Item = &Kind> {
        self.kinds.values()
    }

    /// The kinds that are registers, in their order.
    pub fn registers(&self) -> Vec<&Kind> {
        let mut all: Vec<&Kind> = self
            .kinds
            .values()
            .filter(|kind| kind.register.is_some())
            .collect();
        all.sort_by_key(|kind| kind.register);
        all
    }

    /// The practice template of that id.
    pub fn practice(&self, id: &str) -> Option<&PracticeTemplate> {
        self.practices.iter().find(|practice| practice.id == id)
    }

    /// All practice templates, by number.
    pub fn practices(&self) -> &[PracticeTemplate] {
        &self.practices
    }

    /// What one record of a kind is called; the id of a kind that is not known.
    pub fn noun<'a>(&'a self, kind: &'a str) -> &'a str {
        self.kind(kind).map_or(kind, |kind| kind.name.one.as_str())
    }

    /// The director's questions, by group.
    pub fn question_groups(&self) -> &[QuestionGroup] {
        &self.questions
    }

    /// The question of that id.
    pub fn question(&self, id: &str) -> Option<&QuestionTemplate> {
        self.questions
            .iter()
            .flat_map(|group| &group.questions)
            .find(|question| question.id == id)
    }
}

/// The shipped files of kinds, practices and questions.
pub fn shipped_files() -> Vec<TemplateFile> {
    let folders = [
        ("kinds", &KINDS),
        ("practices", &PRACTICES),
        ("questions", &QUESTIONS),
    ];
    folders
        .iter()
        .flat_map(|(name, dir)| files_in(name, dir))
        .collect()
}

/// The files of the shipped sample company, and its id.
pub fn sample_files() -> (String, Vec<TemplateFile>) {
    let company = SAMPLES.dirs().next();
    let id = company
        .and_then(|dir| dir.path().to_str())
        .unwrap_or_default()
        .to_owned();
    (
        id,
        company
            .map(|dir| files_in("samples", dir))
            .unwrap_or_default(),
    )
}

fn files_in(name: &str, dir: &Dir<'_>) -> Vec<TemplateFile> {
    let toml = dir
        .files()
        .filter(|file| file.path().extension().is_some_and(|ext| ext == "toml"));
    let read = toml.filter_map(|file| {
        let path = format!("{name}/{}", file.path().to_str()?);
        Some(TemplateFile {
            path,
            text: file.contents_utf8()?.to_owned(),
        })
    });
    let mut found: Vec<TemplateFile> = read.collect();
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

#[cfg(test)]
mod tests;
