//! Home and the pillar pages.

use super::*;
use blueprint_model::practice::Pillar;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A part of the sentence that says how things stand.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct SentencePart {
    /// The words.
    pub text: String,
    /// How much ink.
    pub tone: Tone,
    /// The section of Home it leads to: `red`, `due`, `gaps`; absent for the words between.
    pub to: Option<String>,
}

/// Home.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct HomePage {
    /// `Thursday 19 November 2026`.
    pub date: String,
    /// How things stand, as one sentence.
    pub sentence: Vec<SentencePart>,
    /// Red findings, cheapest step first; the first fifty.
    pub red: Vec<FindingRow>,
    /// How many more are red.
    pub red_more: u32,
    /// Amber findings, cheapest step first; the first fifty.
    pub amber: Vec<FindingRow>,
    /// How many more are amber.
    pub amber_more: u32,
    /// The last duties to fall overdue and those due in the next two weeks, earliest first; at least the next few.
    pub due: Vec<DutyRow>,
    /// How many more have been overdue for longer.
    pub due_earlier: u32,
    /// How many more are due later.
    pub due_later: u32,
    /// The four pillars.
    pub pillars: Vec<PillarRow>,
    /// Practices documented or practised, and all that apply.
    pub documented: u32,
    /// All practices that apply.
    pub applicable: u32,
    /// What falls within 60 days if nothing is done, in words.
    pub outlook: Option<String>,
    /// Unanswered director's questions, the first few.
    pub gaps: Vec<QuestionRow>,
    /// `9 of 41 unanswered`.
    pub gaps_words: String,
    /// What lies beyond the few shown: `Six more, and four answers out of date`.
    pub gaps_more: Option<String>,
    /// The latest entries.
    pub changes: Vec<EntryRow>,
    /// Whether the workbook holds nothing but its company yet.
    pub fresh: bool,
}

/// One practice as a ring.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct PracticeRing {
    /// The practice.
    pub practice: Link,
    /// Its ring.
    pub glyph: Glyph,
    /// Its status in words.
    pub words: String,
}

/// One pillar on Home.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct PillarRow {
    /// Which.
    pub pillar: Pillar,
    /// Its name.
    pub name: String,
    /// Its practices.
    pub rings: Vec<PracticeRing>,
    /// `4 of 5 documented`.
    pub documented: String,
    /// `3 claimed, 2 supported`; absent when nothing is claimed.
    pub levels: Option<String>,
    /// Amber where claimed and supported differ.
    pub levels_tone: Tone,
}

/// A pillar page.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct PillarPage {
    /// Which.
    pub pillar: Pillar,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub promise: String,
    /// `4 of 5 documented`.
    pub documented: String,
    /// `3 claimed, 2 supported`; absent when nothing is claimed.
    pub levels: Option<String>,
    /// Amber where claimed and supported differ.
    pub levels_tone: Tone,
    /// Its practices, those of the template first.
    pub practices: Vec<PracticeRow>,
    /// Its findings, worst first; the first fifty.
    pub findings: Vec<FindingRow>,
    /// How many more there are.
    pub findings_more: u32,
    /// Its next duties and those overdue.
    pub due: Vec<DutyRow>,
    /// Its questions.
    pub questions: Vec<QuestionRow>,
}

/// A practice on its pillar's page.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct PracticeRow {
    /// The practice.
    pub practice: Link,
    /// Its number, when it came with the program.
    pub number: Option<u32>,
    /// The one question it answers.
    pub ask: Option<String>,
    /// Its ring.
    pub glyph: Glyph,
    /// Its status in words, both when declared and earned differ.
    pub status: String,
    /// Amber where they differ.
    pub status_tone: Tone,
    /// Its owner.
    pub owner: Option<Link>,
    /// `2 of 6 steps done`.
    pub steps: String,
    /// Claimed level.
    pub claimed: Option<u8>,
    /// Supported level.
    pub supported: u8,
    /// Target level.
    pub target: Option<u8>,
    /// The next review.
    pub next_review: Option<DateShown>,
    /// The worst thing about it.
    pub chip: Option<Chip>,
}
