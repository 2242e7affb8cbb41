//! Tables of the parts of one record: found by their key below it, in one step, with what follows from them.

use blueprint_tests::{desk::Desk, tables::Table};
use serde_json::json;

fn desk() -> Desk {
    let mut desk = Desk::new().unwrap();
    for name in ["Ada Byron", "Omar Haddad"] {
        desk.add("person", None, &[("name", json!(name))]).unwrap();
    }
    desk.add("system", None, &[("name", json!("Payments"))])
        .unwrap();
    desk
}

fn hash(desk: &Desk) -> String {
    desk.workbook.store().content_hash().unwrap()
}

#[test]
fn rows_below_a_chosen_record_find_theirs_by_key_and_go_with_one_undo() {
    let mut desk = desk();
    let owner = desk.workbook.book().by_handle("person-1").unwrap().id;
    for scope in ["production", "administrator"] {
        let review = [("scope", json!(scope)), ("owner", json!(owner.to_string()))];
        desk.add("access-review", None, &review).unwrap();
    }
    let rows =
        "Person,System,Role,Decision\nAda Byron,Payments,admin,keep\nOmar Haddad,Payments,read,\n";
    let under = |review: &str, rows: &str| {
        let review = review.to_owned();
        Table::of("access-decision", rows).with(|options| options.parent = Some(review))
    };
    let before = hash(&desk);
    let first = under("access-review-1", rows);
    assert_eq!(first.preview(&desk).unwrap().new, 2);
    first.apply(&mut desk).unwrap();
    let shown = first.preview(&desk).unwrap();
    assert_eq!(
        (shown.new, shown.changed, shown.same),
        (0, 0, 2),
        "found again by key"
    );
    let changed = rows.replace("read,", "read,revoke");
    let shown = under("access-review-1", &changed).preview(&desk).unwrap();
    assert_eq!((shown.new, shown.changed, shown.same), (0, 1, 1));
    let elsewhere = under("access-review-2", &changed);
    assert_eq!(
        elsewhere.preview(&desk).unwrap().new,
        2,
        "a key finds rows of the chosen record only"
    );
    let entry = desk.workbook.store().head().seq;
    elsewhere.apply(&mut desk).unwrap();
    assert_eq!(desk.workbook.store().head().seq, entry + 1, "one entry");
    let twice = under(
        "access-review-1",
        &format!("{rows}Ada Byron,Payments,admin,revoke\n"),
    );
    assert_eq!(twice.preview(&desk).unwrap().wrong, 1, "one row per key");
    assert!(twice.apply(&mut desk).is_err());
    desk.workbook.undo().unwrap();
    desk.workbook.undo().unwrap();
    assert_eq!(hash(&desk), before);
}

#[test]
fn a_table_of_costs_records_the_marks_it_crosses_once_and_in_the_same_step() {
    let mut desk = desk();
    let budget = [
        ("name", json!("Production")),
        ("month", json!("2026-11")),
        ("amount", json!({ "minor": 100_000, "currency": "EUR" })),
    ];
    let budget = desk.add("budget", None, &budget).unwrap();
    let under = |file: &str| Table::of("spend", file).with(|o| o.parent = Some(budget.clone()));
    let crossed = |desk: &Desk| {
        let all = desk.workbook.book().of_kind("crossing");
        let mut all: Vec<String> = all
            .map(|one| {
                let text = |field| one.text(field).unwrap_or_default().to_owned();
                format!("{} {} {}", text("basis"), text("threshold"), text("on"))
            })
            .collect();
        all.sort();
        all
    };
    let before = hash(&desk);
    under("Day,Cost\n2026-11-04,400.00\n2026-11-16,400.00\n")
        .apply(&mut desk)
        .unwrap();
    let marks = crossed(&desk);
    assert!(
        marks.contains(&"actual 50 2026-11-16".to_owned()),
        "{marks:?}"
    );
    assert!(
        marks.contains(&"actual 75 2026-11-16".to_owned()),
        "{marks:?}"
    );
    under("Day,Cost\n2026-11-17,10.00\n")
        .apply(&mut desk)
        .unwrap();
    assert_eq!(crossed(&desk), marks, "each mark once");
    desk.workbook.undo().unwrap();
    desk.workbook.undo().unwrap();
    assert_eq!(hash(&desk), before);
}
