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
                    .map(|record| &record.position)
                    .max()
                    .cloned(),
            };
            let position = position::between(last.as_deref(), None);
            self.last_positions.insert(key, position.clone());
            return Ok(position);
        }
        let mut siblings: Vec<(&str, RecordId)> = self
            .siblings(id, parent, kind)
            .map(|record| (record.position.as_str(), record.id))
            .collect();
        siblings.sort_unstable();
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
        let before = siblings.get(gap).map(|(position, _)| *position);
        let after = gap
            .checked_sub(1)
            .and_then(|at| siblings.get(at))
            .map(|(position, _)| *position);
        let position = position::between(after, before);
        self.last_positions
            .entry(key)
            .and_modify(|last| *last = last.clone().max(position.clone()));
        Ok(position)
    }

    /// The siblings of a record, itself left out, trashed ones included so that they keep their places; in no order.
    fn siblings<'b>(
        &'b self,
        id: RecordId,
        parent: Option<RecordId>,
        kind: &'b KindId,
    ) -> impl Iterator<Item = &'b Record> {
        let children = parent.map(|parent| self.book.all_children(parent));
        let others = parent
            .is_none()
            .then(|| self.book.all_of_kind(kind.as_str()));
        let near = children
            .into_iter()
            .flatten()
            .chain(others.into_iter().flatten());
        near.filter(move |record| {
            record.kind == *kind && record.parent == parent && record.id != id
        })
    }
}
