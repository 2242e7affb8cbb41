//! The small parts pages are made of.

use blueprint_model::{FieldType, Severity, Value, prose::Block};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// A record to go to.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct Link {
    /// Its id.
    pub id: String,
    /// Its kind.
    pub kind: String,
    /// What it is called.
    pub title: String,
}

/// A record to be made where a reference names it, as the value of that reference: in the same step, so that both are taken
/// back as one.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Made {
    /// Its kind, one of those the reference may name.
    pub add: String,
    /// What it is called.
    pub named: String,
    /// What else is known of it, in stored form.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[ts(optional, as = "Option<BTreeMap<String, Value>>")]
    pub fields: BTreeMap<String, Value>,
}

/// How much ink a word gets.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Tone {
    /// Wash and text.
    Bad,
    /// Outline.
    Warn,
    /// Glyph and text.
    Good,
    /// Glyph and quiet text.
    Muted,
    /// Plain text.
    Plain,
}

/// The shapes that stand beside words.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Glyph {
    /// Ring: not started, open.
    Empty,
    /// Ring: drafting.
    Quarter,
    /// Ring: half, one person.
    Half,
    /// Ring: documented.
    ThreeQuarters,
    /// Disc with a check: practised, covered, done.
    Full,
    /// Crossed ring: nobody, failed.
    Crossed,
    /// Dashed ring: no answer.
    Dashed,
    /// Slashed ring: not applicable.
    Slashed,
    /// Filled diamond: overdue, alarm.
    Diamond,
    /// Outlined triangle: amber.
    Triangle,
}

/// A chip: a glyph and words, that explains itself when pressed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct Chip {
    /// How much ink.
    pub tone: Tone,
    /// The shape.
    pub glyph: Glyph,
    /// Two or three words.
    pub words: String,
    /// What it means: rule, inputs, since, next step. Absent when the words say it all.
    pub explains: Option<Explanation>,
}

/// Why something has the colour it has.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct Explanation {
    /// The reading, as a sentence without full stop.
    pub message: String,
    /// The rule.
    pub rule: String,
    /// What the rule looked at.
    pub inputs: String,
    /// Since when, in words; absent when no date is known.
    pub since: Option<String>,
    /// The cheapest next step.
    pub next_step: String,
    /// How long that takes.
    pub effort: String,
}

/// A finding on a page: a chip with its record.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct FindingRow {
    /// How bad.
    pub severity: Severity,
    /// The chip; its explanation holds the sentence and the next step.
    pub chip: Chip,
    /// The record it is about.
    pub record: Link,
    /// The page that shows that record: the record itself, or the parent of a step.
    pub page: Link,
}

/// A date as stored and as shown.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct DateShown {
    /// `2026-11-30`.
    pub raw: String,
    /// `Mon 30 Nov`.
    pub words: String,
    /// `Monday 30 November 2026`, for hover.
    pub exact: String,
}

/// A run of text, marked where it matches a search.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct Run {
    /// The text.
    pub text: String,
    /// Whether it matched.
    pub hit: bool,
}

/// One option of a choice.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct OptionView {
    /// What is stored.
    pub id: String,
    /// What is shown.
    pub label: String,
}

/// A field as its kind describes it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct FieldView {
    /// Its id.
    pub id: String,
    /// What it holds.
    pub r#type: FieldType,
    /// Its name.
    pub label: String,
    /// One sentence.
    pub help: Option<String>,
    /// A realistic value.
    pub example: Option<String>,
    /// Whether it may not be empty.
    pub required: bool,
    /// Options of a choice.
    pub options: Vec<OptionView>,
    /// Kinds a reference may point at.
    pub to: Vec<String>,
    /// The unit of a number.
    pub unit: Option<String>,
    /// Most characters of a line.
    pub limit: Option<u32>,
}

/// A field of one record with its value.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct FieldValue {
    /// The field.
    pub field: FieldView,
    /// The stored value; `null` when empty.
    pub value: Value,
    /// The value in words.
    pub shown: String,
    /// The same with weekday or year, for hover; only for dates.
    pub exact: Option<String>,
    /// The records a reference names.
    pub links: Vec<Link>,
    /// Prose as set text, the template's own when nothing was edited.
    pub blocks: Vec<Block>,
    /// The text to edit: as edited, else the template's own.
    pub text: String,
    /// Whether what is shown is the template's own text.
    pub from_template: bool,
    /// Whether a template's own text could be put back.
    pub restorable: bool,
    /// Whether it can no longer be changed, and why.
    pub frozen: Option<String>,
}

/// An edit is in the file.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct Done {
    /// The record that was made or touched.
    pub id: Option<String>,
    /// The history entry; absent when nothing changed.
    pub entry: Option<u64>,
    /// What was done, in words: `Marked done: List every system`.
    pub label: String,
    /// The kinds whose records changed.
    pub changed: Vec<String>,
    /// The frame as it is now.
    pub frame: Frame,
}

/// The frame: what the rail and the top bar show.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct Frame {
    /// The company.
    pub company: String,
    /// The file's name, without its folder.
    pub file: String,
    /// Where the file lies, for hover.
    pub folder: String,
    /// Why it cannot be written, with what to do; absent when it can.
    pub read_only: Option<String>,
    /// Who is at the keyboard; absent until asked.
    pub profile: Option<String>,
    /// Red findings per pillar, in order speed, stretch, shield, sales.
    pub red: Vec<u32>,
    /// What Undo would take back, in words.
    pub undo: Option<String>,
    /// Who made what Undo would take back, when it was another person.
    pub undo_by: Option<String>,
    /// What Redo would make again, in words.
    pub redo: Option<String>,
    /// When it was last saved: `Saved 10:42`, `Saved 9 Nov`.
    pub saved: String,
    /// The number of the latest entry, in words: `Entry 1,318`.
    pub entry: String,
    /// The head of the history, three groups of four.
    pub head: String,
    /// How many records are in the trash.
    pub trashed: u32,
    /// The civil day everything is shown for, `2026-11-19`.
    pub today: String,
}
