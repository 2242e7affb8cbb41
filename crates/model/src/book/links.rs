//! Which records a record refers to, by the reference fields of its kind.

use super::{Book, Changed, name_of};
use crate::{Catalogue, FieldType, Record, RecordId, rules};
use std::collections::hash_map::Entry;

/// Every reference a record holds: the field, then the record it names.
pub fn links_of(catalogue: &Catalogue, record: &Record) -> Vec<(String, RecordId)> {
    let Some(kind) = catalogue.kind(record.kind.as_str()) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for field in &kind.fields {
        match field.kind {
            FieldType::Ref => {
                found.extend(record.reference(&field.id).map(|id| (field.id.clone(), id)))
            }
            FieldType::Refs => found.extend(
                record
                    .references(&field.id)
                    .into_iter()
                    .map(|id| (field.id.clone(), id)),
            ),
            _ => {}
        }
    }
    found
}

impl Book {
    /// Every reference a record holds: the field, then the record it names.
    pub fn links(&self, record: &Record) -> Vec<(String, RecordId)> {
        links_of(&self.catalogue, record)
    }

    /// Puts a record in, in place of the one with its id; the indexes follow.
    pub fn put(&mut self, record: Record) {
        let id = record.id;
        if let Some(old) = self.unlink(id)
            && old.parent != record.parent
        {
            self.note(old.parent);
        }
        self.by_kind
            .entry(record.kind.clone())
            .or_default()
            .insert(id);
        self.by_number
            .insert((record.kind.clone(), record.number), id);
        if let Some(template) = &record.template {
            self.by_template
                .entry((record.kind.clone(), template.clone()))
                .or_default()
                .insert(id);
        }
        if let Some(parent) = record.parent {
            let siblings = self.by_parent.entry(parent).or_default();
            siblings
                .entry(record.kind.clone())
                .or_default()
                .insert((record.position.clone(), id));
        }
        if let Some(name) = name_of(&self.catalogue, &record) {
            let namesakes = self.by_name.entry((record.kind.clone(), name));
            namesakes.or_default().insert(id);
        }
        let links = self.links(&record);
        self.note_change(id, &links);
        for (field, target) in links {
            self.referrers
                .entry(target)
                .or_default()
                .insert((id, field));
        }
        if record.trashed.is_some() {
            self.trashed.insert(id);
        }
        self.records.insert(id, record);
    }

    /// Takes a record out; the indexes follow.
    pub fn take(&mut self, id: RecordId) -> Option<Record> {
        let watching = self.get(id).map(|record| rules::watching(self, record));
        let record = self.unlink(id)?;
        self.note(
            record
                .parent
                .into_iter()
                .chain(watching.into_iter().flatten()),
        );
        Some(record)
    }

    fn unlink(&mut self, id: RecordId) -> Option<Record> {
        let record = self.records.remove(&id)?;
        self.trashed.remove(&id);
        let links = self.links(&record);
        self.note_change(id, &links);
        for (field, target) in links {
            if let Some(from) = self.referrers.get_mut(&target) {
                from.remove(&(id, field));
            }
        }
        if let Some(all) = self.by_kind.get_mut(record.kind.as_str()) {
            all.remove(&id);
        }
        let number = (record.kind.clone(), record.number);
        if self.by_number.get(&number) == Some(&id) {
            self.by_number.remove(&number);
        }
        if let Some(template) = &record.template
            && let Some(all) = self
                .by_template
                .get_mut(&(record.kind.clone(), template.clone()))
        {
            all.remove(&id);
        }
        if let Some(siblings) = record
            .parent
            .and_then(|parent| self.by_parent.get_mut(&parent))
            .and_then(|kinds| kinds.get_mut(record.kind.as_str()))
        {
            siblings.remove(&(record.position.clone(), id));
        }
        if let Some(name) = name_of(&self.catalogue, &record)
            && let Entry::Occupied(mut namesakes) = self.by_name.entry((record.kind.clone(), name))
        {
            namesakes.get_mut().remove(&id);
            if namesakes.get().is_empty() {
                namesakes.remove();
            }
        }
        Some(record)
    }

    fn note(&mut self, more: impl IntoIterator<Item = RecordId>) {
        if let Changed::These(changed) = &mut self.changed {
            changed.extend(more);
        }
    }

    fn note_change(&mut self, id: RecordId, links: &[(String, RecordId)]) {
        self.revision += 1;
        if let Changed::These(changed) = &mut self.changed {
            changed.insert(id);
            changed.extend(links.iter().map(|(_, target)| *target));
        }
    }
}
