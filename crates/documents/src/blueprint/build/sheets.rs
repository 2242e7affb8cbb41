//! The sheets of a practice as tables: what its people keep there, the first rows of each, and how many more there are.

use super::{
    super::{Cell, Chip, Column, PracticeSheet, Said, Table},
    Listed, Source, say,
};
use crate::{
    tables::{cell, in_order, is_number},
    widths::{UPRIGHT, WIDE, reads_well, that_fit, widths},
};
use blueprint_model::{Field, Kind, Record, Severity, rules, words};

/// Head of the column of what rules raise.
const FINDING: &str = "Finding";
/// Most rows of a sheet; whoever needs the rest opens the workbook.
const MOST: usize = 20;

/// The sheets of a practice that hold something, in the practice's order, and whether they need wide pages. Registers stand at
/// the back of the book, and the matrix of key persons on pages of its own.
pub(super) fn of_practice(source: &Source<'_>, listed: &Listed<'_>) -> (Vec<PracticeSheet>, bool) {
    let kinds = listed
        .template
        .into_iter()
        .flat_map(|template| &template.sheets)
        .filter_map(|kind| source.catalogue.kind(kind.as_str()))
        .filter(|kind| kind.register.is_none() && !is_of_register(source, kind));
    let drafts: Vec<Draft> = kinds
        .filter_map(|kind| draft(source, listed, kind))
        .collect();
    let wide = drafts
        .iter()
        .any(|draft| !reads_well(UPRIGHT, &draft.heads, &draft.rows));
    let whole = if wide { WIDE } else { UPRIGHT };
    let sheets = drafts.into_iter().map(|draft| draft.sheet(whole));
    (sheets.collect(), wide)
}

/// A sheet before its columns are measured.
struct Draft {
    name: String,
    total: usize,
    heads: Vec<String>,
    numbers: Vec<bool>,
    rows: Vec<Vec<Cell>>,
}

impl Draft {
    /// The sheet within so many millimetres; columns at the right are left out where they have no room, but never findings.
    fn sheet(mut self, whole: f64) -> PracticeSheet {
        let kept = usize::from(self.heads.last().is_some_and(|head| head == FINDING));
        while self.heads.len() > kept + 1
            && that_fit(whole, &self.heads, &self.rows) < self.heads.len()
        {
            let at = self.heads.len() - 1 - kept;
            self.heads.remove(at);
            self.numbers.remove(at);
            self.rows.iter_mut().for_each(|row| drop(row.remove(at)));
        }
        let columns = widths(whole, &self.heads, &self.rows)
            .into_iter()
            .zip(&self.heads)
            .zip(&self.numbers)
            .map(|((mm, head), numbers)| Column {
                numbers: *numbers,
                ..Column::new(head, mm)
            });
        PracticeSheet {
            name: self.name,
            total: self.total,
            table: Table {
                columns: columns.collect(),
                rows: self.rows,
            },
        }
    }
}

/// Whether records of this kind belong to those of a register, such as the acts of a system.
fn is_of_register(source: &Source<'_>, kind: &Kind) -> bool {
    let parent = kind.parent.as_ref();
    parent
        .and_then(|parent| source.catalogue.kind(parent.as_str()))
        .is_some_and(|parent| parent.register.is_some())
}

fn draft(source: &Source<'_>, listed: &Listed<'_>, kind: &Kind) -> Option<Draft> {
    let mut records: Vec<&Record> = source
        .book
        .of_kind(kind.id.as_str())
        .filter(|record| concerns(source, listed, kind, record))
        .collect();
    if records.is_empty() {
        return None;
    }
    records.sort_by(|a, b| in_order(source.book, source.today, kind, a, b));
    let total = records.len();
    if total > MOST {
        records = those_to_show(source, &records);
    }
    let parent = kind
        .parent
        .as_ref()
        .and_then(|parent| source.catalogue.kind(parent.as_str()));
    let fields: Vec<&Field> = kind.column_fields();
    let own = |record: &&Record| -> Vec<Cell> {
        let above = parent.map(|_| Cell::text(parent_title(source, record)));
        let cells = fields
            .iter()
            .map(|field| cell(source.book, source.today, kind, record, field));
        above.into_iter().chain(cells).collect()
    };
    let mut rows: Vec<Vec<Cell>> = records.iter().map(own).collect();
    let heads = parent
        .map(|parent| words::capitalised(&parent.name.one))
        .into_iter()
        .chain(fields.iter().map(|field| field.label.clone()));
    let mut heads: Vec<String> = heads.collect();
    let numbers = parent.map(|_| false).into_iter();
    let numbers = numbers.chain(fields.iter().map(|field| is_number(field)));
    let mut numbers: Vec<bool> = numbers.collect();
    if let Some(chips) = found(source, &records) {
        heads.push(FINDING.to_owned());
        numbers.push(false);
        rows.iter_mut()
            .zip(chips)
            .for_each(|(row, chip)| row.push(chip));
    }
    Some(Draft {
        name: words::capitalised(&kind.name.many),
        total,
        heads,
        numbers,
        rows,
    })
}

/// Whether a record belongs to this practice: by its kind, or, where its kind serves several, by what it is about.
fn concerns(source: &Source<'_>, listed: &Listed<'_>, kind: &Kind, record: &Record) -> bool {
    let Some(template) = listed.template else {
        return false;
    };
    let is_own = |kind: &Kind| kind.practice.as_deref() == Some(template.id.as_str());
    let parent = kind.parent.as_ref();
    let of_parent = parent.and_then(|parent| source.catalogue.kind(parent.as_str()));
    if is_own(kind) || of_parent.is_some_and(is_own) {
        return true;
    }
    let own = listed.record.map(|record| record.id);
    record.references("about").into_iter().any(|about| {
        let about_kind = source
            .book
            .get(about)
            .and_then(|about| source.book.kind_of(about));
        Some(about) == own || about_kind.is_some_and(is_own)
    })
}

/// The first records of a long sheet, and in any case those that rules raise something about; in their order.
fn those_to_show<'a>(source: &Source<'_>, records: &[&'a Record]) -> Vec<&'a Record> {
    let raised = |record: &Record| !rules::notes_of(source.book, record, source.today).is_empty();
    let (first, rest): (Vec<&Record>, Vec<&Record>) =
        records.iter().partition(|record| raised(record));
    let shown: Vec<&Record> = first.into_iter().chain(rest).take(MOST).collect();
    let is_shown = |record: &&Record| shown.iter().any(|other| other.id == record.id);
    records.iter().copied().filter(is_shown).collect()
}

/// What the rules raise about each record, as a column; none where they raise nothing.
fn found(source: &Source<'_>, records: &[&Record]) -> Option<Vec<Cell>> {
    let chips = records.iter().map(|record| {
        let findings = rules::findings_of(source.book, record, source.today);
        findings
            .iter()
            .find(|finding| finding.severity != Severity::Good)
            .map(say::finding_chip)
    });
    let chips: Vec<_> = chips.collect();
    let any = chips.iter().any(Option::is_some);
    let cell = |chip: Option<Chip>| chip.map_or(Cell::of(Said::NotApplicable), Cell::chip);
    any.then(|| chips.into_iter().map(cell).collect())
}

fn parent_title(source: &Source<'_>, record: &Record) -> String {
    let parent = record.parent.and_then(|id| source.book.get(id));
    parent.map_or_else(String::new, |parent| source.book.title(parent))
}
