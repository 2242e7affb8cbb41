//! Hypotheses, proofs of concept, MVPs, briefs and launches.

use super::*;
use crate::rules::{
    hypothesis::{self, Standing},
    launch, mvp, poc,
};

fn line(build: &mut Build, sheet: RecordId, fields: Value) -> RecordId {
    build.add("hypothesis", Some(sheet), fields)
}

fn known() -> Value {
    json!({"statement": "S", "importance": "high", "threshold": "50", "verdict": "refuted", "evidence": "x", "evidence_on": ago(9)})
}

#[test]
fn only_a_verdict_with_dated_evidence_is_known() {
    let standing = |change: &dyn Fn(&mut Value)| {
        let mut fields = known();
        change(&mut fields);
        let mut build = Build::new();
        let sheet = build.add("hypothesis-sheet", None, json!({"feature": "F"}));
        let id = line(&mut build, sheet, fields);
        hypothesis::standing(build.record(id), today())
    };
    assert_eq!(standing(&|_| {}), Standing::Known);
    assert_eq!(
        standing(&|all| all["expires_on"] = json!(ago(0))),
        Standing::Known,
        "holds until today"
    );
    assert_eq!(
        standing(&|all| all["expires_on"] = json!(ago(1))),
        Standing::Weak
    );
    assert_eq!(
        standing(&|all| all["verdict"] = json!("inconclusive")),
        Standing::Weak
    );
    assert_eq!(
        standing(&|all| all["evidence_on"] = Value::Null),
        Standing::Weak
    );
    let bare = |all: &mut Value| *all = json!({"statement": "S", "verdict": "validated"});
    assert_eq!(standing(&bare), Standing::Thought);
}

#[test]
fn the_gap_is_red_once_something_is_built_on_it() {
    let mut build = Build::new();
    let brief = build.add("brief", None, json!({"title": "B", "status": "agreed"}));
    let sheet = build.add(
        "hypothesis-sheet",
        None,
        json!({"feature": "F", "brief": brief.to_string()}),
    );
    assert_eq!(build.finding(sheet, "hypothesis-gap").chip, "no lines");
    line(&mut build, sheet, known());
    assert_eq!(
        build.severity(sheet, "hypothesis-gap"),
        Some(Severity::Good)
    );
    line(
        &mut build,
        sheet,
        json!({"statement": "T", "importance": "low"}),
    );
    assert_eq!(
        build.severity(sheet, "hypothesis-gap"),
        Some(Severity::Good),
        "a low one is no gap"
    );
    line(
        &mut build,
        sheet,
        json!({"statement": "U", "importance": "medium", "known": "heard so"}),
    );
    assert_eq!(
        build.severity(sheet, "hypothesis-gap"),
        Some(Severity::Amber)
    );
    let count = hypothesis::count(&build.book, build.record(sheet), today());
    assert_eq!(
        (count.think, count.know, count.gap, count.important),
        (2, 1, 1, 2)
    );
    let map = hypothesis::map(&build.book, build.record(sheet), today());
    assert_eq!(
        map.map(|row| row.map(|cell| cell.len())),
        [[0, 0, 1], [0, 1, 0], [1, 0, 0], [0, 0, 0]]
    );
    let mut building = build.record(brief).clone();
    building.fields.insert("status".into(), json!("building"));
    build.book.put(building);
    assert_eq!(build.severity(sheet, "hypothesis-gap"), Some(Severity::Red));
}

#[test]
fn facts_expire_and_tests_end() {
    let rule = |change: Value, rule: &str| {
        let mut build = Build::new();
        let sheet = build.add("hypothesis-sheet", None, json!({"feature": "F"}));
        let mut fields = known();
        fields
            .as_object_mut()
            .unwrap()
            .extend(change.as_object().unwrap().clone());
        let id = line(&mut build, sheet, fields);
        build.severity(id, rule)
    };
    assert_eq!(rule(json!({"expires_on": ago(0)}), "fact-expired"), None);
    assert_eq!(
        rule(json!({"expires_on": ago(1)}), "fact-expired"),
        Some(Severity::Amber)
    );
    assert_eq!(
        rule(json!({"evidence": null}), "verdict-without-evidence"),
        Some(Severity::Amber)
    );
    assert_eq!(
        rule(json!({}), "verdict-without-evidence"),
        Some(Severity::Good)
    );
    assert_eq!(
        rule(json!({"threshold": null}), "test-without-threshold"),
        Some(Severity::Amber)
    );
    let running = |days: i64, importance: &str| {
        rule(
            json!({"verdict": "untested", "test_started_on": ago(days), "importance": importance}),
            "test-drags-on",
        )
    };
    assert_eq!(running(90, "high"), None, "exactly ninety days");
    assert_eq!(running(91, "high"), Some(Severity::Red));
    assert_eq!(running(91, "low"), Some(Severity::Amber));
}

