//! The blueprint as plain data in print-ready form: every word, date and chip as it will stand on paper.

mod build;
mod sheets;

pub use crate::parts::{Cell, Chip, Column, Link, Look, Ring, Said, Table};
pub use build::{EditionFacts, from_book};
pub use sheets::{Bar, BarPart, PracticeSheet, Register, Sheet};

use blueprint_model::{Day, prose::Block};
use serde::Serialize;

/// Set text as a tree of blocks.
pub type Prose = Vec<Block>;

/// The whole document.
#[derive(Debug, Clone, Serialize)]
pub struct Blueprint {
    /// What the document is called: `Technology blueprint`.
    pub title: String,
    /// Whose it is.
    pub organisation: String,
    /// The line under the title.
    pub lead: String,
    /// `Edition 3`, or `Draft`.
    pub edition: String,
    /// The foot of every page: `Full blueprint, edition 3`.
    pub foot: String,
    /// The day on which everything here was true.
    pub as_of: Day,
    /// That day in full: `Monday 2 March 2026`.
    pub as_of_long: String,
    /// That day for the foot: `2 Mar 2026`.
    pub as_of_short: String,
    /// The edition it takes the place of, with its date.
    pub supersedes: Said,
    /// Who made it.
    pub prepared_by: Said,
    /// Who may read it.
    pub circulation: Said,
    /// The state of the history it was made from.
    pub history: History,
    /// The size of the organisation, in words.
    pub size: String,
    /// How the director's questions stand.
    pub questions_standing: QuestionsStanding,
    /// The pillars, in order.
    pub pillars: Vec<Pillar>,
    /// Red findings, worst first.
    pub findings: Vec<Finding>,
    /// What is not written down, over all pillars.
    pub gaps: Vec<Gap>,
    /// What falls due in the next ninety days, overdue first.
    pub duties: Vec<Duty>,
    /// People, teams, systems, repositories, evidence by age.
    pub registers: Vec<Register>,
    /// The director's questions.
    pub questions: Vec<QuestionGroup>,
    /// How statuses, levels and verdicts come about.
    pub method: Vec<Rule>,
}

/// The state of the history.
#[derive(Debug, Clone, Serialize)]
pub struct History {
    /// The whole head of the chain in groups of four.
    pub head: String,
    /// Its first four groups, for the cover.
    pub long: String,
    /// Its first two groups, for the foot.
    pub short: String,
    /// `Entry 318`.
    pub entry: String,
}

/// How many director's questions have which answer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct QuestionsStanding {
    /// Answered, and fresh.
    pub answered: usize,
    /// Answered too long ago.
    pub out_of_date: usize,
    /// Without an answer.
    pub unanswered: usize,
}

/// A pillar.
#[derive(Debug, Clone, Serialize)]
pub struct Pillar {
    /// `speed`, `stretch`, `shield` or `sales`; chooses the colour.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is for, in a sentence or two.
    pub promise: String,
    /// Its practices, in order.
    pub practices: Vec<Practice>,
    /// Its red findings, worst first.
    pub findings: Vec<Finding>,
    /// Its gaps.
    pub gaps: Vec<Gap>,
}

/// A practice.
#[derive(Debug, Clone, Serialize)]
pub struct Practice {
    /// Its number; also the name of its place in the document.
    pub number: u32,
    /// Its name.
    pub name: String,
    /// The question it answers.
    pub ask: String,
    /// Who keeps it.
    pub owner: Said,
    /// How far it has come.
    pub status: Status,
    /// When it was last reviewed.
    pub reviewed: Said,
    /// When it is next due, with a chip where that is soon or past.
    pub due: Cell,
    /// Why it does not apply, for one that does not.
    pub left_out: Option<String>,
    /// What it is.
    pub what: Prose,
    /// What it is good for.
    pub why: Prose,
    /// How it is done.
    pub how: Prose,
    /// How it is today; empty when nobody wrote it down.
    pub current: Prose,
    /// How it should be; empty when nobody wrote it down.
    pub desired: Prose,
    /// The first steps.
    pub steps: Vec<Step>,
    /// Its maturity.
    pub ladder: Ladder,
    /// What its levels rest on.
    pub evidence: Vec<Evidence>,
    /// What is missing.
    pub gaps: Vec<Gap>,
    /// What is said of its gaps in the margin: `Missing for level 3`.
    pub gaps_note: String,
    /// Its measures.
    pub measures: Vec<Measure>,
    /// What its people keep for it, as tables.
    pub kept: Vec<PracticeSheet>,
    /// Whether those tables need wide pages.
    pub kept_wide: bool,
    /// Wide sheets that follow it.
    pub sheets: Vec<Sheet>,
}

