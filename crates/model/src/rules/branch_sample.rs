//! Branch lifetimes of a repository: where it began, what comes next, and how it stands.

use super::{Found, Told};
use crate::{Book, Day, Record, Severity};
use rust_decimal::Decimal;

/// Days a branch lives at most; the aim of trunk-based development.
pub const MOST_DAYS: Decimal = Decimal::TWO;
/// Days for which a sample says how it stands; the ninetieth day still counts.
pub const FRESH_DAYS: i64 = 90;

/// The samples of a repository, oldest first.
pub fn samples<'a>(book: &'a Book, repository: &Record) -> Vec<&'a Record> {
    let mut samples: Vec<(Day, &Record)> = book
        .referred_by(repository.id)
        .filter(|(sample, field)| sample.kind == "branch-sample" && *field == "repository")
        .filter_map(|(sample, _)| Some((sample.day("taken_on")?, sample)))
        .collect();
    samples.sort_by_key(|(day, sample)| (*day, sample.id));
    samples.into_iter().map(|(_, sample)| sample).collect()
}

/// Where a repository stands between its baseline and the aim. All figures are median branch lifetimes in days.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Progress {
    /// Median of the first sample.
    pub baseline: Decimal,
    /// Median of the latest sample.
    pub median: Decimal,
    /// What to reach next: half of the baseline, once that is reached two days; a baseline of four days or less goes
    /// straight to two days.
    pub target: Decimal,
}

impl Progress {
    /// Whether the aim of two days is reached.
    pub fn is_there(self) -> bool {
        self.median <= MOST_DAYS
    }
}

/// The progress of a repository; `None` before its first sample with a median.
pub fn progress(samples: &[&Record]) -> Option<Progress> {
    let mut medians = samples
        .iter()
        .filter_map(|sample| sample.number("median_days"));
    let baseline = medians.next()?;
    let median = medians.next_back().unwrap_or(baseline);
    let half = baseline / Decimal::TWO;
    let target = if half > MOST_DAYS && median > half {
        half
    } else {
        MOST_DAYS
    };
    Some(Progress {
        baseline,
        median,
        target: target.normalize(),
    })
}

/// About the repository a sample is of.
pub(super) fn find(book: &Book, repository: &Record, today: Day, found: &mut Found) {
    let samples = samples(book, repository);
    let Some(latest) = samples.last() else { return };
    let taken = latest.day("taken_on");
    if let Some(day) = taken.filter(|day| day.days_until(today) > FRESH_DAYS) {
        found.add(Severity::Amber, repository, "sample-stale", 15, || Told {
            rule_words: "branch lifetimes are measured at least every ninety days",
            chip: "old measurement".into(),
            message: format!(
                "Branches of {} have not been measured lately",
                book.title(repository)
            ),
            inputs: format!("last sample {}", day.near(today)),
            since: Some(day.plus_days(FRESH_DAYS + 1)),
            next_step: "Measure it again from the local clone".into(),
        });
    }
    lifetime(book, repository, &samples, today, found);
}

fn lifetime(book: &Book, repository: &Record, samples: &[&Record], today: Day, found: &mut Found) {
    let progress = progress(samples);
    let Some(latest) = samples.last() else { return };
    let longest = latest.number("longest_days");
    let over = |days: Option<Decimal>| days.is_some_and(|days| days > MOST_DAYS);
    let median = progress.map(|progress| progress.median);
    let severity = match (over(median), over(longest)) {
        (true, _) => Severity::Red,
        (false, true) => Severity::Amber,
        (false, false) if median.is_some() || longest.is_some() => Severity::Good,
        (false, false) => return,
    };
    found.add(severity, repository, "branch-lifetime", 60, || {
        let figure = |days: Option<Decimal>| days.map_or_else(|| "?".to_owned(), |days| days.normalize().to_string());
        Told {
            rule_words: "a branch lives two days at most; a median above that is red, one long branch amber",
            chip: match severity {
                Severity::Good => "within two days".into(),
                Severity::Amber => format!("longest {} days", figure(longest)),
                Severity::Red => format!("median {} days", figure(median)),
            },
            message: match severity {
                Severity::Good => format!("Branches of {} live two days at most", book.title(repository)),
                Severity::Amber => format!("A branch of {} lived {} days", book.title(repository), figure(longest)),
                Severity::Red => format!("Half of the branches of {} live longer than {} days", book.title(repository), figure(median)),
            },
            inputs: format!(
                "{} of {} branches over two days, median {}, longest {}, baseline {}",
                figure(latest.number("over_two_days")),
                figure(latest.number("branches")),
                figure(median),
                figure(longest),
                figure(progress.map(|progress| progress.baseline))
            ),
            since: since(samples, today),
            next_step: match (severity, progress) {
                (Severity::Good, _) => "Nothing to do".into(),
                (Severity::Red, Some(progress)) => format!("Split the longest open branch; the next aim is a median of {} days", progress.target),
                _ => "Merge or split the longest branch".into(),
            },
        }
    });
}

/// The day of the earliest sample of the present run of samples with something over two days.
fn since(samples: &[&Record], today: Day) -> Option<Day> {
    let over = |sample: &&&Record| {
        ["median_days", "longest_days"]
            .iter()
            .any(|field| sample.number(field).is_some_and(|days| days > MOST_DAYS))
    };
    let run = samples.iter().rev().take_while(over);
    run.last()
        .and_then(|sample| sample.day("taken_on"))
        .filter(|day| *day <= today)
}
