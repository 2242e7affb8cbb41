//! Things with a day of their own: open until they are done, and in time on that day.

use super::*;

/// Adds something that is due, gives its duty, its day and its owner.
type Begin = fn(&mut Desk) -> (DutyKind, &'static str, &'static str, String);
/// Does it.
type End = fn(&mut Desk, &str);

const ALL: &[(&str, Begin, End)] = &[
    (
        "a step",
        |desk| {
            let practice = desk.practice("feature-flags");
            let fields = json!({ "text": "List them", "owner": "Ada", "due": "2026-11-30" });
            let id = add(desk, "step", Some(&practice), fields);
            (DutyKind::Step, "2026-11-30", "Ada", id)
        },
        |desk, id| drop(desk.workbook.tick(id, true).unwrap()),
    ),
    (
        "an action",
        |desk| {
            let fields = json!({ "text": "Mend it", "due": "2026-11-30" });
            (
                DutyKind::Action,
                "2026-11-30",
                "nobody",
                add(desk, "action", None, fields),
            )
        },
        |desk, id| drop(desk.workbook.tick(id, true).unwrap()),
    ),
    (
        "a picked issue",
        |desk| {
            let review = add(
                desk,
                "process-review",
                None,
                json!({ "quarter": "2026 Q4" }),
            );
            let fields = json!({ "text": "Slow tests", "picked": true, "owner": "Omar", "due": "2026-12-01" });
            let id = add(desk, "process-issue", Some(&review), fields);
            add(
                desk,
                "process-issue",
                Some(&review),
                json!({ "text": "Not picked", "due": "2026-12-01" }),
            );
            (DutyKind::ProcessIssue, "2026-12-01", "Omar", id)
        },
        |desk, id| set(desk, id, "done_on", json!(TODAY)),
    ),
    (
        "a line of a hand-over",
        |desk| {
            let sheet = add(desk, "hand-over", None, json!({ "person": "Ada" }));
            let fields = json!({ "text": "Payments", "to": "Omar", "due": "2026-12-01" });
            let id = add(desk, "hand-over-item", Some(&sheet), fields);
            (DutyKind::HandOverLine, "2026-12-01", "Omar", id)
        },
        |desk, id| set(desk, id, "done_on", json!(TODAY)),
    ),
    (
        "a flag to go by a day",
        |desk| {
            let fields = json!({ "name": "new-map", "type": "temporary", "stage": "partial", "owner": "Ada", "expected_removal": "2026-12-04" });
            (
                DutyKind::FlagRemoval,
                "2026-12-04",
                "Ada",
                add(desk, "flag", None, fields),
            )
        },
        |desk, id| set(desk, id, "stage", json!("removed")),
    ),
    (
        "a flag that reached everyone",
        |desk| {
            let fields = json!({ "name": "new-map", "stage": "everyone", "everyone_since": "2026-11-10", "expected_removal": "2027-06-01" });
            // Stale on the thirtieth day, so the day before is the last in time.
            (
                DutyKind::FlagRemoval,
                "2026-12-09",
                "nobody",
                add(desk, "flag", None, fields),
            )
        },
        |desk, id| set(desk, id, "type", json!("permanent")),
    ),
    (
        "a fact",
        |desk| {
            let sheet = add(
                desk,
                "hypothesis-sheet",
                None,
                json!({ "feature": "Map", "owner": "Ada" }),
            );
            let fields = json!({ "statement": "They look", "verdict": "validated", "evidence": "https://example.org", "evidence_on": "2026-06-01", "expires_on": "2026-11-30" });
            let id = add(desk, "hypothesis", Some(&sheet), fields);
            (DutyKind::FactExpiry, "2026-11-30", "Ada", id)
        },
        |desk, id| set(desk, id, "verdict", json!("untested")),
    ),
    (
        "a piece of evidence",
        |desk| {
            let fields =
                json!({ "name": "Penetration test", "author": "Omar", "expires": "2026-11-30" });
            (
                DutyKind::EvidenceExpiry,
                "2026-11-30",
                "Omar",
                add(desk, "evidence", None, fields),
            )
        },
        |desk, id| set(desk, id, "expires", Value::Null),
    ),
    (
        "evidence of a level",
        |desk| {
            let practice = desk.practice("feature-flags");
            let piece = add(
                desk,
                "evidence",
                None,
                json!({ "name": "Register", "dated": "2026-09-01" }),
            );
            let fields = json!({ "evidence": piece, "level": 2 });
            let id = add(desk, "practice-evidence", Some(&practice), fields);
            // Ninety days after it is dated, as this practice has it.
            (DutyKind::EvidenceExpiry, "2026-11-30", "nobody", id)
        },
        |desk, id| drop(desk.workbook.trash(id).unwrap()),
    ),
    (
        "a crossed mark",
        |desk| {
            let amount = json!({ "minor": 100_000, "currency": "EUR" });
            let budget = add(
                desk,
                "budget",
                None,
                json!({ "name": "Cloud", "month": "2026-11", "amount": amount, "owner": "Ada" }),
            );
            let id = add(
                desk,
                "crossing",
                Some(&budget),
                json!({ "threshold": "50", "basis": "actual", "on": "2026-11-19" }),
            );
            (DutyKind::BudgetThreshold, "2026-11-26", "Ada", id)
        },
        |desk, id| set(desk, id, "cause", json!("A load test")),
    ),
];

