//! The workbook in memory: all records with the indexes that make every screen a quick pure function.

mod apply;
mod links;
mod namesakes;

use crate::{
    Catalogue, Day, Field, FieldType, Kind, KindId, Record, RecordId, field, kind::ChoiceOption,
    text,
};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

pub use apply::ApplyError;

/// Every record of a workbook, trashed ones included.
#[derive(Clone, Debug)]
pub struct Book {
    catalogue: Arc<Catalogue>,
    records: FxHashMap<RecordId, Record>,
    by_kind: BTreeMap<KindId, BTreeSet<RecordId>>,
    by_number: FxHashMap<(KindId, u32), RecordId>,
    by_template: FxHashMap<(KindId, String), BTreeSet<RecordId>>,
    by_name: FxHashMap<(KindId, String), BTreeSet<RecordId>>,
    by_parent: FxHashMap<RecordId, BTreeMap<KindId, Siblings>>,
    referrers: FxHashMap<RecordId, BTreeSet<(RecordId, String)>>,
    trashed: BTreeSet<RecordId>,
    revision: u64,
    changed: Changed,
}

/// The children of one kind under one record, in their order.
type Siblings = BTreeSet<(String, RecordId)>;

/// Which records changed since someone last asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Changed {
    /// Any of them; the book was just loaded.
    All,
    /// These, with those they refer to or referred to.
    These(HashSet<RecordId>),
}

impl Book {
    /// An empty workbook over a catalogue.
    pub fn new(catalogue: Arc<Catalogue>) -> Self {
        Self {
            catalogue,
            records: FxHashMap::default(),
            by_kind: BTreeMap::new(),
            by_number: FxHashMap::default(),
            by_template: FxHashMap::default(),
            by_name: FxHashMap::default(),
            by_parent: FxHashMap::default(),
            referrers: FxHashMap::default(),
            trashed: BTreeSet::new(),
            revision: 0,
            changed: Changed::All,
        }
    }

    /// The templates it is read by.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// The templates it is read by, to share.
    pub fn shared_catalogue(&self) -> Arc<Catalogue> {
        self.catalogue.clone()
    }

    /// Counts up with every change to a record.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// What changed since this was last called.
    pub fn take_changed(&mut self) -> Changed {
        std::mem::replace(&mut self.changed, Changed::These(HashSet::new()))
    }

    /// The record of that id, trashed or not.
    pub fn get(&self, id: RecordId) -> Option<&Record> {
        self.records.get(&id)
    }

    /// How many records there are, trashed ones included.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there is no record at all.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// All records, trashed ones included, in no order.
    pub fn records(&self) -> impl Iterator<Item = &Record> {
        self.records.values()
    }

    /// The records in the trash, by the time they were made.
    pub fn trashed(&self) -> impl Iterator<Item = &Record> {
        self.trashed.iter().filter_map(|id| self.records.get(id))
    }

    /// The live records of a kind, by the time they were made.
    pub fn of_kind(&self, kind: &str) -> impl Iterator<Item = &Record> {
        self.all_of_kind(kind)
            .filter(|record| record.trashed.is_none())
    }

    /// All records of a kind, trashed ones included, by the time they were made.
    pub fn all_of_kind(&self, kind: &str) -> impl Iterator<Item = &Record> {
        let ids = self.by_kind.get(kind).into_iter().flatten();
        ids.filter_map(|id| self.records.get(id))
    }

    /// The live record of a kind made from a template; the oldest when there are several.
    pub fn by_template(&self, kind: &str, template: &str) -> Option<&Record> {
        let ids = self
            .by_template
            .get(&(KindId::from(kind), template.to_owned()))
            .into_iter()
            .flatten();
        ids.filter_map(|id| self.records.get(id))
            .find(|record| record.trashed.is_none())
    }

