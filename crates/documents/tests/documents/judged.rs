//! Papers that print what rules say: phases against targets, forecasts, gaps, gates, and who signed.

use super::{
    joined,
    kept::{self, Kept},
    sample, words,
};
use blueprint_documents::{Fonts, blueprint::EditionFacts, document};
use blueprint_model::RecordId;
use serde_json::json;

fn text_of(paper: &str, kept: &Kept, record: RecordId) -> String {
    let book = &kept.book;
    let facts = EditionFacts::default();
    let today = sample::today();
    let set = document(paper, book, book.catalogue(), today, Some(record), &facts).unwrap();
    joined(&words(&set.preview(&Fonts::bundled_only()).unwrap()))
}

#[track_caller]
fn says(text: &str, wanted: &[&str]) {
    for words in wanted {
        assert!(
            text.contains(&joined(words)),
            "“{words}” is not said in {text}"
        );
    }
}

fn at(clock: &str) -> String {
    format!("2026-11-12T{clock}:00.000+00:00")
}

#[test]
fn a_dr_test_shows_each_phase_against_its_target_and_what_it_points_to() {
    let mut kept = Kept::empty();
    let test = kept.add(
        "dr-test",
        None,
        json!({
            "title": "Restore", "scenario": "restore a backup", "form": "actual", "on": "2026-11-12",
            "started": at("09:30"), "detected": at("09:48"), "diagnosed": at("11:24"), "recovered": at("13:12"),
            "detect_target": 600, "diagnose_target": 3_600, "recover_target": 10_200,
            "rto_target": 14_400, "rpo_target": 900, "rpo_actual": 2_460, "result": "fail",
        }),
    );
    kept.add(
        "action",
        None,
        json!({ "text": "Ship logs every ten minutes", "about": [test] }),
    );
    let text = text_of("dr-test", &kept, test);
    says(
        &text,
        &[
            "8 min over",
            "monitoring",
            "36 min over",
            "runbooks and process",
            "1 h 2 min under",
            "3 h 42 min",
            "18 min under",
            "26 min over",
            "fail",
            "09:30–13:12",
            "Ship logs every ten minutes",
            "no owner",
            "no date",
            "without a date",
            "by 12 December 2026",
        ],
    );
    says(&text, &["lead, date", "observer, date"]);
    kept.set(test, "signed_on", json!("2026-11-13"));
    let signed = text_of("dr-test", &kept, test);
    says(&signed, &["13 November 2026; locked since."]);
    assert!(
        !signed.contains("lead,date"),
        "a signed test asks for no signature"
    );
}

#[test]
fn earlier_tests_of_a_scenario_are_drawn_and_later_ones_are_not() {
    let mut kept = Kept::empty();
    let mut add = |day: &str, minutes: u32| {
        let at = |clock: String| format!("{day}T{clock}:00.000+00:00");
        kept.add(
            "dr-test",
            None,
            json!({
                "title": format!("Test of {day}"), "scenario": "lose a region", "form": "actual", "on": day, "result": "pass",
                "started": at("09:00".into()), "detected": at(format!("09:{minutes:02}")), "detect_target": 600,
            }),
        )
    };
    add("2025-11-10", 41);
    let second = add("2026-06-10", 18);
    add("2026-11-10", 7);
    let text = text_of("dr-test", &kept, second);
    says(
        &text,
        &[
            "This scenario so far",
            "Two tests, 10 Nov 2025 to 10 Jun 2026",
            "41 min",
            "18 min",
        ],
    );
    assert!(!text.contains("7min"), "{text}");
}

#[test]
fn a_budget_shows_spend_forecast_and_each_mark_once() {
    let mut kept = Kept::empty();
    let money = |minor: i64| json!({ "minor": minor, "currency": "EUR" });
    let budget = kept.add(
        "budget",
        None,
        json!({ "name": "Databases", "month": "2026-11", "amount": money(300_000) }),
    );
    for day in 1..=19 {
        kept.add(
            "spend",
            Some(budget),
            json!({ "on": format!("2026-11-{day:02}"), "amount": money(10_000) }),
        );
    }
    kept.add(
        "crossing",
        Some(budget),
        json!({ "threshold": "50", "basis": "actual", "on": "2026-11-15", "cause": "As every month" }),
    );
    let text = text_of("budget", &kept, budget);
    says(
        &text,
        &[
            "1,900.00 EUR spent, 63 %",
            "3,000.00 EUR by the end of the month, 100 %",
            "19 of 30",
            "As every month",
            "nobody told",
            "no cause written down",
            "Single entries are in the workbook.",
        ],
    );
    assert_eq!(text.matches(&joined("50 % actual spend")).count(), 1);
    assert_eq!(text.matches(&joined("90 % forecast")).count(), 1);
    let calm = kept.add(
        "budget",
        None,
        json!({ "name": "Tablets", "month": "2026-11", "amount": money(9_000_000) }),
    );
    for day in 1..=19 {
        kept.add(
            "spend",
            Some(calm),
            json!({ "on": format!("2026-11-{day:02}"), "amount": money(10_000) }),
        );
    }
    says(
        &text_of("budget", &kept, calm),
        &["None so far.", "12 more in the workbook", "19 Nov"],
    );
    let none = kept.add(
        "budget",
        None,
        json!({ "name": "Nothing", "month": "2026-11", "amount": money(0) }),
    );
    says(
        &text_of("budget", &kept, none),
        &["there is no budget to measure against"],
    );
}

