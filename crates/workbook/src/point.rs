//! Points in the history as people name them: an entry, the end of a day, a locked review, now.

use crate::{
    Workbook,
    contract::{Failure, FailureCode, PointView},
    target,
};
use blueprint_model::{Day, Record, review, words};

/// Now, as people write it.
pub(crate) const NOW: &str = "now";
/// The review that was locked last, else the beginning.
pub(crate) const LAST: &str = "last";
/// Before the first entry.
pub(crate) const BEGINNING: &str = "0";

/// The point that a text names.
///
/// # Errors
/// When it names none, with the ways to name one.
pub(crate) fn read(workbook: &Workbook, text: &str) -> Result<PointView, Failure> {
    let text = text.trim();
    let head = workbook.store().head().seq;
    if text.is_empty() || text.eq_ignore_ascii_case(NOW) {
        return view(workbook, NOW.to_owned(), head, "now".to_owned());
    }
    if text.eq_ignore_ascii_case(LAST) {
        let reviews = workbook.book().of_kind(review::REVIEW);
        let last = reviews
            .filter(|review| locked_at(review).is_some())
            .max_by_key(|review| locked_at(review));
        return match last {
            Some(last) => of_review(workbook, last),
            None => read(workbook, BEGINNING),
        };
    }
    if let Ok(seq) = text.parse::<u64>() {
        if seq > head {
            return Err(Failure::new(
                FailureCode::NotFound,
                format!(
                    "There is no entry {}. The latest is {}.",
                    number(seq),
                    number(head)
                ),
            ));
        }
        let words = if seq == 0 {
            "the beginning".to_owned()
        } else {
            format!("entry {}", number(seq))
        };
        return view(workbook, text.to_owned(), seq, words);
    }
    if let Ok(day) = text.parse::<Day>() {
        let seq = workbook.store().entry_at(day)?;
        return view(
            workbook,
            day.to_string(),
            seq,
            format!("end of {}", day.long()),
        );
    }
    let record = target::find(workbook.book(), text).ok();
    match record.filter(|record| record.kind == *review::REVIEW) {
        Some(record) => of_review(workbook, record),
        None => Err(Failure::new(
            FailureCode::NotFound,
            format!(
                "“{text}” is no point in the history. Name an entry such as 1318, a day such as 2026-09-30, a review such as quarterly-review-2, last for the one locked last, or now."
            ),
        )),
    }
}

/// The point at which a review was locked; now while it is open.
pub(crate) fn of_review(workbook: &Workbook, record: &Record) -> Result<PointView, Failure> {
    let title = workbook.book().title(record);
    match locked_at(record) {
        Some(seq) => view(workbook, record.handle(), seq, title),
        None => read(workbook, NOW),
    }
}

/// The entry that locked a review.
pub(crate) fn locked_at(record: &Record) -> Option<u64> {
    record
        .value("locked_on")
        .and(record.text("entry"))
        .and_then(|entry| entry.parse().ok())
}

/// Where a review begins to look: the lock of the one before it, else the day before its quarter began.
///
/// # Errors
/// When the history cannot be read.
pub(crate) fn start_of(workbook: &Workbook, record: &Record) -> Result<PointView, Failure> {
    let book = workbook.book();
    if let Some(before) = review::previous(book, record).filter(|it| locked_at(it).is_some()) {
        return of_review(workbook, before);
    }
    let (from, _) = review::stretch(book, record, workbook.today());
    read(workbook, &from.plus_days(-1).to_string())
}

/// Points that are worth choosing: the beginning, each locked review, now.
pub(crate) fn worth_choosing(workbook: &Workbook) -> Result<Vec<PointView>, Failure> {
    let book = workbook.book();
    let mut reviews: Vec<&Record> = book
        .of_kind(review::REVIEW)
        .filter(|review| locked_at(review).is_some())
        .collect();
    reviews.sort_by_key(|review| locked_at(review));
    let mut points = vec![read(workbook, BEGINNING)?];
    for review in reviews {
        points.push(of_review(workbook, review)?);
    }
    points.push(read(workbook, NOW)?);
    Ok(points)
}

fn view(workbook: &Workbook, key: String, seq: u64, words: String) -> Result<PointView, Failure> {
    // A lock of an imported file may name an entry that did not come with it.
    let seq = seq.min(workbook.store().head().seq);
    let exact = if seq == 0 {
        "before the first entry".to_owned()
    } else {
        let at = workbook.store().brief_entries(Some(seq + 1), 1, None, 0)?;
        let when = at.first().map(|brief| {
            let at = brief.entry.at;
            format!(", {}, {}", at.day().in_full(), at.clock())
        });
        format!("entry {}{}", number(seq), when.unwrap_or_default())
    };
    Ok(PointView {
        key,
        seq,
        words,
        exact,
    })
}

fn number(seq: u64) -> String {
    words::thousands(i64::try_from(seq).unwrap_or(i64::MAX))
}
