//! Series of the practices and of their sheets.

use super::{DutyKind, look::Look, series::Series};
use crate::{
    Book, Day, Record, RecordId,
    cadence::{Cadence, CountsFrom, Last, WeekendRule},
    practice::written,
    review,
    rules::{access_review, component, dr_test, grant, practice},
};

/// Days within which access is reviewed that nobody ever reviewed: the notice the next ones get.
const FIRST_ACCESS_REVIEW_DAYS: i64 = 14;
/// Days of notice before a drift check.
const DRIFT_LEAD: u32 = 7;

/// The series of practices and their sheets.
pub(super) fn all(look: &Look<'_>, out: &mut Vec<Series>) {
    for record in look.book.of_kind("practice") {
        out.extend(practice_review(look, record));
        out.extend(of_sheet(look, record));
        if record.template.as_deref() == Some("access-reviews") {
            access_reviews(look, record, out);
        }
        if record.template.as_deref() == Some("feedback-loops-in-planning") {
            plannings(look, record, out);
        }
    }
    out.extend(
        look.book
            .of_kind("standard")
            .map(|record| standard_review(look, record)),
    );
    out.extend(
        look.book
            .of_kind("component")
            .filter_map(|record| drift_check(look, record)),
    );
    out.extend(quarterly_review(look));
}

/// Whether a practice applies and somebody has begun to write about it.
fn begun(look: &Look<'_>, practice: &Record) -> bool {
    let has = |field: &&str| practice.value(field).is_some();
    let says = |field: &&str| written(look.book, practice, field).is_some();
    match practice.text("status") {
        Some("not applicable") => false,
        None | Some("not started") => {
            ["owner", "reviewed_on"].iter().any(has)
                || ["current_state", "desired_state"].iter().any(says)
        }
        Some(_) => true,
    }
}

/// The cadence of a kind; quarterly when its template says nothing.
pub(super) fn of_kind(book: &Book, kind: &str) -> Cadence {
    let kind = book.catalogue().kind(kind);
    kind.and_then(|kind| kind.cadence)
        .unwrap_or(Cadence::QUARTERLY)
}

/// How often what belongs to a practice comes round: the rhythm set there, else that of the kind.
pub(crate) fn rhythm(book: &Book, practice: &Record, kind: &str) -> Cadence {
    practice
        .cadence("rhythm")
        .unwrap_or_else(|| of_kind(book, kind))
}

/// The cadence of what comes round once for a whole sheet.
pub(super) fn of_sheets(look: &Look<'_>, what: DutyKind, kind: &str) -> Cadence {
    let practice = (what == DutyKind::Experiment)
        .then(|| look.book.by_template("practice", "space-for-experiments"))
        .flatten();
    practice.map_or_else(
        || of_kind(look.book, kind),
        |practice| rhythm(look.book, practice, kind),
    )
}

/// A practice that has begun is read through on its own cadence, counted from when it was last touched until it was
/// reviewed once.
pub(crate) fn practice_review(look: &Look<'_>, record: &Record) -> Option<Series> {
    let what = DutyKind::PracticeReview;
    let last = look.last(record.id, what, record.day("reviewed_on"));
    begun(look, record).then(|| Series {
        what,
        record: record.id,
        cadence: practice::cadence(look.book, record),
        last: last.unwrap_or_else(|| record.updated.day().into()),
        first: None,
        planned: None,
        kept: Vec::new(),
        owner: record.reference("owner"),
    })
}

/// A standard is read through on the cadence of its kind, counted from the day it was entered until it was reviewed once.
pub(crate) fn standard_review(look: &Look<'_>, record: &Record) -> Series {
    let what = DutyKind::StandardReview;
    let last = look.last(record.id, what, record.day("reviewed_on"));
    Series {
        what,
        record: record.id,
        cadence: of_kind(look.book, "standard"),
        last: last.unwrap_or_else(|| record.created.day().into()),
        first: None,
        planned: None,
        kept: Vec::new(),
        owner: record.reference("owner"),
    }
}

