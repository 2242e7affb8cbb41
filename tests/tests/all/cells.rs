//! What is typed or pasted into cells, and files kept in fields.

use blueprint_tests::desk::Desk;
use blueprint_workbook::{
    Profile,
    contract::{FailureCode, PasteCell, PasteRow},
    core::store::Env,
    view,
};
use serde_json::{Value, json};
use std::fs;

fn row(id: Option<&str>, cells: &[(&str, &str)]) -> PasteRow {
    PasteRow {
        id: id.map(str::to_owned),
        cells: cells
            .iter()
            .map(|(field, text)| PasteCell {
                field: (*field).to_owned(),
                text: (*text).to_owned(),
            })
            .collect(),
    }
}

fn value(desk: &Desk, handle: &str, field: &str) -> Option<Value> {
    let book = desk.workbook.book();
    book.by_handle(handle)?.value(field).cloned()
}

#[test]
fn a_typed_name_becomes_a_reference_and_empty_text_empties_the_field() {
    let mut desk = Desk::new().unwrap();
    let ada = desk
        .add("person", None, &[("name", json!("Ada Byron"))])
        .unwrap();
    desk.add("system", None, &[("name", json!("Payments"))])
        .unwrap();
    desk.workbook
        .set_text("system-1", "primary", "ada byron")
        .unwrap();
    assert_eq!(value(&desk, "system-1", "primary"), Some(json!(ada)));
    desk.workbook.set_text("system-1", "primary", " ").unwrap();
    assert_eq!(value(&desk, "system-1", "primary"), None);
    let refused = desk
        .workbook
        .set_text("system-1", "verified_on", "soon")
        .unwrap_err();
    assert_eq!(refused.field.as_deref(), Some("verified_on"));
}

#[test]
fn a_pasted_block_changes_rows_and_adds_rows_in_one_step() {
    let mut desk = Desk::new().unwrap();
    desk.add("system", None, &[("name", json!("Payments"))])
        .unwrap();
    let rows = vec![
        row(
            Some("system-1"),
            &[("criticality", "1"), ("documentation", "partial")],
        ),
        row(None, &[("name", "Ledger"), ("criticality", "2")]),
    ];
    let done = desk.workbook.paste("system", None, rows).unwrap();
    assert!(done.label.starts_with("Pasted"), "{}", done.label);
    assert_eq!(value(&desk, "system-1", "criticality"), Some(json!("1")));
    assert_eq!(value(&desk, "system-2", "name"), Some(json!("Ledger")));
    desk.workbook.undo().unwrap();
    assert_eq!(value(&desk, "system-1", "criticality"), None);
    assert_eq!(desk.workbook.book().of_kind("system").count(), 1);
}

#[test]
fn a_block_with_one_bad_cell_changes_nothing_and_says_which() {
    let mut desk = Desk::new().unwrap();
    desk.add("system", None, &[("name", json!("Payments"))])
        .unwrap();
    let rows = vec![
        row(Some("system-1"), &[("criticality", "1")]),
        row(None, &[("name", "Ledger"), ("criticality", "seven")]),
    ];
    let refused = desk
        .workbook
        .paste("system", None, rows.clone())
        .unwrap_err();
    assert!(
        refused.message.starts_with("Row 2: "),
        "{}",
        refused.message
    );
    assert_eq!(refused.field.as_deref(), Some("criticality"));
    assert_eq!(value(&desk, "system-1", "criticality"), None);
    let alone = vec![rows[1].clone()];
    let refused = desk.workbook.paste("system", None, alone).unwrap_err();
    assert!(
        !refused.message.contains("Row"),
        "the only one: {}",
        refused.message
    );
    assert_eq!(desk.workbook.book().of_kind("system").count(), 1);
    let empty = desk.workbook.paste("system", None, Vec::new()).unwrap_err();
    assert_eq!(empty.code, FailureCode::Refused);
}

#[test]
fn a_file_kept_in_a_field_comes_out_as_it_went_in() {
    let mut desk = Desk::new().unwrap();
    desk.add("evidence", None, &[("name", json!("Restore log"))])
        .unwrap();
    let (file, copy) = (desk.path("Restore log.PDF"), desk.path("copy.pdf"));
    fs::write(&file, [0, 159, 146, 150]).unwrap();
    desk.workbook
        .attach("evidence-1", "file", &file)
        .expect("evidence keeps a file");
    assert_eq!(
        desk.workbook.attachment_name("evidence-1", "file").unwrap(),
        "Restore log.PDF"
    );
    desk.workbook
        .save_attachment("evidence-1", "file", &copy)
        .unwrap();
    assert_eq!(fs::read(&copy).unwrap(), [0, 159, 146, 150]);
    desk.workbook.undo().unwrap();
    let gone = desk
        .workbook
        .save_attachment("evidence-1", "file", &copy)
        .unwrap_err();
    assert_eq!(gone.code, FailureCode::NotFound);
    let elsewhere = desk
        .workbook
        .attach("evidence-1", "name", &file)
        .unwrap_err();
    assert_eq!(elsewhere.field.as_deref(), Some("name"));
}

#[test]
fn the_frame_says_when_undo_would_take_back_another_persons_edit() {
    let mut desk = Desk::new().unwrap();
    desk.add("team", None, &[("name", json!("Billing"))])
        .unwrap();
    assert_eq!(view::frame(&desk.workbook).undo_by, None);
    let other = Profile {
        id: desk.env.new_id(),
        name: "Omar".into(),
    };
    desk.workbook.set_profile(other);
    assert_eq!(
        view::frame(&desk.workbook).undo_by.as_deref(),
        Some("Ines"),
        "what Ines wrote is not Omar's to take back unasked"
    );
}
