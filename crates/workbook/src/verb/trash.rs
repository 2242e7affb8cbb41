//! Puts records into the trash and takes them out; blanks a person's data in the history.

use crate::{
    Workbook,
    contract::{Done, Failure, FailureCode},
    target, view,
};
use blueprint_model::{Book, Op, Record, text, words};

impl Workbook {
    /// Puts a record and its children into the trash.
    ///
    /// # Errors
    /// When it is not there or locked.
    pub fn trash(&mut self, named: &str) -> Result<Done, Failure> {
        self.write(Op::Trash, None, |tx| {
            let id = target::touch(tx, named)?;
            tx.trash(id)?;
            Ok(id)
        })
    }

    /// Puts several records and their children into the trash, in one step.
    ///
    /// # Errors
    /// When one is not there or locked; then none is moved.
    pub fn trash_all(&mut self, named: &[String]) -> Result<Done, Failure> {
        self.write(Op::Trash, None, |tx| {
            let mut first = None;
            for named in named {
                let id = target::touch(tx, named)?;
                tx.trash(id)?;
                first = first.or(Some(id));
            }
            first.ok_or_else(|| {
                Failure::new(
                    FailureCode::NotFound,
                    "No record was named. Name at least one.",
                )
            })
        })
    }

    /// Takes a record, and the children that went with it, out of the trash.
    ///
    /// # Errors
    /// When it is not there.
    pub fn untrash(&mut self, named: &str) -> Result<Done, Failure> {
        self.write(Op::Untrash, None, |tx| {
            let id = target::touch(tx, named)?;
            tx.untrash(id)?;
            Ok(id)
        })
    }

    /// Blanks a person's data everywhere in the file; the chain stays whole and says that it was done.
    ///
    /// # Errors
    /// When the person is not there or the file cannot be written.
    pub fn redact(&mut self, named: &str) -> Result<Done, Failure> {
        let actor = self.actor()?;
        let record = target::find(self.book(), named)?;
        if record.kind != "person" {
            return Err(Failure::new(
                FailureCode::Refused,
                "Only a person's data is blanked in the history. Edit other records, or put them into the trash.",
            ));
        }
        let id = record.id;
        let mentions = mentions(self.book(), record);
        let redacted = self.store.redact(&actor, id)?;
        self.judge();
        let mut label = Op::Redact.words().to_owned();
        if !mentions.is_empty() {
            label = format!(
                "{label}. The name still stands in the text of {}; edit it there",
                words::listed(&mentions)
            );
        }
        if !redacted.snapshots.is_empty() {
            label = format!(
                "{label}. Snapshots made before still hold it; delete them if they must not"
            );
        }
        if !redacted.compacted {
            label = format!(
                "{label}. The file could not be compacted; what was blanked may remain in its unused pages until the next time"
            );
        }
        Ok(Done {
            id: Some(id.to_string()),
            entry: Some(redacted.entry),
            label,
            changed: vec!["person".into()],
            frame: view::frame(self),
        })
    }
}

/// Mentions that are named before it says how many more there are.
const NAMED: usize = 5;

/// The records whose own text holds a person's name, by what they are called.
fn mentions(book: &Book, person: &Record) -> Vec<String> {
    let name = text::folded(person.text("name").unwrap_or_default());
    if name.trim().is_empty() {
        return Vec::new();
    }
    let holds = |record: &&Record| {
        let mut texts = record.fields.values().filter_map(|value| value.as_str());
        record.id != person.id && texts.any(|held| text::folded(held).contains(&name))
    };
    let mut found: Vec<&Record> = book.records().filter(holds).collect();
    found.sort_by_key(|record| (record.kind.clone(), record.number));
    let more = found.len().saturating_sub(NAMED);
    let mut named: Vec<String> = found
        .iter()
        .take(NAMED)
        .map(|record| record.handle())
        .collect();
    if more > 0 {
        named.push(words::counted(more, "other record", "other records"));
    }
    named
}
