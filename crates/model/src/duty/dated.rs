//! Things with a day of their own, open until they are done.

use super::{Duty, DutyKind, look::Look};
use crate::{
    Day, Record, RecordId, maturity,
    rules::{access_review, budget, dr_test, flag, launch},
};
use std::collections::HashMap;

/// Days in which the cause of a crossed mark is written down: a week, while people remember.
const CROSSING_DAYS: i64 = 7;
/// Days of notice: a working day for what is short, a week for what takes preparing.
const SHORT: u32 = 1;
const LONG: u32 = 7;

struct Dated<'a, 'b> {
    look: &'a Look<'b>,
    out: &'a mut Vec<Duty>,
}

impl Dated<'_, '_> {
    fn add(
        &mut self,
        record: RecordId,
        what: DutyKind,
        due: Day,
        lead: u32,
        owner: Option<RecordId>,
    ) {
        if !self.look.is_skipped(record, what, due) {
            self.out.push(Duty {
                record,
                what,
                due,
                lead,
                owner,
            });
        }
    }
}

/// Everything open that has a day.
pub(super) fn all(look: &Look<'_>, out: &mut Vec<Duty>) {
    let mut dated = Dated { look, out };
    to_do(&mut dated);
    flags(&mut dated);
    facts(&mut dated);
    evidence(&mut dated);
    level_evidence(&mut dated);
    crossings(&mut dated);
    launches(&mut dated);
    removals(&mut dated);
    retests(&mut dated);
}

/// What is done once its day is filled in: the kind, the duty, and the field that names its owner.
const TO_DO: [(&str, DutyKind, &str); 4] = [
    ("step", DutyKind::Step, "owner"),
    ("action", DutyKind::Action, "owner"),
    ("process-issue", DutyKind::ProcessIssue, "owner"),
    ("hand-over-item", DutyKind::HandOverLine, "to"),
];

fn to_do(dated: &mut Dated<'_, '_>) {
    let look = dated.look;
    for (kind, what, owner) in TO_DO {
        for record in look.book.of_kind(kind) {
            let Some(due) = record.day("due") else {
                continue;
            };
            if record.value("done_on").is_some() || !counts(look, record, what) {
                continue;
            }
            dated.add(record.id, what, due, SHORT, record.reference(owner));
        }
    }
}

fn counts(look: &Look<'_>, record: &Record, what: DutyKind) -> bool {
    let parent = || record.parent.and_then(|id| look.book.get(id));
    match what {
        DutyKind::Step => {
            parent().is_none_or(|practice| practice.text("status") != Some("not applicable"))
        }
        DutyKind::ProcessIssue => record.tick("picked"),
        _ => true,
    }
}

/// The last day on which a temporary flag is not stale.
pub(crate) fn flag_due(record: &Record) -> Option<Day> {
    flag::stale_from(record).map(|stale| stale.plus_days(-1))
}

fn flags(dated: &mut Dated<'_, '_>) {
    for record in dated.look.book.of_kind("flag") {
        if let Some(due) = flag_due(record) {
            dated.add(
                record.id,
                DutyKind::FlagRemoval,
                due,
                LONG,
                record.reference("owner"),
            );
        }
    }
}

/// The last day on which a decided line holds.
pub(crate) fn fact_due(line: &Record) -> Option<Day> {
    let decided = matches!(line.text("verdict"), Some("validated" | "refuted"));
    line.day("expires_on").filter(|_| decided)
}

fn facts(dated: &mut Dated<'_, '_>) {
    let book = dated.look.book;
    for line in book.of_kind("hypothesis") {
        if let Some(due) = fact_due(line) {
            let sheet = line.parent.and_then(|id| book.get(id));
            let owner = sheet.and_then(|sheet| sheet.reference("owner"));
            dated.add(line.id, DutyKind::FactExpiry, due, LONG, owner);
        }
    }
}

/// Evidence with a last day; what carries a level is followed there.
fn evidence(dated: &mut Dated<'_, '_>) {
    let book = dated.look.book;
    for piece in book.of_kind("evidence") {
        let Some(due) = piece.day("expires") else {
            continue;
        };
        if !book
            .referred_by(piece.id)
            .any(|(by, _)| by.kind == "practice-evidence")
        {
            dated.add(
                piece.id,
                DutyKind::EvidenceExpiry,
                due,
                LONG,
                piece.reference("author"),
            );
        }
    }
}

