//! Branch lifetimes of a repository over time, against its baseline and the aim.

use super::parts::{fact, length, line, should_be, text};
use crate::contract::{Panel, Tone};
use blueprint_model::{
    Book, Day, Record, decimal,
    rules::branch_sample::{MOST_DAYS, progress, samples},
    scene::{Anchor, Ink, Scene, Shape},
};
use rust_decimal::{Decimal, prelude::ToPrimitive};

const WIDTH: f32 = 640.0;
const HEIGHT: f32 = 190.0;
const LEFT: f32 = 46.0;
const RIGHT: f32 = 150.0;
const TOP: f32 = 14.0;
const BOTTOM: f32 = 26.0;

pub(super) fn fill(book: &Book, repository: &Record, today: Day, panel: &mut Panel) {
    let samples = samples(book, repository);
    let Some(progress) = progress(&samples) else {
        return;
    };
    let days = |n: Decimal| format!("{} days", decimal::shown(&n.normalize().to_string()));
    panel.facts(vec![
        fact(
            "Median branch lifetime",
            days(progress.median),
            should_be(progress.median <= progress.target),
        )
        .beside(format!("baseline {}", days(progress.baseline))),
        fact("Next target", days(progress.target), Tone::Plain),
        fact("Aim", days(MOST_DAYS), should_be(progress.is_there())),
    ]);
    let points: Vec<(Day, Decimal)> = samples
        .iter()
        .filter_map(|sample| Some((sample.day("taken_on")?, sample.number("median_days")?)))
        .collect();
    if points.len() > 1 {
        panel.picture(picture(&points, progress.baseline, today));
    }
}

fn picture(points: &[(Day, Decimal)], baseline: Decimal, today: Day) -> Scene {
    let (first, last) = (points[0].0, points[points.len() - 1].0);
    let most = points.iter().map(|(_, n)| *n).max().unwrap_or(baseline);
    let most = most.max(MOST_DAYS).to_f32().unwrap_or(1.0) * 1.1;
    let span = length(first.days_until(last).max(1));
    let x = |day: Day| LEFT + (WIDTH - LEFT - RIGHT) * length(first.days_until(day)) / span;
    let y =
        |n: Decimal| HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * n.to_f32().unwrap_or(0.0) / most;
    let right = WIDTH - RIGHT;
    let mut shapes = vec![line(
        (LEFT, HEIGHT - BOTTOM),
        (right, HEIGHT - BOTTOM),
        Ink::Line,
        false,
    )];
    for (n, words) in [
        (baseline / Decimal::TWO, "half of the baseline"),
        (MOST_DAYS, "two days"),
    ] {
        shapes.push(line((LEFT, y(n)), (right, y(n)), Ink::Target, true));
        shapes.push(text(
            right + 8.0,
            y(n) + 4.0,
            words,
            Anchor::Start,
            Ink::Quiet,
        ));
    }
    shapes.push(Shape::Line {
        points: points.iter().map(|(day, n)| (x(*day), y(*n))).collect(),
        ink: Ink::Actual,
        dashed: false,
    });
    for (day, n) in points {
        shapes.push(Shape::Dot {
            x: x(*day),
            y: y(*n),
            ink: Ink::Actual,
        });
    }
    for (day, anchor) in [(first, Anchor::Start), (last, Anchor::End)] {
        shapes.push(text(
            x(day),
            HEIGHT - 8.0,
            day.near(today),
            anchor,
            Ink::Quiet,
        ));
    }
    let shown = |n: Decimal| decimal::shown(&n.normalize().to_string());
    for (_, n) in [points[0], points[points.len() - 1]] {
        shapes.push(text(
            LEFT - 8.0,
            y(n) + 4.0,
            shown(n),
            Anchor::End,
            Ink::Quiet,
        ));
    }
    Scene {
        title: "Median branch lifetime in days".into(),
        alt: format!(
            "From {} days on {} to {} days on {}; half of the baseline is {} days, the aim two.",
            shown(points[0].1),
            first.near(today),
            shown(points[points.len() - 1].1),
            last.near(today),
            shown(baseline / Decimal::TWO)
        ),
        width: WIDTH,
        height: HEIGHT,
        shapes,
    }
}
