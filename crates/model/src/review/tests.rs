//! What a review opens with, whom a part belongs to, and when a step is done.

use super::*;
use crate::{Value, practice::Pillar, testing::Build};
use serde_json::json;

impl Build {
    fn made_from(&mut self, template: &str, fields: Value) -> RecordId {
        let id = self.add("practice", None, fields);
        let mut record = self.book.get(id).unwrap().clone();
        record.template = Some(template.to_owned());
        self.book.put(record);
        id
    }

    fn review(&mut self, quarter: &str, locked: Option<&str>, more: Value) -> RecordId {
        let mut fields = json!({ "name": quarter, "quarter": quarter, "scope": "whole", "started_on": "2026-01-05" });
        if let Some(day) = locked {
            fields["locked_on"] = json!(day);
        }
        for (field, value) in more.as_object().unwrap() {
            fields[field] = value.clone();
        }
        self.add(REVIEW, None, fields)
    }
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

#[test]
fn a_quarter_is_read_as_people_write_it_and_knows_its_ends() {
    for text in ["2026 Q4", "Q4 2026", "2026-Q4", "2026 q4"] {
        let quarter = Quarter::parse(text).unwrap();
        assert_eq!(quarter.to_string(), "2026 Q4");
        assert_eq!(
            (quarter.first(), quarter.last()),
            (day("2026-10-01"), day("2026-12-31"))
        );
    }
    for text in ["2026", "Q5 2026", "2026 Q0", "26 Q4", "2026 Q4 x", ""] {
        assert_eq!(Quarter::parse(text), None, "{text}");
    }
    for (day_in, quarter, before) in [
        ("2027-01-01", "2027 Q1", "2026 Q4"),
        ("2028-03-31", "2028 Q1", "2027 Q4"),
        ("2026-04-01", "2026 Q2", "2026 Q1"),
        ("2026-12-31", "2026 Q4", "2026 Q3"),
    ] {
        let found = Quarter::of(day(day_in));
        assert_eq!(found.to_string(), quarter);
        assert_eq!(found.before().to_string(), before);
    }
}

#[test]
fn a_review_opens_with_the_last_locked_one_of_its_part() {
    let mut b = Build::new();
    let ada = b.add("person", None, json!({ "name": "Ada" }));
    let first = b.review("2026 Q1", Some("2026-03-28"), json!({}));
    let second = b.review("2026 Q2", Some("2026-06-29"), json!({}));
    let open = b.review("2026 Q3", None, json!({}));
    let mine = json!({ "scope": "lead", "lead": ada.to_string() });
    let part = b.review("2026 Q3", None, mine);
    let before = |b: &Build, id| previous(&b.book, b.record(id)).map(|it| it.id);
    assert_eq!(before(&b, second), Some(first));
    assert_eq!(before(&b, open), Some(second), "the latest locked one");
    assert_eq!(before(&b, part), None, "of the same part only");
    let next = b.review("2026 Q4", None, json!({}));
    assert_eq!(
        before(&b, next),
        Some(second),
        "one that is open does not count"
    );
    let words = json!({ "corrects": second.to_string() });
    let correction = b.review("2026 Q2", None, words);
    assert_eq!(
        before(&b, open),
        Some(second),
        "an open correction does not count"
    );
    assert_eq!(
        before(&b, correction),
        Some(first),
        "a correction opens as what it corrects did"
    );
    let mut locked = b.record(correction).clone();
    locked
        .fields
        .insert("locked_on".into(), json!("2026-07-10"));
    b.book.put(locked);
    assert_eq!(before(&b, open), Some(correction));
    let today = day("2026-09-20");
    assert_eq!(
        stretch(&b.book, b.record(open), today),
        (day("2026-07-11"), today)
    );
    assert_eq!(
        stretch(&b.book, b.record(part), today),
        (day("2026-07-01"), today),
        "from the beginning of its quarter where nothing came before"
    );
}

#[test]
fn a_record_belongs_to_the_part_of_who_answers_for_it() {
    let mut b = Build::new();
    let ledger = b.add("team", None, json!({ "name": "Ledger" }));
    let mine = json!({ "name": "Ada", "team": ledger.to_string() });
    let ada = b.add("person", None, mine);
    let omar = b.add("person", None, json!({ "name": "Omar" }));
    let owned = json!({ "name": "Flags", "pillar": "speed", "owner": ada.to_string() });
    let practice = b.made_from("feature-flags", owned);
    let step = b.add("step", Some(practice), json!({ "text": "List them" }));
    let given = json!({ "text": "Remove one", "owner": omar.to_string() });
    let other = b.add("step", Some(practice), given);
    let nobody = b.add("flag", None, json!({ "name": "old" }));
    let holds = |scope: Scope, id| scope.holds(&b.book, b.record(id));
    for (id, lead, team, omars) in [
        (practice, true, true, false),
        (step, true, true, false),
        (other, false, false, true),
        (nobody, false, false, false),
    ] {
        assert_eq!(holds(Scope::Lead(ada), id), lead);
        assert_eq!(holds(Scope::Team(ledger), id), team);
        assert_eq!(holds(Scope::Lead(omar), id), omars);
        assert!(holds(Scope::Whole, id));
        assert!(holds(Scope::Pillar(Pillar::Speed), id));
        assert!(!holds(Scope::Pillar(Pillar::Sales), id));
    }
}

#[test]
fn the_practices_of_a_review_are_those_due_by_the_end_of_its_quarter() {
    let mut b = Build::new();
    let owner = b.add("person", None, json!({ "name": "Ada" }));
    let owner = owner.to_string();
    let quarter = Quarter::parse("2026 Q4").unwrap();
    let texts = [
        (
            "codebase-standards",
            json!({ "pillar": "speed", "current_state": "x", "reviewed_on": "2026-09-30" }),
            true,
        ),
        (
            "trunk-based-development",
            json!({ "pillar": "speed", "current_state": "x", "reviewed_on": "2026-10-02" }),
            false,
        ),
        (
            "feature-flags",
            json!({ "pillar": "speed", "current_state": "x" }),
            true,
        ),
        (
            "cost-alerts",
            json!({ "pillar": "shield", "owner": owner }),
            true,
        ),
        ("product-briefs", json!({ "pillar": "sales" }), false),
        (
            "mvp-success-metrics",
            json!({ "pillar": "sales", "status": "not applicable", "current_state": "x" }),
            false,
        ),
    ];
    for (template, fields, _) in &texts {
        b.made_from(template, fields.clone());
    }
    let due = practices::due(&b.book, Scope::Whole, quarter, day("2026-11-19"));
    let due: Vec<&str> = due.iter().filter_map(|it| it.template.as_deref()).collect();
    let wanted: Vec<&str> = texts.iter().filter(|it| it.2).map(|it| it.0).collect();
    assert_eq!(due, wanted);
    let sales = practices::due(
        &b.book,
        Scope::Pillar(Pillar::Sales),
        quarter,
        day("2026-11-19"),
    );
    assert!(sales.is_empty());
}

#[test]
fn a_step_is_done_once_it_says_all_it_must() {
    let mut b = Build::new();
    let ada = b.add("person", None, json!({ "name": "Ada" }));
    let before = b.review("2026 Q3", Some("2026-09-26"), json!({}));
    let issue = b.add("review-issue", Some(before), json!({ "text": "Slow" }));
    let people = json!({ "participants": [ada.to_string()] });
    let review = b.review("2026 Q4", None, people);
    let practice = b.made_from("feature-flags", json!({ "pillar": "speed" }));
    let of = json!({ "practice": practice.to_string() });
    let line = b.add("review-practice", Some(review), of);
    let at = |b: &Build| steps::next(&b.book, b.record(review));
    assert_eq!(at(&b), Step::LastThree);
    b.change(issue, "outcome", json!("moved"));
    assert_eq!(at(&b), Step::LastThree, "moved to which day?");
    b.change(issue, "moved_to", json!("2026-12-01"));
    assert_eq!(at(&b), Step::Practices);
    b.change(line, "verdict", json!("skipped"));
    assert_eq!(at(&b), Step::Practices, "why?");
    b.change(line, "note", json!("nobody was there"));
    assert_eq!(at(&b), Step::Duties);
    for (tick, next) in [
        ("duties_read", Step::Measures),
        ("measures_read", Step::TopThree),
    ] {
        b.change(review, tick, json!(true));
        assert_eq!(at(&b), next);
    }
    for n in 0..TOP {
        assert_eq!(at(&b), Step::TopThree);
        let whole =
            json!({ "text": format!("Issue {n}"), "owner": ada.to_string(), "due": "2026-12-01" });
        b.add("review-issue", Some(review), whole);
    }
    assert_eq!(at(&b), Step::Changes);
    b.change(review, "changes_read", json!(true));
    assert_eq!(at(&b), Step::Sign);
}

#[test]
fn a_measure_stands_where_the_latest_locked_review_read_it() {
    let mut b = Build::new();
    let flags = b.made_from("feature-flags", json!({ "name": "Feature flags" }));
    let other = b.made_from("codebase-standards", json!({ "name": "Standards" }));
    let summer = b.review("2026 Q2", Some("2026-07-02"), json!({}));
    let autumn = b.review("2026 Q3", Some("2026-10-02"), json!({}));
    let running = b.review("2026 Q4", None, json!({}));
    for (review, practice, value) in [
        (autumn, flags, "3"),
        (summer, flags, "5"),
        (running, flags, "1"),
        (autumn, other, "9"),
    ] {
        let fields =
            json!({ "practice": practice.to_string(), "name": "Stale flags", "value": value });
        b.add("review-measure", Some(review), fields);
    }
    let catalogue = crate::Catalogue::shipped();
    let measures = &catalogue.practice("feature-flags").unwrap().measures;
    let stale = measures
        .iter()
        .find(|one| one.name == "Stale flags")
        .unwrap();

    let reading = readings::latest(&b.book, flags, stale).unwrap();

    assert_eq!(reading.line.text("value"), Some("3"));
    assert_eq!(reading.on, day("2026-10-02"));
    assert_eq!(reading.reached, Some(false));
    for never in measures.iter().filter(|one| one.name != "Stale flags") {
        assert_eq!(readings::latest(&b.book, flags, never), None);
    }
}

#[test]
fn what_a_correction_took_back_is_not_read() {
    let mut b = Build::new();
    let flags = b.made_from("feature-flags", json!({ "name": "Feature flags" }));
    let summer = b.review("2026 Q2", Some("2026-07-02"), json!({}));
    let autumn = b.review("2026 Q3", Some("2026-10-02"), json!({}));
    for (review, value) in [(summer, "5"), (autumn, "50")] {
        b.add(
            "review-measure",
            Some(review),
            json!({ "practice": flags.to_string(), "name": "Stale flags", "value": value }),
        );
    }
    let catalogue = crate::Catalogue::shipped();
    let measures = &catalogue.practice("feature-flags").unwrap().measures;
    let stale = measures.iter().find(|one| one.id == "stale-flags").unwrap();
    let read = |b: &Build| {
        let reading = readings::latest(&b.book, flags, stale);
        reading.and_then(|reading| readings::words(&b.book, reading.line))
    };
    let corrects = json!({ "corrects": autumn.to_string() });
    let correction = b.review("2026 Q3", None, corrects);
    assert_eq!(
        read(&b).as_deref(),
        Some("50\u{a0}flags"),
        "the correction is open"
    );
    b.change(correction, "locked_on", json!("2026-10-09"));
    assert_eq!(read(&b).as_deref(), Some("5\u{a0}flags"));
}

#[test]
fn a_figure_keeps_the_unit_it_was_read_in() {
    let mut b = Build::new();
    let flags = b.made_from("feature-flags", json!({ "name": "Feature flags" }));
    for (unit, words, reached) in [
        (Some("flags"), "1\u{a0}flag", Some(false)),
        (Some("percent"), "1\u{a0}percent", None),
        (None, "1\u{a0}flag", Some(false)),
    ] {
        let line = b.add(
            "review-measure",
            None,
            json!({ "practice": flags.to_string(), "name": "Stale flags", "value": "1", "unit": unit }),
        );
        let said = readings::words(&b.book, b.record(line));
        assert_eq!(said.as_deref(), Some(words));
        assert_eq!(readings::is_reached(&b.book, b.record(line)), reached);
    }
}

#[test]
fn a_target_is_reached_at_its_very_figure() {
    let measure = |better, target: Option<&str>| crate::practice::MeasureTemplate {
        id: "m".into(),
        name: "Merges".into(),
        unit: "days".into(),
        better,
        target: target.map(str::to_owned),
        how: String::new(),
    };
    use crate::practice::Better::{Down, Up};
    for (better, target, figure, reached, words) in [
        (
            Up,
            Some("80"),
            "80",
            Some(true),
            Some("at least 80\u{a0}days"),
        ),
        (
            Up,
            Some("80"),
            "79.9",
            Some(false),
            Some("at least 80\u{a0}days"),
        ),
        (Up, Some("100"), "100", Some(true), Some("100\u{a0}days")),
        (Down, Some("1"), "1", Some(true), Some("at most 1\u{a0}day")),
        (Down, Some("0"), "0.1", Some(false), Some("0\u{a0}days")),
        (Down, None, "7", None, None),
    ] {
        let measure = measure(better, target);
        assert_eq!(
            measure.is_reached_by(figure.parse().unwrap()),
            reached,
            "{figure}"
        );
        assert_eq!(measure.target_words().as_deref(), words);
    }
}
