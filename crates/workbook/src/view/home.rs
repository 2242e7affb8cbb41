//! Home: how things stand today.

use super::{
    FindingList, OUTLOOK_DAYS, chips, due, frame::count, history, links, pillar, questions,
};
use crate::{
    Workbook,
    contract::{HomePage, PillarRow, PracticeRing, QuestionRow, SentencePart, Tone},
};
use blueprint_model::{
    Book, Day, Record, Severity, duty, maturity,
    practice::Pillar,
    question::Standing,
    status,
    words::{capitalised, count as in_words, counted},
};

/// Rows of a kind that Home shows before it says how many more there are.
const SHOWN: usize = 8;
/// Overdue duties that Home shows, the last to fall due, and those ahead; the calendar has all.
const OVERDUE_SHOWN: usize = 12;
const AHEAD_SHOWN: usize = 30;

/// Home.
pub fn home(workbook: &Workbook) -> HomePage {
    let (book, today) = (workbook.book(), workbook.today());
    let standings = workbook.standings();
    let red = FindingList::of(book, &standings, Severity::Red, today);
    let amber = FindingList::of(book, &standings, Severity::Amber, today);
    let open = duty::open(book, today);
    let overdue = open.iter().filter(|duty| duty.due < today).count();
    let from = overdue.saturating_sub(OVERDUE_SHOWN);
    let soon = open
        .iter()
        .take_while(|duty| duty.due <= today.plus_days(14))
        .count()
        .max((from + SHOWN).min(open.len()))
        .min(overdue + AHEAD_SHOWN);
    let questions = questions::all(book, today);
    let unanswered: Vec<&QuestionRow> = questions
        .iter()
        .filter(|q| q.standing == Standing::Unanswered)
        .collect();
    let stale = questions
        .iter()
        .filter(|q| q.standing == Standing::OutOfDate)
        .count();
    let pillars: Vec<PillarRow> = Pillar::ALL
        .iter()
        .map(|pillar| pillar_row(book, *pillar, today))
        .collect();
    let (documented, applicable) = documented(book, None, today);
    HomePage {
        date: today.in_full(),
        sentence: sentence(red.total, overdue, unanswered.len(), questions.len()),
        due: due::rows(book, open[from..soon].iter(), today),
        due_earlier: count(from),
        due_later: count(open.len() - soon),
        pillars,
        documented: count(documented),
        applicable: count(applicable),
        outlook: outlook(book, today),
        gaps: unanswered
            .iter()
            .take(5)
            .map(|row| (*row).clone())
            .collect(),
        gaps_words: format!("{} of {} unanswered", unanswered.len(), questions.len()),
        gaps_more: gaps_more(unanswered.len().saturating_sub(5), stale),
        changes: history::latest(workbook, 6, None),
        fresh: book.of_kind("person").next().is_none() && documented == 0,
        red_more: red.more(),
        red: red.rows,
        amber_more: amber.more(),
        amber: amber.rows,
    }
}

fn sentence(red: usize, overdue: usize, unanswered: usize, asked: usize) -> Vec<SentencePart> {
    let part = |text: String, tone: Tone, to: Option<&str>| SentencePart {
        text,
        tone,
        to: to.map(str::to_owned),
    };
    let mut parts = Vec::new();
    if red > 0 {
        let verb = if red == 1 { "is" } else { "are" };
        let text = format!("{} {verb} red", counted(red, "finding", "findings"));
        parts.push(part(text, Tone::Bad, Some("red")));
    }
    if overdue > 0 {
        let verb = if overdue == 1 { "is" } else { "are" };
        let text = format!("{} {verb} overdue", counted(overdue, "duty", "duties"));
        parts.push(part(text, Tone::Plain, Some("due")));
    }
    if unanswered > 0 {
        let text = format!("{} of a director’s {asked} questions", in_words(unanswered));
        let tail = if unanswered == 1 {
            " has no answer yet"
        } else {
            " have no answer yet"
        };
        parts.push(part(text, Tone::Plain, Some("gaps")));
        parts.push(part(tail.into(), Tone::Plain, None));
    }
    let Some(first) = parts.first_mut() else {
        return vec![part(
            "Nothing is red, nothing is overdue and every question has an answer.".into(),
            Tone::Plain,
            None,
        )];
    };
    first.text = capitalised(&first.text);
    joined(parts, part)
}

