//! One duty as an all-day event with its alarms.

use super::lines::Lines;
use blueprint_model::{
    Book, Day, Timestamp,
    duty::{self, Duty, DutyKind},
    remind::Clock,
};
use std::collections::BTreeMap;

/// An event without what says which version of it this is.
pub(super) struct Event {
    /// Names it for as long as it is the same thing to do.
    pub uid: String,
    /// Its lines, after the first three.
    body: String,
}

/// Which version of an event a file holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Version {
    /// Counts up with every change.
    pub sequence: u32,
    /// When it was written, in UTC.
    pub stamp: String,
    /// All other lines.
    pub body: Vec<String>,
}

/// What names a duty in calendars. A single thing to do keeps its name when its day moves; each occurrence of a series has
/// a name of its own.
pub(super) fn uid(duty: &Duty) -> String {
    let name = format!("{}-{}", duty.what.id(), duty.record);
    if duty.what.is_series() || duty.what == DutyKind::LaunchCheckpoint {
        format!("{name}-{}@cto-blueprint", duty.due)
    } else {
        format!("{name}@cto-blueprint")
    }
}

impl Event {
    /// The event of a duty, with an alarm at a time of its day, and one its lead time ahead.
    pub fn of(book: &Book, duty: &Duty, uid: String, at: Clock) -> Self {
        let title = duty::title(book, duty);
        let mut lines = Lines::default();
        lines.plain(&format!("DTSTART;VALUE=DATE:{}", basic(duty.due)));
        lines.plain(&format!(
            "DTEND;VALUE=DATE:{}",
            basic(duty.due.plus_days(1))
        ));
        lines.text("SUMMARY", &title);
        lines.text("DESCRIPTION", &description(book, duty));
        lines.plain("TRANSP:TRANSPARENT");
        alarm(&mut lines, &title, at, 0);
        if duty.lead > 0 {
            alarm(&mut lines, &title, at, duty.lead);
        }
        Self {
            uid,
            body: lines.done(),
        }
    }

    /// Writes the event: as it stands in the earlier file when it says the same, else one version later.
    pub fn write(&self, to: &mut String, earlier: &BTreeMap<String, Version>, now: Timestamp) {
        let body = super::lines::unfolded(&self.body);
        let (sequence, stamp) = match earlier.get(&self.uid) {
            Some(same) if same.body == body => (same.sequence, same.stamp.clone()),
            Some(other) => (other.sequence.saturating_add(1), utc(now)),
            None => (0, utc(now)),
        };
        let mut head = Lines::default();
        head.plain("BEGIN:VEVENT");
        head.plain(&format!("UID:{}", self.uid));
        head.plain(&format!("DTSTAMP:{stamp}"));
        head.plain(&format!("SEQUENCE:{sequence}"));
        to.push_str(&head.done());
        to.push_str(&self.body);
        to.push_str("END:VEVENT\r\n");
    }
}

/// The versions of all events of a calendar that this program wrote, by name.
pub(super) fn versions(calendar: &str) -> BTreeMap<String, Version> {
    let mut found = BTreeMap::new();
    let mut event: Option<Vec<String>> = None;
    for line in super::lines::unfolded(calendar) {
        match (line.as_str(), &mut event) {
            ("BEGIN:VEVENT", _) => event = Some(Vec::new()),
            ("END:VEVENT", Some(lines)) => {
                found.extend(version(std::mem::take(lines)));
                event = None;
            }
            (_, Some(lines)) => lines.push(line),
            (_, None) => {}
        }
    }
    found
}

fn version(mut lines: Vec<String>) -> Option<(String, Version)> {
    let mut take = |name: &str| {
        let at = lines.iter().position(|line| line.starts_with(name))?;
        Some(lines.remove(at)[name.len()..].to_owned())
    };
    let uid = take("UID:")?;
    let stamp = take("DTSTAMP:")?;
    let sequence = take("SEQUENCE:")?.parse().ok()?;
    let version = Version {
        sequence,
        stamp,
        body: lines,
    };
    Some((uid, version))
}

