//! Hypotheses and facts: what is only thought, what is known, and the gap between them.

use super::{Found, Told};
use crate::{Book, Day, Record, Severity, words};

/// Days after which a test that has begun should have ended: a quarter.
pub const TEST_DAYS: i64 = 90;

/// How much a line rests on evidence on a day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Standing {
    /// Nothing but an opinion.
    Thought,
    /// There is evidence, and it does not decide: no verdict, inconclusive, undated or expired.
    Weak,
    /// Validated or refuted, by evidence with a link and a day, and still holding.
    Known,
}

/// Where a line stands on a day. A fact holds up to and including its last day.
pub fn standing(hypothesis: &Record, today: Day) -> Standing {
    let decided = matches!(hypothesis.text("verdict"), Some("validated" | "refuted"));
    let link = hypothesis.value("evidence").is_some();
    let dated = hypothesis.day("evidence_on").is_some();
    if decided && link && dated && !is_expired(hypothesis, today) {
        Standing::Known
    } else if link || dated || hypothesis.value("known").is_some() {
        Standing::Weak
    } else {
        Standing::Thought
    }
}

/// Whether it held until a day that has passed.
pub fn is_expired(hypothesis: &Record, today: Day) -> bool {
    hypothesis
        .day("expires_on")
        .is_some_and(|until| until < today)
}

/// Whether the feature depends on it: importance high or medium.
pub fn is_important(hypothesis: &Record) -> bool {
    matches!(hypothesis.text("importance"), Some("high" | "medium"))
}

/// The lines of a sheet, counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Count {
    /// Lines that are not known: the left column alone.
    pub think: usize,
    /// Lines that are known.
    pub know: usize,
    /// Important lines that are not known: the risk.
    pub gap: usize,
    /// Important lines.
    pub important: usize,
}

fn lines<'a>(book: &'a Book, sheet: &Record) -> impl Iterator<Item = &'a Record> + use<'a> {
    book.all_children(sheet.id)
        .filter(|line| line.kind == "hypothesis" && line.trashed.is_none())
}

/// Counts a sheet.
pub fn count(book: &Book, sheet: &Record, today: Day) -> Count {
    let mut count = Count::default();
    for line in lines(book, sheet) {
        let known = standing(line, today) == Standing::Known;
        let important = is_important(line);
        count.think += usize::from(!known);
        count.know += usize::from(known);
        count.important += usize::from(important);
        count.gap += usize::from(important && !known);
    }
    count
}

/// The importances, most important first; ids as in the kind, `None` when nobody has said.
pub const IMPORTANCES: [Option<&str>; 4] = [Some("high"), Some("medium"), Some("low"), None];

