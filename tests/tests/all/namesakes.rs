//! Two records of one name: hinted at where nothing tells them apart, and never refused.

use blueprint_tests::desk::Desk;
use blueprint_workbook::view;
use serde_json::{Value, json};

fn hint(desk: &Desk, handle: &str) -> Option<(String, Vec<String>)> {
    let page = view::record(&desk.workbook, handle).unwrap();
    let found = page.namesakes?;
    let titles = found.records.into_iter().map(|link| link.title);
    Some((found.words, titles.collect()))
}

fn add(desk: &mut Desk, kind: &str, fields: &[(&str, Value)]) -> String {
    desk.add(kind, None, fields).unwrap()
}

#[test]
fn each_of_two_of_a_name_leads_to_the_other() {
    let mut desk = Desk::new().unwrap();
    let first = add(&mut desk, "system", &[("name", json!("Billing"))]);
    assert_eq!(hint(&desk, "system-1"), None);
    add(&mut desk, "system", &[("name", json!(" BILLING "))]);
    add(&mut desk, "team", &[("name", json!("Billing"))]);
    let words = "There is another system of this name:".to_owned();
    let other = |title: &str| Some((words.clone(), vec![title.to_owned()]));
    assert_eq!(hint(&desk, "system-2"), other("Billing (system-1)"));
    assert_eq!(hint(&desk, "team-1"), None, "of another kind");
    desk.workbook.trash(&first).unwrap();
    assert_eq!(
        hint(&desk, "system-2"),
        None,
        "one in the trash is no other"
    );
    assert_eq!(hint(&desk, "system-1"), None);
}

#[test]
fn what_tells_them_apart_takes_the_hint_away() {
    let mut desk = Desk::new().unwrap();
    let anna = |email: &str| [("name", json!("Anna Berg")), ("email", json!(email))];
    add(&mut desk, "person", &anna("anna@example.org"));
    add(&mut desk, "person", &anna("berg@example.org"));
    assert_eq!(
        hint(&desk, "person-1"),
        None,
        "two addresses are two people"
    );
    add(&mut desk, "person", &[("name", json!("Anna Berg"))]);
    let (words, titles) = hint(&desk, "person-3").unwrap();
    assert_eq!(words, "There are two other people of this name:");
    assert_eq!(titles, ["Anna Berg (person-1)", "Anna Berg (person-2)"]);
    let month = |month: &str| {
        let amount = json!({ "minor": 100, "currency": "EUR" });
        [
            ("name", json!("Cloud")),
            ("month", json!(month)),
            ("amount", amount),
        ]
    };
    add(&mut desk, "budget", &month("2026-10"));
    add(&mut desk, "budget", &month("2026-11"));
    assert_eq!(hint(&desk, "budget-2"), None, "one budget for each month");
    for day in ["2026-01-01", "2027-01-01"] {
        let fields = [("name", json!("New Year")), ("date", json!(day))];
        add(&mut desk, "holiday", &fields);
    }
    assert_eq!(hint(&desk, "holiday-2"), None, "it comes back each year");
}
