//! Papers through the public API: how many pages, what they say of what is missing, and what does not fit.

use super::{
    hostile::{AWKWARD, LITERAL},
    joined,
    kept::{self, Kept},
    sample, words,
};
use blueprint_documents::{
    DocumentError, Fonts, PAPERS, Preview, Set, Warning, blueprint::EditionFacts, document,
    one_page,
};
use blueprint_model::{Book, FieldType, Record, RecordId};
use serde_json::json;

fn everything() -> Kept {
    let mut kept = Kept::new();
    kept::standard(&mut kept);
    kept::brief(&mut kept);
    kept::hand_over(&mut kept);
    kept
}

fn edition() -> EditionFacts {
    EditionFacts {
        number: Some(3),
        head: "4be07d1a93c85f26".repeat(4),
        entry: 1_318,
        ..EditionFacts::default()
    }
}

fn set(id: &str, book: &Book, record: Option<RecordId>) -> Result<Set, DocumentError> {
    document(
        id,
        book,
        book.catalogue(),
        sample::today(),
        record,
        &edition(),
    )
}

/// The paper of the last record of its kind.
fn last(id: &str, book: &Book) -> Set {
    let paper = PAPERS.iter().find(|paper| paper.id == id).unwrap();
    let record = paper.kind.and_then(|kind| book.of_kind(kind).last());
    set(id, book, record.map(|record| record.id)).unwrap()
}

fn pages(set: &Set) -> Preview {
    set.preview(&Fonts::bundled_only()).unwrap()
}

fn contains(bytes: &[u8], wanted: &str) -> bool {
    bytes
        .windows(wanted.len())
        .any(|window| window == wanted.as_bytes())
}

#[test]
fn every_paper_claims_the_standards_and_is_the_same_every_time() {
    let kept = everything();
    for paper in PAPERS {
        let set = last(paper.id, &kept.book);
        let first = set.pdf(&Fonts::bundled_only()).unwrap();
        assert_eq!(first.warnings, [], "{}", paper.id);
        assert!(contains(&first.bytes, "pdfuaid:part"), "{}", paper.id);
        assert!(contains(&first.bytes, "pdfaid:part"), "{}", paper.id);
        assert!(
            contains(&first.bytes, "/ObjStm"),
            "{} is not packed",
            paper.id
        );
        let second = set.pdf(&Fonts::bundled_only()).unwrap();
        assert!(first.bytes == second.bytes, "{} differs", paper.id);
    }
}

#[test]
fn one_page_papers_have_one_page_and_a_deck_three_landscape_ones() {
    let kept = everything();
    for paper in PAPERS.iter().filter(|paper| paper.one_page) {
        let preview = pages(&last(paper.id, &kept.book));
        let wanted = if paper.id == "poc" { 3 } else { 1 };
        assert_eq!(preview.pages(), wanted, "{}", paper.id);
        let (width, height) = preview.page_size(0).unwrap();
        assert_eq!(paper.id == "poc", width > height, "{}", paper.id);
    }
    let (width, height) = pages(&last("key-person-matrix", &kept.book))
        .page_size(0)
        .unwrap();
    assert!(width > height);
}

#[test]
fn every_page_says_what_it_is_and_from_when() {
    let kept = everything();
    for paper in PAPERS {
        let preview = pages(&last(paper.id, &kept.book));
        for page in 0..preview.pages() {
            let text = joined(&preview.page_text(page).unwrap());
            let count = format!("{}of{}", page + 1, preview.pages());
            assert!(
                text.contains("Tidbourne") && text.contains("asof19Nov2026"),
                "{}: {text}",
                paper.id
            );
            assert!(
                text.contains("history4be07d1a") && text.contains(&count),
                "{}: {text}",
                paper.id
            );
        }
    }
}

#[test]
fn a_brief_says_what_its_workbook_says() {
    let kept = everything();
    let text = joined(&words(&pages(&last("brief", &kept.book))));
    for wanted in [
        "Report a missed bin with a photograph",
        "settle two in five",
        "Disputes settled within a day",
        "Residents would rather send a photograph than telephone",
        "validated",
        ", edition 3",
        "Fits on one page",
    ] {
        assert!(text.contains(&joined(wanted)), "{wanted} is not printed");
    }
}

/// A brief with goals of so many short paragraphs, each one line.
fn brief_of_lines(kept: &mut Kept, brief: RecordId, lines: u32) {
    let goals: Vec<String> = (0..lines).map(|n| format!("{n}")).collect();
    kept.set(brief, "goals", json!(goals.join("  \n")));
}

