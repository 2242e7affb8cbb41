//! Pictures as data: lines, bars, marks and words in a box, drawn as elements in the window and as shapes on paper.
//! No markup passes from here to either.

use serde::{Deserialize, Serialize};

/// How a shape is inked; window and paper have the colours.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum Ink {
    /// Axes, ticks and grid.
    Line,
    /// What was planned, a target or a baseline.
    Target,
    /// What is or was.
    Actual,
    /// What is or was, before that: the first of three parts of one bar.
    Light,
    /// What is or was, after that: the last of three parts of one bar.
    Deep,
    /// Beyond what was planned.
    Bad,
    /// Near the edge.
    Warn,
    /// Within what was planned.
    Good,
    /// Words beside the picture.
    Quiet,
}

/// Where a text begins at its point.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum Anchor {
    /// Its start.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// One shape. Coordinates are in units of the scene, from its upper left corner.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case", tag = "shape")]
pub enum Shape {
    /// A line through points.
    Line {
        /// The points, as pairs of x and y.
        points: Vec<(f32, f32)>,
        /// Its ink.
        ink: Ink,
        /// Whether it is dashed.
        dashed: bool,
    },
    /// A filled bar.
    Bar {
        /// Left edge.
        x: f32,
        /// Upper edge.
        y: f32,
        /// Width.
        width: f32,
        /// Height.
        height: f32,
        /// Its ink.
        ink: Ink,
        /// Whether only its outline is drawn.
        outline: bool,
    },
    /// A dot.
    Dot {
        /// Centre.
        x: f32,
        /// Centre.
        y: f32,
        /// Its ink.
        ink: Ink,
    },
    /// Words.
    Text {
        /// Where.
        x: f32,
        /// Its baseline.
        y: f32,
        /// The words.
        text: String,
        /// How it lies at its point.
        anchor: Anchor,
        /// Its ink.
        ink: Ink,
    },
}

/// A picture.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct Scene {
    /// What it shows, as a caption.
    pub title: String,
    /// The same in a sentence, for whoever cannot see it.
    pub alt: String,
    /// Width in units.
    pub width: f32,
    /// Height in units.
    pub height: f32,
    /// What is drawn, in order.
    pub shapes: Vec<Shape>,
}
