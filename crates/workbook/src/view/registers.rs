//! The registers: people, teams, systems, repositories, evidence.

use super::{chips, frame::count};
use crate::{
    Workbook,
    contract::{Chip, Glyph, PillarSheets, RegistersPage, SheetRow, Tone},
};
use blueprint_model::{Book, Catalogue, Kind, Severity, Standings, practice::Pillar, words};

/// The registers with how many records each has.
pub fn registers(workbook: &Workbook) -> RegistersPage {
    let catalogue = workbook.book().catalogue();
    RegistersPage {
        registers: sheets(workbook, &catalogue.registers()),
        sheets: Pillar::ALL
            .iter()
            .map(|pillar| PillarSheets {
                pillar: *pillar,
                name: pillar.name().to_owned(),
                sheets: sheets(workbook, &of_pillar(catalogue, *pillar)),
            })
            .collect(),
    }
}

/// The sheets of a pillar's practices, each once; registers and parts of other records have places of their own.
fn of_pillar(catalogue: &Catalogue, pillar: Pillar) -> Vec<&Kind> {
    let practices = catalogue.practices().iter();
    let named = practices
        .filter(|practice| practice.pillar == pillar)
        .flat_map(|practice| &practice.sheets)
        .filter_map(|kind| catalogue.kind(kind.as_str()))
        .filter(|kind| kind.pillar == Some(pillar) && kind.parent.is_none())
        .filter(|kind| kind.register.is_none());
    let mut found: Vec<&Kind> = Vec::new();
    for kind in named {
        if !found.iter().any(|known| known.id == kind.id) {
            found.push(kind);
        }
    }
    found
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
