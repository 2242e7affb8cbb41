//! What starting costs: the time to the first paint and the memory after it, for the app and for an
//! empty window on the same machine in the same run.

use anyhow::{Context, Result};

use crate::app::App;
use crate::launch::Launch;
use crate::processes;

/// How often each program is started; the middle one counts.
const ROUNDS: usize = 5;

/// What one start took.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Start {
    /// From starting the process to the first paint with content, in milliseconds.
    pub first_paint: f64,
    /// Memory of the app and its web view together (PSS), in bytes.
    pub memory: u64,
}

/// The app next to the empty window.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Comparison {
    /// The app.
    pub app: Start,
    /// The empty window.
    pub empty: Start,
}

/// Starts both in turn, several times, and takes the middle of each figure. `prepare` adds to each
/// start of the app what it needs, such as the file to open.
///
/// # Errors
/// Fails when either shows no window.
pub fn compare(prepare: impl Fn(Launch) -> Launch) -> Result<Comparison> {
    let (mut app, mut empty) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        empty.push(measure(&Launch::empty_window().start()?)?);
        app.push(measure(&prepare(Launch::app()).start()?)?);
    }
    Ok(Comparison {
        app: middle(&app)?,
        empty: middle(&empty)?,
    })
}

/// What the start of this instance took.
///
/// # Errors
/// Fails when nothing has been painted, or the app is gone.
pub fn measure(app: &App) -> Result<Start> {
    let script = "const paint = performance.getEntriesByName('first-contentful-paint')[0];
         return paint ? performance.timeOrigin + paint.startTime : null";
    let mut painted_at = None;
    app.wait("the first paint", |app| {
        painted_at = app.execute(script, &[])?.as_f64();
        Ok(painted_at.is_some())
    })?;
    let first_paint = painted_at.context("Nothing was painted.")? - app.started_at()?;
    app.settle()?;
    Ok(Start {
        first_paint,
        memory: processes::memory(&app.processes()?)?,
    })
}

fn middle(starts: &[Start]) -> Result<Start> {
    let mut paints: Vec<f64> = starts.iter().map(|start| start.first_paint).collect();
    let mut memories: Vec<u64> = starts.iter().map(|start| start.memory).collect();
    paints.sort_by(f64::total_cmp);
    memories.sort_unstable();
    let at = starts.len() / 2;
    let first_paint = *paints.get(at).context("There was no start to measure.")?;
    let memory = *memories.get(at).context("There was no start to measure.")?;
    Ok(Start {
        first_paint,
        memory,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_is_taken_figure_by_figure() {
        let starts = [(300.0, 7), (100.0, 9), (200.0, 8)].map(|(first_paint, memory)| Start {
            first_paint,
            memory,
        });

        assert_eq!(
            middle(&starts).unwrap(),
            Start {
                first_paint: 200.0,
                memory: 8
            }
        );
    }
}
