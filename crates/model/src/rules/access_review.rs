//! Access reviews: in time, decided line by line, followed up, and not waved through.

use super::{Found, Told, grant};
use crate::{Book, Day, Record, RecordId, Severity, duty, field::shown::duration, words};

/// Days within which each scope is reviewed again; the ninetieth day is in time.
pub const REVIEW_DAYS: i64 = 90;
/// Days after its start by which a review is decided and signed: two weeks, the notice its cadence gives.
pub const CAMPAIGN_DAYS: i64 = 14;
/// Days after a decision by which the access is gone; the fourteenth day is in time.
pub const REMOVAL_DAYS: i64 = 14;
/// With more decisions than this the time between them says something.
pub const MANY_DECISIONS: usize = 20;
/// Seconds a decision takes on average, at least, when somebody thinks about it.
pub const LEAST_SECONDS: i64 = 10;
/// With fewer decisions than this, that everything is kept says nothing.
pub const FEW_DECISIONS: usize = 5;

/// How far a review has got and what speaks against it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Stamp {
    /// Lines of the review.
    pub decisions: usize,
    /// Lines without a decision.
    pub undecided: usize,
    /// Lines decided `keep`, `revoke`, `reduce`, `unsure`, in this order.
    pub outcomes: [usize; 4],
    /// Every line is kept, and there are at least [`FEW_DECISIONS`].
    pub everything_kept: bool,
    /// Mean seconds between decisions, first to last, when at least two carry a time.
    pub seconds_each: Option<i64>,
    /// More than [`MANY_DECISIONS`] decisions were timed, at under [`LEAST_SECONDS`] each.
    pub too_fast: bool,
    /// Lines whose reviewer is their holder.
    pub self_reviewed: Vec<RecordId>,
    /// Lines to be revoked or reduced that carry no day of removal.
    pub removals_open: Vec<RecordId>,
}

impl Stamp {
    /// Whether any of the marks of a rubber stamp is on it; removals still open are followed line by line.
    pub fn is_doubtful(&self) -> bool {
        self.everything_kept || self.too_fast || !self.self_reviewed.is_empty()
    }
}

/// The decisions, by option id, in the order of [`Stamp::outcomes`].
pub const OUTCOMES: [&str; 4] = ["keep", "revoke", "reduce", "unsure"];

/// Counts the lines of a review and looks for the marks of a rubber stamp.
pub fn stamp(book: &Book, review: &Record) -> Stamp {
    let mut stamp = Stamp::default();
    let mut times: Option<(i64, i64)> = None;
    let mut timed = 0;
    for line in book.all_children(review.id) {
        if line.kind != "access-decision" || line.trashed.is_some() {
            continue;
        }
        stamp.decisions += 1;
        let decision = line.text("decision");
        match OUTCOMES.iter().position(|known| Some(*known) == decision) {
            Some(at) => stamp.outcomes[at] += 1,
            None => stamp.undecided += 1,
        }
        if let Some(at) = line.moment("decided_at") {
            timed += 1;
            let (first, last) = times.unwrap_or((at.utc_ms, at.utc_ms));
            times = Some((first.min(at.utc_ms), last.max(at.utc_ms)));
        }
        if is_self_reviewed(line) {
            stamp.self_reviewed.push(line.id);
        }
        if is_removal_open(line) {
            stamp.removals_open.push(line.id);
        }
    }
    stamp.everything_kept =
        stamp.decisions >= FEW_DECISIONS && stamp.outcomes[0] == stamp.decisions;
    if let Some((first, last)) = times.filter(|_| timed > 1) {
        let gaps = timed - 1;
        stamp.seconds_each = Some((last - first) / 1_000 / gaps);
        stamp.too_fast = usize::try_from(timed).is_ok_and(|timed| timed > MANY_DECISIONS)
            && last - first < gaps * LEAST_SECONDS * 1_000;
    }
    stamp
}

/// Whether the holder decided about their own access.
pub fn is_self_reviewed(line: &Record) -> bool {
    line.value("person").is_some() && line.value("person") == line.value("reviewer")
}

