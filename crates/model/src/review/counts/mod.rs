//! Measures the workbook can count by itself, from the sheets that are kept anyway. What is asked for is in the `how` of the
//! measure's template; a measure of the outside world (build logs, invoices) is not here and is read by a person.

use crate::{
    Book, Day, Record, Share, decimal,
    practice::MeasureTemplate,
    rules::{
        access_review, critical_path, dr_test, experiment, flag, grant, hypothesis, owner,
        pipeline, process_review, standard, system,
    },
};
use rust_decimal::{Decimal, RoundingStrategy};
use std::collections::{BTreeSet, HashMap, HashSet};

#[cfg(test)]
mod tests;

/// Days in which access that is to go should be gone, as the measure of open revocations counts them.
const REVOKED_DAYS: i64 = 7;

/// What the workbook counts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Count {
    /// The figure in the unit of the measure, as a canonical decimal.
    pub figure: String,
    /// What it was counted from: `3 of 14 flags`, `the oldest is Network`.
    pub from: String,
}

/// How the note of a reading ends that was counted and not typed.
const COUNTED: &str = ", counted in the workbook";

impl Count {
    /// In words: `3 of 14 flags`, `75 %, 9 of 12 flags`, `50 days, the oldest is Network`.
    pub fn words(&self, measure: &MeasureTemplate) -> String {
        let says_figure = self.from.starts_with(&format!("{} of ", self.figure));
        match says_figure {
            true => self.from.clone(),
            false => format!("{}, {}", measure.with_unit(&self.figure), self.from),
        }
    }

    /// Where the figure comes from, as the note of a reading.
    pub fn note(&self) -> String {
        format!("{}{COUNTED}", self.from)
    }
}

/// Whether a reading says of itself that it was counted; whoever types another figure takes the note away with it.
pub fn is_counted(line: &Record) -> bool {
    line.text("note")
        .is_some_and(|note| note.ends_with(COUNTED))
}

