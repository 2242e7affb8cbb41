//! Cells as values of their fields: by the field's own rules, after the habits of other programs are taken off.

use super::{
    missing::Missing,
    names::{Named, Names},
};
use blueprint_evidence::{DecimalMark, amount, day, moment, month, number, quoted};
use blueprint_model::{Book, Field, FieldType, KindId, RecordId, Value, field, words::listed};

/// What cells are read against.
pub(super) struct Reader<'a> {
    /// The workbook with what the import has made so far.
    pub book: &'a Book,
    /// Its names.
    pub names: &'a mut Names,
    /// People and systems that are named and not there.
    pub missing: &'a mut Missing,
}

/// How the cells of a column are written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Habit<'a> {
    /// The decimal mark.
    pub mark: DecimalMark,
    /// The currency of amounts that name none.
    pub currency: Option<&'a str>,
}

impl Reader<'_> {
    /// The stored value of a cell; `None` when it is empty. A person may go by several names, which are tried in turn.
    ///
    /// # Errors
    /// The reason and what to write instead.
    pub fn value(
        &mut self,
        field: &Field,
        texts: &[&str],
        habit: Habit<'_>,
    ) -> Result<Option<Value>, String> {
        let text = texts.first().copied().unwrap_or_default();
        if texts.iter().all(|text| text.trim().is_empty()) {
            // Whether it may be empty depends on the record.
            return Ok(None);
        }
        let named = |message: String| format!("{}: {message}.", field.label);
        let typed = match field.kind {
            FieldType::Date => day(text).map(|day| day.to_string()).map_err(named)?,
            FieldType::Moment => moment(text).map(|at| at.to_string()).map_err(named)?,
            FieldType::Month => month(text).map_err(named)?,
            FieldType::Percent => {
                number(text.trim().trim_end_matches('%'), habit.mark).map_err(named)?
            }
            FieldType::Number => number(without_unit(field, text), habit.mark).map_err(named)?,
            FieldType::Money => amount(text, habit.mark, habit.currency).map_err(named)?,
            FieldType::Ref => self.one_of(field, texts)?.to_string(),
            _ => text.to_owned(),
        };
        let value = match field.kind {
            FieldType::Refs => self.several(field, text)?,
            _ => field::read(field, &typed).map_err(|problem| problem.message)?,
        };
        field::check(field, &value).map_err(|problem| problem.message)
    }

    fn several(&mut self, field: &Field, text: &str) -> Result<Value, String> {
        let names = text
            .split(';')
            .map(str::trim)
            .filter(|name| !name.is_empty());
        let ids = names.map(|name| {
            self.one_of(field, &[name])
                .map(|id| Value::from(id.to_string()))
        });
        ids.collect::<Result<Vec<Value>, String>>()
            .map(Value::Array)
    }

    /// The record that one of several names names; the first name that leads to a record counts.
    fn one_of(&mut self, field: &Field, texts: &[&str]) -> Result<RecordId, String> {
        let mut said = None;
        for text in texts {
            match self.names.find(&field.to, text) {
                Named::One(id) => return self.usable(field, id, text),
                Named::Several(ids) => {
                    let handles = ids.iter().filter_map(|id| self.book.get(*id));
                    let handles: Vec<String> = handles.map(|record| record.handle()).collect();
                    said.get_or_insert(format!(
                        "{}: {} could be {}. Name it by its number.",
                        field.label,
                        quoted(text),
                        listed(&handles)
                    ));
                }
                Named::Nothing => {}
            }
        }
        if let Some(several) = said {
            return Err(several);
        }
        let (name, also) = self.missing.name_of(texts);
        let kinds = kinds_in_words(self.book, &field.to);
        if let [kind] = field.to.as_slice()
            && self.missing.may_make(kind)
        {
            return match self.missing.make(self.book, self.names, kind, name, also) {
                Some(id) => Ok(id),
                None => Err(format!(
                    "{}: there is no {kinds} called {}. Add it first, or import with those that are missing.",
                    field.label,
                    quoted(name)
                )),
            };
        }
        Err(format!(
            "{}: there is no {kinds} called {}. Add it first, or name another.",
            field.label,
            quoted(name)
        ))
    }

    fn usable(&self, field: &Field, id: RecordId, text: &str) -> Result<RecordId, String> {
        match self.book.get(id) {
            Some(record) if record.trashed.is_some() => Err(format!(
                "{}: {} is in the trash. Take it out of the trash first, or name another.",
                field.label,
                record.handle()
            )),
            Some(record) if field.to.contains(&record.kind) => Ok(id),
            // Those that this import makes are not in the book yet.
            None if self.missing.has(id) => Ok(id),
            _ => Err(format!(
                "{}: there is no {} {}. Name one that is there.",
                field.label,
                kinds_in_words(self.book, &field.to),
                quoted(text)
            )),
        }
    }
}

fn kinds_in_words(book: &Book, kinds: &[KindId]) -> String {
    let names: Vec<&str> = kinds
        .iter()
        .map(|id| {
            book.catalogue()
                .kind(id.as_str())
                .map_or(id.as_str(), |kind| kind.name.one.as_str())
        })
        .collect();
    match names.as_slice() {
        [] => "record".to_owned(),
        [one] => (*one).to_owned(),
        [one, other] => format!("{one} or {other}"),
        _ => "such record".to_owned(),
    }
}

fn without_unit<'a>(field: &Field, text: &'a str) -> &'a str {
    let text = text.trim();
    let unit = field.unit.as_deref().filter(|unit| !unit.is_empty());
    unit.and_then(|unit| text.strip_suffix(unit))
        .unwrap_or(text)
}
