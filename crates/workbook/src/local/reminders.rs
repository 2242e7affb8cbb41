//! What is set about reminders on this computer, and what it remembers of those it showed.

use super::{Local, replace};
use crate::contract::{Closing, Failure, ReminderSettings};
use blueprint_model::{
    RecordId,
    remind::{Clock, DigestDay, Quiet, Rules, State},
};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fs, io, path::PathBuf};
use uuid::Uuid;

/// Longest interval at which overdue duties are notified again, in days.
const LONGEST_REPEAT: u32 = 90;

/// The settings as kept.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct KeptReminders {
    on: bool,
    at: Clock,
    quiet: Option<Quiet>,
    ahead: bool,
    repeat_days: Option<u32>,
    digest: Option<DigestDay>,
    closing: Closing,
    workbooks: BTreeMap<Uuid, OfWorkbook>,
}

/// What is set for one workbook.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct OfWorkbook {
    person: Option<RecordId>,
    calendar: Option<KeptCalendar>,
}

/// A calendar file that is kept fresh.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct KeptCalendar {
    /// Where.
    pub path: PathBuf,
    /// Whose duties; `None` for everyone's.
    #[serde(default)]
    pub person: Option<RecordId>,
}

impl Default for KeptReminders {
    fn default() -> Self {
        let rules = Rules::default();
        Self {
            on: rules.on,
            at: rules.at,
            quiet: rules.quiet,
            ahead: rules.ahead,
            repeat_days: rules.repeat_days,
            digest: rules.digest,
            closing: Closing::default(),
            workbooks: BTreeMap::new(),
        }
    }
}

impl Local {
    /// The rules by which the duties of a workbook are notified here.
    pub fn reminder_rules(&self, workbook: Option<Uuid>) -> Rules {
        let kept = &self.kept.reminders;
        Rules {
            on: kept.on,
            at: kept.at,
            quiet: kept.quiet,
            ahead: kept.ahead,
            repeat_days: kept.repeat_days,
            digest: kept.digest,
            person: workbook.and_then(|id| kept.workbooks.get(&id)?.person),
        }
    }

    /// The settings, as a person sees them.
    pub fn reminder_settings(&self, workbook: Option<Uuid>) -> ReminderSettings {
        let rules = self.reminder_rules(workbook);
        ReminderSettings {
            on: rules.on,
            at: rules.at.to_string(),
            quiet_from: rules.quiet.map(|quiet| quiet.from.to_string()),
            quiet_to: rules.quiet.map(|quiet| quiet.to.to_string()),
            ahead: rules.ahead,
            repeat_days: rules.repeat_days,
            digest: rules.digest,
            person: rules.person.map(|id| id.to_string()),
            closing: self.closing(),
        }
    }

    /// Changes the settings. Whose duties are notified is kept for this workbook, all else for all of them.
    ///
    /// # Errors
    /// When a time or a number is none, with the field; or the file cannot be written.
    pub fn set_reminders(
        &mut self,
        workbook: Option<Uuid>,
        settings: &ReminderSettings,
    ) -> Result<(), Failure> {
        let at = clock(&settings.at, "at")?;
        let quiet = match (&settings.quiet_from, &settings.quiet_to) {
            (None, None) => None,
            (from, to) => Some(Quiet {
                from: clock(from.as_deref().unwrap_or_default(), "quiet_from")?,
                to: clock(to.as_deref().unwrap_or_default(), "quiet_to")?,
            }),
        };
        if settings
            .repeat_days
            .is_some_and(|days| !(1..=LONGEST_REPEAT).contains(&days))
        {
            return Err(wrong("repeat_days", "Choose 1 to 90 days, or never."));
        }
        let person = settings
            .person
            .as_ref()
            .map(|id| id.parse::<RecordId>())
            .transpose()
            .map_err(|_| wrong("person", "Choose a person of the register, or everyone."))?;
        Ok(self.change(|kept| {
            let kept = &mut kept.reminders;
            kept.on = settings.on;
            kept.at = at;
            kept.quiet = quiet;
            kept.ahead = settings.ahead;
            kept.repeat_days = settings.repeat_days;
            kept.digest = settings.digest;
            kept.closing = settings.closing;
            if let Some(id) = workbook {
                kept.workbooks.entry(id).or_default().person = person;
            }
        })?)
    }

    /// What closing the window does.
    pub fn closing(&self) -> Closing {
        self.kept.reminders.closing
    }

    /// Remembers what closing the window does.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn set_closing(&mut self, closing: Closing) -> io::Result<()> {
        self.change(|kept| kept.reminders.closing = closing)
    }

    /// The calendar file that is kept fresh for a workbook.
    pub fn calendar(&self, workbook: Uuid) -> Option<KeptCalendar> {
        self.kept
            .reminders
            .workbooks
            .get(&workbook)?
            .calendar
            .clone()
    }

    /// Keeps a calendar file fresh from now on; `None` no longer.
    ///
    /// # Errors
    /// When the file of settings cannot be written.
    pub fn keep_calendar(
        &mut self,
        workbook: Uuid,
        calendar: Option<KeptCalendar>,
    ) -> io::Result<()> {
        self.change(|kept| {
            let of_workbook = kept.reminders.workbooks.entry(workbook);
            of_workbook.or_default().calendar = calendar;
        })
    }

    /// What was notified and is put off of a workbook. Begins afresh when nothing is kept or it cannot be read.
    pub fn reminder_state(&mut self, workbook: Uuid) -> State {
        if let Some(known) = self.notified.get(&workbook) {
            return known.clone();
        }
        let kept = fs::read(self.state_file(workbook));
        let state: State = kept
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default();
        self.notified.insert(workbook, state.clone());
        state
    }

    /// Remembers what was notified and is put off. It is remembered for as long as the program runs even when this fails.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn keep_reminder_state(&mut self, workbook: Uuid, state: State) -> io::Result<()> {
        if self.notified.get(&workbook) == Some(&state) {
            return Ok(());
        }
        let bytes = serde_json::to_vec(&state)?;
        self.notified.insert(workbook, state);
        replace(&self.state_file(workbook), &bytes)
    }

    fn state_file(&self, workbook: Uuid) -> PathBuf {
        self.folder()
            .join("reminders")
            .join(format!("{workbook}.json"))
    }
}

fn clock(text: &str, field: &str) -> Result<Clock, Failure> {
    text.parse()
        .map_err(|error: blueprint_model::remind::ClockError| wrong(field, &error.to_string()))
}

fn wrong(field: &str, message: &str) -> Failure {
    Failure::of_field(field, message)
}
