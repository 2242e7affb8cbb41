//! Actions: the same rules as steps.

use crate::{Book, Day, Finding, Record};

pub(super) fn find(book: &Book, action: &Record, today: Day, found: &mut Vec<Finding>) {
    super::step::to_do(book, action, "action", today, found);
}
