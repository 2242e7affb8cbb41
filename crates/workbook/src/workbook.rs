//! An open workbook and the person at the keyboard.

use crate::contract::{Failure, FailureCode};
use blueprint_documents::{Fonts, Preview};
use blueprint_model::{Book, Catalogue, Day, Op, Standings, practice::PracticeTemplate};
use blueprint_store::{
    Actor, Env, Mode, NewRecord, OpenAs, Opened, Setup, Store, StoreError, TransactOptions,
    import_json,
};
use std::{borrow::Cow, collections::BTreeMap, fs::File, io::BufReader, path::Path, sync::Arc};
use uuid::Uuid;

/// Whether an opened workbook is to be written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OpenFor {
    /// Reading only; another program may hold it.
    Reading,
    /// Writing, when nobody else holds it and the file allows it.
    Writing,
}

/// Who writes: copied into each history entry.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Profile {
    /// Stays the same when the name changes.
    pub id: Uuid,
    /// As shown in the history.
    pub name: String,
}

/// An open workbook.
pub struct Workbook {
    pub(crate) store: Store,
    pub(crate) env: Arc<dyn Env>,
    pub(crate) profile: Option<Profile>,
    pub(crate) fonts: Arc<Fonts>,
    pub(crate) preview: Option<Preview>,
    standings: Option<Standings>,
    put_off: BTreeMap<String, String>,
}

impl Workbook {
    /// Makes a workbook with its company and all seventeen practices, nothing written in them yet.
    ///
    /// # Errors
    /// When the file exists or cannot be written.
    pub fn create(
        path: &Path,
        company: &str,
        profile: Profile,
        env: Arc<dyn Env>,
        program: &str,
    ) -> Result<Self, Failure> {
        let catalogue = Catalogue::shipped();
        let practices: Vec<PracticeTemplate> = catalogue.practices().to_vec();
        let mut store = Store::create(path, Setup::new(catalogue, env.clone(), program))?;
        let actor = Actor {
            id: profile.id,
            name: profile.name.clone(),
            person: None,
        };
        let begun = store.transact(
            &actor,
            Op::Begin,
            TransactOptions::default(),
            |tx| -> Result<(), Failure> {
                tx.create(NewRecord::of("company").with("name", company))?;
                for practice in &practices {
                    tx.create(NewRecord::of("practice").from_template(&practice.id))?;
                }
                Ok(())
            },
        );
        if let Err(failure) = begun {
            drop(store);
            std::fs::remove_file(path)?;
            return Err(failure);
        }
        Ok(Self::over(store, env, Some(profile)))
    }

    /// Opens a workbook. It may come back readable only; [`Workbook::read_only`] says why.
    ///
    /// # Errors
    /// When there is nothing to read.
    pub fn open(
        path: &Path,
        open_for: OpenFor,
        profile: Option<Profile>,
        env: Arc<dyn Env>,
        program: &str,
    ) -> Result<Self, Failure> {
        let setup = Setup::new(Catalogue::shipped(), env.clone(), program);
        let open_as = match open_for {
            OpenFor::Reading => OpenAs::Reader,
            OpenFor::Writing => OpenAs::Writer,
        };
        let Opened { store, mode } = Store::open(path, setup, open_as)?;
        if mode == Mode::Writable {
            store.start_verification();
        }
        Ok(Self::over(store, env, profile))
    }

    /// Makes a new workbook out of an exported JSON file.
    ///
    /// # Errors
    /// When the JSON is not an export, with the line; nothing is left behind.
    pub fn import(
        json: &Path,
        path: &Path,
        profile: Option<Profile>,
        env: Arc<dyn Env>,
        program: &str,
    ) -> Result<Self, Failure> {
        let setup = Setup::new(Catalogue::shipped(), env.clone(), program);
        let store = import_json(BufReader::new(File::open(json)?), path, setup)?;
        Ok(Self::over(store, env, profile))
    }

    pub(crate) fn over(store: Store, env: Arc<dyn Env>, profile: Option<Profile>) -> Self {
        Self {
            store,
            env,
            profile,
            fonts: Arc::new(Fonts::new()),
            preview: None,
            standings: None,
            put_off: BTreeMap::new(),
        }
    }

    /// All records in memory.
    pub fn book(&self) -> &Book {
        self.store.book()
    }

    /// The file below, for what is about the file itself.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The same, to change it.
    pub fn store_mut(&mut self) -> &mut Store {
        &mut self.store
    }

    /// How every record stands today.
    pub fn standings(&self) -> Cow<'_, Standings> {
        let today = self.today();
        match &self.standings {
            Some(standings) if standings.are_of(self.book(), today) => Cow::Borrowed(standings),
            _ => Cow::Owned(Standings::of(self.book(), today)),
        }
    }

    /// Judges again what changed since the last time, so that the pages asked for next need not judge everything.
    pub(crate) fn judge(&mut self) {
        let today = self.today();
        let changed = self.store.take_changed();
        match &mut self.standings {
            Some(standings) => standings.follow(self.store.book(), &changed, today),
            none => *none = Some(Standings::of(self.store.book(), today)),
        }
    }

    /// The day on which every screen and document is made.
    pub fn today(&self) -> Day {
        self.env.today()
    }

    /// Why it cannot be written, with what to do; `None` when it can.
    pub fn read_only(&self) -> Option<String> {
        match self.store.mode() {
            Mode::Writable => None,
            Mode::ReadOnly(reason) => Some(reason.to_string()),
        }
    }

    /// Whether the file was replaced, moved or deleted under the open workbook.
    pub fn has_lost_its_file(&self) -> bool {
        matches!(self.store.snapshot_job(), Err(StoreError::FileChanged(_)))
    }

    /// Sets who writes from now on.
    pub fn set_profile(&mut self, profile: Profile) {
        self.profile = Some(profile);
    }

    /// Sets which duties are put off on this computer: by key, the words that say until when.
    pub fn set_put_off(&mut self, put_off: BTreeMap<String, String>) {
        self.put_off = put_off;
    }

    /// Whether any duty is put off on this computer.
    pub fn puts_off_anything(&self) -> bool {
        !self.put_off.is_empty()
    }

    /// Until when a duty is put off on this computer: `until Mon 23 Nov`.
    pub fn put_off(&self, key: &str) -> Option<&str> {
        self.put_off.get(key).map(String::as_str)
    }

    /// Who writes.
    pub fn profile(&self) -> Option<&Profile> {
        self.profile.as_ref()
    }

    /// What the company is called.
    pub fn company(&self) -> String {
        let company = self.book().single("company");
        company.map_or_else(
            || "Unnamed company".to_owned(),
            |record| self.book().title(record),
        )
    }

    pub(crate) fn actor(&self) -> Result<Actor, Failure> {
        let profile = self.profile.as_ref().ok_or_else(|| {
            Failure::new(
                FailureCode::NeedsProfile,
                "The history names who writes. Say who you are, then it goes on.",
            )
        })?;
        let mut namesakes = self
            .book()
            .of_kind("person")
            .filter(|person| person.text("name") == Some(&profile.name));
        // A name that two people share says nothing about which of them writes.
        let person = match (namesakes.next(), namesakes.next()) {
            (Some(only), None) => Some(only.id),
            _ => None,
        };
        Ok(Actor {
            id: profile.id,
            name: profile.name.clone(),
            person,
        })
    }
}
