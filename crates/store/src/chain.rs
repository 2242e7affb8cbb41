//! The hash chain: each entry is hashed as RFC 8785 JSON in which every value, the actor's name and the reason stand as
//! salted SHA-256 commitments, so that personal data can be blanked later without breaking the chain.

use crate::table::{
    change::ChangeRow,
    entry::{Blankable, EntryRow},
};
use crate::{Result, StoreError};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// A SHA-256.
pub(crate) type Hash = [u8; 32];
/// What stands before the first entry.
pub(crate) const GENESIS: Hash = [0; 32];

/// Lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: [u8; 16] = *b"0123456789abcdef";
    let digit = |nibble: u8| char::from(DIGITS[usize::from(nibble)]);
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
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

/// Feeds a hash with what is written to it.
struct Hashing(Sha256);

impl std::io::Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// The hash of an entry with its changes; `entry.hash` itself is not looked at.
///
/// [`HashedEntry`] has its keys in the order of RFC 8785 and no number beyond 2^53, so plain JSON of it is canonical and can
/// be hashed as it is written; an import of ten thousand rows is one entry.
pub(crate) fn entry_hash(entry: &EntryRow, changes: &[ChangeRow]) -> Result<Hash> {
    let mut out = std::io::BufWriter::new(Hashing(Sha256::new()));
    serde_json::to_writer(&mut out, &hashed(entry, changes))?;
    let hashing = out
        .into_inner()
        .map_err(|error| serde_json::Error::io(error.into_error()))?;
    Ok(hashing.0.finalize().into())
}

fn hashed<'a>(entry: &'a EntryRow, changes: &'a [ChangeRow]) -> HashedEntry<'a> {
    let shown = |value: &'a Blankable| value.commitment().map(|bytes| hex(&bytes));
    HashedEntry {
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
    }
}

fn wrong(entry: &EntryRow, what: &str) -> StoreError {
    StoreError::Damaged(format!("entry {} of the history {what}.", entry.seq))
}

/// Checks that an entry follows the one before it and gives the hash it says it has; what it holds is not looked at.
///
/// # Errors
/// `Damaged`, naming the entry.
pub(crate) fn place(prev: &Hash, entry: &EntryRow) -> Result<Hash> {
    if entry.prev_hash != prev {
        return Err(wrong(entry, "does not follow the one before it"));
    }
    let hash = entry.hash.as_slice().try_into();
    hash.map_err(|_| wrong(entry, "was changed after it was written"))
}

/// Checks one entry against the hash of the one before it and gives its own.
///
/// # Errors
/// `Damaged`, naming the entry, when anything in it is not as it was written.
pub(crate) fn link(prev: &Hash, entry: &EntryRow, changes: &[ChangeRow]) -> Result<Hash> {
    let numbered = changes.iter().enumerate().all(|(at, change)| {
        change.entry == entry.seq && usize::try_from(change.n).ok() == Some(at)
    });
    let sound = changes
        .iter()
        .all(|change| change.before.is_sound() && change.after.is_sound());
    if !numbered || !sound || !entry.actor_name.is_sound() || !entry.reason.is_sound() {
        return Err(wrong(entry, "has a line that is not in order"));
    }
    let said = place(prev, entry)?;
    let hash = entry_hash(entry, changes)?;
    if said != hash {
        return Err(wrong(entry, "was changed after it was written"));
    }
    Ok(hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_hashed_is_canonical_json_whatever_its_texts_hold() {
        let texts = [
            "plain",
            "\u{8}\t\n\u{c}\r\u{1}\u{7f}",
            "\"\\/",
            "é שלום 🧭 \u{2028}",
        ];
        let value = |text: &str| Blankable::salted(Some(text.to_owned()), || [7; 16]);
        let none = || Blankable::salted(None, || [7; 16]);
        for text in texts {
            let row = EntryRow {
                seq: 9_007_199_254_740_991,
                id: text.into(),
                group: 1,
                actor: text.into(),
                actor_name: value(text),
                author: Some(text.into()),
                approver: None,
                at: text.into(),
                op: "edit".into(),
                reason: none(),
                undoes: Some(3),
                prev_hash: vec![0xab; 32],
                hash: Vec::new(),
            };
            let change = ChangeRow {
                entry: 9,
                n: 0,
                record: text.into(),
                field: text.into(),
                before: none(),
                after: value(text),
            };
            let rows = [change];
            let canonical = canonical(&hashed(&row, &rows)).unwrap();
            assert_eq!(
                entry_hash(&row, &rows).unwrap(),
                sha256(canonical.as_bytes())
            );
        }
    }

    #[test]
    fn hexadecimal_has_two_small_digits_for_each_byte() {
        assert_eq!(hex(&[0x00, 0x0f, 0xa0, 0xff]), "000fa0ff");
    }
}