/// Puts commas, an `and` and the full stop between the parts.
fn joined(
    parts: Vec<SentencePart>,
    part: impl Fn(String, Tone, Option<&str>) -> SentencePart,
) -> Vec<SentencePart> {
    let clauses = parts.iter().filter(|p| p.to.is_some()).count();
    let mut seen = 0;
    let mut out = Vec::new();
    for next in parts {
        if next.to.is_some() {
            let between = match seen {
                0 => None,
                n if n + 1 == clauses && clauses == 2 => Some(" and "),
                n if n + 1 == clauses => Some(", and "),
                _ => Some(", "),
            };
            out.extend(between.map(|text| part(text.to_owned(), Tone::Plain, None)));
            seen += 1;
        }
        out.push(next);
    }
    out.push(part(".".into(), Tone::Plain, None));
    out
}

fn gaps_more(unanswered: usize, stale: usize) -> Option<String> {
    let stale_words = match stale {
        0 => None,
        1 => Some("one answer out of date".to_owned()),
        n => Some(format!("{} answers out of date", in_words(n))),
    };
    match (unanswered, stale_words) {
        (0, None) => None,
        (0, Some(stale)) => Some(capitalised(&stale)),
        (n, None) => Some(format!("{} more", capitalised(&in_words(n)))),
        (n, Some(stale)) => Some(format!("{} more, and {stale}", capitalised(&in_words(n)))),
    }
}

/// Practices of a pillar (or of all) that are documented or practised, and all that apply.
pub(super) fn documented(book: &Book, of: Option<Pillar>, today: Day) -> (usize, usize) {
    let standings: Vec<status::Status> = pillar::practices(book)
        .filter(|(own, _)| of.is_none_or(|pillar| pillar == *own))
        .map(|(_, practice)| status::of_practice(book, practice, today).shown)
        .filter(|status| *status != status::Status::NotApplicable)
        .collect();
    (
        standings
            .iter()
            .filter(|status| **status >= status::Status::Documented)
            .count(),
        standings.len(),
    )
}

fn pillar_row(book: &Book, of: Pillar, today: Day) -> PillarRow {
    let practices = pillar::ordered(book, of);
    let (documented, applicable) = documented(book, Some(of), today);
    let rings = practices.iter().map(|practice| {
        let standing = status::of_practice(book, practice, today);
        PracticeRing {
            practice: links::link(book, practice),
            glyph: chips::of_status(standing.shown),
            words: standing.words(),
        }
    });
    let (levels, levels_tone) = levels(book, &practices, today);
    PillarRow {
        pillar: of,
        name: of.name().to_owned(),
        rings: rings.collect(),
        documented: format!("{documented} of {applicable} documented"),
        levels,
        levels_tone,
    }
}

/// The median claimed and supported level of some practices in words, and how much ink they get.
pub(super) fn levels(book: &Book, practices: &[&Record], today: Day) -> (Option<String>, Tone) {
    let claims: Vec<(u8, u8)> = practices
        .iter()
        .filter_map(|practice| {
            Some((
                practice.level("claimed")?,
                maturity::supported(book, practice, today),
            ))
        })
        .collect();
    let levels =
        median(claims.iter().map(|claim| claim.0)).zip(median(claims.iter().map(|claim| claim.1)));
    let tone = if levels.is_some_and(|(claimed, supported)| claimed > supported) {
        Tone::Warn
    } else {
        Tone::Plain
    };
    (
        levels.map(|(claimed, supported)| format!("{claimed} claimed, {supported} supported")),
        tone,
    )
}

/// The lower median: with an even number the smaller of the two in the middle, so that a pillar is never flattered.
fn median(levels: impl Iterator<Item = u8>) -> Option<u8> {
    let mut all: Vec<u8> = levels.collect();
    all.sort_unstable();
    all.get(all.len().checked_sub(1)? / 2).copied()
}

fn outlook(book: &Book, today: Day) -> Option<String> {
    let then = today.plus_days(OUTLOOK_DAYS);
    let falls = pillar::practices(book).filter_map(|(_, practice)| {
        let (now, later) = (
            maturity::supported(book, practice, today),
            maturity::supported(book, practice, then),
        );
        (later < now).then(|| format!("{} {later}", book.title(practice)))
    });
    let falls: Vec<String> = falls.collect();
    match falls.as_slice() {
        [] => None,
        [one] => Some(format!(
            "If nothing is done, by {} supported falls to: {one}",
            then.near(today)
        )),
        [first, second] => Some(format!(
            "If nothing is done, by {} supported falls to: {first}, {second}",
            then.near(today)
        )),
        [first, second, more @ ..] => Some(format!(
            "If nothing is done, by {} supported falls to: {first}, {second} and {} more",
            then.near(today),
            in_words(more.len())
        )),
    }
}
