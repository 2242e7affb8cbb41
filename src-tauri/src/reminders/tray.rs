//! The tray item: how many duties wait, and a short menu. It speaks the StatusNotifier protocol itself; no library of the
//! desktop is loaded, and where nothing shows such items there simply is none.

use super::{icon, pause, show_window};
use crate::close;
use ksni::{
    Icon, MenuItem, OfflineReason, Status, ToolTip,
    blocking::{Handle, TrayMethods},
    menu::{CheckmarkItem, StandardItem},
};
use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicBool, Ordering},
};
use tauri::AppHandle;

/// The tray, as far as the program needs to know of it.
#[derive(Default)]
pub struct Tray {
    shown: Arc<AtomicBool>,
    handle: Mutex<Option<Handle<Item>>>,
}

impl Tray {
    /// Offers the item to whatever shows such items, now or later. Without a message bus there is no tray.
    pub fn start(&self, app: &AppHandle) {
        let item = Item {
            app: app.clone(),
            shown: self.shown.clone(),
            count: 0,
            paused: false,
        };
        self.shown.store(true, Ordering::Relaxed);
        let handle = item.assume_sni_available(true).spawn();
        if handle.is_err() {
            self.shown.store(false, Ordering::Relaxed);
        }
        *self.lock() = handle.ok();
    }

    /// Whether a tray shows the item.
    pub fn is_shown(&self) -> bool {
        self.shown.load(Ordering::Relaxed)
    }

    /// Shows how many duties wait, and whether reminders are paused.
    pub fn follow(&self, count: usize, paused: bool) {
        if let Some(handle) = &*self.lock() {
            handle.update(|item| (item.count, item.paused) = (count, paused));
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<Handle<Item>>> {
        self.handle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The item. Its deeds run in threads of their own, as they may change the item again.
struct Item {
    app: AppHandle,
    shown: Arc<AtomicBool>,
    count: usize,
    paused: bool,
}

impl Item {
    fn words(&self) -> String {
        let waiting = match self.count {
            0 => "Nothing is due".to_owned(),
            1 => "1 duty is due".to_owned(),
            n => format!("{n} duties are due"),
        };
        if self.paused {
            format!("{waiting}, paused until tomorrow")
        } else {
            waiting
        }
    }

    fn run(&self, deed: impl FnOnce(AppHandle) + Send + 'static) {
        let app = self.app.clone();
        std::thread::spawn(move || deed(app));
    }
}

impl ksni::Tray for Item {
    fn id(&self) -> String {
        "cto-blueprint".into()
    }

    fn title(&self) -> String {
        "CTO Blueprint".into()
    }

    fn status(&self) -> Status {
        Status::Active
    }

    fn icon_pixmap(&self) -> Vec<Icon> {
        icon::with_count(self.app.default_window_icon(), self.count)
    }

    fn tool_tip(&self) -> ToolTip {
        ToolTip {
            title: "CTO Blueprint".into(),
            description: self.words(),
            ..ToolTip::default()
        }
    }

    fn activate(&mut self, _x: i32, _y: i32) {
        self.run(|app| show_window(&app));
    }

    fn menu(&self) -> Vec<MenuItem<Self>> {
        let item = |label: &str, activate: fn(&mut Self)| {
            StandardItem {
                label: label.to_owned(),
                activate: Box::new(activate),
                ..StandardItem::default()
            }
            .into()
        };
        vec![
            StandardItem {
                label: self.words(),
                enabled: false,
                ..StandardItem::default()
            }
            .into(),
            item("Open", |item| item.run(|app| show_window(&app))),
            CheckmarkItem {
                label: "Pause until tomorrow".into(),
                checked: self.paused,
                activate: Box::new(|item: &mut Self| {
                    let wanted = !item.paused;
                    item.run(move |app| pause(&app, wanted));
                }),
                ..CheckmarkItem::default()
            }
            .into(),
            MenuItem::Separator,
            item("Quit", |item| item.run(|app| close::quit(&app))),
        ]
    }

    fn watcher_online(&self) {
        self.shown.store(true, Ordering::Relaxed);
    }

    fn watcher_offline(&self, _reason: OfflineReason) -> bool {
        self.shown.store(false, Ordering::Relaxed);
        // A window that nothing can bring back is brought back.
        self.run(|app| super::show_lost(&app));
        true
    }
}
