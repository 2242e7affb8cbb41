//! Blanks a person's data in the records and in the history. The chain stays whole, since it was made over commitments, and
//! the blanking is itself an entry.

use crate::content::file_of;
use crate::door::Judge;
use crate::table::change::{self, ChangeRow, Side};
use crate::table::entry::{self, Blankable};
use crate::tx::Tx;
use crate::{Actor, Result, Store, StoreError, TransactOptions, table};
use blueprint_model::{
    Book, FieldType, KindId, Op, Record, RecordId, Value, guard::Refusal, history,
};
use rusqlite::Connection;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// The kind whose data can be blanked.
const PERSON: &str = "person";

/// What came of blanking a person's data.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Redacted {
    /// The entry that says so.
    pub entry: u64,
    /// Snapshots taken before, which still hold the data. Deleting them is for the person who asked to decide.
    pub snapshots: Vec<PathBuf>,
    /// Whether the file was also rewritten without its free pages. When not, the data is gone all the same: what was deleted
    /// was overwritten.
    pub compacted: bool,
}

impl Store {
    /// Blanks the name, personal fields and texts of a person, now and in the history, with the name wherever a lock copied it
    /// and in the entries that this person wrote. Names inside other records' texts are not found; search for them.
    ///
    /// # Errors
    /// `NoSuchRecord` when there never was such a record; `Refused` when it is no person; when the file cannot be written.
    pub fn redact(&mut self, actor: &Actor, person: RecordId) -> Result<Redacted> {
        let rows = change::of_record(&self.conn, &person.to_string())?;
        let kind = kind_of(&self.book, person, &rows).ok_or(StoreError::NoSuchRecord(person))?;
        if kind != *PERSON {
            let message = "Only a person's data is blanked in the history. Edit other records, or put them into the trash.";
            return Err(Refusal {
                field: None,
                message: message.into(),
            }
            .into());
        }
        let fields = personal_fields(&self.book, &kind, &rows);
        // Asked before: once it is written, nothing may report that it failed.
        let snapshots = self
            .snapshots()?
            .into_iter()
            .map(|taken| taken.path)
            .collect();
        let options = TransactOptions::default();
        let done = self.perform(actor, Op::Redact, &options, None, Judge::Nothing, |tx| {
            mark(tx, person, &kind, &fields)?;
            blank_history(tx.conn, tx.book, person, &fields)
        })?;
        // What was deleted was overwritten; this also leaves no free page behind.
        let compacted = self.conn.execute_batch("VACUUM").is_ok();
        Ok(Redacted {
            entry: done.entry.unwrap_or(self.head.seq),
            snapshots,
            compacted,
        })
    }
}

fn kind_of(book: &Book, id: RecordId, rows: &[ChangeRow]) -> Option<KindId> {
    let in_history = || {
        let made = rows
            .iter()
            .find(|row| row.field == history::KIND && row.after.text.is_some())?;
        let kind: String = serde_json::from_str(made.after.text.as_deref()?).ok()?;
        Some(KindId::from(kind.as_str()))
    };
    book.get(id)
        .map(|record| record.kind.clone())
        .or_else(in_history)
}

/// The name, the fields marked personal and all that hold free text, also of templates that are not known here.
fn personal_fields(book: &Book, kind: &KindId, rows: &[ChangeRow]) -> BTreeSet<String> {
    let kind = book.catalogue().kind(kind.as_str());
    let is_personal =
        |id: &str| match kind.and_then(|kind| kind.field(id).map(|field| (kind, field))) {
            None => !id.starts_with('@'),
            Some((kind, field)) => {
                let text = [
                    FieldType::Line,
                    FieldType::Prose,
                    FieldType::Link,
                    FieldType::File,
                ];
                field.personal || kind.title == field.id || text.contains(&field.kind)
            }
        };
    rows.iter()
        .map(|row| row.field.as_str())
        .filter(|id| is_personal(id))
        .map(str::to_owned)
        .collect()
}

/// Clears the present values and names the person by number from now on.
fn mark(tx: &mut Tx<'_>, person: RecordId, kind: &KindId, fields: &BTreeSet<String>) -> Result<()> {
    let described = tx.book.catalogue().kind(kind.as_str());
    let one = described.map_or_else(|| kind.to_string(), |kind| kind.name.one.clone());
    let title = described.map(|kind| kind.title.clone());
    let Some(now) = tx.book.get(person) else {
        return Ok(());
    };
    let name = format!(
        "{} {}, name removed",
        blueprint_model::words::capitalised(&one),
        now.number
    );
    tx.update(person, |record| {
        record.fields.retain(|field, _| !fields.contains(field));
        if let Some(title) = title {
            record.fields.insert(title, Value::from(name.as_str()));
        }
    })?;
    let key = person.to_string();
    let holds = |record: &&Record| {
        record
            .labels
            .as_ref()
            .is_some_and(|labels| labels.get(&key).is_some())
    };
    let labelled: Vec<RecordId> = tx
        .book
        .records()
        .filter(holds)
        .map(|record| record.id)
        .collect();
    for id in labelled {
        tx.update(id, |record| {
            if let Some(label) = record
                .labels
                .as_mut()
                .and_then(|labels| labels.get_mut(&key))
            {
                *label = Value::from(name.as_str());
            }
        })?;
    }
    Ok(())
}

/// Leaves only commitments of the person's values in every entry so far.
fn blank_history(
    conn: &Connection,
    book: &Book,
    person: RecordId,
    fields: &BTreeSet<String>,
) -> Result<()> {
    let key = person.to_string();
    let mut files = BTreeSet::new();
    let own = change::of_record(conn, &key)?
        .into_iter()
        .filter(|row| fields.contains(&row.field));
    let about = format!("\"{key}\":");
    let holds = |value: &Blankable| {
        value
            .text
            .as_ref()
            .is_some_and(|text| text.contains(&about))
    };
    let labels = change::of_field(conn, history::LABELS)?.into_iter();
    for row in own.chain(labels.filter(|row| holds(&row.before) || holds(&row.after))) {
        for (side, value) in [(Side::Before, &row.before), (Side::After, &row.after)] {
            let (Some(text), Some(commit)) = (&value.text, value.commitment()) else {
                continue;
            };
            let file = serde_json::from_str::<Value>(text).ok();
            files.extend(file.as_ref().and_then(file_of).map(str::to_owned));
            change::blank(conn, row.entry, row.n, side, &commit)?;
        }
    }
    blank_entries(conn, &key)?;
    let still = |file: &str| {
        book.records()
            .flat_map(|record| record.fields.values())
            .any(|value| file_of(value) == Some(file))
    };
    for file in files {
        if !still(&file) && !change::names(conn, &file)? {
            table::attachment::remove(conn, &file)?;
        }
    }
    Ok(())
}

/// Blanks the writer's name in the entries of the person, and the reasons given by or about them.
fn blank_entries(conn: &Connection, person: &str) -> Result<()> {
    for row in entry::by_or_about(conn, person)? {
        if row.author.as_deref() == Some(person)
            && let (Some(_), Some(commit)) = (&row.actor_name.text, row.actor_name.commitment())
        {
            entry::blank_name(conn, row.seq, &commit)?;
        }
        if let (Some(_), Some(commit)) = (&row.reason.text, row.reason.commitment()) {
            entry::blank_reason(conn, row.seq, &commit)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::chain::canonical;

    #[test]
    fn a_label_is_found_in_the_stored_form() {
        let labels = serde_json::json!({ "018f": "Maya" });
        assert!(canonical(&labels).unwrap().contains("\"018f\":"));
    }
}
