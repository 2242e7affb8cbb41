//! The exchange file: one JSON text with everything a workbook holds, one record and one entry on a line, so that people can
//! read it, version it, and be told the line when it is malformed.

use crate::table::{change::ChangeRow, entry::Blankable};
use blueprint_model::Value;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Says what the file is.
pub(crate) const MARK: &str = "cto-blueprint";

/// The whole file. The order of these is the order in the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Exchange {
    pub format: String,
    pub version: u32,
    pub workbook: String,
    /// The content hash, by which an import shows that it is identical.
    pub content: String,
    pub head: ExchangeHead,
    pub counters: BTreeMap<String, u32>,
    pub settings: BTreeMap<String, String>,
    pub templates: Vec<ExchangeTemplate>,
    pub records: Vec<ExchangeRecord>,
    pub history: Vec<ExchangeEntry>,
    pub attachments: Vec<ExchangeAttachment>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExchangeHead {
    pub seq: u64,
    pub hash: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExchangeTemplate {
    pub path: String,
    pub text: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExchangeRecord {
    pub id: String,
    pub kind: String,
    pub number: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    pub position: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<String>,
    pub template_version: u32,
    pub fields: BTreeMap<String, Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub labels: Option<Value>,
    pub created: String,
    pub updated: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trashed: Option<String>,
}

/// A value with its salt, or the commitment that was left of it; both in hexadecimal.
#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub(crate) enum ExchangeValue {
    Kept { value: Value, salt: String },
    Blanked { commitment: String },
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExchangeChange {
    pub record: String,
    pub field: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<ExchangeValue>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<ExchangeValue>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExchangeEntry {
    pub seq: u64,
    pub id: String,
    pub group: u64,
    pub actor: String,
    pub actor_name: ExchangeValue,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approver: Option<String>,
    pub at: String,
    pub op: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<ExchangeValue>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undoes: Option<u64>,
    pub hash: String,
    pub changes: Vec<ExchangeChange>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExchangeAttachment {
    pub sha256: String,
    pub media_type: String,
    pub size: u64,
    pub base64: String,
}

/// The bytes of a hexadecimal text.
pub(crate) fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits = text.as_bytes();
    let pair = |pair: &[u8]| {
        std::str::from_utf8(pair)
            .ok()
            .and_then(|hex| u8::from_str_radix(hex, 16).ok())
    };
    digits
        .len()
        .is_multiple_of(2)
        .then(|| digits.chunks(2).map(pair).collect())?
}

impl ExchangeValue {
    /// A stored text as it goes out. `plain` texts are no JSON: names and reasons.
    pub fn of(stored: &Blankable, plain: bool) -> Option<Self> {
        match (&stored.text, &stored.salt, &stored.commit) {
            (Some(text), Some(salt), _) => {
                let value = if plain {
                    Value::from(text.as_str())
                } else {
                    serde_json::from_str(text).ok()?
                };
                Some(Self::Kept {
                    value,
                    salt: crate::chain::hex(salt),
                })
            }
            (_, _, Some(commit)) => Some(Self::Blanked {
                commitment: crate::chain::hex(commit),
            }),
            _ => None,
        }
    }

    /// The same as it is stored.
    pub fn stored(&self, plain: bool) -> Option<Blankable> {
        Some(match self {
            Self::Kept { value, salt } => {
                let text = if plain {
                    value.as_str()?.to_owned()
                } else {
                    crate::chain::canonical(value).ok()?
                };
                Blankable {
                    text: Some(text),
                    salt: Some(unhex(salt)?),
                    commit: None,
                }
            }
            Self::Blanked { commitment } => Blankable {
                text: None,
                salt: None,
                commit: Some(unhex(commitment)?),
            },
        })
    }
}

impl ExchangeChange {
    /// A stored change as it goes out.
    pub fn of(row: &ChangeRow) -> Self {
        Self {
            record: row.record.clone(),
            field: row.field.clone(),
            before: ExchangeValue::of(&row.before, false),
            after: ExchangeValue::of(&row.after, false),
        }
    }
}
