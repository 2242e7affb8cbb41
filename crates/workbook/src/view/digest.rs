//! What is due, as a list for the terminal and as a text to mail: overdue, this week, the next thirty days, and what was
//! done in the last seven.

use super::{calendar, due, links};
use crate::{
    Workbook,
    contract::{DigestPage, DutyRow, Failure, FailureCode, PastRow},
    target,
};
use blueprint_model::{
    Book, Day,
    duty::{self, Duty},
    words,
};

/// Days ahead that are listed.
const AHEAD_DAYS: i64 = 30;
/// Days back over which what was done is told.
const BACK_DAYS: i64 = 7;

/// What is due on a day (today when none is given), for everybody or for a person named by id, handle or name. The
/// workbook is read as it is now.
///
/// # Errors
/// When the day cannot be read, or there is no such person.
pub fn digest(
    workbook: &Workbook,
    person: Option<&str>,
    on: Option<&str>,
) -> Result<DigestPage, Failure> {
    let book = workbook.book();
    let today = match on {
        None => workbook.today(),
        Some(text) => text
            .parse()
            .map_err(|error: blueprint_model::day::DayError| {
                Failure::new(FailureCode::NotFound, error.to_string())
            })?,
    };
    let person = person
        .map(|named| target::person(book, named))
        .transpose()?;
    let all = duty::open(book, today);
    let mine = |one: &&Duty| person.is_none_or(|person| one.owner == Some(person.id));
    let (sunday, until) = (today.monday().plus_days(6), today.plus_days(AHEAD_DAYS));
    let between = |from: Day, to: Day| {
        let wanted = all.iter().filter(mine);
        let wanted = wanted.filter(|one| (from..=to).contains(&one.due));
        due::rows(book, wanted, today)
    };
    let overdue = all.iter().filter(mine).filter(|one| one.due < today);
    Ok(DigestPage {
        company: workbook.company(),
        date: links::date(today, today),
        for_person: person.map(|person| links::link(book, person)),
        overdue: due::rows(book, overdue, today),
        week: between(today, sunday),
        soon: between(sunday.plus_days(1), until),
        later: u32::try_from(
            all.iter()
                .filter(mine)
                .filter(|one| one.due > until)
                .count(),
        )
        .unwrap_or(u32::MAX),
        escalated: escalated(book, &all, person.map(|person| person.id), today),
        done: calendar::past::of(book, person, today.plus_days(-BACK_DAYS), today),
    })
}

/// What goes to the person, or to whoever it goes to, because it has been overdue for too long; their own is left out.
fn escalated(
    book: &Book,
    all: &[Duty],
    person: Option<blueprint_model::RecordId>,
    today: Day,
) -> Vec<DutyRow> {
    let to = duty::escalation(book).filter(|to| person.is_none_or(|person| person == to.owner));
    let long = all
        .iter()
        .filter(|one| to.is_some_and(|to| to.concerns(one, today) && one.owner != Some(to.owner)));
    due::rows(book, long, today)
}

/// How a digest is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum DigestFormat {
    /// Markdown.
    #[default]
    Markdown,
    /// Plain text.
    Text,
}

/// A digest as a text that ends with a line break.
pub fn digest_text(page: &DigestPage, format: DigestFormat) -> String {
    let pen = Pen { format };
    let whose = page
        .for_person
        .as_ref()
        .map_or_else(|| "everybody".to_owned(), |person| person.title.clone());
    let mut out = pen.heading(1, &format!("{}: what is due", page.company));
    out.push_str(&pen.said(&format!("{}, for {whose}.", page.date.exact)));
    let sections = [
        ("Overdue", &page.overdue),
        ("This week", &page.week),
        ("The next 30 days", &page.soon),
        ("Overdue for too long, with others", &page.escalated),
    ];
    for (title, rows) in sections.into_iter().filter(|(_, rows)| !rows.is_empty()) {
        out.push_str(&pen.heading(2, &format!("{title} ({})", rows.len())));
        rows.iter().for_each(|row| out.push_str(&pen.duty(row)));
    }
    if !page.done.is_empty() {
        out.push_str(&pen.heading(2, &format!("Done in the last 7 days ({})", page.done.len())));
        page.done
            .iter()
            .for_each(|row| out.push_str(&pen.past(row)));
    }
    let nothing = page.overdue.is_empty() && page.week.is_empty() && page.soon.is_empty();
    let later = usize::try_from(page.later).unwrap_or(usize::MAX);
    let rest = match (nothing, later) {
        (true, 0) => Some("Nothing is due.".to_owned()),
        (true, n) => Some(format!(
            "Nothing is due in the next 30 days; {} later.",
            words::counted(n, "duty is due", "duties are due")
        )),
        (false, 0) => None,
        (false, n) => Some(format!(
            "{} later.",
            words::capitalised(&words::counted(n, "duty is due", "duties are due"))
        )),
    };
    if let Some(rest) = rest {
        out.push('\n');
        out.push_str(&pen.said(&rest));
    }
    out
}

struct Pen {
    format: DigestFormat,
}

impl Pen {
    /// Text of a user, in which nothing is markup. It never begins a line, so only what marks up within one is escaped; a
    /// mail that is read as it stands is not littered.
    fn user(&self, text: &str) -> String {
        let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
        match self.format {
            DigestFormat::Text => flat,
            DigestFormat::Markdown => flat
                .chars()
                .flat_map(|c| {
                    let special = matches!(
                        c,
                        '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '$'
                    );
                    special.then_some('\\').into_iter().chain([c])
                })
                .collect(),
        }
    }

    fn heading(&self, level: usize, text: &str) -> String {
        let text = self.user(text);
        match self.format {
            DigestFormat::Markdown if level == 1 => format!("# {text}\n\n"),
            DigestFormat::Markdown => format!("\n{} {text}\n\n", "#".repeat(level)),
            DigestFormat::Text if level == 1 => format!("{text}\n"),
            DigestFormat::Text => format!("\n{text}\n"),
        }
    }

    fn said(&self, text: &str) -> String {
        format!("{}\n", self.user(text))
    }

    fn line(&self, text: &str) -> String {
        match self.format {
            DigestFormat::Markdown => format!("- {text}\n"),
            DigestFormat::Text => format!("  {text}\n"),
        }
    }

    fn duty(&self, row: &DutyRow) -> String {
        let owner = row.owner.as_ref().map_or("no owner", |one| &one.title);
        let title = match self.format {
            DigestFormat::Markdown => format!("**{}**", self.user(&row.title)),
            DigestFormat::Text => self.user(&row.title),
        };
        self.line(&format!(
            "{}: {title}, {} ({})",
            row.due.words,
            self.user(owner),
            row.chip.words
        ))
    }

    fn past(&self, row: &PastRow) -> String {
        let when = row.done.as_ref().or(row.due.as_ref());
        let when = when.map_or_else(String::new, |day| format!("{}: ", day.words));
        let reason = row
            .reason
            .as_ref()
            .map_or_else(String::new, |reason| format!(": {}", self.user(reason)));
        self.line(&format!(
            "{when}{}, {} ({}{reason})",
            row.what,
            self.user(&row.record.title),
            row.chip.words
        ))
    }
}
