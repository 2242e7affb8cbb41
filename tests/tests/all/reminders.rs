//! Settings of reminders, putting duties off and the calendar file, through the public API with a fixed clock.

use blueprint_tests::desk::Desk;
use blueprint_workbook::{
    KeptCalendar, Local,
    contract::{Closing, ReminderSettings, Reply, Request, Snooze},
    core::model::{
        duty,
        remind::{Clock, DigestDay},
    },
    snooze,
};
use serde_json::json;
use std::{collections::BTreeSet, fs};

const NINE: Clock = Clock::NINE;

fn local(desk: &Desk) -> Local {
    Local::at(desk.path("home/local.json"))
}

fn step(desk: &mut Desk, text: &str, due: &str) -> String {
    let practice = desk.practice("cost-alerts");
    let fields = [("text", json!(text)), ("due", json!(due))];
    desk.add("step", Some(&practice), &fields).unwrap()
}

fn key_of(desk: &Desk, title: &str) -> String {
    let book = desk.workbook.book();
    let open = duty::open(book, desk.workbook.today());
    let found = open.iter().find(|duty| duty::title(book, duty) == title);
    found.unwrap().key().to_string()
}

#[test]
fn settings_come_back_as_they_were_set_also_after_a_restart() {
    let desk = Desk::new().unwrap();
    let id = Some(desk.workbook.store().workbook_id());
    let mut first = local(&desk);
    assert!(
        first.reminder_settings(id).on,
        "reminders are on until turned off"
    );
    let person = "01a1febf-3882-708b-936f-9c272f8745f8".to_owned();
    let settings = ReminderSettings {
        on: true,
        at: "07:45".into(),
        quiet_from: Some("19:00".into()),
        quiet_to: Some("07:00".into()),
        ahead: false,
        repeat_days: Some(3),
        digest: Some(DigestDay::Friday),
        person: Some(person),
        closing: Closing::Tray,
    };
    first.set_reminders(id, &settings).unwrap();
    assert_eq!(local(&desk).reminder_settings(id), settings);
    // Whose duties is a matter of the workbook; the rest is one for all.
    let other = local(&desk).reminder_settings(Some(uuid_of(7)));
    assert_eq!(
        other,
        ReminderSettings {
            person: None,
            ..settings
        }
    );
}

fn uuid_of(n: u128) -> uuid::Uuid {
    uuid::Uuid::from_u128(n)
}

#[test]
fn settings_that_are_no_settings_name_their_field_and_change_nothing() {
    let desk = Desk::new().unwrap();
    let mut local = local(&desk);
    let good = local.reminder_settings(None);
    let with = |change: fn(&mut ReminderSettings)| {
        let mut settings = good.clone();
        change(&mut settings);
        settings
    };
    for (settings, field) in [
        (with(|s| s.at = "9:00".into()), "at"),
        (with(|s| s.quiet_from = Some("22:00".into())), "quiet_to"),
        (with(|s| s.quiet_to = Some("07:00".into())), "quiet_from"),
        (with(|s| s.repeat_days = Some(0)), "repeat_days"),
        (with(|s| s.repeat_days = Some(91)), "repeat_days"),
        (with(|s| s.person = Some("Ines".into())), "person"),
    ] {
        let refused = local.set_reminders(None, &settings).unwrap_err();
        assert_eq!(refused.field.as_deref(), Some(field), "{}", refused.message);
        assert_eq!(local.reminder_settings(None), good);
    }
}

