//! Entries in words. The words come from the verb and from what records are called now; no text of a user is stored for them.

use crate::history::{logged, unreadable};
use crate::table::{change, entry};
use crate::{Entry, Result, Store, StoreError};
use blueprint_model::{Book, Change, Op, Record, RecordId, history, text, words};

/// Characters of a title in a line of history.
const TITLE: usize = 60;

/// Records that are counted for a label, and fields of the first that are looked at: a label reads little of a large entry.
const COUNTED: usize = 200;
const LOOKED_AT: usize = 64;
/// Takings back of takings back that a label follows.
const DEPTH: usize = 4;

impl Store {
    /// What an entry did, such as `Edited Current state of “Trunk-based development”`.
    pub fn describe(&self, entry: &Entry) -> String {
        if let Some(words) = self.of_another(entry.op, entry.seq, entry.undoes, DEPTH) {
            return words;
        }
        let all: Vec<Change> = entry
            .changes
            .iter()
            .map(|logged| logged.change.clone())
            .collect();
        changes(&self.book, entry.op, &all)
    }

    /// The same for the entry of that number, without reading all that it changed.
    pub(crate) fn describe_briefly(&self, seq: u64) -> Result<String> {
        self.briefly(seq, DEPTH)
    }

    fn briefly(&self, seq: u64, depth: usize) -> Result<String> {
        let row = entry::find(&self.conn, seq)?.ok_or(StoreError::NoSuchEntry(seq))?;
        let op = Op::from_id(&row.op).ok_or_else(|| unreadable(seq))?;
        if let Some(words) = self.of_another(op, seq, row.undoes, depth) {
            return Ok(words);
        }
        if is_whole(op) {
            return Ok(op.words().to_owned());
        }
        let some = change::some_of_entry(&self.conn, seq, LOOKED_AT)?;
        let some: Vec<Change> = some
            .iter()
            .map(|row| Ok(logged(row)?.change))
            .collect::<Result<_>>()?;
        let mut ids = Vec::new();
        for id in change::records_of_entry(&self.conn, seq, COUNTED)? {
            ids.push(id.parse().map_err(|_| unreadable(seq))?);
        }
        Ok(of_records(
            &self.book,
            op,
            &ids,
            ids.len() == COUNTED,
            &some,
        ))
    }

    /// The words for an entry that is about an earlier one.
    fn of_another(&self, op: Op, seq: u64, undoes: Option<u64>, depth: usize) -> Option<String> {
        let undoes = undoes.filter(|earlier| *earlier < seq && depth > 0)?;
        if !matches!(op, Op::Undo | Op::Redo | Op::TakeBack) {
            return None;
        }
        let origin = crate::undo_stack::origin(&self.conn, undoes).unwrap_or(undoes);
        let what = self.briefly(origin, depth - 1).ok()?;
        Some(format!("{}: {what}", op.words()))
    }
}

/// Whether a verb says all, whatever it changed.
fn is_whole(op: Op) -> bool {
    matches!(
        op,
        Op::Begin
            | Op::Sample
            | Op::RestoreBook
            | Op::Export
            | Op::Undo
            | Op::Redo
            | Op::TakeBack
            | Op::Redact
    )
}

/// What changes under a verb did.
pub(crate) fn changes(book: &Book, op: Op, changes: &[Change]) -> String {
    let mut records: Vec<RecordId> = changes.iter().map(|change| change.record).collect();
    records.dedup();
    of_records(book, op, &records, false, changes)
}