/// A component in code is compared with it every ninety days; one never compared, ninety days after it was entered.
pub(crate) fn drift_check(look: &Look<'_>, record: &Record) -> Option<Series> {
    let what = DutyKind::DriftCheck;
    record.tick("codified").then(|| Series {
        what,
        record: record.id,
        cadence: Cadence {
            days: u32::try_from(component::DRIFT_DAYS).ok(),
            months: None,
            weekend: WeekendRule::Leave,
            lead: DRIFT_LEAD,
            ..Cadence::QUARTERLY
        },
        last: look
            .last(record.id, what, record.day("last_drift_check"))
            .unwrap_or_else(|| record.created.day().into()),
        first: None,
        planned: None,
        kept: Vec::new(),
        owner: record.reference("owner"),
    })
}

/// The whole blueprint is reviewed every quarter, from the first review on.
fn quarterly_review(look: &Look<'_>) -> Option<Series> {
    let what = DutyKind::QuarterlyReview;
    let company = look.book.single("company")?;
    let whole = look
        .book
        .of_kind(review::REVIEW)
        .filter(|review| review::Scope::of(review) == review::Scope::Whole);
    let done = whole.filter_map(|review| review.day("locked_on"));
    Some(Series {
        what,
        record: company.id,
        cadence: of_kind(look.book, "quarterly-review"),
        last: look.last(
            company.id,
            what,
            done.filter(|day| *day <= look.today).max(),
        )?,
        first: None,
        planned: None,
        kept: Vec::new(),
        owner: company.reference("prepared_by"),
    })
}

/// What comes round once for a whole sheet: recovery tests, process reviews, experiments.
pub(super) fn of_sheet(look: &Look<'_>, practice: &Record) -> Option<Series> {
    let (what, kind) = match practice.template.as_deref()? {
        "disaster-recovery-tests" => (DutyKind::DrTest, "dr-test"),
        "quarterly-process-reviews" => (DutyKind::ProcessReview, "process-review"),
        "space-for-experiments" => (DutyKind::Experiment, "experiment"),
        _ => return None,
    };
    let cadence = of_sheets(look, what, kind);
    let (mut done, mut ahead) = (Vec::new(), Vec::new());
    for record in look.book.of_kind(kind) {
        match held(what, record, look.today) {
            Held::On(day) => done.push(day),
            Held::Planned(day) => ahead.push((record, day)),
            Held::Neither => {}
        }
    }
    let any = !done.is_empty() || !ahead.is_empty();
    if practice.text("status") == Some("not applicable") || !(any || begun(look, practice)) {
        return None;
    }
    let (last, kept) = last_held(look, practice.id, what, &cadence, done);
    // One that was planned for a day before another was held was not forgotten but replaced.
    let ahead = ahead
        .into_iter()
        .filter(|(_, day)| last.is_none_or(|last| *day > last.done));
    let planned = ahead.min_by_key(|(record, day)| (*day, record.id));
    Some(Series {
        what,
        record: practice.id,
        cadence,
        last: last.unwrap_or_else(|| practice.updated.day().into()),
        first: None,
        planned: planned.map(|(record, day)| (record.id, day)),
        kept,
        owner: practice.reference("owner"),
    })
}

/// How the last of the days on which something was held ended; counted from schedule, also when it was due, and which of the
/// scheduled days were kept.
fn last_held(
    look: &Look<'_>,
    record: RecordId,
    what: DutyKind,
    cadence: &Cadence,
    mut held: Vec<Day>,
) -> (Option<Last>, Vec<Day>) {
    held.sort_unstable();
    let mut last = look.last(record, what, held.last().copied());
    if cadence.from == CountsFrom::Completion {
        return (last, Vec::new());
    }
    let dues = cadence.dues(&held, &look.holidays).into_iter().flatten();
    let kept: Vec<Day> = held.first().copied().into_iter().chain(dues).collect();
    if let Some(last) = &mut last {
        last.due = last.due.or(kept.last().copied());
    }
    (last, kept)
}

