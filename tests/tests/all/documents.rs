//! Documents of a whole workbook: complete, numbered, the same each time.

use blueprint_tests::desk::Desk;
use blueprint_workbook::{
    contract::{DutyRow, DutyRows},
    core::{
        documents::blueprint::{EditionFacts, Said, from_book},
        model::duty,
    },
    verb::Purpose,
    view,
};
use serde_json::json;
use std::{fs, process::Command};

fn text_of(pdf: &std::path::Path) -> String {
    let out = Command::new("pdftotext")
        .arg("-layout")
        .arg(pdf)
        .arg("-")
        .output()
        .unwrap();
    String::from_utf8(out.stdout).unwrap()
}

#[test]
fn the_samples_blueprint_is_a_book_that_names_its_gaps() {
    let mut desk = Desk::sample().unwrap();
    desk.workbook.use_bundled_fonts();
    let set = desk
        .workbook
        .typesetting("blueprint", None, Purpose::Draft)
        .unwrap();
    let preview = desk.workbook.keep_preview(&set, set.preview().unwrap());
    assert!(preview.pages >= 20, "{} pages", preview.pages);
    let to = desk.path("blueprint.pdf");
    let written = desk
        .workbook
        .export_document("blueprint", None, &to)
        .unwrap();
    assert!(written.words.contains("edition 1"), "{}", written.words);
    let text = text_of(&to);
    for expected in [
        "Tidbourne",
        "Contents",
        "Key-person dependencies",
        "Tender export",
        "no owner",
    ] {
        assert!(
            text.contains(expected),
            "“{expected}” is not in the document"
        );
    }
    let again = desk.path("second.pdf");
    let written = desk
        .workbook
        .export_document("blueprint", None, &again)
        .unwrap();
    assert!(written.words.contains("edition 2"), "{}", written.words);
    assert_eq!(view::documents(&desk.workbook).editions.len(), 2);
}

#[test]
fn each_document_counts_its_own_editions() {
    let mut desk = Desk::sample().unwrap();
    desk.workbook.use_bundled_fonts();
    let to = desk.path("out.pdf");
    let mut export = |document, record| {
        let written = desk.workbook.export_document(document, record, &to);
        written.unwrap().words
    };
    assert!(export("key-person-matrix", None).contains("edition 1"));
    assert!(export("poc", Some("poc-1")).contains("edition 1"));
    assert!(export("key-person-matrix", None).contains("edition 2"));
    assert!(export("poc", Some("poc-1")).contains("edition 2"));
    let page = view::documents(&desk.workbook);
    let next = |id: &str| {
        let mut rows = page.documents.iter();
        rows.find(|row| row.id == id).unwrap().next_edition
    };
    assert_eq!((next("key-person-matrix"), next("blueprint")), (3, 1));
}

#[test]
fn paper_and_window_count_the_same_red_findings() {
    let desk = Desk::sample().unwrap();
    let (book, today) = (desk.workbook.book(), desk.workbook.today());
    let paper = from_book(book, book.catalogue(), today, &EditionFacts::default());
    let home = view::home(&desk.workbook);
    let shown = home.red.len() + home.red_more as usize;
    assert_eq!(paper.findings.len(), shown);
    assert!(shown > 0);
}

/// What a list of duties says of each: the day, the duty and who does it.
type Lines = Vec<(String, String, String)>;

#[test]
fn what_is_due_is_the_same_on_paper_on_screen_and_in_the_model() {
    let desk = Desk::sample().unwrap();
    let (book, today) = (desk.workbook.book(), desk.workbook.today());
    let owner = |title: Option<String>| title.unwrap_or_else(|| "no owner".to_owned());
    let ahead = |days: i64| -> Lines {
        duty::ahead(book, today, today.plus_days(days))
            .iter()
            .map(|one| {
                let who = one.owner.and_then(|id| book.get(id));
                let who = owner(who.map(|person| book.title(person)));
                (one.due.with_weekday(today), duty::title(book, one), who)
            })
            .collect()
    };
    let paper = from_book(book, book.catalogue(), today, &EditionFacts::default());
    let printed: Lines = paper
        .duties
        .iter()
        .map(|one| {
            let (Said::Text(who) | Said::Missing(who)) = &one.who else {
                panic!("{one:?}")
            };
            (one.date.clone(), one.what.clone(), who.clone())
        })
        .collect();
    assert_eq!(printed, ahead(90));
    let overdue = paper.duties.iter().filter(|one| one.group == "Overdue");
    let page = view::calendar(&desk.workbook, None).unwrap();
    let listed = |rows: &DutyRows| -> Lines {
        assert_eq!(rows.more, 0);
        let line = |row: &DutyRow| {
            let who = owner(row.owner.as_ref().map(|person| person.title.clone()));
            (row.due.words.clone(), row.title.clone(), who)
        };
        rows.rows.iter().map(line).collect()
    };
    assert_eq!(overdue.count(), page.overdue.rows.len());
    let parts = [&page.overdue, &page.today_rows, &page.week, &page.month];
    let shown: Lines = parts.into_iter().flat_map(listed).collect();
    assert_eq!(shown, ahead(30));
    assert!(shown.len() > 60 && printed.len() > shown.len());
}

#[test]
fn the_same_workbook_gives_the_same_bytes() {
    let pdf = || {
        let mut desk = Desk::new().unwrap();
        desk.workbook.use_bundled_fonts();
        let to = desk.path("a.pdf");
        desk.workbook
            .export_document("blueprint", None, &to)
            .unwrap();
        fs::read(to).unwrap()
    };
    assert!(pdf() == pdf(), "two exports of equal workbooks differ");
}

#[test]
fn an_export_that_cannot_be_written_records_no_edition() {
    let mut desk = Desk::new().unwrap();
    let nowhere = desk.path("no-such-folder").join("a.pdf");
    assert!(
        desk.workbook
            .export_document("blueprint", None, &nowhere)
            .is_err()
    );
    assert!(view::documents(&desk.workbook).editions.is_empty());
    assert!(
        desk.workbook
            .export_document("novel", None, &desk.path("a.pdf"))
            .unwrap_err()
            .message
            .contains("These can be asked for: blueprint")
    );
}

#[test]
fn an_edit_made_while_pages_are_set_is_in_the_edition_that_is_kept() {
    let mut desk = Desk::new().unwrap();
    let practice = desk.practice("codebase-standards");
    let to = desk.path("a.pdf");
    let set = desk
        .workbook
        .typesetting("blueprint", None, Purpose::Edition)
        .unwrap();
    let pdf = set.pdf().unwrap();
    desk.workbook
        .set(&practice, "current_state", json!("Each team has its own."))
        .expect("typing is saved while pages are set");
    let kept = desk.workbook.keep_edition(&set, &pdf, &to).unwrap();
    assert!(
        kept.is_none() && !to.exists(),
        "pages that are behind the workbook are not handed out as an edition"
    );
    let set = desk
        .workbook
        .typesetting("blueprint", None, Purpose::Edition)
        .unwrap();
    let kept = desk
        .workbook
        .keep_edition(&set, &set.pdf().unwrap(), &to)
        .unwrap();
    assert!(kept.unwrap().words.contains("edition 1"));
    assert!(text_of(&to).contains("Each team has its own."));
}
