//! Setting a record, or the whole workbook, back to an earlier point: an ordinary entry that can itself be undone.

use crate::Store;
use blueprint_model::RecordId;

impl Store {
    /// What lies in the trash, latest first; records trashed with the one they belong to are left out.
    pub fn trashed(&self) -> Vec<RecordId> {
        let with_parent = |record: &blueprint_model::Record| {
            record
                .parent
                .and_then(|parent| self.book.get(parent))
                .is_some_and(|parent| parent.trashed == record.trashed)
        };
        let mut found: Vec<_> = self
            .book
            .records()
            .filter(|record| record.trashed.is_some() && !with_parent(record))
            .collect();
        found.sort_by_key(|record| std::cmp::Reverse((record.trashed, record.id)));
        found.into_iter().map(|record| record.id).collect()
    }
}
