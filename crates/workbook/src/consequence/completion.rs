//! That a review took place is kept when its date is overwritten, however the date was written.

use super::Moment;
use crate::contract::Failure;
use blueprint_model::{
    Book, Day, Record, RecordId,
    cadence::CountsFrom,
    duty::{self, DutyKind},
};
use blueprint_store::{NewRecord, Tx};

/// Days ahead of its last day from which setting a later one is a renewal and not a correction.
const RENEWED_DAYS: i64 = 30;

/// Days ahead of the next due day in which another date is that one done and no correction of the last.
const CORRECTED_DAYS: i64 = 7;

pub(super) fn follow(
    tx: &mut Tx<'_>,
    before: Option<&Record>,
    after: &Record,
    moment: &Moment,
) -> Result<(), Failure> {
    // What is entered with its date was done before the workbook knew of it.
    let Some(before) = before else { return Ok(()) };
    match after.kind.as_str() {
        "practice" => reviewed(
            tx,
            before,
            after,
            moment,
            DutyKind::PracticeReview,
            "reviewed_on",
        ),
        "standard" => reviewed(
            tx,
            before,
            after,
            moment,
            DutyKind::StandardReview,
            "reviewed_on",
        ),
        "component" => {
            let field = "last_drift_check";
            reviewed(tx, before, after, moment, DutyKind::DriftCheck, field)
        }
        _ => renewed(tx, before, after, moment),
    }
}

fn due(book: &Book, record: &Record, what: DutyKind, today: Day) -> Option<Day> {
    match what {
        DutyKind::PracticeReview => duty::next_practice_review(book, record, today),
        DutyKind::StandardReview => duty::next_standard_review(book, record, today),
        _ => duty::next_drift_check(book, record, today),
    }
}

fn reviewed(
    tx: &mut Tx<'_>,
    before: &Record,
    after: &Record,
    moment: &Moment,
    what: DutyKind,
    field: &str,
) -> Result<(), Failure> {
    let (was, is) = (before.day(field), after.day(field));
    if was == is {
        return Ok(());
    }
    let kept = was.and_then(|was| completion_of(tx.book(), after.id, what, was));
    let due = due(tx.book(), before, what, moment.today);
    // Another day on the same day is a correction, unless the next one had come near by then.
    let corrects = |kept: &Record, is: Day| {
        let near = due.is_some_and(|due| due.plus_days(-CORRECTED_DAYS) <= is);
        Some(is) < was || (kept.created.day() == moment.today && !near)
    };
    match (is, kept) {
        (None, Some(kept)) => {
            let id = kept.id;
            tx.trash(id)?;
        }
        (None, None) => {}
        (Some(is), Some(kept)) if corrects(kept, is) => {
            let id = kept.id;
            tx.set(id, "done_on", Some(is.to_string().into()))?;
        }
        (Some(is), None) if Some(is) < was => {}
        (Some(is), _) => {
            create(tx, after.id, what, due, is, moment)?;
        }
    }
    Ok(())
}

fn completion_of(book: &Book, about: RecordId, what: DutyKind, on: Day) -> Option<&Record> {
    let all = book.referred_by(about).map(|(record, _)| record);
    all.filter(|record| {
        record.kind == "completion"
            && record.text("duty") == Some(what.id())
            && record.text("outcome") == Some("done")
            && record.day("done_on") == Some(on)
    })
    .max_by_key(|record| record.id)
}

/// A fact or a piece of evidence got a later last day when the one before was near or past.
fn renewed(
    tx: &mut Tx<'_>,
    before: &Record,
    after: &Record,
    moment: &Moment,
) -> Result<(), Failure> {
    let (Some((what, was)), Some((_, is))) = (duty::renewal_due(before), duty::renewal_due(after))
    else {
        return Ok(());
    };
    if was < is && moment.today.days_until(was) <= RENEWED_DAYS {
        create(tx, after.id, what, Some(was), moment.today, moment)?;
    }
    Ok(())
}

fn create(
    tx: &mut Tx<'_>,
    about: RecordId,
    what: DutyKind,
    due: Option<Day>,
    done_on: Day,
    moment: &Moment,
) -> Result<(), Failure> {
    let mut new = NewRecord::of("completion")
        .with("about", about.to_string())
        .with("duty", what.id())
        .with("done_on", done_on.to_string())
        .with("outcome", "done");
    if let Some(due) = due {
        new = new.with("due", due.to_string());
    }
    if let Some(person) = moment.person {
        new = new.with("by", person.to_string());
    }
    tx.create(new)?;
    Ok(())
}

/// Months that are counted from schedule are counted from one day for good, so that a 31st is not lost to February: without
/// a day of their own, from the one the next review was due on.
pub(super) fn anchor(
    tx: &mut Tx<'_>,
    before: Option<&Record>,
    after: &Record,
    moment: &Moment,
) -> Result<(), Failure> {
    let due = |book: &Book, record: &Record| duty::next_practice_review(book, record, moment.today);
    anchor_of(tx, "cadence", before, after, moment, due)
}

/// The same for the rhythm of experiments. Plannings have a day for each team, and so none in common.
pub(super) fn anchor_rhythm(
    tx: &mut Tx<'_>,
    before: Option<&Record>,
    after: &Record,
    moment: &Moment,
) -> Result<(), Failure> {
    if after.template.as_deref() != Some("space-for-experiments") {
        return Ok(());
    }
    let due = |book: &Book, record: &Record| duty::next_experiment(book, record, moment.today);
    anchor_of(tx, "rhythm", before, after, moment, due)
}

/// The same for the sprint of a team.
pub(super) fn anchor_sprint(
    tx: &mut Tx<'_>,
    before: Option<&Record>,
    after: &Record,
    moment: &Moment,
) -> Result<(), Failure> {
    let due = |book: &Book, record: &Record| duty::next_planning(book, record, moment.today);
    anchor_of(tx, "sprint", before, after, moment, due)
}

fn anchor_of(
    tx: &mut Tx<'_>,
    field: &str,
    before: Option<&Record>,
    after: &Record,
    moment: &Moment,
    due: impl Fn(&Book, &Record) -> Option<Day>,
) -> Result<(), Failure> {
    let said = |record: &Record| record.value(field).cloned();
    if before.and_then(said) == said(after) {
        return Ok(());
    }
    let Some(mut cadence) = after.cadence(field) else {
        return Ok(());
    };
    let bare = cadence.months.is_some() && cadence.anchor.is_none();
    if !bare || cadence.from != CountsFrom::Schedule {
        return Ok(());
    }
    let due = due(tx.book(), before.unwrap_or(after));
    cadence.anchor = Some(due.unwrap_or(moment.today));
    if let Ok(value) = serde_json::to_value(cadence) {
        tx.set(after.id, field, Some(value))?;
    }
    Ok(())
}