#[test]
fn a_proof_of_concept_has_three_filled_slides() {
    let mut build = Build::new();
    let id = build.add("poc", None, json!({"title": "P"}));
    build.add("slide", Some(id), json!({"part": "tested", "heading": "h"}));
    build.add("slide", Some(id), json!({"part": "learned"}));
    assert_eq!(build.finding(id, "slides-missing").chip, "one of three");
    assert_eq!(build.severity(id, "slides-missing"), Some(Severity::Amber));
    build.add("slide", Some(id), json!({"part": "next", "body": "b"}));
    build.add("slide", Some(id), json!({"part": "learned", "body": "b"}));
    assert_eq!(build.severity(id, "slides-missing"), Some(Severity::Good));
    assert!(
        poc::slides(&build.book, build.record(id))
            .iter()
            .all(Option::is_some)
    );
    let shared = build.add("poc", None, json!({"title": "P", "shared_on": ago(0)}));
    assert_eq!(
        build.severity(shared, "slides-missing"),
        Some(Severity::Red)
    );
}

#[test]
fn an_mvp_without_a_metric_is_red_once_code_has_begun() {
    let rule = |begun: Value| {
        let mut build = Build::new();
        let id = build.add("mvp", None, json!({"name": "M", "code_started_on": begun}));
        build.severity(id, "mvp-without-metric")
    };
    assert_eq!(rule(Value::Null), Some(Severity::Amber));
    assert_eq!(rule(json!(ago(0))), Some(Severity::Red));
    assert_eq!(
        rule(json!(ago(-1))),
        Some(Severity::Amber),
        "it begins tomorrow"
    );
}

fn metric(fields: Value) -> (Build, RecordId) {
    let mut build = Build::new();
    let mvp = build.add(
        "mvp",
        None,
        json!({"name": "M", "code_started_on": AT.day().to_string()}),
    );
    let mut all = json!({"name": "N", "unit": "hours", "how_measured": "log", "baseline": "46", "target": "4", "by": ago(1)});
    all.as_object_mut()
        .unwrap()
        .extend(fields.as_object().unwrap().clone());
    all.as_object_mut()
        .unwrap()
        .retain(|_, value| !value.is_null());
    let id = build.add("metric", Some(mvp), all);
    (build, id)
}

#[test]
fn a_metric_meets_its_target_when_it_reaches_it() {
    let outcome = |fields: Value| {
        let (build, id) = metric(fields);
        mvp::outcome(build.record(id))
    };
    assert_eq!(
        outcome(json!({"actual": "4"})),
        mvp::Outcome::Met,
        "below the baseline means lower is better"
    );
    assert_eq!(outcome(json!({"actual": "4.1"})), mvp::Outcome::Missed);
    assert_eq!(
        outcome(json!({"actual": "4.1", "direction": "up"})),
        mvp::Outcome::Met
    );
    assert_eq!(outcome(json!({})), mvp::Outcome::Open);
}

