//! What is done beyond editing a field, and what an edit brings with it.

use blueprint_tests::desk::Desk;
use blueprint_workbook::{
    contract::FailureCode,
    core::model::{Record, Value},
};
use serde_json::json;

fn record<'d>(desk: &'d Desk, handle: &str) -> &'d Record {
    desk.workbook.book().by_handle(handle).unwrap()
}

fn text(desk: &Desk, handle: &str, field: &str) -> Option<String> {
    let value = record(desk, handle).value(field)?;
    value.as_str().map(str::to_owned)
}

fn set(desk: &mut Desk, handle: &str, field: &str, value: Value) {
    desk.workbook.set(handle, field, value).unwrap();
}

/// Two people, two systems, three grants of which one was removed.
fn grants() -> Desk {
    let mut desk = Desk::new().unwrap();
    for name in ["Ada", "Omar"] {
        desk.add("person", None, &[("name", json!(name))]).unwrap();
    }
    for name in ["Payments", "Ledger"] {
        desk.add("system", None, &[("name", json!(name))]).unwrap();
    }
    for (person, system, removed) in [
        ("Ada", "Payments", Value::Null),
        ("Omar", "Ledger", Value::Null),
        ("Omar", "Payments", json!("2026-01-02")),
    ] {
        let mut fields = vec![
            ("person", json!(person)),
            ("system", json!(system)),
            ("role", json!("admin")),
            ("scope", json!("production")),
        ];
        if !removed.is_null() {
            fields.push(("removed_on", removed));
        }
        desk.add("grant", None, &fields).unwrap();
    }
    let fields = [("scope", json!("production")), ("owner", json!("Ada"))];
    desk.add("access-review", None, &fields).unwrap();
    desk
}

#[test]
fn starting_an_access_review_copies_the_grants_of_its_scope_and_freezes_them() {
    let mut desk = grants();
    desk.workbook.perform("access-review-1", "start").unwrap();
    let review = record(&desk, "access-review-1").id;
    let book = desk.workbook.book();
    let lines: Vec<String> = book
        .children(review, "access-decision")
        .map(|line| book.reference_title(line, "person").unwrap())
        .collect();
    assert_eq!(
        lines,
        ["Omar", "Ada"],
        "by system; removed grants are left out"
    );
    let frozen = desk
        .workbook
        .set("access-decision-1", "role", json!("reader"))
        .unwrap_err();
    assert_eq!(frozen.code, FailureCode::Field, "{}", frozen.message);
    let again = desk
        .workbook
        .perform("access-review-1", "start")
        .unwrap_err();
    assert_eq!(again.code, FailureCode::NotFound, "it has started");
}

#[test]
fn a_review_without_grants_cannot_start_and_says_what_to_do() {
    let mut desk = grants();
    set(
        &mut desk,
        "access-review-1",
        "scope",
        json!("customer data"),
    );
    let refused = desk
        .workbook
        .perform("access-review-1", "start")
        .unwrap_err();
    assert!(refused.message.contains("import"), "{}", refused.message);
}

#[test]
fn a_decision_is_dated_and_a_removal_reaches_the_grant_in_one_step() {
    let mut desk = grants();
    desk.workbook.perform("access-review-1", "start").unwrap();
    let today = desk.workbook.today().to_string();
    set(&mut desk, "access-decision-1", "decision", json!("revoke"));
    assert_eq!(
        text(&desk, "access-decision-1", "decided_on"),
        Some(today.clone())
    );
    assert!(text(&desk, "access-decision-1", "decided_at").is_some());
    set(&mut desk, "access-decision-1", "removed_on", json!(today));
    assert_eq!(text(&desk, "grant-2", "removed_on"), Some(today));
    desk.workbook.undo().unwrap();
    assert_eq!(text(&desk, "grant-2", "removed_on"), None);
    assert_eq!(text(&desk, "access-decision-1", "removed_on"), None);
}