/// Whether a record of a sheet was held.
pub(super) enum Held {
    /// It was, and counts.
    On(Day),
    /// It is to be.
    Planned(Day),
    /// Neither, or it does not count.
    Neither,
}

pub(super) fn held(what: DutyKind, record: &Record, today: Day) -> Held {
    let field = match what {
        DutyKind::DrTest => return dr_held(record, today),
        DutyKind::Experiment => "started_on",
        _ => "held_on",
    };
    match record.day(field) {
        Some(day) if day <= today => Held::On(day),
        Some(day) => Held::Planned(day),
        None => Held::Neither,
    }
}

fn dr_held(test: &Record, today: Day) -> Held {
    if dr_test::counts(test, today) {
        return dr_test::held_on(test).map_or(Held::Neither, Held::On);
    }
    let is_open = test.value("result").is_none() && test.text("form") != Some("table-top");
    // A re-test has a day of its own.
    let planned = test.day("planned_for").or_else(|| test.day("on"));
    match planned.filter(|_| is_open && test.value("retest_of").is_none()) {
        Some(day) => Held::Planned(day),
        None => Held::Neither,
    }
}

/// The access duties with their scopes, in the order of [`grant::SCOPES`].
pub(crate) const ACCESS: [DutyKind; 3] = [
    DutyKind::AccessProduction,
    DutyKind::AccessAdministrator,
    DutyKind::AccessCustomerData,
];

/// The scope of an access duty.
pub(crate) fn scope(what: DutyKind) -> Option<&'static str> {
    let at = ACCESS.iter().position(|known| *known == what)?;
    grant::SCOPES.get(at).copied()
}

/// The access review under way that covers a scope: started, not signed.
pub(crate) fn campaign<'a>(look: &Look<'a>, scope: &str) -> Option<&'a Record> {
    let mut reviews = look.book.of_kind("access-review");
    reviews.find(|review| {
        access_review::covers(review, scope)
            && review.value("signed_on").is_none()
            && review
                .day("started_on")
                .is_some_and(|day| day <= look.today)
    })
}

/// The day on which access of each scope was first entered that is still held, in the order of [`grant::SCOPES`].
fn in_use(look: &Look<'_>) -> [Option<Day>; 3] {
    let mut first = [None; 3];
    for held in look.book.of_kind("grant") {
        let at = grant::SCOPES
            .iter()
            .position(|known| Some(*known) == held.text("scope"));
        if let Some(at) = at.filter(|_| grant::is_held(held, look.today)) {
            let day = held.created.day();
            first[at] = Some(first[at].map_or(day, |kept: Day| kept.min(day)));
        }
    }
    first
}

/// Access in a scope is reviewed every ninety days from the first review, or soon when somebody holds it and nobody ever
/// looked.
fn access_reviews(look: &Look<'_>, practice: &Record, out: &mut Vec<Series>) {
    if practice.text("status") == Some("not applicable") {
        return;
    }
    let first = in_use(look);
    for ((what, scope), first) in ACCESS.into_iter().zip(grant::SCOPES).zip(first) {
        out.extend(access_review(look, practice, what, scope, first));
    }
}

fn access_review(
    look: &Look<'_>,
    practice: &Record,
    what: DutyKind,
    scope: &str,
    in_use: Option<Day>,
) -> Option<Series> {
    let signed = access_review::last_signed(look.book, scope, look.today);
    let last = look.last(practice.id, what, signed);
    let running = campaign(look, scope);
    let begins = in_use.or_else(|| running?.day("started_on"));
    let first = begins.map(|day| day.plus_days(FIRST_ACCESS_REVIEW_DAYS));
    Some(Series {
        what,
        record: practice.id,
        cadence: of_kind(look.book, "access-review"),
        last: last.or(begins.map(Last::from))?,
        first: first.filter(|_| last.is_none()),
        planned: None,
        kept: Vec::new(),
        owner: running
            .and_then(|review| review.reference("owner"))
            .or_else(|| practice.reference("owner")),
    })
}

