//! The phases of a disaster-recovery test as one bar in time: how long each took, what was beyond its target, the targets
//! under it, the recovery time that was to be kept, and the clock.

use super::parts::{bar, length, line, text};
use blueprint_model::{
    Record, field,
    rules::dr_test::{Phase, Timing, clock, phases, rto_actual},
    scene::{Anchor, Ink, Scene, Shape},
    words,
};

const WIDTH: f32 = 640.0;
/// Upper edge and height of the bar, of the strip of targets under it, and where the axis lies.
const BAR: (f32, f32) = (26.0, 34.0);
const STRIP: (f32, f32) = (62.0, 18.0);
const AXIS: f32 = 90.0;
/// From one line of words to the next.
const LINE: f32 = 18.0;
/// A character of the words in a picture, about; what might overlap moves down.
const CHARACTER: f32 = 7.4;

/// How each phase is inked.
const INKS: [Ink; 3] = [Ink::Light, Ink::Actual, Ink::Deep];

/// The picture; `None` before a phase was timed.
pub(super) fn picture(test: &Record) -> Option<Scene> {
    let phases = phases(test);
    let clock = clock(test);
    let zero = clock.first()?.at.utc_ms;
    let seconds = |ms: i64| (ms - zero) / 1_000;
    let took = clock.iter().map(|one| seconds(one.at.utc_ms)).max();
    let targets: i64 = phases.iter().filter_map(|timing| timing.target).sum();
    let rto = test.seconds("rto_target");
    let timed = phases.iter().any(|timing| timing.actual.is_some());
    let longest = took?.max(targets).max(rto.unwrap_or(0));
    if !timed || longest <= 0 {
        return None;
    }
    let x = |seconds: i64| WIDTH * length(seconds) / length(longest);
    let mut shapes = Vec::new();
    for (timing, ink) in phases.iter().zip(INKS) {
        let begin = begins(timing.phase);
        let begin = clock.iter().find(|one| one.what == begin);
        if let (Some(actual), Some(begin)) = (timing.actual, begin) {
            let from = seconds(begin.at.utc_ms);
            let over = timing.over().unwrap_or(0);
            let within = x(actual - over);
            // A hair of paper between the parts.
            let last = if over == 0 { 1.5 } else { 0.0 };
            shapes.push(bar(x(from), BAR.0, within - last, BAR.1, ink));
            if over > 0 {
                let from = x(from + actual - over);
                shapes.push(bar(from, BAR.0, x(over) - 1.5, BAR.1, Ink::Bad));
            }
        }
    }
    strip(&mut shapes, &phases, x);
    if let Some(rto) = rto {
        let at = x(rto);
        let floor = STRIP.0 + STRIP.1 + 4.0;
        shapes.push(line((at, 18.0), (at, floor), Ink::Deep, false));
        let words = format!("RTO target {}", field::shown::duration(rto));
        let (x, anchor) = if at > WIDTH / 2.0 {
            (at, Anchor::End)
        } else {
            (at, Anchor::Start)
        };
        shapes.push(text(x, 12.0, words, anchor, Ink::Actual));
    }
    shapes.push(line((0.0, AXIS), (WIDTH, AXIS), Ink::Line, false));
    let marks = clock.iter().map(|one| {
        (
            x(seconds(one.at.utc_ms)),
            format!("{} {}", one.at.clock(), one.what),
        )
    });
    let below = ticks(&mut shapes, marks.collect());
    legend(&mut shapes, &phases, below);
    Some(Scene {
        title: title(test, &phases),
        alt: told(test, &phases),
        width: WIDTH,
        height: below + 3.0 * LINE + 8.0,
        shapes,
    })
}

fn begins(phase: Phase) -> &'static str {
    match phase {
        Phase::Detect => "started",
        Phase::Diagnose => "detected",
        Phase::Recover => "diagnosed",
    }
}

/// The targets, one after the other, under the bar.
fn strip(shapes: &mut Vec<Shape>, phases: &[Timing; 3], x: impl Fn(i64) -> f32) {
    let mut from = 0;
    for target in phases.iter().filter_map(|timing| timing.target) {
        let wide = x(target);
        shapes.push(Shape::Bar {
            x: x(from),
            y: STRIP.0,
            width: wide.max(1.0),
            height: STRIP.1,
            ink: Ink::Target,
            outline: true,
        });
        let full = format!("target {}", field::shown::duration(target));
        let short = field::shown::duration(target);
        let fits = |words: &String| letters(words) + 10.0 < wide;
        if let Some(words) = [full, short].into_iter().find(fits) {
            let y = STRIP.0 + STRIP.1 - 4.5;
            shapes.push(text(x(from) + 6.0, y, words, Anchor::Start, Ink::Target));
        }
        from += target;
    }
}