    /// The live children of a record that are of a kind, in their order.
    pub fn children<'a>(
        &'a self,
        parent: RecordId,
        kind: &str,
    ) -> impl Iterator<Item = &'a Record> + use<'a> {
        let siblings = self.by_parent.get(&parent).and_then(|all| all.get(kind));
        let ids = siblings.into_iter().flatten();
        ids.filter_map(|(_, id)| self.records.get(id))
            .filter(|record| record.trashed.is_none())
    }

    /// All children of a record, of every kind, trashed ones included, in no particular order.
    pub fn all_children(&self, parent: RecordId) -> impl Iterator<Item = &Record> {
        let kinds = self.by_parent.get(&parent).into_iter();
        kinds
            .flat_map(BTreeMap::values)
            .flatten()
            .filter_map(|(_, id)| self.records.get(id))
    }

    /// The live records that refer to a record, each with the field it does so by.
    pub fn referred_by(&self, id: RecordId) -> impl Iterator<Item = (&Record, &str)> {
        self.all_referring_to(id)
            .filter(|(record, _)| record.trashed.is_none())
    }

    /// All records that refer to an id, trashed ones included, whether there is a record of that id or not.
    pub fn all_referring_to(&self, id: RecordId) -> impl Iterator<Item = (&Record, &str)> {
        let all = self.referrers.get(&id).into_iter().flatten();
        all.filter_map(|(from, field)| Some((self.records.get(from)?, field.as_str())))
    }

    /// The one record of a kind of which there is only one.
    pub fn single(&self, kind: &str) -> Option<&Record> {
        self.of_kind(kind).next()
    }

    /// The record that people and the command line call by number, such as `brief-14`, trashed or not.
    pub fn by_handle(&self, handle: &str) -> Option<&Record> {
        let (kind, number) = handle.rsplit_once('-')?;
        let number: u32 = number.parse().ok()?;
        self.get(*self.by_number.get(&(KindId::from(kind), number))?)
    }

    /// The live records of a kind whose title, as shown or as stored, folds to the same text.
    pub fn by_title<'a>(&'a self, kind: &str, title: &str) -> Vec<&'a Record> {
        let wanted = text::folded(title);
        let Some(kind) = self.catalogue.kind(kind) else {
            return Vec::new();
        };
        if is_named_by_a_line(kind) {
            let ids = self.by_name.get(&(kind.id.clone(), wanted));
            let found = ids.into_iter().flatten();
            return found
                .filter_map(|id| self.records.get(id))
                .filter(|record| record.trashed.is_none())
                .collect();
        }
        let stored = |record: &Record| record.text(&kind.title).map(text::folded);
        self.of_kind(kind.id.as_str())
            .filter(|record| {
                text::folded(&self.title(record)) == wanted
                    || stored(record).is_some_and(|stored| stored == wanted)
            })
            .collect()
    }

    /// The kind of a record, when the catalogue knows it.
    pub fn kind_of(&self, record: &Record) -> Option<&Kind> {
        self.catalogue.kind(record.kind.as_str())
    }

    /// The text of a prose or line field: as edited, else the template's own.
    pub fn text<'a>(&'a self, record: &'a Record, field: &str) -> Option<&'a str> {
        record
            .text(field)
            .or_else(|| self.template_text(record, field))
    }

    /// The template's own text for a field, edited or not.
    pub fn template_text<'a>(&'a self, record: &Record, field: &str) -> Option<&'a str> {
        let template = record.template.as_deref()?;
        match record.kind.as_str() {
            "practice" => self.catalogue.practice(template)?.text(field),
            "question" if field == "text" => self
                .catalogue
                .question(template)
                .map(|question| question.text.as_str()),
            "step" => {
                let parent = self.get(record.parent?)?;
                let step = self
                    .catalogue
                    .practice(parent.template.as_deref()?)?
                    .step(template)?;
                match field {
                    "text" => Some(&step.text),
                    "effort" => Some(&step.effort),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// What a record is called.
    pub fn title(&self, record: &Record) -> String {
        let Some(kind) = self.kind_of(record) else {
            return record.handle();
        };
        let field = kind.field(&kind.title);
        if let Some(own) = self.text(record, &kind.title) {
            let by_reference = record
                .reference(&kind.title)
                .and_then(|id| self.get(id))
                .filter(|other| other.id != record.id);
            return by_reference.map_or_else(
                || field.map_or_else(|| own.to_owned(), |field| in_words(field, own)),
                |other| self.title(other),
            );
        }
        let shown = field
            .map(|field| field::shown(self, record, field, Day::EPOCH))
            .filter(|shown| !shown.is_empty());
        shown.unwrap_or_else(|| format!("{} without a name", kind.name.one))
    }

    /// The title of the record a `ref` field names.
    pub fn reference_title(&self, record: &Record, field: &str) -> Option<String> {
        record
            .reference(field)
            .and_then(|id| self.get(id))
            .map(|other| self.title(other))
    }
}

/// Whether the title of a kind's records is a line of their own, so that they can be found by it at once. Practices, steps
/// and questions have a template's text where they have none.
fn is_named_by_a_line(kind: &Kind) -> bool {
    let by_template = matches!(kind.id.as_str(), "practice" | "step" | "question");
    let field = kind.field(&kind.title);
    !by_template && field.is_some_and(|field| field.kind == FieldType::Line)
}

/// The folded title of a record that is named by a line.
fn name_of(catalogue: &Catalogue, record: &Record) -> Option<String> {
    let kind = catalogue.kind(record.kind.as_str())?;
    let name = record
        .text(&kind.title)
        .filter(|_| is_named_by_a_line(kind));
    name.map(text::folded)
}

/// A stored title as a reader sees it: the label of a choice, a date in full.
fn in_words(field: &Field, own: &str) -> String {
    match field.kind {
        FieldType::Choice => field
            .options
            .iter()
            .find(|option| option.id() == own)
            .map_or(own, ChoiceOption::label)
            .to_owned(),
        FieldType::Date => own
            .parse::<Day>()
            .map_or_else(|_| own.to_owned(), Day::long),
        _ => own.to_owned(),
    }
}

#[cfg(test)]
mod tests;
