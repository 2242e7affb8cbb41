//! A quarterly review: what a verdict does to its practice, what an outcome does to an issue, and what the lock writes down.

use super::{Moment, text_changed};
use crate::contract::Failure;
use blueprint_model::{
    Book, Day, Record, Value, maturity,
    review::{duties, is_locked},
    status,
    text::shortened,
};
use blueprint_store::{NewRecord, Tx};

/// Letters of a line of the minutes.
const LINE: usize = 400;

/// A practice that was read is reviewed on that day; one that is no longer true goes back to drafting. A verdict that is taken
/// back, or becomes “skipped”, gives back what stood there before.
pub(super) fn follow_practice(
    tx: &mut Tx<'_>,
    before: Option<&Record>,
    line: &Record,
    moment: &Moment,
) -> Result<(), Failure> {
    let Some(practice) = line
        .reference("practice")
        .and_then(|id| tx.book().get(id))
        .cloned()
    else {
        return Ok(());
    };
    if before.is_none() || !text_changed(before, line, "verdict") {
        return Ok(());
    }
    let verdict = line.text("verdict");
    let was_read = line.value("read_on").is_some();
    let is_read = matches!(verdict, Some("confirmed" | "edited" | "no longer true"));
    let today = Value::from(moment.today.to_string());
    if is_read && !was_read {
        let reviewed = practice.value("reviewed_on").cloned();
        tx.set(line.id, "read_before", reviewed)?;
        tx.set(line.id, "read_on", Some(today.clone()))?;
        tx.set(practice.id, "reviewed_on", Some(today))?;
    } else if !is_read && was_read {
        if practice.value("reviewed_on") == line.value("read_on") {
            let reviewed = line.value("read_before").cloned();
            tx.set(practice.id, "reviewed_on", reviewed)?;
        }
        tx.set(line.id, "read_on", None)?;
        tx.set(line.id, "read_before", None)?;
    }
    let status = practice.text("status");
    if verdict == Some("no longer true") {
        if matches!(status, Some("documented" | "practised")) {
            tx.set(line.id, "status_before", practice.value("status").cloned())?;
            tx.set(practice.id, "status", Some("drafting".into()))?;
        }
    } else if let Some(declared) = line.value("status_before").cloned() {
        if status == Some("drafting") {
            tx.set(practice.id, "status", Some(declared))?;
        }
        tx.set(line.id, "status_before", None)?;
    }
    Ok(())
}

/// An issue that is said to be done is done on that day; one that is not, is not.
pub(super) fn follow_issue(
    tx: &mut Tx<'_>,
    before: Option<&Record>,
    issue: &Record,
    moment: &Moment,
) -> Result<(), Failure> {
    if before.is_none() {
        return Ok(());
    }
    let gained_day = issue.value("done_on").is_some()
        && before.is_some_and(|before| before.value("done_on").is_none());
    if text_changed(before, issue, "outcome") {
        if issue.text("outcome") != Some("done") {
            tx.set(issue.id, "done_on", None)?;
        } else if issue.value("done_on").is_none() {
            tx.set(issue.id, "done_on", Some(moment.today.to_string().into()))?;
        }
        if issue.text("outcome") != Some("moved") {
            tx.set(issue.id, "moved_to", None)?;
        }
    } else if gained_day && issue.text("outcome") != Some("done") {
        tx.set(issue.id, "outcome", Some("done".into()))?;
        tx.set(issue.id, "moved_to", None)?;
    }
    Ok(())
}

/// The lock writes down what was computed until then: the entry, how each practice stands, the duties and sheets.
pub(crate) fn follow_review(
    tx: &mut Tx<'_>,
    before: Option<&Record>,
    review: &Record,
    moment: &Moment,
) -> Result<(), Failure> {
    if !is_locked(review) || before.is_some_and(is_locked) {
        return Ok(());
    }
    tx.set(review.id, "entry", Some(tx.entry().to_string().into()))?;
    let lines: Vec<Record> = tx
        .book()
        .children(review.id, "review-practice")
        .cloned()
        .collect();
    for line in lines {
        let Some(then) = Then::of(tx.book(), &line, moment.today) else {
            continue;
        };
        tx.set(line.id, "status", Some(then.status.into()))?;
        tx.set(line.id, "level", then.level)?;
        tx.set(line.id, "owner", then.owner)?;
    }
    let day = review.day("locked_on").unwrap_or(moment.today);
    for line in duties::standing(tx.book(), review, day) {
        let about = line.record.and_then(|id| tx.book().get(id));
        let about = about.map(Record::handle);
        let mut new = NewRecord::of("review-duty")
            .under(review.id)
            .with("what", shortened(&line.what, LINE))
            .with("part", line.part.id())
            .with("state", line.state);
        let optional: [(&str, Option<String>); 5] = [
            ("about", about),
            ("owner", line.owner.map(|id| id.to_string())),
            ("due", line.due.map(|day| day.to_string())),
            ("ended_on", line.ended.map(|day| day.to_string())),
            ("note", line.note.map(|note| shortened(&note, LINE))),
        ];
        for (field, value) in optional {
            if let Some(value) = value {
                new = new.with(field, value);
            }
        }
        tx.create(new)?;
    }
    Ok(())
}

/// How a practice stands when its review is locked.
struct Then {
    status: &'static str,
    level: Option<Value>,
    owner: Option<Value>,
}

impl Then {
    fn of(book: &Book, line: &Record, today: Day) -> Option<Self> {
        let practice = line.reference("practice").and_then(|id| book.get(id))?;
        let supported = maturity::supported(book, practice, today);
        let begun = practice.value("claimed").is_some() || supported > 1;
        Some(Self {
            status: status::of_practice(book, practice, today).shown.words(),
            level: begun.then(|| supported.into()),
            owner: practice.value("owner").cloned(),
        })
    }
}
