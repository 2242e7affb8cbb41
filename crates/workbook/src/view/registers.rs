//! The registers: people, teams, systems, repositories, evidence.

use super::{chips, frame::count};
use crate::{
    Workbook,
    contract::{Chip, Glyph, RegisterRow, RegistersPage, Tone},
};
use blueprint_model::{Book, Day, Severity, rules, words};

/// The registers with how many records each has.
pub fn registers(workbook: &Workbook) -> RegistersPage {
    let (book, today) = (workbook.book(), workbook.today());
    let rows = book
        .catalogue()
        .registers()
        .into_iter()
        .map(|kind| RegisterRow {
            kind: kind.id.to_string(),
            name: words::capitalised(&kind.name.many),
            count: count(book.of_kind(kind.id.as_str()).count()),
            why: kind.why.clone(),
            chips: readings(book, kind.id.as_str(), today),
        });
    RegistersPage {
        registers: rows.collect(),
    }
}

fn readings(book: &Book, kind: &str, today: Day) -> Vec<Chip> {
    let severities: Vec<Severity> = book
        .of_kind(kind)
        .filter_map(|record| {
            rules::findings_of(book, record, today)
                .first()
                .map(|finding| finding.severity)
        })
        .collect();
    let of = |severity: Severity, glyph: Glyph, tone: Tone, word: &str| {
        let n = severities.iter().filter(|s| **s == severity).count();
        (n > 0).then(|| chips::plain(tone, glyph, format!("{n} {word}")))
    };
    let red = of(Severity::Red, Glyph::Diamond, Tone::Bad, "red");
    let amber = of(Severity::Amber, Glyph::Triangle, Tone::Warn, "amber");
    red.into_iter().chain(amber).collect()
}
