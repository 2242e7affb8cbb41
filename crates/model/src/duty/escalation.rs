//! What has been overdue for so long that somebody else is to see it.

use super::Duty;
use crate::{Book, Day, RecordId};
use rust_decimal::prelude::ToPrimitive;

/// Days overdue after which a duty is escalated, when the company says nothing else: two weeks.
pub const ESCALATION_DAYS: i64 = 14;

/// To whom overdue duties go, and when.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Escalation {
    /// The person.
    pub owner: RecordId,
    /// Days overdue from which on a duty goes there.
    pub days: i64,
}

/// What the company says about it; `None` when it names nobody.
pub fn escalation(book: &Book) -> Option<Escalation> {
    let company = book.single("company")?;
    let days = company
        .number("escalation_days")
        .and_then(|days| days.to_i64());
    Some(Escalation {
        owner: company.reference("escalation_owner")?,
        days: days.unwrap_or(ESCALATION_DAYS),
    })
}

impl Escalation {
    /// Whether a duty goes to the escalation owner.
    pub fn concerns(&self, duty: &Duty, today: Day) -> bool {
        duty.due.days_until(today) >= self.days
    }
}
