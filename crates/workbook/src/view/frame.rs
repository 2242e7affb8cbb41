//! The frame: what stands around every page.

use crate::{Workbook, contract::Frame};
use blueprint_model::{duty, words};

/// What the rail and the top bar show.
pub fn frame(workbook: &Workbook) -> Frame {
    let today = workbook.today();
    let store = workbook.store();
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
        red: workbook.standings().red().map(count).to_vec(),
        undo: store.can_undo().ok().flatten(),
        undo_by: undo_by(workbook),
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

/// How many duties are overdue, put off on this computer or not. It looks through the whole workbook, so it is asked for beside
/// the frame and not after each letter.
pub fn late(workbook: &Workbook) -> u32 {
    let today = workbook.today();
    let open = duty::open(workbook.book(), today);
    count(open.iter().filter(|duty| duty.due < today).count())
}

/// The person whose edit undo would take back, when it is not the one at the keyboard.
fn undo_by(workbook: &Workbook) -> Option<String> {
    let (id, name) = workbook.store().undo_author().ok().flatten()?;
    let own = workbook
        .profile()
        .is_none_or(|own| own.id == id || Some(&own.name) == name.as_ref());
    (!own).then(|| name.unwrap_or_else(|| "someone whose name was blanked".into()))
}

/// A count as the contract carries it.
pub(super) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
