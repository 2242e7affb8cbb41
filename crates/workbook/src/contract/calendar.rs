//! Duties: the calendar, and a duty as a row wherever it is listed.

use super::*;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How a duty is finished.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", tag = "how")]
pub enum Doing {
    /// A button does it.
    Complete,
    /// The work is on its page.
    Open {
        /// What the button that leads there says.
        label: String,
    },
}

/// A duty.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct DutyRow {
    /// What names it until it is done or its day moves: `practice-review/<id>/2026-11-30`.
    pub key: String,
    /// What is to be done, in a word or two: `Review`.
    pub what: String,
    /// What is to be done, as one line: `Review Feature flags`.
    pub title: String,
    /// The record it is about.
    pub record: Link,
    /// The page on which the work is done.
    pub page: Link,
    /// The last day on which it is in time.
    pub due: DateShown,
    /// Who answers for it.
    pub owner: Option<Link>,
    /// How far away it is.
    pub chip: Chip,
    /// Until when it is quiet here: `until Mon 23 Nov`.
    pub snoozed: Option<String>,
    /// How it is finished.
    pub doing: Doing,
    /// Whether it is a later occurrence of a series, that can be neither done nor skipped before the one that is open.
    pub later: bool,
    /// Whether it can be given to somebody else here.
    pub reassignable: bool,
}

/// A person with what they answer for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct DutyPerson {
    /// Who.
    pub person: Link,
    /// Their duties that are overdue or due within 30 days.
    pub soon: u32,
    /// Those of them that are overdue.
    pub overdue: u32,
}

/// Duties up to a limit, and how many more there are.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct DutyRows {
    /// Earliest first.
    pub rows: Vec<DutyRow>,
    /// How many more.
    pub more: u32,
}

/// One day of a month.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct CalendarDay {
    /// The day.
    pub date: DateShown,
    /// 1 to 31.
    pub number: u32,
    /// 1 for Monday to 7 for Sunday.
    pub weekday: u32,
    /// Whether it is a Saturday or a Sunday.
    pub weekend: bool,
    /// The holiday's name.
    pub holiday: Option<String>,
    /// Whether it is today.
    pub today: bool,
    /// What is due.
    pub due: DutyRows,
}

/// A month of the year ahead.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct CalendarMonth {
    /// `November 2026`.
    pub title: String,
    /// All its days.
    pub days: Vec<CalendarDay>,
    /// How many duties it holds.
    pub count: u32,
}

/// Too much for one person at once, or at a time when they are not there.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct Collision {
    /// Who.
    pub person: Link,
    /// The first day, or the Monday of the week.
    pub date: DateShown,
    /// All its days, as stored.
    pub days: Vec<String>,
    /// `five duties in the week of Mon 23 Nov`.
    pub words: String,
    /// The duties.
    pub keys: Vec<String>,
}

/// The year ahead of one person.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct PersonYear {
    /// Who; nobody's duties stand last.
    pub person: Option<Link>,
    /// Their duties, overdue ones first.
    pub due: DutyRows,
}

/// A duty that is over.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct PastRow {
    /// What was to be done, in a word or two.
    pub what: String,
    /// The record.
    pub record: Link,
    /// The page that shows it.
    pub page: Link,
    /// The day it was due.
    pub due: Option<DateShown>,
    /// The day it was done, when it was.
    pub done: Option<DateShown>,
    /// `done`, `5 days late`, `skipped`, `missed`.
    pub chip: Chip,
    /// Why it was skipped.
    pub reason: Option<String>,
    /// Who did or skipped it.
    pub by: Option<Link>,
}

/// The calendar.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct CalendarPage {
    /// Today.
    pub today: DateShown,
    /// Whose calendar it is; everybody's when absent.
    pub for_person: Option<Link>,
    /// Everybody who answers for something, by name.
    pub people: Vec<DutyPerson>,
    /// Due before today.
    pub overdue: DutyRows,
    /// Due today.
    pub today_rows: DutyRows,
    /// Due in the rest of this week.
    pub week: DutyRows,
    /// Due in the 30 days from today, after this week.
    pub month: DutyRows,
    /// This month and the twelve after it; what is overdue is not in it.
    pub months: Vec<CalendarMonth>,
    /// Where duties of the year ahead collide.
    pub collisions: Vec<Collision>,
    /// The year ahead by person; of the first sixty.
    pub by_person: Vec<PersonYear>,
    /// How many more people there are.
    pub by_person_more: u32,
    /// To whom duties go that have been overdue for too long, in words; absent when nobody is named.
    pub escalation: Option<String>,
    /// What has been overdue for too long.
    pub escalated: DutyRows,
    /// What was done, skipped or missed in the last 90 days, latest first.
    pub done: Vec<PastRow>,
    /// How many more there are.
    pub done_more: u32,
}

/// What is due, for the command line and for mail.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
pub struct DigestPage {
    /// The company.
    pub company: String,
    /// The day it is of.
    pub date: DateShown,
    /// Whose it is; everybody's when absent.
    pub for_person: Option<Link>,
    /// Due before that day.
    pub overdue: Vec<DutyRow>,
    /// Due from that day to Sunday.
    pub week: Vec<DutyRow>,
    /// Due in the 30 days from it, after that week.
    pub soon: Vec<DutyRow>,
    /// How many are due after that.
    pub later: u32,
    /// What others have left overdue for too long, for whoever that goes to.
    pub escalated: Vec<DutyRow>,
    /// What was done, skipped or missed in the seven days before.
    pub done: Vec<PastRow>,
}
