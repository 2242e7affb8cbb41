//! A file as rows to be planned: decoded, divided, recognised or read by its columns.

use super::{
    csv_in::Import,
    input::{Input, by_adapter, by_columns},
    layout::{Target, of_columns},
    own,
    plan::{Plan, Planner, Terms, is_numeric},
    problem::CellError,
};
use crate::{
    contract::{Failure, FailureCode},
    target,
};
use blueprint_evidence::{
    Adapted, Context, DecimalMark, Encoding, Reading, Table, TableError, recognise,
};
use blueprint_model::{Book, Day, FieldType, Kind, Record, Value, words, words::listed};
use std::{collections::HashMap, fs, io::Read, path::Path};

/// The bytes of a table, unless there are more than are read at all.
///
/// # Errors
/// When it cannot be read, or is too large, with the figure.
pub fn read_table_file(path: &Path) -> Result<Vec<u8>, Failure> {
    let unreadable = |error: std::io::Error| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        Failure::new(
            FailureCode::CannotOpen,
            format!("{name} cannot be read: {error}. Choose another file."),
        )
    };
    let mut file = fs::File::open(path).map_err(unreadable)?;
    let bytes = file.metadata().map_err(unreadable)?.len();
    let mut head = Vec::new();
    (&mut file)
        .take(own::HEAD)
        .read_to_end(&mut head)
        .map_err(unreadable)?;
    let limit = own::limits_of_any(&head).bytes;
    if bytes > limit {
        return Err(TableError::TooLarge { bytes, limit }.into());
    }
    file.read_to_end(&mut head).map_err(unreadable)?;
    Ok(head)
}

impl From<TableError> for Failure {
    fn from(error: TableError) -> Self {
        Self::new(FailureCode::Refused, error.to_string())
    }
}

/// A table that was read, before its rows are planned.
pub(super) struct Source<'a> {
    pub kind: &'a Kind,
    pub table: Table,
    /// What it was recognised as.
    pub adapted: Option<Adapted>,
    /// What each column is; of a recognised export, what it gives.
    pub targets: Vec<Option<Target>>,
    /// What is wrong with the table as a whole; its rows are not planned then.
    pub wrong: Vec<CellError>,
    parent: Option<&'a Record>,
}

impl<'a> Source<'a> {
    /// Reads a table against a workbook.
    pub fn read(book: &'a Book, import: &Import<'_>) -> Result<Self, Failure> {
        let kind = super::kind(book, import.kind)?;
        let options = import.options;
        let encoding = options.encoding.as_deref().map(encoding).transpose()?;
        let reading = Reading {
            encoding,
            delimiter: None,
            limits: own::limits(book.catalogue(), kind, import.bytes),
        };
        let table = Table::read(import.bytes, reading)?;
        let parent = match &options.parent {
            None => None,
            Some(named) => Some(parent(book, kind, named)?),
        };
        let adapted = (!options.by_columns)
            .then(|| recognise(kind.id.as_str(), &table, &context(book, parent)))
            .flatten();
        let catalogue = book.catalogue();
        let (targets, mut wrong) = match &adapted {
            Some(adapted) => (of_adapter(adapted, kind, table.heading.len()), Vec::new()),
            None => of_columns(catalogue, kind, &table.heading, import.mapping)?,
        };
        let gives = |target| targets.contains(&Some(target));
        let known = targets.iter().flatten().next().is_some();
        if !known {
            let labels: Vec<String> = kind.fields.iter().map(|f| f.label.clone()).collect();
            wrong.push(CellError::of_row(format!(
                "No column is called like a field of {}. It has {}.",
                words::a(&kind.name.one),
                listed(&labels)
            )));
        }
        if let (Some(above), None) = (&kind.parent, parent)
            && known
            && !gives(Target::Id)
            && !gives(Target::Parent)
        {
            let above = catalogue
                .kind(above.as_str())
                .map_or(above.as_str(), |kind| kind.name.one.as_str());
            wrong.push(CellError::of_row(format!(
                "{} belongs to {}. Add a column that names it, or choose one for all rows.",
                words::a_first(&kind.name.one),
                words::a(above)
            )));
        }
        Ok(Self {
            kind,
            table,
            adapted,
            targets,
            wrong,
            parent,
        })
    }

