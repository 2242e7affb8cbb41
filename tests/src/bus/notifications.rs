//! A service that shows notifications to the test.

use super::connect;
use crate::deadline::{PATIENCE, wait_for};
use anyhow::{Context, Result};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use zbus::blocking::Connection;
use zbus::zvariant::OwnedValue;

const NAME: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";

/// A notification as it came.
#[derive(Debug, Clone)]
pub struct Notification {
    /// Its number.
    pub id: u32,
    /// The program's name.
    pub program: String,
    /// The first line.
    pub summary: String,
    /// The rest.
    pub body: String,
    /// Ids and words of its buttons, in turn.
    pub actions: Vec<String>,
}

/// The service.
#[derive(Debug)]
pub struct Notifications {
    connection: Connection,
    shown: Arc<Mutex<Vec<Notification>>>,
}

impl Notifications {
    pub(super) fn start(address: &str) -> Result<Self> {
        let shown = Arc::default();
        let service = Service {
            shown: Arc::clone(&shown),
        };
        Ok(Self {
            connection: connect(address, NAME, PATH, service)?,
            shown,
        })
    }

    /// All that came so far.
    #[must_use]
    pub fn all(&self) -> Vec<Notification> {
        self.shown
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Waits for a notification whose first line holds `words`.
    ///
    /// # Errors
    /// Fails when none comes in time; the message holds those that did.
    pub fn waits_for(&self, words: &str) -> Result<Notification> {
        let found = wait_for(&format!("a notification {words:?}"), PATIENCE, || {
            Ok(self
                .all()
                .into_iter()
                .find(|one| one.summary.contains(words)))
        });
        found.with_context(|| format!("There are: {:?}", self.all()))
    }

    /// Presses a notification, or one of its buttons, as a person does.
    ///
    /// # Errors
    /// Fails when the bus is gone.
    pub fn press(&self, id: u32, action: &str) -> Result<()> {
        let signal = |name: &str, reason: &dyn Fn() -> Result<()>| {
            reason().with_context(|| format!("{name} was not sent."))
        };
        signal("ActionInvoked", &|| {
            Ok(self.connection.emit_signal(
                None::<()>,
                PATH,
                NAME,
                "ActionInvoked",
                &(id, action),
            )?)
        })?;
        signal("NotificationClosed", &|| {
            Ok(self.connection.emit_signal(
                None::<()>,
                PATH,
                NAME,
                "NotificationClosed",
                &(id, 2_u32),
            )?)
        })
    }
}

struct Service {
    shown: Arc<Mutex<Vec<Notification>>>,
}

#[zbus::interface(name = "org.freedesktop.Notifications")]
impl Service {
    fn get_server_information(&self) -> (&str, &str, &str, &str) {
        ("a test", "the tests", "1", "1.2")
    }

    fn get_capabilities(&self) -> Vec<&str> {
        vec!["body", "body-markup", "actions"]
    }

    #[expect(clippy::too_many_arguments, reason = "the protocol has so many")]
    fn notify(
        &self,
        program: String,
        _replaces: u32,
        _icon: &str,
        summary: String,
        body: String,
        actions: Vec<String>,
        _hints: HashMap<String, OwnedValue>,
        _timeout: i32,
    ) -> u32 {
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        let id = u32::try_from(shown.len() + 1).unwrap_or(u32::MAX);
        shown.push(Notification {
            id,
            program,
            summary,
            body,
            actions,
        });
        id
    }

    fn close_notification(&self, _id: u32) {}
}
