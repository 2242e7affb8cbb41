//! The frame: what stands around every page.

use crate::{Workbook, contract::Frame};
use blueprint_model::{Severity, practice::Pillar, rules, words};

/// What the rail and the top bar show.
pub fn frame(workbook: &Workbook) -> Frame {
    let (book, today) = (workbook.book(), workbook.today());
    let store = workbook.store();
    let findings = rules::findings(book, today);
    let red = findings
        .iter()
        .filter(|finding| finding.severity == Severity::Red && !finding.is_duty());
    let pillars: Vec<Option<Pillar>> = red
        .map(|finding| super::home::pillar_of(book, finding))
        .collect();
    let head = store.head();
    let saved = store.last_saved().map_or_else(
        || "Nothing written yet".to_owned(),
        |at| {
            if at.day() == today {
                format!("Saved {}", at.clock())
            } else {
                format!("Saved {}", at.day().near(today))
            }
        },
    );
    let path = store.path();
    let part = |text: Option<&std::ffi::OsStr>| {
        text.map(|t| t.to_string_lossy().into_owned())
            .unwrap_or_default()
    };
    Frame {
        company: workbook.company(),
        file: part(path.file_name()),
        folder: path
            .parent()
            .map(|folder| folder.display().to_string())
            .unwrap_or_default(),
        read_only: workbook.read_only(),
        profile: workbook.profile().map(|profile| profile.name.clone()),
        red: Pillar::ALL
            .iter()
            .map(|pillar| count(pillars.iter().filter(|p| **p == Some(*pillar)).count()))
            .collect(),
        undo: store.can_undo().ok().flatten(),
        redo: store.can_redo().ok().flatten(),
        saved,
        entry: format!(
            "Entry {}",
            words::thousands(i64::try_from(head.seq).unwrap_or(i64::MAX))
        ),
        head: words::hash_groups(&head.hash, 3),
        trashed: count(store.trashed().len()),
        today: today.to_string(),
    }
}

/// A count as the contract carries it.
pub(super) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