/// The same, from the records it touched (perhaps `more`) and at least the first changes of the first.
fn of_records(book: &Book, op: Op, records: &[RecordId], more: bool, changes: &[Change]) -> String {
    let verb = op.words();
    // That something was done is kept beside what was edited; the edit says it all.
    let edited: Vec<RecordId> = records
        .iter()
        .filter(|id| {
            book.get(**id)
                .is_none_or(|record| record.kind != "completion")
        })
        .copied()
        .collect();
    let records = if edited.is_empty() { records } else { &edited };
    match records {
        _ if is_whole(op) => verb.to_owned(),
        [] => verb.to_owned(),
        [one] => one_record(book, op, *one, changes),
        all if matches!(op, Op::Start | Op::Sign) => {
            let above = |id: &&RecordId| belong_to(book, **id, all);
            let named = all.iter().find(above).unwrap_or(&all[0]);
            one_record(book, op, *named, changes)
        }
        [first, rest @ ..] => {
            let together = matches!(op, Op::Trash | Op::Untrash) && belong_to(book, *first, rest);
            if together {
                one_record(book, op, *first, changes)
            } else if more {
                format!("{verb} {} or more records", words::count(records.len()))
            } else {
                format!("{verb} {} records", words::count(records.len()))
            }
        }
    }
}

/// Whether all the others are `parent` itself or belong to it.
fn belong_to(book: &Book, parent: RecordId, others: &[RecordId]) -> bool {
    let above = |id: RecordId| book.get(id).and_then(|record| record.parent);
    others.iter().all(|id| {
        std::iter::successors(Some(*id), |up| above(*up))
            .take(32)
            .any(|up| up == parent)
    })
}

fn one_record(book: &Book, op: Op, id: RecordId, changes: &[Change]) -> String {
    let record = book.get(id);
    let title = title(book, record, changes);
    let lock = record.and_then(|record| book.kind_of(record)?.lock.as_ref());
    let verb = match (op, lock) {
        (Op::Sign, Some(lock)) => lock.words.as_deref().unwrap_or(op.words()),
        _ => op.words(),
    };
    // A signature of its own is a line under what is signed.
    let signed = record.and_then(|line| book.get(line.parent?));
    if let (Op::Sign, None, Some(signed)) = (op, lock, signed) {
        let signed = text::shortened(&book.title(signed), TITLE);
        let person = record.map_or_else(String::new, |line| book.title(line));
        return format!("{verb} “{signed}” for {person}");
    }
    if op != Op::Edit {
        return format!("{verb} {title}");
    }
    let fields: Vec<String> = changes
        .iter()
        .filter(|change| {
            change.record == id
                && change.field != history::TEMPLATE_VERSION
                && change.field != history::LABELS
        })
        .map(|change| field_label(book, record, &change.field))
        .collect();
    match fields.len() {
        0 => format!("{verb} {title}"),
        1..=3 => format!("{verb} {} of {title}", words::listed(&fields)),
        n => format!("{verb} {} fields of {title}", words::count(n)),
    }
}

/// What a record is called, or was when it is gone.
fn title(book: &Book, record: Option<&Record>, changes: &[Change]) -> String {
    if let Some(record) = record {
        return format!("“{}”", text::shortened(&book.title(record), TITLE));
    }
    let value = |change: &Change| change.after.clone().or_else(|| change.before.clone());
    let of = |field: &str| {
        changes
            .iter()
            .find(|change| change.field == field)
            .and_then(value)
    };
    let kind =
        of(history::KIND).and_then(|kind| kind.as_str().and_then(|id| book.catalogue().kind(id)));
    let Some(kind) = kind else {
        return "a record that is gone".to_owned();
    };
    match of(&kind.title).as_ref().and_then(|value| value.as_str()) {
        Some(name)
            if kind
                .field(&kind.title)
                .is_some_and(|field| field.to.is_empty()) =>
        {
            format!("“{}”", text::shortened(name, TITLE))
        }
        _ => words::a(&kind.name.one),
    }
}

/// What a field is called on screen.
pub(crate) fn field_label(book: &Book, record: Option<&Record>, field: &str) -> String {
    let known = match field {
        history::KIND => "The existence",
        history::NUMBER => "The number",
        history::PARENT => "The parent",
        history::POSITION => "The place",
        history::TEMPLATE | history::TEMPLATE_VERSION => "The template",
        history::TRASHED => "The place in the trash",
        history::LABELS => "The names kept by the lock",
        _ => {
            let label = record
                .and_then(|record| book.kind_of(record))
                .and_then(|kind| kind.field(field));
            return label.map_or_else(|| format!("“{field}”"), |field| field.label.clone());
        }
    };
    known.to_owned()
}
