//! Reminders: what is set on this computer, and putting a duty off. Nothing of it is written into the workbook.

use super::Link;
use blueprint_model::remind::DigestDay;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The settings of reminders, calendar file, tray and start at login.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct RemindersPage {
    /// As kept.
    pub settings: ReminderSettings,
    /// People whose duties can be chosen, by name; empty when no workbook is open.
    pub people: Vec<Link>,
    /// The record that says to whom overdue duties go, and after how many days; absent when no workbook is open.
    pub company: Option<String>,
    /// `Paused until tomorrow`; absent when it is not.
    pub paused: Option<String>,
    /// What was last said, or why nothing can be shown: `No notification service answers on this computer.`
    pub notifications: Told,
    /// Whether a tray shows the program. Closing to the tray is offered only where it does.
    pub tray: Told,
    /// Whether the program starts at login.
    pub login: bool,
    /// Whether starting at login can be set here.
    pub login_possible: bool,
    /// The calendar file of the open workbook; absent when none is kept.
    pub calendar: Option<CalendarFile>,
}

/// Whether something works here, and a sentence about it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct Told {
    /// Whether it works.
    pub works: bool,
    /// A sentence about it.
    pub words: String,
}

/// What a person sets. Times are `HH:MM` on the local clock.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct ReminderSettings {
    /// Whether anything is notified at all.
    pub on: bool,
    /// The time at which a day's duties are notified.
    pub at: String,
    /// The time from which nothing is notified; with `quiet_to`, or neither.
    pub quiet_from: Option<String>,
    /// The time until which nothing is notified.
    pub quiet_to: Option<String>,
    /// Whether a duty is also notified its lead time ahead.
    pub ahead: bool,
    /// Days after which an overdue duty is notified again (1-90); `null` for never.
    pub repeat_days: Option<u32>,
    /// The day of the weekly digest; `null` for none.
    pub digest: Option<DigestDay>,
    /// Whose duties are notified in the open workbook; `null` for everyone's.
    pub person: Option<String>,
    /// What closing the window does.
    pub closing: Closing,
}

/// What closing the window does.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Closing {
    /// It asks, once; where no tray answers it ends the program.
    #[default]
    Ask,
    /// The program goes on in the tray.
    Tray,
    /// The program ends.
    Quit,
}

/// The calendar file that is kept fresh.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct CalendarFile {
    /// The file's name.
    pub file: String,
    /// Its folder.
    pub folder: String,
    /// Whose duties it holds; absent for everyone's.
    pub person: Option<Link>,
    /// `Written 10:42`, or why it could not be.
    pub state: Told,
}

/// Until when a duty is put off.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", tag = "until")]
pub enum Snooze {
    /// For an hour.
    Hour,
    /// Until tomorrow.
    Tomorrow,
    /// Until next Monday.
    NextMonday,
    /// Until a day.
    Date {
        /// `2026-12-01`; later than today.
        day: String,
    },
    /// No longer.
    No,
}

/// A duty was put off, or no longer is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct Snoozed {
    /// The duty.
    pub key: String,
    /// `until Mon 23 Nov`, `until 15:42`; absent when it is not put off.
    pub until: Option<String>,
}
