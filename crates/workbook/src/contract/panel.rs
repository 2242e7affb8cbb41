//! What stands above the form of a record that computes something: facts, pictures, tables and deeds.

use super::*;
use blueprint_model::scene::Scene;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The panel of a record.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize, TS)]
pub struct Panel {
    /// Which panel draws it, from the kind's template; the plain page when absent.
    pub view: Option<String>,
    /// What it shows, in order.
    pub blocks: Vec<PanelBlock>,
    /// What can be done, the likeliest first.
    pub deeds: Vec<Deed>,
}

/// A part of a panel.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", tag = "block")]
pub enum PanelBlock {
    /// A row of facts.
    Facts {
        /// In order.
        facts: Vec<Fact>,
    },
    /// A picture.
    Picture {
        /// The picture.
        scene: Scene,
    },
    /// A table to read.
    Table {
        /// Its heading.
        title: String,
        /// The heads of its columns.
        head: Vec<String>,
        /// Its rows, a cell per column.
        rows: Vec<Vec<PanelCell>>,
        /// What stands there when it has no row.
        empty: String,
    },
    /// A sentence that matters.
    Notice {
        /// How much ink.
        tone: Tone,
        /// The sentence.
        text: String,
    },
}

/// One fact: a figure with its name.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct Fact {
    /// `RTO`.
    pub label: String,
    /// `47 min`.
    pub words: String,
    /// `target 1 h`.
    pub note: Option<String>,
    /// How much ink.
    pub tone: Tone,
}

/// One cell of a table.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct PanelCell {
    /// Its words.
    pub words: String,
    /// How much ink.
    pub tone: Tone,
    /// Where it leads.
    pub link: Option<Link>,
}

/// Something that can be done to a record beyond editing its fields.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct Deed {
    /// Its id, to be sent back with [`Request::Do`].
    pub id: String,
    /// The button: `Start the review`.
    pub words: String,
    /// What it will do, in a sentence.
    pub help: String,
    /// What is asked before it is done, when it cannot be taken back.
    pub asks: Option<String>,
    /// Why it cannot be done now, with the way out.
    pub refused: Option<String>,
}

/// How well a page that must fit on one sheet of paper does.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct FitView {
    /// `fits, 12 lines left at 10 pt`, `too long by 4 lines`.
    pub words: String,
    /// How much ink.
    pub tone: Tone,
    /// How much of the page is filled, 0 to 1; above 1 it does not fit.
    pub filled: f32,
    /// Lines too many; 0 when it fits.
    pub lines_over: u32,
}

/// What everyone knows and would take along: the systems by person.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct PeoplePage {
    /// `Four people are the only one who knows a system`.
    pub words: String,
    /// A row per person who is an expert of anything, the most depended on first.
    pub people: Vec<KnowsRow>,
}

/// One person and what rests on them.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct KnowsRow {
    /// The person.
    pub person: Link,
    /// `leaves 18 Dec`.
    pub note: Option<String>,
    /// Systems nobody else would keep running.
    pub alone: Vec<Link>,
    /// Systems they are the primary expert of.
    pub primary: Vec<Link>,
    /// Systems they are a proven secondary of.
    pub secondary: Vec<Link>,
    /// Systems they are named second of, without proof.
    pub unproven: Vec<Link>,
}

/// What would be left without an owner if someone left.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct LeaverPage {
    /// The person.
    pub person: Link,
    /// The last day it is reckoned with.
    pub last_day: DateShown,
    /// `Two systems would be known by nobody, and eleven things would have no owner.`
    pub words: String,
    /// The systems whose verdict would change.
    pub systems: Vec<LeaverSystem>,
    /// Everything else, by what it is.
    pub groups: Vec<HeldGroup>,
    /// The hand-over that was made for this person, when there is one.
    pub hand_over: Option<Link>,
}

/// What someone holds of one kind.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct HeldGroup {
    /// `Four systems`.
    pub words: String,
    /// One line for each thing, first due first.
    pub held: Vec<HeldRow>,
}

/// One thing someone holds.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct HeldRow {
    /// The line of a hand-over, and the page of the record.
    pub page: Link,
    /// When something about it is due next; absent when nothing is.
    pub due: Option<DateShown>,
    /// Whether that day has passed.
    pub late: bool,
}

/// A system whose verdict would change.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct LeaverSystem {
    /// The system.
    pub system: Link,
    /// How it stands today.
    pub before: Chip,
    /// How it would stand the day after.
    pub after: Chip,
}