#[test]
fn a_brief_that_is_too_long_says_by_how_many_lines_and_is_refused() {
    let mut kept = Kept::new();
    let brief = kept::brief(&mut kept);
    let fonts = Fonts::bundled_only();
    let look = |kept: &Kept| {
        one_page(&kept.book, brief, sample::today())
            .and_then(|page| page.fit(&fonts))
            .unwrap()
    };
    let fits = |n: u32, kept: &mut Kept| {
        brief_of_lines(kept, brief, n);
        look(kept)
    };
    let most = (1..120)
        .find(|n| fits(*n, &mut kept).lines_over > 0)
        .unwrap()
        - 1;
    for more in 1..=4 {
        let found = fits(most + more, &mut kept);
        assert_eq!(found.lines_over, more, "{more} lines more");
        assert_eq!(found.size_pt, 8.0);
        assert_eq!(found.free_lines, 0);
        let refused = set("brief", &kept.book, Some(brief))
            .unwrap()
            .pdf(&fonts)
            .map(|_| ())
            .unwrap_err();
        let DocumentError::TooLong { lines, .. } = &refused else {
            panic!("{refused}");
        };
        assert_eq!(*lines, more);
        let noun = if more == 1 { "line." } else { "lines." };
        assert!(
            refused.to_string().contains(&format!("by {more} {noun}")),
            "{refused}"
        );
    }
    let preview = pages(&set("brief", &kept.book, Some(brief)).unwrap());
    assert_eq!(preview.pages(), 2, "it can be looked at");
    assert!(matches!(
        preview.warnings(),
        [Warning::TooLong { lines: 4, .. }]
    ));
    brief_of_lines(&mut kept, brief, most);
    let pdf = set("brief", &kept.book, Some(brief)).unwrap().pdf(&fonts);
    assert_eq!(pdf.unwrap().pages, 1);
}

#[test]
fn free_lines_can_be_filled_before_the_text_becomes_smaller() {
    let mut kept = Kept::new();
    let brief = kept::brief(&mut kept);
    let fonts = Fonts::bundled_only();
    brief_of_lines(&mut kept, brief, 3);
    let before = one_page(&kept.book, brief, sample::today())
        .and_then(|page| page.fit(&fonts))
        .unwrap();
    assert_eq!((before.lines_over, before.size_pt), (0, 9.2));
    brief_of_lines(&mut kept, brief, 3 + before.free_lines);
    let full = one_page(&kept.book, brief, sample::today())
        .and_then(|page| page.fit(&fonts))
        .unwrap();
    assert_eq!((full.size_pt, full.free_lines), (9.2, 0));
    brief_of_lines(&mut kept, brief, 4 + before.free_lines);
    let over = one_page(&kept.book, brief, sample::today())
        .and_then(|page| page.fit(&fonts))
        .unwrap();
    assert!(over.size_pt < 9.2 && over.lines_over == 0, "{over:?}");
}

fn last_slide(book: &Book, part: &str) -> RecordId {
    let slides = book.of_kind("slide");
    slides
        .filter(|slide| slide.text("part") == Some(part))
        .last()
        .unwrap()
        .id
}

#[test]
fn a_slide_that_is_too_long_is_named() {
    let mut kept = Kept::new();
    kept::brief(&mut kept);
    let slide = last_slide(&kept.book, "learned");
    kept.set(
        slide,
        "body",
        json!("A sentence of some length that fills a line.\n\n".repeat(40)),
    );
    let refused = last("poc", &kept.book)
        .pdf(&Fonts::bundled_only())
        .map(|_| ())
        .unwrap_err();
    assert!(
        refused.to_string().contains("its slide “What we learned”"),
        "{refused}"
    );
}

#[test]
fn empty_records_print_with_their_gaps_named() {
    let mut kept = Kept::new();
    for (paper, kind, title, gaps) in [
        (
            "standards",
            "standard",
            "title",
            &["no owner", "not published", "not written yet", "never"][..],
        ),
        (
            "brief",
            "brief",
            "title",
            &[
                "no owner",
                "no team",
                "not agreed",
                "not recorded",
                "none linked",
            ],
        ),
        (
            "poc",
            "poc",
            "title",
            &["no owner", "Not shown yet", "not written yet"],
        ),
        (
            "mvp",
            "mvp",
            "name",
            &["no owner", "no brief", "no metric is set"],
        ),
        (
            "hand-over",
            "hand-over",
            "note",
            &["nobody named", "no last day", "no line is written"],
        ),
        (
            "access-review",
            "access-review",
            "note",
            &[
                "no owner",
                "not started",
                "not signed",
                "no grant is on the list",
            ],
        ),
        (
            "dr-test",
            "dr-test",
            "title",
            &[
                "nobody observed",
                "no hypothesis was written",
                "no pass criterion was written",
                "no times were taken",
                "not planned",
                "nothing was taken from it",
            ],
        ),
        (
            "budget",
            "budget",
            "name",
            &[
                "no month",
                "no amount",
                "nobody is told",
                "no spend is entered",
            ],
        ),
        (
            "hypothesis",
            "hypothesis-sheet",
            "feature",
            &["no owner", "no brief", "no line is written"],
        ),
        (
            "launch",
            "launch",
            "product",
            &[
                "no owner",
                "no day set",
                "not said",
                "not answered",
                "nobody asked",
                "no launch day",
            ],
        ),
    ] {
        let record = kept.add(kind, None, json!({ title: "Nothing yet" }));
        let set = set(paper, &kept.book, Some(record)).unwrap();
        let pdf = set.pdf(&Fonts::bundled_only()).unwrap();
        assert_eq!(pdf.warnings, [], "{paper}");
        let text = joined(&words(&pages(&set)));
        for gap in gaps {
            assert!(text.contains(&joined(gap)), "{paper}: “{gap}” is not said");
        }
    }
    let none = Kept::empty();
    let matrix = set("key-person-matrix", &none.book, None).unwrap();
    assert!(joined(&words(&pages(&matrix))).contains("nosystemslisted"));
}

