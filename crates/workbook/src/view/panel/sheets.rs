//! What a whole sheet comes to, above its grid.

use super::parts::{fact, should_be};
use crate::contract::{Panel, Tone};
use blueprint_model::{
    Book, Day, Record,
    rules::{
        access_review, component, critical_path, dr_test, experiment, flag, grant, pipeline,
        planning,
    },
    words,
};

pub(super) fn access_reviews(book: &Book, today: Day, panel: &mut Panel) {
    let facts = grant::SCOPES.iter().map(|scope| {
        let label = words::capitalised(scope);
        match access_review::next_due(book, scope, today) {
            Some(due) => {
                let tone = if due < today { Tone::Bad } else { Tone::Good };
                fact(&label, words::due(due, today), tone).beside(format!("by {}", due.near(today)))
            }
            None => fact(&label, "never reviewed", Tone::Bad),
        }
    });
    panel.facts(facts.collect());
}

pub(super) fn components(book: &Book, _: Day, panel: &mut Panel) {
    let codified = component::codified(book.of_kind("component"));
    let by_hand = book
        .of_kind("component")
        .filter_map(|component| component.number("console_changes"))
        .fold(Default::default(), |sum: rust_decimal::Decimal, n| sum + n);
    panel.facts(vec![
        fact("Codified", codified.words(), should_be(codified.is_whole())),
        fact(
            "Console changes since the last review",
            by_hand.normalize().to_string(),
            should_be(by_hand.is_zero()),
        ),
    ]);
}

pub(super) fn critical_paths(book: &Book, _: Day, panel: &mut Panel) {
    let paths: Vec<&Record> = critical_path::ranked(book);
    let coverage = critical_path::coverage(paths.iter().copied());
    let [unit, integration, end_to_end] = coverage.levels;
    panel.facts(vec![
        fact(
            "Guarded by automated tests",
            coverage.guarded.words(),
            should_be(coverage.guarded.is_whole()),
        ),
        fact("Unit", unit.words(), Tone::Plain),
        fact("Integration", integration.words(), Tone::Plain),
        fact("End to end", end_to_end.words(), Tone::Plain),
    ]);
}

pub(super) fn dr_tests(book: &Book, today: Day, panel: &mut Panel) {
    let held = dr_test::in_last_year(book, today);
    panel.facts(vec![
        fact(
            "Actual tests in twelve months",
            held.to_string(),
            should_be(held >= dr_test::TESTS_A_YEAR),
        )
        .beside(format!("at least {}", dr_test::TESTS_A_YEAR)),
    ]);
}

pub(super) fn experiments(book: &Book, today: Day, panel: &mut Panel) {
    let learned = experiment::with_learning(book, today);
    panel.facts(vec![fact(
        "Ended with a learning",
        learned.words(),
        should_be(learned.is_whole()),
    )]);
}

pub(super) fn flags(book: &Book, today: Day, panel: &mut Panel) {
    let standing: Vec<&Record> = book
        .of_kind("flag")
        .filter(|flag| !flag::is_removed(flag))
        .collect();
    let stale = standing
        .iter()
        .filter(|flag| flag::stale_from(flag).is_some_and(|from| from <= today))
        .count();
    let temporary = standing
        .iter()
        .filter(|flag| flag::is_temporary(flag))
        .count();
    panel.facts(vec![
        fact("In the code", standing.len().to_string(), Tone::Plain)
            .beside(format!("{temporary} temporary")),
        fact("Stale", stale.to_string(), should_be(stale == 0)),
    ]);
}

pub(super) fn pipelines(book: &Book, _: Day, panel: &mut Panel) {
    let by_hand: usize = book
        .of_kind("pipeline")
        .map(|one| pipeline::count(book, one).manual)
        .sum();
    panel.facts(vec![
        fact(
            "Steps done by hand",
            by_hand.to_string(),
            should_be(by_hand == 0),
        )
        .beside("goal none"),
    ]);
}

pub(super) fn planning(book: &Book, today: Day, panel: &mut Panel) {
    let sessions = planning::held(book, None, today);
    let reviewed = planning::reviewed(&sessions);
    let streak = planning::streak(&sessions);
    panel.facts(vec![
        fact(
            "Sessions with customer feedback",
            reviewed.words(),
            should_be(reviewed.is_whole()),
        ),
        fact("In a row", streak.to_string(), should_be(streak > 0)),
    ]);
}