#[test]
fn a_metric_is_whole_early_and_read_on_its_day() {
    let rule = |fields: Value, rule: &str| {
        let (build, id) = metric(fields);
        build.severity(id, rule)
    };
    assert_eq!(rule(json!({}), "metric-unread"), Some(Severity::Red));
    assert_eq!(
        rule(json!({"by": ago(0)}), "metric-unread"),
        None,
        "its day is today"
    );
    assert_eq!(
        rule(json!({"actual": "9"}), "metric-target"),
        Some(Severity::Amber)
    );
    assert_eq!(
        rule(json!({"actual": "9", "by": ago(0)}), "metric-target"),
        None,
        "there is still today"
    );
    assert_eq!(
        rule(json!({"actual": "3", "by": ago(0)}), "metric-target"),
        Some(Severity::Good)
    );
    assert_eq!(
        rule(json!({"baseline": null}), "metric-not-measurable"),
        Some(Severity::Amber)
    );
    assert_eq!(
        rule(json!({}), "metric-after-code"),
        None,
        "written on the day the code was begun"
    );
    let (mut build, id) = metric(json!({}));
    let mvp = build.record(id).parent.unwrap();
    let mut earlier = build.record(mvp).clone();
    earlier.fields.insert(
        "code_started_on".into(),
        json!(AT.day().plus_days(-1).to_string()),
    );
    build.book.put(earlier);
    assert_eq!(
        build.severity(id, "metric-after-code"),
        Some(Severity::Amber)
    );
}

#[test]
fn a_brief_says_four_things_before_it_is_agreed() {
    let rule = |fields: Value, rule: &str| {
        let mut build = Build::new();
        let id = build.add("brief", None, fields);
        build.severity(id, rule)
    };
    assert_eq!(
        rule(json!({"title": "B"}), "brief-incomplete"),
        Some(Severity::Amber)
    );
    assert_eq!(
        rule(
            json!({"title": "B", "status": "agreed"}),
            "brief-incomplete"
        ),
        Some(Severity::Red)
    );
    assert_eq!(
        rule(
            json!({"title": "B", "status": "dropped"}),
            "brief-incomplete"
        ),
        None
    );
    let whole = json!({"title": "B", "status": "building", "goals": "g", "target_user": "u", "success_criteria": "s", "owner": "00000000-0000-0000-0000-000000000009"});
    assert_eq!(
        rule(whole.clone(), "brief-ungrounded"),
        Some(Severity::Amber)
    );
    let mut build = Build::new();
    let id = build.add("brief", None, whole);
    build.add("mvp", None, json!({"name": "M", "brief": id.to_string()}));
    assert_eq!(build.severity(id, "brief-ungrounded"), None);
    assert_eq!(build.severity(id, "brief-incomplete"), Some(Severity::Good));
}

fn launched(fields: Value) -> (Build, RecordId) {
    let mut build = Build::new();
    let id = build.add("launch", None, fields);
    (build, id)
}

#[test]
fn gates_are_hard_unless_the_launch_is_quiet() {
    for (tier, severity) in [
        (json!("1"), Some(Severity::Red)),
        (json!("2"), Some(Severity::Red)),
        (json!("3"), None),
        (Value::Null, Some(Severity::Red)),
    ] {
        let (mut build, id) = launched(json!({"product": "P", "tier": tier}));
        build.add(
            "gate",
            Some(id),
            json!({"gate": "support trained", "state": "red"}),
        );
        assert_eq!(build.severity(id, "gates-red"), severity, "{tier:?}");
    }
}

#[test]
fn nothing_holds_a_launch_back_once_every_gate_has_an_answer_that_is_not_red() {
    let (mut build, id) = launched(json!({"product": "P", "tier": "1"}));
    assert!(
        build
            .finding(id, "gates-red")
            .inputs
            .ends_with("eight gates are missing")
    );
    let kind = build.book.catalogue().kind("gate").unwrap();
    let options = kind.field("gate").unwrap().options.clone();
    let (last, others) = options.split_last().unwrap();
    for option in others {
        build.add(
            "gate",
            Some(id),
            json!({"gate": option.id(), "state": "amber"}),
        );
    }
    let open = build.finding(id, "gates-red");
    assert_eq!(
        (open.chip.as_str(), open.severity),
        ("one open gate", Severity::Red)
    );
    build.add("gate", Some(id), json!({"gate": last.id()}));
    assert!(
        build
            .finding(id, "gates-red")
            .inputs
            .ends_with("has no state")
    );
    let (mut build, id) = launched(json!({"product": "P", "tier": "1"}));
    for option in &options {
        let fields = json!({"gate": option.id(), "state": "not needed"});
        build.add("gate", Some(id), fields);
    }
    assert_eq!(build.severity(id, "gates-red"), Some(Severity::Good));
}

