//! Finds the record a person means: by id, by number, by the step of a template, or by name where a kind is known.

use crate::{
    contract::{Failure, FailureCode, Made, Place},
    failure::not_found,
};
use blueprint_model::{
    Book, Field, FieldType, Kind, KindId, Record, RecordId, Value, field, text, words,
};
use blueprint_store::{NewRecord, Place as StorePlace, Tx};
use std::collections::BTreeMap;

/// The record of an id or a handle such as `brief-14`.
pub(crate) fn find<'a>(book: &'a Book, named: &str) -> Result<&'a Record, Failure> {
    let by_id = named.parse::<RecordId>().ok().and_then(|id| book.get(id));
    by_id
        .or_else(|| book.by_handle(named))
        .ok_or_else(|| not_found(named))
}

/// The person of an id, a handle, a name, or the beginning of a part of one name only.
pub(crate) fn person<'a>(book: &'a Book, named: &str) -> Result<&'a Record, Failure> {
    if let Ok(record) = find(book, named)
        && record.kind == "person"
    {
        return Ok(record);
    }
    let refused = |message: String| Failure::new(FailureCode::NotFound, message);
    let mut found = book.by_title("person", named);
    if found.is_empty() {
        found = called(book, named);
    }
    match found.as_slice() {
        [one] => Ok(one),
        [] => Err(refused(format!(
            "There is no person called “{named}”. Name one of the register of people."
        ))),
        several => {
            let handles: Vec<String> = several.iter().map(|record| record.handle()).collect();
            let handles = words::listed(&handles);
            Err(refused(format!(
                "“{named}” could be {handles}. Name the person by number."
            )))
        }
    }
}

/// The people a part of whose name begins so: `ada` for Ada Byron.
fn called<'a>(book: &'a Book, named: &str) -> Vec<&'a Record> {
    let wanted = text::folded(named);
    let begins = |record: &&Record| {
        let name = text::folded(&book.title(record));
        let mut starts = name
            .char_indices()
            .filter(|(at, _)| *at == 0 || name[..*at].ends_with(' '));
        starts.any(|(at, _)| name[at..].starts_with(&wanted))
    };
    let people = book.of_kind("person");
    people
        .filter(|record| !wanted.is_empty() && begins(record))
        .collect()
}

/// The record to write to. `<practice>/<step>` names a step of the template: its siblings are copied with it first.
pub(crate) fn touch(tx: &mut Tx<'_>, named: &str) -> Result<RecordId, Failure> {
    let Some((practice, step)) = named.split_once('/') else {
        return find(tx.book(), named).map(|record| record.id);
    };
    let practice = find(tx.book(), practice)?.id;
    copy_steps(tx, practice)?;
    let mut steps = tx.book().children(practice, "step");
    let found = steps
        .find(|record| record.template.as_deref() == Some(step))
        .map(|record| record.id);
    found.ok_or_else(|| not_found(named))
}

/// Copies the steps of a practice's template on the first touch; later calls do nothing.
pub(crate) fn copy_steps(tx: &mut Tx<'_>, practice: RecordId) -> Result<(), Failure> {
    let book = tx.book();
    if book
        .all_children(practice)
        .any(|record| record.kind == "step")
    {
        return Ok(());
    }
    let template = book
        .get(practice)
        .and_then(|record| record.template.clone());
    let template = template.and_then(|id| book.catalogue().practice(&id).cloned());
    for step in template.iter().flat_map(|template| &template.steps) {
        tx.create(
            NewRecord::of("step")
                .under(practice)
                .from_template(&step.id),
        )?;
    }
    Ok(())
}

/// The place among siblings in the store's terms.
pub(crate) fn place(tx: &mut Tx<'_>, place: &Place) -> Result<StorePlace, Failure> {
    Ok(match place {
        Place::First => StorePlace::First,
        Place::Last => StorePlace::Last,
        Place::After { id } => StorePlace::After(touch(tx, id)?),
    })
}

/// A value in which references given by handle or by name are replaced by ids.
pub(crate) fn with_references(book: &Book, field: &Field, value: Value) -> Result<Value, Failure> {
    match (field.kind, value) {
        (FieldType::Ref, Value::String(named)) => reference(book, field, &named),
        (FieldType::Refs, Value::Array(all)) => {
            let found = all.into_iter().map(|item| match item {
                Value::String(named) => reference(book, field, &named),
                other => Ok(other),
            });
            found
                .collect::<Result<Vec<Value>, Failure>>()
                .map(Value::Array)
        }
        (_, value) => Ok(value),
    }
}

/// A value in which references given by handle or by name are replaced by ids, and what is to be made is made.
pub(crate) fn with_made(tx: &mut Tx<'_>, field: &Field, value: Value) -> Result<Value, Failure> {
    let value = match (field.kind, value) {
        (FieldType::Ref, one @ Value::Object(_)) => make(tx, field, one)?,
        (FieldType::Refs, Value::Array(all)) => {
            let made = all.into_iter().map(|item| match item {
                one @ Value::Object(_) => make(tx, field, one),
                other => Ok(other),
            });
            Value::Array(made.collect::<Result<Vec<Value>, Failure>>()?)
        }
        (_, value) => value,
    };
    with_references(tx.book(), field, value)
}

