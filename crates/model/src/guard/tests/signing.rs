//! Transitions: signing, closing, a result, being ready.

use super::*;

#[test]
fn a_process_review_is_signed_with_three_issues_each_with_owner_and_day() {
    let mut desk = Desk::new();
    let ada = desk.person("Ada");
    let review = desk.add("process-review", None, json!({"quarter": "Q"}));
    let whole = json!({"picked": true, "owner": ada, "due": "2026-12-01"});
    let issue = |text: &str, desk: &mut Desk| {
        let mut fields = whole.clone();
        fields["text"] = json!(text);
        desk.try_add("process-issue", review, fields).unwrap()
    };
    issue("a", &mut desk);
    issue("b", &mut desk);
    refused(
        desk.set(review, "signed_on", json!("2026-11-20")),
        "two are picked",
    );
    let third = issue("c", &mut desk);
    desk.set(third, "due", Value::Null).unwrap();
    refused(
        desk.set(review, "signed_on", json!("2026-11-20")),
        "“c” is picked and has no day",
    );
    desk.set(third, "due", json!("2026-12-01")).unwrap();
    desk.set(review, "signed_on", json!("2026-11-20")).unwrap();
}

#[test]
fn what_a_process_review_picks_is_due_by_the_next_one() {
    let mut desk = Desk::new();
    let ada = desk.person("Ada");
    let review = desk.add(
        "process-review",
        None,
        json!({"quarter": "Q", "held_on": "2026-11-19"}),
    );
    let issues = ["a", "b", "c"].map(|text| {
        let fields = json!({"text": text, "picked": true, "owner": ada, "due": "2027-02-19"});
        desk.try_add("process-issue", review, fields).unwrap()
    });
    desk.set(issues[1], "due", json!("2027-02-20")).unwrap();
    refused(
        desk.set(review, "signed_on", json!("2026-11-20")),
        "“b” is due 20 February 2027, and the next review is due 19 February 2027",
    );
    desk.set(issues[1], "due", json!("2027-02-19")).unwrap();
    desk.set(review, "signed_on", json!("2026-11-20")).unwrap();
}

#[test]
fn a_review_born_signed_meets_the_same_guard() {
    let mut desk = Desk::new();
    let born = desk.write(|work| {
        work.add(
            "process-review",
            None,
            json!({"quarter": "Q", "signed_on": "2026-11-20"}),
        )
    });
    refused(born.map_err(|refusal| refusal.message), "none is picked");
}

#[test]
fn an_access_review_is_signed_when_every_line_is_decided() {
    let mut desk = Desk::new();
    let (ada, omar) = (desk.person("Ada"), desk.person("Omar"));
    let review = desk.add(
        "access-review",
        None,
        json!({"scope": "all", "owner": omar}),
    );
    let line = desk
        .try_add(
            "access-decision",
            review,
            json!({"person": ada, "role": "r"}),
        )
        .unwrap();
    let sign = |desk: &mut Desk| desk.set(review, "signed_on", json!("2026-11-20"));
    refused(sign(&mut desk), "“Started” is empty");
    desk.set(review, "started_on", json!("2026-11-18")).unwrap();
    refused(
        sign(&mut desk),
        "One access decision is not complete: “Ada” without “Decision”",
    );
    desk.set(line, "decision", json!("unsure")).unwrap();
    refused(sign(&mut desk), "without “Reviewer”");
    desk.set(line, "reviewer", json!(omar)).unwrap();
    sign(&mut desk).unwrap();
}

#[test]
fn an_access_review_without_lines_neither_starts_nor_is_signed() {
    let mut desk = Desk::new();
    let omar = desk.person("Omar");
    let born = |desk: &mut Desk, fields: Value| {
        let made = desk.write(|work| work.add("access-review", None, fields));
        made.map_err(|refusal| refusal.message)
    };
    let mut fields = json!({"scope": "all", "owner": omar, "started_on": "2026-11-01"});
    refused(born(&mut desk, fields.clone()), "has none");
    fields["signed_on"] = json!("2026-11-20");
    refused(born(&mut desk, fields), "has none");
    // One that an older program let start.
    let review = desk.add("access-review", None, json!({"scope": "all"}));
    let mut record = desk.book.get(review).unwrap().clone();
    record
        .fields
        .insert("started_on".into(), json!("2026-11-01"));
    desk.book.put(record);
    refused(
        desk.set(review, "signed_on", json!("2026-11-20")),
        "nothing was reviewed",
    );
}

#[test]
fn nothing_is_signed_for_a_day_ahead() {
    let mut desk = Desk::new();
    let mut fields = json!({"title": "T", "form": "table-top", "result": "pass", "summary": "s"});
    fields["started"] = json!("2026-11-19T10:00:00.000+00:00");
    let test = desk.add("dr-test", None, fields);
    refused(
        desk.set(test, "signed_on", json!("2026-11-21")),
        "“Signed” lies ahead: 21 November 2026",
    );
    desk.set(test, "signed_on", json!("2026-11-20")).unwrap();
}

#[test]
fn a_recovery_test_is_signed_with_result_and_words() {
    let mut desk = Desk::new();
    let test = desk.add(
        "dr-test",
        None,
        json!({"title": "T", "started": "2026-11-19T10:00:00.000+00:00"}),
    );
    refused(
        desk.set(test, "signed_on", json!("2026-11-20")),
        "“Result” and “What happened” are empty",
    );
}

