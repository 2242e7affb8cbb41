//! What starting costs: the time to the first paint and the first page, and the memory after it, for the app and for an
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
    /// From starting the process until the first page stands there, in milliseconds; the empty window has none.
    pub first_page: Option<f64>,
    /// Memory of the app and its web view together (PSS), in bytes.
    pub memory: u64,
}

/// Starts some programs in turn, several times, and takes the middle of each figure of each.
///
/// # Errors
/// Fails when one shows no window.
pub fn compare<const N: usize>(programs: &[&dyn Fn() -> Launch; N]) -> Result<[Start; N]> {
    let mut starts: [Vec<Start>; N] = std::array::from_fn(|_| Vec::new());
    for _ in 0..ROUNDS {
        for (program, starts) in programs.iter().zip(&mut starts) {
            starts.push(measure(&program().start()?)?);
        }
    }
    let mut middles = Vec::new();
    for starts in &starts {
        middles.push(middle(starts)?);
    }
    middles
        .try_into()
        .map_err(|_| anyhow::anyhow!("A program was not measured."))
}

/// What the start of this instance took.
///
/// # Errors
/// Fails when nothing has been painted, or the app is gone.
pub fn measure(app: &App) -> Result<Start> {
    let at = |app: &App, entry: &str| -> Result<Option<f64>> {
        let script = "const at = performance.getEntriesByName(arguments[0])[0];
             return at ? performance.timeOrigin + at.startTime : null";
        Ok(app.execute(script, &[entry.into()])?.as_f64())
    };
    let started = app.started_at()?;
    let mut painted = None;
    app.wait("the first paint", |app| {
        painted = at(app, "first-contentful-paint")?;
        Ok(painted.is_some())
    })?;
    let first_paint = painted.context("Nothing was painted.")? - started;
    app.settle()?;
    Ok(Start {
        first_paint,
        first_page: at(app, "page")?.map(|at| at - started),
        memory: processes::memory(&app.processes()?)?,
    })
}

fn middle(starts: &[Start]) -> Result<Start> {
    let none = || "There was no start to measure.";
    let times = |time: fn(&Start) -> Option<f64>| {
        let mut all: Vec<f64> = starts.iter().filter_map(time).collect();
        all.sort_by(f64::total_cmp);
        all.get(all.len() / 2).copied()
    };
    let mut memories: Vec<u64> = starts.iter().map(|start| start.memory).collect();
    memories.sort_unstable();
    Ok(Start {
        first_paint: times(|start| Some(start.first_paint)).with_context(none)?,
        first_page: times(|start| start.first_page),
        memory: *memories.get(memories.len() / 2).with_context(none)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_is_taken_figure_by_figure() {
        let starts = [(300.0, 7), (100.0, 9), (200.0, 8)].map(|(first_paint, memory)| Start {
            first_paint,
            first_page: Some(first_paint + 50.0),
            memory,
        });

        assert_eq!(
            middle(&starts).unwrap(),
            Start {
                first_paint: 200.0,
                first_page: Some(250.0),
                memory: 8
            }
        );
    }
}