#[test]
fn each_is_open_from_the_start_overdue_after_its_day_and_gone_when_done() {
    for (name, begin, end) in ALL {
        let mut desk = desk_on(TODAY);
        let (what, on, owner, record) = begin(&mut desk);
        let expected = [(on.to_owned(), owner.to_owned())];
        assert_eq!(due(&desk, what), expected, "{name}");
        let late = day(on).plus_days(1).to_string();
        turn_to(&desk, &late);
        assert_eq!(
            due(&desk, what),
            expected,
            "{name} stays open after its day"
        );
        turn_to(&desk, TODAY);
        end(&mut desk, &record);
        assert_eq!(due(&desk, what), [], "{name} is done");
        desk.workbook.undo().unwrap();
        assert_eq!(due(&desk, what), expected, "{name} is open again");
    }
}

#[test]
fn each_is_left_out_for_a_reason_until_its_day_moves() {
    for (name, begin, _) in ALL {
        let mut desk = desk_on(TODAY);
        let (what, on, ..) = begin(&mut desk);
        let open = key(&desk, what);
        desk.workbook.skip_duty(&open, "it can wait").unwrap();
        assert_eq!(due(&desk, what), [], "{name} is left out");
        let ended = endings(&desk, what);
        let expected = (Some(on.to_owned()), Ending::Skipped("it can wait".into()));
        assert_eq!(ended, [expected], "{name}");
    }
    let mut desk = desk_on(TODAY);
    let id = add(
        &mut desk,
        "action",
        None,
        json!({ "text": "Mend it", "due": "2026-11-30" }),
    );
    let open = key(&desk, DutyKind::Action);
    desk.workbook.skip_duty(&open, "it can wait").unwrap();
    set(&mut desk, &id, "due", json!("2026-12-10"));
    assert_eq!(
        days(&desk, DutyKind::Action),
        ["2026-12-10"],
        "a new day asks again"
    );
}

#[test]
fn done_on_the_day_is_in_time_and_a_day_later_is_late() {
    let mut desk = desk_on(TODAY);
    for (text, due) in [("In time", "2026-11-20"), ("Late", "2026-11-19")] {
        let id = add(
            &mut desk,
            "action",
            None,
            json!({ "text": text, "due": due }),
        );
        desk.workbook.tick(&id, true).unwrap();
    }
    let mut ended = endings(&desk, DutyKind::Action);
    ended.sort_by(|a, b| a.0.cmp(&b.0));
    assert_eq!(ended[0].1, Ending::Late(day(TODAY)));
    assert_eq!(ended[1].1, Ending::Done(day(TODAY)));
}

#[test]
fn a_renewed_fact_is_kept_as_done_and_a_far_day_set_later_is_not() {
    let mut desk = desk_on(TODAY);
    for (name, expires, kept) in [("near", "2026-12-20", 1), ("far", "2026-12-21", 1)] {
        let id = add(
            &mut desk,
            "evidence",
            None,
            json!({ "name": name, "expires": expires }),
        );
        set(&mut desk, &id, "expires", json!("2027-12-20"));
        assert_eq!(completions(&desk).len(), kept, "{name}");
    }
    assert_eq!(
        endings(&desk, DutyKind::EvidenceExpiry),
        [(Some("2026-12-20".to_owned()), Ending::Done(day(TODAY)))]
    );
}

#[test]
fn a_launch_is_looked_back_at_three_times_unless_it_is_stopped() {
    let mut desk = desk_on(TODAY);
    let launch = add(
        &mut desk,
        "launch",
        None,
        json!({ "product": "Map", "date": "2026-11-01", "owner": "Ada" }),
    );
    let what = DutyKind::LaunchCheckpoint;
    assert_eq!(
        days(&desk, what),
        ["2026-12-01", "2026-12-31", "2027-01-30"]
    );
    let first = add(
        &mut desk,
        "checkpoint",
        Some(&launch),
        json!({ "after": "30", "on": TODAY }),
    );
    assert_eq!(days(&desk, what), ["2026-12-31", "2027-01-30"]);
    set(&mut desk, &first, "decision", json!("stop"));
    assert_eq!(days(&desk, what), [] as [&str; 0]);
    assert_eq!(
        endings(&desk, what),
        [(Some("2026-12-01".to_owned()), Ending::Done(day(TODAY)))]
    );
}

#[test]
fn steps_of_a_practice_that_does_not_apply_are_not_asked_for() {
    let mut desk = desk_on(TODAY);
    let practice = desk.practice("feature-flags");
    add(
        &mut desk,
        "step",
        Some(&practice),
        json!({ "text": "List", "due": "2026-11-30" }),
    );
    set(
        &mut desk,
        &practice,
        "not_applicable_reason",
        json!("no flags"),
    );
    set(&mut desk, &practice, "status", json!("not applicable"));
    assert_eq!(open(&desk), []);
}
