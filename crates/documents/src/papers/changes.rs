//! What changed between two points of the history: every record that differs, field by field, with who and why.

use super::{Paper, Source, furniture::Furniture};
use crate::{
    DocumentError, Set,
    parts::{Cell, Said},
};
use serde::Serialize;

pub(super) const PAPER: Paper = Paper {
    id: "changes",
    name: "Comparison",
    purpose: "Every record that differs between two points of the history, with who changed it and why: the appendix to a review.",
    kind: None,
    one_page: false,
};

/// What the history says of a span, put into words by whoever can read it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Changes {
    /// `2026 Q3, whole book`.
    pub from: String,
    /// `entry 21, Saturday 26 September 2026, 16:12`.
    pub from_exact: String,
    /// `now`.
    pub to: String,
    /// As for `from`.
    pub to_exact: String,
    /// The part of the workbook it is held to: `whole book`.
    pub scope: String,
    /// `31 fields of 12 records differ, changed by four people`.
    pub words: String,
    /// The records that differ, by kind.
    pub groups: Vec<ChangedGroup>,
    /// How many more records differ than are listed.
    pub left_out: usize,
}

/// The records of a kind that differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangedGroup {
    /// `Systems`.
    pub name: String,
    /// How many.
    pub records: usize,
    /// A line for each field that differs, and one for each record that came or went.
    pub lines: Vec<ChangedLine>,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangedLine {
    /// What the record is called.
    pub title: String,
    /// The record it belongs to.
    pub parent: Option<String>,
    /// Whether the line before it is about the same record.
    pub again: bool,
    /// `Secondary expert`; `new`, `in the trash`.
    pub field: String,
    /// Before, in words.
    pub before: Option<String>,
    /// After, in words.
    pub after: Option<String>,
    /// Whether the words were blanked.
    pub blanked: bool,
    /// `Guðrún Helgadóttir, 19 Nov`.
    pub who: String,
    /// Why, when the writer said so.
    pub why: Option<String>,
}

/// The same, as the template takes it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Appendix {
    earlier: String,
    earlier_exact: String,
    later: String,
    later_exact: String,
    scope: String,
    words: String,
    more: Option<String>,
    groups: Vec<Group>,
}

#[derive(Debug, Clone, Serialize)]
struct Group {
    name: String,
    count: String,
    rows: Vec<Vec<Cell>>,
}

impl Appendix {
    pub(super) fn of(changes: &Changes) -> Self {
        Self {
            earlier: changes.from.clone(),
            earlier_exact: changes.from_exact.clone(),
            later: changes.to.clone(),
            later_exact: changes.to_exact.clone(),
            scope: changes.scope.clone(),
            words: format!("{}.", changes.words),
            more: (changes.left_out > 0).then(|| {
                format!(
                    "{} more records differ; choose points closer to each other to see them.",
                    changes.left_out
                )
            }),
            groups: changes.groups.iter().map(group).collect(),
        }
    }
}

fn group(group: &ChangedGroup) -> Group {
    Group {
        name: group.name.clone(),
        count: match group.records {
            1 => "one record".to_owned(),
            n => format!("{n} records"),
        },
        rows: group.lines.iter().map(row).collect(),
    }
}

fn row(line: &ChangedLine) -> Vec<Cell> {
    let value = |text: &Option<String>| match text {
        _ if line.blanked => Said::Missing("blanked".into()),
        Some(text) => Said::Text(text.clone()),
        None => Said::NotApplicable,
    };
    let title = Cell::text(line.title.clone());
    let title = if line.again {
        title
    } else {
        title
            .strong()
            .with_note(line.parent.clone().map(Said::Text))
    };
    vec![
        title,
        Cell::text(line.field.clone()),
        Cell::of(value(&line.before)),
        Cell::of(value(&line.after)),
        Cell::text(line.who.clone()).with_note(line.why.clone().map(Said::Text)),
    ]
}

#[derive(Serialize)]
struct Paged {
    #[serde(flatten)]
    furniture: Furniture,
    changes: Appendix,
}

pub(super) fn set(source: &Source<'_>) -> Result<Set, DocumentError> {
    let changes = source.edition.changes.clone().unwrap_or_default();
    let mut furniture = source.furniture(None, "");
    furniture.section = "Comparison".to_owned();
    let data = Paged {
        changes: Appendix::of(&changes),
        furniture,
    };
    Set::new("papers/changes.typ", &data, source.today)
}
