//! Flags, pipelines, critical paths, standards and branches.

use super::*;
use crate::rules::{branch_sample, critical_path, flag, pipeline, standard};
use rust_decimal::Decimal;

#[test]
fn a_temporary_flag_is_stale_on_its_thirtieth_day_at_everyone() {
    let stale = |fields: Value| {
        let mut build = Build::new();
        let owner = build.add("person", None, json!({"name": "A"}));
        let mut all = json!({"name": "F", "owner": owner.to_string(), "type": "temporary"});
        let fields = fields.as_object().unwrap().clone();
        all.as_object_mut().unwrap().extend(fields);
        let flag = build.add("flag", None, all);
        build.severity(flag, "flag-stale")
    };
    let everyone = |days| json!({"stage": "everyone", "everyone_since": ago(days), "expected_removal": ago(-90)});
    assert_eq!(stale(everyone(29)), Some(Severity::Good));
    assert_eq!(
        stale(everyone(30)),
        Some(Severity::Amber),
        "exactly thirty days"
    );
    assert_eq!(stale(everyone(119)), Some(Severity::Amber));
    assert_eq!(
        stale(everyone(120)),
        Some(Severity::Red),
        "stale for ninety days"
    );
    let to_go = |days| json!({"stage": "dark", "expected_removal": ago(days)});
    assert_eq!(stale(to_go(0)), Some(Severity::Good), "it may go today");
    assert_eq!(stale(to_go(1)), Some(Severity::Amber));
    let mut permanent = everyone(300);
    permanent["type"] = json!("permanent");
    assert_eq!(stale(permanent), Some(Severity::Good));
    let mut removed = everyone(300);
    removed["stage"] = json!("removed");
    assert_eq!(stale(removed), None, "a removed flag is no matter any more");
}

#[test]
fn a_flag_is_stale_since_the_earlier_of_its_two_days() {
    let mut build = Build::new();
    let flag = build.add("flag", None, json!({"name": "F", "stage": "everyone", "everyone_since": "2028-01-31", "expected_removal": "2028-02-29"}));
    assert_eq!(
        flag::stale_from(build.record(flag)),
        Some(day("2028-03-01")),
        "both days fall together in a leap year"
    );
    let flag = build.add(
        "flag",
        None,
        json!({"name": "F", "stage": "everyone", "everyone_since": "2027-01-31"}),
    );
    assert_eq!(
        flag::stale_from(build.record(flag)),
        Some(day("2027-03-02"))
    );
}

#[test]
fn a_flag_says_how_far_until_when_and_who() {
    let mut build = Build::new();
    let left = build.add("person", None, json!({"name": "A", "left_on": ago(1)}));
    let flag = build.add(
        "flag",
        None,
        json!({"name": "F", "stage": "partial", "owner": left.to_string()}),
    );
    assert_eq!(
        build.severity(flag, "flag-without-share"),
        Some(Severity::Amber)
    );
    assert_eq!(
        build.severity(flag, "flag-without-end"),
        Some(Severity::Amber)
    );
    assert_eq!(build.severity(flag, "owner-left"), Some(Severity::Red));
    assert_eq!(
        build.severity(left, "leaver-owns"),
        None,
        "the flag itself says it"
    );
    let told = build.finding(flag, "owner-left");
    assert_eq!(told.since, Some(today()));
    let practice = build.practice("feature-flags");
    let fields = json!({"text": "Remove it", "owner": left.to_string()});
    let step = build.add("step", Some(practice), fields);
    let of_step = build.finding(step, "owner-left");
    assert_eq!(
        (of_step.rule_words, of_step.severity),
        (told.rule_words, told.severity),
        "one rule, told one way"
    );
}

#[test]
fn steps_by_hand_and_missing_stages_are_counted() {
    let mut build = Build::new();
    let system = build.add("system", None, json!({"name": "S"}));
    let way = build.add("pipeline", None, json!({"system": system.to_string(), "first_week_deploy": "yes", "first_week_deploy_on": ago(365)}));
    assert_eq!(
        build.severity(way, "pipeline-unwritten"),
        Some(Severity::Amber)
    );
    for (stage, mode, minutes) in [
        ("build", "automated", "9"),
        ("test", "automated", "9"),
        ("deploy", "manual", "12.5"),
        ("verify", "manual", "5"),
    ] {
        build.add(
            "pipeline-step",
            Some(way),
            json!({"name": stage, "stage": stage, "mode": mode, "minutes": minutes}),
        );
    }
    let count = pipeline::count(&build.book, build.record(way));
    assert_eq!((count.steps, count.manual), (4, 2));
    assert_eq!(count.manual_minutes.to_string(), "17.5");
    assert_eq!(count.missing, ["package", "roll back"]);
    assert_eq!(
        build.severity(way, "manual-steps"),
        Some(Severity::Amber),
        "half of them is not more than half"
    );
    assert_eq!(build.severity(way, "missing-stages"), Some(Severity::Amber));
    assert_eq!(
        build.severity(way, "first-week-deploy"),
        None,
        "shown a year ago still counts"
    );
    build.add(
        "pipeline-step",
        Some(way),
        json!({"name": "switch", "stage": "deploy"}),
    );
    assert_eq!(
        build.severity(way, "manual-steps"),
        Some(Severity::Red),
        "a step that does not say is by hand"
    );
}

