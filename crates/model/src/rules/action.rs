//! Actions: the same rules as steps.

use super::Found;
use crate::{Book, Day, Record};

pub(super) fn find(book: &Book, action: &Record, today: Day, found: &mut Found) {
    super::step::to_do(book, action, "action", today, found);
}
