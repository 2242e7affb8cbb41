//! People and systems that a list of grants names and the workbook does not have yet.

use super::names::Names;
use blueprint_evidence::plain;
use blueprint_model::{Book, Kind, KindId, Record, RecordId, Timestamp, Value, text::folded};
use std::collections::{BTreeMap, HashSet};
use uuid::Uuid;

/// The kinds of record whose lists may bring others with them, and the kinds they may bring: such a list comes from the system of
/// record, so its names are worth having.
const BRINGS: &[(&str, &[&str])] = &[("grant", &["person", "system"])];

/// Records that are named and not there.
pub(super) struct Missing {
    may: &'static [&'static str],
    make: bool,
    /// Those to be made, in the order in which they were named.
    pub records: Vec<Record>,
    ids: HashSet<RecordId>,
    /// What they are called, with the kind: also when they are not to be made.
    pub names: Vec<(KindId, String)>,
    seen: HashSet<(KindId, String)>,
    next: u128,
}

impl Missing {
    /// For a list of a kind; `make` says whether they are to be made.
    pub fn of(kind: &Kind, make: bool) -> Self {
        let brings = BRINGS.iter().find(|(list, _)| kind.id == **list);
        Self {
            may: brings.map_or(&[], |(_, kinds)| kinds),
            make,
            records: Vec::new(),
            ids: HashSet::new(),
            names: Vec::new(),
            seen: HashSet::new(),
            next: 0,
        }
    }

    /// Whether records of a kind may be brought at all.
    pub fn may_make(&self, kind: &KindId) -> bool {
        self.may.contains(&kind.as_str())
    }

    /// Whether a record is one of those to be made.
    pub fn has(&self, id: RecordId) -> bool {
        self.ids.contains(&id)
    }

    /// An id for a record that does not exist yet; it never reaches the file.
    pub fn provisional(&mut self) -> RecordId {
        self.next += 1;
        RecordId(Uuid::from_u128(self.next))
    }

    /// What a person or system of several names is called, and its address when one of the names is one.
    pub fn name_of<'t>(&self, texts: &[&'t str]) -> (&'t str, Option<&'t str>) {
        let is_address = |text: &&&str| text.contains('@');
        let address = texts.iter().find(is_address).copied();
        let name = texts
            .iter()
            .find(|text| !is_address(text) && !text.trim().is_empty())
            .or_else(|| texts.iter().find(|text| !text.trim().is_empty()));
        (name.map_or("", |name| name.trim()), address.map(str::trim))
    }

    /// Notes that a record is missing; gives its provisional id when it is to be made.
    pub fn make(
        &mut self,
        book: &Book,
        names: &mut Names,
        kind: &KindId,
        name: &str,
        address: Option<&str>,
    ) -> Option<RecordId> {
        if self.seen.insert((kind.clone(), folded(name))) {
            self.names.push((kind.clone(), plain(name)));
        }
        if !self.make {
            return None;
        }
        let described = book.catalogue().kind(kind.as_str())?;
        let mut fields = BTreeMap::from([(described.title.clone(), Value::from(name))]);
        if let Some(address) = address.filter(|_| described.field("email").is_some()) {
            fields.insert("email".to_owned(), Value::from(address));
        }
        let record = provisional_record(self.provisional(), kind, None, fields);
        let id = record.id;
        names.add(book, described, &record);
        self.ids.insert(id);
        self.records.push(record);
        Some(id)
    }
}

/// A record as it would be, for looking at and for the guards.
pub(super) fn provisional_record(
    id: RecordId,
    kind: &KindId,
    parent: Option<RecordId>,
    fields: BTreeMap<String, Value>,
) -> Record {
    let at = Timestamp {
        utc_ms: 0,
        offset_minutes: 0,
    };
    Record {
        id,
        kind: kind.clone(),
        number: 0,
        parent,
        position: String::new(),
        template: None,
        template_version: 1,
        fields,
        labels: None,
        created: at,
        updated: at,
        trashed: None,
    }
}
