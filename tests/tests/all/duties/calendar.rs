//! The calendar, Home and the digest: what is listed where.

use super::*;
use blueprint_workbook::{
    contract::{CalendarPage, Doing, DutyRows, Reply, Request},
    core::{
        model::{remind, words},
        store::Env,
    },
    view::{self, DigestFormat},
};

fn calendar(desk: &mut Desk, person: Option<&str>) -> CalendarPage {
    let person = person.map(str::to_owned);
    match desk.ask(Request::Calendar { person }).unwrap() {
        Reply::Calendar(page) => page,
        other => panic!("{other:?}"),
    }
}

fn action(desk: &mut Desk, text: &str, owner: Option<&str>, due: &str) -> String {
    let mut fields = json!({ "text": text, "due": due });
    if let Some(owner) = owner {
        fields["owner"] = json!(owner);
    }
    add(desk, "action", None, fields)
}

fn titles(rows: &DutyRows) -> Vec<&str> {
    rows.rows.iter().map(|row| row.title.as_str()).collect()
}

/// Something on each side of each edge, seen from Friday 20 November 2026.
fn edges() -> Desk {
    let mut desk = desk_on(TODAY);
    for (text, owner, due) in [
        ("yesterday", Some("Ada"), "2026-11-19"),
        ("today", Some("Ada"), "2026-11-20"),
        ("sunday", Some("Omar"), "2026-11-22"),
        ("monday", Some("Omar"), "2026-11-23"),
        ("thirty", None, "2026-12-20"),
        ("thirty-one", None, "2026-12-21"),
        ("long ago", Some("Ada"), "2026-11-06"),
    ] {
        action(&mut desk, text, owner, due);
    }
    desk
}

#[test]
fn each_day_stands_in_one_list() {
    let mut desk = edges();
    let page = calendar(&mut desk, None);
    assert_eq!(titles(&page.overdue), ["long ago", "yesterday"]);
    assert_eq!(titles(&page.today_rows), ["today"]);
    assert_eq!(titles(&page.week), ["sunday"]);
    assert_eq!(titles(&page.month), ["monday", "thirty"]);
    assert_eq!(page.months.len(), 13);
    let december = &page.months[1];
    assert_eq!(
        (december.title.as_str(), december.days.len(), december.count),
        ("December 2026", 31, 2)
    );
    assert_eq!(titles(&december.days[20].due), ["thirty-one"]);
    assert_eq!(
        page.months[0].count, 3,
        "what is overdue stands in its own list"
    );
    let people: Vec<(&str, u32, u32)> = page
        .people
        .iter()
        .map(|one| (one.person.title.as_str(), one.soon, one.overdue))
        .collect();
    assert_eq!(people, [("Ada", 3, 2), ("Omar", 2, 0)]);
    let last = page.by_person.last().unwrap();
    assert!(last.person.is_none() && last.due.rows.len() == 2);
}

#[test]
fn one_person_sees_what_is_theirs_and_an_escalation_owner_what_waits_too_long() {
    let mut desk = edges();
    set(&mut desk, "company-1", "escalation_owner", json!("Omar"));
    for (who, theirs, escalated) in [
        ("Ada", vec!["long ago", "yesterday"], vec![]),
        ("Omar", vec![], vec!["long ago"]),
    ] {
        let page = calendar(&mut desk, Some(who));
        assert_eq!(titles(&page.overdue), theirs, "{who}");
        assert_eq!(titles(&page.escalated), escalated, "{who}");
        assert_eq!(page.for_person.unwrap().title, who);
    }
    set(&mut desk, "company-1", "escalation_days", json!("15"));
    let page = calendar(&mut desk, None);
    assert_eq!(
        titles(&page.escalated),
        [] as [&str; 0],
        "fourteen days overdue"
    );
    assert_eq!(
        page.escalation.as_deref(),
        Some("Omar sees what has been overdue for 15 days")
    );
    assert!(
        desk.ask(Request::Calendar {
            person: Some("Zoe".into())
        })
        .is_err()
    );
}

