//! What an import would do, row by row, found out on a copy of the workbook.

mod meant;

use super::{
    csv_out::cell,
    input::{Input, InputField},
    judge,
    keys::{Key, Keys},
    missing::{Missing, provisional_record},
    names::Names,
    problem::CellError,
    values::{Habit, Reader},
};
use blueprint_evidence::{DecimalMark, plain};
use blueprint_model::{
    Book, Day, FieldType, Kind, Record, RecordId, Value, field, guard::Originals,
};
use meant::Meant;
use std::collections::{BTreeMap, HashMap};

/// What an import would do.
pub(super) struct Plan {
    /// The rows, in the order of the file.
    pub rows: Vec<PlannedRow>,
    /// The workbook as it would be.
    pub book: Book,
    /// People and systems that come with it.
    pub missing: Missing,
}

/// What a row would do.
pub(super) struct PlannedRow {
    /// Its line.
    pub line: usize,
    /// The record: one that is there, or a provisional one.
    pub record: RecordId,
    /// Whether it would be made.
    pub is_new: bool,
    /// The fields it would set; `None` empties one.
    pub sets: Vec<(String, Option<Value>)>,
    /// What is wrong.
    pub errors: Vec<CellError>,
    /// What its first cells say, for a row that names no record.
    pub words: String,
}

/// What rows are planned against.
pub(super) struct Planner<'a> {
    was: &'a Book,
    kind: &'a Kind,
    book: Book,
    names: Names,
    keys: Keys<'a>,
    missing: Missing,
    parent: Option<RecordId>,
    marks: HashMap<usize, DecimalMark>,
    currency: Option<String>,
    today: Day,
    /// The line of each record that a row is about already.
    about: HashMap<RecordId, usize>,
    /// The same for records that are not there yet.
    made: HashMap<Key, usize>,
}

/// What a planner is told beside the rows.
pub(super) struct Terms {
    /// The record to which rows belong that name none.
    pub parent: Option<RecordId>,
    /// The decimal mark of each column that holds numbers.
    pub marks: HashMap<usize, DecimalMark>,
    /// The currency of amounts that name none.
    pub currency: Option<String>,
    /// Whether people and systems that are missing are made.
    pub create_missing: bool,
    /// The day of the import.
    pub today: Day,
}

impl<'a> Planner<'a> {
    /// A planner for the rows of a kind; `given` says which fields the table has.
    pub fn new(was: &'a Book, kind: &'a Kind, terms: Terms, given: impl Fn(usize) -> bool) -> Self {
        Self {
            was,
            kind,
            book: was.clone(),
            names: Names::for_kind(was, kind),
            keys: Keys::of(was, kind, given),
            missing: Missing::of(kind, terms.create_missing),
            parent: terms.parent,
            marks: terms.marks,
            currency: terms.currency,
            today: terms.today,
            about: HashMap::new(),
            made: HashMap::new(),
        }
    }

