//! The settings of reminders.

use super::links;
use crate::{
    Local, Workbook,
    contract::{CalendarFile, RemindersPage, Told},
};
use blueprint_model::{Book, Record, remind::State};

/// What only the shell can tell: what works on this computer.
pub struct Works {
    /// Notifications.
    pub notifications: Told,
    /// The tray.
    pub tray: Told,
    /// Whether the program starts at login; `None` where that cannot be set.
    pub login: Option<bool>,
    /// How the last writing of the calendar file went.
    pub calendar: Told,
}

/// The page.
pub fn reminders(workbook: Option<&Workbook>, local: &mut Local, works: Works) -> RemindersPage {
    let id = workbook.map(|open| open.store().workbook_id());
    let state = id.map_or_else(State::default, |id| local.reminder_state(id));
    let paused = workbook.is_some_and(|open| state.is_paused(open.today()));
    let mut people: Vec<_> = workbook
        .iter()
        .flat_map(|open| {
            open.book()
                .of_kind("person")
                .map(|person| links::link(open.book(), person))
        })
        .collect();
    people.sort_by(|a, b| a.title.cmp(&b.title));
    let calendar = id.and_then(|id| local.calendar(id)).map(|kept| {
        let part = |text: Option<&std::ffi::OsStr>| {
            text.map(|text| text.to_string_lossy().into_owned())
                .unwrap_or_default()
        };
        let person = kept.person.map(|id| id.to_string());
        CalendarFile {
            file: part(kept.path.file_name()),
            folder: kept
                .path
                .parent()
                .map(|folder| folder.display().to_string())
                .unwrap_or_default(),
            person: people
                .iter()
                .find(|link| Some(&link.id) == person.as_ref())
                .cloned(),
            state: works.calendar,
        }
    });
    RemindersPage {
        settings: local.reminder_settings(id),
        people,
        company: workbook
            .and_then(|open| open.book().single("company"))
            .map(|company| company.id.to_string()),
        paused: paused.then(|| "Paused until tomorrow".to_owned()),
        notifications: works.notifications,
        tray: works.tray,
        login: works.login == Some(true),
        login_possible: works.login.is_some(),
        calendar,
    }
}

/// The page that shows a record.
pub(crate) fn page_of(book: &Book, record: &Record) -> crate::contract::Link {
    links::page(book, record)
}
