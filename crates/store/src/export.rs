//! Writes the exchange file, a line at a time.

use crate::chain::hex;
use crate::exchange::{
    ExchangeAttachment, ExchangeChange, ExchangeEntry, ExchangeHead, ExchangeRecord,
    ExchangeTemplate, ExchangeValue, MARK,
};
use crate::schema::FORMAT;
use crate::table::{self, entry::EntryRow};
use crate::{Result, Store, StoreError};
use base64::{Engine, engine::general_purpose::STANDARD};
use blueprint_model::Record;
use serde::Serialize;
use std::io::{self, Write};

impl Store {
    /// Writes everything the workbook holds as one JSON text: records, history with its salts, attachments, settings and
    /// templates. Whoever has it can make an identical workbook, so it is as confidential as the file.
    ///
    /// # Errors
    /// When the file cannot be read or `to` cannot be written.
    pub fn export_json(&self, to: &mut dyn Write) -> Result<()> {
        let mut out = Out { to };
        let counters: serde_json::Map<_, _> = table::counter::list(&self.conn)?
            .into_iter()
            .map(|(kind, last)| (kind, last.into()))
            .collect();
        let settings: serde_json::Map<_, _> = table::setting::list(&self.conn)?
            .into_iter()
            .map(|(key, value)| (key, value.into()))
            .collect();
        let head = self.head();
        out.raw("{\n")?;
        out.member("format", &MARK)?;
        out.member("version", &FORMAT)?;
        out.member("workbook", &self.workbook)?;
        out.member("content", &self.content_hash()?)?;
        out.member(
            "head",
            &ExchangeHead {
                seq: head.seq,
                hash: head.hash,
            },
        )?;
        out.member("counters", &counters)?;
        out.member("settings", &settings)?;
        let templates = self.templates()?.into_iter().map(|file| ExchangeTemplate {
            path: file.path,
            text: file.text,
        });
        out.list("templates", templates.map(Ok))?;
        let mut records: Vec<&Record> = self.book.records().collect();
        records.sort_by_key(|record| record.id);
        out.list(
            "records",
            records.into_iter().map(|record| Ok(record_line(record))),
        )?;
        out.list(
            "history",
            (1..=self.head.seq).map(|seq| self.entry_line(seq)),
        )?;
        let files = table::attachment::list(&self.conn)?;
        let lines = files.into_iter().map(|(sha256, media_type, size)| {
            let base64 = STANDARD.encode(self.attachment(&sha256)?.bytes);
            Ok(ExchangeAttachment {
                sha256,
                media_type,
                size,
                base64,
            })
        });
        out.last_list("attachments", lines)?;
        out.raw("}\n")
    }

    fn entry_line(&self, seq: u64) -> Result<ExchangeEntry> {
        let row = table::entry::find(&self.conn, seq)?.ok_or(StoreError::NoSuchEntry(seq))?;
        let changes = table::change::of_entry(&self.conn, seq)?
            .iter()
            .map(ExchangeChange::of)
            .collect();
        let EntryRow {
            id,
            group,
            actor,
            author,
            approver,
            at,
            op,
            undoes,
            ..
        } = row;
        let unreadable =
            || StoreError::Damaged(format!("entry {seq} of the history cannot be read."));
        Ok(ExchangeEntry {
            seq,
            id,
            group,
            actor,
            actor_name: ExchangeValue::of(&row.actor_name, true).ok_or_else(unreadable)?,
            author,
            approver,
            at,
            op,
            reason: ExchangeValue::of(&row.reason, true),
            undoes,
            hash: hex(&row.hash),
            changes,
        })
    }
}

fn record_line(record: &Record) -> ExchangeRecord {
    ExchangeRecord {
        id: record.id.to_string(),
        kind: record.kind.to_string(),
        number: record.number,
        parent: record.parent.map(|id| id.to_string()),
        position: record.position.clone(),
        template: record.template.clone(),
        template_version: record.template_version,
        fields: record.fields.clone(),
        labels: record.labels.clone(),
        created: record.created.to_string(),
        updated: record.updated.to_string(),
        trashed: record.trashed.map(|at| at.to_string()),
    }
}

struct Out<'a> {
    to: &'a mut dyn Write,
}

impl Out<'_> {
    fn raw(&mut self, text: &str) -> Result<()> {
        self.to.write_all(text.as_bytes()).map_err(written)
    }

    fn member(&mut self, key: &str, value: &impl Serialize) -> Result<()> {
        self.raw(&format!("\"{key}\": {},\n", serde_json::to_string(value)?))
    }

    fn list<T: Serialize>(
        &mut self,
        key: &str,
        lines: impl Iterator<Item = Result<T>>,
    ) -> Result<()> {
        self.lines(key, lines)?;
        self.raw(",\n")
    }

    fn last_list<T: Serialize>(
        &mut self,
        key: &str,
        lines: impl Iterator<Item = Result<T>>,
    ) -> Result<()> {
        self.lines(key, lines)?;
        self.raw("\n")
    }

    fn lines<T: Serialize>(
        &mut self,
        key: &str,
        lines: impl Iterator<Item = Result<T>>,
    ) -> Result<()> {
        self.raw(&format!("\"{key}\": ["))?;
        let mut between = "\n";
        for line in lines {
            self.raw(&format!("{between}{}", serde_json::to_string(&line?)?))?;
            between = ",\n";
        }
        self.raw(if between == "\n" { "]" } else { "\n]" })
    }
}

fn written(source: io::Error) -> StoreError {
    StoreError::Io {
        path: "the exported file".into(),
        source,
    }
}
