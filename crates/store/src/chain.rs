//! The hash chain: each entry is hashed as RFC 8785 JSON in which every value, the actor's name and the reason stand as
//! salted SHA-256 commitments, so that personal data can be blanked later without breaking the chain.

use crate::table::{
    change::ChangeRow,
    entry::{Blankable, EntryRow},
};
use crate::{Result, StoreError};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// A SHA-256.
pub(crate) type Hash = [u8; 32];
/// What stands before the first entry.
pub(crate) const GENESIS: Hash = [0; 32];

/// Lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
            // Writing into a String cannot fail.
            let _ = write!(out, "{byte:02x}");
            out
        })
}

/// SHA-256 of some bytes.
pub(crate) fn sha256(bytes: &[u8]) -> Hash {
    Sha256::digest(bytes).into()
}

/// RFC 8785 JSON of a value; the form in which values are stored and committed to.
pub(crate) fn canonical(value: &impl Serialize) -> Result<String> {
    Ok(serde_json_canonicalizer::to_string(value)?)
}

/// The commitment to a text under a salt.
pub(crate) fn commit(salt: &[u8], text: &str) -> Hash {
    let mut hasher = Sha256::new();
    hasher.update(salt);
    hasher.update(text.as_bytes());
    hasher.finalize().into()
}

impl Blankable {
    /// A text with its salt.
    pub fn salted(text: Option<String>, salt: impl FnOnce() -> [u8; 16]) -> Self {
        let salt = text.is_some().then(|| salt().to_vec());
        Self {
            text,
            salt,
            commit: None,
        }
    }

    /// Whether the value was there once and was blanked.
    pub fn is_blanked(&self) -> bool {
        self.text.is_none() && self.commit.is_some()
    }

    /// The commitment: computed from the text, or kept when the text was blanked; `None` for no value.
    pub fn commitment(&self) -> Option<Vec<u8>> {
        match (&self.text, &self.salt) {
            (Some(text), Some(salt)) => Some(commit(salt, text).to_vec()),
            _ => self.commit.clone(),
        }
    }

    /// The same with nothing left but the commitment.
    pub fn blanked(&self) -> Self {
        Self {
            text: None,
            salt: None,
            commit: self.commitment(),
        }
    }

    /// Whether text, salt and commitment stand in one of the three ways they can.
    fn is_sound(&self) -> bool {
        match (&self.text, &self.salt, &self.commit) {
            (Some(_), Some(salt), None) => salt.len() == 16,
            (None, None, Some(commit)) => commit.len() == 32,
            (None, None, None) => true,
            _ => false,
        }
    }
}

#[derive(Serialize)]
struct HashedChange<'a> {
    after: Option<String>,
    before: Option<String>,
    field: &'a str,
    record: &'a str,
}

#[derive(Serialize)]
struct HashedEntry<'a> {
    actor: &'a str,
    actor_name: Option<String>,
    approver: Option<&'a str>,
    at: &'a str,
    author: Option<&'a str>,
    changes: Vec<HashedChange<'a>>,
    group: u64,
    id: &'a str,
    op: &'a str,
    prev: String,
    reason: Option<String>,
    seq: u64,
    undoes: Option<u64>,
}

/// The hash of an entry with its changes; `entry.hash` itself is not looked at.
pub(crate) fn entry_hash(entry: &EntryRow, changes: &[ChangeRow]) -> Result<Hash> {
    let shown = |value: &Blankable| value.commitment().map(|bytes| hex(&bytes));
    let hashed = HashedEntry {
        actor: &entry.actor,
        actor_name: shown(&entry.actor_name),
        approver: entry.approver.as_deref(),
        at: &entry.at,
        author: entry.author.as_deref(),
        changes: changes
            .iter()
            .map(|change| HashedChange {
                after: shown(&change.after),
                before: shown(&change.before),
                field: &change.field,
                record: &change.record,
            })
            .collect(),
        group: entry.group,
        id: &entry.id,
        op: &entry.op,
        prev: hex(&entry.prev_hash),
        reason: shown(&entry.reason),
        seq: entry.seq,
        undoes: entry.undoes,
    };
    Ok(sha256(canonical(&hashed)?.as_bytes()))
}

/// Checks one entry against the hash of the one before it and gives its own.
///
/// # Errors
/// `Damaged`, naming the entry, when anything in it is not as it was written.
pub(crate) fn link(prev: &Hash, entry: &EntryRow, changes: &[ChangeRow]) -> Result<Hash> {
    let wrong =
        |what: &str| StoreError::Damaged(format!("entry {} of the history {what}.", entry.seq));
    let numbered = changes.iter().enumerate().all(|(at, change)| {
        change.entry == entry.seq && usize::try_from(change.n).ok() == Some(at)
    });
    let sound = changes
        .iter()
        .all(|change| change.before.is_sound() && change.after.is_sound());
    if !numbered || !sound || !entry.actor_name.is_sound() || !entry.reason.is_sound() {
        return Err(wrong("has a line that is not in order"));
    }
    if entry.prev_hash != prev {
        return Err(wrong("does not follow the one before it"));
    }
    let hash = entry_hash(entry, changes)?;
    if entry.hash != hash {
        return Err(wrong("was changed after it was written"));
    }
    Ok(hash)
}
