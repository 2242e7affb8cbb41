//! What a CTO does in the first hour, and what must hold while they do.

use blueprint_tests::desk::Desk;
use blueprint_workbook::contract::{FailureCode, Place, Reply, Request, Tone};
use blueprint_workbook::view;
use serde_json::json;

#[test]
fn a_new_workbook_has_every_practice_and_nothing_written() {
    let desk = Desk::new().unwrap();
    let home = view::home(&desk.workbook);
    let rings: usize = home.pillars.iter().map(|pillar| pillar.rings.len()).sum();
    assert_eq!((rings, home.documented, home.applicable), (17, 0, 17));
    assert!(home.fresh, "nothing but the company is in it");
    assert!(
        home.red.is_empty() && home.due.is_empty(),
        "nothing written cannot be overdue"
    );
}

#[test]
fn a_practice_is_documented_once_state_step_and_owner_stand() {
    let mut desk = Desk::new().unwrap();
    let person = desk
        .add("person", None, &[("name", json!("Priya"))])
        .unwrap();
    let practice = desk.practice("feature-flags");
    let status = |desk: &Desk| {
        view::practice(&desk.workbook, &practice)
            .unwrap()
            .status
            .words
    };
    assert_eq!(status(&desk), "not started");
    desk.workbook
        .set(&practice, "current_state", json!("We have none."))
        .unwrap();
    assert_eq!(status(&desk), "drafting");
    desk.workbook
        .set(&practice, "desired_state", json!("One by March."))
        .unwrap();
    desk.workbook
        .set(&practice, "owner", json!(person))
        .unwrap();
    assert_eq!(
        status(&desk),
        "drafting",
        "a desired state without a first step is a wish"
    );
    let step = view::practice(&desk.workbook, &practice).unwrap().steps[0]
        .id
        .clone();
    desk.workbook.tick(&step, true).unwrap();
    assert_eq!(status(&desk), "documented");
}

#[test]
fn the_first_touch_copies_the_steps_and_keeps_their_order() {
    let mut desk = Desk::new().unwrap();
    let practice = desk.practice("access-reviews");
    let before = view::practice(&desk.workbook, &practice).unwrap();
    let texts = |page: &blueprint_workbook::contract::PracticePage| {
        page.steps
            .iter()
            .map(|step| step.text.clone())
            .collect::<Vec<_>>()
    };
    assert!(
        before.steps.iter().all(|step| step.id.contains('/')),
        "nothing is copied by looking"
    );
    desk.workbook.tick(&before.steps[2].id, true).unwrap();
    let after = view::practice(&desk.workbook, &practice).unwrap();
    assert_eq!(texts(&before), texts(&after));
    assert!(after.steps[2].done_on.is_some() && after.steps[1].done_on.is_none());
    desk.workbook
        .place(&after.steps[2].id, &Place::First)
        .unwrap();
    let moved = view::practice(&desk.workbook, &practice).unwrap();
    assert_eq!(moved.steps[0].text, before.steps[2].text);
}

#[test]
fn template_text_shows_through_until_edited_and_comes_back() {
    let mut desk = Desk::new().unwrap();
    let practice = desk.practice("cost-alerts");
    let name = |desk: &Desk| view::practice(&desk.workbook, &practice).unwrap().name;
    assert!(name(&desk).from_template);
    desk.workbook
        .set(&practice, "name", json!("Spend"))
        .unwrap();
    assert_eq!(
        (name(&desk).text.as_str(), name(&desk).restorable),
        ("Spend", true)
    );
    desk.workbook.restore_text(&practice, "name").unwrap();
    assert_eq!(name(&desk).text, "Cost alerts");
}

#[test]
fn undo_takes_everything_back_and_redo_makes_it_again() {
    let mut desk = Desk::new().unwrap();
    let hash = |desk: &Desk| desk.workbook.store().content_hash().unwrap();
    let mut points = vec![hash(&desk)];
    let practice = desk.practice("codebase-standards");
    let team = desk
        .add("team", None, &[("name", json!("Platform"))])
        .unwrap();
    points.push(hash(&desk));
    desk.workbook
        .set(&practice, "current_state", json!("Four styles."))
        .unwrap();
    points.push(hash(&desk));
    desk.workbook
        .tick(
            &format!("{practice}/{}", first_step(&desk, &practice)),
            true,
        )
        .unwrap();
    points.push(hash(&desk));
    desk.workbook.trash(&team).unwrap();
    points.push(hash(&desk));
    for expected in points.iter().rev().skip(1) {
        desk.workbook.undo().unwrap();
        assert_eq!(hash(&desk), *expected);
    }
    assert!(
        desk.workbook.undo().is_err(),
        "the beginning of a workbook is not undone"
    );
    for expected in points.iter().skip(1) {
        desk.workbook.redo().unwrap();
        assert_eq!(hash(&desk), *expected);
    }
}

