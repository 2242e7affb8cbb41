//! What a desktop puts on the message bus, played by the tests: a service that shows notifications, and a tray.

mod notifications;
mod tray;

pub use notifications::{Notification, Notifications};
pub use tray::{Entry, TrayHost};

use anyhow::Result;
use zbus::blocking::connection::{Builder, Connection};

/// Which of them are there.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wanted {
    /// A service that shows notifications.
    pub notifications: bool,
    /// A tray.
    pub tray: bool,
}

/// Those that were wanted.
#[derive(Debug, Default)]
pub struct Services {
    /// The service that shows notifications.
    pub notifications: Option<Notifications>,
    /// The tray.
    pub tray: Option<TrayHost>,
}

impl Services {
    /// Puts what is wanted on the bus at `address`.
    ///
    /// # Errors
    /// Fails when the bus does not answer.
    pub fn start(address: &str, wanted: Wanted) -> Result<Self> {
        let notifications = wanted.notifications.then(|| Notifications::start(address));
        let tray = wanted.tray.then(|| TrayHost::start(address));
        Ok(Self {
            notifications: notifications.transpose()?,
            tray: tray.transpose()?,
        })
    }
}

fn connect(
    address: &str,
    name: &str,
    path: &str,
    service: impl zbus::object_server::Interface,
) -> Result<Connection> {
    Ok(Builder::address(address)?
        .serve_at(path, service)?
        .name(name)?
        .build()?)
}
