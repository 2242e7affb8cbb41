//! The small parts that panels are put together from.

use crate::contract::{Fact, Panel, PanelBlock, PanelCell, Tone};
use crate::view::links;
use blueprint_model::{
    Book, Record,
    scene::{Anchor, Ink, Scene, Shape},
};

/// A fact without a note.
pub(super) fn fact(label: &str, words: impl Into<String>, tone: Tone) -> Fact {
    Fact {
        label: label.to_owned(),
        words: words.into(),
        note: None,
        tone,
    }
}

impl Fact {
    /// The fact with what stands quietly beside it.
    pub(super) fn beside(self, note: impl Into<String>) -> Self {
        Self {
            note: Some(note.into()),
            ..self
        }
    }
}

/// The tone of something that should be so.
pub(super) fn should_be(so: bool) -> Tone {
    if so { Tone::Good } else { Tone::Warn }
}

/// A cell of words.
pub(super) fn cell(words: impl Into<String>, tone: Tone) -> PanelCell {
    PanelCell {
        words: words.into(),
        tone,
        link: None,
    }
}

/// A cell that leads to a record, or to the record it is a part of.
pub(super) fn leads_to(book: &Book, record: &Record) -> PanelCell {
    PanelCell {
        words: book.title(record),
        tone: Tone::Plain,
        link: Some(links::page(book, record)),
    }
}

impl Panel {
    /// Adds a row of facts.
    pub(super) fn facts(&mut self, facts: Vec<Fact>) {
        self.blocks.push(PanelBlock::Facts { facts });
    }

    /// Adds a sentence that matters.
    pub(super) fn notice(&mut self, tone: Tone, text: impl Into<String>) {
        self.blocks.push(PanelBlock::Notice {
            tone,
            text: text.into(),
        });
    }

    /// Adds a table to read.
    pub(super) fn table(
        &mut self,
        title: &str,
        head: &[&str],
        rows: Vec<Vec<PanelCell>>,
        empty: &str,
    ) {
        self.blocks.push(PanelBlock::Table {
            title: title.to_owned(),
            head: head.iter().map(|head| (*head).to_owned()).collect(),
            rows,
            empty: empty.to_owned(),
        });
    }

    /// Adds a picture.
    pub(super) fn picture(&mut self, scene: Scene) {
        self.blocks.push(PanelBlock::Picture { scene });
    }
}

/// A text in a picture.
pub(super) fn text(x: f32, y: f32, words: impl Into<String>, anchor: Anchor, ink: Ink) -> Shape {
    Shape::Text {
        x,
        y,
        text: words.into(),
        anchor,
        ink,
    }
}

/// A straight line in a picture.
pub(super) fn line(from: (f32, f32), to: (f32, f32), ink: Ink, dashed: bool) -> Shape {
    Shape::Line {
        points: vec![from, to],
        ink,
        dashed,
    }
}

/// A filled bar in a picture.
pub(super) fn bar(x: f32, y: f32, width: f32, height: f32, ink: Ink) -> Shape {
    Shape::Bar {
        x,
        y,
        width: width.max(0.5),
        height,
        ink,
        outline: false,
    }
}

/// A whole number as a length; pictures need no more than a few digits.
#[expect(
    clippy::cast_precision_loss,
    reason = "a picture is drawn to a few digits"
)]
pub(super) fn length(n: i64) -> f32 {
    n as f32
}
