//! Series of sheets: each review, test, experiment or planning is its own record of having been done.

use super::*;
use DutyKind::{
    AccessAdministrator, AccessCustomerData, AccessProduction, AccessRemoval, DrTest, Experiment,
    PlanningFeedback, PracticeReview, ProcessReview, Retest,
};
use blueprint_workbook::contract::{Reply, Request};

fn grant(desk: &mut Desk, scope: &str) {
    if desk.workbook.book().of_kind("system").next().is_none() {
        add(desk, "system", None, json!({ "name": "Payments" }));
    }
    let fields = json!({ "person": "Ada", "system": "Payments", "role": scope, "scope": scope });
    add(desk, "grant", None, fields);
}

/// Reviews a scope in one day: the first line is revoked, all others are kept.
fn review(desk: &mut Desk, scope: &str) -> String {
    let fields = json!({ "scope": scope, "owner": "Omar" });
    let review = add(desk, "access-review", None, fields);
    desk.workbook.perform(&review, "start").unwrap();
    let book = desk.workbook.book();
    let lines: Vec<String> = book
        .children(review.parse().unwrap(), "access-decision")
        .map(|line| line.id.to_string())
        .collect();
    for (n, line) in lines.iter().enumerate() {
        set(desk, line, "reviewer", json!("Omar"));
        set(
            desk,
            line,
            "decision",
            json!(if n == 0 { "revoke" } else { "keep" }),
        );
    }
    desk.workbook.perform(&review, "sign").unwrap();
    lines[0].clone()
}

#[test]
fn access_of_a_scope_in_use_is_reviewed_and_again_ninety_days_later() {
    let mut desk = desk_on(TODAY);
    assert_eq!(
        days(&desk, AccessProduction),
        [] as [&str; 0],
        "nobody has access"
    );
    grant(&mut desk, "production");
    assert_eq!(
        days(&desk, AccessProduction),
        ["2026-12-04"],
        "two weeks for the first"
    );
    assert_eq!(days(&desk, AccessAdministrator), [] as [&str; 0]);
    let line = review(&mut desk, "production");
    // Ninety days end on 18 February 2027, a Thursday.
    assert_eq!(days(&desk, AccessProduction), ["2027-02-18"]);
    assert_eq!(
        due(&desk, AccessRemoval),
        [("2026-12-04".to_owned(), "Omar".to_owned())]
    );
    let gone = key(&desk, AccessRemoval);
    desk.workbook.complete_duty(&gone, None).unwrap();
    assert_eq!(due(&desk, AccessRemoval), []);
    let removed = desk.workbook.book().get(line.parse().unwrap()).unwrap();
    assert_eq!(
        removed.text("removed_on"),
        Some(TODAY),
        "though the review is signed"
    );
    assert_eq!(endings(&desk, AccessRemoval).len(), 1);
}

#[test]
fn a_review_of_all_scopes_counts_for_each_and_is_late_against_the_one_before() {
    let mut desk = desk_on("2026-08-03");
    for scope in ["production", "administrator", "customer data"] {
        grant(&mut desk, scope);
    }
    review(&mut desk, "production");
    turn_to(&desk, TODAY);
    // Ninety days from 3 August end on 1 November, a Sunday.
    assert_eq!(days(&desk, AccessProduction), ["2026-11-02"]);
    review(&mut desk, "all");
    for what in [AccessProduction, AccessAdministrator, AccessCustomerData] {
        assert_eq!(days(&desk, what), ["2027-02-18"], "{what:?}");
    }
    assert_eq!(
        endings(&desk, AccessProduction)[0],
        (Some("2026-11-02".into()), Ending::Late(day(TODAY)))
    );
}

#[test]
fn a_review_under_way_is_where_the_work_is_done() {
    let mut desk = desk_on(TODAY);
    grant(&mut desk, "production");
    let review = add(
        &mut desk,
        "access-review",
        None,
        json!({ "scope": "production", "owner": "Omar" }),
    );
    desk.workbook.perform(&review, "start").unwrap();
    let open = open(&desk);
    let production = open
        .iter()
        .find(|duty| duty.what == AccessProduction)
        .unwrap();
    let book = desk.workbook.book();
    assert_eq!(
        duty::worked_on(book, production, day(TODAY)).to_string(),
        review
    );
    assert_eq!(due(&desk, AccessProduction)[0].1, "Omar");
    let open = production.key().to_string();
    let refused = desk.workbook.complete_duty(&open, None).unwrap_err();
    assert!(
        refused.message.contains("Open its page"),
        "{}",
        refused.message
    );
}

