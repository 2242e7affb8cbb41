//! What runs on behalf of one app instance: found by a mark in its environment, measured, and ended by
//! process id. Nothing is ever ended by name.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use rustix::process::{Pid, Signal, kill_process};

/// The environment variable by which the processes of one instance are known.
pub const MARK: &str = "BLUEPRINT_TEST_INSTANCE";

/// One running process.
#[derive(Debug, Clone)]
pub struct Process {
    /// Its process id.
    pub pid: i32,
    /// The process that started it.
    pub parent: i32,
    /// The program it runs.
    pub program: PathBuf,
}

/// Every process whose environment carries `MARK=instance`.
///
/// # Errors
/// Fails when the process table cannot be listed.
pub fn of_instance(instance: &Path) -> Result<Vec<Process>> {
    let mark = format!("{MARK}={}", instance.display());
    let mut found = Vec::new();
    for entry in fs::read_dir("/proc").context("The process table cannot be listed.")? {
        let folder = entry?.path();
        let Some(pid) = folder
            .file_name()
            .and_then(|name| name.to_str()?.parse().ok())
        else {
            continue;
        };
        // A process may end between two of these reads, and another user's cannot be read.
        let Ok(environment) = fs::read(folder.join("environ")) else {
            continue;
        };
        if !environment
            .split(|byte| *byte == 0)
            .any(|pair| pair == mark.as_bytes())
        {
            continue;
        }
        let (Ok(program), Some(parent)) = (fs::read_link(folder.join("exe")), parent_of(&folder))
        else {
            continue;
        };
        found.push(Process {
            pid,
            parent,
            program,
        });
    }
    Ok(found)
}

/// The process `root` and all that it started, directly or not, out of `all`.
#[must_use]
pub fn with_descendants(root: i32, all: &[Process]) -> Vec<Process> {
    let mut family: Vec<Process> = all.iter().filter(|one| one.pid == root).cloned().collect();
    let mut next = 0;
    while let Some(parent) = family.get(next).map(|one| one.pid) {
        family.extend(all.iter().filter(|one| one.parent == parent).cloned());
        next += 1;
    }
    family
}

/// The proportional share of memory (PSS) that `processes` take together, in bytes.
///
/// # Errors
/// Fails when a process has ended or its memory map cannot be read.
pub fn memory(processes: &[Process]) -> Result<u64> {
    let mut kilobytes = 0;
    for process in processes {
        let path = format!("/proc/{}/smaps_rollup", process.pid);
        let rollup = fs::read_to_string(&path).with_context(|| format!("{path} is unreadable."))?;
        let pss = rollup.lines().find_map(|line| line.strip_prefix("Pss:"));
        let share = pss.and_then(|rest| rest.split_whitespace().next()?.parse::<u64>().ok());
        kilobytes += share.with_context(|| format!("{path} states no Pss."))?;
    }
    Ok(kilobytes * 1024)
}

/// Ends one process at once, as a power cut would. A process that is already gone is no error.
pub fn end(pid: i32) {
    if let Some(pid) = Pid::from_raw(pid) {
        let _ = kill_process(pid, Signal::KILL);
    }
}

fn parent_of(folder: &Path) -> Option<i32> {
    let status = fs::read_to_string(folder.join("status")).ok()?;
    status
        .lines()
        .find_map(|line| line.strip_prefix("PPid:"))?
        .trim()
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn process(pid: i32, parent: i32) -> Process {
        Process {
            pid,
            parent,
            program: PathBuf::new(),
        }
    }

    #[test]
    fn a_family_holds_grandchildren_but_no_neighbours() {
        let all = [process(4, 3), process(2, 1), process(3, 2), process(9, 1)];

        let pids: Vec<i32> = with_descendants(2, &all)
            .iter()
            .map(|one| one.pid)
            .collect();

        assert_eq!(pids, [2, 3, 4]);
    }

    #[test]
    fn memory_of_this_very_process_is_more_than_nothing() {
        let me = process(std::process::id().cast_signed(), 0);

        assert!(memory(&[me]).unwrap() > 0);
    }
}
