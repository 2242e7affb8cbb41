//! Tables that a workbook exported, known by their heading: more of them is read than of a file of another program, since
//! what went out must come back.

use super::layout::headings;
use blueprint_evidence::{Limits, Reading, Table};
use blueprint_model::{Catalogue, Kind};

/// Bytes of a file in which its heading ends.
pub(super) const HEAD: u64 = 65_536;

/// How much of a table of a kind is read.
pub(super) fn limits(catalogue: &Catalogue, kind: &Kind, bytes: &[u8]) -> Limits {
    let own = headings(catalogue, kind);
    let known = |name: &String| own.iter().any(|(_, own)| own == name);
    match heading(bytes) {
        Some(names) if begins_as_ours(&names) && names.iter().all(known) => Limits::OWN,
        _ => Limits::FOREIGN,
    }
}

/// The same while nobody has said of which kind the rows are.
pub(super) fn limits_of_any(bytes: &[u8]) -> Limits {
    match heading(bytes) {
        Some(names) if begins_as_ours(&names) => Limits::OWN,
        _ => Limits::FOREIGN,
    }
}

/// Every export begins with the numbers of its records and has a column beside it.
fn begins_as_ours(names: &[String]) -> bool {
    names.len() > 1 && names[0] == "id"
}

/// The names of the columns in the first line, whatever divides them.
fn heading(bytes: &[u8]) -> Option<Vec<String>> {
    let head = &bytes[..bytes.len().min(usize::try_from(HEAD).unwrap_or(usize::MAX))];
    let end = head
        .iter()
        .position(|byte| *byte == b'\n')
        .unwrap_or(head.len());
    let table = Table::read(&head[..end], Reading::default()).ok()?;
    Some(table.heading)
}