/// Whether the access is to go and nobody has seen it gone.
pub fn is_removal_open(line: &Record) -> bool {
    matches!(line.text("decision"), Some("revoke" | "reduce")) && line.value("removed_on").is_none()
}

/// Whether a review covers a scope: its own, or all three.
pub fn covers(review: &Record, scope: &str) -> bool {
    matches!(review.text("scope"), Some(own) if own == scope || own == "all")
}

/// The last day on which a review that covers the scope was signed, looking over the whole workbook.
pub fn last_signed(book: &Book, scope: &str) -> Option<Day> {
    let reviews = book.of_kind("access-review");
    reviews
        .filter(|review| covers(review, scope))
        .filter_map(|review| review.day("signed_on"))
        .max()
}

/// The last day on which the next review of a scope is in time; `None` when it was never reviewed.
pub fn next_due(book: &Book, scope: &str, today: Day) -> Option<Day> {
    duty::next_access_review(book, scope, today)
}

pub(super) fn find(book: &Book, review: &Record, today: Day, found: &mut Found) {
    let before = found.len();
    let stamp = stamp(book, review);
    let started = review.day("started_on").filter(|day| *day <= today);
    let signed = review.day("signed_on");
    let due = started.map(|day| day.plus_days(CAMPAIGN_DAYS));
    if let (None, Some(due)) = (signed, due.filter(|due| *due < today)) {
        found.add(Severity::Red, review, "campaign-late", 60, || Told {
            rule_words: "a review is decided and signed within fourteen days of its start",
            chip: words::due(due, today),
            message: format!("The review of {} drags on", book.title(review)),
            inputs: format!(
                "{} of {} undecided, not signed",
                stamp.undecided,
                words::counted(stamp.decisions, "line", "lines")
            ),
            since: Some(due.plus_days(1)),
            next_step: if stamp.undecided == 0 {
                "Sign it".into()
            } else {
                "Decide the lines that are left, then sign it".into()
            },
        });
    }
    // After ninety days the scope is reviewed again, and that review is looked at instead.
    let recent = signed.is_none_or(|day| day.plus_days(REVIEW_DAYS) >= today);
    if recent && stamp.is_doubtful() {
        doubtful(book, review, &stamp, today, found);
    }
    if recent && signed.is_some() && stamp.outcomes[3] > 0 {
        found.add(Severity::Amber, review, "review-unsure", 30, || Told {
            rule_words: "“unsure” is settled after signing, by asking whoever uses the system",
            chip: "unsure lines".into(),
            message: format!(
                "{} of the review of {} {} left unsure",
                words::capitalised(&words::counted(stamp.outcomes[3], "line", "lines")),
                book.title(review),
                if stamp.outcomes[3] == 1 {
                    "was"
                } else {
                    "were"
                }
            ),
            inputs: format!("{} decided “unsure”", stamp.outcomes[3]),
            since: signed,
            next_step: "Ask the owner of the system, and settle it in the next review".into(),
        });
    }
    if found.len() == before && !stamp.is_doubtful() {
        found.add(Severity::Good, review, "rubber-stamp", 0, || Told {
            rule_words: RUBBER,
            chip: if signed.is_some() {
                "sound"
            } else {
                "on its way"
            }
            .into(),
            message: format!("The review of {} looks like one", book.title(review)),
            inputs: inputs(&stamp),
            since: signed,
            next_step: "Nothing to do".into(),
        });
    }
}

const RUBBER: &str =
    "a review takes something away, takes its time, and nobody decides about their own access";

fn doubtful(book: &Book, review: &Record, stamp: &Stamp, today: Day, found: &mut Found) {
    let severity = if stamp.too_fast && stamp.everything_kept {
        Severity::Red
    } else {
        Severity::Amber
    };
    found.add(severity, review, "rubber-stamp", 60, || Told {
        rule_words: RUBBER,
        chip: if stamp.too_fast {
            "too fast"
        } else if stamp.everything_kept {
            "everything kept"
        } else {
            "self-reviewed"
        }
        .into(),
        message: format!(
            "The review of {} may have been waved through",
            book.title(review)
        ),
        inputs: inputs(stamp),
        since: review.day("signed_on").filter(|day| *day <= today),
        next_step: if stamp.everything_kept || stamp.too_fast {
            "Let a second person go through ten lines again".into()
        } else {
            "Let somebody else decide the lines people decided for themselves".into()
        },
    });
}

