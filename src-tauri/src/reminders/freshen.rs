//! The calendar file that is kept fresh: written again after edits, on another day and with other settings.

use super::{Reminding, told};
use crate::shell::{Desk, Shell};
use blueprint_workbook::{
    KeptCalendar,
    contract::Told,
    core::model::{Day, remind::Clock},
};
use tauri::{AppHandle, Manager};

/// What was written last.
#[derive(Default)]
pub struct Last {
    of: Option<(String, u64, Day, KeptCalendar, Clock)>,
    told: Option<Told>,
}

impl Last {
    /// How the last writing went.
    pub fn told(&self) -> Told {
        self.told
            .clone()
            .unwrap_or_else(|| told(true, "Not written yet"))
    }
}

/// Writes the file when what it says may have changed. One that could not be written is tried again at the next look.
pub fn freshen(app: &AppHandle) {
    let shell = app.state::<Shell>();
    let desk = shell.desk();
    let Desk {
        workbook,
        watched,
        local,
        ..
    } = &*desk;
    let Some(workbook) = workbook.as_ref().or(watched.as_ref()) else {
        return;
    };
    let id = workbook.store().workbook_id();
    let Some(calendar) = local.calendar(id) else {
        return;
    };
    let at = local.reminder_rules(Some(id)).at;
    let seq = workbook.store().head().seq;
    let now = (id.to_string(), seq, workbook.today(), calendar, at);
    let reminding = app.state::<Reminding>();
    let mut last = reminding.calendar();
    if last.of.as_ref() == Some(&now) {
        return;
    }
    let person = now.3.person.map(|id| id.to_string());
    match workbook.write_calendar(person.as_deref(), at, &now.3.path) {
        Ok(_) => {
            last.told = Some(told(true, format!("Written {}", shell.env.now().clock())));
            last.of = Some(now);
        }
        Err(failure) => {
            last.told = Some(told(false, failure.message));
            last.of = None;
        }
    }
}
