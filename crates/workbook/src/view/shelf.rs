//! Where records of a kind are kept: their sheet, and the practice that is lived in it.

use super::links;
use crate::contract::Shelf;
use blueprint_model::{Book, Kind, Record, practice::PracticeTemplate, words};
use std::iter::successors;

/// The shelf of a kind; of a part of other records, the one on which those stand.
pub(super) fn of_kind(book: &Book, kind: &Kind) -> Shelf {
    let catalogue = book.catalogue();
    let above = |kind: &&Kind| catalogue.kind(kind.parent.as_ref()?.as_str());
    let whole = successors(Some(kind), |kind| above(kind)).last();
    let kind = whole.unwrap_or(kind);
    let practice = (kind.register.is_none())
        .then(|| {
            let lives = |one: &&PracticeTemplate| {
                one.sheets.contains(&kind.id) && kind.pillar.is_none_or(|own| own == one.pillar)
            };
            let template = catalogue.practices().iter().find(lives)?;
            book.by_template("practice", &template.id)
        })
        .flatten();
    Shelf {
        kind: kind.id.to_string(),
        name: words::capitalised(&kind.name.many),
        pillar: kind.pillar.filter(|_| kind.register.is_none()),
        practice: practice.map(|record| links::link(book, record)),
    }
}

/// The shelf of a record, or of the one it is a part of.
pub(super) fn of_record(book: &Book, record: &Record) -> Shelf {
    match book.kind_of(record) {
        Some(kind) => of_kind(book, kind),
        None => Shelf {
            kind: record.kind.to_string(),
            name: words::capitalised(record.kind.as_str()),
            pillar: None,
            practice: None,
        },
    }
}
