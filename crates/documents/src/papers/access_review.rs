//! The record of an access review: the frozen list with every decision, what was removed since, and the signature.

use super::{Paper, Source, fields::Fields, findings, furniture::Furniture};
use crate::{
    DocumentError, Set,
    blueprint::{Bar, BarPart, Prose},
    parts::{Cell, Chip, Column, Look, Ring, Said, Table},
    widths::{WIDE, widths},
};
use blueprint_model::{
    Record,
    rules::access_review::{
        self, OUTCOMES, REMOVAL_DAYS, Stamp, is_removal_open, is_self_reviewed,
    },
    words,
};
use serde::Serialize;

pub(super) const PAPER: Paper = Paper {
    id: "access-review",
    name: "Access review",
    purpose: "Who held what, who decided about it and what followed: the record an auditor asks for.",
    kind: Some("access-review"),
    one_page: false,
};

#[derive(Serialize)]
struct Review {
    #[serde(flatten)]
    furniture: Furniture,
    heading: String,
    lead: String,
    owner: Said,
    started: Said,
    signed: Said,
    removed: String,
    count: String,
    bar: Bar,
    findings: Vec<findings::Told>,
    note: Prose,
    table: Table,
    /// Who signed when; none while it is open.
    locked: Option<String>,
    signatures: Vec<(&'static str, Said)>,
}

pub(super) fn set(source: &Source<'_>, record: &Record) -> Result<Set, DocumentError> {
    let review = source.fields(record);
    let stamp = access_review::stamp(source.book, record);
    let scope = review.shown("scope").unwrap_or_else(|| "no scope".into());
    let mut lines: Vec<Fields<'_>> = review.children("access-decision").collect();
    lines.sort_by_cached_key(|line| {
        let folded = |id: &str| blueprint_model::text::folded(&line.shown(id).unwrap_or_default());
        (folded("system"), folded("person"), folded("role"))
    });
    let signed = record.day("signed_on");
    let owner = review.said("owner", "no owner");
    let data = Review {
        heading: format!("Access review: {scope}"),
        lead: match (record.day("started_on"), signed) {
            (_, Some(day)) => format!("Signed and locked on {}.", day.in_full()),
            (Some(day), None) => format!(
                "The list was frozen on {}; it is not signed yet.",
                day.in_full()
            ),
            (None, None) => "Not started: the list is not frozen yet.".to_owned(),
        },
        owner: owner.clone(),
        started: review.weekday("started_on", "not started"),
        signed: review.weekday("signed_on", "not signed"),
        removed: removed(&stamp),
        count: counted(&stamp),
        bar: bar(&stamp),
        findings: findings::of(source, record),
        note: review.prose("note"),
        table: table(source, record, &lines),
        locked: signed.map(|day| {
            let name = review.shown("owner").unwrap_or_else(|| "nobody".into());
            format!(
                "{name}, {}. The list, the decisions and the names are locked as they were on that day.",
                day.long()
            )
        }),
        signatures: vec![
            ("owner of the review", owner),
            ("second pair of eyes", Said::Missing("name".into())),
        ],
        furniture: source.furniture(Some(record), "access-reviews"),
    };
    Set::new("papers/access-review.typ", &data, source.today)
}

fn to_go(stamp: &Stamp) -> usize {
    stamp.outcomes[1] + stamp.outcomes[2]
}

fn removed(stamp: &Stamp) -> String {
    match to_go(stamp) {
        0 => "nothing was to go".to_owned(),
        all => format!("{} of {all} seen gone", all - stamp.removals_open.len()),
    }
}

fn counted(stamp: &Stamp) -> String {
    let lines = words::counted(stamp.decisions, "grant", "grants");
    match stamp.undecided {
        0 => format!("{}, all decided.", words::capitalised(&lines)),
        n => format!("{}, {n} undecided.", words::capitalised(&lines)),
    }
}

fn bar(stamp: &Stamp) -> Bar {
    let [keep, revoke, reduce, unsure] = stamp.outcomes;
    let part = |count: usize, words: &str, fill: &'static str| BarPart {
        count,
        words: words.to_owned(),
        fill,
    };
    Bar {
        name: "Grants".to_owned(),
        note: String::new(),
        parts: vec![
            part(revoke, "revoke", "solid"),
            part(reduce, "reduce", "hatch"),
            part(unsure, "unsure", "outline"),
            part(stamp.undecided, "undecided", "outline"),
            part(keep, "keep", "quiet"),
        ],
    }
}

fn table(source: &Source<'_>, review: &Record, lines: &[Fields<'_>]) -> Table {
    let scoped = review.text("scope") == Some("all");
    let mut heads: Vec<&str> = vec![
        "System",
        "Person",
        "Role",
        "Granted",
        "Last used",
        "Decision",
        "By",
        "Reason",
        "Gone",
    ];
    if scoped {
        heads.insert(3, "Scope");
    }
    let heads: Vec<String> = heads.into_iter().map(str::to_owned).collect();
    let rows: Vec<Vec<Cell>> = lines
        .iter()
        .map(|line| row(source, *line, scoped))
        .collect();
    let columns = widths(WIDE, &heads, &rows)
        .into_iter()
        .zip(&heads)
        .map(|(mm, head)| Column::new(head, mm));
    Table {
        columns: columns.collect(),
        rows,
    }
}

fn row(source: &Source<'_>, line: Fields<'_>, scoped: bool) -> Vec<Cell> {
    let by = line.said("reviewer", "nobody");
    let decided = line.shown("decided_on");
    let own = is_self_reviewed(line.record);
    let mut cells = vec![
        Cell::of(line.said("system", "not recorded")).strong(),
        Cell::of(line.said("person", "not recorded")),
        Cell::of(line.said("role", "not recorded")),
        Cell::of(line.said("granted_on", "no date")),
        Cell::of(line.said("last_used", "never seen")),
        Cell::chip(decision(line.record)),
        Cell {
            alarm: own.then(|| "about the own access".into()),
            note: decided.map(Said::Text),
            ..Cell::of(by)
        },
        Cell::of(line.shown("reason").map_or(Said::NotApplicable, Said::Text)),
        gone(source, line),
    ];
    if scoped {
        cells.insert(3, Cell::of(line.said("scope", "not recorded")));
    }
    cells
}

fn decision(line: &Record) -> Chip {
    let (look, ring) = match line.text("decision") {
        Some("keep") => (Look::Bare, Some(Ring::Full)),
        Some("reduce") => (Look::Plain, Some(Ring::Half)),
        Some("revoke") => (Look::Plain, Some(Ring::Empty)),
        Some(_) => (Look::Gap, None),
        None => (Look::Gap, None),
    };
    let known = line.text("decision").filter(|it| OUTCOMES.contains(it));
    Chip {
        look,
        ring,
        words: known.unwrap_or("undecided").to_owned(),
    }
}

/// Whether the access has gone: a day, what is still owed, or a dash where it stays.
fn gone(source: &Source<'_>, line: Fields<'_>) -> Cell {
    let goes = matches!(line.record.text("decision"), Some("revoke" | "reduce"));
    match line.shown("removed_on") {
        Some(day) => Cell::text(day),
        None if !goes => Cell::of(Said::NotApplicable),
        None => {
            let by = line.record.day("decided_on");
            let by = by.map(|day| day.plus_days(REMOVAL_DAYS));
            let late = is_removal_open(line.record) && by.is_some_and(|by| by < source.today);
            Cell::chip(Chip {
                look: if late { Look::Alarm } else { Look::Plain },
                ring: None,
                words: if late { "still there" } else { "not yet" }.to_owned(),
            })
        }
    }
}
