//! Planning sessions and feedback: customers are heard in every sprint, and what they said leads somewhere.

use super::{Found, Told};
use crate::{Book, Day, Record, RecordId, Severity, Share, words};

/// Days for which a session without feedback is worth raising: a quarter; the past cannot be mended.
pub const RECENT_DAYS: i64 = 90;
/// Days after which feedback that led nowhere is raised; the thirtieth day is in time.
pub const FEEDBACK_DAYS: i64 = 30;
/// Sessions in a row without feedback that are red.
pub const RED_STREAK: usize = 3;

/// The sessions held up to a day, latest first; of one team, or of all.
pub fn held(book: &Book, team: Option<RecordId>, today: Day) -> Vec<&Record> {
    let mut sessions: Vec<(Day, &Record)> = book
        .of_kind("planning")
        .filter(|session| team.is_none() || session.reference("team") == team)
        .filter_map(|session| Some((session.day("held_on")?, session)))
        .filter(|(day, _)| *day <= today)
        .collect();
    sessions.sort_by_key(|(day, session)| (std::cmp::Reverse(*day), session.id));
    sessions.into_iter().map(|(_, session)| session).collect()
}

/// How many of the latest sessions in a row are so; `sessions` latest first.
fn row(sessions: &[&Record], reviewed: bool) -> usize {
    sessions
        .iter()
        .take_while(|session| session.tick("feedback_reviewed") == reviewed)
        .count()
}

/// The streak: how many of the latest sessions in a row reviewed feedback.
pub fn streak(sessions: &[&Record]) -> usize {
    row(sessions, true)
}

/// The share of sessions that reviewed feedback.
pub fn reviewed(sessions: &[&Record]) -> Share {
    Share::count(sessions, |session| session.tick("feedback_reviewed"))
}

pub(super) fn find(book: &Book, session: &Record, today: Day, found: &mut Found) {
    let recent = |day: &Day| (0..=RECENT_DAYS).contains(&day.days_until(today));
    let Some(day) = session.day("held_on").filter(recent) else {
        return;
    };
    let heard = session.tick("feedback_reviewed");
    let severity = if heard {
        Severity::Good
    } else {
        Severity::Amber
    };
    found.add(severity, session, "feedback-not-reviewed", 15, || Told {
        rule_words: EVERY,
        chip: if heard { "reviewed" } else { "no feedback" }.into(),
        message: format!(
            "{} {} customer feedback",
            book.title(session),
            if heard {
                "began with"
            } else {
                "was planned without"
            }
        ),
        inputs: format!(
            "held {}, {}",
            day.near(today),
            words::counted(session.references("items").len(), "item", "items")
        ),
        since: Some(day),
        next_step: if heard {
            "Nothing to do"
        } else {
            "Put three feedback items on the next agenda"
        }
        .into(),
    });
}

const EVERY: &str = "customer feedback is reviewed in every sprint planning";

/// Whether feedback led somewhere: it names a hypothesis or a brief, or something else refers to it.
pub fn leads_somewhere(book: &Book, item: &Record) -> bool {
    item.value("hypotheses").is_some()
        || item.value("briefs").is_some()
        || book.referred_by(item.id).next().is_some()
}

pub(super) fn find_feedback(book: &Book, item: &Record, today: Day, found: &mut Found) {
    let linked = leads_somewhere(book, item);
    let until = item
        .day("received_on")
        .map(|day| day.plus_days(FEEDBACK_DAYS));
    let severity = match until {
        _ if linked => Severity::Good,
        Some(until) if until < today => Severity::Amber,
        _ => return,
    };
    found.add(severity, item, "feedback-leads-nowhere", 10, || Told {
        rule_words: "feedback leads somewhere within thirty days: a hypothesis, a brief or a planning session",
        chip: if linked { "heard" } else { "leads nowhere" }.into(),
        message: format!(
            "{} {}",
            book.title(item),
            if linked { "led somewhere" } else { "has led nowhere" }
        ),
        inputs: format!(
            "received {}, {}",
            item.day("received_on").map_or_else(|| "on an unknown day".to_owned(), |day| day.near(today)),
            if linked { "linked" } else { "linked to nothing" }
        ),
        since: until.filter(|_| !linked).map(|until| until.plus_days(1)),
        next_step: if linked { "Nothing to do" } else { "Link it to what it speaks for, or put it on the next agenda" }.into(),
    });
}

/// For the practice: how many sessions in a row went without feedback.
pub(super) fn find_streak(book: &Book, practice: &Record, today: Day, found: &mut Found) {
    let sessions = held(book, None, today);
    let missed = row(&sessions, false);
    let severity = match missed {
        0 if sessions.is_empty() => return,
        0 => Severity::Good,
        n if n >= RED_STREAK => Severity::Red,
        _ => Severity::Amber,
    };
    found.add(severity, practice, "feedback-streak", 15, || Told {
        rule_words: EVERY,
        chip: match missed {
            0 => format!("{} in a row", words::count(streak(&sessions))),
            n => format!("{} without", words::count(n)),
        },
        message: match (missed, streak(&sessions)) {
            (0, 1) => "The last planning reviewed feedback".to_owned(),
            (0, n) => format!("The last {} plannings reviewed feedback", words::count(n)),
            (1, _) => "The last planning went without customer feedback".to_owned(),
            (n, _) => format!(
                "The last {} plannings went without customer feedback",
                words::count(n)
            ),
        },
        inputs: format!("reviewed in {}", reviewed(&sessions).words()),
        since: missed
            .checked_sub(1)
            .and_then(|at| sessions.get(at)?.day("held_on")),
        next_step: if missed == 0 {
            "Nothing to do"
        } else {
            "Bring three feedback items to the next planning"
        }
        .into(),
    });
}
