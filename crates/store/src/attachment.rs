//! Files kept inside the workbook: at most 10 MB each, named by the hash of their bytes, checked whenever they are read.

use crate::chain::{hex, sha256};
use crate::{Result, Store, StoreError, table};
use blueprint_model::Value;
use rusqlite::Connection;
use serde_json::json;

/// Most bytes of one file.
const LIMIT: usize = 10_000_000;

/// A file kept inside the workbook.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Attachment {
    /// 64 hexadecimal digits.
    pub sha256: String,
    /// Such as `application/pdf`.
    pub media_type: String,
    /// The whole file.
    pub bytes: Vec<u8>,
}

impl Attachment {
    /// Keeps a file, once however often it is added, and gives the value for a `file` field.
    pub(crate) fn keep(
        conn: &Connection,
        bytes: &[u8],
        name: &str,
        media_type: &str,
    ) -> Result<Value> {
        if bytes.len() > LIMIT {
            return Err(StoreError::TooLarge {
                size: bytes.len() as u64,
            });
        }
        let hash = hex(&sha256(bytes));
        table::attachment::insert(conn, &hash, media_type, bytes)?;
        Ok(json!({ "sha256": hash, "name": name, "media_type": media_type }))
    }
}

impl Store {
    /// The file of that hash, its bytes checked against it.
    ///
    /// # Errors
    /// `NoSuchAttachment`, or `Damaged` when the bytes are not those that were kept.
    pub fn attachment(&self, sha256: &str) -> Result<Attachment> {
        let row = table::attachment::find(&self.conn, sha256)?
            .ok_or_else(|| StoreError::NoSuchAttachment(sha256.to_owned()))?;
        if hex(&crate::chain::sha256(&row.bytes)) != row.sha256
            || row.bytes.len() as u64 != row.size
        {
            return Err(StoreError::Damaged(format!(
                "the attachment {sha256} is not as it was kept."
            )));
        }
        Ok(Attachment {
            sha256: row.sha256,
            media_type: row.media_type,
            bytes: row.bytes,
        })
    }
}