/// The clock under the axis; words that would run into those before them stand a line lower. Gives the last line's foot.
fn ticks(shapes: &mut Vec<Shape>, marks: Vec<(f32, String)>) -> f32 {
    let mut taken: Vec<f32> = Vec::new();
    for (x, words) in marks {
        let wide = letters(&words);
        let (from, anchor) = if x + wide > WIDTH {
            (x - wide, Anchor::End)
        } else {
            (x, Anchor::Start)
        };
        let row = taken.iter().position(|end| *end < from);
        let row = row.unwrap_or(taken.len());
        let end = from + wide + CHARACTER;
        match taken.get_mut(row) {
            Some(taken) => *taken = end,
            None => taken.push(end),
        }
        let y = AXIS + LINE * (rows(row) + 1.0);
        shapes.push(line((x, AXIS - 3.0), (x, AXIS + 4.0), Ink::Line, false));
        shapes.push(text(x, y, words, anchor, Ink::Quiet));
    }
    AXIS + LINE * rows(taken.len()) + 14.0
}

/// What each part of the bar is, and how it stands against its target.
fn legend(shapes: &mut Vec<Shape>, phases: &[Timing; 3], top: f32) {
    for ((timing, ink), column) in phases.iter().zip(INKS).zip([0, 1, 2]) {
        let left = WIDTH / 3.0 * rows(column);
        let name = words::capitalised(timing.phase.words());
        let took = timing
            .actual
            .map_or_else(|| "not timed".to_owned(), field::shown::duration);
        let target = timing.target.map_or_else(
            || "no target".to_owned(),
            |target| format!("target {}", field::shown::duration(target)),
        );
        let (far, tone) = match (timing.over(), timing.actual, timing.target) {
            (Some(over), _, _) => (
                format!(
                    "{} over: {}",
                    field::shown::duration(over),
                    timing.phase.remedy()
                ),
                Ink::Bad,
            ),
            (None, Some(actual), Some(target)) if actual < target => (
                format!("{} under", field::shown::duration(target - actual)),
                Ink::Quiet,
            ),
            (None, Some(_), Some(_)) => ("on target".to_owned(), Ink::Quiet),
            _ => (String::new(), Ink::Quiet),
        };
        let first = top + LINE;
        shapes.push(bar(left, first - 10.0, 11.0, 11.0, ink));
        shapes.push(text(left + 18.0, first, name, Anchor::Start, Ink::Actual));
        let second = format!("{took}, {target}");
        shapes.push(text(left, first + LINE, second, Anchor::Start, Ink::Target));
        if !far.is_empty() {
            shapes.push(text(left, first + 2.0 * LINE, far, Anchor::Start, tone));
        }
    }
}

/// What the bar says first: how long it was in all, and which part was beyond its target.
fn title(test: &Record, phases: &[Timing; 3]) -> String {
    let over = phases
        .iter()
        .filter(|timing| timing.over().is_some())
        .count();
    let whole = rto_actual(test).map_or_else(
        || "Not recovered".to_owned(),
        |whole| format!("{} until it was back", field::shown::duration(whole)),
    );
    match over {
        0 => whole,
        n => format!(
            "{whole}, {} beyond its target",
            words::counted(n, "phase", "phases")
        ),
    }
}

/// The same in a sentence.
fn told(test: &Record, phases: &[Timing; 3]) -> String {
    let shown = |seconds: Option<i64>, absent: &str| {
        seconds.map_or_else(|| absent.to_owned(), field::shown::duration)
    };
    let parts = phases.iter().map(|timing| {
        format!(
            "{} {} against {}",
            timing.phase.words(),
            shown(timing.actual, "not timed"),
            shown(timing.target, "no target")
        )
    });
    let parts: Vec<String> = parts.collect();
    let clock = clock(test);
    let times = clock
        .iter()
        .map(|one| format!("{} {}", one.what, one.at.clock()));
    let times: Vec<String> = times.collect();
    format!(
        "{}; in all {} against {}. {}.",
        words::capitalised(&parts.join(", ")),
        shown(rto_actual(test), "not recovered"),
        shown(test.seconds("rto_target"), "no target"),
        words::capitalised(&times.join(", "))
    )
}

/// The width of some words, about.
fn letters(words: &str) -> f32 {
    CHARACTER * rows(words.chars().count())
}

#[expect(clippy::cast_precision_loss, reason = "a place in a small picture")]
fn rows(n: usize) -> f32 {
    n as f32
}
