//! A disaster-recovery test: its three phases against their targets, and what the slow one points to.

use super::{
    parts::{cell, fact, leads_to},
    phase_bar,
};
use crate::contract::{Fact, Panel, Tone};
use blueprint_model::{
    Book, Day, Record, field,
    rules::dr_test::{Retest, held_on, phases, retest, rto_actual, slowest, trend},
    words,
};

pub(super) fn fill(book: &Book, test: &Record, today: Day, panel: &mut Panel) {
    let rto = rto_actual(test);
    panel.facts(vec![
        against("RTO", rto, test.seconds("rto_target")),
        against(
            "RPO",
            test.seconds("rpo_actual"),
            test.seconds("rpo_target"),
        ),
        result(test),
    ]);
    if let Some(scene) = phase_bar::picture(test) {
        panel.picture(scene);
    }
    if let Some(slow) = slowest(test) {
        let what = match slow.over() {
            Some(over) => format!(
                "{} took {} longer than planned.",
                words::capitalised(slow.phase.words()),
                field::shown::duration(over)
            ),
            None => format!("{} took longest.", words::capitalised(slow.phase.words())),
        };
        panel.notice(
            if slow.over().is_some() {
                Tone::Warn
            } else {
                Tone::Muted
            },
            format!("{what} It points to {}.", slow.phase.remedy()),
        );
    }
    if test.text("result") == Some("fail") {
        let (tone, text) = match retest(book, test, today) {
            Retest::Held(day) => (Tone::Good, format!("Tested again on {}.", day.near(today))),
            Retest::Planned(day) => (
                Tone::Muted,
                format!("The re-test is planned for {}.", day.near(today)),
            ),
            Retest::Missing => (
                Tone::Bad,
                "No re-test is planned. Plan one within 30 days.".to_owned(),
            ),
        };
        panel.notice(tone, text);
    }
    before(book, test, today, panel);
}

/// A time against its target.
fn against(label: &str, actual: Option<i64>, target: Option<i64>) -> Fact {
    let tone = match (actual, target) {
        (Some(actual), Some(target)) if actual > target => Tone::Bad,
        (Some(_), Some(_)) => Tone::Good,
        _ => Tone::Muted,
    };
    let shown = actual.map_or_else(|| "not measured".to_owned(), field::shown::duration);
    let note = target.map_or_else(
        || "no target".to_owned(),
        |target| format!("target {}", field::shown::duration(target)),
    );
    fact(label, shown, tone).beside(note)
}

fn result(test: &Record) -> Fact {
    let (words, tone) = match test.text("result") {
        Some("pass") => ("pass", Tone::Good),
        Some("fail") => ("fail", Tone::Bad),
        Some(other) => (other, Tone::Warn),
        None => ("none yet", Tone::Muted),
    };
    let form = test.text("form").unwrap_or("form not recorded");
    let note = if form == "table-top" {
        "table-top, does not count"
    } else {
        form
    };
    fact("Result", words, tone).beside(note)
}

/// The other tests of the scenario.
fn before(book: &Book, test: &Record, today: Day, panel: &mut Panel) {
    let Some(scenario) = test.text("scenario") else {
        return;
    };
    let trend = trend(book, scenario);
    if trend.len() < 2 {
        return;
    }
    let rows = trend.iter().map(|one| {
        let held = held_on(one);
        let shown = |seconds: Option<i64>| seconds.map_or_else(String::new, field::shown::duration);
        let mut row = vec![
            leads_to(book, one),
            cell(
                held.map_or_else(String::new, |day| day.near(today)),
                Tone::Plain,
            ),
        ];
        row.extend(phases(one).map(|timing| {
            let tone = if timing.over().is_some() {
                Tone::Bad
            } else {
                Tone::Plain
            };
            cell(shown(timing.actual), tone)
        }));
        row.push(cell(shown(rto_actual(one)), Tone::Plain));
        row.push(cell(one.text("result").unwrap_or_default(), Tone::Plain));
        row
    });
    panel.table(
        &format!("Every test of “{scenario}”"),
        &[
            "Test",
            "Held",
            "Detection",
            "Diagnosis",
            "Recovery",
            "RTO",
            "Result",
        ],
        rows.collect(),
        "",
    );
}