#[test]
fn a_duty_is_put_off_without_touching_the_file_and_finishing_it_ends_that() {
    let mut desk = Desk::new().unwrap();
    let step = step(&mut desk, "Name an owner", "2026-11-19");
    let mut local = local(&desk);
    let key = key_of(&desk, "Name an owner");
    let before = desk.workbook.store().head().seq;
    let until = |desk: &mut Desk, local: &mut Local, until: &Snooze| {
        snooze(&mut desk.workbook, local, &key, until).map(|put_off| put_off.until)
    };
    assert_eq!(desk.workbook.hear(&mut local).count, 1);
    let words = until(&mut desk, &mut local, &Snooze::NextMonday).unwrap();
    assert_eq!(words.as_deref(), Some("until Mon 23 Nov"));
    assert_eq!(desk.workbook.put_off(&key), Some("until Mon 23 Nov"));
    let Reply::Home(home) = desk.ask(Request::Home).unwrap() else {
        panic!("Home was asked for")
    };
    let row = home.due.iter().find(|row| row.key == key).unwrap();
    assert_eq!(row.snoozed.as_deref(), Some("until Mon 23 Nov"));
    let words = until(&mut desk, &mut local, &Snooze::Tomorrow).unwrap();
    assert_eq!(words.as_deref(), Some("until Fri 20 Nov"));
    let day = Snooze::Date {
        day: "2026-12-24".into(),
    };
    assert_eq!(
        until(&mut desk, &mut local, &day).unwrap().as_deref(),
        Some("until Thu 24 Dec")
    );
    for day in ["2026-11-19", "2026-11-18", "soon"] {
        let day = Snooze::Date { day: day.into() };
        assert_eq!(
            until(&mut desk, &mut local, &day)
                .unwrap_err()
                .field
                .as_deref(),
            Some("day")
        );
    }
    assert_eq!(desk.workbook.hear(&mut local).count, 0);
    assert_eq!(desk.workbook.store().head().seq, before);

    let done = Request::Tick {
        id: step.clone(),
        done: true,
    };
    desk.ask(done).unwrap();
    let heard = desk.workbook.hear(&mut local);
    let id = desk.workbook.store().workbook_id();
    local.keep_reminder_state(id, heard.state).unwrap();
    desk.ask(Request::Tick {
        id: step,
        done: false,
    })
    .unwrap();
    assert_eq!(
        desk.workbook.hear(&mut local).count,
        1,
        "open again, it is put off no more"
    );
}

#[test]
fn a_notice_is_remembered_across_a_restart_and_says_what_to_do_in_plain_words() {
    let mut desk = Desk::new().unwrap();
    step(&mut desk, "Name an owner", "2026-11-16");
    let (mut first, id) = (local(&desk), desk.workbook.store().workbook_id());
    let heard = desk.workbook.hear(&mut first);
    let notice = &heard.notices[0];
    assert_eq!(notice.title, "Name an owner");
    assert_eq!(notice.body, "Overdue since Mon 16 Nov.");
    assert_eq!(notice.page.as_ref().unwrap().title, "Cost alerts");
    // Not remembered yet: what could not be shown is heard again.
    assert_eq!(desk.workbook.hear(&mut first).notices, heard.notices);
    first.keep_reminder_state(id, heard.state).unwrap();
    assert_eq!(desk.workbook.hear(&mut first).notices, []);
    assert_eq!(desk.workbook.hear(&mut local(&desk)).notices, []);
}

#[test]
fn a_state_that_cannot_be_read_begins_afresh_and_one_that_cannot_be_written_still_holds() {
    let mut desk = Desk::new().unwrap();
    step(&mut desk, "Name an owner", "2026-11-16");
    let id = desk.workbook.store().workbook_id();
    let folder = desk.path("home/reminders");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(format!("{id}.json")), "{ damaged").unwrap();
    let mut local = local(&desk);
    let heard = desk.workbook.hear(&mut local);
    assert_eq!(heard.notices.len(), 1);
    fs::remove_dir_all(&folder).unwrap();
    fs::write(&folder, "in the way").unwrap();
    local.keep_reminder_state(id, heard.state).unwrap_err();
    assert_eq!(
        desk.workbook.hear(&mut local).notices,
        [],
        "the same notice every minute would be worse"
    );
}