#[test]
fn an_override_is_named_until_the_last_checkpoint() {
    let rule = |days: i64| {
        let (build, id) = launched(
            json!({"product": "P", "ready_on": ago(100), "date": ago(days), "override_by": "00000000-0000-0000-0000-000000000009", "override_reason": "r"}),
        );
        build.severity(id, "ready-by-override")
    };
    assert_eq!((rule(90), rule(91)), (Some(Severity::Amber), None));
}

#[test]
fn checkpoints_are_due_on_their_day() {
    let due = |days: i64, held: &[&str]| {
        let (mut build, id) = launched(json!({"product": "P", "date": ago(days)}));
        for after in held {
            build.add(
                "checkpoint",
                Some(id),
                json!({"after": after, "on": ago(0)}),
            );
        }
        build.severity(id, "checkpoint-due")
    };
    assert_eq!((due(29, &[]), due(30, &[])), (None, Some(Severity::Amber)));
    assert_eq!(
        (due(44, &[]), due(45, &[])),
        (Some(Severity::Amber), Some(Severity::Red))
    );
    assert_eq!(
        (due(59, &["30"]), due(60, &["30"])),
        (None, Some(Severity::Amber))
    );
    assert_eq!(due(200, &["30", "60", "90"]), None);
    let (build, id) = launched(json!({"product": "P", "date": "2028-01-31"}));
    let days = launch::checkpoints(&build.book, build.record(id)).map(|one| one.due);
    assert_eq!(
        days,
        ["2028-03-01", "2028-03-31", "2028-04-30"].map(|on| Some(day(on))),
        "days, not months, in a leap year"
    );
}

#[test]
fn adoption_below_target_is_red_at_the_last_checkpoint() {
    let rule = |after: &str, adoption: &str| {
        let (mut build, id) =
            launched(json!({"product": "P", "date": ago(100), "adoption_target": "50"}));
        build.add(
            "checkpoint",
            Some(id),
            json!({"after": after, "on": ago(1), "adoption_actual": adoption}),
        );
        build.severity(id, "launch-landing")
    };
    assert_eq!(rule("30", "50"), Some(Severity::Good), "exactly 50.0 %");
    assert_eq!(rule("30", "49.9"), Some(Severity::Amber));
    assert_eq!(rule("90", "49.9"), Some(Severity::Red));
    let (build, id) = launched(json!({"product": "P", "adoption": "a", "adoption_target": "5"}));
    assert!(
        build
            .finding(id, "launch-undefined")
            .inputs
            .contains("time to value")
    );
}

#[test]
fn an_overridden_gate_is_told_once() {
    let rule = |fields: Value| {
        let (mut build, id) = launched(fields);
        build.add(
            "gate",
            Some(id),
            json!({"gate": "flag plan", "state": "red"}),
        );
        (
            build.severity(id, "gates-red"),
            build.severity(id, "ready-by-override"),
        )
    };
    let by = "00000000-0000-0000-0000-000000000009";
    let overridden = json!({"product": "P", "tier": "1", "ready_on": ago(1), "override_by": by, "override_reason": "r"});
    assert_eq!(rule(overridden), (None, Some(Severity::Amber)));
    let turned = json!({"product": "P", "tier": "1", "ready_on": ago(1)});
    assert_eq!(
        rule(turned),
        (Some(Severity::Red), None),
        "it turned red after it was ready"
    );
    let early = json!({"product": "P", "tier": "1", "override_by": by, "override_reason": "r"});
    assert_eq!(rule(early), (Some(Severity::Red), None), "not ready yet");
}

#[test]
fn figures_call_for_something_for_ninety_days() {
    let missed = |days| {
        let (build, id) = metric(json!({"actual": "9", "by": ago(200), "actual_on": ago(days)}));
        build.severity(id, "metric-target")
    };
    assert_eq!((missed(90), missed(91)), (Some(Severity::Amber), None));
    let landing = |days| {
        let (mut build, id) =
            launched(json!({"product": "P", "date": ago(300), "adoption_target": "50"}));
        build.add(
            "checkpoint",
            Some(id),
            json!({"after": "90", "on": ago(days), "adoption_actual": "1"}),
        );
        build.severity(id, "launch-landing")
    };
    assert_eq!((landing(90), landing(91)), (Some(Severity::Red), None));
}
