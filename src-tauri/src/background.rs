//! What goes on beside the window: reminding, telling of damage as soon as the full check
//! finds it, and keeping snapshots.

use crate::{reminders, shell::Shell};
use blueprint_workbook::core::{model::Timestamp, store::Verification};
use std::time::Duration;
use tauri::{AppHandle, Emitter, Manager};

/// How often it looks.
const BEAT: Duration = Duration::from_secs(2);
/// Least time between two snapshots, in milliseconds: an hour.
const HOUR_MS: i64 = 3_600_000;

/// Watches the open workbook for as long as the program runs.
pub fn watch(app: AppHandle) {
    std::thread::spawn(move || {
        let mut kept: Option<(String, u64, Timestamp)> = None;
        let mut minute = 0;
        loop {
            std::thread::sleep(BEAT);
            reminders::beat(&app, &mut minute);
            tell_damage(&app);
            snapshot(&app, &mut kept);
        }
    });
}

/// Damage found behind the window turns the workbook read-only and is told at once.
fn tell_damage(app: &AppHandle) {
    let shell = app.state::<Shell>();
    let mut desk = shell.desk();
    let Some(workbook) = desk
        .workbook
        .as_mut()
        .filter(|open| open.read_only().is_none())
    else {
        return;
    };
    if matches!(workbook.store().verification(), Verification::Damaged(_)) {
        // It has ended, so this does not wait; the damage it names is what the window shows.
        let _ = workbook.store_mut().verify();
        drop(desk);
        let _ = app.emit("changed", ());
    }
}

/// A snapshot once the file is known to be sound, then hourly when something was written.
fn snapshot(app: &AppHandle, kept: &mut Option<(String, u64, Timestamp)>) {
    let shell = app.state::<Shell>();
    let now = shell.env.now();
    let job = {
        let desk = shell.desk();
        let Some(workbook) = desk
            .workbook
            .as_ref()
            .filter(|open| open.read_only().is_none())
        else {
            return;
        };
        let store = workbook.store();
        let (id, seq) = (store.workbook_id().to_string(), store.head().seq);
        let due = match kept {
            Some((same, at_seq, at)) if *same == id => {
                *at_seq != seq && now.utc_ms - at.utc_ms >= HOUR_MS
            }
            _ => true,
        };
        if !due || store.verification() != Verification::Sound {
            return;
        }
        *kept = Some((id, seq, now));
        store.snapshot_job()
    };
    // A snapshot that cannot be taken now is tried again in an hour; the workbook itself is not concerned.
    let _ = job.and_then(|job| job.run());
}