#[test]
fn an_event_keeps_its_name_and_counts_up_only_when_it_changes() {
    let mut desk = Desk::new().unwrap();
    let id = step(&mut desk, "Name an owner; soon, or never", "2026-11-30");
    step(&mut desk, "Another", "2026-12-24");
    let path = desk.path("duties.ics");
    let write = |desk: &Desk| {
        desk.workbook.write_calendar(None, NINE, &path).unwrap();
        fs::read_to_string(&path).unwrap()
    };
    let first = write(&desk);
    assert!(
        first.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:"),
        "{first}"
    );
    assert!(first.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
    assert!(!first.replace("\r\n", "").contains(['\r', '\n']));
    let expected = format!("BEGIN:VEVENT\r\nUID:step-{id}@cto-blueprint\r\nDTSTAMP:20261119T08");
    assert!(first.contains(&expected), "{first}");
    let body = "SEQUENCE:0\r\nDTSTART;VALUE=DATE:20261130\r\nDTEND;VALUE=DATE:20261201\r\n\
                SUMMARY:Name an owner\\; soon\\, or never\r\n";
    assert!(first.contains(body), "{first}");
    // Written again an hour later nothing has changed, not even the stamps.
    desk.env.advance_ms(3_600_000);
    assert_eq!(write(&desk), first);
    desk.workbook.set(&id, "due", json!("2026-12-07")).unwrap();
    let moved = write(&desk);
    let of = |calendar: &str, uid: &str| {
        let events = calendar.split("BEGIN:VEVENT\r\n").skip(1);
        let found: Vec<String> = events
            .filter(|event| event.contains(uid))
            .map(str::to_owned)
            .collect();
        assert_eq!(found.len(), 1, "one event is called {uid}");
        found.concat()
    };
    let event = of(&moved, &id);
    assert!(
        event.contains("SEQUENCE:1\r\n") && event.contains("DATE:20261207\r\n"),
        "{event}"
    );
    assert!(
        !event.contains(&first[first.find("DTSTAMP").unwrap()..][..24]),
        "a new stamp: {event}"
    );
    let other = |calendar: &str| {
        calendar
            .split("BEGIN:VEVENT")
            .find(|e| e.contains("Another"))
            .unwrap()
            .replace("END:VCALENDAR\r\n", "")
    };
    assert_eq!(other(&moved), other(&first));
}

#[test]
fn the_sample_fills_a_year_with_names_that_are_there_once_and_lines_that_fit() {
    let desk = Desk::sample().unwrap();
    let (calendar, count) = desk.workbook.calendar(None, NINE, "");
    let lines: Vec<&str> = calendar.split("\r\n").collect();
    assert!(lines.iter().all(|line| line.len() <= 75));
    let whole = calendar.replace("\r\n ", "");
    let names = whole.split("\r\n").filter(|line| line.starts_with("UID:"));
    assert_eq!(names.clone().count(), count);
    let names: BTreeSet<&str> = names.collect();
    assert_eq!(names.len(), count);
    let begun = lines
        .iter()
        .filter(|line| line.starts_with("BEGIN:"))
        .count();
    let ended = lines.iter().filter(|line| line.starts_with("END:")).count();
    assert_eq!(begun, ended);
    let dates = lines
        .iter()
        .filter_map(|line| line.strip_prefix("DTSTART;VALUE=DATE:"));
    assert!(dates.clone().all(|date| date <= "20271119"));
    assert!(dates.clone().any(|date| date > "20271001"), "a year ahead");
    // Of each person's own calendar there is none in another's.
    let people = desk.workbook.book().of_kind("person");
    let own: usize = people
        .map(|person| desk.workbook.calendar(Some(person.id), NINE, "").1)
        .sum();
    assert!(own > 0 && own <= count, "{own} of {count}");
}

#[test]
fn a_file_that_is_somebody_elses_is_left_alone() {
    let desk = Desk::new().unwrap();
    let path = desk.path("family.ics");
    let theirs = "BEGIN:VCALENDAR\r\nPRODID:-//Somebody//Family//EN\r\nEND:VCALENDAR\r\n";
    fs::write(&path, theirs).unwrap();
    let refused = desk.workbook.write_calendar(None, NINE, &path).unwrap_err();
    assert!(
        refused.message.contains("family.ics"),
        "{}",
        refused.message
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), theirs);
    let nobody = desk
        .workbook
        .write_calendar(Some("Nobody"), NINE, &desk.path("n.ics"));
    assert!(nobody.unwrap_err().message.contains("Nobody"));
}

#[test]
fn a_calendar_is_kept_until_it_is_dropped() {
    let desk = Desk::new().unwrap();
    let id = desk.workbook.store().workbook_id();
    let kept = KeptCalendar {
        path: desk.path("duties.ics"),
        person: None,
    };
    let mut first = local(&desk);
    first.keep_calendar(id, Some(kept.clone())).unwrap();
    assert_eq!(local(&desk).calendar(id), Some(kept));
    first.keep_calendar(id, None).unwrap();
    assert_eq!(local(&desk).calendar(id), None);
}