#[test]
fn one_access_in_two_scopes_is_one_line_and_its_removal_reaches_both_grants() {
    let mut desk = grants();
    let again = [
        ("person", json!("Ada")),
        ("system", json!("Payments")),
        ("role", json!("Admin")),
        ("scope", json!("customer data")),
        ("last_used", json!("2026-11-02")),
    ];
    desk.add("grant", None, &again).unwrap();
    set(&mut desk, "access-review-1", "scope", json!("all"));
    desk.workbook.perform("access-review-1", "start").unwrap();
    let book = desk.workbook.book();
    assert_eq!(book.of_kind("access-decision").count(), 2);
    assert_eq!(
        text(&desk, "access-decision-2", "scope"),
        None,
        "two scopes"
    );
    assert_eq!(
        text(&desk, "access-decision-2", "last_used").as_deref(),
        Some("2026-11-02")
    );
    set(&mut desk, "access-decision-2", "decision", json!("revoke"));
    set(
        &mut desk,
        "access-decision-2",
        "removed_on",
        json!("2026-11-19"),
    );
    for grant in ["grant-1", "grant-4"] {
        assert_eq!(
            text(&desk, grant, "removed_on").as_deref(),
            Some("2026-11-19"),
            "{grant}"
        );
    }
    assert_eq!(text(&desk, "grant-2", "removed_on"), None);
}

#[test]
fn a_grant_of_a_trashed_person_is_named_and_one_removed_ahead_is_still_reviewed() {
    let mut desk = grants();
    set(&mut desk, "grant-1", "removed_on", json!("2027-01-31"));
    desk.workbook.trash("person-2").unwrap();
    let refused = desk
        .workbook
        .perform("access-review-1", "start")
        .unwrap_err();
    assert!(refused.message.contains("grant-2"), "{}", refused.message);
    set(&mut desk, "grant-2", "removed_on", json!("2026-11-01"));
    desk.workbook.perform("access-review-1", "start").unwrap();
    assert_eq!(
        text(&desk, "access-decision-1", "person"),
        Some(record(&desk, "person-1").id.to_string())
    );
}

#[test]
fn a_changed_decision_has_a_new_day_and_name_unless_they_come_with_it() {
    let mut desk = grants();
    desk.add("person", None, &[("name", json!("Ines"))])
        .unwrap();
    desk.workbook.perform("access-review-1", "start").unwrap();
    let line = "access-decision-1";
    let fields = [
        ("decision", json!("keep")),
        ("reviewer", json!("Ada")),
        ("decided_on", json!("2026-10-01")),
        ("decided_at", json!("2026-10-01T09:00:00+00:00")),
    ];
    let all = |fields: &[(&str, Value)]| {
        let fields = fields.iter().cloned();
        fields.map(|(id, value)| (id.to_owned(), value)).collect()
    };
    desk.workbook.set_all(line, all(&fields), None).unwrap();
    assert_eq!(
        text(&desk, line, "decided_on").as_deref(),
        Some("2026-10-01")
    );
    let ada = Some(record(&desk, "person-1").id.to_string());
    assert_eq!(text(&desk, line, "reviewer"), ada);
    set(&mut desk, line, "decision", json!("revoke"));
    let today = desk.workbook.today().to_string();
    assert_eq!(text(&desk, line, "decided_on"), Some(today.clone()));
    assert!(text(&desk, line, "decided_at").unwrap().starts_with(&today));
    assert_eq!(
        text(&desk, line, "reviewer"),
        Some(record(&desk, "person-3").id.to_string()),
        "whoever changed it"
    );
    let given = [("decision", json!("keep")), ("reviewer", json!("Ada"))];
    desk.workbook.set_all(line, all(&given), None).unwrap();
    assert_eq!(text(&desk, line, "reviewer"), ada);
    set(&mut desk, line, "decision", Value::Null);
    assert_eq!(text(&desk, line, "decided_on"), None, "taken back");
}