fn test(desk: &mut Desk, title: &str, on: &str, form: &str, result: &str) -> String {
    let at = |clock: &str| json!(format!("{on}T{clock}:00+00:00"));
    let fields = json!({
        "title": title, "on": on, "form": form, "lead": "Ada", "result": result,
        "started": at("09:00"), "detected": at("09:05"), "diagnosed": at("09:30"), "recovered": at("10:00"),
    });
    add(desk, "dr-test", None, fields)
}

#[test]
fn recovery_is_tested_every_six_months_and_a_table_top_does_not_count() {
    let mut desk = desk_on(TODAY);
    test(&mut desk, "Restore", "2026-09-01", "actual", "pass");
    assert_eq!(days(&desk, DrTest), ["2027-03-01"]);
    test(&mut desk, "Talk", "2026-11-02", "table-top", "pass");
    assert_eq!(days(&desk, DrTest), ["2027-03-01"]);
    let fields = json!({ "title": "Region", "form": "actual", "planned_for": "2027-01-14" });
    let planned = add(&mut desk, "dr-test", None, fields);
    assert_eq!(
        days(&desk, DrTest),
        ["2027-01-14"],
        "the planned one comes first"
    );
    let ahead = duty::ahead(desk.workbook.book(), day(TODAY), day("2027-12-31"));
    let ahead: Vec<String> = ahead
        .iter()
        .filter(|duty| duty.what == DrTest)
        .map(|duty| duty.due.to_string())
        .collect();
    assert_eq!(ahead, ["2027-01-14", "2027-07-14"]);
    set(&mut desk, &planned, "planned_for", json!("2027-03-02"));
    assert_eq!(days(&desk, DrTest), ["2027-03-01"], "planned too late");
}

#[test]
fn a_failed_test_is_held_again_within_thirty_days() {
    let mut desk = desk_on(TODAY);
    let failed = test(&mut desk, "Restore", TODAY, "actual", "fail");
    assert_eq!(
        due(&desk, Retest),
        [("2026-12-20".to_owned(), "Ada".to_owned())]
    );
    let planned = desk
        .workbook
        .book()
        .by_handle("dr-test-2")
        .unwrap()
        .id
        .to_string();
    set(&mut desk, &planned, "planned_for", json!("2026-12-01"));
    assert_eq!(days(&desk, Retest), ["2026-12-01"]);
    set(&mut desk, &planned, "planned_for", json!("2027-01-15"));
    assert_eq!(days(&desk, Retest), ["2026-12-20"], "planned too late");
    turn_to(&desk, "2026-12-21");
    for (field, value) in [
        ("on", json!("2026-12-21")),
        ("started", json!("2026-12-21T09:00:00+00:00")),
        ("detected", json!("2026-12-21T09:01:00+00:00")),
        ("diagnosed", json!("2026-12-21T09:02:00+00:00")),
        ("recovered", json!("2026-12-21T09:03:00+00:00")),
        ("result", json!("pass")),
    ] {
        set(&mut desk, &planned, field, value);
    }
    assert_eq!(due(&desk, Retest), []);
    assert_eq!(
        endings(&desk, Retest),
        [(
            Some("2026-12-20".to_owned()),
            Ending::Late(day("2026-12-21"))
        )]
    );
    assert!(desk.workbook.book().get(failed.parse().unwrap()).is_some());
}

#[test]
fn process_reviews_and_experiments_come_round_from_the_last() {
    let mut desk = desk_on(TODAY);
    for (held, quarter) in [("2026-05-18", "2026 Q2"), ("2026-09-07", "2026 Q3")] {
        let fields = json!({ "quarter": quarter, "held_on": held, "led_by": "Ada" });
        add(&mut desk, "process-review", None, fields);
    }
    assert_eq!(days(&desk, ProcessReview), ["2026-12-07"]);
    // Three months from 18 May are up on 18 August.
    assert_eq!(
        endings(&desk, ProcessReview)[0],
        (Some("2026-08-18".into()), Ending::Late(day("2026-09-07")))
    );
    add(
        &mut desk,
        "experiment",
        None,
        json!({ "question": "Faster?", "started_on": "2026-10-30" }),
    );
    assert_eq!(days(&desk, Experiment), ["2026-11-30"]);
    let fields = json!({ "question": "Cheaper?", "started_on": "2026-11-25" });
    add(&mut desk, "experiment", None, fields);
    assert_eq!(days(&desk, Experiment), ["2026-11-25"], "one is planned");
    let open = key(&desk, Experiment);
    desk.workbook.skip_duty(&open, "a release").unwrap();
    assert_eq!(
        days(&desk, Experiment),
        ["2026-12-25"],
        "a month from the one left out"
    );
}

