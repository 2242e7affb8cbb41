//! Where a record stands among its siblings: the keys that order them.

use crate::{Place, Result, StoreError, Tx};
use blueprint_model::{KindId, Record, RecordId, position};
use std::collections::HashMap;

/// The greatest position given so far among siblings; may be of a record that is gone, which only leaves a gap.
pub(crate) type LastPositions = HashMap<(Option<RecordId>, KindId), String>;

impl Tx<'_> {
    /// The key of a record at a place among its siblings.
    pub(crate) fn position_for(
        &mut self,
        id: RecordId,
        parent: Option<RecordId>,
        kind: &KindId,
        place: Place,
    ) -> Result<String> {
        let key = (parent, kind.clone());
        if place == Place::Last {
            let last = match self.last_positions.get(&key) {
                Some(last) => Some(last.clone()),
                None => self
                    .siblings(id, parent, kind)
                    .pop()
                    .map(|(position, _)| position),
            };
            let position = position::between(last.as_deref(), None);
            self.last_positions.insert(key, position.clone());
            return Ok(position);
        }
        let siblings = self.siblings(id, parent, kind);
        let beside = |other: RecordId| {
            siblings
                .iter()
                .position(|(_, id)| *id == other)
                .ok_or(StoreError::NoSuchRecord(other))
        };
        // The gap is before the sibling of this index.
        let gap = match place {
            Place::After(other) => beside(other)? + 1,
            Place::Before(other) => beside(other)?,
            Place::First | Place::Last => 0,
        };
        let before = siblings.get(gap).map(|(position, _)| position.as_str());
        let after = gap
            .checked_sub(1)
            .and_then(|at| siblings.get(at))
            .map(|(position, _)| position.as_str());
        let position = position::between(after, before);
        self.last_positions
            .entry(key)
            .and_modify(|last| *last = last.clone().max(position.clone()));
        Ok(position)
    }

    /// The siblings of a record in their order, itself left out, trashed ones included so that they keep their places.
    fn siblings(
        &self,
        id: RecordId,
        parent: Option<RecordId>,
        kind: &KindId,
    ) -> Vec<(String, RecordId)> {
        let of = |record: &Record| (record.position.clone(), record.id);
        let same =
            |record: &&Record| record.kind == *kind && record.parent == parent && record.id != id;
        let mut found: Vec<_> = match parent {
            Some(parent) => self
                .book
                .all_children(parent)
                .filter(same)
                .map(of)
                .collect(),
            None => self.book.records().filter(same).map(of).collect(),
        };
        found.sort();
        found
    }
}
