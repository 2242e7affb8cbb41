//! Writes the generated files: TypeScript of the contract and JSON schemas of the templates.

use anyhow::{Context, Result};
use blueprint_model::{kind::Kind, practice::PracticeTemplate, question::QuestionGroup};
use blueprint_workbook::contract::{Failure, Made, Reply, Request};
use std::{fs, path::Path};
use ts_rs::{Config, TS};

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().collect();
    let root = args
        .iter()
        .position(|arg| arg == "--root")
        .and_then(|at| args.get(at + 1))
        .context("usage: generate --root FOLDER")?;
    let root = Path::new(root);
    typescript(&root.join("ui/src/ipc/generated"))?;
    schemas(&root.join("templates/schema"))
}

fn typescript(to: &Path) -> Result<()> {
    if to.exists() {
        fs::remove_dir_all(to)?;
    }
    fs::create_dir_all(to)?;
    let config = Config::new().with_out_dir(to).with_large_int("number");
    Request::export_all(&config)?;
    Reply::export_all(&config)?;
    Failure::export_all(&config)?;
    Made::export_all(&config)?;
    Ok(())
}

fn schemas(to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    let all = [
        ("kind", schemars::schema_for!(Kind)),
        ("practice", schemars::schema_for!(PracticeTemplate)),
        ("question", schemars::schema_for!(QuestionGroup)),
    ];
    for (name, schema) in all {
        fs::write(
            to.join(format!("{name}.schema.json")),
            format!("{}\n", serde_json::to_string_pretty(&schema)?),
        )?;
    }
    Ok(())
}