fn first_step(desk: &Desk, practice: &str) -> String {
    let page = view::practice(&desk.workbook, practice).unwrap();
    page.steps[0].template.clone().unwrap()
}

#[test]
fn what_is_wrong_is_said_beside_the_field_and_nothing_is_lost() {
    let mut desk = Desk::new().unwrap();
    let practice = desk.practice("cost-alerts");
    desk.workbook
        .set(&practice, "current_state", json!("kept"))
        .unwrap();
    let entry = desk.workbook.store().head().seq;
    for (field, value, says) in [
        ("current_state", json!("bell\u{7}"), "U+0007"),
        ("reviewed_on", json!("31 Feb"), "not a date"),
        ("claimed", json!(9), "from 1 to 5"),
        ("owner", json!("nobody-by-this-name"), "no person called"),
        ("status", json!("perfect"), "one of"),
    ] {
        let failure = desk.workbook.set(&practice, field, value).unwrap_err();
        assert_eq!(failure.field.as_deref(), Some(field));
        assert!(failure.message.contains(says), "{}", failure.message);
    }
    let failure = desk
        .workbook
        .set(&practice, "status", json!("not applicable"))
        .unwrap_err();
    assert!(
        failure.message.contains("needs a reason"),
        "{}",
        failure.message
    );
    assert_eq!(
        desk.workbook.store().head().seq,
        entry,
        "a refused edit leaves no entry"
    );
    assert_eq!(
        view::practice(&desk.workbook, &practice)
            .unwrap()
            .current
            .text,
        "kept"
    );
}

#[test]
fn a_systems_page_names_everything_that_refers_to_it_and_so_does_a_persons() {
    let mut desk = Desk::new().unwrap();
    let person = desk
        .add("person", None, &[("name", json!("Yusuf"))])
        .unwrap();
    let system = desk
        .add(
            "system",
            None,
            &[("name", json!("Payments")), ("primary", json!(person))],
        )
        .unwrap();
    desk.add(
        "action",
        None,
        &[
            ("text", json!("Rotate keys")),
            ("about", json!([system])),
            ("owner", json!(person)),
        ],
    )
    .unwrap();
    desk.add(
        "act",
        Some(&system),
        &[
            ("person", json!(person)),
            ("what", json!("deployed")),
            ("on", json!("2026-11-01")),
        ],
    )
    .unwrap();
    let words = |desk: &Desk, id: &str| {
        view::record(&desk.workbook, id)
            .unwrap()
            .referred_by
            .into_iter()
            .map(|group| group.words)
            .collect::<Vec<_>>()
    };
    assert_eq!(words(&desk, &system), ["actions, as about"]);
    let mut of_person = words(&desk, &person);
    of_person.sort();
    assert_eq!(
        of_person,
        [
            "actions, as owner",
            "dated acts, as person",
            "systems, as primary expert"
        ]
    );
}

#[test]
fn findings_explain_themselves() {
    let mut desk = Desk::new().unwrap();
    desk.add(
        "system",
        None,
        &[("name", json!("Customs link")), ("criticality", json!("1"))],
    )
    .unwrap();
    let home = view::home(&desk.workbook);
    let why = home.red[0].chip.explains.clone().unwrap();
    assert_eq!(
        (home.red[0].chip.tone, home.red[0].chip.words.as_str()),
        (Tone::Bad, "nobody")
    );
    assert_eq!(why.message, "Nobody knows Customs link");
    assert!(
        !why.rule.is_empty() && why.inputs.contains("Criticality 1") && !why.next_step.is_empty()
    );
    let sentence: String = home
        .sentence
        .iter()
        .map(|part| part.text.as_str())
        .collect();
    assert!(
        sentence.starts_with("One finding is red") && sentence.ends_with('.'),
        "{sentence}"
    );
}

