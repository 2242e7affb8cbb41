//! A table that is read in brings with it what the same edits by hand would.

use blueprint_tests::{desk::Desk, tables::Table};
use serde_json::{Value, json};

fn value(desk: &Desk, handle: &str, field: &str) -> Value {
    let record = desk.workbook.book().by_handle(handle);
    record
        .and_then(|record| record.value(field))
        .cloned()
        .unwrap_or(Value::Null)
}

#[test]
fn spend_that_is_imported_records_the_marks_it_crosses_in_the_same_step() {
    let mut desk = Desk::new().unwrap();
    let budget = [
        ("name", json!("Cloud")),
        ("month", json!("2026-11")),
        ("amount", json!({ "minor": 10_000, "currency": "EUR" })),
    ];
    let budget = desk.add("budget", None, &budget).unwrap();
    let table = Table::of("spend", "Day,Amount\n2026-11-02,80 EUR\n")
        .with(|options| options.parent = Some(budget));
    assert_eq!(table.errors(&desk).unwrap(), Vec::<String>::new());
    let notes = table.preview(&desk).unwrap().notes;
    assert!(notes.iter().any(|note| note.contains("Marks")), "{notes:?}");
    table.apply(&mut desk).unwrap();
    let book = desk.workbook.book();
    let mut marks: Vec<&str> = book
        .of_kind("crossing")
        .filter(|crossing| crossing.text("basis") == Some("actual"))
        .filter_map(|crossing| crossing.text("threshold"))
        .collect();
    marks.sort_unstable();
    assert_eq!(marks, ["50", "75"]);
    desk.workbook.undo().unwrap();
    assert_eq!(desk.workbook.book().of_kind("crossing").count(), 0);
}

#[test]
fn a_failed_test_and_a_flag_at_everyone_are_followed_up_from_a_table_too() {
    let mut desk = Desk::new().unwrap();
    let today = json!(desk.workbook.today().to_string());
    desk.add("flag", None, &[("name", json!("new-checkout"))])
        .unwrap();
    let flags = Table::of("flag", "Flag,Stage\nnew-checkout,everyone\n");
    flags.apply(&mut desk).unwrap();
    assert_eq!(value(&desk, "flag-1", "everyone_since"), today);
    let tests = Table::of(
        "dr-test",
        "Title,Started,Result\nRestore,2026-11-18T09:00:00+01:00,fail\n",
    );
    tests.apply(&mut desk).unwrap();
    assert_eq!(
        value(&desk, "dr-test-2", "retest_of"),
        json!(
            desk.workbook
                .book()
                .by_handle("dr-test-1")
                .unwrap()
                .id
                .to_string()
        )
    );
}

#[test]
fn a_removal_in_a_table_reaches_the_grant() {
    let mut desk = Desk::new().unwrap();
    desk.add("person", None, &[("name", json!("Ada"))]).unwrap();
    desk.add("system", None, &[("name", json!("Payments"))])
        .unwrap();
    let grant = "Person,System,Role,Scope\nAda,Payments,admin,production\n";
    Table::of("grant", grant).apply(&mut desk).unwrap();
    let review = [("scope", json!("production")), ("owner", json!("Ada"))];
    desk.add("access-review", None, &review).unwrap();
    desk.workbook.perform("access-review-1", "start").unwrap();
    let table = Table::of(
        "access-decision",
        "id,Decision,Removed on\naccess-decision-1,revoke,2026-11-19\n",
    );
    table.apply(&mut desk).unwrap();
    assert_eq!(
        value(&desk, "grant-1", "removed_on"),
        json!("2026-11-19"),
        "the grant is gone with it"
    );
    assert_eq!(
        value(&desk, "access-decision-1", "decided_on"),
        json!(desk.workbook.today().to_string())
    );
    let again = table.preview(&desk).unwrap();
    assert_eq!(
        (again.changed, again.notes.len()),
        (0, 0),
        "{:?}",
        again.notes
    );
}
