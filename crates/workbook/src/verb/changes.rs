//! What changed, put into words for paper: for the minutes of a review, and for any two points.

use crate::{
    Workbook,
    contract::{ChangedBy, ComparePage, ComparedRow, Failure, NetChangeRow},
    point, target, view,
};
use blueprint_documents::{ChangedGroup, ChangedLine, Changes};
use blueprint_model::{
    Record,
    review::{REVIEW, previous},
    words,
};

/// The document about nothing else.
pub(super) const ID: &str = "changes";
/// The document that ends with it.
const MINUTES: &str = "minutes";
/// Between the two points of a span.
const TO: &str = "..";

/// What a document tells of the history; none for those that do not.
///
/// # Errors
/// When a point is not there or the history cannot be read.
pub(super) fn told(
    workbook: &Workbook,
    document: &str,
    span: Option<&str>,
    record: Option<&Record>,
) -> Result<Option<Changes>, Failure> {
    let review = |review: &Record| {
        let from = point::start_of(workbook, review)?;
        let to = point::of_review(workbook, review)?;
        view::between(workbook, from, to, Some(review))
    };
    let page = match (document, span, record) {
        // The first review of a part has nothing to be compared with.
        (MINUTES, _, Some(record)) if previous(workbook.book(), record).is_some() => {
            review(record)?
        }
        (ID, Some(span), _) => match span.split_once(TO) {
            Some((from, to)) => view::compare(workbook, from, to, None)?,
            None => {
                let record = target::find(workbook.book(), span).ok();
                match record.filter(|record| record.kind == *REVIEW) {
                    Some(record) => review(record)?,
                    None => view::compare(workbook, span, point::NOW, None)?,
                }
            }
        },
        (ID, None, _) => view::compare(workbook, point::LAST, point::NOW, None)?,
        _ => return Ok(None),
    };
    Ok(Some(in_words(&page)))
}

fn in_words(page: &ComparePage) -> Changes {
    let groups = page.groups.iter().map(|group| ChangedGroup {
        name: words::capitalised(&group.many),
        records: group.records.len(),
        lines: group.records.iter().flat_map(lines).collect(),
    });
    Changes {
        from: page.from.words.clone(),
        from_exact: page.from.exact.clone(),
        to: page.to.words.clone(),
        to_exact: page.to.exact.clone(),
        scope: page.scope.clone(),
        words: page.words.clone(),
        groups: groups.collect(),
        left_out: usize::try_from(page.left_out).unwrap_or(usize::MAX),
    }
}

fn lines(record: &ComparedRow) -> Vec<ChangedLine> {
    let line = |field: &str, by: &ChangedBy| ChangedLine {
        title: record.title.clone(),
        parent: record.parent.clone(),
        again: false,
        field: field.to_owned(),
        before: None,
        after: None,
        blanked: false,
        who: format!("{}, {}", by.actor, by.when),
        why: by.reason.clone(),
    };
    let mut found: Vec<ChangedLine> = Vec::new();
    if let (Some(state), Some(by)) = (&record.state, &record.state_by) {
        found.push(line(&state.words, by));
        if state.words == "new" {
            // What a new record holds is read in the workbook; here it is enough that it came.
            let told = record.changes.iter().filter_map(|change| {
                let after = change.after.as_ref()?;
                (*after != record.title).then(|| format!("{}: {after}", change.field))
            });
            let told: Vec<String> = told.collect();
            found[0].after =
                (!told.is_empty()).then(|| blueprint_model::text::shortened(&told.join("; "), NEW));
            return found;
        }
    }
    found.extend(
        record
            .changes
            .iter()
            .map(|change: &NetChangeRow| ChangedLine {
                before: change.before.clone(),
                after: change.after.clone(),
                blanked: change.blanked,
                ..line(&change.field, &change.by)
            }),
    );
    for line in found.iter_mut().skip(1) {
        line.again = true;
    }
    found
}

/// Letters in which a new record is told.
const NEW: usize = 280;
