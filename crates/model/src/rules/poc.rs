//! Proofs of concept: three slides, each with something on it.

use super::{Found, Told};
use crate::{Book, Day, Record, Severity, words};

/// The parts of a proof of concept, one slide each; ids of the choice `part`.
pub const PARTS: [&str; 3] = ["tested", "learned", "next"];

/// Whether something stands on a slide.
pub fn is_filled(slide: &Record) -> bool {
    ["heading", "body", "picture"]
        .iter()
        .any(|field| slide.value(field).is_some())
}

/// The slide of each part, when there is one with something on it.
pub fn slides<'a>(book: &'a Book, poc: &Record) -> [Option<&'a Record>; 3] {
    let mut slides = [None; 3];
    for slide in book.all_children(poc.id) {
        let part = slide.text("part");
        let place = PARTS.iter().position(|known| Some(*known) == part);
        let counts = slide.kind == "slide" && slide.trashed.is_none() && is_filled(slide);
        if let Some(place) = place.filter(|_| counts) {
            slides[place] = Some(slide);
        }
    }
    slides
}

pub(super) fn find(book: &Book, poc: &Record, today: Day, found: &mut Found) {
    let slides = slides(book, poc);
    let filled = slides.iter().flatten().count();
    let shared = poc.day("shared_on").filter(|day| *day <= today);
    let severity = match (filled == PARTS.len(), shared) {
        (true, _) => Severity::Good,
        (false, Some(_)) => Severity::Red,
        (false, None) => Severity::Amber,
    };
    found.add(severity, poc, "slides-missing", 30, || {
        let missing: Vec<String> = ["what we tested", "what we learned", "what is next"]
            .into_iter()
            .zip(slides)
            .filter(|(_, slide)| slide.is_none())
            .map(|(words, _)| format!("“{words}”"))
            .collect();
        Told {
            rule_words: "a proof of concept is three slides: tested, learned, next",
            chip: if missing.is_empty() {
                "three slides".into()
            } else {
                format!("{} of three", words::count(filled))
            },
            message: if missing.is_empty() {
                format!("{} is told in three slides", book.title(poc))
            } else {
                format!(
                    "{} does not say {}",
                    book.title(poc),
                    words::listed(&missing)
                )
            },
            inputs: format!(
                "{} filled{}",
                words::counted(filled, "slide", "slides"),
                shared.map_or_else(String::new, |day| format!(", shared {}", day.near(today)))
            ),
            since: shared.filter(|_| !missing.is_empty()),
            next_step: match missing.first() {
                Some(first) => format!("Write one sentence for {first}"),
                None => "Nothing to do".into(),
            },
        }
    });
}
