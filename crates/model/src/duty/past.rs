//! What is over: done in time, done late, left out, or missed.

use super::{DutyKind, Ending, Past, dated, look::Look, practices, series::Series};
use crate::{
    Book, Day, Record, RecordId,
    cadence::{Cadence, CountsFrom, Last},
    rules::{access_review, dr_test, grant, launch},
};

struct Found<'a> {
    book: &'a Book,
    from: Day,
    to: Day,
    all: Vec<(Day, Past)>,
}

impl Found<'_> {
    /// Adds what lies between the days.
    fn add(&mut self, on: Day, past: Past) {
        if (self.from..=self.to).contains(&on) {
            self.all.push((on, past));
        }
    }

    fn done(
        &mut self,
        what: DutyKind,
        record: RecordId,
        due: Option<Day>,
        on: Day,
        by: Option<RecordId>,
    ) {
        let ending = match due {
            Some(due) if due < on => Ending::Late(on),
            _ => Ending::Done(on),
        };
        self.add(
            on,
            Past {
                what,
                record,
                due,
                ending,
                by,
            },
        );
    }

    fn missed(&mut self, what: DutyKind, record: RecordId, due: Day) {
        self.add(
            due,
            Past {
                what,
                record,
                due: Some(due),
                ending: Ending::Missed,
                by: None,
            },
        );
    }
}

/// What was done, done late, skipped or missed from `from` to `to`, both included; latest first.
pub fn past(book: &Book, from: Day, to: Day) -> Vec<Past> {
    let look = Look::new(book, to);
    let mut found = Found {
        book,
        from,
        to,
        all: Vec::new(),
    };
    completions(&mut found);
    without_completion(&look, &mut found);
    missed(&look, &mut found);
    done_by_a_date(&mut found);
    accesses(&look, &mut found);
    sheets(&look, &mut found);
    launches(&mut found);
    let mut all = found.all;
    all.sort_by_key(|(on, past)| (std::cmp::Reverse(*on), past.what, past.record, past.due));
    all.into_iter().map(|(_, past)| past).collect()
}

/// What completions say.
fn completions(found: &mut Found<'_>) {
    for record in found.book.of_kind("completion") {
        let what = record.text("duty").and_then(DutyKind::from_id);
        let (Some(what), Some(about), Some(on)) =
            (what, record.reference("about"), record.day("done_on"))
        else {
            continue;
        };
        let (due, by) = (record.day("due"), record.reference("by"));
        if record.text("outcome") == Some("skipped") {
            let reason = record.text("reason").unwrap_or_default().to_owned();
            let ending = Ending::Skipped(reason);
            found.add(
                on,
                Past {
                    what,
                    record: about,
                    due,
                    ending,
                    by,
                },
            );
        } else {
            found.done(what, about, due, on, by);
        }
    }
}

/// Reviews of days before completions were kept: their date alone says that they took place.
fn without_completion(look: &Look<'_>, found: &mut Found<'_>) {
    for (kind, what, field) in [
        ("practice", DutyKind::PracticeReview, "reviewed_on"),
        ("standard", DutyKind::StandardReview, "reviewed_on"),
        ("component", DutyKind::DriftCheck, "last_drift_check"),
    ] {
        for record in look.book.of_kind(kind) {
            let Some(on) = record
                .day(field)
                .filter(|on| (found.from..=found.to).contains(on))
            else {
                continue;
            };
            let known = look
                .endings(record.id, what)
                .any(|ending| ending.day("done_on") == Some(on));
            if !known {
                found.done(what, record.id, None, on, None);
            }
        }
    }
}

/// Of a series that is counted from schedule, the days between two that were kept or left out, and those that passed since
/// the last.
fn missed(look: &Look<'_>, found: &mut Found<'_>) {
    let mut series = Vec::new();
    practices::all(look, &mut series);
    for series in series
        .iter()
        .filter(|series| series.cadence.from == CountsFrom::Schedule)
    {
        let endings = look.endings(series.record, series.what);
        let mut dues: Vec<Day> = endings.filter_map(|ending| ending.day("due")).collect();
        dues.extend(&series.kept);
        dues.sort_unstable();
        for pair in dues.windows(2) {
            between(look, found, series, last_of(pair[0]), pair[1]);
        }
        if let Some(open) = series.due(look) {
            between(look, found, series, series.last, open);
        }
    }
}

fn last_of(due: Day) -> Last {
    Last {
        done: due,
        due: Some(due),
    }
}

fn between(look: &Look<'_>, found: &mut Found<'_>, series: &Series, last: Last, before: Day) {
    for due in series.cadence.occurrences(last, &look.holidays) {
        if due >= before {
            break;
        }
        found.missed(series.what, series.record, due);
    }
}

