//! A failed disaster-recovery test plans its re-test.

use super::{Moment, became};
use crate::contract::Failure;
use blueprint_model::{
    Record, RecordId, Value,
    rules::dr_test::{RETEST_DAYS, is_retest, retest_by},
    text::{LINE_LIMIT, shortened},
};
use blueprint_store::{NewRecord, Tx};

/// What a re-test takes over from the test that failed.
const TAKEN_OVER: [&str; 11] = [
    "scenario",
    "systems",
    "form",
    "hypothesis",
    "criterion",
    "lead",
    "rto_target",
    "rpo_target",
    "detect_target",
    "diagnose_target",
    "recover_target",
];

pub(super) fn follow(
    tx: &mut Tx<'_>,
    before: Option<&Record>,
    after: &Record,
    moment: &Moment,
) -> Result<(), Failure> {
    if became(before, after, "result", "fail") {
        plan_retest(tx, after, moment)?;
    }
    Ok(())
}

/// Plans the re-test of a test, unless there is one.
fn plan_retest(tx: &mut Tx<'_>, test: &Record, moment: &Moment) -> Result<(), Failure> {
    let planned = tx
        .book()
        .referred_by(test.id)
        .any(|(other, field)| field == "retest_of" && is_retest(test, other));
    if planned {
        return Ok(());
    }
    // A failure that is entered late is tested again at once; a day that has passed is no plan.
    let by = retest_by(test).unwrap_or_else(|| moment.today.plus_days(RETEST_DAYS));
    let on = by.max(moment.today);
    let title = format!("Re-test: {}", tx.book().title(test));
    let title = shortened(&title, LINE_LIMIT);
    let mut new = NewRecord::of("dr-test")
        .with("title", title)
        .with("retest_of", test.id.to_string())
        .with("planned_for", on.to_string());
    for field in TAKEN_OVER {
        if let Some(value) = test.value(field).filter(|value| still_there(tx, value)) {
            new = new.taking(field, value);
        }
    }
    tx.create(new)?;
    Ok(())
}

/// Whether what a value refers to is there and not in the trash; a value that refers to nothing always is.
fn still_there(tx: &Tx<'_>, value: &Value) -> bool {
    let live = |id: RecordId| {
        let record = tx.book().get(id);
        record.is_some_and(|record| record.trashed.is_none())
    };
    match value {
        Value::Array(all) => all.iter().filter_map(RecordId::from_value).all(live),
        one => RecordId::from_value(one).is_none_or(live),
    }
}
