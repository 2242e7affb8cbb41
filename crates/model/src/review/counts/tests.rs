//! What is counted on a day, and what is left to a person.

use super::*;
use crate::testing::Build;
use serde_json::json;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn count(b: &Build, id: &str, today: &str) -> Option<(String, String)> {
    let catalogue = crate::Catalogue::shipped();
    let mut measures = catalogue.practices().iter().flat_map(|one| &one.measures);
    let measure = measures
        .find(|one| one.id == id)
        .expect("a shipped measure");
    counted(&b.book, measure, day(today)).map(|it| (it.figure, it.from))
}

fn said(figure: &str, from: &str) -> Option<(String, String)> {
    Some((figure.to_owned(), from.to_owned()))
}

#[test]
fn of_nothing_nothing_is_counted() {
    let b = Build::new();
    let catalogue = crate::Catalogue::shipped();
    for measure in catalogue.practices().iter().flat_map(|one| &one.measures) {
        assert_eq!(
            counted(&b.book, measure, day("2026-11-20")),
            None,
            "{}",
            measure.id
        );
    }
}

#[test]
fn a_flag_is_counted_as_stale_from_its_thirtieth_day_on() {
    let mut b = Build::new();
    for since in ["2026-10-21", "2026-10-22"] {
        b.add(
            "flag",
            None,
            json!({ "name": since, "stage": "everyone", "everyone_since": since }),
        );
    }
    assert_eq!(
        count(&b, "stale-flags", "2026-11-19"),
        said("0", "0 of 2\u{a0}flags")
    );
    assert_eq!(
        count(&b, "stale-flags", "2026-11-20"),
        said("1", "1 of 2\u{a0}flags")
    );
    assert_eq!(
        count(&b, "stale-flags", "2026-11-21"),
        said("2", "2 of 2\u{a0}flags")
    );
    assert_eq!(
        count(&b, "flags-accounted", "2026-11-20"),
        said("0", "0 of 2\u{a0}temporary flags")
    );
}

#[test]
fn a_revocation_is_open_after_more_than_seven_days_without_a_day_of_removal() {
    let mut b = Build::new();
    let review = b.add(
        "access-review",
        None,
        json!({ "title": "Q4", "scope": "production" }),
    );
    for (decision, removed) in [
        ("revoke", None),
        ("reduce", Some("2026-11-03")),
        ("keep", None),
    ] {
        b.add(
            "access-decision",
            Some(review),
            json!({ "decision": decision, "decided_on": "2026-11-02", "removed_on": removed }),
        );
    }
    let open = |today| count(&b, "removals-open", today);
    assert_eq!(open("2026-11-09"), said("0", "0 of 2\u{a0}revocations"));
    assert_eq!(open("2026-11-10"), said("1", "1 of 2\u{a0}revocations"));
}

#[test]
fn grants_are_counted_while_they_are_held() {
    let mut b = Build::new();
    let gone = b.add(
        "person",
        None,
        json!({ "name": "Eve", "left_on": "2026-10-31" }),
    );
    let here = b.add("person", None, json!({ "name": "Ada" }));
    for (person, used, removed) in [
        (gone, Some("2026-10-30"), None),
        (gone, None, Some("2026-11-01")),
        (here, Some("2026-08-22"), None),
        (here, None, None),
    ] {
        b.add(
            "grant",
            None,
            json!({ "person": person.to_string(), "role": "admin", "scope": "production",
                "last_used": used, "removed_on": removed }),
        );
    }
    assert_eq!(
        count(&b, "leaver-grants", "2026-11-20"),
        said("1", "1 of 3\u{a0}grants")
    );
    assert_eq!(
        count(&b, "unused-grants", "2026-11-19"),
        said("0", "0 of 2\u{a0}grants")
    );
    assert_eq!(
        count(&b, "unused-grants", "2026-11-20"),
        said("50", "1 of 2\u{a0}grants")
    );
}