fn description(book: &Book, duty: &Duty) -> String {
    let record = book.get(duty.record).map(|record| {
        let kind = book.catalogue().kind(record.kind.as_str());
        let name = kind.map_or_else(|| record.kind.to_string(), |kind| kind.name.one.clone());
        format!("CTO Blueprint: {name} {}", record.number)
    });
    let owner = duty
        .owner
        .and_then(|id| book.get(id))
        .map(|person| format!("Owner: {}", book.title(person)));
    let all: Vec<String> = record.into_iter().chain(owner).collect();
    all.join("\n")
}

/// An alarm at a time of the day, so many days ahead. It counts back from the end of the day: clocks change in the small
/// hours, so that counting from the beginning would be an hour wrong on the two days of the year on which they do.
fn alarm(lines: &mut Lines, title: &str, at: Clock, ahead: u32) {
    let minutes = at.to_midnight();
    let trigger = if minutes == 24 * 60 {
        format!("-P{}D", ahead + 1)
    } else {
        let days = if ahead > 0 {
            format!("{ahead}D")
        } else {
            String::new()
        };
        let (hours, rest) = (minutes / 60, minutes % 60);
        let hours = if hours > 0 {
            format!("{hours}H")
        } else {
            String::new()
        };
        let rest = if rest > 0 {
            format!("{rest}M")
        } else {
            String::new()
        };
        format!("-P{days}T{hours}{rest}")
    };
    lines.plain("BEGIN:VALARM");
    lines.plain("ACTION:DISPLAY");
    lines.text("DESCRIPTION", title);
    lines.plain(&format!("TRIGGER;RELATED=END:{trigger}"));
    lines.plain("END:VALARM");
}

/// A day as calendars write it: `20261130`.
fn basic(day: Day) -> String {
    day.to_string().replace('-', "")
}

/// A moment in UTC as calendars write it: `20261119T080000Z`.
fn utc(now: Timestamp) -> String {
    let moment = Timestamp {
        offset_minutes: 0,
        ..now
    };
    let text = moment.to_string();
    let seconds = text.split('.').next().unwrap_or_default();
    format!("{}Z", seconds.replace(['-', ':'], ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trigger(at: &str, ahead: u32) -> String {
        let mut lines = Lines::default();
        alarm(&mut lines, "x", at.parse().unwrap(), ahead);
        let all = lines.done();
        all.lines().nth(3).unwrap().to_owned()
    }

    #[test]
    fn alarms_count_back_from_the_end_of_the_day() {
        for (at, ahead, wanted) in [
            ("09:00", 0, "-PT15H"),
            ("09:30", 7, "-P7DT14H30M"),
            ("23:15", 0, "-PT45M"),
            ("00:00", 0, "-P1D"),
            ("00:00", 7, "-P8D"),
            ("00:01", 1, "-P1DT23H59M"),
        ] {
            assert_eq!(
                trigger(at, ahead),
                format!("TRIGGER;RELATED=END:{wanted}"),
                "{at}"
            );
        }
    }

    #[test]
    fn an_alarm_at_nine_is_at_nine_also_on_the_days_on_which_clocks_change() {
        // Berlin, 28 March 2027 has 23 hours and 31 October 2027 has 25; what counts is the offset at both ends.
        for (end_of_day, morning) in [
            (
                "2027-03-29T00:00:00.000+02:00",
                "2027-03-28T09:00:00.000+02:00",
            ),
            (
                "2027-11-01T00:00:00.000+01:00",
                "2027-10-31T09:00:00.000+01:00",
            ),
        ] {
            let (end, morning): (Timestamp, Timestamp) =
                (end_of_day.parse().unwrap(), morning.parse().unwrap());
            assert_eq!(end.utc_ms - 15 * 3_600_000, morning.utc_ms);
        }
    }

    #[test]
    fn a_stamp_is_in_utc() {
        let now: Timestamp = "2026-11-19T00:30:05.250+01:00".parse().unwrap();
        assert_eq!(utc(now), "20261118T233005Z");
    }
}