/// How far a practice has come.
#[derive(Debug, Clone, Serialize)]
pub struct Status {
    /// The ring; none where a practice does not apply.
    pub ring: Option<Ring>,
    /// `documented`.
    pub words: String,
    /// What its people say where that differs: `practised declared`.
    pub declared: Option<String>,
}

/// A line of the first-step checklist.
#[derive(Debug, Clone, Serialize)]
pub struct Step {
    /// Whether it is done.
    pub done: bool,
    /// What is to be done.
    pub text: String,
    /// Who does it.
    pub owner: Said,
    /// `done 3 Feb`, `due 9 Mar`, or no date.
    pub date: Said,
    /// `overdue 4 days`, where it is.
    pub chip: Option<Chip>,
}

/// Claimed level next to supported level.
#[derive(Debug, Clone, Serialize)]
pub struct Ladder {
    /// The five levels.
    pub levels: Vec<Level>,
    /// What its people claim.
    pub claimed: Option<u8>,
    /// What fresh evidence carries; none while nothing is written.
    pub supported: Option<u8>,
    /// Where it should be.
    pub target: Option<u8>,
    /// The note in the margin.
    pub note: String,
}

/// One rung.
#[derive(Debug, Clone, Serialize)]
pub struct Level {
    /// 1 to 5.
    pub number: u8,
    /// `Managed`.
    pub name: String,
    /// What is true at this level.
    pub criterion: String,
}

/// A piece of evidence under a practice.
#[derive(Debug, Clone, Serialize)]
pub struct Evidence {
    /// What it shows.
    pub what: Said,
    /// Its date.
    pub dated: Said,
    /// `level 3`, or nothing.
    pub carries: Said,
    /// The last day on which it counts, or a chip where that is past.
    pub until: Cell,
}

/// Something nobody has written down.
#[derive(Debug, Clone, Serialize)]
pub struct Gap {
    /// What is missing.
    pub text: String,
    /// More about it; may be empty.
    pub note: String,
    /// Whom to ask.
    pub ask: Said,
    /// The day since which it is missing.
    pub since: Said,
    /// The practice it belongs to.
    pub practice: Option<Link>,
}

/// What a rule found.
#[derive(Debug, Clone, Serialize)]
pub struct Finding {
    /// The name of the rule; findings of one rule stand together.
    pub group: String,
    /// The rule, as a sentence.
    pub rule: String,
    /// Two or three words, with their weight.
    pub chip: Chip,
    /// The finding, as a sentence.
    pub message: String,
    /// What the rule looked at.
    pub because: String,
    /// The cheapest next step, with its effort.
    pub next: String,
    /// The practice it belongs to.
    pub practice: Option<Link>,
}

/// What falls due.
#[derive(Debug, Clone, Serialize)]
pub struct Duty {
    /// The month it is listed under: `March 2026`, or `Overdue`.
    pub group: String,
    /// `Mon 9 Mar`.
    pub date: String,
    /// What is due.
    pub what: String,
    /// Who does it.
    pub who: Said,
    /// The practice it belongs to.
    pub practice: Option<Link>,
    /// `overdue 6 days`, where it is.
    pub chip: Option<Chip>,
}

/// A group of the director's questions.
#[derive(Debug, Clone, Serialize)]
pub struct QuestionGroup {
    /// `The first days`.
    pub name: String,
    /// `7 questions, 6 answered`.
    pub summary: String,
    /// Its questions.
    pub questions: Vec<Question>,
}

/// A director's question.
#[derive(Debug, Clone, Serialize)]
pub struct Question {
    /// `answered`, `out of date` or `unanswered`, with its weight.
    pub chip: Chip,
    /// The question.
    pub text: String,
    /// The answer; empty when there is none.
    pub answer: Prose,
    /// Where the answer stands or what is missing of it.
    pub note: String,
    /// Whom to ask.
    pub ask: Said,
    /// Whether the answer has aged.
    pub aged: bool,
    /// The practice that answers it.
    pub practice: Option<Link>,
}

/// A figure that shows whether a practice works.
#[derive(Debug, Clone, Serialize)]
pub struct Measure {
    /// Its name.
    pub name: String,
    /// How it is counted.
    pub how: String,
    /// Where it stood when it was read last.
    pub actual: Said,
    /// When that was, in words.
    pub read_on: Option<String>,
    /// Whether it was not where it should be.
    pub missed: bool,
    /// Where it should be.
    pub target: Said,
}

/// A rule of the method, explained.
#[derive(Debug, Clone, Serialize)]
pub struct Rule {
    /// What it decides.
    pub name: String,
    /// How.
    pub text: Prose,
}
