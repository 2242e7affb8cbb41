//! Records that a reference may point at, as someone types a name.

use super::links;
use crate::{Workbook, contract::Choice};
use blueprint_model::{Book, Day, Record, text::folded};

/// Choices offered at a time.
const OFFERED: usize = 20;

/// Live records of some kinds whose name holds what was typed; those whose name begins with it first.
pub fn choices(workbook: &Workbook, kinds: &[String], typed: &str) -> Vec<Choice> {
    let (book, today) = (workbook.book(), workbook.today());
    let typed = folded(typed);
    let mut found: Vec<(bool, String, &Record)> = kinds
        .iter()
        .flat_map(|kind| book.of_kind(kind))
        .filter_map(|record| {
            let name = folded(&book.title(record));
            name.contains(&typed)
                .then(|| (!name.starts_with(&typed), name, record))
        })
        .collect();
    found.sort_by(|a, b| (gone(a.2, today), a.0, &a.1).cmp(&(gone(b.2, today), b.0, &b.1)));
    let offered = found.into_iter().take(OFFERED);
    offered
        .map(|(_, _, record)| Choice {
            record: links::link(book, record),
            hint: hint(book, record, today),
        })
        .collect()
}

/// Whether a person has left: offered last.
fn gone(record: &Record, today: Day) -> bool {
    record.day("left_on").is_some_and(|last| last < today)
}

/// A few words that tell records of one name apart.
pub(super) fn hint(book: &Book, record: &Record, today: Day) -> String {
    let parts: Vec<String> = match record.kind.as_str() {
        "person" => {
            let left = record.day("left_on").map(|last| {
                if last < today {
                    format!("left {}", last.near(today))
                } else {
                    format!("leaves {}", last.near(today))
                }
            });
            [
                record.text("role").map(str::to_owned),
                book.reference_title(record, "team"),
                left,
            ]
            .into_iter()
            .flatten()
            .collect()
        }
        "system" => record
            .text("criticality")
            .map(|level| format!("criticality {level}"))
            .into_iter()
            .collect(),
        "evidence" => record
            .day("dated")
            .map(|day| day.near(today))
            .into_iter()
            .collect(),
        "team" => record
            .text("mission")
            .map(str::to_owned)
            .into_iter()
            .collect(),
        _ => Vec::new(),
    };
    parts.join(", ")
}
