//! Quarterly reviews: the list of them, and the session of one.

use super::*;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// All quarterly reviews, and what is needed to begin one.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct ReviewsPage {
    /// `One open, four locked`.
    pub words: String,
    /// Those that are open, then the locked ones, latest first.
    pub reviews: Vec<ReviewRow>,
    /// What a new one can be about.
    pub begin: ReviewChoices,
}

/// A review in the list.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct ReviewRow {
    /// The review.
    pub review: Link,
    /// `2026 Q4`.
    pub quarter: String,
    /// `whole book`.
    pub scope: String,
    /// How it stands: `locked 3 Oct`, `four of seven steps`.
    pub chip: Chip,
    /// Who leads it.
    pub led_by: Option<Link>,
    /// Whether it is locked.
    pub locked: bool,
    /// The review it corrects.
    pub corrects: Option<Link>,
}

/// What a new review can be about.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct ReviewChoices {
    /// Quarters, the likeliest first.
    pub quarters: Vec<String>,
    /// Teams.
    pub teams: Vec<Link>,
    /// People who lead something.
    pub leads: Vec<Link>,
    /// The person at the keyboard, when the workbook knows them.
    pub me: Option<Link>,
}

/// What a new review is about.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", tag = "scope")]
pub enum ReviewScope {
    /// Everything.
    Whole,
    /// One pillar.
    Pillar {
        /// Which.
        pillar: blueprint_model::practice::Pillar,
    },
    /// One team.
    Team {
        /// Which.
        team: String,
    },
    /// What one lead answers for.
    Lead {
        /// Whose part.
        lead: String,
    },
}

/// The session of a review.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct ReviewPage {
    /// Its id.
    pub id: String,
    /// `quarterly-review-3`.
    pub handle: String,
    /// `2026 Q4, whole book`.
    pub title: String,
    /// `2026 Q4`.
    pub quarter: String,
    /// `whole book`.
    pub scope: String,
    /// What it looks back on: `from 4 July to today`.
    pub stretch: String,
    /// Why nothing can be changed any more, when it is locked.
    pub locked: Option<String>,
    /// Whether it is in the trash, where nothing of it can be changed.
    pub trashed: bool,
    /// The review it corrects.
    pub corrects: Option<Link>,
    /// The review that corrects this one.
    pub corrected_by: Option<Link>,
    /// The review before it.
    pub previous: Option<Link>,
    /// Its steps, in order.
    pub steps: Vec<ReviewStep>,
    /// The step to go on with.
    pub next: String,
    /// Who leads it, next day, absent, note: the fields of its head.
    pub head: Vec<FieldValue>,
    /// Step one.
    pub last_three: Vec<LastIssue>,
    /// Step two.
    pub practices: Vec<PracticeLine>,
    /// Step three.
    pub duties: DutyParts,
    /// Step four.
    pub measures: Vec<MeasureLine>,
    /// Step five: the new three.
    pub issues: Vec<LineOfFields>,
    /// The day a new issue is due unless told otherwise, as stored.
    pub issue_due: String,
    /// Step five: decisions.
    pub decisions: Vec<LineOfFields>,
    /// Step six: the points to compare, the review before or the beginning of the quarter, and this one or now.
    pub compare: (String, String),
    /// Step seven.
    pub participants: Vec<ParticipantRow>,
    /// What can be done to it: sign, lock, correct.
    pub deeds: Vec<Deed>,
    /// The documents that can be made of it.
    pub documents: Vec<DocumentRow>,
}

/// A step with its progress.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct ReviewStep {
    /// `practices`.
    pub id: String,
    /// `Practices due`.
    pub name: String,
    /// `4 of 9`, `gone through`; empty before it began.
    pub words: String,
    /// Whether nothing is left to say.
    pub done: bool,
    /// The tick that says it was gone through, where reading is all there is to do.
    pub tick: Option<String>,
}

/// One of last quarter's three.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct LastIssue {
    /// The issue.
    pub issue: Link,
    /// Who saw to it.
    pub owner: Option<Link>,
    /// By when.
    pub due: Option<DateShown>,
    /// `done`, `moved`, `not done`; absent until said.
    pub outcome: Option<String>,
    /// When done, moved to when, what came of it.
    pub fields: Vec<FieldValue>,
    /// Whether it is said what became of it.
    pub said: bool,
}

/// A practice that is read.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct PracticeLine {
    /// The line of the review.
    pub id: String,
    /// The practice.
    pub practice: Link,
    /// Its number in the blueprint.
    pub number: Option<u32>,
    /// How it stands, then when it was locked.
    pub status: Chip,
    /// `3 from 2`; absent without a level.
    pub level: Option<String>,
    /// Its owner.
    pub owner: Option<Link>,
    /// `last read 12 Jul`.
    pub reviewed: String,
    /// Its current state, to be mended in place.
    pub current: FieldValue,
    /// Its desired state, to be mended in place.
    pub desired: FieldValue,
    /// Its open steps: text, owner and day in words.
    pub steps: Vec<String>,
    /// What the rules raise about it.
    pub findings: Vec<FindingRow>,
    /// The verdict; absent until said.
    pub verdict: Option<String>,
    /// The decision or reason.
    pub note: FieldValue,
    /// Whether it says all it must.
    pub said: bool,
}

/// Duties and sheets.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct DutyParts {
    /// Done, done late, skipped.
    pub closed: Vec<DutyLine>,
    /// Due and not done.
    pub missed: Vec<DutyLine>,
    /// Sheets that are due.
    pub sheets: Vec<DutyLine>,
}

/// A duty or a sheet.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct DutyLine {
    /// `Review Feature flags`.
    pub what: String,
    /// The page of its record; absent when it is gone.
    pub page: Option<Link>,
    /// Who answers for it.
    pub owner: Option<Link>,
    /// When it was or is due.
    pub due: Option<DateShown>,
    /// How it stands: `done`, `done 4 days late`, `overdue 12 days`.
    pub chip: Chip,
    /// Why it was skipped; the theme of a sheet.
    pub note: Option<String>,
}

/// A measure of a practice that is read.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct MeasureLine {
    /// The practice it belongs to.
    pub practice: Link,
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// `at most 2 days`; absent without a target.
    pub target: Option<String>,
    /// How it is counted.
    pub how: String,
    /// The reading before, in words.
    pub last: Option<String>,
    /// The line of this reading; absent until entered.
    pub id: Option<String>,
    /// The reading, as typed; empty until entered.
    pub value: String,
    /// Whether the target is reached; absent without a target or a reading.
    pub glyph: Option<Glyph>,
    /// How much that weighs.
    pub tone: Tone,
    /// Where the reading comes from; empty when nobody said.
    pub note: String,
    /// Whether it was counted: a figure that is typed takes the note away.
    pub is_counted: bool,
    /// What the workbook counts itself today, while that is not what is entered.
    pub counted: Option<Counted>,
}

/// A figure the workbook counts by itself.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct Counted {
    /// As it is entered.
    pub figure: String,
    /// `3 of 14 flags`.
    pub words: String,
    /// What the reading then says of where it comes from.
    pub note: String,
}

/// A line with its fields, to be edited in place.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct LineOfFields {
    /// The record.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Its fields.
    pub fields: Vec<FieldValue>,
}

/// A participant.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct ParticipantRow {
    /// Who.
    pub person: Link,
    /// `signed today, 10:42`, and who wrote it when it was another; absent until then.
    pub signed: Option<String>,
    /// Whether a line was changed after the signature, so that it no longer counts.
    pub stale: bool,
    /// Whether it is the person at the keyboard.
    pub me: bool,
}
