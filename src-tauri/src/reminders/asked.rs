//! What the window asks of reminders.

use super::{Reminding, freshen, login, notify, pause, told};
use crate::{
    close, dialogs,
    shell::{Desk, Shell},
};
use blueprint_workbook::{
    KeptCalendar, Shown,
    contract::{Closing, Failure, FailureCode, Reply, Request},
    snooze,
    view::{self, Works},
};
use tauri::{AppHandle, Manager};
use uuid::Uuid;

/// Answers a request about reminders; gives back one that is about something else.
pub fn answer(
    app: &AppHandle,
    shell: &Shell,
    request: Request,
) -> Result<Result<Reply, Failure>, Request> {
    Ok(match request {
        Request::Reminders => page(app, shell),
        Request::SetReminders { settings } => {
            let mut desk = shell.desk();
            let id = desk
                .workbook
                .as_ref()
                .map(|open| open.store().workbook_id());
            let set = desk.local.set_reminders(id, &settings);
            drop(desk);
            set.and_then(|()| page(app, shell))
        }
        Request::PauseReminders { paused } => {
            pause(app, paused);
            page(app, shell)
        }
        Request::TryReminder => try_one(app, shell),
        Request::StartAtLogin { on } => login::set(app, on)
            .map_err(Failure::from)
            .and_then(|()| page(app, shell)),
        Request::KeepCalendar { person } => keep_calendar(app, shell, person.as_deref()),
        Request::DropCalendar => {
            let dropped = with_id(shell, |desk, id| Ok(desk.local.keep_calendar(id, None)?));
            dropped.and_then(|()| page(app, shell))
        }
        Request::ExportCalendar { person } => export_calendar(app, shell, person.as_deref()),
        Request::SnoozeDuty { key, until } => {
            let mut desk = shell.desk();
            let desk = &mut *desk;
            let local = &mut desk.local;
            let workbook = desk.workbook.as_mut().ok_or_else(none);
            workbook
                .and_then(|open| snooze(open, local, &key, &until))
                .map(Reply::Snoozed)
        }
        Request::CloseWindow { to_tray } => close_window(app, shell, to_tray),
        other => return Err(other),
    })
    .inspect(|_| app.state::<Reminding>().nudge())
}

fn page(app: &AppHandle, shell: &Shell) -> Result<Reply, Failure> {
    let reminding = app.state::<Reminding>();
    let notifications = match notify::service() {
        Some(name) => told(true, format!("Notifications are shown by {name}.")),
        None => told(
            false,
            "No notification service answers on this computer, so nothing is shown. Duties stand on Home and in the calendar.",
        ),
    };
    let tray = if reminding.tray.is_shown() {
        told(true, "The tray shows how many duties are due.")
    } else {
        told(
            false,
            "No tray answers on this desktop, so closing the window ends the program.",
        )
    };
    let works = Works {
        notifications,
        tray,
        login: login::is_on(app),
        calendar: reminding.calendar().told(),
    };
    let mut desk = shell.desk();
    let Desk {
        workbook, local, ..
    } = &mut *desk;
    Ok(Reply::Reminders(view::reminders(
        workbook.as_ref(),
        local,
        works,
    )))
}

fn try_one(app: &AppHandle, shell: &Shell) -> Result<Reply, Failure> {
    if notify::service().is_some() {
        let path = shell.desk().workbook()?.store().path().to_owned();
        let notice = Shown {
            title: "A reminder of CTO Blueprint".into(),
            body: "This is how a duty is announced. Press it to come back.".into(),
            key: None,
            page: None,
        };
        notify::show(app, notice, path);
    }
    page(app, shell)
}

fn keep_calendar(app: &AppHandle, shell: &Shell, person: Option<&str>) -> Result<Reply, Failure> {
    let (name, person) = calendar_name(shell, person)?;
    let Some(path) = dialogs::save(
        app,
        "Where should the calendar be kept?",
        &name,
        "Calendar",
        "ics",
    ) else {
        return Ok(Reply::Cancelled);
    };
    // Written once before it is kept, so that a place that cannot be written is told at once.
    write(shell, person.as_deref(), &path)?;
    with_id(shell, |desk, id| {
        let person = person
            .map(|named| desk.workbook()?.person(&named))
            .transpose()?;
        Ok(desk
            .local
            .keep_calendar(id, Some(KeptCalendar { path, person }))?)
    })?;
    freshen(app);
    page(app, shell)
}

fn export_calendar(app: &AppHandle, shell: &Shell, person: Option<&str>) -> Result<Reply, Failure> {
    let (name, person) = calendar_name(shell, person)?;
    match dialogs::save(app, "Export as a calendar", &name, "Calendar", "ics") {
        Some(path) => write(shell, person.as_deref(), &path),
        None => Ok(Reply::Cancelled),
    }
}

/// A name for the file, and the person once known to be one.
fn calendar_name(shell: &Shell, person: Option<&str>) -> Result<(String, Option<String>), Failure> {
    let mut desk = shell.desk();
    let workbook = desk.workbook()?;
    let Some(named) = person else {
        return Ok((format!("{} duties", workbook.company()), None));
    };
    let id = workbook.person(named)?;
    let title = workbook
        .book()
        .get(id)
        .map(|person| workbook.book().title(person));
    Ok((
        format!("{} duties", title.unwrap_or_default()),
        Some(id.to_string()),
    ))
}

fn write(shell: &Shell, person: Option<&str>, path: &std::path::Path) -> Result<Reply, Failure> {
    let mut desk = shell.desk();
    let id = desk.workbook()?.store().workbook_id();
    let at = desk.local.reminder_rules(Some(id)).at;
    desk.workbook()?
        .write_calendar(person, at, path)
        .map(Reply::Written)
}

fn close_window(app: &AppHandle, shell: &Shell, to_tray: bool) -> Result<Reply, Failure> {
    let closing = if to_tray {
        Closing::Tray
    } else {
        Closing::Quit
    };
    shell.desk().local.set_closing(closing)?;
    let app = app.clone();
    // The answer goes out before the window does.
    std::thread::spawn(move || close::close(&app));
    Ok(Reply::Closed)
}

fn with_id(
    shell: &Shell,
    work: impl FnOnce(&mut Desk, Uuid) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut desk = shell.desk();
    let id = desk.workbook()?.store().workbook_id();
    work(&mut desk, id)
}

fn none() -> Failure {
    Failure::new(
        FailureCode::NoWorkbook,
        "No workbook is open. Open one from the start screen.",
    )
}