/// Counts a measure on a day; `None` for one that is not counted here, and where there is nothing to count: no flag is
/// no evidence that none is stale.
pub fn counted(book: &Book, measure: &MeasureTemplate, today: Day) -> Option<Count> {
    let all = |kind: &str| book.of_kind(kind).collect::<Vec<_>>();
    let critical = || {
        let systems = book.of_kind("system");
        systems.filter(|one| system::criticality(one) == Some(1))
    };
    match measure.id.as_str() {
        "stale-flags" => {
            let left = all("flag").into_iter().filter(|it| !flag::is_removed(it));
            let is_stale = |it: &&Record| flag::stale_from(it).is_some_and(|from| from <= today);
            number(Share::count(left, is_stale), "flags")
        }
        "flags-accounted" => {
            let left = all("flag")
                .into_iter()
                .filter(|it| !flag::is_removed(it) && flag::is_temporary(it));
            let is_accounted = |it: &&Record| {
                it.value("expected_removal").is_some() && has_owner(book, it, "owner", today)
            };
            percent(Share::count(left, is_accounted), "temporary flags")
        }
        "repositories-adopted" => match all("standard").as_slice() {
            [only] => percent(standard::adoption(book, only).adopted, "repositories"),
            _ => None,
        },
        "manual-steps" => {
            let counts = book
                .of_kind("pipeline")
                .map(|one| pipeline::count(book, one));
            let share = counts.fold(Share::default(), |sum, one| Share {
                part: sum.part + one.manual,
                of: sum.of + one.steps,
            });
            number(share, "steps")
        }
        "critical-paths-covered" => {
            let paths = all("critical-path");
            percent(critical_path::coverage(paths.into_iter()).guarded, "paths")
        }
        "experiments-with-learning" => percent(
            experiment::with_learning(book, today),
            "experiments that are over",
        ),
        "top-three-done" => top_three(book, today),
        "critical-systems-covered" => {
            let is_covered = |it: &&Record| system::experts(book, it, today).len() > 1;
            percent(
                Share::count(critical(), is_covered),
                "systems of criticality 1",
            )
        }
        "systems-with-one-person" => {
            let systems = book.of_kind("system");
            let rated = systems.filter(|it| matches!(system::criticality(it), Some(1 | 2)));
            let is_thin = |it: &&Record| system::experts(book, it, today).len() < 2;
            number(Share::count(rated, is_thin), "systems")
        }
        "heaviest-load" => heaviest_load(book, today),
        "share-codified" => {
            let is_codified = |it: &&Record| it.tick("codified") && it.tick("version_controlled");
            percent(
                Share::count(book.of_kind("component"), is_codified),
                "components",
            )
        }
        "drift-check-age" => drift_check_age(book, today),
        "leaver-grants" => {
            let has_left = |it: &&Record| owner::left(book, it, "person", today).is_some();
            number(Share::count(held(book, today), has_left), "grants")
        }
        "unused-grants" => {
            let known = held(book, today).filter_map(grant::unused_from);
            percent(Share::count(known, |from| *from <= today), "grants")
        }
        "removals-open" => {
            let to_go = book
                .of_kind("access-decision")
                .filter(|line| matches!(line.text("decision"), Some("revoke" | "reduce")));
            let is_late = |line: &&Record| {
                let decided = line.day("decided_on");
                access_review::is_removal_open(line)
                    && decided.is_some_and(|day| day.plus_days(REVOKED_DAYS) < today)
            };
            number(Share::count(to_go, is_late), "revocations")
        }
        "days-since-review" => days_since_review(book, today),
        "actual-tests" => {
            let tests = book.of_kind("dr-test").count();
            let counting = dr_test::in_last_year(book, today);
            (tests > 0).then(|| Count {
                figure: counting.to_string(),
                from: part_of(counting, tests, "tests"),
            })
        }
        "rto-share" => rto_share(book),
        "critical-systems-tested" => {
            let recovered: HashSet<_> = book
                .of_kind("dr-test")
                .filter(|test| dr_test::is_of_last_year(test, today))
                .filter(|test| test.value("recovered").is_some())
                .flat_map(|test| test.references("systems"))
                .collect();
            let was_recovered = |it: &&Record| recovered.contains(&it.id);
            percent(
                Share::count(critical(), was_recovered),
                "systems of criticality 1",
            )
        }
        "findings-overdue" => {
            let findings = book.of_kind("action").filter(|action| {
                let about = action.references("about");
                let mut about = about.iter().filter_map(|id| book.get(*id));
                about.any(|it| it.kind == "dr-test")
            });
            let is_late = |it: &&Record| {
                it.value("done_on").is_none() && it.day("due").is_some_and(|due| due < today)
            };
            number(Share::count(findings, is_late), "findings")
        }
        "open-gap" => {
            let built = book
                .of_kind("hypothesis-sheet")
                .filter(|sheet| hypothesis::is_built_on(book, sheet))
                .map(|sheet| hypothesis::count(book, sheet, today));
            let share = built.fold(Share::default(), |sum, one| Share {
                part: sum.part + one.gap,
                of: sum.of + one.important,
            });
            number(share, "important lines")
        }
        "facts-expired" => {
            let decided = book
                .of_kind("hypothesis")
                .filter(|line| matches!(line.text("verdict"), Some("validated" | "refuted")));
            number(
                Share::count(decided, |line| hypothesis::is_expired(line, today)),
                "facts",
            )
        }
        _ => None,
    }
}

/// A share as a count of its part.
fn number(share: Share, many: &str) -> Option<Count> {
    (share.of > 0).then(|| Count {
        figure: share.part.to_string(),
        from: part_of(share.part, share.of, many),
    })
}

fn part_of(part: usize, of: usize, many: &str) -> String {
    format!("{part} of {}", decimal::with_unit(&of.to_string(), many))
}

/// A share as a percentage.
fn percent(share: Share, many: &str) -> Option<Count> {
    share.percent().map(|figure| Count {
        figure: figure.to_string(),
        from: part_of(share.part, share.of, many),
    })
}

