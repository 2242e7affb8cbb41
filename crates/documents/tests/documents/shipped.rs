//! The sample company: complete, to the standards, the same every time.

use super::{blueprint, joined, sample, sample_pages, words};
use blueprint_documents::{
    Fonts,
    blueprint::{EditionFacts, from_book},
    blueprint_pdf,
};
use blueprint_model::{Book, Catalogue, status};

fn contains(bytes: &[u8], wanted: &str) -> bool {
    bytes
        .windows(wanted.len())
        .any(|window| window == wanted.as_bytes())
}

#[test]
fn claims_accessibility_and_archive_standards_and_is_the_same_every_time() {
    let data = blueprint(&sample::book());
    let first = blueprint_pdf(&data, &Fonts::bundled_only()).unwrap();
    assert_eq!(first.warnings, []);
    assert!(
        contains(&first.bytes, "pdfuaid:part"),
        "PDF/UA is not claimed"
    );
    assert!(
        contains(&first.bytes, "pdfaid:part"),
        "PDF/A is not claimed"
    );
    assert!(
        first.bytes.len() < 7_500 * first.pages,
        "{} bytes on {} pages: the tags are not packed",
        first.bytes.len(),
        first.pages
    );
    typst::comemo::evict(0);
    let second = blueprint_pdf(&data, &Fonts::bundled_only()).unwrap();
    assert!(first.bytes == second.bytes, "two runs differ");
}

#[test]
fn says_what_the_workbook_says() {
    let book = sample::book();
    let preview = sample_pages();
    let all = joined(&words(preview));
    for record in [
        "person",
        "team",
        "system",
        "repository",
        "evidence",
        "practice",
    ]
    .iter()
    .flat_map(|kind| book.of_kind(kind))
    {
        assert!(
            all.contains(&joined(&book.title(record))),
            "{} is not printed",
            book.title(record)
        );
    }
    for practice in book.of_kind("practice") {
        let standing = status::of_practice(&book, practice, sample::today());
        let state = practice
            .text("current_state")
            .map(blueprint_model::prose::plain)
            .unwrap_or_default();
        assert!(all.contains(&joined(&state)), "{state}");
        assert!(all.contains(&joined(standing.shown.words())));
    }
    assert!(preview.warnings().is_empty());
}

#[test]
fn every_page_has_its_furniture_and_can_be_drawn() {
    let preview = sample_pages();
    for page in 1..preview.pages() {
        let text = joined(&preview.page_text(page).unwrap());
        assert!(
            text.contains("Fullblueprint,edition2")
                && text.contains(&format!("{}of{}", page + 1, preview.pages())),
            "page {}: {text}",
            page + 1
        );
    }
    let picture = preview.page_png(0, 0.5).unwrap();
    assert_eq!(&picture[..4], b"\x89PNG");
    assert_eq!(
        preview
            .page_size(0)
            .map(|(width, height)| (width.round(), height.round())),
        Some((595.0, 842.0))
    );
    assert!(preview.page_png(preview.pages(), 1.0).is_err());
    assert!(preview.page_png(0, 1_000.0).is_err() && preview.page_png(0, f32::NAN).is_err());
}

#[test]
fn an_empty_workbook_makes_a_document_that_says_so() {
    let book = Book::new(Catalogue::shipped());
    let data = from_book(
        &book,
        book.catalogue(),
        sample::today(),
        &EditionFacts::default(),
    );
    assert_eq!(data.edition, "Draft");
    let pdf = blueprint_pdf(&data, &Fonts::bundled_only()).unwrap();
    assert_eq!(pdf.warnings, []);
    let preview = blueprint_documents::preview(&data, &Fonts::bundled_only()).unwrap();
    let all = joined(&words(&preview));
    assert!(
        all.contains("nothingiswrittenyet")
            && all.contains("nopeoplerecorded")
            && all.contains("Draft")
    );
}
