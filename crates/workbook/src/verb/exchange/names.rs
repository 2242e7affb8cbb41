//! Finds records by number and by name without walking through all of them for each cell.

use blueprint_evidence::is_formula;
use blueprint_model::{
    Book, FieldType, Kind, KindId, Record, RecordId, field::is_plain_name, text::folded,
};
use std::collections::{HashMap, HashSet};

/// Records by number and name.
pub(super) struct Names {
    numbers: HashMap<(KindId, u32), RecordId>,
    titles: HashMap<(KindId, String), Vec<RecordId>>,
    /// Other fields that identify a record, such as the address of a person.
    keys: HashMap<(KindId, String), Vec<RecordId>>,
}

/// What a text names.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Named {
    One(RecordId),
    Nothing,
    Several(Vec<RecordId>),
}

impl Names {
    /// The names of all records that a kind may name: its own, those it belongs to, those its fields point at.
    pub fn for_kind(book: &Book, kind: &Kind) -> Self {
        let to = kind.fields.iter().flat_map(|field| &field.to);
        let kinds: HashSet<&KindId> = to.chain(&kind.parent).chain([&kind.id]).collect();
        let mut names = Self {
            numbers: HashMap::new(),
            titles: HashMap::new(),
            keys: HashMap::new(),
        };
        for kind in kinds
            .into_iter()
            .filter_map(|id| book.catalogue().kind(id.as_str()))
        {
            for record in book.all_of_kind(kind.id.as_str()) {
                names.add(book, kind, record);
            }
        }
        names
    }

    /// Takes a record in. One in the trash is known by number only.
    pub fn add(&mut self, book: &Book, kind: &Kind, record: &Record) {
        // Numbers begin at 1; those that do not exist yet have none.
        if record.number > 0 {
            self.numbers
                .insert((record.kind.clone(), record.number), record.id);
        }
        if record.trashed.is_some() {
            return;
        }
        let put = |map: &mut HashMap<(KindId, String), Vec<RecordId>>, name: &str| {
            let name = folded(name);
            if !name.is_empty() {
                map.entry((record.kind.clone(), name))
                    .or_default()
                    .push(record.id);
            }
        };
        put(&mut self.titles, &book.title(record));
        let others = kind.key.iter().filter(|id| **id != kind.title);
        let lines = others
            .filter_map(|id| kind.field(id))
            .filter(|field| field.kind == FieldType::Line);
        for text in lines.filter_map(|field| record.text(&field.id)) {
            put(&mut self.keys, text);
        }
    }

    /// The record of these kinds that a text names: by id, by number, by title, by another field that identifies it.
    pub fn find(&self, kinds: &[KindId], text: &str) -> Named {
        let text = text.trim();
        if let Ok(id) = text.parse::<RecordId>() {
            return Named::One(id);
        }
        if let Some(id) = self.by_number(kinds, text) {
            return Named::One(id);
        }
        let name = folded(text);
        for map in [&self.titles, &self.keys] {
            let found: Vec<RecordId> = kinds
                .iter()
                .filter_map(|kind| map.get(&(kind.clone(), name.clone())))
                .flatten()
                .copied()
                .collect();
            match found.as_slice() {
                [] => {}
                [one] => return Named::One(*one),
                _ => return Named::Several(found),
            }
        }
        Named::Nothing
    }

    /// The record of a number such as `brief-14`, trashed or not.
    pub fn by_number(&self, kinds: &[KindId], text: &str) -> Option<RecordId> {
        let (kind, number) = text.rsplit_once('-')?;
        let number = number.parse().ok()?;
        let kind = kinds
            .iter()
            .find(|known| known.as_str().eq_ignore_ascii_case(kind))?;
        self.numbers.get(&(kind.clone(), number)).copied()
    }

    /// How a record is named in a cell: by its title when that leads back to it and to nothing else, else by its number.
    pub fn to_type(&self, book: &Book, kinds: &[KindId], id: RecordId) -> String {
        let Some(record) = book.get(id) else {
            return id.to_string();
        };
        let title = book.title(record);
        let plain = is_plain_name(&title) && !is_formula(&title);
        if plain && self.find(kinds, &title) == Named::One(id) {
            title
        } else {
            record.handle()
        }
    }
}
