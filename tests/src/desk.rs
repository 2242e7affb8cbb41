//! A workbook in a folder of its own, with a fixed clock and fixed ids, for tests that read as sentences.

use blueprint_workbook::{
    Profile, Workbook, answer,
    contract::{Done, Failure, Place, Reply, Request},
    core::store::{Env, testing::FixedEnv},
};
use serde_json::Value;
use std::{collections::BTreeMap, path::PathBuf, sync::Arc};
use tempfile::TempDir;

/// A workbook and where it lies.
pub struct Desk {
    /// The folder, removed at the end.
    pub folder: TempDir,
    /// The fixed clock.
    pub env: Arc<FixedEnv>,
    /// The workbook.
    pub workbook: Workbook,
}

/// Who writes in tests.
pub fn profile(env: &FixedEnv) -> Profile {
    Profile {
        id: env.new_id(),
        name: "Ines".into(),
    }
}

impl Desk {
    /// A new workbook of a company, nothing written yet.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn new() -> anyhow::Result<Self> {
        let (folder, env) = (tempfile::tempdir()?, Arc::new(FixedEnv::new()));
        let path = folder.path().join("test.blueprint");
        let workbook = Workbook::create(
            &path,
            "Harbour & Sons",
            profile(&env),
            env.clone(),
            "a test",
        )?;
        Ok(Self {
            folder,
            env,
            workbook,
        })
    }

    /// The sample company.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn sample() -> anyhow::Result<Self> {
        let (folder, env) = (tempfile::tempdir()?, Arc::new(FixedEnv::new()));
        let path = folder.path().join("sample.blueprint");
        let workbook =
            blueprint_workbook::write_sample(&path, Some(profile(&env)), env.clone(), "a test")?;
        Ok(Self {
            folder,
            env,
            workbook,
        })
    }

    /// A path in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Asks as the window does.
    ///
    /// # Errors
    /// What the use case says.
    pub fn ask(&mut self, request: Request) -> Result<Reply, Failure> {
        answer(&mut self.workbook, request)
    }

    /// Adds a record and gives its id.
    ///
    /// # Errors
    /// What the use case says.
    pub fn add(
        &mut self,
        kind: &str,
        parent: Option<&str>,
        fields: &[(&str, Value)],
    ) -> Result<String, Failure> {
        let fields: BTreeMap<String, Value> = fields
            .iter()
            .map(|(id, value)| ((*id).to_owned(), value.clone()))
            .collect();
        let done: Done = self
            .workbook
            .add(kind, parent, None, fields, &Place::Last)?;
        Ok(done.id.unwrap_or_default())
    }

    /// The id of the practice made from a template.
    pub fn practice(&self, template: &str) -> String {
        self.workbook
            .book()
            .by_template("practice", template)
            .map(|record| record.id.to_string())
            .unwrap_or_default()
    }
}
