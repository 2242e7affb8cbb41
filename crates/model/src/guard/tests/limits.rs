//! Maxima, keys, frozen fields and what needs a reason.

use super::*;

#[test]
fn a_third_metric_is_refused_and_one_in_the_trash_makes_room() {
    let mut desk = Desk::new();
    let mvp = desk.add("mvp", None, json!({"name": "M"}));
    let first = desk.try_add("metric", mvp, json!({"name": "a"})).unwrap();
    desk.try_add("metric", mvp, json!({"name": "b"})).unwrap();
    refused(
        desk.try_add("metric", mvp, json!({"name": "c"})),
        "one or two metrics",
    );
    desk.trash(first).unwrap();
    desk.try_add("metric", mvp, json!({"name": "c"})).unwrap();
    let back = desk.write(|work| {
        work.touch(first);
        let mut record = work.desk.book.get(first).unwrap().clone();
        record.trashed = None;
        work.desk.book.put(record);
    });
    refused(
        back.map_err(|refusal| refusal.message),
        "one or two metrics",
    );
}

#[test]
fn two_mvps_may_have_two_metrics_each() {
    let mut desk = Desk::new();
    let all = desk.write(|work| {
        for mvp in ["M", "N"] {
            let mvp = work.add("mvp", None, json!({ "name": mvp }));
            work.add("metric", Some(mvp), json!({"name": "a"}));
            work.add("metric", Some(mvp), json!({"name": "b"}));
        }
    });
    assert_eq!(all, Ok(()));
}

#[test]
fn a_second_slide_of_a_part_and_a_fourth_are_refused() {
    let mut desk = Desk::new();
    let poc = desk.add("poc", None, json!({"title": "P"}));
    let tested = desk
        .try_add("slide", poc, json!({"part": "tested"}))
        .unwrap();
    refused(
        desk.try_add("slide", poc, json!({"part": "tested"})),
        "already a slide for “What we tested”",
    );
    desk.try_add("slide", poc, json!({"part": "learned"}))
        .unwrap();
    desk.try_add("slide", poc, json!({"part": "next"})).unwrap();
    refused(
        desk.try_add("slide", poc, json!({"part": "next"})),
        "three slides",
    );
    refused(
        desk.set(tested, "part", json!("next")),
        "choose another part",
    );
}

#[test]
fn a_fourth_picked_issue_is_refused() {
    let mut desk = Desk::new();
    let review = desk.add("process-review", None, json!({"quarter": "Q"}));
    let ids: Vec<RecordId> = (0..4)
        .map(|n| {
            desk.try_add("process-issue", review, json!({"text": n.to_string()}))
                .unwrap()
        })
        .collect();
    for id in &ids[..3] {
        desk.set(*id, "picked", json!(true)).unwrap();
    }
    refused(desk.set(ids[3], "picked", json!(true)), "Take the tick off");
    desk.set(ids[3], "text", json!("a longer text")).unwrap();
    desk.set(ids[0], "picked", json!(false)).unwrap();
    desk.set(ids[3], "picked", json!(true)).unwrap();
}

#[test]
fn within_a_parent_no_two_lines_share_a_key() {
    let mut desk = Desk::new();
    let review = desk.add("process-review", None, json!({"quarter": "Q"}));
    let other = desk.add("process-review", None, json!({"quarter": "Q"}));
    desk.try_add("process-issue", review, json!({"text": "Érable"}))
        .unwrap();
    refused(
        desk.try_add("process-issue", review, json!({"text": "erable"})),
        "already a line with “erable” among the process issues",
    );
    desk.try_add("process-issue", other, json!({"text": "Érable"}))
        .unwrap();
    let budget = desk.add("budget", None, json!({"name": "B", "month": "2026-11"}));
    desk.try_add("spend", budget, json!({"on": "2026-11-02"}))
        .unwrap();
    refused(
        desk.try_add("spend", budget, json!({"on": "2026-11-02"})),
        "“2 November 2026”",
    );
    desk.try_add(
        "spend",
        budget,
        json!({"on": "2026-11-02", "note": "second invoice"}),
    )
    .unwrap();
    let both = desk.write(|work| {
        work.add("spend", Some(budget), json!({"on": "2026-11-03"}));
        work.add("spend", Some(budget), json!({"on": "2026-11-03"}));
    });
    assert!(both.is_err(), "two new ones of one import collide too");
}

