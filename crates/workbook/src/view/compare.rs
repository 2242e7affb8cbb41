//! What two points of the history differ in, record by record.

use super::{chips, history, links};
use crate::{
    Workbook,
    contract::{
        ChangedBy, Chip, ComparePage, ComparedGroup, ComparedRow, Failure, Glyph, NetChangeRow,
        PointView, Tone,
    },
    point, target,
};
use blueprint_model::{
    Book, Day, Kind, KindId, Record, Timestamp, history as pseudo,
    review::{REVIEW, Scope},
    text, words,
};
use blueprint_store::{ComparedEntry, ComparedRecord, Comparison, NetChange};
use std::collections::{BTreeMap, BTreeSet};

/// Characters of a value before it is cut.
const VALUE: usize = 240;
/// Characters shown of what two long values have in common before they differ.
const CONTEXT: usize = 48;
/// Records that are listed.
const MOST: usize = 400;

/// What two points differ in, held to the part of a review where one is named.
///
/// # Errors
/// When a point or the review is not there, or the history cannot be read.
pub fn compare(
    workbook: &Workbook,
    from: &str,
    to: &str,
    review: Option<&str>,
) -> Result<ComparePage, Failure> {
    let review = review
        .map(|named| target::find(workbook.book(), named))
        .transpose()?;
    let (one, other) = (point::read(workbook, from)?, point::read(workbook, to)?);
    let (from, to) = if one.seq <= other.seq {
        (one, other)
    } else {
        (other, one)
    };
    between(workbook, from, to, review)
}

/// The same between two points that are known already.
pub(crate) fn between(
    workbook: &Workbook,
    from: PointView,
    to: PointView,
    review: Option<&Record>,
) -> Result<ComparePage, Failure> {
    let (book, today) = (workbook.book(), workbook.today());
    let compared = workbook.store().compare(from.seq, to.seq)?;
    let scope = review.map_or(Scope::Whole, Scope::of);
    let told: Vec<&ComparedRecord> = compared
        .records
        .iter()
        .filter(|record| {
            let kind = record.kind.as_deref().unwrap_or_default();
            let is_within = match book.get(record.record) {
                Some(now) => scope.holds(book, now),
                None => scope == Scope::Whole,
            };
            !is_kept_beside(book, kind) && (review.is_none() || (is_within && !is_apart(kind)))
        })
        .collect();
    let mut groups: BTreeMap<(u32, KindId), Vec<ComparedRow>> = BTreeMap::new();
    for record in told.iter().take(MOST) {
        let kind = record.kind.as_deref().unwrap_or_default();
        let rank = rank(book, book.catalogue().kind(kind));
        let row = row(book, &compared, record, today);
        groups
            .entry((rank, KindId::from(kind)))
            .or_default()
            .push(row);
    }
    let groups = groups
        .into_iter()
        .map(|((_, kind), records)| ComparedGroup {
            many: book
                .catalogue()
                .kind(kind.as_str())
                .map_or_else(|| kind.to_string(), |kind| kind.name.many.clone()),
            kind: kind.to_string(),
            records,
        });
    Ok(ComparePage {
        scope: scope.words(book),
        words: summary(&compared, &told),
        left_out: super::frame::count(told.len().saturating_sub(MOST)),
        groups: groups.collect(),
        points: point::worth_choosing(workbook)?,
        from,
        to,
    })
}

/// What was done when, and the lines of reviews: they say what happened and not how things are, and have pages of their own.
fn is_kept_beside(book: &Book, kind: &str) -> bool {
    let parent = book
        .catalogue()
        .kind(kind)
        .and_then(|kind| kind.parent.as_ref());
    kind == "completion" || parent.is_some_and(|parent| is_apart(parent.as_str()))
}

/// Reviews, and the editions printed meanwhile, are not what a review reads.
fn is_apart(kind: &str) -> bool {
    kind == REVIEW || kind == "edition"
}

/// Practices with their steps first, then registers, then the sheets in the order of the practices.
fn rank(book: &Book, kind: Option<&Kind>) -> u32 {
    let Some(kind) = kind else { return 99 };
    let catalogue = book.catalogue();
    let above = kind
        .parent
        .as_ref()
        .and_then(|parent| catalogue.kind(parent.as_str()))
        .unwrap_or(kind);
    match above.id.as_str() {
        "company" => 0,
        "practice" => 1,
        _ => above
            .register
            .map(|register| 10 + register)
            .or_else(|| {
                let practice = above.practice.as_deref()?;
                catalogue.practice(practice).map(|it| 30 + it.number)
            })
            .unwrap_or(90),
    }
}

