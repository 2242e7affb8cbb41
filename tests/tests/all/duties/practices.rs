//! Reviews of practices and standards, and drift checks: series whose date is overwritten by the next.

use super::*;
use DutyKind::{DriftCheck, PracticeReview, StandardReview};
use blueprint_tests::tables::Table;
use blueprint_workbook::contract::{FailureCode, PasteCell, PasteRow};

#[test]
fn a_practice_is_due_once_somebody_has_begun_and_never_when_it_does_not_apply() {
    let mut desk = desk_on(TODAY);
    assert_eq!(open(&desk), [], "nothing has begun");
    let practice = desk.practice("feature-flags");
    set(&mut desk, &practice, "owner", json!("Ada"));
    // Three months are up on Saturday 20 February 2027.
    let monday = ("2027-02-22".to_owned(), "Ada".to_owned());
    assert_eq!(due(&desk, PracticeReview), [monday]);
    set(
        &mut desk,
        &practice,
        "not_applicable_reason",
        json!("no flags"),
    );
    set(&mut desk, &practice, "status", json!("not applicable"));
    assert_eq!(open(&desk), []);
}

#[test]
fn a_review_is_kept_with_the_day_it_was_due_however_its_date_was_written() {
    let mut desk = desk_on("2026-08-03");
    let practice = desk.practice("feature-flags");
    set(&mut desk, &practice, "reviewed_on", json!("2026-08-03"));
    assert_eq!(days(&desk, PracticeReview), ["2026-11-03"]);
    turn_to(&desk, TODAY);
    let open = key(&desk, PracticeReview);
    desk.workbook
        .complete_duty(&open, Some("2026-11-19"))
        .unwrap();
    assert_eq!(days(&desk, PracticeReview), ["2027-02-19"]);
    assert_eq!(
        endings(&desk, PracticeReview)[0],
        (Some("2026-11-03".into()), Ending::Late(day("2026-11-19")))
    );
    // Another day on the same day is a correction, and so is an earlier one.
    for on in ["2026-11-20", "2026-11-02"] {
        desk.workbook
            .set_text(&practice, "reviewed_on", on)
            .unwrap();
        assert_eq!(
            endings(&desk, PracticeReview)[0].0.as_deref(),
            Some("2026-11-03")
        );
    }
    assert_eq!(
        endings(&desk, PracticeReview)[0].1,
        Ending::Done(day("2026-11-02"))
    );
    let kept = completions(&desk).len();
    set(&mut desk, &practice, "reviewed_on", Value::Null);
    assert_eq!(completions(&desk).len(), kept - 1, "it did not take place");
    desk.workbook.undo().unwrap();
    assert_eq!(completions(&desk).len(), kept, "undo brings both back");
    assert_eq!(days(&desk, PracticeReview), ["2027-02-02"]);
}

#[test]
fn history_names_what_was_edited_and_not_what_was_kept_of_it() {
    let mut desk = desk_on(TODAY);
    let practice = desk.practice("feature-flags");
    let done = desk
        .workbook
        .set(&practice, "reviewed_on", json!(TODAY))
        .unwrap();
    assert_eq!(done.label, "Edited Last reviewed of “Feature flags”");
    assert!(done.changed.contains(&"completion".to_owned()));
}

#[test]
fn a_skip_needs_a_reason_and_counts_from_the_day_it_was_due() {
    let mut desk = desk_on(TODAY);
    let practice = desk.practice("feature-flags");
    set(&mut desk, &practice, "reviewed_on", json!("2026-09-07"));
    assert_eq!(days(&desk, PracticeReview), ["2026-12-07"]);
    let open = key(&desk, PracticeReview);
    let refused = desk.workbook.skip_duty(&open, "  ").unwrap_err();
    assert_eq!(refused.code, FailureCode::Field);
    assert!(refused.message.contains("reason"), "{}", refused.message);
    desk.workbook.skip_duty(&open, "audit week").unwrap();
    assert_eq!(
        days(&desk, PracticeReview),
        ["2027-03-08"],
        "7 March is a Sunday"
    );
    assert_eq!(
        endings(&desk, PracticeReview)[0],
        (
            Some("2026-12-07".into()),
            Ending::Skipped("audit week".into())
        )
    );
    let gone = desk.workbook.skip_duty(&open, "again").unwrap_err();
    assert_eq!(gone.code, FailureCode::NotFound, "{}", gone.message);
    desk.workbook.undo().unwrap();
    assert_eq!(days(&desk, PracticeReview), ["2026-12-07"]);
}