    /// Plans the rows.
    pub fn plan(&self, book: &Book, create_missing: bool, today: Day) -> Plan {
        let rows: Vec<Input<'_>> = match &self.adapted {
            _ if !self.wrong.is_empty() => Vec::new(),
            Some(adapted) => by_adapter(adapted, self.kind),
            None => by_columns(&self.table, &self.targets),
        };
        let terms = Terms {
            parent: self.parent.map(|record| record.id),
            marks: self.marks(),
            currency: context(book, self.parent).currency,
            create_missing,
            today,
        };
        let given: Vec<usize> = match &self.adapted {
            Some(_) => rows
                .iter()
                .flat_map(|row| row.fields.iter().map(|cell| cell.field))
                .collect(),
            None => self
                .targets
                .iter()
                .filter_map(|target| match target {
                    Some(Target::Field(at)) => Some(*at),
                    _ => None,
                })
                .collect(),
        };
        let given: std::collections::HashSet<usize> = given.into_iter().collect();
        Planner::new(book, self.kind, terms, |field| given.contains(&field)).plan(&rows)
    }

    /// The decimal mark of each column of numbers. What an adapter gives is in the program's own form.
    fn marks(&self) -> HashMap<usize, DecimalMark> {
        if self.adapted.is_some() {
            return HashMap::new();
        }
        let numeric = self.targets.iter().enumerate().filter(|(_, target)| {
            matches!(target, Some(Target::Field(at)) if is_numeric(self.kind.fields[*at].kind))
        });
        numeric
            .map(|(column, _)| {
                let cells = self
                    .table
                    .rows
                    .iter()
                    .filter_map(|row| row.cells.get(column));
                let numbers = cells.map(|cell| bare(cell));
                (column, DecimalMark::of(numbers, self.table.delimiter))
            })
            .collect()
    }
}

/// A number without the currency, unit or per cent sign around it.
fn bare(cell: &str) -> &str {
    cell.trim_matches(|c: char| !c.is_ascii_digit() && c != '-')
}

fn encoding(id: &str) -> Result<Encoding, Failure> {
    Encoding::from_id(id).ok_or_else(|| {
        let all: Vec<String> = Encoding::ALL
            .iter()
            .map(|one| one.id().to_owned())
            .collect();
        Failure::new(
            FailureCode::NotFound,
            format!(
                "There is no encoding “{id}” to choose. Choose one of these: {}.",
                listed(&all)
            ),
        )
    })
}

/// The record to which rows belong that name none.
fn parent<'a>(book: &'a Book, kind: &Kind, named: &str) -> Result<&'a Record, Failure> {
    let record = target::find(book, named)?;
    match &kind.parent {
        Some(above) if record.kind == *above && record.trashed.is_none() => Ok(record),
        Some(above) => Err(Failure::new(
            FailureCode::Refused,
            format!(
                "{} belongs to {}, and “{named}” is none. Name one that is there.",
                words::a_first(&kind.name.one),
                words::a(book.catalogue().noun(above.as_str()))
            ),
        )),
        None => Err(Failure::new(
            FailureCode::Refused,
            format!(
                "{} belongs to no other record. Leave the parent out.",
                words::a_first(&kind.name.one)
            ),
        )),
    }
}

/// What an adapter must know of the record that rows belong to: its currency and its month.
fn context(book: &Book, parent: Option<&Record>) -> Context {
    let value = |wanted: FieldType| -> Option<&Value> {
        let parent = parent?;
        let fields = &book.kind_of(parent)?.fields;
        let field = fields.iter().find(|field| field.kind == wanted)?;
        parent.value(&field.id)
    };
    let text = |value: Option<&Value>| value.and_then(Value::as_str).map(str::to_owned);
    Context {
        currency: text(value(FieldType::Money).and_then(|money| money.get("currency"))),
        month: text(value(FieldType::Month)),
    }
}

fn of_adapter(adapted: &Adapted, kind: &Kind, width: usize) -> Vec<Option<Target>> {
    let mut targets = vec![None; width];
    for (column, field) in &adapted.columns {
        let at = kind.fields.iter().position(|other| other.id == *field);
        if let Some(target) = targets.get_mut(*column) {
            *target = at.map(Target::Field);
        }
    }
    targets
}