#[test]
fn a_review_is_signed_once_every_line_is_decided() {
    let mut desk = grants();
    desk.workbook.perform("access-review-1", "start").unwrap();
    let refused = desk
        .workbook
        .perform("access-review-1", "sign")
        .unwrap_err();
    let words = "Two access decisions are not complete";
    assert!(refused.message.contains(words), "{}", refused.message);
    for line in ["access-decision-1", "access-decision-2"] {
        set(&mut desk, line, "reason", json!("Named in the rota"));
        set(&mut desk, line, "reviewer", json!("Omar"));
        set(&mut desk, line, "decision", json!("keep"));
    }
    desk.workbook.perform("access-review-1", "sign").unwrap();
    let locked = desk
        .workbook
        .set("access-decision-1", "decision", json!("revoke"))
        .unwrap_err();
    assert_eq!(locked.code, FailureCode::Refused, "{}", locked.message);
}

#[test]
fn a_failed_test_plans_one_re_test_thirty_days_on() {
    let mut desk = Desk::new().unwrap();
    let fields = [
        ("title", json!("Restore the ledger")),
        ("scenario", json!("restore a backup")),
        ("on", json!("2028-01-30")),
        ("started", json!("2028-01-30T09:00:00+00:00")),
        ("detected", json!("2028-01-30T09:05:00+00:00")),
        ("diagnosed", json!("2028-01-30T09:30:00+00:00")),
        ("recovered", json!("2028-01-30T13:00:00+00:00")),
    ];
    desk.add("dr-test", None, &fields).unwrap();
    set(&mut desk, "dr-test-1", "result", json!("fail"));
    assert_eq!(
        text(&desk, "dr-test-2", "planned_for").as_deref(),
        Some("2028-02-29"),
        "thirty days over a leap day"
    );
    assert_eq!(
        text(&desk, "dr-test-2", "scenario").as_deref(),
        Some("restore a backup")
    );
    set(
        &mut desk,
        "dr-test-1",
        "result",
        json!("pass with conditions"),
    );
    set(&mut desk, "dr-test-1", "result", json!("fail"));
    assert_eq!(desk.workbook.book().of_kind("dr-test").count(), 2);
}

#[test]
fn the_planned_re_test_keeps_to_the_day_its_rule_asks_for() {
    let mut desk = Desk::new().unwrap();
    for (title, started) in [
        ("Started only", "2026-11-10T09:00:00+01:00"),
        ("Entered late", "2026-09-01T09:00:00+02:00"),
    ] {
        let fields = [("title", json!(title)), ("started", json!(started))];
        desk.add("dr-test", None, &fields).unwrap();
    }
    set(&mut desk, "dr-test-1", "result", json!("fail"));
    assert_eq!(
        text(&desk, "dr-test-3", "planned_for").as_deref(),
        Some("2026-12-10"),
        "thirty days after the start"
    );
    let talk = [
        ("title", json!("Talked through")),
        ("form", json!("table-top")),
        ("retest_of", json!("dr-test-2")),
    ];
    desk.add("dr-test", None, &talk).unwrap();
    set(&mut desk, "dr-test-2", "result", json!("fail"));
    assert_eq!(
        text(&desk, "dr-test-5", "planned_for"),
        Some(desk.workbook.today().to_string()),
        "at once, and a table-top is no re-test"
    );
}

#[test]
fn a_table_top_is_signed_without_a_clock() {
    let mut desk = Desk::new().unwrap();
    let fields = [
        ("title", json!("Talked through")),
        ("form", json!("table-top")),
        ("result", json!("pass")),
        ("summary", json!("We would have found it.")),
    ];
    desk.add("dr-test", None, &fields).unwrap();
    let undated = desk
        .workbook
        .set("dr-test-1", "signed_on", json!("2026-11-19"))
        .unwrap_err();
    assert!(undated.message.contains("Held on"), "{}", undated.message);
    set(&mut desk, "dr-test-1", "on", json!("2026-11-18"));
    desk.workbook.perform("dr-test-1", "sign").unwrap();
}

#[test]
fn the_button_refuses_what_the_signature_would() {
    let mut desk = Desk::new().unwrap();
    let fields = [
        ("quarter", json!("2026 Q4")),
        ("held_on", json!("2026-11-18")),
    ];
    let review = desk.add("process-review", None, &fields).unwrap();
    let refused = desk
        .workbook
        .perform("process-review-1", "sign")
        .unwrap_err();
    let by_hand = desk
        .workbook
        .set("process-review-1", "signed_on", json!("2026-11-19"))
        .unwrap_err();
    assert_eq!(refused.message, by_hand.message);
    desk.add("person", None, &[("name", json!("Ines"))])
        .unwrap();
    for text in ["a", "b", "c"] {
        let fields = [
            ("text", json!(text)),
            ("picked", json!(true)),
            ("owner", json!("Ines")),
            ("due", json!("2026-12-18")),
        ];
        desk.add("process-issue", Some(&review), &fields).unwrap();
    }
    desk.workbook.perform("process-review-1", "sign").unwrap();
}