/// Steps, actions and their like; flags; access that was to go.
fn done_by_a_date(found: &mut Found<'_>) {
    let book = found.book;
    for (kind, what, owner) in [
        ("step", DutyKind::Step, "owner"),
        ("action", DutyKind::Action, "owner"),
        ("process-issue", DutyKind::ProcessIssue, "owner"),
        ("review-issue", DutyKind::ReviewIssue, "owner"),
        ("hand-over-item", DutyKind::HandOverLine, "to"),
    ] {
        for record in book.of_kind(kind) {
            if let (Some(on), Some(due)) = (record.day("done_on"), record.day("due")) {
                found.done(what, record.id, Some(due), on, record.reference(owner));
            }
        }
    }
    for record in book.of_kind("flag") {
        if let Some(on) = record.day("removed_on") {
            let due = record.day("expected_removal");
            found.done(
                DutyKind::FlagRemoval,
                record.id,
                due,
                on,
                record.reference("owner"),
            );
        }
    }
    for record in book.of_kind("access-decision") {
        if let (Some(on), Some(due)) = (record.day("removed_on"), dated::removal_due(record)) {
            found.done(
                DutyKind::AccessRemoval,
                record.id,
                Some(due),
                on,
                record.reference("reviewer"),
            );
        }
    }
}

/// Access reviews by the day they were signed, each due counted from the one before.
fn accesses(look: &Look<'_>, found: &mut Found<'_>) {
    let cadence = practices::of_kind(look.book, "access-review");
    for (what, scope) in practices::ACCESS.into_iter().zip(grant::SCOPES) {
        let reviews = look.book.of_kind("access-review");
        let mut signed: Vec<(Day, &Record)> = reviews
            .filter(|review| access_review::covers(review, scope))
            .filter_map(|review| Some((review.day("signed_on")?, review)))
            .collect();
        signed.sort_by_key(|(day, review)| (*day, review.id));
        in_a_row(look, found, what, &cadence, &signed, |review| {
            review.reference("owner")
        });
    }
}

/// Records of a sheet in the order of their days.
fn in_a_row(
    look: &Look<'_>,
    found: &mut Found<'_>,
    what: DutyKind,
    cadence: &Cadence,
    held: &[(Day, &Record)],
    by: impl Fn(&Record) -> Option<RecordId>,
) {
    let days: Vec<Day> = held.iter().map(|(on, _)| *on).collect();
    let dues = cadence.dues(&days, &look.holidays);
    for ((on, record), due) in held.iter().zip(dues) {
        found.done(what, record.id, due, *on, by(record));
    }
}

/// Recovery tests, process reviews, experiments and plannings; a planning without customers missed its duty.
fn sheets(look: &Look<'_>, found: &mut Found<'_>) {
    for (what, kind, by) in [
        (DutyKind::DrTest, "dr-test", "lead"),
        (DutyKind::ProcessReview, "process-review", "led_by"),
        (DutyKind::Experiment, "experiment", "owner"),
    ] {
        let cadence = practices::of_sheets(look, what, kind);
        let mut held: Vec<(Day, &Record)> = Vec::new();
        for record in look.book.of_kind(kind) {
            if let practices::Held::On(day) = practices::held(what, record, found.to) {
                held.push((day, record));
            }
        }
        held.sort_by_key(|(day, record)| (*day, record.id));
        in_a_row(look, found, what, &cadence, &held, |record| {
            record.reference(by)
        });
    }
    for session in look.book.of_kind("planning") {
        let Some(on) = session.day("held_on") else {
            continue;
        };
        if session.tick("feedback_reviewed") {
            found.done(DutyKind::PlanningFeedback, session.id, None, on, None);
        } else {
            found.missed(DutyKind::PlanningFeedback, session.id, on);
        }
    }
    for test in look.book.of_kind("dr-test") {
        let first = test.reference("retest_of").and_then(|id| look.book.get(id));
        if let (Some(by), Some(on), true) = (
            first.and_then(dr_test::retest_by),
            dr_test::held_on(test),
            test.value("result").is_some(),
        ) {
            found.done(
                DutyKind::Retest,
                test.id,
                Some(by),
                on,
                test.reference("lead"),
            );
        }
    }
}

fn launches(found: &mut Found<'_>) {
    let book = found.book;
    for record in book.of_kind("launch") {
        for checkpoint in launch::checkpoints(book, record) {
            let held = checkpoint.record.and_then(|held| held.day("on"));
            if let Some(on) = held {
                let owner = record.reference("owner");
                found.done(
                    DutyKind::LaunchCheckpoint,
                    record.id,
                    checkpoint.due,
                    on,
                    owner,
                );
            }
        }
    }
}
