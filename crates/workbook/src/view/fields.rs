//! Fields with their values, ready for a form or a cell.

use super::links;
use crate::contract::{Cell, FieldValue, FieldView, Link, OptionView, Tone};
use blueprint_model::{
    Book, Day, Field, FieldType, Record, RecordId, Value, field, lock, prose, rules,
    text::{LINE_LIMIT, PROSE_LIMIT},
};

pub(super) fn view(field: &Field) -> FieldView {
    let limit = match field.kind {
        FieldType::Line | FieldType::Link => Some(
            field
                .max
                .and_then(|n| u32::try_from(n).ok())
                .unwrap_or(LINE_LIMIT as u32),
        ),
        FieldType::Prose => Some(PROSE_LIMIT as u32),
        _ => None,
    };
    FieldView {
        id: field.id.clone(),
        r#type: field.kind,
        label: field.label.clone(),
        help: field.help.clone(),
        example: field.example.clone(),
        required: field.required,
        options: field
            .options
            .iter()
            .map(|o| OptionView {
                id: o.id().to_owned(),
                label: o.label().to_owned(),
            })
            .collect(),
        to: field.to.iter().map(ToString::to_string).collect(),
        unit: field.unit.clone(),
        limit,
    }
}

pub(super) fn value(book: &Book, record: &Record, field: &Field, today: Day) -> FieldValue {
    let template_text = book.template_text(record, &field.id);
    let text = book.text(record, &field.id).unwrap_or_default().to_owned();
    let from_template = record.value(&field.id).is_none() && template_text.is_some();
    let date = record
        .day(&field.id)
        .filter(|_| field.kind == FieldType::Date);
    let shown = if from_template && field.kind != FieldType::Prose {
        text.clone()
    } else {
        field::shown(book, record, field, today)
    };
    FieldValue {
        field: example_for(book, record, view(field)),
        value: record.value(&field.id).cloned().unwrap_or(Value::Null),
        shown,
        exact: date.map(Day::in_full),
        links: referred(book, record, field),
        blocks: if field.kind == FieldType::Prose {
            prose::parse(&text)
        } else {
            Vec::new()
        },
        text,
        from_template,
        restorable: record.value(&field.id).is_some() && template_text.is_some(),
        frozen: frozen(book, record, field),
    }
}

/// The empty state of a practice gives a realistic example from its template.
fn example_for(book: &Book, record: &Record, mut view: FieldView) -> FieldView {
    let template = record
        .template
        .as_deref()
        .filter(|_| record.kind == "practice");
    if let Some(practice) = template.and_then(|id| book.catalogue().practice(id)) {
        view.example = practice
            .example(&view.id)
            .map(str::to_owned)
            .or(view.example);
    }
    view
}

/// Why a field can no longer be changed: a lock that does not leave it open, or what froze it.
fn frozen(book: &Book, record: &Record, field: &Field) -> Option<String> {
    let holder = lock::holder(book, record);
    if let Some(holder) =
        holder.filter(|holder| !lock::is_left_open(book, holder, record, &field.id))
    {
        return Some(format!("Locked with “{}”.", book.title(holder)));
    }
    let freezer = field.frozen_after.as_deref()?;
    let parent = record.parent.and_then(|id| book.get(id));
    let frozen = record.value(freezer).is_some()
        || parent.is_some_and(|parent| parent.value(freezer).is_some());
    let label = |of: &Record| {
        let kind = book.kind_of(of)?;
        Some(kind.field(freezer)?.label.clone())
    };
    let name = label(record).or_else(|| parent.and_then(label));
    frozen.then(|| {
        format!(
            "Fixed since “{}” was filled in.",
            name.as_deref().unwrap_or(freezer)
        )
    })
}

pub(super) fn referred(book: &Book, record: &Record, field: &Field) -> Vec<Link> {
    let ids: Vec<RecordId> = match field.kind {
        FieldType::Ref => record.reference(&field.id).into_iter().collect(),
        FieldType::Refs => record.references(&field.id),
        _ => Vec::new(),
    };
    ids.into_iter()
        .filter_map(|id| book.get(id))
        .map(|other| links::link(book, other))
        .collect()
}

pub(super) fn cell(book: &Book, record: &Record, field: &Field, today: Day) -> Cell {
    let (note, tone) = note(book, record, field, today);
    let shown = match field.kind {
        FieldType::Line if record.value(&field.id).is_none() => {
            book.text(record, &field.id).unwrap_or_default().to_owned()
        }
        _ => field::shown(book, record, field, today),
    };
    Cell {
        value: record.value(&field.id).cloned().unwrap_or(Value::Null),
        shown,
        note,
        tone,
        links: referred(book, record, field),
        frozen: frozen(book, record, field),
    }
}

/// A quiet addition to a cell: when an expert last proved it, when someone leaves.
fn note(book: &Book, record: &Record, field: &Field, today: Day) -> (Option<String>, Tone) {
    let person = record
        .reference(&field.id)
        .and_then(|id| book.get(id))
        .filter(|other| other.kind == "person");
    if let Some(person) = person {
        if let Some(last) = person.day("left_on") {
            let words = if last < today {
                format!("left {}", last.near(today))
            } else {
                format!("leaves {}", last.near(today))
            };
            return (Some(words), Tone::Bad);
        }
        if record.kind == "system" && field.id == "secondary" {
            return match rules::system::proof(book, record, person.id, today) {
                Some(day) => (Some(day.near(today)), Tone::Muted),
                None => (Some("unproven".into()), Tone::Warn),
            };
        }
    }
    if record.kind == "system"
        && field.id == "documentation"
        && record.text("documentation") == Some("verified")
    {
        return match record.day("verified_on") {
            Some(day) if rules::system::is_documented(record, today) => {
                (Some(day.near(today)), Tone::Muted)
            }
            Some(day) => (Some(format!("{}, too old", day.near(today))), Tone::Warn),
            None => (Some("no date".into()), Tone::Warn),
        };
    }
    (None, Tone::Plain)
}