#[test]
fn every_team_hears_customers_in_every_planning() {
    let mut desk = desk_on(TODAY);
    for team in ["Web", "Core"] {
        add(
            &mut desk,
            "team",
            None,
            json!({ "name": team, "lead": "Omar" }),
        );
    }
    let mut held = |team: Option<&str>, sprint: &str, on: &str, heard: bool| {
        let mut fields = json!({ "sprint": sprint, "held_on": on, "feedback_reviewed": heard });
        if let Some(team) = team {
            fields["team"] = json!(team);
        }
        add(&mut desk, "planning", None, fields)
    };
    held(Some("Web"), "1", "2026-11-09", true);
    held(Some("Core"), "1", "2026-11-05", false);
    held(None, "1", "2026-11-10", true);
    let all = due(&desk, PlanningFeedback);
    assert_eq!(
        all,
        [
            ("2026-11-19".to_owned(), "Omar".to_owned()),
            ("2026-11-23".to_owned(), "Omar".to_owned()),
            ("2026-11-24".to_owned(), "nobody".to_owned()),
        ]
    );
    let ended = endings(&desk, PlanningFeedback);
    assert_eq!(ended.len(), 3);
    assert_eq!(ended[2], (Some("2026-11-05".to_owned()), Ending::Missed));
}

#[test]
fn experiments_and_plannings_come_round_as_their_practice_and_the_team_say() {
    let mut desk = desk_on(TODAY);
    let fields = json!({ "question": "Faster?", "started_on": "2026-08-03" });
    add(&mut desk, "experiment", None, fields);
    let fields = json!({ "question": "Cheaper?", "started_on": "2026-09-30" });
    add(&mut desk, "experiment", None, fields);
    assert_eq!(days(&desk, Experiment), ["2026-10-30"], "every month");
    assert!(matches!(endings(&desk, Experiment)[0].1, Ending::Late(_)));
    let experiments = desk.practice("space-for-experiments");
    let reviewed = days(&desk, PracticeReview);
    set(&mut desk, &experiments, "rhythm", json!({ "months": 2 }));
    assert_eq!(days(&desk, Experiment), ["2026-11-30"]);
    assert_eq!(
        endings(&desk, Experiment)[0],
        (Some("2026-10-03".into()), Ending::Done(day("2026-09-30")))
    );
    assert_eq!(days(&desk, PracticeReview), reviewed, "another cadence");

    for (team, on) in [("Web", "2026-11-16"), ("Core", "2026-11-16")] {
        add(&mut desk, "team", None, json!({ "name": team }));
        let fields = json!({ "sprint": "1", "team": team, "held_on": on });
        add(&mut desk, "planning", None, fields);
    }
    assert_eq!(days(&desk, PlanningFeedback), ["2026-11-30", "2026-11-30"]);
    let plannings = desk.practice("feedback-loops-in-planning");
    set(&mut desk, &plannings, "rhythm", json!({ "days": 21 }));
    assert_eq!(days(&desk, PlanningFeedback), ["2026-12-07", "2026-12-07"]);
    let core = desk.workbook.book().by_title("team", "Core")[0]
        .id
        .to_string();
    set(&mut desk, &core, "sprint", json!({ "days": 7 }));
    assert_eq!(days(&desk, PlanningFeedback), ["2026-11-23", "2026-12-07"]);
    set(&mut desk, &core, "sprint", Value::Null);
    set(&mut desk, &plannings, "rhythm", Value::Null);
    assert_eq!(days(&desk, PlanningFeedback), ["2026-11-30", "2026-11-30"]);
}