#[test]
fn search_finds_names_written_text_and_untouched_practices() {
    let mut desk = Desk::new().unwrap();
    let practice = desk.practice("key-person-dependencies");
    desk.workbook
        .set(
            &practice,
            "current_state",
            json!("Only Yusuf can settle a failed payout by hand."),
        )
        .unwrap();
    desk.add("system", None, &[("name", json!("Payments"))])
        .unwrap();
    let found = view::search(&desk.workbook, "pay").unwrap();
    assert_eq!(found.records[0].record.title, "Payments");
    assert!(
        found
            .written
            .iter()
            .any(|hit| hit.record.title == "Key-person dependencies"),
        "{found:?}"
    );
    let by_template = view::search(&desk.workbook, "disast rec").unwrap();
    assert_eq!(
        by_template.records[0].record.title,
        "Disaster-recovery tests"
    );
    let hyphened = view::search(&desk.workbook, "Key-person dependencies").unwrap();
    assert_eq!(
        hyphened.records[0].record.id, practice,
        "the whole name finds its practice"
    );
    assert!(
        view::search(&desk.workbook, "  ")
            .unwrap()
            .records
            .is_empty()
    );
}

#[test]
fn trash_takes_children_along_and_gives_them_back() {
    let mut desk = Desk::new().unwrap();
    let person = desk.add("person", None, &[("name", json!("Ada"))]).unwrap();
    let system = desk
        .add("system", None, &[("name", json!("Mail"))])
        .unwrap();
    desk.add(
        "act",
        Some(&system),
        &[
            ("person", json!(person)),
            ("what", json!("on call")),
            ("on", json!("2028-02-29")),
        ],
    )
    .unwrap();
    desk.workbook.trash(&system).unwrap();
    let trash = view::trash(&desk.workbook);
    assert_eq!(
        (trash.len(), trash[0].with.as_deref()),
        (1, Some("with one record below it"))
    );
    desk.workbook.untrash(&system).unwrap();
    assert_eq!(
        view::record(&desk.workbook, &system).unwrap().children[0]
            .rows
            .len(),
        1
    );
}

#[test]
fn names_are_asked_before_the_first_write() {
    let mut desk = Desk::new().unwrap();
    let path = desk.path("test.blueprint");
    let env = desk.env.clone();
    drop(desk.workbook);
    desk.workbook = blueprint_workbook::Workbook::open(
        &path,
        blueprint_workbook::OpenFor::Writing,
        None,
        env,
        "a test",
    )
    .unwrap();
    let failure = desk.add("team", None, &[("name", json!("X"))]).unwrap_err();
    assert_eq!(failure.code, FailureCode::NeedsProfile);
}

#[test]
fn every_page_request_is_answered() {
    let mut desk = Desk::sample().unwrap();
    let system = desk
        .workbook
        .book()
        .of_kind("system")
        .next()
        .unwrap()
        .id
        .to_string();
    let pages = [
        Request::Frame,
        Request::Home,
        Request::Registers,
        Request::Questions,
        Request::TrashList,
        Request::Documents,
        Request::Grid {
            kind: "system".into(),
        },
        Request::Record { id: system },
        Request::History {
            id: None,
            before: None,
        },
        Request::Search { words: "a".into() },
        Request::Choices {
            kinds: vec!["person".into()],
            words: String::new(),
        },
        Request::Practice {
            id: "practice-9".into(),
        },
    ];
    for request in pages {
        assert!(desk.ask(request.clone()).is_ok(), "{request:?}");
    }
    let gone = desk
        .ask(Request::Record {
            id: "system-999".into(),
        })
        .unwrap_err();
    assert_eq!(gone.code, FailureCode::NotFound);
}

#[test]
fn history_reads_as_sentences_with_before_and_after() {
    let mut desk = Desk::new().unwrap();
    let practice = desk.practice("cost-alerts");
    desk.workbook
        .set(&practice, "current_state", json!("one"))
        .unwrap();
    desk.env.advance_ms(60_000);
    desk.workbook
        .set(&practice, "current_state", json!("two"))
        .unwrap();
    let Reply::History(page) = desk
        .ask(Request::History {
            id: Some(practice),
            before: None,
        })
        .unwrap()
    else {
        panic!("a history page")
    };
    let change = &page.entries[0].changes[0];
    assert_eq!(
        (
            change.field.as_str(),
            change.before.as_deref(),
            change.after.as_deref()
        ),
        ("Current state", Some("one"), Some("two"))
    );
    assert_eq!(page.entries[0].actor, "Ines");
    assert!(
        page.entries[0].label.contains("Cost alerts"),
        "{}",
        page.entries[0].label
    );
}
