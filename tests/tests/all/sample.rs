//! The sample company: complete enough to look at, with gaps on purpose.

use blueprint_tests::desk::Desk;
use blueprint_workbook::{contract::Tone, view};
use std::collections::BTreeSet;

#[test]
fn it_shows_every_status_and_every_reading() {
    let desk = Desk::sample().unwrap();
    let home = view::home(&desk.workbook);
    let words: BTreeSet<&str> = home
        .pillars
        .iter()
        .flat_map(|p| &p.rings)
        .map(|ring| ring.words.as_str())
        .collect();
    for status in [
        "not started",
        "drafting",
        "documented",
        "practised",
        "not applicable",
    ] {
        assert!(words.contains(status), "{status} is missing in {words:?}");
    }
    assert!(
        words.iter().any(|word| word.contains("declared")),
        "a declared status that is not earned"
    );
    let systems = view::grid(&desk.workbook, "system").unwrap();
    let readings: BTreeSet<&str> = systems
        .tally
        .iter()
        .map(|tally| tally.chip.words.as_str())
        .collect();
    assert_eq!(
        readings,
        BTreeSet::from(["covered", "nobody", "one person", "two, not documented"])
    );
    assert!(!home.red.is_empty() && !home.due.is_empty() && !home.gaps.is_empty());
    assert!(
        home.due.iter().any(|row| row.chip.tone == Tone::Bad)
            && home.due.iter().any(|row| row.chip.tone == Tone::Muted)
    );
}

#[test]
fn it_has_a_history_of_several_people_with_reasons() {
    let desk = Desk::sample().unwrap();
    let page = view::history(&desk.workbook, None, None).unwrap();
    let people: BTreeSet<&str> = page
        .entries
        .iter()
        .map(|entry| entry.actor.as_str())
        .collect();
    assert!(people.len() >= 5, "{people:?}");
    assert!(page.entries.iter().any(|entry| entry.reason.is_some()));
    let seqs: Vec<u64> = page.entries.iter().map(|entry| entry.seq).collect();
    assert!(
        seqs.windows(2).all(|pair| pair[0] > pair[1]),
        "latest first"
    );
}

#[test]
fn every_record_has_a_page() {
    let mut desk = Desk::sample().unwrap();
    let ids: Vec<String> = desk
        .workbook
        .book()
        .records()
        .map(|record| record.id.to_string())
        .collect();
    for id in ids {
        let page = view::record(&desk.workbook, &id).unwrap();
        for group in &page.referred_by {
            let titles: BTreeSet<&str> = group
                .records
                .iter()
                .map(|link| link.title.as_str())
                .collect();
            assert!(
                !titles.contains(""),
                "{} is referred to by something without a name",
                page.title
            );
        }
    }
    assert!(
        desk.ask(blueprint_workbook::contract::Request::Home)
            .is_ok()
    );
}

#[test]
fn it_is_sound() {
    let desk = Desk::sample().unwrap();
    let path = desk.path("sample.blueprint");
    let catalogue = blueprint_workbook::core::model::Catalogue::shipped();
    let setup = blueprint_workbook::core::store::Setup::new(catalogue, desk.env.clone(), "a test");
    drop(desk.workbook);
    let report = blueprint_workbook::core::store::check(&path, &setup).unwrap();
    assert!(report.is_sound(), "{:?}", report.findings);
}