/// The last day on which the next review of a scope is in time; `None` when it was never reviewed.
pub(crate) fn next_access_review(look: &Look<'_>, scope: &str) -> Option<Day> {
    let practice = look.book.by_template("practice", "access-reviews");
    let what = ACCESS
        .into_iter()
        .zip(grant::SCOPES)
        .find(|(_, known)| *known == scope)?
        .0;
    let signed = access_review::last_signed(look.book, scope, look.today)?;
    let cadence = of_kind(look.book, "access-review");
    let last = practice.and_then(|practice| look.last(practice.id, what, Some(signed)));
    Some(cadence.next_after(last.unwrap_or_else(|| signed.into()), &look.holidays))
}

/// The day by which the next process review is held; `None` when none was.
pub(crate) fn next_process_review(look: &Look<'_>) -> Option<Day> {
    let practice = look
        .book
        .by_template("practice", "quarterly-process-reviews");
    let held = look
        .book
        .of_kind("process-review")
        .filter_map(|review| review.day("held_on"));
    let held = held.filter(|day| *day <= look.today).max()?;
    let what = DutyKind::ProcessReview;
    let last = practice.and_then(|practice| look.last(practice.id, what, Some(held)));
    let cadence = of_kind(look.book, "process-review");
    Some(cadence.next_after(last.unwrap_or_else(|| held.into()), &look.holidays))
}

/// The plannings of a team: those that were held, and the next.
struct Plannings {
    team: RecordId,
    done: Vec<Day>,
    planned: Option<(RecordId, Day)>,
}

/// Every team that ever held a planning holds the next one, a sprint of its own later, and hears customers in it.
pub(super) fn plannings(look: &Look<'_>, practice: &Record, out: &mut Vec<Series>) {
    if practice.text("status") == Some("not applicable") {
        return;
    }
    let what = DutyKind::PlanningFeedback;
    for plannings in by_team(look, practice) {
        let record = plannings.team;
        let team = look.book.get(record);
        let lead = team.and_then(|team| team.reference("lead"));
        let sprint = team.and_then(|team| team.cadence("sprint"));
        let cadence = sprint.unwrap_or_else(|| rhythm(look.book, practice, "planning"));
        let (last, kept) = last_held(look, record, what, &cadence, plannings.done);
        let Some(last) = last else { continue };
        let planned = plannings.planned.filter(|(_, day)| *day > last.done);
        out.push(Series {
            what,
            record,
            cadence,
            last,
            first: None,
            planned,
            kept,
            owner: lead.or_else(|| practice.reference("owner")),
        });
    }
}

/// The sessions by team; those that name none stand under the practice, those of a team in the trash nowhere.
fn by_team(look: &Look<'_>, practice: &Record) -> Vec<Plannings> {
    let mut teams: Vec<Plannings> = Vec::new();
    let of = |session: &Record| {
        let team = session.reference("team").and_then(|id| look.book.get(id));
        team.map_or(Some(practice.id), |team| {
            team.trashed.is_none().then_some(team.id)
        })
    };
    for session in look.book.of_kind("planning") {
        let (Some(day), Some(team)) = (session.day("held_on"), of(session)) else {
            continue;
        };
        let known = teams.iter().position(|known| known.team == team);
        let at = known.unwrap_or_else(|| {
            teams.push(Plannings {
                team,
                done: Vec::new(),
                planned: None,
            });
            teams.len() - 1
        });
        let one = &mut teams[at];
        if day <= look.today {
            one.done.push(day);
        } else if one.planned.is_none_or(|(_, kept)| day < kept) {
            one.planned = Some((session.id, day));
        }
    }
    teams
}
