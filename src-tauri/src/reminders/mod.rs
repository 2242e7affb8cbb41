//! Reminders while the program runs: the clock is looked at when it starts, every minute, when the window gets the focus and
//! after edits. A computer that wakes up is noticed by the minute that has changed.

mod asked;
mod freshen;
mod icon;
mod login;
mod notify;
mod tray;

pub use asked::answer;
pub use freshen::freshen;
pub use login::HIDDEN;
pub use tray::Tray;

use crate::shell::{Desk, PROGRAM, Shell};
use blueprint_workbook::{
    Heard, OpenFor, Workbook,
    contract::{Link, Told},
    view,
};
use std::{
    path::PathBuf,
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use tauri::{AppHandle, Emitter, Manager};

/// How long a start at login waits for a tray before it shows the window.
const TRAY_COMES: Duration = Duration::from_secs(20);

/// What reminders hold while the program runs.
pub struct Reminding {
    /// Something happened after which the clock is looked at before the minute is over.
    nudged: AtomicBool,
    /// The tray.
    pub tray: Tray,
    calendar: Mutex<freshen::Last>,
}

impl Default for Reminding {
    fn default() -> Self {
        Self {
            nudged: AtomicBool::new(true),
            tray: Tray::default(),
            calendar: Mutex::default(),
        }
    }
}

impl Reminding {
    /// Has the clock looked at soon.
    pub fn nudge(&self) {
        self.nudged.store(true, Ordering::Relaxed);
    }

    fn calendar(&self) -> MutexGuard<'_, freshen::Last> {
        self.calendar.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Starts the tray, and shows the window unless the program is to begin in the tray and there is one.
pub fn begin(app: &AppHandle, arguments: &[String]) {
    let hidden = arguments.iter().any(|argument| argument == HIDDEN);
    if !hidden {
        show_window(app);
    }
    app.state::<Shell>()
        .started_hidden
        .store(hidden, Ordering::Relaxed);
    let app = app.clone();
    std::thread::spawn(move || {
        app.state::<Reminding>().tray.start(&app);
        if hidden {
            // At login the tray may come after the program.
            std::thread::sleep(TRAY_COMES);
            show_lost(&app);
        }
    });
}

/// Shows the window when nothing else can bring it back.
fn show_lost(app: &AppHandle) {
    if !app.state::<Reminding>().tray.is_shown() {
        show_window(app);
    }
}

/// Looks at the clock if a minute has begun or something happened since the last time.
pub fn beat(app: &AppHandle, last_minute: &mut i64) {
    let minute = app.state::<Shell>().env.now().utc_ms.div_euclid(60_000);
    let nudged = app
        .state::<Reminding>()
        .nudged
        .swap(false, Ordering::Relaxed);
    if nudged || *last_minute != minute {
        *last_minute = minute;
        tick(app);
        freshen(app);
    }
}

/// Shows what is due to be shown. It is remembered before it is shown, and only once a notification service answers.
fn tick(app: &AppHandle) {
    let shell = app.state::<Shell>();
    let first = hear(&shell, &mut shell.desk(), false);
    let heard = match first {
        Some((heard, _)) if !heard.notices.is_empty() && notify::service().is_some() => {
            // Asking the service took its time, so the duties are looked at again.
            hear(&shell, &mut shell.desk(), true)
        }
        Some((heard, path)) => Some((
            Heard {
                notices: Vec::new(),
                ..heard
            },
            path,
        )),
        None => None,
    };
    let count = heard.as_ref().map_or(0, |(heard, _)| heard.count);
    let paused = paused(&mut shell.desk());
    app.state::<Reminding>().tray.follow(count, paused);
    if let Some((heard, path)) = heard {
        for notice in heard.notices {
            notify::show(app, notice, path.clone());
        }
    }
}

/// What the workbook at hand has to say; remembered when `keep` is set or there is nothing to show.
fn hear(shell: &Shell, desk: &mut Desk, keep: bool) -> Option<(Heard, PathBuf)> {
    watch_last(shell, desk);
    let Desk {
        workbook,
        watched,
        local,
        ..
    } = desk;
    let workbook = workbook.as_mut().or(watched.as_mut())?;
    let heard = workbook.hear(local);
    let id = workbook.store().workbook_id();
    if keep || heard.notices.is_empty() {
        // Remembered for as long as the program runs in any case.
        let _ = local.keep_reminder_state(id, heard.state.clone());
    }
    let rules = local.reminder_rules(Some(id));
    workbook.set_put_off(heard.state.all_snoozed(&rules, shell.env.now()));
    Some((heard, workbook.store().path().to_owned()))
}

/// Without an open workbook the one that was open last is looked at, for reading only. A sample is nobody's duty.
fn watch_last(shell: &Shell, desk: &mut Desk) {
    let last = desk
        .local
        .recent(0)
        .filter(|path| desk.workbook.is_none() && !path.starts_with(desk.local.folder()));
    let Some(path) = last else {
        desk.watched = None;
        return;
    };
    match &mut desk.watched {
        Some(watched) if watched.store().path() == path => {
            // What cannot be read now is read at the next look.
            let _ = watched.store_mut().refresh();
        }
        _ => {
            let opened = Workbook::open(&path, OpenFor::Reading, None, shell.env.clone(), PROGRAM);
            desk.watched = opened.ok();
        }
    }
}

/// Whether reminders of the workbook at hand are paused.
fn paused(desk: &mut Desk) -> bool {
    let at_hand = desk.workbook.as_ref().or(desk.watched.as_ref());
    let Some((id, today)) = at_hand.map(|open| (open.store().workbook_id(), open.today())) else {
        return false;
    };
    desk.local.reminder_state(id).is_paused(today)
}

/// Pauses until tomorrow, or goes on.
fn pause(app: &AppHandle, paused: bool) {
    let shell = app.state::<Shell>();
    let mut desk = shell.desk();
    let at_hand = desk.workbook.as_ref().or(desk.watched.as_ref());
    if let Some((id, today)) = at_hand.map(|open| (open.store().workbook_id(), open.today())) {
        let mut state = desk.local.reminder_state(id);
        state.pause(paused, today);
        // Kept for as long as the program runs in any case.
        let _ = desk.local.keep_reminder_state(id, state);
    }
    drop(desk);
    app.state::<Reminding>().nudge();
}

/// Brings the window to the front. At a start in the tray the workbook that was open last is opened first.
pub fn show_window(app: &AppHandle) {
    let shell = app.state::<Shell>();
    if shell.started_hidden.swap(false, Ordering::Relaxed) {
        let mut desk = shell.desk();
        let last = desk
            .watched
            .as_ref()
            .map(|last| last.store().path().to_owned());
        if let Some(path) = last.filter(|_| desk.workbook.is_none()) {
            open_file(app, &shell, &mut desk, &path);
            // Without a listener there is no page, and the next one asks by itself.
            let _ = app.emit("opened", ());
        }
    }
    if let Some(window) = app.get_webview_window("main") {
        // None of these can do harm to a window that is there already.
        let _ = window.show();
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}

/// Goes to a page of a workbook, which is opened when it is not.
fn show_page(app: &AppHandle, path: &std::path::Path, page: Option<&Link>) {
    let shell = app.state::<Shell>();
    shell.started_hidden.store(false, Ordering::Relaxed);
    show_window(app);
    let is_open = |desk: &Desk| {
        let open = desk.workbook.as_ref();
        open.is_some_and(|open| open.store().path() == path)
    };
    let open = is_open(&shell.desk());
    if !open {
        if !crate::close::settle(app).may_go() {
            return;
        }
        open_file(app, &shell, &mut shell.desk(), path);
    }
    // Without a listener there is no page to turn.
    let _ = app.emit("show", page);
}

fn open_file(app: &AppHandle, shell: &Shell, desk: &mut Desk, path: &std::path::Path) {
    if let Err(failure) = crate::open::file(shell, desk, path) {
        desk.trouble = Some(failure);
    }
    if let Some(window) = app.get_webview_window("main") {
        let frame = desk.workbook.as_ref().map(view::frame);
        crate::title::show(&window, frame.as_ref());
    }
}

/// Something works, or does not, and why.
fn told(works: bool, words: impl Into<String>) -> Told {
    Told {
        works,
        words: words.into(),
    }
}