#[test]
fn the_page_of_a_practice_says_the_rhythm_that_holds_where_something_comes_round() {
    let mut desk = desk_on(TODAY);
    let shown = |desk: &mut Desk, template: &str| {
        let id = desk.practice(template);
        let Ok(Reply::Practice(page)) = desk.ask(Request::Practice { id }) else {
            panic!("no page");
        };
        let mut fields = page.fields.into_iter();
        fields
            .find(|one| one.field.id == "rhythm")
            .map(|one| one.shown)
    };
    let before = shown(&mut desk, "space-for-experiments");
    assert_eq!(before.as_deref(), Some("monthly"));
    let id = desk.practice("space-for-experiments");
    set(&mut desk, &id, "rhythm", json!({ "days": 45 }));
    let after = shown(&mut desk, "space-for-experiments");
    assert_eq!(after.as_deref(), Some("every 45 days"));
    assert_eq!(shown(&mut desk, "cost-alerts"), None);
}

#[test]
fn a_sheet_of_a_practice_that_does_not_apply_asks_for_nothing() {
    let mut desk = desk_on(TODAY);
    let fields = json!({ "quarter": "2026 Q3", "held_on": "2026-09-07" });
    add(&mut desk, "process-review", None, fields);
    let practice = desk.practice("quarterly-process-reviews");
    set(
        &mut desk,
        &practice,
        "not_applicable_reason",
        json!("one team"),
    );
    set(&mut desk, &practice, "status", json!("not applicable"));
    assert_eq!(open(&desk), []);
}

#[test]
fn a_sprint_counted_from_schedule_is_not_moved_by_a_planning_held_late() {
    let mut desk = desk_on(TODAY);
    add(&mut desk, "team", None, json!({ "name": "Web" }));
    for on in ["2026-11-02", "2026-11-18"] {
        let fields = json!({ "sprint": on, "team": "Web", "held_on": on });
        add(&mut desk, "planning", None, fields);
    }
    let web = desk.workbook.book().by_title("team", "Web")[0]
        .id
        .to_string();
    let sprint = |from: &str| json!({ "days": 14, "from": from });
    set(&mut desk, &web, "sprint", sprint("completion"));
    assert_eq!(days(&desk, PlanningFeedback), ["2026-12-02"]);
    set(&mut desk, &web, "sprint", sprint("schedule"));
    assert_eq!(days(&desk, PlanningFeedback), ["2026-11-30"]);
}

#[test]
fn months_counted_from_schedule_are_anchored_for_experiments_and_sprints_too() {
    let mut desk = desk_on(TODAY);
    let fields = json!({ "question": "Faster?", "started_on": "2026-11-05" });
    add(&mut desk, "experiment", None, fields);
    add(&mut desk, "team", None, json!({ "name": "Web" }));
    let fields = json!({ "sprint": "1", "team": "Web", "held_on": "2026-11-16" });
    add(&mut desk, "planning", None, fields);
    let web = desk.workbook.book().by_title("team", "Web")[0]
        .id
        .to_string();
    let experiments = desk.practice("space-for-experiments");
    let monthly = json!({ "months": 1, "from": "schedule" });
    for (id, field, anchor) in [
        (&experiments, "rhythm", "2026-12-05"),
        (&web, "sprint", "2026-12-16"),
    ] {
        set(&mut desk, id, field, monthly.clone());
        let book = desk.workbook.book();
        let record = book.get(id.parse().unwrap()).unwrap();
        let kept = record.cadence(field).unwrap().anchor.unwrap();
        assert_eq!(kept.to_string(), anchor, "{field}");
    }
}

#[test]
fn an_experiment_that_was_not_begun_in_its_month_is_missed_by_schedule_and_not_by_completion() {
    let mut desk = desk_on(TODAY);
    for on in ["2026-06-05", "2026-07-05", "2026-09-06", "2026-09-15"] {
        let fields = json!({ "question": on, "started_on": on });
        add(&mut desk, "experiment", None, fields);
    }
    let missed = |desk: &Desk| -> Vec<String> {
        let all = endings(desk, Experiment).into_iter();
        all.filter(|(_, ending)| *ending == Ending::Missed)
            .filter_map(|(due, _)| due)
            .collect()
    };
    assert_eq!(missed(&desk), [""; 0]);
    let experiments = desk.practice("space-for-experiments");
    let rhythm = json!({ "months": 1, "from": "schedule", "anchor": "2026-06-05" });
    set(&mut desk, &experiments, "rhythm", rhythm);
    assert_eq!(missed(&desk), ["2026-10-05", "2026-08-05"]);
    assert_eq!(days(&desk, Experiment), ["2026-11-05"]);
}
