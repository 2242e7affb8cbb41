//! What is in the trash.

use super::links;
use crate::{Workbook, contract::TrashRow};
use blueprint_model::words;

/// The records in the trash, latest first; children stand with the record they went with.
pub fn trash(workbook: &Workbook) -> Vec<TrashRow> {
    let (book, today) = (workbook.book(), workbook.today());
    let records = workbook
        .store()
        .trashed()
        .into_iter()
        .filter_map(|id| book.get(id));
    let rows = records.filter_map(|record| {
        let at = record.trashed?;
        let with = book
            .all_children(record.id)
            .filter(|child| child.trashed == Some(at))
            .count();
        Some(TrashRow {
            record: links::link(book, record),
            kind_name: book
                .kind_of(record)
                .map_or_else(|| record.kind.to_string(), |kind| kind.name.one.clone()),
            with: (with > 0).then(|| {
                format!(
                    "with {}",
                    words::counted(with, "record below it", "records below it")
                )
            }),
            when: if at.day() == today {
                at.clock()
            } else {
                at.day().near(today)
            },
            exact: format!("{}, {}", at.day().in_full(), at.clock()),
        })
    });
    rows.collect()
}
