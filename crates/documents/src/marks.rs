//! What the templates leave in the pages for the program to read: where parts begin and end, and how a page fits.

use crate::set::Fit;
use serde::Deserialize;
use std::collections::BTreeMap;
use typst::{
    foundations::{Content, Label, Selector, Value},
    introspection::{MetadataElem, PagedPosition},
    utils::PicoStr,
};
use typst_layout::{Page, PagedDocument};

/// A last page filled to less than this share of its height is a spill: about twelve lines of an upright page.
const SPILL: f64 = 0.185;
/// A part of more pages than this is left as it is: tightening it would move its end about at random.
const LONGEST: usize = 9;
/// How often a part is set tighter before it is left as it is; the templates know as many grades.
const GRADES: u8 = 3;

fn marked(document: &PagedDocument, label: &str) -> Vec<(serde_json::Value, PagedPosition)> {
    let Some(label) = Label::new(PicoStr::intern(label)) else {
        return Vec::new();
    };
    let introspector = document.introspector();
    let all = introspector.elements().query(&Selector::Label(label));
    let read = |content: &Content| {
        let value: &Value = &content.to_packed::<MetadataElem>()?.value;
        let place = introspector.position(content.location()?)?;
        Some((serde_json::to_value(value).ok()?, place))
    };
    all.iter().filter_map(read).collect()
}

/// Which parts are set tighter, and how much.
#[derive(Debug, Default)]
pub(crate) struct Tightening {
    grades: BTreeMap<String, u8>,
}

impl Tightening {
    /// Looks for parts that end with a few lines on a page of their own; whether there is reason to lay out again.
    pub(crate) fn learn(&mut self, document: &PagedDocument) -> bool {
        let begins: BTreeMap<String, PagedPosition> = marked(document, "part-begins")
            .into_iter()
            .filter_map(|(name, place)| Some((name.as_str()?.to_owned(), place)))
            .collect();
        let mut again = false;
        for (name, end) in marked(document, "part-ends") {
            let Some((name, begin)) = name.as_str().and_then(|name| begins.get_key_value(name))
            else {
                continue;
            };
            let pages = end.page.get() - begin.page.get();
            let height = |page: &Page| page.frame.height().to_pt();
            let height = document.pages().get(end.page.get() - 1).map_or(0.0, height);
            let spills = (1..LONGEST).contains(&pages)
                && end.point.y.to_pt() - begin.point.y.to_pt() < SPILL * height;
            let grade = self.grades.get(name).copied().unwrap_or(0);
            if spills && grade < GRADES {
                self.grades.insert(name.clone(), grade + 1);
                again = true;
            }
        }
        again
    }

    /// The grades by part, for the templates.
    pub(crate) fn as_json(&self) -> Vec<u8> {
        serde_json::to_vec(&self.grades).unwrap_or_default()
    }
}

/// How the templates say that a page fits.
#[derive(Deserialize)]
struct Measured {
    place: String,
    size: f64,
    free: u32,
    over: u32,
}

/// Every page that must fit, with its fit.
pub(crate) fn fits(document: &PagedDocument) -> Vec<(String, Fit)> {
    let read = |(value, _): (serde_json::Value, PagedPosition)| {
        let measured: Measured = serde_json::from_value(value).ok()?;
        let fit = Fit {
            lines_over: measured.over,
            size_pt: measured.size,
            free_lines: measured.free,
        };
        Some((measured.place, fit))
    };
    marked(document, "fit")
        .into_iter()
        .filter_map(read)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Fonts,
        blueprint::{EditionFacts, from_book},
        blueprint_set, sample, typeset,
    };

    #[test]
    fn no_part_of_the_sample_ends_with_a_few_lines_on_a_page_of_its_own() {
        let book = sample::book();
        let facts = EditionFacts::default();
        let data = from_book(&book, book.catalogue(), sample::today(), &facts);
        let set = blueprint_set(&data).unwrap();
        let pages = typeset::lay_out(&set, &Fonts::bundled_only()).unwrap();
        let mut fresh = Tightening::default();
        fresh.learn(&pages.document);
        let spilling: Vec<&String> = fresh.grades.keys().collect();
        assert!(
            spilling.iter().all(|part| part.starts_with("register")),
            "{spilling:?}"
        );
        let parts = marked(&pages.document, "part-begins").len();
        assert!(parts > 20, "only {parts} parts are watched");
    }
}
