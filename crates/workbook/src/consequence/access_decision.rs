//! A decision of an access review is dated when it is made, and a removal reaches the grant itself.

use super::{Moment, set_if_empty};
use crate::contract::Failure;
use blueprint_model::{Record, Value};
use blueprint_store::Tx;

pub(super) fn follow(
    tx: &mut Tx<'_>,
    before: Option<&Record>,
    after: &Record,
    moment: &Moment,
) -> Result<(), Failure> {
    let was = |field: &str| before.and_then(|before| before.value(field));
    if after.value("decision").is_some() && after.value("decision") != was("decision") {
        set_if_empty(tx, after, "decided_on", moment.today.to_string())?;
        let at = tx.at().to_string();
        set_if_empty(tx, after, "decided_at", at)?;
        if let Some(person) = moment.person {
            set_if_empty(tx, after, "reviewer", person.to_string())?;
        }
    }
    let removed = after
        .day("removed_on")
        .filter(|_| was("removed_on").is_none());
    if let (Some(day), Some("revoke")) = (removed, after.text("decision")) {
        let grant = after.reference("grant").and_then(|id| tx.book().get(id));
        let grant = grant.filter(|grant| grant.trashed.is_none()).cloned();
        if let Some(grant) = grant {
            set_if_empty(tx, &grant, "removed_on", Value::from(day.to_string()))?;
        }
    }
    Ok(())
}