/// Of each level of a practice, the piece that carries it longest.
fn level_evidence(dated: &mut Dated<'_, '_>) {
    let book = dated.look.book;
    let mut longest: HashMap<(RecordId, u8), (Day, RecordId)> = HashMap::new();
    for record in book.of_kind("practice-evidence") {
        let Some(practice) = record.parent.and_then(|id| book.get(id)) else {
            continue;
        };
        if practice.trashed.is_some() || practice.text("status") == Some("not applicable") {
            continue;
        }
        let piece = maturity::piece(book, practice, record);
        if let (Some(until), Some(_)) = (piece.counts_until, piece.dated) {
            let best = longest
                .entry((practice.id, piece.level))
                .or_insert((until, record.id));
            *best = (*best).max((until, record.id));
        }
    }
    for ((practice, _), (due, record)) in longest {
        let owner = book
            .get(practice)
            .and_then(|practice| practice.reference("owner"));
        dated.add(record, DutyKind::EvidenceExpiry, due, LONG, owner);
    }
}

/// Marks crossed without a cause, as long as one can still be found out.
fn crossings(dated: &mut Dated<'_, '_>) {
    let (book, today) = (dated.look.book, dated.look.today);
    for crossing in book.of_kind("crossing") {
        let unexplained = crossing.value("cause").is_none();
        let recent = |on: &Day| unexplained && on.days_until(today) <= budget::CAUSE_DAYS;
        let Some(on) = crossing.day("on").filter(recent) else {
            continue;
        };
        let of = crossing.parent.and_then(|id| book.get(id));
        let owner = of.and_then(|budget| {
            let told = budget.references("recipients");
            budget.reference("owner").or_else(|| told.first().copied())
        });
        let due = on.plus_days(CROSSING_DAYS);
        dated.add(crossing.id, DutyKind::BudgetThreshold, due, LONG, owner);
    }
}

/// The looks back that were not held, up to the one at which it was stopped.
fn launches(dated: &mut Dated<'_, '_>) {
    let book = dated.look.book;
    for record in book.of_kind("launch") {
        for checkpoint in launch::checkpoints(book, record) {
            let decision = checkpoint.record.and_then(|held| held.text("decision"));
            if decision == Some("stop") {
                break;
            }
            if let Some(due) = checkpoint.due.filter(|_| !checkpoint.held) {
                dated.add(
                    record.id,
                    DutyKind::LaunchCheckpoint,
                    due,
                    LONG,
                    record.reference("owner"),
                );
            }
        }
    }
}

/// The last day on which revoked access is gone in time.
pub(crate) fn removal_due(line: &Record) -> Option<Day> {
    let decided = line.day("decided_on")?;
    let goes = matches!(line.text("decision"), Some("revoke" | "reduce"));
    goes.then(|| decided.plus_days(access_review::REMOVAL_DAYS))
}

fn removals(dated: &mut Dated<'_, '_>) {
    let book = dated.look.book;
    for line in book.of_kind("access-decision") {
        if let Some(due) = removal_due(line).filter(|_| line.value("removed_on").is_none()) {
            let review = line.parent.and_then(|id| book.get(id));
            let owner = review.and_then(|review| review.reference("owner"));
            let owner = owner.or_else(|| line.reference("reviewer"));
            dated.add(line.id, DutyKind::AccessRemoval, due, SHORT, owner);
        }
    }
}

/// The re-test of a failed test: planned on time, its own day; else the last day in time.
fn retests(dated: &mut Dated<'_, '_>) {
    let look = dated.look;
    for test in look.book.of_kind("dr-test") {
        let Some(by) = dr_test::retest_by(test) else {
            continue;
        };
        if matches!(
            dr_test::retest(look.book, test, look.today),
            dr_test::Retest::Held(_)
        ) {
            continue;
        }
        let planned = look
            .book
            .referred_by(test.id)
            .filter(|(other, field)| other.kind == "dr-test" && *field == "retest_of")
            .filter_map(|(other, _)| {
                Some((other.day("planned_for").or_else(|| other.day("on"))?, other))
            })
            .min_by_key(|(day, other)| (*day, other.id));
        let (due, record) = match planned {
            Some((day, other)) => (day.min(by), other),
            None => (by, test),
        };
        dated.add(
            record.id,
            DutyKind::Retest,
            due,
            LONG,
            record.reference("lead"),
        );
    }
}