fn held(book: &Book, today: Day) -> impl Iterator<Item = &Record> {
    book.of_kind("grant")
        .filter(move |it| grant::is_held(it, today))
}

fn has_owner(book: &Book, record: &Record, field: &str, today: Day) -> bool {
    record
        .reference(field)
        .is_some_and(|id| system::is_active(book, id, today))
}

/// Of the issues picked at the last process review, those done by now.
fn top_three(book: &Book, today: Day) -> Option<Count> {
    let reviews = book.of_kind("process-review");
    let held = reviews.filter(|it| it.day("held_on").is_some_and(|day| day <= today));
    let last = held.max_by_key(|it| (it.day("held_on"), it.id))?;
    let is_done = |it: &&Record| {
        matches!(
            process_review::outcome(it, today),
            process_review::Outcome::Done(_)
        )
    };
    number(
        Share::count(process_review::picked(book, last), is_done),
        "issues",
    )
}

/// The most systems for which one and the same person is the only expert.
fn heaviest_load(book: &Book, today: Day) -> Option<Count> {
    let mut load = HashMap::new();
    let mut systems = 0;
    for one in book.of_kind("system") {
        systems += 1;
        if let [only] = system::experts(book, one, today).as_slice() {
            *load.entry(*only).or_insert(0_usize) += 1;
        }
    }
    let most = load
        .into_iter()
        .max_by_key(|(person, n)| (*n, std::cmp::Reverse(*person)));
    let who = most.and_then(|(person, n)| Some((book.title(book.get(person)?), n)));
    (systems > 0).then(|| match who {
        Some((person, n)) => Count {
            figure: n.to_string(),
            from: format!("all with {person}"),
        },
        None => Count {
            figure: "0".to_owned(),
            from: part_of(0, systems, "systems"),
        },
    })
}

/// The age of the oldest drift check of what is in code; none while a component was never checked.
fn drift_check_age(book: &Book, today: Day) -> Option<Count> {
    let codified = book.of_kind("component").filter(|it| it.tick("codified"));
    let checks: Option<Vec<_>> = codified
        .map(|it| Some((it.day("last_drift_check")?, it)))
        .collect();
    let (oldest, component) = checks?.into_iter().min_by_key(|(day, it)| (*day, it.id))?;
    Some(Count {
        figure: oldest.days_until(today).max(0).to_string(),
        from: format!("the oldest is {}", book.title(component)),
    })
}

/// Days since the scope that was signed longest ago; none while a scope in which somebody holds access was never signed.
fn days_since_review(book: &Book, today: Day) -> Option<Count> {
    let in_use: HashSet<&str> = held(book, today)
        .filter_map(|it| it.text("scope"))
        .collect();
    let scopes = grant::SCOPES
        .into_iter()
        .filter(|scope| in_use.contains(scope));
    let signed: Option<Vec<_>> = scopes
        .map(|scope| Some((access_review::last_signed(book, scope, today)?, scope)))
        .collect();
    let (oldest, scope) = signed?.into_iter().min()?;
    Some(Count {
        figure: oldest.days_until(today).to_string(),
        from: format!("scope {scope}"),
    })
}

/// The slowest recovery against its target, of the latest test of each scenario.
fn rto_share(book: &Book) -> Option<Count> {
    let tests = book.of_kind("dr-test");
    let scenarios: BTreeSet<&str> = tests.filter_map(|test| test.text("scenario")).collect();
    let latest = scenarios
        .into_iter()
        .filter_map(|scenario| dr_test::trend(book, scenario).pop());
    let share = |test: &Record| {
        let (actual, target) = (dr_test::rto_actual(test)?, test.seconds("rto_target")?);
        (target > 0).then(|| {
            let exact = Decimal::from(actual) * Decimal::ONE_HUNDRED / Decimal::from(target);
            exact.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero)
        })
    };
    let shares = latest.filter_map(|test| Some((share(test)?, test)));
    let (worst, test) = shares.max_by_key(|(share, test)| (*share, test.id))?;
    Some(Count {
        figure: worst.normalize().to_string(),
        from: format!("in “{}”", book.title(test)),
    })
}
