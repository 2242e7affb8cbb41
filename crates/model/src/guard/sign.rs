//! Signing: what a record and its lines must have when they are locked.

use super::{Refusal, Write};
use crate::{
    Kind, Record,
    rules::process_review::{self, PICKED},
    words,
};

/// The transition at which a kind's lock falls, as templates name it in `required_at`.
pub(crate) const SIGN: &str = "sign";
/// Lines that a refusal names before it only counts.
const NAMED: usize = 3;

/// Whether this write fills in what locks the record.
pub(super) fn signs(write: &Write<'_>) -> bool {
    let lock = write.kind().and_then(|kind| kind.lock.as_ref());
    write.is_live() && lock.is_some_and(|lock| write.fills(&lock.when))
}

/// A signature says what has happened, so it is never of a day ahead.
pub(super) fn is_dated_today_or_before(write: &Write<'_>) -> Result<(), Refusal> {
    let Some(lock) = write.kind().and_then(|kind| kind.lock.as_ref()) else {
        return Ok(());
    };
    match write.after.day(&lock.when) {
        Some(day) if signs(write) && day > write.today => Err(Refusal::of_field(
            &lock.when,
            format!(
                "“{}” lies ahead: {}. Sign on the day it is done.",
                write.label(&lock.when),
                day.long()
            ),
        )),
        _ => Ok(()),
    }
}

pub(super) fn fills_what_signing_asks_for(write: &Write<'_>) -> Result<(), Refusal> {
    let Some(kind) = write.kind().filter(|_| signs(write)) else {
        return Ok(());
    };
    let empty = missing(kind, write.after);
    if let Some(first) = empty.first() {
        let labels: Vec<String> = empty
            .iter()
            .map(|(_, label)| format!("“{label}”"))
            .collect();
        return Err(Refusal::of_field(
            first.0,
            format!(
                "A {} is signed once it is complete, and {} {} empty. Fill that in, then sign.",
                kind.name.one,
                words::listed(&labels),
                if labels.len() == 1 { "is" } else { "are" }
            ),
        ));
    }
    let lines = kind
        .children
        .iter()
        .filter_map(|child| write.book.catalogue().kind(child.as_str()));
    lines
        .into_iter()
        .try_for_each(|line| complete_lines(write, line))
}

fn complete_lines(write: &Write<'_>, line: &Kind) -> Result<(), Refusal> {
    let open: Vec<(&Record, String)> = write
        .book
        .all_children(write.after.id)
        .filter(|child| child.kind == *line.id.as_str() && child.trashed.is_none())
        .filter_map(|child| {
            let (_, label) = missing(line, child).first().copied()?;
            Some((child, label.to_owned()))
        })
        .collect();
    let Some((_, label)) = open.first() else {
        return Ok(());
    };
    let named: Vec<String> = open
        .iter()
        .take(NAMED)
        .map(|(child, _)| format!("“{}”", write.book.title(child)))
        .collect();
    let rest = if open.len() > NAMED {
        " and others"
    } else {
        ""
    };
    Err(Refusal::of_record(format!(
        "{} {} not complete: {}{rest} without “{label}”. Complete {}, then sign.",
        words::capitalised(&words::counted(open.len(), &line.name.one, &line.name.many)),
        if open.len() == 1 { "is" } else { "are" },
        named.join(", "),
        if open.len() == 1 { "it" } else { "them" },
    )))
}

/// The fields that signing asks for and that are empty: id and label.
fn missing<'k>(kind: &'k Kind, record: &Record) -> Vec<(&'k str, &'k str)> {
    kind.fields
        .iter()
        .filter(|field| {
            field.required_at.as_deref() == Some(SIGN) && record.value(&field.id).is_none()
        })
        .map(|field| (field.id.as_str(), field.label.as_str()))
        .collect()
}

/// A process review is signed with exactly three issues picked, each with an owner and a day by the next review.
pub(super) fn picks_three(write: &Write<'_>) -> Result<(), Refusal> {
    if write.after.kind != "process-review" || !signs(write) {
        return Ok(());
    }
    let picked: Vec<&Record> = write
        .children(write.after.id, "process-issue")
        .filter(|issue| issue.tick("picked"))
        .collect();
    if picked.len() != PICKED {
        return Err(Refusal::of_record(format!(
            "Exactly three issues leave a process review, and {} picked. Pick three, then sign.",
            match picked.len() {
                0 => "none is".to_owned(),
                1 => "one is".to_owned(),
                n => format!("{} are", words::count(n)),
            }
        )));
    }
    let bare = |issue: &&Record| issue.value("owner").is_none() || issue.value("due").is_none();
    if let Some(issue) = picked.iter().copied().find(bare) {
        return Err(Refusal::of_record(format!(
            "“{}” is picked and has no {}. Give each of the three an owner and a day, then sign.",
            write.book.title(issue),
            if issue.value("owner").is_none() {
                "owner"
            } else {
                "day"
            }
        )));
    }
    let next = process_review::next_after(write.after, write.today);
    let due = picked
        .into_iter()
        .filter_map(|issue| Some((issue, issue.day("due")?)));
    match due.into_iter().find(|(_, due)| *due > next) {
        Some((issue, due)) => Err(Refusal::of_record(format!(
            "“{}” is due {}, and the next review is due {}. Give it an earlier day, or pick an issue that is done by then.",
            write.book.title(issue),
            due.long(),
            next.long()
        ))),
        None => Ok(()),
    }
}