/// The map of a sheet: its lines by importance (rows, as [`IMPORTANCES`]) and standing (columns: thought, weak, known).
pub fn map<'a>(book: &'a Book, sheet: &Record, today: Day) -> [[Vec<&'a Record>; 3]; 4] {
    let mut map: [[Vec<&Record>; 3]; 4] = Default::default();
    for line in book.children(sheet.id, "hypothesis") {
        let row = IMPORTANCES
            .iter()
            .position(|importance| *importance == line.text("importance"))
            .unwrap_or(IMPORTANCES.len() - 1);
        map[row][standing(line, today) as usize].push(line);
    }
    map
}

/// Whether something is being built on the sheet: a brief of its own, or one that names it, is building or launched.
pub fn is_built_on(book: &Book, sheet: &Record) -> bool {
    let building = |brief: &Record| {
        brief.trashed.is_none() && matches!(brief.text("status"), Some("building" | "launched"))
    };
    let own = sheet.reference("brief").and_then(|id| book.get(id));
    own.is_some_and(building)
        || book
            .referred_by(sheet.id)
            .any(|(brief, field)| field == "hypothesis_sheets" && building(brief))
}

pub(super) fn find_sheet(book: &Book, sheet: &Record, today: Day, found: &mut Found) {
    let count = count(book, sheet, today);
    if count.think + count.know == 0 {
        found.add(Severity::Amber, sheet, "hypothesis-gap", 30, || Told {
            rule_words: GAP,
            chip: "no lines".into(),
            message: format!("Nothing is written down about {}", book.title(sheet)),
            inputs: "no statements".into(),
            since: None,
            next_step: "Write the three statements the feature would fail without".into(),
        });
        return;
    }
    let severity = match count.gap {
        0 => Severity::Good,
        _ if is_built_on(book, sheet) => Severity::Red,
        _ => Severity::Amber,
    };
    found.add(severity, sheet, "hypothesis-gap", 120, || Told {
        rule_words: GAP,
        chip: match count.gap {
            0 => "no gap".into(),
            n => format!("gap {n}"),
        },
        message: match count.gap {
            0 => format!("{} rests on evidence", book.title(sheet)),
            n => format!(
                "{} rests on {} without evidence",
                book.title(sheet),
                words::counted(n, "important statement", "important statements")
            ),
        },
        inputs: format!(
            "{} of {} important, {} known, {} only thought{}",
            count.important,
            count.think + count.know,
            count.know,
            count.think,
            if is_built_on(book, sheet) {
                ", being built"
            } else {
                ""
            }
        ),
        since: None,
        next_step: match count.gap {
            0 => "Nothing to do".into(),
            _ => "Test the one that costs least to test".into(),
        },
    });
}

const GAP: &str = "what a feature depends on is tested before it is built";

pub(super) fn find(book: &Book, line: &Record, today: Day, found: &mut Found) {
    let before = found.len();
    let verdict = line.text("verdict");
    let decided = matches!(verdict, Some("validated" | "refuted"));
    if let Some(until) = line
        .day("expires_on")
        .filter(|until| decided && *until < today)
    {
        found.add(Severity::Amber, line, "fact-expired", 60, || Told {
            rule_words: "a fact holds until its day and is then looked at again",
            chip: "expired".into(),
            message: format!(
                "“{}” was {} and has expired",
                book.title(line),
                verdict.unwrap_or_default()
            ),
            inputs: format!("held until {}", until.near(today)),
            since: Some(until.plus_days(1)),
            next_step: "Look at the source again, and set a new day".into(),
        });
    }
    if decided && !(line.value("evidence").is_some() && line.day("evidence_on").is_some()) {
        found.add(
            Severity::Amber,
            line,
            "verdict-without-evidence",
            15,
            || Told {
                rule_words: "a verdict stands on evidence with a link and a day",
                chip: "no evidence".into(),
                message: format!(
                    "“{}” is {} on no evidence",
                    book.title(line),
                    verdict.unwrap_or_default()
                ),
                inputs: format!(
                    "evidence {}, dated {}",
                    if line.value("evidence").is_some() {
                        "linked"
                    } else {
                        "missing"
                    },
                    line.day("evidence_on")
                        .map_or_else(|| "never".to_owned(), |day| day.near(today))
                ),
                since: line.day("decided_on"),
                next_step: "Link the evidence and date it".into(),
            },
        );
    }
    if line.value("threshold").is_none() && (decided || line.value("test_started_on").is_some()) {
        found.add(Severity::Amber, line, "test-without-threshold", 10, || {
            Told {
                rule_words: "the figure that decides is set before the test",
                chip: "no threshold".into(),
                message: format!(
                    "“{}” was tested without a figure that decides",
                    book.title(line)
                ),
                inputs: "threshold empty".into(),
                since: line.day("test_started_on"),
                next_step: "Make a new line with a threshold, and test that".into(),
            }
        });
    }
    running(book, line, today, found);
    if found.len() == before && standing(line, today) == Standing::Known {
        found.add(Severity::Good, line, "verdict-without-evidence", 0, || {
            Told {
                rule_words: "a verdict stands on evidence with a link and a day",
                chip: "known".into(),
                message: format!("“{}” is {}", book.title(line), verdict.unwrap_or_default()),
                inputs: format!(
                    "evidence of {}",
                    line.day("evidence_on")
                        .map_or_else(String::new, |day| day.near(today))
                ),
                since: line.day("decided_on"),
                next_step: "Nothing to do".into(),
            }
        });
    }
}

fn running(book: &Book, line: &Record, today: Day, found: &mut Found) {
    let open = matches!(line.text("verdict"), None | Some("untested"));
    let since = line
        .day("test_started_on")
        .map(|day| day.plus_days(TEST_DAYS));
    let Some(over) = since.filter(|until| open && *until < today) else {
        return;
    };
    let severity = if line.text("importance") == Some("high") {
        Severity::Red
    } else {
        Severity::Amber
    };
    found.add(severity, line, "test-drags-on", 30, || Told {
        rule_words: "a test ends with a verdict within ninety days",
        chip: "no verdict".into(),
        message: format!("The test of “{}” has no verdict", book.title(line)),
        inputs: format!(
            "started {}, importance {}",
            line.day("test_started_on")
                .map_or_else(String::new, |day| day.near(today)),
            line.text("importance").unwrap_or("not set")
        ),
        since: Some(over.plus_days(1)),
        next_step: "End it with what there is, even if that is “inconclusive”".into(),
    });
}