#[test]
fn rows_say_how_they_are_finished_and_follow_what_is_done() {
    let mut desk = edges();
    add(
        &mut desk,
        "flag",
        None,
        json!({ "name": "map", "expected_removal": TODAY }),
    );
    let page = calendar(&mut desk, None);
    let [flag, today] = page.today_rows.rows.as_slice() else {
        panic!("{:?}", page.today_rows);
    };
    assert_eq!(
        flag.doing,
        Doing::Open {
            label: "Open the flag".into()
        }
    );
    assert_eq!(today.doing, Doing::Complete);
    let request = Request::CompleteDuty {
        key: today.key.clone(),
        on: None,
    };
    assert!(matches!(desk.ask(request).unwrap(), Reply::Done(_)));
    let request = Request::SkipDuty {
        key: flag.key.clone(),
        reason: "still in use".into(),
    };
    assert!(matches!(desk.ask(request).unwrap(), Reply::Done(_)));
    let page = calendar(&mut desk, None);
    assert_eq!(titles(&page.today_rows), [] as [&str; 0]);
    let mut done: Vec<(&str, Option<&str>)> = page
        .done
        .iter()
        .map(|row| (row.chip.words.as_str(), row.reason.as_deref()))
        .collect();
    done.sort_unstable();
    assert_eq!(done, [("done", None), ("skipped", Some("still in use"))]);
}

#[test]
fn holidays_weekends_and_collisions_are_marked() {
    let mut desk = desk_on(TODAY);
    add(
        &mut desk,
        "holiday",
        None,
        json!({ "date": "2026-12-25", "name": "Christmas" }),
    );
    for n in 7..11 {
        action(
            &mut desk,
            &format!("a{n}"),
            Some("Ada"),
            &format!("2026-12-{n:02}"),
        );
    }
    for n in 14..17 {
        action(
            &mut desk,
            &format!("b{n}"),
            Some("Omar"),
            &format!("2026-12-{n}"),
        );
    }
    let omar = desk
        .workbook
        .book()
        .by_handle("person-2")
        .unwrap()
        .id
        .to_string();
    set(&mut desk, &omar, "away_from", json!("2026-12-16"));
    set(&mut desk, &omar, "away_until", json!("2026-12-16"));
    let page = calendar(&mut desk, None);
    let december = &page.months[1].days;
    assert_eq!(december[24].holiday.as_deref(), Some("Christmas"));
    assert!(december[5].weekend && !december[6].weekend);
    let said: Vec<(&str, &str, usize)> = page
        .collisions
        .iter()
        .map(|one| {
            (
                one.person.title.as_str(),
                one.words.as_str(),
                one.keys.len(),
            )
        })
        .collect();
    assert_eq!(
        said,
        [
            ("Ada", "four duties in the week of Mon 7 Dec", 4),
            ("Omar", "due while away until 16 Dec", 1),
        ]
    );
}

#[test]
fn home_counts_duties_of_every_kind() {
    let mut desk = edges();
    add(
        &mut desk,
        "evidence",
        None,
        json!({ "name": "Scan", "expires": "2026-11-01" }),
    );
    let Reply::Home(home) = desk.ask(Request::Home).unwrap() else {
        panic!("no home");
    };
    let said: String = home
        .sentence
        .iter()
        .map(|part| part.text.as_str())
        .collect();
    assert!(said.contains("hree duties are overdue"), "{said}");
    assert_eq!(home.due[0].title, "Renew evidence: Scan");
    assert_eq!((home.due.len(), home.due_later), (8, 0));
}

#[test]
fn a_digest_says_what_is_due_and_no_text_of_a_user_is_markup() {
    let mut desk = edges();
    action(&mut desk, "# <b>*Loud*</b> [x](y)", Some("Ada"), TODAY);
    let page = view::digest(&desk.workbook, Some("Ada"), None).unwrap();
    assert_eq!(
        (page.overdue.len(), page.week.len(), page.soon.len()),
        (2, 2, 0)
    );
    let text = view::digest_text(&page, DigestFormat::Markdown);
    assert!(
        text.starts_with("# Harbour \\& Sons: what is due\n\nFriday 20 November 2026, for Ada.\n"),
        "{text}"
    );
    assert!(
        text.contains("## Overdue (2)\n\n- Fri 6 Nov: **long ago**, Ada (overdue 14 days)\n"),
        "{text}"
    );
    assert!(
        text.contains(r"**# \<b\>\*Loud\*\</b\> \[x\](y)**"),
        "{text}"
    );
    let plain = view::digest_text(&page, DigestFormat::Text);
    assert!(
        plain.contains("\n  Fri 20 Nov: # <b>*Loud*</b> [x](y), Ada (today)\n"),
        "{plain}"
    );
    let empty = view::digest(&desk.workbook, Some("Omar"), Some("2026-06-01")).unwrap();
    let empty = view::digest_text(&empty, DigestFormat::Text);
    assert!(
        empty.ends_with("Nothing is due in the next 30 days; two duties are due later.\n"),
        "{empty}"
    );
}