#[test]
fn a_scope_that_nobody_ever_signed_has_no_days_since() {
    let mut b = Build::new();
    let ada = b.add("person", None, json!({ "name": "Ada" }));
    let grant = |b: &mut Build, scope: &str| {
        b.add(
            "grant",
            None,
            json!({ "person": ada.to_string(), "scope": scope }),
        );
    };
    grant(&mut b, "production");
    let review = b.add(
        "access-review",
        None,
        json!({ "title": "Q3", "scope": "production", "signed_on": "2026-09-01" }),
    );
    assert_eq!(
        count(&b, "days-since-review", "2026-11-20"),
        None,
        "it looked at nothing"
    );
    b.add(
        "access-decision",
        Some(review),
        json!({ "decision": "keep" }),
    );
    assert_eq!(
        count(&b, "days-since-review", "2026-11-20"),
        said("80", "scope production")
    );
    grant(&mut b, "customer data");
    assert_eq!(count(&b, "days-since-review", "2026-11-20"), None);
}

#[test]
fn the_worst_recovery_is_that_of_the_latest_tests() {
    let mut b = Build::new();
    for (scenario, on, recovered) in [
        ("restore a backup", "2026-03-01", "09:00"),
        ("restore a backup", "2026-09-01", "03:00"),
        ("lose a region", "2026-06-01", "02:00"),
    ] {
        b.add(
            "dr-test",
            None,
            json!({ "title": scenario, "scenario": scenario, "form": "actual", "on": on, "result": "pass",
                "rto_target": 7200, "started": format!("{on}T01:00:00+00:00"),
                "recovered": format!("{on}T{recovered}:00+00:00") }),
        );
    }
    assert_eq!(
        count(&b, "rto-share", "2026-11-20"),
        said("100", "in “restore a backup”")
    );
    assert_eq!(
        count(&b, "actual-tests", "2026-11-20"),
        said("3", "3 of 3\u{a0}tests")
    );
    assert_eq!(
        count(&b, "actual-tests", "2027-03-01"),
        said("2", "2 of 3\u{a0}tests")
    );
}

#[test]
fn one_component_that_was_never_checked_leaves_the_age_unknown() {
    let mut b = Build::new();
    for (name, checked) in [("Queue", "2026-11-01"), ("Network", "2026-10-01")] {
        b.add(
            "component",
            None,
            json!({ "name": name, "codified": true, "version_controlled": name == "Queue", "last_drift_check": checked }),
        );
    }
    let oldest = said("50", "the oldest is Network");
    assert_eq!(count(&b, "drift-check-age", "2026-11-20"), oldest);
    assert_eq!(
        count(&b, "share-codified", "2026-11-20"),
        said("50", "1 of 2\u{a0}components")
    );
    b.add("component", None, json!({ "name": "By hand" }));
    assert_eq!(count(&b, "drift-check-age", "2026-11-20"), oldest);
    b.add(
        "component",
        None,
        json!({ "name": "New", "codified": true }),
    );
    assert_eq!(count(&b, "drift-check-age", "2026-11-20"), None);
}

#[test]
fn systems_that_rest_on_one_person_are_counted_by_person() {
    let mut b = Build::new();
    let ada = b.add("person", None, json!({ "name": "Ada" }));
    let omar = b.add("person", None, json!({ "name": "Omar" }));
    for (criticality, primary) in [
        ("1", Some(ada)),
        ("2", Some(ada)),
        ("3", Some(omar)),
        ("1", None),
    ] {
        b.add(
            "system",
            None,
            json!({ "name": criticality, "criticality": criticality, "primary": primary.map(|id| id.to_string()) }),
        );
    }
    let today = "2026-11-20";
    assert_eq!(count(&b, "heaviest-load", today), said("2", "all with Ada"));
    assert_eq!(
        count(&b, "systems-with-one-person", today),
        said("3", "3 of 3\u{a0}systems")
    );
    assert_eq!(
        count(&b, "critical-systems-covered", today),
        said("0", "0 of 2\u{a0}systems of criticality 1")
    );
}

#[test]
fn a_typed_figure_is_told_from_a_counted_one() {
    let mut b = Build::new();
    let note = Count {
        figure: "3".into(),
        from: "of 14 flags".into(),
    }
    .note();
    let counted = b.add("review-measure", None, json!({ "note": note }));
    let typed = b.add("review-measure", None, json!({ "note": "counted by Ada" }));
    assert!(is_counted(b.record(counted)) && !is_counted(b.record(typed)));
}
