//! A decision of an access review is dated when it is made or changed, and a removal reaches the grant itself.

use super::{Moment, set_if_empty};
use crate::contract::Failure;
use blueprint_model::{
    Day, Record, RecordId, Value,
    rules::{access_review::covers, grant},
};
use blueprint_store::Tx;

pub(super) fn follow(
    tx: &mut Tx<'_>,
    before: Option<&Record>,
    after: &Record,
    moment: &Moment,
) -> Result<(), Failure> {
    let was = |field: &str| before.and_then(|before| before.value(field));
    if after.value("decision") != was("decision") {
        if was("decision").is_none() {
            decided(tx, after, moment)?;
        } else {
            decided_again(tx, before, after, moment)?;
        }
    }
    let removed = after
        .day("removed_on")
        .filter(|_| was("removed_on").is_none());
    if let (Some(day), Some("revoke")) = (removed, after.text("decision")) {
        for grant in of_one_access(tx, after, day) {
            tx.set(grant, "removed_on", Some(Value::from(day.to_string())))?;
        }
    }
    Ok(())
}

/// A first decision is dated, and signed with the name of whoever makes it, where nobody has filled that in.
fn decided(tx: &mut Tx<'_>, line: &Record, moment: &Moment) -> Result<(), Failure> {
    set_if_empty(tx, line, "decided_on", moment.today.to_string())?;
    let at = tx.at().to_string();
    set_if_empty(tx, line, "decided_at", at)?;
    if let Some(person) = moment.person {
        set_if_empty(tx, line, "reviewer", person.to_string())?;
    }
    Ok(())
}

/// Another decision has another day and another name, unless they came with the same edit; one that is taken back has no day.
/// A writer who is nobody in the workbook leaves the name that was entered.
fn decided_again(
    tx: &mut Tx<'_>,
    before: Option<&Record>,
    line: &Record,
    moment: &Moment,
) -> Result<(), Failure> {
    let is_decided = line.value("decision").is_some();
    let (day, at) = (moment.today.to_string(), tx.at().to_string());
    let person = moment.person.map(|person| person.to_string());
    for (field, value) in [
        ("decided_on", Some(day).filter(|_| is_decided)),
        ("decided_at", Some(at).filter(|_| is_decided)),
        ("reviewer", person),
    ] {
        let given = line.value(field) != before.and_then(|before| before.value(field));
        let keeps_name = field == "reviewer" && (value.is_none() || !is_decided);
        if !given && !keeps_name {
            tx.set(line.id, field, value.map(Value::from))?;
        }
    }
    Ok(())
}

/// The grants that are gone with a line: the one it was taken from, and those of the same access that its review covers.
fn of_one_access(tx: &Tx<'_>, line: &Record, day: Day) -> Vec<RecordId> {
    let book = tx.book();
    let review = line.parent.and_then(|id| book.get(id));
    let covered = |held: &Record| {
        let scope = held.text("scope").unwrap_or("all");
        review.is_some_and(|review| covers(review, scope))
            && held.day("granted_on").is_none_or(|granted| granted <= day)
            && grant::access(held) == grant::access(line)
    };
    let own = line.reference("grant");
    let same = line
        .reference("person")
        .into_iter()
        .flat_map(|person| book.referred_by(person))
        .filter(|(held, field)| held.kind == "grant" && *field == "person")
        .map(|(held, _)| held)
        .filter(|held| Some(held.id) != own && covered(held));
    own.and_then(|id| book.get(id))
        .into_iter()
        .chain(same)
        .filter(|held| held.trashed.is_none() && grant::is_held(held, day))
        .map(|held| held.id)
        .collect()
}