#[test]
fn a_flag_remembers_when_it_reached_everyone() {
    let mut desk = Desk::new().unwrap();
    desk.add("flag", None, &[("name", json!("new-checkout"))])
        .unwrap();
    set(&mut desk, "flag-1", "stage", json!("everyone"));
    let today = desk.workbook.today().to_string();
    assert_eq!(text(&desk, "flag-1", "everyone_since"), Some(today));
}

#[test]
fn a_flag_that_goes_back_a_stage_forgets_the_day_it_had_reached_it() {
    let mut desk = Desk::new().unwrap();
    let fields = [
        ("name", json!("new-checkout")),
        ("stage", json!("everyone")),
        ("everyone_since", json!("2026-03-01")),
    ];
    desk.add("flag", None, &fields).unwrap();
    let today = desk.workbook.today().to_string();
    set(&mut desk, "flag-1", "stage", json!("removed"));
    assert_eq!(text(&desk, "flag-1", "removed_on"), Some(today.clone()));
    assert_eq!(
        text(&desk, "flag-1", "everyone_since").as_deref(),
        Some("2026-03-01"),
        "it was, until it went"
    );
    set(&mut desk, "flag-1", "stage", json!("everyone"));
    assert_eq!(text(&desk, "flag-1", "removed_on"), None, "it is back");
    set(&mut desk, "flag-1", "stage", json!("partial"));
    assert_eq!(text(&desk, "flag-1", "everyone_since"), None);
    set(&mut desk, "flag-1", "stage", json!("everyone"));
    assert_eq!(text(&desk, "flag-1", "everyone_since"), Some(today));
}

#[test]
fn gates_and_checkpoints_of_a_launch_are_laid_out_once() {
    let mut desk = Desk::new().unwrap();
    let fields = [
        ("product", json!("Cab app 4")),
        ("date", json!("2027-02-01")),
    ];
    desk.add("launch", None, &fields).unwrap();
    desk.workbook.perform("launch-1", "gates").unwrap();
    desk.workbook.perform("launch-1", "checkpoints").unwrap();
    let book = desk.workbook.book();
    assert_eq!(book.of_kind("gate").count(), 8);
    assert_eq!(book.of_kind("checkpoint").count(), 3);
    assert!(desk.workbook.perform("launch-1", "gates").is_err());
}

#[test]
fn blanking_a_person_says_where_the_name_still_stands() {
    let mut desk = grants();
    desk.add(
        "team",
        None,
        &[
            ("name", json!("Billing")),
            ("mission", json!("Ask Omar first")),
        ],
    )
    .unwrap();
    let done = desk.workbook.redact("person-2").unwrap();
    assert!(done.label.contains("team-1"), "{}", done.label);
}

#[test]
fn several_records_go_into_the_trash_in_one_step_or_not_at_all() {
    let mut desk = Desk::new().unwrap();
    for name in ["Tills", "Stock"] {
        desk.add("team", None, &[("name", json!(name))]).unwrap();
    }
    let named = |names: &[&str]| {
        names
            .iter()
            .map(|name| (*name).to_owned())
            .collect::<Vec<_>>()
    };
    desk.workbook
        .trash_all(&named(&["team-1", "team-9"]))
        .unwrap_err();
    assert_eq!(desk.workbook.book().of_kind("team").count(), 2);
    desk.workbook
        .trash_all(&named(&["team-1", "team-2"]))
        .unwrap();
    assert_eq!(desk.workbook.book().of_kind("team").count(), 0);
    desk.workbook.undo().unwrap();
    assert_eq!(desk.workbook.book().of_kind("team").count(), 2);
}