#[test]
fn a_result_stands_on_its_times() {
    let at = |clock: &str| json!(format!("2026-11-19T{clock}:00.000+00:00"));
    let mut desk = Desk::new();
    let test = desk.add("dr-test", None, json!({"title": "T"}));
    refused(
        desk.set(test, "result", json!("fail")),
        "“Started” is empty",
    );
    desk.set(test, "started", at("10:00")).unwrap();
    refused(
        desk.set(test, "result", json!("pass")),
        "“Detected”, “Diagnosed” and “Recovered” are empty",
    );
    desk.set(test, "result", json!("fail")).unwrap();
    refused(
        desk.set(test, "detected", at("09:59")),
        "“Detected” lies before “Started”",
    );
    for (field, clock) in [
        ("detected", "10:00"),
        ("diagnosed", "10:20"),
        ("recovered", "10:30"),
    ] {
        desk.set(test, field, at(clock)).unwrap();
    }
    desk.set(test, "result", json!("pass")).unwrap();
    refused(
        desk.set(test, "recovered", Value::Null),
        "“Recovered” is empty",
    );
    refused(
        desk.set(test, "hypothesis", json!("late")),
        "frozen since “Started”",
    );
    desk.add(
        "dr-test",
        None,
        json!({"title": "T", "form": "table-top", "result": "pass"}),
    );
}

#[test]
fn an_experiment_is_closed_with_a_learning() {
    let mut desk = Desk::new();
    let experiment = desk.add("experiment", None, json!({"question": "Q"}));
    refused(
        desk.set(experiment, "outcome", json!("drop")),
        "owes a learning",
    );
    refused(
        desk.set(experiment, "ended_on", json!("2026-11-20")),
        "owes a learning",
    );
    desk.set(experiment, "learning", json!("no")).unwrap();
    desk.set(experiment, "outcome", json!("drop")).unwrap();
    refused(
        desk.set(experiment, "learning", Value::Null),
        "owes a learning",
    );
}

#[test]
fn a_red_hard_gate_holds_a_launch_back() {
    let mut desk = Desk::new();
    let ada = desk.person("Ada");
    let launch = desk.add("launch", None, json!({"product": "P", "tier": "2"}));
    let gates = gates_but(&mut desk, launch, "support trained");
    let gate = desk
        .try_add(
            "gate",
            launch,
            json!({"gate": "support trained", "state": "red"}),
        )
        .unwrap();
    let ready = |desk: &mut Desk| desk.set(launch, "ready_on", json!("2026-11-20"));
    refused(
        ready(&mut desk),
        "“support trained” is red, and gates are hard for tier 2",
    );
    desk.set(launch, "override_by", json!(ada)).unwrap();
    refused(ready(&mut desk), "“Reason for the override”");
    desk.set(launch, "override_reason", json!("one region only"))
        .unwrap();
    ready(&mut desk).unwrap();
    refused(desk.set(launch, "override_by", Value::Null), "is held back");
    desk.set(gate, "state", json!("amber")).unwrap();
    desk.set(launch, "override_by", Value::Null).unwrap();
    desk.set(gate, "state", json!("red")).unwrap();
    desk.set(launch, "lessons", json!("a gate may turn red afterwards"))
        .unwrap();
    assert_eq!(gates.len(), 7);
}

/// The gates of a launch but one, all green but for one that is not needed.
fn gates_but(desk: &mut Desk, launch: RecordId, left_out: &str) -> Vec<RecordId> {
    let kind = desk.book.catalogue().kind("gate").unwrap();
    let options = &kind.field("gate").unwrap().options;
    let ids: Vec<String> = options.iter().map(|one| one.id().to_owned()).collect();
    ids.iter()
        .filter(|id| *id != left_out)
        .map(|id| {
            let state = if id == "sales briefed" {
                "not needed"
            } else {
                "green"
            };
            desk.try_add("gate", launch, json!({"gate": id, "state": state}))
                .unwrap()
        })
        .collect()
}

#[test]
fn a_gate_that_is_missing_trashed_or_without_a_state_holds_like_a_red_one() {
    for tier in [json!("1"), json!("2"), Value::Null] {
        let mut desk = Desk::new();
        let launch = desk.add("launch", None, json!({"product": "P", "tier": tier}));
        let ready = |desk: &mut Desk| desk.set(launch, "ready_on", json!("2026-11-20"));
        refused(ready(&mut desk), "eight gates are missing");
        let gates = gates_but(&mut desk, launch, "flag plan");
        refused(ready(&mut desk), "“flag plan” is missing");
        let last = desk
            .try_add("gate", launch, json!({"gate": "flag plan"}))
            .unwrap();
        refused(ready(&mut desk), "“flag plan” has no state");
        desk.set(last, "state", json!("amber")).unwrap();
        desk.trash(gates[1]).unwrap();
        refused(ready(&mut desk), "“customer success trained” is missing");
        desk.try_add(
            "gate",
            launch,
            json!({"gate": "customer success trained", "state": "green"}),
        )
        .unwrap();
        ready(&mut desk).unwrap();
    }
}

#[test]
fn a_quiet_launch_has_soft_gates_and_one_without_a_tier_hard_ones() {
    let mut desk = Desk::new();
    for (tier, held_back) in [(json!("3"), false), (Value::Null, true)] {
        let launch = desk.add("launch", None, json!({"product": "P", "tier": tier}));
        desk.try_add("gate", launch, json!({"gate": "flag plan", "state": "red"}))
            .unwrap();
        assert_eq!(
            desk.set(launch, "ready_on", json!("2026-11-20")).is_err(),
            held_back
        );
    }
    let born = desk.write(|work| {
        let launch = work.add(
            "launch",
            None,
            json!({"product": "P", "tier": "1", "ready_on": "2026-11-20"}),
        );
        work.add(
            "gate",
            Some(launch),
            json!({"gate": "flag plan", "state": "red"}),
        );
    });
    assert!(born.is_err(), "an import of both in one go is refused too");
}
