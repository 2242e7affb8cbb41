//! What a leaver leaves behind.

use super::*;
use crate::testing::Build;
use serde_json::{Value, json};

impl Build {
    fn person(&mut self, name: &str) -> RecordId {
        self.add("person", None, json!({ "name": name }))
    }

    fn leaving(&self, person: RecordId, last: &str) -> Leaving {
        let person = self.book.get(person).unwrap();
        leaver(&self.book, person, day(last), today())
    }
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn today() -> Day {
    day("2026-11-20")
}

#[test]
fn a_system_is_named_when_its_verdict_changes() {
    let mut build = Build::new();
    let (ada, omar) = (build.person("Ada"), build.person("Omar"));
    let mut system = |name: &str,
                      criticality: &str,
                      primary: RecordId,
                      secondary: RecordId,
                      proven: &[RecordId]| {
        let id = build.add("system", None, json!({"name": name, "criticality": criticality, "primary": primary.to_string(), "secondary": secondary.to_string(), "documentation": "complete"}));
        for person in proven {
            build.add(
                "act",
                Some(id),
                json!({"person": person.to_string(), "what": "deployed", "on": "2026-11-10"}),
            );
        }
        id
    };
    let alone = system("Alone", "2", ada, ada, &[]);
    let covered = system("Covered", "1", ada, omar, &[omar]);
    let second = system("Second", "4", omar, ada, &[ada]);
    let unproven = system("Unproven", "1", omar, ada, &[]);
    let leaving = build.leaving(ada, "2026-12-31");
    let rows: Vec<(RecordId, Verdict, Verdict, Option<Severity>)> = leaving
        .systems
        .iter()
        .map(|one| (one.system, one.before, one.after, one.severity))
        .collect();
    assert_eq!(
        rows,
        [
            (
                alone,
                Verdict::OnePerson,
                Verdict::Nobody,
                Some(Severity::Red)
            ),
            (
                covered,
                Verdict::Covered,
                Verdict::OnePerson,
                Some(Severity::Red)
            ),
            (
                second,
                Verdict::Covered,
                Verdict::OnePerson,
                Some(Severity::Amber)
            ),
        ]
    );
    let held: Vec<RecordId> = leaving.groups[0]
        .held
        .iter()
        .map(|one| one.record)
        .collect();
    assert!(
        held.contains(&unproven),
        "an unproven second still needs another name"
    );
    assert_eq!(
        leaving.groups[0].counted, "four systems",
        "Ada stands twice beside Alone"
    );
}

#[test]
fn both_experts_leaving_counts_who_is_gone_by_then() {
    let mut build = Build::new();
    let ada = build.person("Ada");
    let omar = build.add(
        "person",
        None,
        json!({"name": "Omar", "left_on": "2026-12-01"}),
    );
    let id = build.add(
        "system",
        None,
        json!({"name": "S", "primary": ada.to_string(), "secondary": omar.to_string()}),
    );
    build.add(
        "act",
        Some(id),
        json!({"person": omar.to_string(), "what": "deployed", "on": "2026-11-10"}),
    );
    assert_eq!(
        build.leaving(ada, "2026-12-01").systems[0].after,
        Verdict::Nobody
    );
    assert_eq!(
        build.leaving(ada, "2026-11-30").systems[0].after,
        Verdict::OnePerson
    );
    assert_eq!(
        build.leaving(ada, "2026-11-30").systems[0].before,
        Verdict::NotDocumented
    );
}

#[test]
fn the_verdict_before_counts_a_person_who_has_already_left() {
    let mut build = Build::new();
    let ada = build.add(
        "person",
        None,
        json!({"name": "Ada", "left_on": "2026-11-01"}),
    );
    build.add(
        "system",
        None,
        json!({"name": "S", "primary": ada.to_string()}),
    );
    let change = build.leaving(ada, "2026-11-01").systems[0];
    assert_eq!(
        (change.before, change.after),
        (Verdict::OnePerson, Verdict::Nobody)
    );
}

#[test]
fn only_what_is_open_needs_another_name() {
    let mut build = Build::new();
    let ada = build.person("Ada");
    let me = ada.to_string();
    let open = [
        build.add(
            "flag",
            None,
            json!({"name": "F", "owner": me, "expected_removal": "2026-12-05"}),
        ),
        build.add(
            "action",
            None,
            json!({"text": "A", "owner": me, "due": "2026-12-01"}),
        ),
        build.add("experiment", None, json!({"question": "Q", "owner": me})),
        build.add(
            "brief",
            None,
            json!({"title": "B", "owner": me, "status": "building"}),
        ),
        build.add("team", None, json!({"name": "T", "lead": me})),
        build.add(
            "budget",
            None,
            json!({"name": "C", "month": "2026-11", "owner": me}),
        ),
        build.add(
            "launch",
            None,
            json!({"product": "L", "date": "2026-08-22", "owner": me}),
        ),
    ];
    for (kind, fields) in [
        (
            "flag",
            json!({"name": "F", "owner": me, "stage": "removed"}),
        ),
        (
            "action",
            json!({"text": "A", "owner": me, "done_on": "2026-11-01"}),
        ),
        (
            "experiment",
            json!({"question": "Q", "owner": me, "outcome": "drop"}),
        ),
        (
            "brief",
            json!({"title": "B", "owner": me, "status": "launched"}),
        ),
        (
            "budget",
            json!({"name": "C", "month": "2026-10", "owner": me}),
        ),
        (
            "launch",
            json!({"product": "L", "date": "2026-08-21", "owner": me}),
        ),
        ("evidence", json!({"name": "E", "author": me})),
        ("person", json!({"name": "Someone else"})),
    ] {
        build.add(kind, None, fields);
    }
    let mut found: Vec<RecordId> = build
        .leaving(ada, "2026-12-31")
        .groups
        .iter()
        .flat_map(|group| group.held.iter().map(|one| one.record))
        .collect();
    found.sort_unstable();
    assert_eq!(found, open);
}

#[test]
fn a_hand_over_names_what_to_do_with_each_thing() {
    let mut build = Build::new();
    let (ada, omar) = (build.person("Ada"), build.person("Omar"));
    let me = ada.to_string();
    let system = build.add("system", None, json!({"name": "Payments", "primary": me}));
    build.add(
        "grant",
        None,
        json!({"person": me, "system": system.to_string(), "role": "deploy"}),
    );
    let review = build.add(
        "access-review",
        None,
        json!({"scope": "all", "owner": omar.to_string()}),
    );
    build.add(
        "access-decision",
        Some(review),
        json!({"person": omar.to_string(), "system": system.to_string(), "reviewer": me}),
    );
    build.add("company", None, json!({"name": "C", "prepared_by": me}));
    let items = hand_over_items(&build.leaving(ada, "2026-12-31"));
    let lines: Vec<(&str, &str, bool)> = items
        .iter()
        .map(|item| (item.text.as_str(), item.was.as_str(), item.about.is_some()))
        .collect();
    assert_eq!(
        lines,
        [
            ("Primary expert of Payments", "primary expert", true),
            ("Decide about Omar’s access to Payments", "reviewer", true),
            (
                "Prepare the documents of the company",
                "author of the documents",
                false
            ),
            ("Remove deploy on Payments", "holder", true),
        ]
    );
    assert_eq!(
        items[1].about,
        Some(review),
        "a line of a review is named by its review"
    );
    let kind = build.book.catalogue().kind("hand-over-item").unwrap();
    let to = &kind.field("about").unwrap().to;
    for item in &items {
        let about = item.about.and_then(|id| build.book.get(id));
        assert!(
            about.is_none_or(|about| to.contains(&about.kind)),
            "{item:?}"
        );
    }
}

#[test]
fn what_is_due_first_stands_first_in_its_group() {
    let mut build = Build::new();
    let me = build.person("Ada").to_string();
    for (text, due) in [
        ("b", Some("2026-12-02")),
        ("a", None),
        ("c", Some("2026-12-01")),
    ] {
        build.add(
            "action",
            None,
            json!({"text": text, "owner": me, "due": due}),
        );
    }
    let leaving = build.leaving(RecordId(uuid::Uuid::from_u128(1)), "2026-12-31");
    let titles: Vec<&str> = leaving.groups[0]
        .held
        .iter()
        .map(|one| one.title.as_str())
        .collect();
    assert_eq!(titles, ["c", "b", "a"]);
    assert_eq!(leaving.groups[0].counted, "three actions");
}

#[test]
fn what_has_a_day_of_its_own_ahead_is_due_then() {
    let mut build = Build::new();
    let me = build.person("Ada").to_string();
    let add = |build: &mut Build, kind: &str, fields: Value| {
        let mut fields = fields;
        fields["owner"] = json!(me);
        build.add(kind, None, fields)
    };
    add(
        &mut build,
        "experiment",
        json!({"question": "Faster?", "started_on": "2026-11-01", "ends_on": "2026-12-04"}),
    );
    add(
        &mut build,
        "launch",
        json!({"name": "Ferries", "date": "2026-12-09"}),
    );
    let leaving = build.leaving(RecordId(uuid::Uuid::from_u128(1)), "2026-12-31");
    let held = leaving.groups.iter().flat_map(|group| &group.held);
    let mut due: Vec<String> = held
        .map(|one| one.due.map_or_else(String::new, |day| day.to_string()))
        .collect();
    due.sort();
    assert_eq!(due, ["2026-12-04", "2026-12-09"]);
}
