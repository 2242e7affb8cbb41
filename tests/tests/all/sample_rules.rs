//! The sample company as a picture book of the rules: each one met and each one kept, and each one explained.

use blueprint_tests::desk::Desk;
use blueprint_workbook::core::model::{Book, Day, Finding, Record, RecordId, Severity, rules};
use serde_json::json;
use std::collections::BTreeSet;

/// Said once, of the practice, from all records of its sheets: one colour a day.
const OF_A_WHOLE_SHEET: &[&str] = &[
    "scope-unreviewed",
    "tests-a-year",
    "quarter-unreviewed",
    "feedback-streak",
    "experiment-rhythm",
];

/// The live records of a kind, each with what is said of it.
fn judged<'a>(book: &'a Book, kind: &'a str, today: Day) -> Vec<(&'a Record, Vec<Finding>)> {
    book.of_kind(kind)
        .map(|record| (record, rules::findings_of(book, record, today)))
        .collect()
}

#[test]
fn every_rule_is_met_in_each_colour_and_kept_by_another_of_the_kind() {
    let desk = Desk::sample().unwrap();
    let (book, today) = (desk.workbook.book(), desk.workbook.today());
    let mut lacks = Vec::new();
    for said in rules::SAID {
        if OF_A_WHOLE_SHEET.contains(&said.rule) {
            continue;
        }
        let records = judged(book, said.kind, today);
        let is_said = |found: &[Finding], severity| {
            found
                .iter()
                .any(|one| one.rule == said.rule && severity == one.severity)
        };
        for severity in said.severities {
            if !records.iter().any(|(_, found)| is_said(found, *severity)) {
                lacks.push(format!("{} {} {severity:?}", said.kind, said.rule));
            }
        }
        let raised =
            |found: &[Finding]| is_said(found, Severity::Red) || is_said(found, Severity::Amber);
        if records.iter().all(|(_, found)| raised(found)) {
            lacks.push(format!("{} {} kept by none", said.kind, said.rule));
        }
    }
    assert!(lacks.is_empty(), "the sample lacks:\n{}", lacks.join("\n"));
}

#[test]
fn what_is_said_of_a_whole_sheet_takes_each_of_its_colours_as_the_year_goes_on() {
    let mut desk = Desk::sample().unwrap();
    let today = desk.workbook.today();
    let mut seen = BTreeSet::new();
    let look = |book: &Book, seen: &mut BTreeSet<(String, Severity)>| {
        for ahead in (-120..400).step_by(13) {
            for (_, found) in judged(book, "practice", today.plus_days(ahead)) {
                seen.extend(
                    found
                        .into_iter()
                        .map(|one| (one.rule.to_owned(), one.severity)),
                );
            }
        }
    };
    look(desk.workbook.book(), &mut seen);
    let owner = desk.workbook.book().of_kind("person").next().unwrap().id;
    let review = [("scope", json!("all")), ("owner", json!(owner.to_string()))];
    let review = desk.add("access-review", None, &review).unwrap();
    desk.workbook.perform(&review, "start").unwrap();
    let lines: Vec<(RecordId, Option<RecordId>)> = desk
        .workbook
        .book()
        .children(review.parse().unwrap(), "access-decision")
        .map(|line| (line.id, line.reference("person")))
        .collect();
    for (line, person) in lines {
        let people: Vec<RecordId> = desk
            .workbook
            .book()
            .of_kind("person")
            .map(|one| one.id)
            .collect();
        let reviewer = people.into_iter().find(|one| Some(*one) != person).unwrap();
        let decided = [("decision", "keep"), ("reviewer", &reviewer.to_string())]
            .map(|(field, value)| (field.to_owned(), json!(value)));
        let decided = decided.into_iter().collect();
        desk.workbook
            .set_all(&line.to_string(), decided, None)
            .unwrap();
    }
    desk.workbook.perform(&review, "sign").unwrap();
    for sprint in ["Sprint 41", "Sprint 42", "Sprint 43"] {
        let planned = [
            ("sprint", json!(sprint)),
            ("held_on", json!(today.to_string())),
        ];
        desk.add("planning", None, &planned).unwrap();
    }
    look(desk.workbook.book(), &mut seen);
    for said in rules::SAID {
        if OF_A_WHOLE_SHEET.contains(&said.rule) {
            for severity in said.severities {
                let colour = (said.rule.to_owned(), *severity);
                assert!(seen.contains(&colour), "{colour:?} was never seen");
            }
        }
    }
}

#[test]
fn everything_that_is_said_can_be_explained() {
    let desk = Desk::sample().unwrap();
    let (book, today) = (desk.workbook.book(), desk.workbook.today());
    for record in book.records().filter(|record| record.trashed.is_none()) {
        for found in rules::findings_of(book, record, today) {
            let at = format!("{} of {}", found.rule, record.handle());
            for (what, words) in [
                ("rule", found.rule_words),
                ("chip", &found.chip),
                ("message", &found.message),
                ("inputs", &found.inputs),
                ("next step", &found.next_step),
            ] {
                assert!(!words.trim().is_empty(), "{at}: no {what}");
                assert!(!words.contains("  "), "{at}: a hole in “{words}”");
            }
            assert!(
                found.since.is_none_or(|since| since <= today),
                "{at}: holds since a day ahead"
            );
            assert_eq!(
                found.severity == Severity::Good,
                found.next_step == "Nothing to do",
                "{at}: {}",
                found.next_step
            );
        }
    }
}
