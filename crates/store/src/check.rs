//! Looks a whole file over and reports everything that is wrong with it, area by area; changes nothing.

use crate::history::ChainHead;
use crate::replay::Replay;
use crate::{Head, Result, Setup, chain, content::file_of, open, schema, table, verify};
use blueprint_model::{Book, RecordId};
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What part of a file a finding is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum CheckArea {
    /// The pages of the file.
    Pages,
    /// Its tables.
    Schema,
    /// The records themselves.
    Records,
    /// References between records.
    Links,
    /// The history and its chain.
    History,
    /// Running numbers.
    Numbers,
    /// Files kept inside.
    Attachments,
}

/// One thing that is wrong.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CheckFinding {
    /// What part it is about.
    pub area: CheckArea,
    /// What is wrong, one sentence.
    pub message: String,
}

/// What a check found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CheckReport {
    /// Everything that is wrong; empty for a sound file.
    pub findings: Vec<CheckFinding>,
    /// How many records there are.
    pub records: usize,
    /// The head of the history, when the history is whole.
    pub head: Option<Head>,
}

impl CheckReport {
    /// Whether nothing is wrong.
    pub fn is_sound(&self) -> bool {
        self.findings.is_empty()
    }
}

/// Checks pages, schema, links, history, numbers and attachments of a file.
///
/// # Errors
/// `NotFound`, `NotAWorkbook` or `TooNew`; `Damaged` when not even its first page can be read.
pub fn check(path: &Path, setup: &Setup) -> Result<CheckReport> {
    let path = open::real(path)?;
    crate::identity::FileIdentity::of(&path)?;
    let (conn, _private) = open::reader(&path)?;
    open::inspect(&conn, &path)?;
    let transaction = conn.unchecked_transaction()?;
    let mut check = Check {
        conn: &conn,
        findings: Vec::new(),
    };
    check.pages();
    check.schema();
    let (book, replay_fits) = check.records(setup);
    let head = check.history(replay_fits);
    check.links(&book);
    check.numbers(&book);
    check.attachments(&book);
    let findings = check.findings;
    drop(transaction);
    let head = head.map(|head| Head {
        seq: head.seq,
        hash: chain::hex(&head.hash),
    });
    Ok(CheckReport {
        findings,
        records: book.len(),
        head,
    })
}

struct Check<'a> {
    conn: &'a Connection,
    findings: Vec<CheckFinding>,
}

impl Check<'_> {
    fn found(&mut self, area: CheckArea, message: impl Into<String>) {
        self.findings.push(CheckFinding {
            area,
            message: message.into(),
        });
    }

    fn or_found<T>(&mut self, area: CheckArea, result: Result<T>) -> Option<T> {
        result
            .map_err(|error| self.found(area, open::sentence(error)))
            .ok()
    }

    fn pages(&mut self) {
        let all = || -> Result<Vec<String>> {
            let mut statement = self.conn.prepare("PRAGMA integrity_check(20)")?;
            let rows = statement.query_map([], |row| row.get(0))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        };
        for line in self.or_found(CheckArea::Pages, all()).unwrap_or_default() {
            if line != "ok" {
                self.found(
                    CheckArea::Pages,
                    format!("{}.", line.trim_end_matches('.').replace('\n', "; ")),
                );
            }
        }
    }

    fn schema(&mut self) {
        let texts = schema::text(self.conn).and_then(|text| Ok(text == schema::expected()?));
        if self.or_found(CheckArea::Schema, texts) == Some(false) {
            self.found(CheckArea::Schema, "The tables are not those of a workbook.");
        }
    }

    /// The records, and what the history must lead to.
    fn records(&mut self, setup: &Setup) -> (Book, bool) {
        let mut book = Book::new(setup.catalogue.clone());
        let read = table::record::each(self.conn, |record| book.put(record));
        let readable = self.or_found(CheckArea::Records, read).is_some();
        (book, readable)
    }

    fn history(&mut self, records_readable: bool) -> Option<ChainHead> {
        let mut replay = Replay::default();
        let walked = verify::whole_chain(self.conn, u64::MAX, &mut replay);
        let head = self.or_found(CheckArea::History, walked)?;
        if records_readable {
            let fits = replay.matches(self.conn);
            self.or_found(CheckArea::Records, fits);
        }
        Some(head)
    }

    fn links(&mut self, book: &Book) {
        let broken = self
            .conn
            .prepare("PRAGMA foreign_key_check")
            .and_then(|mut statement| statement.exists([]));
        if self.or_found(CheckArea::Links, broken.map_err(Into::into)) == Some(true) {
            self.found(
                CheckArea::Links,
                "A record refers to one that is not there.",
            );
        }
        let Some(stored) = self.or_found(CheckArea::Links, table::link::list(self.conn)) else {
            return;
        };
        let stored: BTreeSet<_> = stored.into_iter().collect();
        let mut known = BTreeSet::new();
        for record in book.records() {
            let links = book.links(record).into_iter();
            known.extend(
                links.map(|(field, target)| (record.id.to_string(), field, target.to_string())),
            );
        }
        // Fields of templates that are not known here may have left links that cannot be derived again.
        let of_known_field = |link: &&(String, String, String)| {
            let record = link.0.parse::<RecordId>().ok().and_then(|id| book.get(id));
            record
                .and_then(|record| book.kind_of(record))
                .is_some_and(|kind| kind.field(&link.1).is_some())
        };
        if known.iter().any(|link| !stored.contains(link))
            || stored
                .iter()
                .filter(of_known_field)
                .any(|link| !known.contains(link))
        {
            self.found(
                CheckArea::Links,
                "The list of references does not fit the records.",
            );
        }
    }

    fn numbers(&mut self, book: &Book) {
        let Some(counters) = self.or_found(CheckArea::Numbers, table::counter::list(self.conn))
        else {
            return;
        };
        let counters: BTreeMap<String, u32> = counters.into_iter().collect();
        let mut last: BTreeMap<&str, u32> = BTreeMap::new();
        for record in book.records() {
            let highest = last.entry(record.kind.as_str()).or_default();
            *highest = record.number.max(*highest);
        }
        for (kind, highest) in last {
            if counters.get(kind).is_none_or(|counter| *counter < highest) {
                self.found(
                    CheckArea::Numbers,
                    format!("The counter of {kind} is behind {kind}-{highest}."),
                );
            }
        }
    }

    fn attachments(&mut self, book: &Book) {
        let Some(kept) = self.or_found(CheckArea::Attachments, table::attachment::list(self.conn))
        else {
            return;
        };
        for (sha256, _, size) in &kept {
            let read = table::attachment::find(self.conn, sha256);
            let sound = |row: &table::attachment::AttachmentRow| {
                chain::hex(&chain::sha256(&row.bytes)) == *sha256 && row.bytes.len() as u64 == *size
            };
            if self
                .or_found(CheckArea::Attachments, read)
                .flatten()
                .is_some_and(|row| !sound(&row))
            {
                self.found(
                    CheckArea::Attachments,
                    format!("The attachment {sha256} is not as it was kept."),
                );
            }
        }
        let kept: BTreeSet<&str> = kept.iter().map(|(sha256, ..)| sha256.as_str()).collect();
        for record in book.records() {
            for sha256 in record
                .fields
                .values()
                .filter_map(file_of)
                .filter(|sha256| !kept.contains(sha256))
            {
                self.found(
                    CheckArea::Attachments,
                    format!(
                        "{} names the file {sha256}, which is not there.",
                        record.handle()
                    ),
                );
            }
        }
    }
}