fn inputs(stamp: &Stamp) -> String {
    let speed = stamp.seconds_each.map_or_else(String::new, |each| {
        format!(", {} each on average", duration(each))
    });
    format!(
        "{} of {} kept{speed}, {} self-reviewed, {} open",
        stamp.outcomes[0],
        stamp.decisions,
        stamp.self_reviewed.len(),
        words::counted(stamp.removals_open.len(), "removal", "removals")
    )
}

/// One line of a review: what is to go is gone in time, and nobody decides alone about themselves.
pub(super) fn find_line(book: &Book, line: &Record, today: Day, found: &mut Found) {
    let decided = line.day("decided_on");
    let late = decided
        .filter(|_| is_removal_open(line))
        .map(|day| day.plus_days(REMOVAL_DAYS))
        .filter(|due| *due < today);
    let Some(due) = late else {
        return;
    };
    found.add(Severity::Red, line, "removal-open", 15, || {
        let system = book.reference_title(line, "system").unwrap_or_default();
        Told {
            rule_words: "what was revoked or reduced is seen gone within fourteen days",
            chip: "still there".into(),
            message: format!(
                "{} on {system} was to go and is not seen gone",
                book.title(line)
            ),
            inputs: format!(
                "{}, decided {}, no day of removal",
                line.text("decision").unwrap_or_default(),
                decided.map_or_else(String::new, |day| day.near(today))
            ),
            since: Some(due.plus_days(1)),
            next_step: format!("Remove it on {system}, and enter the day"),
        }
    });
}

/// For the practice: each scope in which somebody holds access has been reviewed in the last ninety days.
pub(super) fn find_scopes(book: &Book, practice: &Record, today: Day, found: &mut Found) {
    let mut in_use = [false; grant::SCOPES.len()];
    for held in book
        .of_kind("grant")
        .filter(|held| grant::is_held(held, today))
    {
        let scope = held.text("scope");
        if let Some(at) = grant::SCOPES.iter().position(|known| Some(*known) == scope) {
            in_use[at] = true;
        }
        if in_use.iter().all(|used| *used) {
            break;
        }
    }
    let reviewed = |scope: &str| {
        book.of_kind("access-review")
            .any(|review| covers(review, scope))
    };
    let scopes = grant::SCOPES.iter().zip(in_use);
    let concerned = scopes.filter(|(scope, used)| *used || reviewed(scope));
    let judged: Vec<(&str, Option<Day>)> = concerned
        .map(|(scope, _)| (*scope, next_due(book, scope, today)))
        .collect();
    let late: Vec<&(&str, Option<Day>)> = judged
        .iter()
        .filter(|(_, due)| due.is_none_or(|due| due < today))
        .collect();
    let severity = if late.is_empty() {
        Severity::Good
    } else {
        Severity::Red
    };
    if judged.is_empty() {
        return;
    }
    found.add(severity, practice, "scope-unreviewed", 120, || {
        let named: Vec<String> = late.iter().map(|(scope, _)| (*scope).to_owned()).collect();
        let first = late.iter().filter_map(|(_, due)| *due).min();
        let states: Vec<String> = judged
            .iter()
            .map(|(scope, due)| match due {
                Some(due) => format!("{scope} due {}", due.near(today)),
                None => format!("{scope} never reviewed"),
            })
            .collect();
        Told {
            rule_words: "access in each scope is reviewed every ninety days",
            chip: if late.is_empty() {
                "reviewed".into()
            } else {
                "review overdue".into()
            },
            message: if late.is_empty() {
                "Access in every scope has been reviewed in time".into()
            } else {
                format!(
                    "Access to {} has gone unreviewed for over ninety days",
                    words::listed(&named)
                )
            },
            inputs: states.join(", "),
            since: first.map(|due| due.plus_days(1)),
            next_step: match named.first() {
                Some(scope) => format!("Start a review of {scope}"),
                None => "Nothing to do".into(),
            },
        }
    });
}