/// Makes the record that a reference asks for, or finds the one that was made for another in the same edit; its id.
fn make(tx: &mut Tx<'_>, field: &Field, asked: Value) -> Result<Value, Failure> {
    let made: Made = serde_json::from_value(asked).map_err(|_| {
        let what = "names a record, or one to be made by its kind and name";
        of_field(field, format!("{} {what}.", field.label))
    })?;
    let kind = field.to.iter().find(|kind| **kind == *made.add);
    let kind = kind.and_then(|kind| tx.book().catalogue().kind(kind.as_str()));
    let kind = kind.cloned().ok_or_else(|| {
        let message = format!("{} names {}.", field.label, words::a(&kinds(&field.to)));
        of_field(field, message)
    })?;
    let mut fields = BTreeMap::new();
    for (id, value) in made.fields {
        let value = match kind.field(&id) {
            Some(known) => with_references(tx.book(), known, value)?,
            None => value,
        };
        fields.insert(id, value);
    }
    if let Some(same) = just_made(tx, &kind, &made.named, &fields) {
        return Ok(Value::from(same.to_string()));
    }
    let mut new = NewRecord::of(kind.id.as_str()).with(&kind.title, made.named);
    new.fields.extend(fields);
    Ok(Value::from(tx.create(new)?.to_string()))
}

/// The record of a name that this edit made already, of which nothing else is said.
fn just_made(
    tx: &Tx<'_>,
    kind: &Kind,
    named: &str,
    fields: &BTreeMap<String, Value>,
) -> Option<RecordId> {
    let named = text::folded(named);
    let made = tx.touched_of(kind.id.as_str()).into_iter();
    let mut made = made.filter_map(|(was, record)| was.is_none().then_some(record));
    let same = |record: &Record| {
        text::folded(&tx.book().title(record)) == named
            && fields
                .iter()
                .all(|(id, value)| record.fields.get(id) == Some(value))
    };
    made.find(same).map(|record| record.id)
}

/// Typed texts as stored values of a kind's fields, references found. A moment without an offset gets `offset_minutes`.
pub(crate) fn read_typed(
    book: &Book,
    kind: &Kind,
    typed: &[(&str, &str)],
    offset_minutes: i32,
) -> Result<BTreeMap<String, Value>, Failure> {
    let mut values = BTreeMap::new();
    for (id, text) in typed {
        let known = kind.field(id).ok_or_else(|| {
            let fields: Vec<String> = kind.fields.iter().map(|field| field.id.clone()).collect();
            let message = format!(
                "{} has no field “{id}”. It has {}.",
                words::a_first(&kind.name.one),
                words::listed(&fields)
            );
            Failure::of_field(*id, message)
        })?;
        let value = field::read(known, &with_offset(known, text, offset_minutes))
            .map_err(|problem| of_field(known, problem.message))?;
        values.insert((*id).to_owned(), with_references(book, known, value)?);
    }
    Ok(values)
}

/// `2026-11-21 09:30` means the clock of whoever types it.
fn with_offset(field: &Field, text: &str, offset_minutes: i32) -> String {
    let trimmed = text.trim();
    let local = field.kind == FieldType::Moment
        && (16..=19).contains(&trimmed.len())
        && trimmed.is_char_boundary(10)
        && matches!(trimmed.as_bytes()[10], b' ' | b'T');
    if !local {
        return text.to_owned();
    }
    let (day, clock) = (&trimmed[..10], &trimmed[11..]);
    let seconds = if clock.len() == 5 { ":00" } else { "" };
    let sign = if offset_minutes < 0 { '-' } else { '+' };
    let minutes = offset_minutes.abs();
    format!(
        "{day}T{clock}{seconds}{sign}{:02}:{:02}",
        minutes / 60,
        minutes % 60
    )
}

fn reference(book: &Book, field: &Field, named: &str) -> Result<Value, Failure> {
    if named.trim().is_empty() {
        return Ok(Value::Null);
    }
    if let Ok(record) = find(book, named) {
        return Ok(Value::from(record.id.to_string()));
    }
    let found: Vec<&Record> = field
        .to
        .iter()
        .flat_map(|kind| book.by_title(kind.as_str(), named))
        .collect();
    match found.as_slice() {
        [one] => Ok(Value::from(one.id.to_string())),
        [] => Err(of_field(
            field,
            format!(
                "There is no {} called “{named}”. Add it first, or name another.",
                kinds(&field.to)
            ),
        )),
        several => {
            let handles: Vec<String> = several.iter().map(|record| record.handle()).collect();
            let handles = blueprint_model::words::listed(&handles);
            Err(of_field(
                field,
                format!("“{named}” could be {handles}. Name it by its number."),
            ))
        }
    }
}

fn of_field(field: &Field, message: String) -> Failure {
    Failure::of_field(field.id.clone(), message)
}

fn kinds(to: &[KindId]) -> String {
    let names: Vec<&str> = to.iter().map(KindId::as_str).collect();
    names.join(" or ")
}
