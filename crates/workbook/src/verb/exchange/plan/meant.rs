//! Which record a row is about: by its number, as the only one of its kind, or by what identifies it below its parent.

use super::{
    super::{
        input::Input,
        keys::{Found, Key},
        names::Named,
        problem::CellError,
    },
    Planner,
};
use blueprint_evidence::quoted;
use blueprint_model::{Record, RecordId, Value, words, words::listed};
use std::collections::HashMap;

/// The record a row is about.
pub(super) enum Meant {
    /// One that is there.
    There(RecordId),
    /// One to be made.
    New {
        /// The record it belongs to.
        parent: Option<RecordId>,
        /// What identifies it.
        key: Option<Key>,
    },
}

impl Planner<'_> {
    /// The record a row is about: by number, as the only one of its kind, by its key; else a new one.
    pub(super) fn meant(&mut self, row: &Input<'_>, errors: &mut Vec<CellError>) -> Option<Meant> {
        let there = match row.id {
            Some((column, text)) => match self.numbered(text) {
                Ok(id) => Some(id),
                Err(message) => {
                    errors.push(CellError::of_cell(Some(column), message));
                    return None;
                }
            },
            None if self.kind.single => self.was.single(self.kind.id.as_str()).map(|one| one.id),
            None => None,
        };
        let parent = match self.parent_of(row, there) {
            Ok(parent) => parent,
            Err(error) => {
                errors.push(error);
                return None;
            }
        };
        let (there, key) = match there {
            Some(id) => (Some(id), None),
            None => match self.keyed(row, parent) {
                Ok(found) => found,
                Err(error) => {
                    errors.push(error);
                    return None;
                }
            },
        };
        let Some(id) = there else {
            return Some(Meant::New { parent, key });
        };
        if let Some(line) = self.about.insert(id, row.line) {
            let what = &self.kind.name.one;
            errors.push(CellError::of_row(format!(
                "Line {line} is about the same {what}. Leave one of the two lines out."
            )));
            return None;
        }
        Some(Meant::There(id))
    }

    fn numbered(&self, text: &str) -> Result<RecordId, String> {
        let (kind, one) = (&self.kind.id, &self.kind.name.one);
        let id = text
            .parse::<RecordId>()
            .ok()
            .or_else(|| self.names.by_number(std::slice::from_ref(kind), text));
        let record = id
            .and_then(|id| self.was.get(id))
            .filter(|record| record.kind == *kind)
            .ok_or_else(|| {
                format!(
                    "There is no {one} {} in this workbook. Leave the cell empty to add a new one.",
                    quoted(text)
                )
            })?;
        if record.trashed.is_some() {
            return Err(format!(
                "{} is in the trash. Take it out of the trash first, or leave the line out.",
                record.handle()
            ));
        }
        Ok(record.id)
    }

    fn parent_of(
        &self,
        row: &Input<'_>,
        there: Option<RecordId>,
    ) -> Result<Option<RecordId>, CellError> {
        let Some(above) = &self.kind.parent else {
            return Ok(None);
        };
        let above_in_words = self
            .was
            .catalogue()
            .kind(above.as_str())
            .map_or(above.as_str(), |kind| kind.name.one.as_str());
        let own = there
            .and_then(|id| self.was.get(id))
            .and_then(|record| record.parent);
        let Some((column, text)) = row.parent else {
            return own.or(self.parent).map(Some).ok_or_else(|| {
                CellError::of_row(format!(
                    "{} belongs to {}. Add a column that names it, or choose one for all rows.",
                    words::a_first(&self.kind.name.one),
                    words::a(above_in_words)
                ))
            });
        };
        let wrong = |message: String| CellError::of_cell(Some(column), message);
        let named = match self.names.find(std::slice::from_ref(above), text) {
            Named::One(id) => id,
            Named::Nothing => {
                return Err(wrong(format!(
                    "There is no {above_in_words} {}. Add it first, or name another.",
                    quoted(text)
                )));
            }
            Named::Several(ids) => {
                let all = ids.iter().filter_map(|id| self.was.get(*id));
                let all: Vec<String> = all.map(Record::handle).collect();
                return Err(wrong(format!(
                    "{} could be {}. Name it by its number.",
                    quoted(text),
                    listed(&all)
                )));
            }
        };
        let usable = self
            .was
            .get(named)
            .is_some_and(|record| record.kind == *above && record.trashed.is_none());
        match own {
            Some(own) if own == named => Ok(Some(own)),
            Some(_) => Err(wrong(format!(
                "{} stays with the {above_in_words} it belongs to. Leave the cell as it was, or add a new line without number.",
                words::a_first(&self.kind.name.one)
            ))),
            None if usable => Ok(Some(named)),
            None => Err(wrong(format!(
                "There is no {above_in_words} {}. Add it first, or name another.",
                quoted(text)
            ))),
        }
    }

    /// The record of a row's key, or the key of the record it would make.
    fn keyed(
        &mut self,
        row: &Input<'_>,
        parent: Option<RecordId>,
    ) -> Result<(Option<RecordId>, Option<Key>), CellError> {
        let mut values: HashMap<usize, Value> = HashMap::new();
        for at in self.keys.fields.clone() {
            let Some(cell) = row.fields.iter().find(|cell| cell.field == at) else {
                continue;
            };
            // What cannot be read is told when the fields are.
            if let Ok(Some(value)) = self.read(cell, None) {
                values.insert(at, value);
            }
        }
        let Some(key) = self.keys.of_row(parent, |at| values.get(&at).cloned()) else {
            return Ok((None, None));
        };
        match self.keys.find(&key) {
            Found::One(id) => Ok((Some(id), None)),
            Found::Nothing => Ok((None, Some(key))),
            Found::Several(ids) => {
                let all = ids.iter().filter_map(|id| self.was.get(*id));
                let all: Vec<String> = all.map(Record::handle).collect();
                Err(CellError::of_row(format!(
                    "This line could be about {}. Name the one it is about in a column “id”.",
                    listed(&all)
                )))
            }
        }
    }
}
