//! The hash of what a workbook says now: its records and the files they name, without when they were written.

use crate::chain::{canonical, hex};
use crate::{Result, Store, table};
use blueprint_model::{Record, Value};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Serialize)]
struct HashedRecord<'a> {
    fields: &'a BTreeMap<String, Value>,
    id: String,
    kind: &'a str,
    labels: Option<&'a Value>,
    number: u32,
    parent: Option<String>,
    position: &'a str,
    template: Option<&'a str>,
    template_version: u32,
    trashed: Option<String>,
}

impl Store {
    /// SHA-256, 64 hexadecimal digits: equal for two workbooks that say the same, whatever their history.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn content_hash(&self) -> Result<String> {
        let mut records: Vec<&Record> = self.book.records().collect();
        records.sort_by_key(|record| record.id);
        let named: BTreeSet<&str> = records
            .iter()
            .flat_map(|record| record.fields.values())
            .filter_map(file_of)
            .collect();
        let mut hasher = Sha256::new();
        for record in records {
            hasher.update(canonical(&hashed(record))?);
            hasher.update("\n");
        }
        for (sha256, media_type, size) in table::attachment::list(&self.conn)? {
            if named.contains(sha256.as_str()) {
                hasher.update(canonical(&(sha256, media_type, size))?);
                hasher.update("\n");
            }
        }
        Ok(hex(&hasher.finalize()))
    }
}

/// The hash of the file that a value names, when it is that of a `file` field.
pub(crate) fn file_of(value: &Value) -> Option<&str> {
    value.get("sha256").and_then(Value::as_str)
}

fn hashed(record: &Record) -> HashedRecord<'_> {
    HashedRecord {
        fields: &record.fields,
        id: record.id.to_string(),
        kind: record.kind.as_str(),
        labels: record.labels.as_ref(),
        number: record.number,
        parent: record.parent.map(|id| id.to_string()),
        position: &record.position,
        template: record.template.as_deref(),
        template_version: record.template_version,
        trashed: record.trashed.map(|at| at.to_string()),
    }
}
