//! One file per table: the only SQL that reads and writes rows.

pub(crate) mod attachment;
pub(crate) mod change;
pub(crate) mod counter;
pub(crate) mod entry;
pub(crate) mod link;
pub(crate) mod record;
pub(crate) mod search;
pub(crate) mod setting;
pub(crate) mod template;
