//! Reminders of an open workbook: what is to be shown now, in words, and putting a duty off. What was shown is remembered
//! on this computer, never in the file.

use crate::{
    Local, Workbook,
    contract::{Failure, FailureCode, Link, Snooze, Snoozed},
    view,
};
use blueprint_model::{
    Day,
    duty::{self, Duty, DutyKey},
    remind::{self, Notice, State, Until, Why},
    words,
};

/// Titles named in a summary.
const NAMED: usize = 3;

/// What a look at the clock brought.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Heard {
    /// What is to be shown.
    pub notices: Vec<Shown>,
    /// What is to be remembered once it is shown.
    pub state: State,
    /// How many duties are due today or overdue: the number on the tray.
    pub count: usize,
}

/// A notice in words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shown {
    /// Its first line.
    pub title: String,
    /// The rest.
    pub body: String,
    /// The duty, when it is about one.
    pub key: Option<String>,
    /// The page that shows its record; absent for what is about many.
    pub page: Option<Link>,
}

impl Workbook {
    /// What is to be notified now, and how many duties wait.
    pub fn hear(&self, local: &mut Local) -> Heard {
        let (now, today) = (self.env.now(), self.today());
        let id = self.store().workbook_id();
        let rules = local.reminder_rules(Some(id));
        let open = duty::open(self.book(), today);
        let mut state = local.reminder_state(id);
        let notices = remind::tick(&mut state, &rules, &open, now);
        Heard {
            notices: notices
                .iter()
                .map(|notice| self.shown(notice, today))
                .collect(),
            count: remind::count(&state, &rules, &open, now),
            state,
        }
    }

    fn shown(&self, notice: &Notice, today: Day) -> Shown {
        match notice {
            Notice::One(duty, why) => self.one(duty, *why, today),
            Notice::Many(all) => {
                let overdue = all.iter().filter(|(duty, _)| duty.due < today).count();
                let titles = all.iter().take(NAMED);
                let mut lines: Vec<String> = titles
                    .map(|(duty, _)| duty::title(self.book(), duty))
                    .collect();
                if all.len() > NAMED {
                    lines.push(format!("and {} more", words::count(all.len() - NAMED)));
                }
                let waiting = words::counted(all.len(), "duty waits", "duties wait");
                let title = match overdue {
                    0 => waiting,
                    n if n == all.len() => format!("{waiting}, all overdue"),
                    n => format!("{waiting}, {} overdue", words::count(n)),
                };
                Shown {
                    title: words::capitalised(&title),
                    body: lines.join("\n"),
                    key: None,
                    page: None,
                }
            }
            Notice::Digest { overdue, week } => Shown {
                title: "Your week".into(),
                body: format!(
                    "{} due in the next seven days, {} overdue.",
                    words::capitalised(&words::counted(*week, "duty", "duties")),
                    words::count(*overdue)
                ),
                key: None,
                page: None,
            },
        }
    }

    fn one(&self, duty: &Duty, why: Why, today: Day) -> Shown {
        let book = self.book();
        let days = today.days_until(duty.due);
        let when = match days {
            0 => "Due today".to_owned(),
            1 => "Due tomorrow".to_owned(),
            2.. => format!("Due {}, in {days} days", duty.due.with_weekday(today)),
            _ => format!("Overdue since {}", duty.due.with_weekday(today)),
        };
        let again = if why == Why::Overdue {
            "Still open. "
        } else {
            ""
        };
        let owner = duty
            .owner
            .and_then(|id| book.get(id))
            .map_or_else(String::new, |person| {
                format!(" Owner: {}.", book.title(person))
            });
        Shown {
            title: duty::title(book, duty),
            body: format!("{again}{when}.{owner}"),
            key: Some(duty.key().to_string()),
            page: book
                .get(duty::worked_on(book, duty, today))
                .or_else(|| book.get(duty.record))
                .map(|record| view::page_of(book, record)),
        }
    }
}

/// Puts a duty off on this computer, or no longer.
///
/// # Errors
/// When the key names no duty, the day is no day after today, or what is remembered cannot be written.
pub fn snooze(
    workbook: &mut Workbook,
    local: &mut Local,
    key: &str,
    until: &Snooze,
) -> Result<Snoozed, Failure> {
    let named: DutyKey = key.parse().map_err(|error: duty::DutyKeyError| {
        Failure::new(FailureCode::NotFound, error.to_string())
    })?;
    let (now, today) = (workbook.env.now(), workbook.today());
    let until = match until {
        Snooze::Hour => Some(Until::an_hour_from(now)),
        Snooze::Tomorrow => Some(Until::tomorrow(today)),
        Snooze::NextMonday => Some(Until::next_monday(today)),
        Snooze::Date { day } => Some(Until::Day(later(day, today)?)),
        Snooze::No => None,
    };
    let id = workbook.store().workbook_id();
    let mut state = local.reminder_state(id);
    state.snooze(&named, until);
    workbook.set_put_off(state.all_snoozed(&local.reminder_rules(Some(id)), now));
    local.keep_reminder_state(id, state)?;
    Ok(Snoozed {
        key: key.to_owned(),
        until: until.map(|until| until.words(now)),
    })
}

fn later(text: &str, today: Day) -> Result<Day, Failure> {
    let wrong = |message: String| Failure::of_field("day", message);
    let day: Day = text
        .parse()
        .map_err(|error: blueprint_model::day::DayError| wrong(error.to_string()))?;
    if day <= today {
        return Err(wrong("Choose a day after today.".into()));
    }
    Ok(day)
}
