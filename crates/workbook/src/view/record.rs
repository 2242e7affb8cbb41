//! The page of any record, with everything that refers to it.

use super::{chips, documents, fields, grid, history, links, namesakes, panel, shelf};
use crate::{
    Workbook,
    contract::{ChildList, Failure, Link, RecordPage, ReferenceGroup},
    target,
};
use blueprint_model::{Book, Day, Kind, Record, Value, lock, rules, words};

/// A record with its fields, children, referrers and history.
///
/// # Errors
/// When there is no such record.
pub fn record(workbook: &Workbook, named: &str) -> Result<RecordPage, Failure> {
    let (book, today) = (workbook.book(), workbook.today());
    let record = target::find(book, named)?;
    let kind = book.kind_of(record);
    let known = |id: &String| kind.is_some_and(|kind| kind.field(id).is_some());
    let unknown = record.fields.iter().filter(|(id, _)| !known(id));
    Ok(RecordPage {
        id: record.id.to_string(),
        kind: record.kind.to_string(),
        kind_name: kind.map_or_else(|| record.kind.to_string(), |kind| kind.name.one.clone()),
        handle: record.handle(),
        title: book.title(record),
        shelf: shelf::of_record(book, record),
        namesakes: namesakes::namesakes(book, record),
        parent: record
            .parent
            .and_then(|id| book.get(id))
            .map(|parent| links::link(book, parent)),
        findings: rules::findings_of(book, record, today)
            .iter()
            .filter_map(|finding| chips::row(book, finding, today))
            .collect(),
        panel: panel::of_record(book, record, today),
        documents: documents::about(book, Some(record.kind.as_str())),
        fields: kind
            .map(|kind| {
                kind.fields
                    .iter()
                    .map(|field| fields::value(book, record, field, today))
                    .collect()
            })
            .unwrap_or_default(),
        unknown: unknown
            .map(|(id, value)| (id.clone(), plain(value)))
            .collect(),
        children: kind
            .map(|kind| children(book, record, kind, today))
            .unwrap_or_default(),
        referred_by: referred_by(book, record),
        history: history::latest(workbook, 8, Some(record)),
        trashed: record.trashed.is_some(),
        locked: lock::holder(book, record).map(|holder| lock::in_words(book, holder)),
        redactable: record.kind == "person",
    })
}

fn plain(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

/// The live children of one kind, in the order in which they are shown.
pub(super) fn in_order<'a>(
    book: &'a Book,
    record: &Record,
    kind: &str,
    today: Day,
) -> Vec<&'a Record> {
    let mut rows: Vec<&Record> = book.children(record.id, kind).collect();
    let sorted = book.catalogue().kind(kind);
    if let Some(kind) = sorted.filter(|kind| !kind.sort.is_empty()) {
        grid::sort(book, &mut rows, kind, today);
    }
    rows
}

fn children(book: &Book, record: &Record, kind: &Kind, today: Day) -> Vec<ChildList> {
    let lists = kind.children.iter().filter_map(|child| {
        let child_kind = book.catalogue().kind(child.as_str())?;
        let columns = child_kind.column_fields();
        let rows = in_order(book, record, child.as_str(), today);
        Some(ChildList {
            kind: child.to_string(),
            heading: words::capitalised(&child_kind.name.many),
            one: child_kind.name.one.clone(),
            many: child_kind.name.many.clone(),
            title: child_kind.title.clone(),
            why: child_kind.why.clone(),
            columns: columns.iter().map(|field| fields::view(field)).collect(),
            rows: rows
                .iter()
                .map(|child| {
                    grid::row(
                        book,
                        child,
                        &columns,
                        rules::judges(child.kind.as_str()),
                        today,
                    )
                })
                .collect(),
        })
    });
    lists.collect()
}

fn referred_by(book: &Book, record: &Record) -> Vec<ReferenceGroup> {
    let mut groups: Vec<(String, Vec<Link>)> = Vec::new();
    let mut all: Vec<(&Record, &str)> = book.referred_by(record.id).collect();
    all.sort_by_key(|(from, field)| (from.kind.clone(), (*field).to_owned(), from.number));
    for (from, field) in all {
        let kind = book.kind_of(from);
        let many = kind.map_or(from.kind.as_str(), |kind| kind.name.many.as_str());
        let label = kind
            .and_then(|kind| kind.field(field))
            .map_or(field, |field| field.label.as_str());
        let words = format!("{many}, as {}", label.to_lowercase());
        let parent = from
            .parent
            .and_then(|id| book.get(id))
            .map(|parent| format!("{}: ", book.title(parent)));
        let link = Link {
            title: format!("{}{}", parent.unwrap_or_default(), book.title(from)),
            ..links::page(book, from)
        };
        match groups.iter_mut().find(|(known, _)| *known == words) {
            Some((_, links)) => links.push(link),
            None => groups.push((words, vec![link])),
        }
    }
    groups
        .into_iter()
        .map(|(words, records)| ReferenceGroup { words, records })
        .collect()
}
