//! The duties of a year as a calendar file, for calendars that people already look at.
//!
//! Written by ourselves: the crate at hand takes its stamps from the system's clock and a new name for each event, where
//! names must stay, stamps come from the Env, and an event that says the same must keep its version.

mod event;
mod lines;

use crate::{
    Workbook,
    contract::{Failure, FailureCode, Written},
    target,
};
use blueprint_model::{
    Day, RecordId, duty,
    remind::{self, Clock},
    words::counted,
};
use event::Event;
use lines::Lines;
use std::{collections::HashSet, fs, io, path::Path};

/// How far ahead a calendar goes, in days.
const AHEAD: i64 = 365;
/// Stands in every calendar of ours; a file without it is somebody else's.
const PRODUCT: &str = "PRODID:-//CTO Blueprint//Duties//EN";

impl Workbook {
    /// The duties of a year from today as a calendar. `earlier` is what stood in the file before: events that say the same
    /// keep their version.
    pub fn calendar(&self, person: Option<RecordId>, at: Clock, earlier: &str) -> (String, usize) {
        let (today, now) = (self.today(), self.env.now());
        let until: Day = today.plus_days(AHEAD);
        let book = self.book();
        let duties = duty::ahead(book, today, until);
        let earlier = event::versions(earlier);
        let mut head = Lines::default();
        for line in [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            PRODUCT,
            "CALSCALE:GREGORIAN",
        ] {
            head.plain(line);
        }
        let whose = person
            .and_then(|id| book.get(id))
            .map_or_else(|| self.company(), |person| book.title(person));
        head.text("X-WR-CALNAME", &format!("Duties: {whose}"));
        let mut out = head.done();
        let mut named = HashSet::new();
        let mut count = 0;
        for duty in remind::of(&duties, person) {
            let mut uid = event::uid(duty);
            if !named.insert(uid.clone()) {
                // Two days of one thing: the later ones are named by their day.
                uid = format!("{}-{uid}", duty.due);
                if !named.insert(uid.clone()) {
                    continue;
                }
            }
            Event::of(book, duty, uid, at).write(&mut out, &earlier, now);
            count += 1;
        }
        out.push_str("END:VCALENDAR\r\n");
        (out, count)
    }

    /// Writes the calendar of a person, by id, number or name, or of everyone, into a file. A calendar that this program
    /// wrote there before is followed on, and left as it is when nothing in it changed.
    ///
    /// # Errors
    /// When the file is somebody else's calendar or cannot be written, or there is no such person.
    pub fn write_calendar(
        &self,
        person: Option<&str>,
        at: Clock,
        to: &Path,
    ) -> Result<Written, Failure> {
        let person = person.map(|named| self.person(named)).transpose()?;
        let earlier = earlier(to)?;
        let (calendar, count) = self.calendar(person, at, &earlier);
        if calendar != earlier {
            super::export::replace_file(to, calendar.as_bytes())?;
        }
        let duties = counted(count, "duty", "duties");
        Ok(super::export::plain(
            to,
            format!("Wrote {duties} of the coming year"),
        ))
    }

    /// The person of an id, a number or a whole name.
    ///
    /// # Errors
    /// When there is none, or more than one.
    pub fn person(&self, named: &str) -> Result<RecordId, Failure> {
        target::person(self.book(), named).map(|person| person.id)
    }
}

/// What stands in the file now; nothing when there is none.
fn earlier(path: &Path) -> Result<String, Failure> {
    match fs::read(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(error.into()),
        Ok(bytes) => {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            if text.is_empty() || text.contains(PRODUCT) {
                return Ok(text);
            }
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            Err(Failure::new(
                FailureCode::Refused,
                format!(
                    "“{name}” was not written by CTO Blueprint, and what is in it would be lost. Choose another name."
                ),
            ))
        }
    }
}