fn row(book: &Book, compared: &Comparison, record: &ComparedRecord, today: Day) -> ComparedRow {
    let now = book.get(record.record);
    let ghost = now.is_none().then(|| ghost(record));
    let shown = now.or(ghost.as_ref());
    let state = state(record);
    let by = |change: &NetChange| changed_by(compared, change.by, today);
    let structural = record
        .changes
        .iter()
        .find(|change| change.logged.change.is_structural());
    let fields = record.changes.iter().filter(|change| {
        !change.logged.change.is_structural()
            || change.logged.change.field == pseudo::PARENT && !record.is_new() && !record.is_gone()
    });
    ComparedRow {
        record: now.map(|record| links::link(book, record)),
        title: shown.map_or_else(
            || "A record that is gone".into(),
            |record| book.title(record),
        ),
        parent: now
            .and_then(|record| record.parent)
            .and_then(|id| book.get(id))
            .map(|parent| book.title(parent)),
        state_by: state.as_ref().and(structural).map(by),
        state,
        changes: fields
            .map(|change| {
                let told = history::net(book, shown, &change.logged, today, usize::MAX);
                let (before, after) = differing(told.before, told.after);
                NetChangeRow {
                    field: told.field,
                    before,
                    after,
                    blanked: told.blanked,
                    by: by(change),
                }
            })
            .collect(),
    }
}

/// Two long texts from a little before they begin to differ, so that the difference is not what is cut off.
fn differing(before: Option<String>, after: Option<String>) -> (Option<String>, Option<String>) {
    let short = |text: String| text::shortened(&text, VALUE);
    let (Some(before), Some(after)) = (&before, &after) else {
        return (before.map(short), after.map(short));
    };
    let same = before
        .chars()
        .zip(after.chars())
        .take_while(|(one, other)| one == other)
        .count();
    let long = before.chars().count().max(after.chars().count()) > VALUE;
    let from = if long {
        same.saturating_sub(CONTEXT)
    } else {
        0
    };
    let cut = |text: &str| {
        let rest: String = text.chars().skip(from).collect();
        if from == 0 {
            return short(rest);
        }
        // Begins with a whole word.
        let word = rest.find(' ').map_or(0, |at| at + 1);
        short(format!("…\u{a0}{}", rest.get(word..).unwrap_or_default()))
    };
    (Some(cut(before)), Some(cut(after)))
}

fn state(record: &ComparedRecord) -> Option<Chip> {
    let (tone, glyph, words) = if record.is_gone() {
        (Tone::Muted, Glyph::Slashed, "gone")
    } else if record.trashed() == Some(true) {
        (Tone::Warn, Glyph::Slashed, "in the trash")
    } else if record.is_new() {
        (Tone::Good, Glyph::Full, "new")
    } else if record.trashed() == Some(false) {
        (Tone::Good, Glyph::Full, "back from the trash")
    } else {
        return None;
    };
    Some(chips::plain(tone, glyph, words))
}

fn changed_by(compared: &Comparison, seq: u64, today: Day) -> ChangedBy {
    let entry = compared.entries.get(&seq);
    let at = entry.map(|entry| entry.at);
    ChangedBy {
        seq,
        actor: entry
            .and_then(|entry| entry.actor_name.clone())
            .unwrap_or_else(|| "name blanked".into()),
        when: at.map_or_else(String::new, |at| at.day().near(today)),
        exact: at.map_or_else(String::new, |at: Timestamp| {
            format!("{}, {}", at.day().in_full(), at.clock())
        }),
        reason: entry.and_then(|entry| entry.reason.clone()),
    }
}

/// A record that is gone, as its last values tell it.
fn ghost(record: &ComparedRecord) -> Record {
    let never = Timestamp {
        utc_ms: 0,
        offset_minutes: 0,
    };
    let values = record.changes.iter().filter_map(|change| {
        let change = &change.logged.change;
        let value = change.before.clone().or_else(|| change.after.clone())?;
        (!change.is_structural()).then(|| (change.field.clone(), value))
    });
    Record {
        id: record.record,
        kind: KindId::from(record.kind.as_deref().unwrap_or_default()),
        number: 0,
        parent: None,
        position: String::new(),
        template: None,
        template_version: 0,
        fields: values.collect(),
        labels: None,
        created: never,
        updated: never,
        trashed: None,
    }
}

fn summary(compared: &Comparison, told: &[&ComparedRecord]) -> String {
    if told.is_empty() {
        return "Nothing differs".to_owned();
    }
    let changes = || told.iter().flat_map(|record| &record.changes);
    let fields = changes()
        .filter(|change| !change.logged.change.is_structural())
        .count();
    let people: BTreeSet<&str> = changes()
        .filter_map(|change| compared.entries.get(&change.by))
        .filter_map(|entry: &ComparedEntry| entry.actor_name.as_deref())
        .collect();
    let records = words::counted(told.len(), "record", "records");
    let differ = if fields == 0 {
        format!(
            "{records} {}",
            if told.len() == 1 { "differs" } else { "differ" }
        )
    } else {
        format!(
            "{} of {records} {}",
            words::counted(fields, "field", "fields"),
            if fields == 1 { "differs" } else { "differ" }
        )
    };
    words::capitalised(&format!(
        "{differ}, changed by {}",
        words::counted(people.len(), "person", "people")
    ))
}
