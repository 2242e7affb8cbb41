//! Kinds of record as their template files describe them: names, fields, limits and where they belong.

use crate::{KindId, cadence::Cadence};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a field holds. A closed set: a new variant must be validated, shown, drawn and exported before it compiles.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema, ts_rs::TS)]
#[serde(rename_all = "lowercase")]
pub enum FieldType {
    /// One line, at most 1,000 characters.
    Line,
    /// Set text in a small part of Markdown, at most 32 KB.
    Prose,
    /// One of the options.
    Choice,
    /// Yes or no.
    Tick,
    /// A civil date.
    Date,
    /// A moment in UTC with the offset it was entered in.
    Moment,
    /// A month, `YYYY-MM`.
    Month,
    /// A maturity level, 1-5.
    Level,
    /// A rating, 1-7.
    Rating,
    /// A decimal number with an optional unit.
    Number,
    /// Integer minor units and an ISO 4217 code.
    Money,
    /// A decimal number from 0 to 100.
    Percent,
    /// Whole seconds.
    Duration,
    /// How often something comes round.
    Cadence,
    /// One other record.
    Ref,
    /// Several other records.
    Refs,
    /// A web address or a path.
    Link,
    /// A file stored inside the workbook.
    File,
}

/// One option of a choice.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum ChoiceOption {
    /// Its id is also its label.
    Plain(String),
    /// An id with a longer label.
    Labelled {
        /// What is stored.
        id: String,
        /// What is shown where there is room.
        label: String,
    },
}

impl ChoiceOption {
    /// What is stored.
    pub fn id(&self) -> &str {
        match self {
            Self::Plain(id) | Self::Labelled { id, .. } => id,
        }
    }

    /// What is shown where there is room.
    pub fn label(&self) -> &str {
        match self {
            Self::Plain(id) => id,
            Self::Labelled { label, .. } => label,
        }
    }
}

/// One field of a kind.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Stable id, unique within the kind and never reused.
    pub id: String,
    /// What it holds.
    #[serde(rename = "type")]
    pub kind: FieldType,
    /// Its name on screen and paper.
    pub label: String,
    /// One sentence beside the field.
    pub help: Option<String>,
    /// A realistic value, shown in the empty field.
    pub example: Option<String>,
    /// Whether a record cannot be without it.
    #[serde(default)]
    pub required: bool,
    /// The transition that asks for it: `sign`, when the lock of its kind, or of the kind it is a child of, falls.
    pub required_at: Option<String>,
    /// The options of a choice.
    #[serde(default)]
    pub options: Vec<ChoiceOption>,
    /// The kinds a reference may point at.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub to: Vec<KindId>,
    /// The unit of a number.
    pub unit: Option<String>,
    /// Least number.
    pub min: Option<i64>,
    /// Greatest number; most characters of a line.
    pub max: Option<i64>,
    /// The field that, once filled, freezes this one.
    pub frozen_after: Option<String>,
    /// Whether a date is set by ticking: the record is done when it is filled.
    #[serde(default)]
    pub tick: bool,
    /// Whether it holds a person's data beyond the name, for redaction.
    #[serde(default)]
    pub personal: bool,
}

/// One record and many of them, for sentences.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Names {
    /// `access review`
    pub one: String,
    /// `access reviews`
    pub many: String,
}

/// When a record becomes unchangeable, and what it keeps of the records it refers to.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Lock {
    /// The field that locks the record and its children once it is filled.
    pub when: String,
    /// What the history says was done then; `Signed` when left out.
    pub words: Option<String>,
    /// Reference fields, of the record or its children, whose labels are copied at that moment.
    #[serde(default)]
    pub copies: Vec<String>,
    /// Fields of its children that stay writable, because they are followed up after the lock.
    #[serde(default)]
    pub open: Vec<String>,
}

/// A kind of record.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    /// Stable id, never reused.
    #[schemars(with = "String")]
    pub id: KindId,
    /// Counts up when the fields change.
    pub version: u32,
    /// The pillar it belongs to.
    pub pillar: Option<crate::practice::Pillar>,
    /// The practice it belongs to.
    pub practice: Option<String>,
    /// Its place among the registers, when it is one.
    pub register: Option<u32>,
    /// Whether a workbook has exactly one.
    #[serde(default)]
    pub single: bool,
    /// Its names.
    pub name: Names,
    /// The field that names a record.
    pub title: String,
    /// One sentence: why this is worth filling in.
    pub why: String,
    /// A realistic line for the empty sheet.
    pub example: Option<String>,
    /// The window panel that draws it; the plain page when absent.
    pub view: Option<String>,
    /// The kind it is a child of.
    #[schemars(with = "Option<String>")]
    pub parent: Option<KindId>,
    /// The kinds of its children.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub children: Vec<KindId>,
    /// The fields that find a record in a table from outside; one per parent.
    #[serde(default)]
    pub key: Vec<String>,
    /// The columns of its grid, in order; all when empty.
    #[serde(default)]
    pub columns: Vec<String>,
    /// Fields to sort by, `-` before one that descends; by position when empty.
    #[serde(default)]
    pub sort: Vec<String>,
    /// The choice its grid is grouped by.
    pub group: Option<String>,
    /// How often a record of it comes round.
    pub cadence: Option<Cadence>,
    /// Its lock.
    pub lock: Option<Lock>,
    /// Its fields, in the order of the form.
    #[serde(rename = "field")]
    pub fields: Vec<Field>,
}

impl Kind {
    /// The field of that id.
    pub fn field(&self, id: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.id == id)
    }

    /// The date whose filling means done, when the kind has one.
    pub fn tick_field(&self) -> Option<&Field> {
        self.fields.iter().find(|field| field.tick)
    }

    /// The fields shown as columns, in order.
    pub fn column_fields(&self) -> Vec<&Field> {
        if self.columns.is_empty() {
            self.fields.iter().collect()
        } else {
            self.columns
                .iter()
                .filter_map(|id| self.field(id))
                .collect()
        }
    }
}