#[test]
fn holidays_move_due_days_and_the_findings_with_them() {
    let mut desk = desk_on(TODAY);
    let practice = desk.practice("feature-flags");
    set(&mut desk, &practice, "reviewed_on", json!("2026-09-25"));
    assert_eq!(days(&desk, PracticeReview), ["2026-12-25"]);
    for (date, next) in [("2026-12-25", "2026-12-28"), ("2026-12-28", "2026-12-29")] {
        add(
            &mut desk,
            "holiday",
            None,
            json!({ "date": date, "name": "Closed" }),
        );
        assert_eq!(days(&desk, PracticeReview), [next]);
    }
    let record = desk.workbook.book().get(practice.parse().unwrap()).unwrap();
    let late = |on: &str| {
        let findings = blueprint_workbook::core::model::rules::findings_of(
            desk.workbook.book(),
            record,
            day(on),
        );
        findings.iter().any(|one| one.rule == "review-overdue")
    };
    assert!(!late("2026-12-29") && late("2026-12-30"));
}

#[test]
fn counted_from_schedule_the_day_stays_and_what_passed_is_missed() {
    let mut desk = desk_on("2026-01-31");
    let practice = desk.practice("feature-flags");
    set(&mut desk, &practice, "reviewed_on", json!("2025-12-31"));
    set(
        &mut desk,
        &practice,
        "cadence",
        json!({ "months": 1, "from": "schedule", "anchor": "2026-01-31" }),
    );
    assert_eq!(days(&desk, PracticeReview), ["2026-01-31"]);
    let open = key(&desk, PracticeReview);
    desk.workbook.complete_duty(&open, None).unwrap();
    assert_eq!(days(&desk, PracticeReview), ["2026-02-28"]);
    turn_to(&desk, "2026-05-30");
    assert_eq!(
        days(&desk, PracticeReview),
        ["2026-04-30"],
        "open until the next comes"
    );
    turn_to(&desk, "2026-05-31");
    assert_eq!(days(&desk, PracticeReview), ["2026-05-31"]);
    let missed: Vec<String> = endings(&desk, PracticeReview)
        .into_iter()
        .filter(|(_, ending)| *ending == Ending::Missed)
        .filter_map(|(due, _)| due)
        .collect();
    assert_eq!(missed, ["2026-04-30", "2026-03-31", "2026-02-28"]);
    let open = key(&desk, PracticeReview);
    desk.workbook.complete_duty(&open, None).unwrap();
    assert_eq!(days(&desk, PracticeReview), ["2026-06-30"]);
    let still = endings(&desk, PracticeReview);
    let still = still.iter().filter(|(_, ending)| *ending == Ending::Missed);
    assert_eq!(still.count(), 3, "what was missed stays so");
}

#[test]
fn a_schedule_without_a_day_of_its_own_is_given_the_next_due_day() {
    let mut desk = desk_on(TODAY);
    let practice = desk.practice("feature-flags");
    set(&mut desk, &practice, "reviewed_on", json!("2026-10-30"));
    set(
        &mut desk,
        &practice,
        "cadence",
        json!({ "months": 1, "from": "schedule" }),
    );
    let record = desk.workbook.book().get(practice.parse().unwrap()).unwrap();
    // 30 January is a Saturday, so the quarterly review before was due on 1 February.
    assert_eq!(
        record.value("cadence").unwrap()["anchor"],
        json!("2027-02-01")
    );
}

#[test]
fn later_occurrences_of_a_year_are_listed_and_can_be_neither_done_nor_skipped() {
    let mut desk = desk_on(TODAY);
    let practice = desk.practice("feature-flags");
    set(&mut desk, &practice, "reviewed_on", json!(TODAY));
    let book = desk.workbook.book();
    let year = duty::ahead(book, day(TODAY), day("2027-11-30"));
    let listed: Vec<String> = year.iter().map(|duty| duty.due.to_string()).collect();
    assert_eq!(
        listed,
        ["2027-02-22", "2027-05-24", "2027-08-23", "2027-11-22"]
    );
    let later = year[1].key().to_string();
    for refused in [
        desk.workbook.complete_duty(&later, None).unwrap_err(),
        desk.workbook.skip_duty(&later, "why").unwrap_err(),
    ] {
        assert_eq!(refused.code, FailureCode::Refused, "{}", refused.message);
    }
    let ahead = desk
        .workbook
        .complete_duty(&year[0].key().to_string(), Some("2026-11-21"))
        .unwrap_err();
    assert!(ahead.message.contains("lies ahead"), "{}", ahead.message);
}

