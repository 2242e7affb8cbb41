//! What is signed stays as it was signed, and what is followed up later can still be entered, and nothing else.

use blueprint_tests::desk::Desk;
use serde_json::json;

struct Signed {
    desk: Desk,
    review: String,
    line: String,
}

fn signed() -> Signed {
    let mut desk = Desk::new().unwrap();
    let ada = desk.add("person", None, &[("name", json!("Ada"))]).unwrap();
    let omar = desk
        .add("person", None, &[("name", json!("Omar"))])
        .unwrap();
    let system = desk
        .add("system", None, &[("name", json!("Payments"))])
        .unwrap();
    let review = [("scope", json!("production")), ("owner", json!(omar))];
    let review = desk.add("access-review", None, &review).unwrap();
    let line = [
        ("person", json!(ada)),
        ("system", json!(system)),
        ("role", json!("deploy")),
        ("decision", json!("revoke")),
        ("reviewer", json!(omar)),
    ];
    let line = desk.add("access-decision", Some(&review), &line).unwrap();
    let day = json!("2026-11-19");
    desk.workbook
        .set(&review, "started_on", day.clone())
        .unwrap();
    desk.workbook.set(&review, "signed_on", day).unwrap();
    Signed { desk, review, line }
}

#[test]
fn a_revocation_is_followed_up_after_the_review_was_signed() {
    let Signed { mut desk, line, .. } = signed();
    let day = json!("2026-11-20");
    desk.workbook.set(&line, "removed_on", day.clone()).unwrap();
    desk.workbook.undo().unwrap();
    desk.workbook.set(&line, "removed_on", day).unwrap();
    desk.workbook.set(&line, "removed_on", json!(null)).unwrap();
}

#[test]
fn undo_passes_by_a_signature_and_what_it_locked_and_goes_on_before_it() {
    let mut desk = Desk::new().unwrap();
    let omar = [("name", json!("Omar"))];
    let omar = desk.add("person", None, &omar).unwrap();
    let team = desk.add("team", None, &[("name", json!("Tills"))]).unwrap();
    let review = [
        ("quarter", json!("2026 Q4")),
        ("held_on", json!("2026-11-19")),
    ];
    let review = desk.add("process-review", None, &review).unwrap();
    for text in ["a", "b", "c"] {
        let issue = [
            ("text", json!(text)),
            ("picked", json!(true)),
            ("owner", json!(omar)),
            ("due", json!("2026-12-01")),
        ];
        desk.add("process-issue", Some(&review), &issue).unwrap();
    }
    desk.workbook.set(&team, "name", json!("Checkout")).unwrap();
    let signed = desk.workbook.perform(&review, "sign").unwrap();
    assert_eq!(signed.label, "Signed “2026 Q4”");
    assert_eq!(
        signed.frame.undo.as_deref(),
        Some("Edited Name of “Checkout”"),
        "what is offered is what can be done"
    );
    let undone = desk.workbook.undo().unwrap();
    assert_eq!(
        undone.label,
        "Undid: Edited Name of “Checkout”. “2026 Q4” is final and stays"
    );
    desk.workbook.redo().unwrap();
    desk.workbook.undo().unwrap();
    // Then come the lines of the review and the review itself, which are locked too.
    let undone = desk.workbook.undo().unwrap();
    assert_eq!(
        undone.label,
        "Undid: Added “Tills”. “2026 Q4” is final and stays"
    );
    assert!(
        desk.workbook
            .book()
            .by_handle("process-review-1")
            .unwrap()
            .value("signed_on")
            .is_some()
    );
}

#[test]
fn nothing_else_of_a_signed_review_can_be_changed() {
    let Signed {
        mut desk,
        review,
        line,
    } = signed();
    let refused = desk
        .workbook
        .set(&line, "decision", json!("keep"))
        .unwrap_err();
    assert_eq!(
        refused.message,
        "“production” is locked since “Signed” was filled in, and stays as it is. To correct it, make a new access review that corrects it. “Removed on” of its access decisions stays open."
    );
    desk.workbook
        .set(&review, "note", json!("late"))
        .unwrap_err();
    desk.workbook
        .set(&review, "signed_on", json!(null))
        .unwrap_err();
    desk.workbook.trash(&line).unwrap_err();
    desk.add("access-decision", Some(&review), &[("role", json!("x"))])
        .unwrap_err();
}

#[test]
fn picked_issues_get_their_outcome_after_signing() {
    let mut desk = Desk::new().unwrap();
    let ada = desk.add("person", None, &[("name", json!("Ada"))]).unwrap();
    let review = desk
        .add("process-review", None, &[("quarter", json!("2026 Q4"))])
        .unwrap();
    let issues: Vec<String> = ["a", "b", "c"]
        .iter()
        .map(|text| {
            let issue = [
                ("text", json!(text)),
                ("picked", json!(true)),
                ("owner", json!(ada)),
                ("due", json!("2026-12-01")),
            ];
            desk.add("process-issue", Some(&review), &issue).unwrap()
        })
        .collect();
    desk.workbook
        .set(&review, "signed_on", json!("2026-11-19"))
        .unwrap();
    desk.workbook.tick(&issues[0], true).unwrap();
    desk.workbook
        .set(&issues[0], "outcome", json!("Own runners."))
        .unwrap();
    desk.workbook
        .set(&issues[0], "due", json!("2027-01-01"))
        .unwrap_err();
    desk.workbook
        .set(&issues[1], "picked", json!(false))
        .unwrap_err();
}
