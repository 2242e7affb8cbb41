//! A tray that shows its items to the test: the watcher at which programs announce them, which is their host as well.

use super::connect;
use crate::deadline::{PATIENCE, wait_for};
use anyhow::{Context, Result};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use zbus::blocking::{Connection, Proxy};
use zbus::message::Header;
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Value};

const ITEM: &str = "/StatusNotifierItem";
const WATCHER: &str = "org.kde.StatusNotifierWatcher";

/// The tray.
#[derive(Debug)]
pub struct TrayHost {
    connection: Connection,
    items: Arc<Mutex<Vec<String>>>,
}

/// A line of an item's menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its number.
    pub id: i32,
    /// Its words; empty for a separator.
    pub label: String,
    /// Whether it is ticked.
    pub ticked: bool,
}

type Layout = (i32, HashMap<String, OwnedValue>, Vec<OwnedValue>);

impl TrayHost {
    pub(super) fn start(address: &str) -> Result<Self> {
        let items = Arc::default();
        let watcher = Watcher {
            items: Arc::clone(&items),
        };
        Ok(Self {
            connection: connect(address, WATCHER, "/StatusNotifierWatcher", watcher)?,
            items,
        })
    }

    /// Takes the tray away, as when the panel of a desktop crashes.
    ///
    /// # Errors
    /// Fails when the bus does not answer.
    pub fn leave(&self) -> Result<()> {
        self.items
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
        self.connection.release_name(WATCHER)?;
        Ok(())
    }

    /// Brings the tray back.
    ///
    /// # Errors
    /// Fails when the bus does not answer.
    pub fn come_back(&self) -> Result<()> {
        Ok(self.connection.request_name(WATCHER)?)
    }

    /// What the item of the app says of itself, once it does.
    ///
    /// # Errors
    /// Fails when the app announces none in time.
    pub fn words(&self) -> Result<String> {
        type Tip = (String, Vec<(i32, i32, Vec<u8>)>, String, String);
        let (_, _, _, words): Tip = self.item()?.get_property("ToolTip")?;
        Ok(words)
    }

    /// Waits until the item says `words`.
    ///
    /// # Errors
    /// Fails when it does not in time; the message holds what it says instead.
    pub fn waits_for(&self, words: &str) -> Result<()> {
        let says = || self.words().map(|now| (now == words).then_some(()));
        wait_for(&format!("the tray to say {words:?}"), PATIENCE, says)
            .with_context(|| format!("It says {:?}.", self.words()))
    }

    /// The picture of the item, as its bytes.
    ///
    /// # Errors
    /// Fails when there is none.
    pub fn picture(&self) -> Result<Vec<u8>> {
        let all: Vec<(i32, i32, Vec<u8>)> = self.item()?.get_property("IconPixmap")?;
        Ok(all
            .into_iter()
            .next()
            .context("The item has no picture.")?
            .2)
    }

    /// Presses the item itself.
    ///
    /// # Errors
    /// Fails when it is gone.
    pub fn press(&self) -> Result<()> {
        Ok(self.item()?.call("Activate", &(0_i32, 0_i32))?)
    }

    /// The menu of the item.
    ///
    /// # Errors
    /// Fails when it has none.
    pub fn menu(&self) -> Result<Vec<Entry>> {
        let everything: Vec<&str> = Vec::new();
        let (_, (_, _, lines)): (u32, Layout) = self
            .menu_proxy()?
            .call("GetLayout", &(0_i32, -1_i32, everything))?;
        Ok(lines.iter().filter_map(entry).collect())
    }

    /// Chooses the line of the menu that says `label`.
    ///
    /// # Errors
    /// Fails when there is none.
    pub fn choose(&self, label: &str) -> Result<()> {
        let menu = self.menu()?;
        let found = menu.iter().find(|entry| entry.label == label);
        let id = found
            .with_context(|| format!("No {label:?} in {menu:?}"))?
            .id;
        Ok(self
            .menu_proxy()?
            .call("Event", &(id, "clicked", Value::from(0_i32), 0_u32))?)
    }

    fn item(&self) -> Result<Proxy<'static>> {
        let name = wait_for("an item in the tray", PATIENCE, || {
            Ok(self
                .items
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .last()
                .cloned())
        })?;
        Ok(Proxy::new(
            &self.connection,
            name,
            ITEM,
            "org.kde.StatusNotifierItem",
        )?)
    }

    fn menu_proxy(&self) -> Result<Proxy<'static>> {
        let item = self.item()?;
        let path: OwnedObjectPath = item.get_property("Menu")?;
        let name = item.destination().to_owned();
        Ok(Proxy::new(
            &self.connection,
            name,
            path,
            "com.canonical.dbusmenu",
        )?)
    }
}

fn entry(line: &OwnedValue) -> Option<Entry> {
    let Value::Structure(line) = &**line else {
        return None;
    };
    let [Value::I32(id), Value::Dict(properties), ..] = line.fields() else {
        return None;
    };
    Some(Entry {
        id: *id,
        label: properties.get(&"label").ok().flatten().unwrap_or_default(),
        ticked: properties.get::<_, i32>(&"toggle-state").ok().flatten() == Some(1),
    })
}

struct Watcher {
    items: Arc<Mutex<Vec<String>>>,
}

#[zbus::interface(name = "org.kde.StatusNotifierWatcher")]
impl Watcher {
    fn register_status_notifier_item(&self, service: &str, #[zbus(header)] header: Header<'_>) {
        // Programs announce a name of the bus, or the path at which their item is.
        let sender = header.sender().map(ToString::to_string).unwrap_or_default();
        let name = if service.starts_with('/') {
            sender
        } else {
            service.to_owned()
        };
        self.items
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(name);
    }

    fn register_status_notifier_host(&self, _service: &str) {}

    #[zbus(property)]
    fn registered_status_notifier_items(&self) -> Vec<String> {
        self.items
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    #[zbus(property)]
    fn is_status_notifier_host_registered(&self) -> bool {
        true
    }

    #[zbus(property)]
    fn protocol_version(&self) -> i32 {
        0
    }
}
