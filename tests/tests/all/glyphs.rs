//! The shapes and colours of states: none says more, or better, than its words.

use blueprint_tests::desk::Desk;
use blueprint_workbook::{
    contract::{Glyph, Reply, Request, Tone},
    view,
};

#[test]
fn a_test_that_failed_is_not_green_even_when_nothing_is_left_to_do_about_it() {
    let mut desk = Desk::sample().unwrap();
    let words = "Kill the writer".into();
    let Reply::Search(page) = desk.ask(Request::Search { words }).unwrap() else {
        panic!("no page of findings");
    };
    let chip = |said: &str| {
        let mut chips = page.records.iter().filter_map(|hit| hit.chip.as_ref());
        let chip = chips.find(|chip| chip.words == said).unwrap();
        (chip.tone, chip.glyph)
    };
    assert_eq!(chip("fail"), (Tone::Plain, Glyph::Crossed));
    assert_eq!(chip("pass"), (Tone::Good, Glyph::Full));
}

#[test]
fn a_review_of_which_no_step_is_done_has_an_empty_ring() {
    let desk = Desk::sample().unwrap();
    let page = view::reviews(&desk.workbook);
    let chips = page.reviews.iter().map(|row| &row.chip);
    let begun: Vec<Glyph> = chips
        .filter(|chip| chip.words == "0 of 7 steps")
        .map(|chip| chip.glyph)
        .collect();
    assert_eq!(begun, [Glyph::Empty]);
}

#[test]
fn a_test_passed_with_conditions_stands_between_passed_and_failed() {
    let mut desk = Desk::sample().unwrap();
    let words = "pass with conditions";
    let tests: Vec<String> = desk
        .workbook
        .book()
        .of_kind("dr-test")
        .filter(|test| test.text("result") == Some(words))
        .map(|test| test.handle())
        .collect();
    assert!(!tests.is_empty(), "the sample has one");
    let mut seen = 0;
    for id in tests {
        let Reply::Record(page) = desk.ask(Request::Record { id }).unwrap() else {
            panic!("not a record page");
        };
        let chips = page.findings.iter().map(|finding| &finding.chip);
        for chip in chips.filter(|chip| chip.words == words) {
            seen += 1;
            assert_eq!((chip.tone, chip.glyph), (Tone::Plain, Glyph::Half));
        }
    }
    assert!(seen > 0, "one of which nothing is left to do");
}
