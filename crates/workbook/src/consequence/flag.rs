//! A feature flag remembers when it reached everyone and when it was removed, and forgets it when it goes back.

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
    let was = |field: &str| before.and_then(|before| before.value(field));
    for (stage, field) in [("everyone", "everyone_since"), ("removed", "removed_on")] {
        // A flag that is entered as it already stands keeps the date it came with, or none.
        if before.is_some() && became(before, after, "stage", stage) {
            set_if_empty(tx, after, field, moment.today.to_string())?;
        }
        // One that was removed was at everyone before, and that day stays. A date of the same edit is someone's own.
        let left = before.is_some_and(|before| before.text("stage") == Some(stage))
            && after.text("stage") != Some(stage)
            && after.text("stage") != Some("removed");
        if left && after.value(field) == was(field) {
            tx.set(after.id, field, None)?;
        }
    }
    Ok(())
}
