//! What a test sits down at: a folder, a fixed world, a small catalogue and an actor.

use blueprint_model::{Catalogue, Op, RecordId, Value, catalogue::TemplateFile};
use blueprint_store::{
    Actor, Done, Mode, NewRecord, OpenAs, Opened, Result, Setup, Store, TransactOptions,
    testing::{FixedEnv, actor},
};
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};
use tempfile::TempDir;

/// Kinds of the tests' own, so that they stand still while the shipped ones grow.
const KINDS: &[(&str, &str)] = &[
    (
        "person",
        "id='person'\nversion=1\nname={one='person',many='people'}\ntitle='name'\nwhy='w'\n[[field]]\nid='name'\ntype='line'\nlabel='Name'\nrequired=true\n[[field]]\nid='email'\ntype='line'\nlabel='Email'\npersonal=true\n[[field]]\nid='note'\ntype='prose'\nlabel='Note'\n[[field]]\nid='left_on'\ntype='date'\nlabel='Last day'\n[[field]]\nid='photo'\ntype='file'\nlabel='Photo'\n",
    ),
    (
        "system",
        "id='system'\nversion=1\nname={one='system',many='systems'}\ntitle='name'\nwhy='w'\nchildren=['act']\n[[field]]\nid='name'\ntype='line'\nlabel='Name'\nrequired=true\n[[field]]\nid='primary'\ntype='ref'\nto=['person']\nlabel='Primary expert'\n[[field]]\nid='others'\ntype='refs'\nto=['person']\nlabel='Others'\n[[field]]\nid='risks'\ntype='prose'\nlabel='Risks'\n[[field]]\nid='checked_on'\ntype='date'\nlabel='Checked'\n",
    ),
    (
        "act",
        "id='act'\nversion=1\nparent='system'\nname={one='act',many='acts'}\ntitle='what'\nwhy='w'\n[[field]]\nid='what'\ntype='line'\nlabel='Deed'\nrequired=true\n[[field]]\nid='person'\ntype='ref'\nto=['person']\nlabel='Person'\n",
    ),
    (
        "company",
        "id='company'\nversion=1\nsingle=true\nname={one='company',many='companies'}\ntitle='name'\nwhy='w'\n[[field]]\nid='name'\ntype='line'\nlabel='Name'\nrequired=true\n",
    ),
    (
        "review",
        "id='review'\nversion=1\nname={one='access review',many='access reviews'}\ntitle='scope'\nwhy='w'\nchildren=['decision']\n[[field]]\nid='scope'\ntype='line'\nlabel='Scope'\nrequired=true\n[[field]]\nid='owner'\ntype='ref'\nto=['person']\nlabel='Owner'\n[[field]]\nid='signed_on'\ntype='date'\nlabel='Signed'\n[[field]]\nid='corrects'\ntype='ref'\nto=['review']\nlabel='Corrects'\n[lock]\nwhen='signed_on'\ncopies=['owner','person']\n",
    ),
    (
        "decision",
        "id='decision'\nversion=1\nparent='review'\nname={one='decision',many='decisions'}\ntitle='verdict'\nwhy='w'\n[[field]]\nid='verdict'\ntype='line'\nlabel='Decision'\nrequired=true\n[[field]]\nid='person'\ntype='ref'\nto=['person']\nlabel='Person'\n",
    ),
];

pub fn catalogue() -> Arc<Catalogue> {
    static CATALOGUE: LazyLock<Arc<Catalogue>> = LazyLock::new(|| {
        let files: Vec<TemplateFile> = KINDS
            .iter()
            .map(|(id, text)| TemplateFile {
                path: format!("kinds/{id}.toml"),
                text: (*text).to_owned(),
            })
            .collect();
        Arc::new(Catalogue::read(&files).expect("the kinds of the tests are sound"))
    });
    CATALOGUE.clone()
}

pub struct Desk {
    folder: TempDir,
    pub env: Arc<FixedEnv>,
    pub me: Actor,
}

impl Desk {
    pub fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            env: Arc::new(FixedEnv::new()),
            me: actor("Maya"),
        }
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn file(&self) -> PathBuf {
        self.path("company.blueprint")
    }

    pub fn setup(&self) -> Setup {
        let mut setup = Setup::new(catalogue(), self.env.clone(), "the test");
        setup.locks = Some(self.path("locks"));
        setup
    }

    pub fn create(&self) -> Store {
        Store::create(&self.file(), self.setup()).unwrap()
    }

    pub fn open(&self) -> Opened {
        self.open_as(OpenAs::Writer)
    }

    pub fn open_as(&self, open_as: OpenAs) -> Opened {
        Store::open(&self.file(), self.setup(), open_as).unwrap()
    }

    pub fn writable(&self) -> Store {
        let Opened { store, mode } = self.open();
        assert_eq!(mode, Mode::Writable);
        store
    }
}

/// Verbs of a test, each one entry.
pub trait Verbs {
    fn add(&mut self, by: &Actor, new: NewRecord) -> RecordId;
    fn set(
        &mut self,
        by: &Actor,
        record: RecordId,
        field: &str,
        value: impl Into<Value>,
    ) -> Result<Done<()>>;
    fn trash(&mut self, by: &Actor, record: RecordId) -> Done<()>;
    fn text(&self, record: RecordId, field: &str) -> String;
}

impl Verbs for Store {
    fn add(&mut self, by: &Actor, new: NewRecord) -> RecordId {
        self.transact(by, Op::Add, TransactOptions::default(), |tx| tx.create(new))
            .unwrap()
            .value
    }

    fn set(
        &mut self,
        by: &Actor,
        record: RecordId,
        field: &str,
        value: impl Into<Value>,
    ) -> Result<Done<()>> {
        let value = value.into();
        self.transact(by, Op::Edit, TransactOptions::default(), |tx| {
            tx.set(record, field, Some(value))
        })
    }

    fn trash(&mut self, by: &Actor, record: RecordId) -> Done<()> {
        self.transact(by, Op::Trash, TransactOptions::default(), |tx| {
            tx.trash(record)
        })
        .unwrap()
    }

    fn text(&self, record: RecordId, field: &str) -> String {
        self.book()
            .get(record)
            .and_then(|record| record.text(field))
            .unwrap_or_default()
            .to_owned()
    }
}

pub fn person(name: &str) -> NewRecord {
    NewRecord::of("person").with("name", name)
}

pub fn system(name: &str) -> NewRecord {
    NewRecord::of("system").with("name", name)
}