#[test]
fn standards_and_components_are_followed_the_same_way() {
    let mut desk = desk_on(TODAY);
    let standard = add(
        &mut desk,
        "standard",
        None,
        json!({ "title": "Code", "owner": "Omar" }),
    );
    let component = add(
        &mut desk,
        "component",
        None,
        json!({ "name": "DNS", "codified": true }),
    );
    assert_eq!(
        due(&desk, StandardReview),
        [("2027-02-22".to_owned(), "Omar".to_owned())]
    );
    assert_eq!(
        due(&desk, DriftCheck),
        [("2027-02-18".to_owned(), "nobody".to_owned())]
    );
    for (record, field, what) in [
        (&standard, "reviewed_on", StandardReview),
        (&component, "last_drift_check", DriftCheck),
    ] {
        set(&mut desk, record, field, json!("2026-11-19"));
        assert_eq!(
            completions(&desk).last().unwrap().text("duty"),
            Some(what.id())
        );
    }
    assert_eq!(days(&desk, StandardReview), ["2027-02-19"]);
    assert_eq!(days(&desk, DriftCheck), ["2027-02-17"]);
    set(&mut desk, &component, "codified", json!(false));
    assert_eq!(days(&desk, DriftCheck), [] as [&str; 0]);
}

#[test]
fn a_duty_is_given_to_somebody_else_and_to_nobody() {
    let mut desk = desk_on(TODAY);
    let practice = desk.practice("feature-flags");
    set(&mut desk, &practice, "owner", json!("Ada"));
    let open = key(&desk, PracticeReview);
    desk.workbook.reassign_duty(&open, Some("Omar")).unwrap();
    assert_eq!(due(&desk, PracticeReview)[0].1, "Omar");
    desk.workbook
        .set(&practice, "current_state", json!("Some"))
        .unwrap();
    let open = key(&desk, PracticeReview);
    desk.workbook.reassign_duty(&open, None).unwrap();
    assert_eq!(due(&desk, PracticeReview)[0].1, "nobody");
    let unknown = desk.workbook.reassign_duty(&open, Some("Zoe")).unwrap_err();
    assert!(unknown.message.contains("Zoe"), "{}", unknown.message);
}

#[test]
fn a_date_that_is_pasted_or_imported_is_kept_as_done_too() {
    let mut desk = desk_on(TODAY);
    let fields = json!({ "name": "DNS", "codified": true, "last_drift_check": "2026-08-03" });
    let component = add(&mut desk, "component", None, fields);
    assert_eq!(
        completions(&desk).len(),
        0,
        "what it came with is no deed of today"
    );
    let cells = vec![PasteCell {
        field: "last_drift_check".into(),
        text: "2026-11-02".into(),
    }];
    let row = PasteRow {
        id: Some(component),
        cells,
    };
    desk.workbook.paste("component", None, vec![row]).unwrap();
    turn_to(&desk, "2027-02-02");
    let table = Table::of("component", "Component,Last drift check\nDNS,2027-02-02\n");
    table.apply(&mut desk).unwrap();
    let kept: Vec<(Option<String>, Ending)> = endings(&desk, DriftCheck);
    assert_eq!(
        kept,
        [
            (Some("2027-01-31".into()), Ending::Late(day("2027-02-02"))),
            (Some("2026-11-01".into()), Ending::Late(day("2026-11-02"))),
        ]
    );
}

#[test]
fn a_dash_or_the_example_of_another_company_begins_no_practice() {
    let mut desk = desk_on(TODAY);
    let id = desk.practice("cost-alerts");
    let catalogue = desk.workbook.book().catalogue();
    let example = catalogue.practice("cost-alerts").unwrap();
    let example = example.example("current_state").unwrap().to_owned();
    for text in ["–".to_owned(), example] {
        set(&mut desk, &id, "current_state", json!(text));
        assert_eq!(days(&desk, PracticeReview), [""; 0], "{text}");
    }
    set(
        &mut desk,
        &id,
        "current_state",
        json!("Nobody looks at the bill."),
    );
    assert_eq!(days(&desk, PracticeReview).len(), 1);
}
