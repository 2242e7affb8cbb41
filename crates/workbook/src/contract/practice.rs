//! The practice page.

use super::*;
use blueprint_model::{practice::Pillar, question::Standing, status::Status};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A practice with everything that belongs to it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct PracticePage {
    /// Its id.
    pub id: String,
    /// `practice-9`.
    pub handle: String,
    /// Its pillar.
    pub pillar: Pillar,
    /// `practice 9 of 17`, or `own practice`.
    pub place: String,
    /// Whether it was added here and did not come with the program.
    pub own: bool,
    /// Its name.
    pub name: FieldValue,
    /// The one question it answers.
    pub ask: Option<String>,
    /// Its status.
    pub status: StatusView,
    /// Current state.
    pub current: FieldValue,
    /// Desired state.
    pub desired: FieldValue,
    /// What it is, why, how.
    pub guide: Vec<FieldValue>,
    /// Owner, status, reason, cadence, reviewed, claimed, target and its date, by id.
    pub fields: Vec<FieldValue>,
    /// The next review.
    pub next_review: Option<DateShown>,
    /// How far away it is, with the finding when it is overdue.
    pub next_chip: Option<Chip>,
    /// First steps, in order; those still in the template have ids of the form `<practice>/<step>`.
    pub steps: Vec<StepRow>,
    /// `2 of 6 done`.
    pub steps_words: String,
    /// The sheets that belong to it.
    pub sheets: Vec<SheetRow>,
    /// The ladder; absent for own practices.
    pub ladder: Option<Ladder>,
    /// Evidence for levels.
    pub evidence: Vec<EvidenceRow>,
    /// Questions it answers.
    pub questions: Vec<QuestionRow>,
    /// `2 of 4`.
    pub questions_words: String,
    /// Measures the template names.
    pub measures: Vec<MeasureRow>,
    /// The outcomes it moves, as words.
    pub outcomes: Vec<String>,
    /// What the rules say.
    pub findings: Vec<FindingRow>,
    /// Its latest history.
    pub history: Vec<EntryRow>,
    /// Whether it lies in the trash.
    pub trashed: bool,
}

/// Declared and earned status.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct StatusView {
    /// What is shown: the lower of the two.
    pub shown: Status,
    /// Its ring.
    pub glyph: Glyph,
    /// In words, both where they differ.
    pub words: String,
    /// What people say.
    pub declared: Option<String>,
    /// What the content carries.
    pub earned: String,
    /// What is missing for the next one.
    pub missing: Vec<String>,
}

/// One first step.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct StepRow {
    /// Its id.
    pub id: String,
    /// The step of the template it comes from; kept when it gets a record of its own.
    pub template: Option<String>,
    /// The step.
    pub text: String,
    /// Whether the text is the template's own.
    pub from_template: bool,
    /// Whether the template's own text could be put back.
    pub restorable: bool,
    /// Who.
    pub owner: Option<Link>,
    /// By when.
    pub due: Option<DateShown>,
    /// Done on.
    pub done_on: Option<DateShown>,
    /// How long it usually takes.
    pub effort: Option<String>,
    /// A note.
    pub note: Option<String>,
    /// How it stands.
    pub chip: Option<Chip>,
}

/// One rung.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct Rung {
    /// 1 to 5.
    pub level: u8,
    /// `Defined`.
    pub name: String,
    /// What is true.
    pub criterion: String,
    /// The evidence that carries it.
    pub evidence: String,
}

/// The maturity ladder.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct Ladder {
    /// Five rungs.
    pub rungs: Vec<Rung>,
    /// Claimed level.
    pub claimed: Option<u8>,
    /// Supported level.
    pub supported: u8,
    /// Target level.
    pub target: Option<u8>,
    /// `4 target, by 31 Mar`.
    pub target_words: Option<String>,
    /// What is missing for the level above the supported one.
    pub missing: Option<String>,
    /// The level above the supported one.
    pub next: Option<u8>,
    /// Supported in 60 days if nothing is done, when it is lower.
    pub in_60_days: Option<u8>,
}

/// Evidence for a level.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct EvidenceRow {
    /// The `practice-evidence` record.
    pub id: String,
    /// The piece of evidence.
    pub evidence: Option<Link>,
    /// The level it carries.
    pub level: u8,
    /// When it is from.
    pub dated: Option<DateShown>,
    /// The last day it counts.
    pub counts_until: Option<DateShown>,
    /// How it stands.
    pub chip: Chip,
}

/// A director's question.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct QuestionRow {
    /// The question template, or the record id of an own question.
    pub id: String,
    /// The question.
    pub text: String,
    /// How it stands.
    pub standing: Standing,
    /// Its ring.
    pub glyph: Glyph,
    /// Its tone.
    pub tone: Tone,
    /// Why it stands so.
    pub note: String,
    /// The answer in words, when there is one.
    pub answer: Option<String>,
    /// Where to read or write it.
    pub page: Option<Link>,
    /// Whom to ask.
    pub ask: Option<Link>,
}

/// The director's questions, in the order they are asked.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct QuestionsPage {
    /// `32 answered, 4 out of date, 5 without an answer`.
    pub words: String,
    /// The groups.
    pub groups: Vec<QuestionGroupView>,
}

/// Questions that belong together.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct QuestionGroupView {
    /// Its name.
    pub name: String,
    /// `7 questions, 6 answered`.
    pub words: String,
    /// Its questions.
    pub questions: Vec<QuestionRow>,
}

/// A measure the template names.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct MeasureRow {
    /// Its name.
    pub name: String,
    /// The target with its unit and direction: `at most 2 days`.
    pub target: Option<String>,
    /// How it is counted.
    pub how: String,
    /// What it was when it was read last; absent while no review read it.
    pub reading: Option<ReadingShown>,
}

/// What a measure was when it was read last.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct ReadingShown {
    /// The figure with its unit: `82 %`.
    pub words: String,
    /// When the review was locked: `1 Oct`.
    pub on: String,
    /// Whether the target was reached; absent without a target.
    pub glyph: Option<Glyph>,
    /// How it is coloured.
    pub tone: Tone,
}