#[test]
fn a_pipeline_without_a_hand_on_it_is_good() {
    let mut build = Build::new();
    let way = build.add("pipeline", None, json!({"first_week_deploy": "yes"}));
    for stage in pipeline::STAGES {
        build.add(
            "pipeline-step",
            Some(way),
            json!({"name": stage, "stage": stage, "mode": "automated"}),
        );
    }
    assert_eq!(build.severity(way, "manual-steps"), Some(Severity::Good));
    let mut tried = |answer: Value| {
        let way = build.add("pipeline", None, answer);
        build.finding(way, "first-week-deploy").chip
    };
    assert_eq!(tried(json!({"first_week_deploy": "no"})), "week one: no");
    assert_eq!(tried(json!({})), "week one: not tried");
    assert_eq!(
        tried(json!({"first_week_deploy": "yes", "first_week_deploy_on": ago(366)})),
        "week one: old"
    );
}

#[test]
fn an_open_blockage_is_red_and_an_ended_one_owes_a_cause() {
    let mut build = Build::new();
    let way = build.add("pipeline", None, json!({}));
    let mut blockage = |fields: Value| {
        let id = build.add("blockage", Some(way), fields);
        (
            build.severity(id, "pipeline-blocked"),
            build.severity(id, "blockage-without-cause"),
        )
    };
    let (from, to) = (at("2026-11-19", "08:40"), at("2026-11-19", "10:15"));
    assert_eq!(
        blockage(json!({"what": "w", "started": from})),
        (Some(Severity::Red), None)
    );
    assert_eq!(
        blockage(json!({"what": "w", "started": from, "ended": to})),
        (None, Some(Severity::Amber))
    );
    assert_eq!(
        blockage(json!({"what": "w", "started": from, "ended": to, "cause": "c"})),
        (Some(Severity::Good), None)
    );
    let pipe = build.record(way);
    assert_eq!(
        pipeline::minutes_lost(&build.book, pipe, day("2026-11-19")),
        190,
        "two ended ones of 95 minutes"
    );
    assert_eq!(
        pipeline::minutes_lost(&build.book, pipe, day("2026-11-20")),
        0
    );
}

#[test]
fn a_path_that_wakes_someone_and_is_unguarded_is_red() {
    let rule = |fields: Value| {
        let mut build = Build::new();
        let path = build.add("critical-path", None, fields);
        (
            build.severity(path, "path-unguarded"),
            build.severity(path, "path-failed-unguarded"),
        )
    };
    assert_eq!(
        rule(json!({"name": "P", "impact": "1", "unit": "covered"})).0,
        Some(Severity::Red),
        "covered, and nobody starts it"
    );
    assert_eq!(
        rule(json!({"name": "P", "impact": "1", "unit": "partly", "automated": true})).0,
        Some(Severity::Red),
        "partly is not covered"
    );
    assert_eq!(
        rule(json!({"name": "P", "impact": "2"})).0,
        Some(Severity::Amber)
    );
    assert_eq!(
        rule(json!({"name": "P", "impact": "2", "last_failure": ago(90)})).1,
        Some(Severity::Red),
        "exactly ninety days"
    );
    assert_eq!(
        rule(json!({"name": "P", "impact": "2", "last_failure": ago(91)})).1,
        None
    );
    assert_eq!(
        rule(json!({"name": "P", "impact": "2", "last_failure": ago(90)})).0,
        None,
        "said once"
    );
    let guarded = json!({"name": "P", "impact": "1", "integration": "covered", "automated": true, "last_failure": ago(1), "owner": "00000000-0000-0000-0000-000000000009"});
    assert_eq!(rule(guarded), (Some(Severity::Good), None));
}

#[test]
fn coverage_of_half_is_fifty_per_cent() {
    let mut build = Build::new();
    for (impact, automated) in [("2", true), ("1", false), ("1", true), ("3", false)] {
        build.add("critical-path", None, json!({"name": impact, "impact": impact, "unit": "covered", "end_to_end": "partly", "automated": automated}));
    }
    let all = critical_path::coverage(
        build
            .book
            .of_kind("critical-path")
            .collect::<Vec<_>>()
            .into_iter(),
    );
    assert_eq!(all.guarded.percent(), Some(Decimal::from(50)));
    assert_eq!(all.levels.map(|share| share.part), [4, 0, 0]);
    let order: Vec<u32> = critical_path::ranked(&build.book)
        .iter()
        .map(|path| path.number)
        .collect();
    assert_eq!(
        order,
        [2, 3, 1, 4],
        "worst impact first, unguarded before guarded"
    );
    assert_eq!(
        critical_path::by_impact(&build.book).map(|one| one.guarded.of),
        [2, 1, 1, 0]
    );
}