/// Everything people typed, replaced by the next of these texts.
fn saying(texts: &[&str]) -> Kept {
    let mut kept = everything();
    let all: Vec<Record> = kept.book.records().cloned().collect();
    let mut next = (0..).map(|n| texts[n % texts.len()]);
    for record in all {
        let kind = kept
            .book
            .catalogue()
            .kind(record.kind.as_str())
            .unwrap()
            .clone();
        for field in &kind.fields {
            let typed = matches!(field.kind, FieldType::Line | FieldType::Prose);
            if typed && record.value(&field.id).is_some() {
                kept.set(record.id, &field.id, json!(next.next().unwrap()));
            }
        }
    }
    kept
}

#[test]
fn what_looks_like_markup_is_printed_literally() {
    let kept = saying(LITERAL);
    let mut all = String::new();
    for paper in PAPERS {
        let set = last(paper.id, &kept.book);
        assert_eq!(
            set.pdf(&Fonts::bundled_only()).unwrap().warnings,
            [],
            "{}",
            paper.id
        );
        all += &joined(&words(&pages(&set)));
    }
    // What is a mark of set text in a prose field stands here because some line field says it too.
    for text in [
        "#panic()",
        "$x^2$",
        "@ref",
        "<script>alert(1)</script>",
        "#{let x = 1}",
        "<label>",
    ] {
        assert!(
            all.contains(&joined(text)),
            "{text} is not printed as typed"
        );
    }
}

#[test]
fn awkward_letters_are_set_or_reported_and_stop_nothing() {
    let kept = saying(AWKWARD);
    for paper in PAPERS {
        let pdf = last(paper.id, &kept.book)
            .pdf(&Fonts::bundled_only())
            .unwrap();
        assert!(
            pdf.warnings.iter().all(|warning| matches!(
                warning,
                Warning::MissingGlyphs { .. } | Warning::ControlCharacters { .. }
            )),
            "{}: {:?}",
            paper.id,
            pdf.warnings
        );
    }
    let greek = saying(&["Ωκεανός και θάλασσα", "Київ, Ђорђе"]);
    for paper in PAPERS {
        let pdf = last(paper.id, &greek.book)
            .pdf(&Fonts::bundled_only())
            .unwrap();
        assert_eq!(pdf.warnings, [], "{}", paper.id);
    }
}

#[test]
fn a_picture_is_printed_when_it_can_be_and_named_when_not() {
    let mut kept = Kept::new();
    kept::brief(&mut kept);
    let slide = last_slide(&kept.book, "tested");
    let hash = "ab".repeat(32);
    let file = json!({ "sha256": hash, "name": "lift.png", "media_type": "image/png" });
    kept.set(slide, "picture", file);
    let png = pages(&last("brief", &kept.book)).page_png(0, 0.5).unwrap();
    let with = |bytes: Option<Vec<u8>>| {
        let set = last("poc", &kept.book);
        set.with_pictures(|wanted| bytes.clone().filter(|_| wanted == hash))
    };
    let shown = with(Some(png.clone())).pdf(&Fonts::bundled_only()).unwrap();
    assert_eq!((shown.pages, &shown.warnings[..]), (3, &[][..]));
    assert!(contains(&shown.bytes, "/Image"), "no picture in the file");
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec();
    for bytes in [None, Some(svg), Some(png[..60].to_vec())] {
        let set = with(bytes);
        let pdf = set.pdf(&Fonts::bundled_only()).unwrap();
        assert_eq!(pdf.pages, 3);
        assert_eq!(pdf.warnings, [Warning::Pictures { count: 1 }]);
        assert!(joined(&words(&pages(&set))).contains("lift.pngcannotbeprinted"));
    }
}

#[test]
fn a_paper_asks_which_record_only_when_there_are_several() {
    let mut kept = Kept::empty();
    let none = set("brief", &kept.book, None).unwrap_err();
    assert!(matches!(none, DocumentError::NoRecord { .. }), "{none}");
    let first = kept.add("brief", None, json!({ "title": "One" }));
    assert!(set("brief", &kept.book, None).is_ok());
    kept.add("brief", None, json!({ "title": "Two" }));
    let which = set("brief", &kept.book, None).unwrap_err().to_string();
    assert!(which.contains("brief-1 (One), brief-2 (Two)"), "{which}");
    let wrong = set("poc", &kept.book, Some(first)).unwrap_err().to_string();
    assert!(wrong.contains("brief-1"), "{wrong}");
    assert!(set("poem", &kept.book, None).is_err());
    let person = kept.add("person", None, json!({ "name": "Ada" }));
    let refused = one_page(&kept.book, person, sample::today());
    assert!(matches!(refused, Err(DocumentError::NoPaper { .. })));
}