    /// The plan for all rows.
    pub fn plan(mut self, rows: &[Input<'_>]) -> Plan {
        let mut planned: Vec<PlannedRow> = rows.iter().map(|row| self.row(row)).collect();
        for record in &self.missing.records {
            self.book.put(record.clone());
        }
        let originals: Originals = planned
            .iter()
            .map(|row| (row.record, self.was.get(row.record).cloned()))
            .collect();
        // The guards see the workbook with all rows in it, as the write door would.
        for (row, input) in planned.iter_mut().zip(rows) {
            let writes = row.errors.is_empty() && (row.is_new || !row.sets.is_empty());
            let Some(record) = self.book.get(row.record).filter(|_| writes) else {
                continue;
            };
            if let Some((field, mut error)) =
                judge::refusal(&self.book, self.was, &originals, record, self.today)
            {
                error.column = field.and_then(|id| {
                    let at = self.kind.fields.iter().position(|field| field.id == id)?;
                    input.fields.iter().find(|cell| cell.field == at)?.column
                });
                row.errors.push(error);
            }
        }
        Plan {
            rows: planned,
            book: self.book,
            missing: self.missing,
        }
    }

    fn row(&mut self, row: &Input<'_>) -> PlannedRow {
        let mut planned = PlannedRow {
            line: row.line,
            record: RecordId(uuid::Uuid::nil()),
            is_new: false,
            sets: Vec::new(),
            errors: row.wrong.clone().into_iter().collect(),
            words: words(row),
        };
        if !planned.errors.is_empty() {
            return planned;
        }
        match self.meant(row, &mut planned.errors) {
            Some(Meant::There(id)) => {
                planned.record = id;
                self.change(row, &mut planned);
            }
            Some(Meant::New { parent, key }) => {
                planned.is_new = true;
                self.make(row, parent, key, &mut planned);
            }
            None => {}
        }
        planned
    }

    fn read(
        &mut self,
        cell: &InputField<'_>,
        there: Option<&Record>,
    ) -> Result<Option<Value>, String> {
        let field = &self.kind.fields[cell.field];
        let own = there
            .and_then(|record| record.value(&field.id))
            .and_then(|value| value.get("currency"))
            .and_then(Value::as_str);
        let column = cell.column.unwrap_or(usize::MAX);
        let habit = Habit {
            mark: self
                .marks
                .get(&column)
                .copied()
                .unwrap_or(DecimalMark::Point),
            currency: own.or(self.currency.as_deref()),
        };
        let mut reader = Reader {
            book: self.was,
            names: &mut self.names,
            missing: &mut self.missing,
        };
        reader.value(field, &cell.texts, habit)
    }

    fn change(&mut self, row: &Input<'_>, planned: &mut PlannedRow) {
        let Some(before) = self.was.get(planned.record) else {
            return;
        };
        let mut after = before.clone();
        for given in &row.fields {
            let field = &self.kind.fields[given.field];
            if !given.may_replace(before.text(&field.id)) {
                continue;
            }
            // What stands there already is never read: it may be of an older template, or name a record that is gone.
            if given.texts.first() == Some(&cell(self.was, &self.names, before, field).as_str()) {
                continue;
            }
            let value = self.read(given, Some(before)).and_then(|value| {
                let may_be_empty =
                    value.is_some() || self.was.template_text(before, &field.id).is_some();
                if may_be_empty {
                    Ok(value)
                } else {
                    // Says so when it must not be empty.
                    field::check(field, &Value::Null).map_err(|problem| problem.message)
                }
            });
            match value {
                Ok(value) if before.value(&field.id) == value.as_ref() => {}
                Ok(value) => {
                    match &value {
                        Some(value) => drop(after.fields.insert(field.id.clone(), value.clone())),
                        None => drop(after.fields.remove(&field.id)),
                    }
                    planned.sets.push((field.id.clone(), value));
                }
                Err(message) => planned
                    .errors
                    .push(CellError::of_cell(given.column, message)),
            }
        }
        if planned.errors.is_empty() && !planned.sets.is_empty() {
            self.book.put(after);
        }
    }

    fn make(
        &mut self,
        row: &Input<'_>,
        parent: Option<RecordId>,
        key: Option<Key>,
        planned: &mut PlannedRow,
    ) {
        let mut fields: BTreeMap<String, Value> = BTreeMap::new();
        for given in &row.fields {
            let field = &self.kind.fields[given.field];
            match self.read(given, None) {
                Ok(Some(value)) => drop(fields.insert(field.id.clone(), value)),
                Ok(None) => {}
                Err(message) => planned
                    .errors
                    .push(CellError::of_cell(given.column, message)),
            }
        }
        let wrong: Vec<Option<usize>> = planned.errors.iter().map(|error| error.column).collect();
        for (at, field) in self.kind.fields.iter().enumerate() {
            if !field.required || fields.contains_key(&field.id) {
                continue;
            }
            let column = row
                .fields
                .iter()
                .find(|cell| cell.field == at)
                .map(|cell| cell.column);
            match column {
                // Its cell cannot be read, which is told already.
                Some(column) if wrong.contains(&column) => {}
                Some(column) => planned.errors.push(CellError::of_cell(
                    column,
                    format!("{} must not be empty.", field.label),
                )),
                None => planned.errors.push(CellError::of_row(format!(
                    "{} is missing. Add a column for it.",
                    field.label
                ))),
            }
        }
        if let Some(key) = key.filter(|_| planned.errors.is_empty())
            && let Some(line) = self.made.insert(key, row.line)
        {
            planned.errors.push(CellError::of_row(format!(
                "Line {line} is about the same {}. Leave one of the two lines out.",
                self.kind.name.one
            )));
        }
        if planned.errors.is_empty() {
            planned.sets = fields
                .iter()
                .map(|(id, value)| (id.clone(), Some(value.clone())))
                .collect();
            let id = self.missing.provisional();
            planned.record = id;
            self.book
                .put(provisional_record(id, &self.kind.id, parent, fields));
        }
    }
}

/// The first cells of a row that say something.
fn words(row: &Input<'_>) -> String {
    let cells = row.fields.iter().filter_map(|cell| cell.texts.first());
    let said: Vec<&str> = cells
        .map(|text| text.trim())
        .filter(|text| !text.is_empty())
        .take(3)
        .collect();
    plain(&said.join(", "))
}

/// Whether a field holds numbers, whose cells show a decimal mark.
pub(super) fn is_numeric(kind: FieldType) -> bool {
    matches!(
        kind,
        FieldType::Number | FieldType::Percent | FieldType::Money
    )
}