#[test]
fn a_hypothesis_sheet_counts_its_gap() {
    let mut kept = Kept::new();
    kept::brief(&mut kept);
    let sheet = kept.book.of_kind("hypothesis-sheet").last().unwrap().id;
    let text = text_of("hypothesis", &kept, sheet);
    says(
        &text,
        &[
            "2 of 4 that matter",
            "gap: untested",
            "nothing known yet",
            "no test named",
            "no figure set",
            "holds until 30 Oct 2027",
            "high importance: three lines, two without evidence",
        ],
    );
    let line = kept.book.children(sheet, "hypothesis").next().unwrap().id;
    kept.set(line, "expires_on", json!("2026-11-18"));
    says(
        &text_of("hypothesis", &kept, sheet),
        &["3 of 4 that matter", "expired 18 Nov", "gap: validated"],
    );
}

#[test]
fn an_access_review_follows_every_decision_until_it_is_gone() {
    let mut kept = Kept::new();
    let (holder, other) = (kept.nth("person", 0), kept.nth("person", 1));
    let system = kept.nth("system", 0);
    let review = kept.add(
        "access-review",
        None,
        json!({ "scope": "production", "owner": other, "started_on": "2026-10-20" }),
    );
    for (role, decision, reviewer, extra) in [
        ("reader", Some("keep"), other, json!({})),
        (
            "deployer",
            Some("revoke"),
            other,
            json!({ "decided_on": "2026-10-21" }),
        ),
        (
            "auditor",
            Some("reduce"),
            other,
            json!({ "decided_on": "2026-11-17" }),
        ),
        (
            "owner",
            Some("keep"),
            holder,
            json!({ "reason": "Alone on the rota" }),
        ),
        ("root", None, other, json!({})),
    ] {
        let mut fields =
            json!({ "person": holder, "system": system, "role": role, "reviewer": reviewer });
        if let Some(decision) = decision {
            fields["decision"] = json!(decision);
        }
        for (field, value) in extra.as_object().unwrap() {
            fields[field] = value.clone();
        }
        kept.add("access-decision", Some(review), fields);
    }
    let text = text_of("access-review", &kept, review);
    says(
        &text,
        &[
            "Access review: production",
            "Five grants, 1 undecided.",
            "0 of 2 seen gone",
            "still there",
            "not yet",
            "about the own access",
            "Alone on the rota",
            "never seen",
            "second pair of eyes, date",
        ],
    );
    kept.set(review, "signed_on", json!("2026-11-18"));
    let signed = text_of("access-review", &kept, review);
    says(
        &signed,
        &["Signed and locked on Wednesday 18 November 2026."],
    );
    assert!(
        !signed.contains("secondpairofeyes"),
        "a signed review asks for no signature"
    );
}

#[test]
fn a_launch_asks_all_eight_gates_and_three_checkpoints() {
    let mut kept = Kept::empty();
    let launch = kept.add(
        "launch",
        None,
        json!({ "product": "Photo report", "tier": "1", "date": "2026-09-01", "adoption_target": "40" }),
    );
    kept.add(
        "gate",
        Some(launch),
        json!({ "gate": "support trained", "state": "red", "note": "Two of nine" }),
    );
    kept.add(
        "checkpoint",
        Some(launch),
        json!({ "after": "30", "on": "2026-10-02", "adoption_actual": "12", "decision": "adjust" }),
    );
    let text = text_of("launch", &kept, launch);
    says(
        &text,
        &[
            "0 of 8 green",
            "Two of nine",
            "red",
            "adjust",
            "12 %",
            "due 31 Oct",
            "due 30 Nov",
            "target 40 %",
        ],
    );
    assert_eq!(text.matches(&joined("not answered")).count(), 7, "{text}");
}

#[test]
fn an_mvp_says_which_target_is_met() {
    let mut kept = Kept::empty();
    let mvp = kept.add("mvp", None, json!({ "name": "Photo report" }));
    for (name, actual, direction) in [("Settled", "41", "up"), ("Calls", "31", "down")] {
        let fields = json!({ "name": name, "unit": "%", "how_measured": "log", "baseline": "35", "target": "40", "actual": actual, "direction": direction });
        kept.add("metric", Some(mvp), fields);
    }
    let metric = kept.book.children(mvp, "metric").last().unwrap().id;
    kept.set(metric, "target", json!("30"));
    says(
        &text_of("mvp", &kept, mvp),
        &["target met", "target not met"],
    );
}