#[test]
fn ten_thousand_lines_of_one_import_are_let_in_together() {
    let mut desk = Desk::new();
    let review = desk.add("access-review", None, json!({"scope": "all"}));
    let made = desk.write(|work| {
        for n in 0..10_000 {
            work.add(
                "access-decision",
                Some(review),
                json!({"role": n.to_string()}),
            );
        }
    });
    assert_eq!(made, Ok(()));
}

#[test]
fn threshold_and_test_are_frozen_once_the_test_has_started() {
    let mut desk = Desk::new();
    let sheet = desk.add("hypothesis-sheet", None, json!({"feature": "F"}));
    let line = desk
        .try_add(
            "hypothesis",
            sheet,
            json!({"statement": "S", "threshold": "50 %"}),
        )
        .unwrap();
    desk.set(line, "threshold", json!("60 %")).unwrap();
    let both = desk.write(|work| {
        work.set(line, "threshold", json!("55 %"));
        work.set(line, "test_started_on", json!("2026-11-01"));
    });
    assert_eq!(
        both,
        Ok(()),
        "set together with the start it is set in time"
    );
    refused(
        desk.set(line, "threshold", json!("40 %")),
        "“Threshold” is frozen since “Test started” was filled in",
    );
    refused(
        desk.set(line, "test", json!("another")),
        "Make a new hypothesis instead",
    );
    refused(
        desk.set(line, "test_started_on", Value::Null),
        "cannot be emptied",
    );
    desk.set(line, "test_started_on", json!("2026-11-02"))
        .unwrap();
    desk.set(line, "verdict", json!("refuted")).unwrap();
}

#[test]
fn the_lines_of_a_review_are_frozen_when_it_starts() {
    let mut desk = Desk::new();
    let ada = desk.person("Ada");
    let review = desk.add("access-review", None, json!({"scope": "all", "owner": ada}));
    let line = desk
        .try_add(
            "access-decision",
            review,
            json!({"person": ada, "role": "deploy"}),
        )
        .unwrap();
    let start = desk.write(|work| {
        work.add(
            "access-decision",
            Some(review),
            json!({"person": ada, "role": "read"}),
        );
        work.set(line, "role", json!("deploys"));
        work.set(review, "started_on", json!("2026-11-01"));
    });
    assert_eq!(start, Ok(()), "the lines come with the start");
    refused(
        desk.set(line, "role", json!("read all")),
        "frozen since “Started”",
    );
    refused(
        desk.try_add(
            "access-decision",
            review,
            json!({"person": ada, "role": "late"}),
        ),
        "belongs in the next access review",
    );
    refused(desk.trash(line), "are frozen");
    refused(
        desk.set(review, "started_on", Value::Null),
        "cannot be emptied",
    );
    desk.set(line, "decision", json!("keep")).unwrap();
    let whole = desk.write(|work| {
        work.trash(review);
        work.trash(line);
    });
    assert_eq!(whole, Ok(()), "the whole review may go");
}

#[test]
fn deciding_about_oneself_needs_a_reason() {
    let mut desk = Desk::new();
    let ada = desk.person("Ada");
    let review = desk.add("access-review", None, json!({"scope": "all"}));
    let line = desk
        .try_add("access-decision", review, json!({"person": ada}))
        .unwrap();
    refused(
        desk.set(line, "reviewer", json!(ada)),
        "Ada would decide about their own access",
    );
    desk.set(line, "reason", json!("the only one on call"))
        .unwrap();
    desk.set(line, "reviewer", json!(ada)).unwrap();
    refused(desk.set(line, "reason", Value::Null), "another reviewer");
    refused(
        desk.try_add(
            "access-decision",
            review,
            json!({"person": ada, "reviewer": ada, "role": "x"}),
        ),
        "own access",
    );
}

#[test]
fn spend_is_in_the_currency_of_its_budget() {
    let mut desk = Desk::new();
    let euros = |minor: i64| json!({"minor": minor, "currency": "EUR"});
    let budget = desk.add(
        "budget",
        None,
        json!({"name": "B", "month": "2026-11", "amount": euros(1)}),
    );
    desk.try_add(
        "spend",
        budget,
        json!({"on": "2026-11-01", "amount": euros(2)}),
    )
    .unwrap();
    let dollars = json!({"minor": 1, "currency": "USD"});
    refused(
        desk.try_add(
            "spend",
            budget,
            json!({"on": "2026-11-02", "amount": dollars}),
        ),
        "in EUR and this amount in USD",
    );
    refused(
        desk.set(budget, "amount", dollars),
        "Keep the budget in EUR",
    );
    desk.set(budget, "amount", euros(9)).unwrap();
}