#[test]
fn home_the_calendar_the_tray_and_the_command_line_count_the_same_as_late() {
    let mut desk = Desk::sample().unwrap();
    let now = desk.env.now();
    let (all, today) = (open(&desk), desk.workbook.today());
    let late = all.iter().filter(|duty| duty.due < today).count();
    let due_today = all.iter().filter(|duty| duty.due == today).count();
    assert!(late > 12 && due_today > 0, "{late} late, {due_today} today");

    let page = calendar(&mut desk, None);
    assert_eq!(page.overdue.rows.len() + page.overdue.more as usize, late);
    assert_eq!(page.today_rows.rows.len(), due_today);
    let of_people: u32 = page.people.iter().map(|one| one.overdue).sum();
    let nobodys = page.overdue.rows.iter().filter(|row| row.owner.is_none());
    assert_eq!(of_people as usize + nobodys.count(), late);

    let Reply::Home(home) = desk.ask(Request::Home).unwrap() else {
        panic!("no home");
    };
    let said: String = home
        .sentence
        .iter()
        .map(|part| part.text.as_str())
        .collect();
    let words = words::counted(late, "duty", "duties");
    let sentence = said.to_lowercase();
    assert!(sentence.contains(&format!("{words} are overdue")), "{said}");
    let listed = home
        .due
        .iter()
        .filter(|row| row.due.raw < today.to_string());
    assert_eq!(home.due_earlier as usize + listed.count(), late);

    let digest = view::digest(&desk.workbook, None, None).unwrap();
    assert_eq!(digest.overdue.len(), late);
    let (state, rules) = (remind::State::default(), remind::Rules::default());
    assert_eq!(remind::count(&state, &rules, &all, now), late + due_today);
}

#[test]
fn who_collides_on_a_day_stands_there_once() {
    let mut desk = desk_on(TODAY);
    // A Monday on which Ada is away, at the head of a week that holds too much.
    for (n, due) in ["2026-12-07", "2026-12-07", "2026-12-08", "2026-12-09"]
        .iter()
        .enumerate()
    {
        action(&mut desk, &format!("a{n}"), Some("Ada"), due);
    }
    let ada = desk.workbook.book().by_title("person", "Ada")[0].id;
    set(
        &mut desk,
        &ada.to_string(),
        "away_from",
        json!("2026-12-07"),
    );
    set(
        &mut desk,
        &ada.to_string(),
        "away_until",
        json!("2026-12-07"),
    );
    let page = calendar(&mut desk, None);
    let said: Vec<(&str, usize)> = page
        .collisions
        .iter()
        .map(|one| (one.words.as_str(), one.keys.len()))
        .collect();
    let words = "four duties in the week of Mon 7 Dec; two duties due while away until 7 Dec";
    assert_eq!(said, [(words, 4)]);

    let mut desk = Desk::sample().unwrap();
    let page = calendar(&mut desk, None);
    let mut seen = std::collections::BTreeSet::new();
    assert!(!page.collisions.is_empty());
    for one in &page.collisions {
        let at = (&one.person.id, &one.date.raw);
        assert!(
            seen.insert(at),
            "{} twice on {}",
            one.person.title,
            one.date.raw
        );
    }
}

#[test]
fn the_rail_says_how_many_are_late() {
    let mut desk = edges();
    let late = |desk: &Desk| view::late(&desk.workbook);
    let before = late(&desk);
    let id = action(&mut desk, "Mend the pump", Some("Ada"), "2026-11-01");
    assert_eq!(late(&desk), before + 1);
    set(&mut desk, &id, "done_on", json!(TODAY));
    assert_eq!(late(&desk), before);
    desk.workbook.undo().unwrap();
    assert_eq!(late(&desk), before + 1);
}

#[test]
fn all_that_is_due_after_somebody_left_collides_once() {
    let mut desk = edges();
    for (text, due) in [
        ("one", "2026-12-01"),
        ("two", "2026-12-15"),
        ("three", "2027-02-01"),
    ] {
        action(&mut desk, text, Some("Omar"), due);
    }
    let omar = desk.workbook.book().by_title("person", "Omar")[0]
        .id
        .to_string();
    set(&mut desk, &omar, "left_on", json!("2026-11-30"));
    let page = calendar(&mut desk, None);
    let of_omar = page
        .collisions
        .iter()
        .filter(|one| one.person.title == "Omar");
    let said: Vec<(&str, Vec<&str>)> = of_omar
        .map(|one| {
            (
                one.words.as_str(),
                one.days.iter().map(String::as_str).collect(),
            )
        })
        .collect();
    assert_eq!(
        said,
        [(
            "three duties due after the last day, 30 Nov",
            vec!["2026-12-01", "2026-12-15", "2027-02-01"]
        )]
    );
}