#[test]
fn adoption_leaves_exceptions_out_and_counts_the_silent() {
    let mut build = Build::new();
    let page = build.add("standard", None, json!({"title": "Code", "reviewed_on": ago(10), "published_at": "x", "in_onboarding": true}));
    let all: Vec<RecordId> = (0..4)
        .map(|n| build.add("repository", None, json!({"name": n.to_string()})))
        .collect();
    build.add(
        "adoption",
        Some(page),
        json!({"repository": all[0].to_string(), "state": "adopted"}),
    );
    let exception = build.add(
        "adoption",
        Some(page),
        json!({"repository": all[1].to_string(), "state": "exception"}),
    );
    build.add(
        "adoption",
        Some(page),
        json!({"repository": all[2].to_string(), "state": "reviewed"}),
    );
    let adoption = standard::adoption(&build.book, build.record(page));
    assert_eq!(
        (
            adoption.adopted.part,
            adoption.adopted.of,
            adoption.exceptions,
            adoption.reviewed
        ),
        (1, 3, 1, 1)
    );
    assert_eq!(adoption.silent, [all[3]]);
    assert_eq!(
        build.severity(page, "standard-adoption"),
        Some(Severity::Red),
        "a third"
    );
    assert_eq!(
        build.severity(exception, "exception-without-reason"),
        Some(Severity::Amber)
    );
    build.add(
        "adoption",
        Some(page),
        json!({"repository": all[3].to_string(), "state": "exception", "note": "n"}),
    );
    assert_eq!(
        build.severity(page, "standard-adoption"),
        Some(Severity::Amber),
        "exactly half"
    );
    assert_eq!(build.severity(page, "standard-review"), None);
    let old = build.add(
        "standard",
        None,
        json!({"title": "Old", "reviewed_on": "2026-08-20"}),
    );
    assert_eq!(build.severity(old, "standard-review"), None, "due today");
    assert_eq!(
        build.severity(old, "standard-hidden"),
        Some(Severity::Amber)
    );
    let older = build.add(
        "standard",
        None,
        json!({"title": "Old", "reviewed_on": "2026-08-19"}),
    );
    assert_eq!(
        build.severity(older, "standard-review"),
        Some(Severity::Amber)
    );
}

fn sampled(samples: &[(i64, &str, &str)]) -> (Build, RecordId) {
    let mut build = Build::new();
    let repository = build.add("repository", None, json!({"name": "R"}));
    for (days, median, longest) in samples {
        build.add("branch-sample", None, json!({"repository": repository.to_string(), "taken_on": ago(*days), "median_days": median, "longest_days": longest}));
    }
    (build, repository)
}

#[test]
fn a_branch_of_exactly_two_days_is_in_time() {
    let rule = |median: &str, longest: &str| {
        let (build, repository) = sampled(&[(5, median, longest)]);
        build.severity(repository, "branch-lifetime")
    };
    assert_eq!(rule("2", "2"), Some(Severity::Good));
    assert_eq!(rule("2", "2.1"), Some(Severity::Amber));
    assert_eq!(rule("2.1", "9"), Some(Severity::Red));
    let stale = |days| {
        let (build, repository) = sampled(&[(days, "1", "1")]);
        build.severity(repository, "sample-stale")
    };
    assert_eq!((stale(90), stale(91)), (None, Some(Severity::Amber)));
}

#[test]
fn the_first_aim_is_half_of_the_baseline_and_the_second_two_days() {
    let target = |samples: &[(i64, &str, &str)]| {
        let (build, repository) = sampled(samples);
        let samples = branch_sample::samples(&build.book, build.record(repository));
        branch_sample::progress(&samples).map(|progress| progress.target.to_string())
    };
    assert_eq!(target(&[(9, "7", "20")]).as_deref(), Some("3.5"));
    assert_eq!(
        target(&[(9, "7", "20"), (5, "3.6", "20")]).as_deref(),
        Some("3.5")
    );
    assert_eq!(
        target(&[(9, "7", "20"), (5, "3.5", "20")]).as_deref(),
        Some("2"),
        "half is reached"
    );
    assert_eq!(
        target(&[(9, "4", "20")]).as_deref(),
        Some("2"),
        "half of four is two"
    );
    assert_eq!(target(&[]), None);
}
