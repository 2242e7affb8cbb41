//! Entries in words. The words come from the verb and from what records are called now; no text of a user is stored for them.

use crate::{Entry, Store};
use blueprint_model::{Book, Change, Op, Record, RecordId, history, text, words};

/// Characters of a title in a line of history.
const TITLE: usize = 60;

impl Store {
    /// What an entry did, such as `Edited Current state of “Trunk-based development”`.
    pub fn describe(&self, entry: &Entry) -> String {
        let of = |seq: Option<u64>| seq.and_then(|seq| self.entry(seq).ok());
        match (entry.op, of(entry.undoes)) {
            (Op::Undo | Op::Redo | Op::TakeBack, Some(undone)) => {
                let origin = crate::undo_stack::origin(&self.conn, undone.seq)
                    .ok()
                    .and_then(|seq| of(Some(seq)))
                    .unwrap_or(undone);
                let what = self.describe(&origin);
                format!("{}: {what}", entry.op.words())
            }
            _ => {
                let all: Vec<Change> = entry
                    .changes
                    .iter()
                    .map(|logged| logged.change.clone())
                    .collect();
                changes(&self.book, entry.op, &all)
            }
        }
    }
}

/// What changes under a verb did.
pub(crate) fn changes(book: &Book, op: Op, changes: &[Change]) -> String {
    let verb = op.words();
    let mut records: Vec<RecordId> = changes.iter().map(|change| change.record).collect();
    records.dedup();
    let whole = matches!(
        op,
        Op::Begin
            | Op::Sample
            | Op::RestoreBook
            | Op::Export
            | Op::Undo
            | Op::Redo
            | Op::TakeBack
            | Op::Redact
    );
    match records.as_slice() {
        _ if whole => verb.to_owned(),
        [] => verb.to_owned(),
        [one] => one_record(book, op, *one, changes),
        [first, rest @ ..] => {
            let together = matches!(op, Op::Trash | Op::Untrash) && belong_to(book, *first, rest);
            if together {
                one_record(book, op, *first, changes)
            } else {
                format!("{verb} {} records", words::count(records.len()))
            }
        }
    }
}

fn belong_to(book: &Book, parent: RecordId, others: &[RecordId]) -> bool {
    let below = |id: RecordId| book.get(id).and_then(|record| record.parent);
    others.iter().all(|id| {
        std::iter::successors(below(*id), |up| below(*up))
            .take(32)
            .any(|up| up == parent)
    })
}

fn one_record(book: &Book, op: Op, id: RecordId, changes: &[Change]) -> String {
    let verb = op.words();
    let record = book.get(id);
    let title = title(book, record, changes);
    if op != Op::Edit {
        return format!("{verb} {title}");
    }
    let fields: Vec<String> = changes
        .iter()
        .filter(|change| {
            change.field != history::TEMPLATE_VERSION && change.field != history::LABELS
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
        _ => format!("a {}", kind.name.one),
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
