//! A hypothesis sheet: what is thought, what is known, the gap, and the map of importance against evidence.

use super::parts::{fact, line, text};
use crate::contract::{Panel, Tone};
use blueprint_model::{
    Book, Day, Record,
    rules::hypothesis::{IMPORTANCES, count, map},
    scene::{Anchor, Ink, Scene, Shape},
    text::shortened,
    words,
};

const LEFT: f32 = 78.0;
const COLUMN: f32 = 187.0;
const HEAD: f32 = 26.0;
const LINE: f32 = 18.0;
/// Lines of a field of the map before it says how many more.
const SHOWN: usize = 4;
/// Characters of a line in the map.
const CHARACTERS: usize = 28;

pub(super) fn fill(book: &Book, sheet: &Record, today: Day, panel: &mut Panel) {
    let count = count(book, sheet, today);
    if count.think + count.know == 0 {
        return;
    }
    panel.facts(vec![
        fact("We think", count.think.to_string(), Tone::Plain),
        fact("We know", count.know.to_string(), Tone::Plain),
        fact(
            "Gap",
            count.gap.to_string(),
            if count.gap == 0 {
                Tone::Good
            } else {
                Tone::Bad
            },
        )
        .beside(format!("of {} that matter", count.important)),
    ]);
    if count.gap > 0 {
        panel.notice(
            Tone::Warn,
            format!(
                "{} that the feature depends on {} evidence. That is the risk, before anything is built.",
                words::capitalised(&words::counted(count.gap, "line", "lines")),
                if count.gap == 1 { "lacks" } else { "lack" }
            ),
        );
    }
    panel.picture(picture(&map(book, sheet, today)));
}

fn picture(map: &[[Vec<&Record>; 3]; 4]) -> Scene {
    let width = LEFT + 3.0 * COLUMN;
    let mut shapes: Vec<Shape> = Vec::new();
    for (place, name) in ["only thought", "weak evidence", "known"]
        .iter()
        .enumerate()
    {
        let x = LEFT + COLUMN * at(place) + 8.0;
        shapes.push(text(x, 16.0, *name, Anchor::Start, Ink::Quiet));
    }
    let mut top = HEAD;
    let mut told = Vec::new();
    for (importance, fields) in IMPORTANCES.iter().zip(map) {
        if fields.iter().all(Vec::is_empty) {
            continue;
        }
        let name = importance.unwrap_or("not said");
        let most = fields.iter().map(|lines| lines.len().min(SHOWN + 1)).max();
        let height = LINE * at(most.unwrap_or(1)) + 14.0;
        shapes.push(line((0.0, top), (width, top), Ink::Line, false));
        shapes.push(text(0.0, top + LINE + 2.0, name, Anchor::Start, Ink::Quiet));
        for (place, lines) in fields.iter().enumerate() {
            let important = matches!(importance, Some("high" | "medium"));
            let ink = match (place, important) {
                (2, _) => Ink::Good,
                (0, true) => Ink::Bad,
                (1, true) => Ink::Warn,
                _ => Ink::Quiet,
            };
            field(
                &mut shapes,
                LEFT + COLUMN * at(place) + 8.0,
                top,
                lines,
                ink,
            );
            if !lines.is_empty() {
                told.push(format!(
                    "{name}: {} {}",
                    lines.len(),
                    ["only thought", "with weak evidence", "known"][place]
                ));
            }
        }
        top += height;
    }
    Scene {
        title: "Importance and evidence".into(),
        alt: format!("{}.", told.join("; ")),
        width,
        height: top + 4.0,
        shapes,
    }
}

fn field(shapes: &mut Vec<Shape>, x: f32, top: f32, lines: &[&Record], ink: Ink) {
    let more = lines.len().saturating_sub(SHOWN);
    for (place, line) in lines.iter().take(SHOWN).enumerate() {
        let y = top + LINE * at(place) + LINE + 2.0;
        shapes.push(Shape::Dot {
            x: x + 3.0,
            y: y - 4.0,
            ink,
        });
        let words = shortened(line.text("statement").unwrap_or_default(), CHARACTERS);
        shapes.push(text(x + 12.0, y, words, Anchor::Start, Ink::Actual));
    }
    if more > 0 {
        let y = top + LINE * at(SHOWN) + LINE + 2.0;
        shapes.push(text(
            x + 12.0,
            y,
            format!("and {more} more"),
            Anchor::Start,
            Ink::Quiet,
        ));
    }
}

#[expect(clippy::cast_precision_loss, reason = "a place in a small table")]
fn at(place: usize) -> f32 {
    place as f32
}
