//! What belongs to this computer and not to any workbook: who is at the keyboard, and which workbooks were open.

mod reminders;

pub use reminders::KeptCalendar;

use crate::{
    Profile,
    contract::{ImportMapping, RecentRow, StartPage},
    verb::merge_mapping,
};
use blueprint_model::{Timestamp, remind};
use blueprint_store::Env;
use serde::{Deserialize, Serialize};
use std::{
    collections::BTreeMap,
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};
use uuid::Uuid;

/// Recent workbooks kept.
const KEPT: usize = 12;

/// The local state, one JSON file in the user's data folder.
#[derive(Clone, Debug, Default)]
pub struct Local {
    file: PathBuf,
    kept: Kept,
    /// What was notified, by workbook, as it was last kept; in a file for each.
    notified: BTreeMap<Uuid, remind::State>,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Kept {
    profile: Option<KeptProfile>,
    #[serde(default)]
    others: BTreeMap<String, Uuid>,
    #[serde(default)]
    recent: Vec<Recent>,
    /// What columns of tables are, by workbook and kind.
    #[serde(default)]
    mappings: BTreeMap<Uuid, BTreeMap<String, ImportMapping>>,
    #[serde(default)]
    reminders: reminders::KeptReminders,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct KeptProfile {
    id: Uuid,
    name: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Recent {
    path: PathBuf,
    company: String,
    opened: Timestamp,
}

impl Local {
    /// Reads the state from the user's data folder; begins afresh when there is none or it cannot be read.
    pub fn of_user() -> Self {
        let folders = directories::ProjectDirs::from("", "", "cto-blueprint");
        Self::at(
            folders
                .map(|folders| folders.data_dir().join("local.json"))
                .unwrap_or_default(),
        )
    }

    /// Reads the state from a file.
    pub fn at(file: PathBuf) -> Self {
        Self {
            kept: read(&file).unwrap_or_default(),
            file,
            notified: BTreeMap::new(),
        }
    }

    /// Who is at the keyboard; `None` until asked.
    pub fn profile(&self) -> Option<Profile> {
        self.kept.profile.as_ref().map(|kept| Profile {
            id: kept.id,
            name: kept.name.clone(),
        })
    }

    /// Keeps a name; the id stays the same from the first name on.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn set_name(&mut self, name: &str, env: &dyn Env) -> io::Result<Profile> {
        let id = self.change(|kept| {
            let own = kept.profile.as_ref();
            let id = own.map_or_else(|| env.new_id(), |own| own.id);
            kept.profile = Some(KeptProfile {
                id,
                name: name.to_owned(),
            });
            id
        })?;
        Ok(Profile {
            id,
            name: name.to_owned(),
        })
    }

    /// Someone else who writes from this computer, such as a script; the same name is the same actor each time.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn other(&mut self, name: &str, env: &dyn Env) -> io::Result<Profile> {
        if let Some(id) = self.kept.others.get(name) {
            return Ok(Profile {
                id: *id,
                name: name.to_owned(),
            });
        }
        let id = self.change(|kept| {
            let known = kept.others.entry(name.to_owned());
            *known.or_insert_with(|| env.new_id())
        })?;
        Ok(Profile {
            id,
            name: name.to_owned(),
        })
    }

    /// What was chosen for the columns of tables of a kind that were imported into a workbook.
    pub fn mapping(&self, workbook: Uuid, kind: &str) -> ImportMapping {
        let of_workbook = self.kept.mappings.get(&workbook);
        of_workbook
            .and_then(|kinds| kinds.get(kind))
            .cloned()
            .unwrap_or_default()
    }

    /// Keeps what was chosen, for the next table of that kind. Choices for columns that this table did not have stay.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn keep_mapping(
        &mut self,
        workbook: Uuid,
        kind: &str,
        mapping: &ImportMapping,
    ) -> io::Result<()> {
        let before = self.mapping(workbook, kind);
        let mut merged = before.clone();
        merge_mapping(&mut merged, mapping);
        if merged == before {
            return Ok(());
        }
        self.change(|kept| {
            let of_workbook = kept.mappings.entry(workbook).or_default();
            merge_mapping(of_workbook.entry(kind.to_owned()).or_default(), mapping);
        })
    }

    /// Puts a workbook first in the list.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn opened(&mut self, path: &Path, company: &str, at: Timestamp) -> io::Result<()> {
        let first = Recent {
            path: path.to_owned(),
            company: company.to_owned(),
            opened: at,
        };
        self.change(|kept| {
            kept.recent.retain(|recent| recent.path != path);
            kept.recent.insert(0, first);
            kept.recent.truncate(KEPT);
        })
    }

    /// Takes a workbook out of the list; the file stays.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn forget(&mut self, index: usize) -> io::Result<()> {
        let Some(gone) = self.recent(index) else {
            return Ok(());
        };
        self.change(|kept| kept.recent.retain(|recent| recent.path != gone))
    }

    /// The path of a recent workbook.
    pub fn recent(&self, index: usize) -> Option<PathBuf> {
        self.kept
            .recent
            .get(index)
            .map(|recent| recent.path.clone())
    }

    /// The folder in which the sample is made.
    pub fn folder(&self) -> PathBuf {
        self.file.parent().map(Path::to_owned).unwrap_or_default()
    }

    /// The start screen.
    pub fn start_page(&self, env: &dyn Env) -> StartPage {
        let today = env.today();
        let rows = self.kept.recent.iter().map(|recent| {
            let part = |text: Option<&std::ffi::OsStr>| {
                text.map(|t| t.to_string_lossy().into_owned())
                    .unwrap_or_default()
            };
            let day = recent.opened.day();
            RecentRow {
                company: recent.company.clone(),
                file: part(recent.path.file_name()),
                folder: recent
                    .path
                    .parent()
                    .map(|folder| folder.display().to_string())
                    .unwrap_or_default(),
                when: if day == today {
                    format!("opened {}", recent.opened.clock())
                } else {
                    format!("opened {}", day.near(today))
                },
                there: recent.path.is_file(),
            }
        });
        StartPage {
            recent: rows.collect(),
            profile: self.kept.profile.as_ref().map(|kept| kept.name.clone()),
        }
    }

    /// Changes what is kept. The window and a command may run at once, so what the other wrote meanwhile is read first.
    fn change<T>(&mut self, edit: impl FnOnce(&mut Kept) -> T) -> io::Result<T> {
        fs::create_dir_all(self.folder())?;
        let lock = File::create(self.file.with_extension("lock"))?;
        lock.lock()?;
        if let Some(kept) = read(&self.file) {
            self.kept = kept;
        }
        let done = edit(&mut self.kept);
        replace(&self.file, &serde_json::to_vec_pretty(&self.kept)?)?;
        Ok(done)
    }
}

fn read(file: &Path) -> Option<Kept> {
    serde_json::from_slice(&fs::read(file).ok()?).ok()
}

/// Writes a file, with the folders it needs, so that a reader never sees half of it.
fn replace(file: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let part = file.with_extension("part");
    fs::write(&part, bytes)?;
    fs::rename(part, file)
}
