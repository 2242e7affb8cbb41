//! A budget: spend day by day against its marks, and where the month is heading.

use super::parts::{cell, fact, length, line, text};
use crate::contract::{Panel, Tone};
use blueprint_model::{
    Book, Day, Record,
    rules::budget::{Basis, MARKS, Month, day_jump, month, month_jump, percent, shown},
    scene::{Anchor, Ink, Scene, Shape},
};

const WIDTH: f32 = 640.0;
const HEIGHT: f32 = 210.0;
const LEFT: f32 = 6.0;
const RIGHT: f32 = 96.0;
const TOP: f32 = 16.0;
const BOTTOM: f32 = 26.0;

pub(super) fn fill(book: &Book, budget: &Record, today: Day, panel: &mut Panel) {
    let Some(month) = month(book, budget) else {
        return;
    };
    let spent = month.spent(today);
    let forecast = month.forecast(today).filter(|_| month.runs(today));
    let tone = |minor: i64| match minor {
        minor if month.reaches(minor, 90) => Tone::Bad,
        minor if month.reaches(minor, 75) => Tone::Warn,
        _ => Tone::Good,
    };
    let mut facts = vec![
        fact("Spent", shown(budget, spent), tone(spent)).beside(percent(&month, spent)),
        fact("Budget", shown(budget, month.amount), Tone::Plain).beside(format!(
            "day {} of {}",
            month.elapsed(today),
            month.length()
        )),
    ];
    if month.runs(today) {
        facts.push(match forecast {
            Some(minor) => {
                fact("Forecast", shown(budget, minor), tone(minor)).beside(percent(&month, minor))
            }
            None => fact("Forecast", "from the third day on", Tone::Muted),
        });
    }
    panel.facts(facts);
    if !month.days.is_empty() && month.amount > 0 {
        panel.picture(picture(&month, budget, forecast, today));
    }
    if let Some(jump) = day_jump(&month, today).filter(|_| month.runs(today)) {
        panel.notice(
            Tone::Warn,
            format!(
                "{} cost {}, against {} on the days before it.",
                jump.on.near(today),
                shown(budget, jump.minor),
                shown(budget, jump.mean)
            ),
        );
    }
    if let Some(jump) = month_jump(book, budget, today) {
        let verb = if month.runs(today) {
            "is heading for"
        } else {
            "came to"
        };
        panel.notice(
            Tone::Warn,
            format!(
                "The month {verb} {}, over one and a half times the {} a month before it.",
                shown(budget, jump.minor),
                shown(budget, jump.mean)
            ),
        );
    }
    let crossed = month.crossings(today).into_iter().map(|crossed| {
        let basis = match crossed.basis {
            Basis::Actual => "actual spend",
            Basis::Forecast => "forecast",
        };
        vec![
            cell(format!("{}\u{a0}%", crossed.mark), Tone::Plain),
            cell(basis, Tone::Plain),
            cell(crossed.on.near(today), Tone::Plain),
            cell(shown(budget, crossed.minor), Tone::Plain),
        ]
    });
    panel.table(
        "Marks crossed",
        &["Mark", "Measured on", "First on", "Amount then"],
        crossed.collect(),
        "No mark is crossed yet.",
    );
}

fn picture(month: &Month, budget: &Record, forecast: Option<i64>, today: Day) -> Scene {
    let until = today.min(month.last);
    let spent = month.spent(until);
    let most = month.amount.max(spent).max(forecast.unwrap_or(0)).max(1);
    let (right, floor) = (WIDTH - RIGHT, HEIGHT - BOTTOM);
    let x = |day: Day| {
        LEFT + (right - LEFT) * length(month.first.days_until(day) + 1) / length(month.length())
    };
    let y = |minor: i64| floor - (floor - TOP) * length(minor) / (length(most) * 1.05);
    let mut shapes = vec![line((LEFT, floor), (right, floor), Ink::Line, false)];
    for mark in MARKS.into_iter().chain([100]) {
        let at = y(month.amount / 100 * mark);
        shapes.push(line((LEFT, at), (right, at), Ink::Target, mark != 100));
        shapes.push(text(
            right + 8.0,
            at + 4.0,
            format!("{mark}\u{a0}%"),
            Anchor::Start,
            Ink::Quiet,
        ));
    }
    let mut points = vec![(LEFT, floor)];
    let mut sum = 0_i64;
    for (day, minor) in month.days.iter().take_while(|(day, _)| *day <= until) {
        points.push((x(day.plus_days(-1)), y(sum)));
        sum = sum.saturating_add(*minor);
        points.push((x(*day), y(sum)));
    }
    points.push((x(until), y(sum)));
    let ink = if month.reaches(spent, 90) {
        Ink::Bad
    } else {
        Ink::Actual
    };
    shapes.push(Shape::Line {
        points,
        ink,
        dashed: false,
    });
    if let Some(minor) = forecast {
        let ink = if month.reaches(minor, 90) {
            Ink::Warn
        } else {
            Ink::Quiet
        };
        shapes.push(line((x(until), y(sum)), (right, y(minor)), ink, true));
        shapes.push(Shape::Dot {
            x: right,
            y: y(minor),
            ink,
        });
    }
    shapes.push(text(
        LEFT,
        HEIGHT - 8.0,
        month.first.near(today),
        Anchor::Start,
        Ink::Quiet,
    ));
    shapes.push(text(
        right,
        HEIGHT - 8.0,
        month.last.near(today),
        Anchor::End,
        Ink::Quiet,
    ));
    Scene {
        title: "Spend against the budget".into(),
        alt: format!(
            "{} of {} spent by {}{}.",
            shown(budget, spent),
            shown(budget, month.amount),
            until.near(today),
            forecast.map_or_else(String::new, |minor| format!(
                ", heading for {} at the end of the month",
                shown(budget, minor)
            ))
        ),
        width: WIDTH,
        height: HEIGHT,
        shapes,
    }
}
