//! The registers: people, teams, systems, repositories, evidence.

use super::{chips, frame::count};
use crate::{
    Workbook,
    contract::{Chip, Glyph, RegistersPage, SheetRow, Tone},
};
use blueprint_model::{Book, Kind, Severity, Standings, words};

/// The registers with how many records each has.
pub fn registers(workbook: &Workbook) -> RegistersPage {
    let registers = workbook.book().catalogue().registers();
    RegistersPage {
        registers: sheets(workbook, &registers),
    }
}

/// Some kinds of record, each with how many there are and how they stand.
pub(super) fn sheets(workbook: &Workbook, kinds: &[&Kind]) -> Vec<SheetRow> {
    let (book, standings) = (workbook.book(), workbook.standings());
    let row = |kind: &&Kind| SheetRow {
        kind: kind.id.to_string(),
        name: words::capitalised(&kind.name.many),
        one: kind.name.one.clone(),
        count: count(book.of_kind(kind.id.as_str()).count()),
        why: kind.why.clone(),
        chips: readings(book, &standings, kind.id.as_str()),
    };
    kinds.iter().map(row).collect()
}

fn readings(book: &Book, standings: &Standings, kind: &str) -> Vec<Chip> {
    let worst: Vec<Severity> = book
        .of_kind(kind)
        .filter_map(|record| standings.worst(record.id))
        .collect();
    let of = |severity: Severity, glyph: Glyph, tone: Tone, word: &str| {
        let n = worst.iter().filter(|s| **s == severity).count();
        (n > 0).then(|| chips::plain(tone, glyph, format!("{n} {word}")))
    };
    let red = of(Severity::Red, Glyph::Diamond, Tone::Bad, "red");
    let amber = of(Severity::Amber, Glyph::Triangle, Tone::Warn, "amber");
    red.into_iter().chain(amber).collect()
}
