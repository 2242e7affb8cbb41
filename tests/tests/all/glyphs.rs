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
