//! Records made where a field names them: one step with the field, or nothing at all.

use blueprint_tests::desk::Desk;
use blueprint_workbook::core::model::Record;
use serde_json::json;

fn record<'d>(desk: &'d Desk, handle: &str) -> &'d Record {
    desk.workbook.book().by_handle(handle).unwrap()
}

fn people(desk: &Desk) -> usize {
    desk.workbook.book().of_kind("person").count()
}

#[test]
fn a_person_made_where_a_field_names_them_is_taken_back_with_the_field() {
    let mut desk = Desk::new().unwrap();
    desk.add("system", None, &[("name", json!("Payments"))])
        .unwrap();
    let ada = json!({ "add": "person", "named": "Ada", "fields": { "role": "SRE" } });
    desk.workbook.set("system-1", "primary", ada).unwrap();
    let primary = |desk: &Desk| {
        let book = desk.workbook.book();
        book.reference_title(record(desk, "system-1"), "primary")
    };
    assert_eq!(primary(&desk), Some("Ada".to_owned()));
    assert_eq!(record(&desk, "person-1").text("role"), Some("SRE"));
    desk.workbook.undo().unwrap();
    assert_eq!(primary(&desk), None);
    assert_eq!(people(&desk), 0);
    desk.workbook.redo().unwrap();
    assert_eq!(primary(&desk), Some("Ada".to_owned()));
}

#[test]
fn people_made_for_a_new_record_and_beside_others_come_in_its_one_step() {
    let mut desk = Desk::new().unwrap();
    let made = |name: &str| json!({ "add": "person", "named": name });
    let ada = desk.add("person", None, &[("name", json!("Ada"))]).unwrap();
    let fields = [
        ("name", json!("Production")),
        ("month", json!("2026-11")),
        ("amount", json!({ "minor": 100, "currency": "EUR" })),
        ("owner", made("Grace")),
        ("recipients", json!([ada, made("Edsger")])),
    ];
    desk.add("budget", None, &fields).unwrap();
    let told = |desk: &Desk| record(desk, "budget-1").references("recipients").len();
    assert_eq!((people(&desk), told(&desk)), (3, 2));
    desk.workbook.undo().unwrap();
    assert_eq!(people(&desk), 1, "only Ada, who was there before");
}

#[test]
fn somebody_named_twice_in_one_edit_is_made_once() {
    let mut desk = Desk::new().unwrap();
    let made = |name: &str| json!({ "add": "person", "named": name });
    let fields = [
        ("name", json!("Production")),
        ("month", json!("2026-11")),
        ("amount", json!({ "minor": 100, "currency": "EUR" })),
        ("owner", made("Bo Ek")),
        (
            "recipients",
            json!([made("bo  ek"), made("Édith"), made("Edith")]),
        ),
    ];
    desk.add("budget", None, &fields).unwrap();
    let budget = record(&desk, "budget-1");
    let told = budget.references("recipients");
    assert_eq!((people(&desk), told.len()), (2, 2));
    assert_eq!(budget.reference("owner"), told.first().copied());
    // What is said of the second one beside the name tells the two apart.
    let two = json!([
        { "add": "person", "named": "Ada", "fields": { "role": "SRE" } },
        { "add": "person", "named": "Ada", "fields": { "role": "Tester" } },
    ]);
    desk.workbook.set("budget-1", "recipients", two).unwrap();
    assert_eq!(people(&desk), 4);
    // Another edit makes another one: two people may be called the same.
    let ada = made("Ada");
    desk.workbook.set("budget-1", "owner", ada).unwrap();
    assert_eq!(people(&desk), 5);
}

#[test]
fn nobody_is_made_for_a_field_that_refuses_them() {
    let mut desk = Desk::new().unwrap();
    desk.add("system", None, &[("name", json!("Payments"))])
        .unwrap();
    for (asked, says) in [
        (json!({ "add": "team", "named": "Tills" }), "person"),
        (
            json!({ "add": "person", "named": " " }),
            "must not be empty",
        ),
        (json!({ "add": "person" }), "by its kind and name"),
    ] {
        let refused = desk.workbook.set("system-1", "primary", asked).unwrap_err();
        assert!(refused.message.contains(says), "{}", refused.message);
    }
    // What is wrong beside it takes the person back too.
    let fields = [
        ("name", json!("Ledger")),
        ("criticality", json!("seven")),
        ("primary", json!({ "add": "person", "named": "Ada" })),
    ];
    desk.add("system", None, &fields).unwrap_err();
    assert_eq!(
        (people(&desk), desk.workbook.book().of_kind("team").count()),
        (0, 0)
    );
}
