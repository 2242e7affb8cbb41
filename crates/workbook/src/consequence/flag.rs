//! A feature flag remembers when it reached everyone and when it was removed.

use super::{Moment, became, set_if_empty};
use crate::contract::Failure;
use blueprint_model::Record;
use blueprint_store::Tx;

pub(super) fn follow(
    tx: &mut Tx<'_>,
    before: Option<&Record>,
    after: &Record,
    moment: &Moment,
) -> Result<(), Failure> {
    for (stage, field) in [("everyone", "everyone_since"), ("removed", "removed_on")] {
        // A flag that is entered as it already stands keeps the date it came with, or none.
        if before.is_some() && became(before, after, "stage", stage) {
            set_if_empty(tx, after, field, moment.today.to_string())?;
        }
    }
    Ok(())
}
