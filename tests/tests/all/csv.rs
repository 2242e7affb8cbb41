//! A sheet out as a table and in again: what each cell says, what each row does, and what is refused.

use blueprint_tests::{
    desk::Desk,
    tables::{Table, exported},
};
use blueprint_workbook::contract::ImportVerdict;
use serde_json::{Value, json};

/// Two people, two systems, one grant.
fn desk() -> Desk {
    let mut desk = Desk::new().unwrap();
    for (name, email) in [
        ("Ada Byron", "ada@example.org"),
        ("Omar Haddad", "omar@example.org"),
    ] {
        desk.add(
            "person",
            None,
            &[("name", json!(name)), ("email", json!(email))],
        )
        .unwrap();
    }
    for name in ["Payments", "Orders"] {
        desk.add("system", None, &[("name", json!(name))]).unwrap();
    }
    let grant = Table::of("grant", "Person,System,Role\nAda Byron,Payments,admin\n");
    grant.apply(&mut desk).unwrap();
    desk
}

fn value(desk: &Desk, handle: &str, field: &str) -> Value {
    let record = desk.workbook.book().by_handle(handle).unwrap();
    record.value(field).cloned().unwrap_or(Value::Null)
}

fn hash(desk: &Desk) -> String {
    desk.workbook.store().content_hash().unwrap()
}

#[test]
fn a_table_has_numbers_labels_and_typed_values() {
    let mut desk = desk();
    desk.workbook
        .set("grant-1", "granted_on", json!("2026-11-03"))
        .unwrap();
    desk.workbook
        .set("grant-1", "note", json!("=HYPERLINK(\"x\")"))
        .unwrap();
    assert_eq!(
        exported(&desk, "grant").unwrap(),
        "id,Person,System,Role,Scope,Granted,Last used,Removed,Source,Note\r\n\
         grant-1,Ada Byron,Payments,admin,,2026-11-03,,,,\"'=HYPERLINK(\"\"x\"\")\"\r\n"
    );
    let system = desk
        .workbook
        .book()
        .by_handle("system-1")
        .unwrap()
        .id
        .to_string();
    let person = desk
        .workbook
        .book()
        .by_handle("person-1")
        .unwrap()
        .id
        .to_string();
    desk.add(
        "act",
        Some(&system),
        &[
            ("person", json!(person)),
            ("what", json!("on call")),
            ("on", json!("2026-11-01")),
        ],
    )
    .unwrap();
    assert_eq!(
        exported(&desk, "act").unwrap(),
        "id,System,Person,Deed,On,Note\r\nact-1,Payments,Ada Byron,on call,2026-11-01,\r\n"
    );
}

#[test]
fn a_byte_order_mark_stands_first_when_asked_for() {
    let desk = desk();
    let path = desk.path("out.csv");
    let mark = blueprint_workbook::verb::ByteOrderMark::With;
    let written = desk.workbook.export_csv("person", &path, mark).unwrap();
    assert_eq!(written.words, "Exported two people");
    let bytes = std::fs::read(&path).unwrap();
    assert!(bytes.starts_with(b"\xef\xbb\xbfid,"));
    assert_eq!(Table::of("person", bytes).preview(&desk).unwrap().same, 2);
    let nowhere = desk.path("no-such-folder").join("out.csv");
    assert!(desk.workbook.export_csv("person", &nowhere, mark).is_err());
    assert!(desk.workbook.export_csv("unicorn", &path, mark).is_err());
}

#[test]
fn rows_are_new_changed_or_the_same_and_one_undo_takes_all_back() {
    let mut desk = desk();
    let before = hash(&desk);
    let table = Table::of(
        "grant",
        "id,Person,System,Role,Note\n\
         grant-1,Ada Byron,Payments,owner,promoted\n\
         ,person-2,Orders,read,\n\
         ,omar@example.org,system-1,read,\n",
    );
    let preview = table.preview(&desk).unwrap();
    assert_eq!(
        (preview.new, preview.changed, preview.same, preview.wrong),
        (2, 1, 0, 0)
    );
    assert_eq!(preview.words, "2 new, 1 changed");
    assert_eq!(preview.format, "UTF-8, divided by commas");
    let row = &preview.rows[0];
    assert_eq!(
        (row.line, row.verdict, row.handle.as_deref()),
        (2, ImportVerdict::Changed, Some("grant-1"))
    );
    let changes: Vec<String> = row
        .changes
        .iter()
        .map(|c| format!("{}: {:?} to {:?}", c.field, c.before, c.after))
        .collect();
    assert_eq!(
        changes,
        [
            "Role: Some(\"admin\") to Some(\"owner\")",
            "Note: None to Some(\"promoted\")"
        ]
    );
    assert_eq!(preview.rows[1].title, "Omar Haddad");
    assert_eq!(hash(&desk), before, "a preview writes nothing");
    let entry = desk.workbook.store().head().seq;
    let done = table.apply(&mut desk).unwrap();
    assert_eq!(
        (done.entry, done.label.as_str()),
        (Some(entry + 1), "Imported three records")
    );
    assert_eq!(value(&desk, "grant-1", "role"), json!("owner"));
    assert_eq!(
        table.preview(&desk).unwrap().same,
        3,
        "once imported, all is there"
    );
    assert_eq!(table.apply(&mut desk).unwrap().entry, None);
    desk.workbook.undo().unwrap();
    assert_eq!(hash(&desk), before);
}

#[test]
fn an_empty_cell_empties_and_an_absent_column_leaves() {
    let mut desk = desk();
    desk.workbook.set("grant-1", "note", json!("kept")).unwrap();
    desk.workbook
        .set("grant-1", "source", json!("list"))
        .unwrap();
    let table = Table::of("grant", "id,Source\ngrant-1,\n");
    table.apply(&mut desk).unwrap();
    assert_eq!(value(&desk, "grant-1", "source"), Value::Null);
    assert_eq!(value(&desk, "grant-1", "note"), json!("kept"));
    let errors = Table::of("grant", "id,Role\ngrant-1,\n")
        .errors(&desk)
        .unwrap();
    assert_eq!(errors, ["2:2 Role must not be empty."]);
}

#[test]
fn rows_find_their_record_by_key_below_their_parent() {
    let mut desk = desk();
    let again = Table::of(
        "grant",
        "Role;Person;System;Note\nADMIN;ada  byron;payments;by key\n",
    );
    let preview = again.preview(&desk).unwrap();
    assert_eq!(
        (preview.changed, preview.rows[0].handle.as_deref()),
        (1, Some("grant-1"))
    );
    assert_eq!(
        preview.rows[0].changes.len(),
        2,
        "the role as it is written, and the note"
    );
    for name in ["Ada Byron", "Unknown Ada"] {
        desk.add("team", None, &[("name", json!(name))]).unwrap();
    }
    let acts = "System,Person,Deed,On\nPayments,Ada Byron,on call,2026-11-01\nOrders,Ada Byron,on call,2026-11-01\n";
    Table::of("act", acts).apply(&mut desk).unwrap();
    assert_eq!(
        Table::of("act", acts).preview(&desk).unwrap().same,
        2,
        "the same deed of two systems"
    );
}

#[test]
fn a_key_holds_without_its_optional_part_and_not_without_a_required_one() {
    let mut desk = desk();
    let sprint = "Sprint,Decisions\n2026-47,Fix search first\n";
    Table::of("planning", sprint).apply(&mut desk).unwrap();
    assert_eq!(
        Table::of("planning", sprint).preview(&desk).unwrap().same,
        1
    );
    let half = Table::of("grant", "Person,Role,Note\nAda Byron,admin,x\n");
    let errors = half.errors(&desk).unwrap();
    assert_eq!(errors, ["2:0 System is missing. Add a column for it."]);
}

#[test]
fn in_a_register_one_with_only_its_name_yet_is_the_one_that_is_meant() {
    let mut desk = desk();
    desk.add("person", None, &[("name", json!("Jun Lee"))])
        .unwrap();
    let table = Table::of(
        "person",
        "Name,Email\nJun Lee,jun@example.org\nAda Byron,other@example.org\n",
    );
    let preview = table.preview(&desk).unwrap();
    assert_eq!((preview.changed, preview.new), (1, 1));
    assert_eq!(preview.rows[0].handle.as_deref(), Some("person-3"));
}

#[test]
fn two_lines_for_one_record_are_refused() {
    let desk = desk();
    for (text, expected) in [
        (
            "id,Role\ngrant-1,a\ngrant-1,b\n",
            "3:0 Line 2 is about the same grant. Leave one of the two lines out.",
        ),
        (
            "Person,System,Role\nAda Byron,Orders,x\nada byron,orders,X\n",
            "3:0 Line 2 is about the same grant. Leave one of the two lines out.",
        ),
        (
            "id,Person,System,Role\ngrant-1,Ada Byron,Payments,admin\n,Ada Byron,Payments,admin\n",
            "3:0 Line 2 is about the same grant. Leave one of the two lines out.",
        ),
    ] {
        assert_eq!(
            Table::of("grant", text).errors(&desk).unwrap(),
            [expected],
            "{text}"
        );
    }
}

#[test]
fn numbers_that_lead_nowhere_are_refused() {
    let mut desk = desk();
    desk.workbook.trash("grant-1").unwrap();
    for (id, says) in [
        (
            "grant-9",
            "2:1 There is no grant “grant-9” in this workbook. Leave the cell empty",
        ),
        ("system-1", "2:1 There is no grant “system-1”"),
        ("grant-1", "2:1 grant-1 is in the trash."),
    ] {
        let errors = Table::of("grant", format!("id,Role\n{id},x\n"))
            .errors(&desk)
            .unwrap();
        assert!(errors[0].starts_with(says), "{errors:?}");
    }
}

#[test]
fn references_go_by_number_name_or_address_and_never_guess() {
    let mut desk = desk();
    desk.add("person", None, &[("name", json!("omar haddad"))])
        .unwrap();
    for (person, says) in [
        (
            "Omar Haddad",
            "2:1 Person: “Omar Haddad” could be person-2 and person-3. Name it by its number.",
        ),
        ("Nobody", "2:1 Person: there is no person called “Nobody”."),
        (
            "system-1",
            "2:1 Person: there is no person called “system-1”.",
        ),
    ] {
        let text = format!("Person,System,Role\n{person},Payments,x\n");
        let errors = Table::of("grant", text).errors(&desk).unwrap();
        assert!(errors[0].starts_with(says), "{errors:?}");
    }
    let text = "Person,System,Role\nomar@example.org,Payments,x\n PERSON-3 ,Payments,x\n";
    assert_eq!(Table::of("grant", text).preview(&desk).unwrap().new, 2);
    let text = "Name,Recipients of it,Month,Budget for the month,Who is told\nCloud,x,2026-11,5 EUR,person-2; Ada Byron\n";
    Table::of("budget", text).apply(&mut desk).unwrap();
    assert!(
        exported(&desk, "budget")
            .unwrap()
            .contains("person-2; Ada Byron")
    );
}

#[test]
fn people_and_systems_are_made_only_for_grants_and_only_when_asked() {
    let mut desk = desk();
    let text = "Person,System,Role\nJun Lee,Mail,user\njun lee,Payments,read\n";
    let table = Table::of("grant", text);
    let preview = table.preview(&desk).unwrap();
    assert_eq!((preview.wrong, preview.ready), (2, false));
    assert_eq!(preview.missing, ["Jun Lee", "Mail"]);
    assert!(
        preview.errors[0]
            .message
            .contains("import with those that are missing")
    );
    let making = table.with(|options| options.create_missing = true);
    let preview = making.preview(&desk).unwrap();
    assert_eq!(
        (preview.new, preview.notes.as_slice()),
        (
            2,
            &["Added with it: one person and one system.".to_owned()][..]
        )
    );
    let before = hash(&desk);
    making.apply(&mut desk).unwrap();
    assert!(
        exported(&desk, "grant")
            .unwrap()
            .contains("Jun Lee,Payments,read")
    );
    desk.workbook.undo().unwrap();
    assert_eq!(hash(&desk), before, "they go with the same step");
    let other = Table::of("flag", "Name,Owner\nnew-cart,Jun Lee\n")
        .with(|options| options.create_missing = true);
    assert_eq!(other.preview(&desk).unwrap().wrong, 1);
}

#[test]
fn children_say_where_they_belong_by_column_or_for_all_rows() {
    let mut desk = desk();
    let rows = "Person,Deed,On\nAda Byron,on call,2026-11-01\n";
    let errors = Table::of("act", rows).errors(&desk).unwrap();
    assert_eq!(
        errors,
        [
            "1:0 A dated act belongs to a system. Add a column that names it, or choose one for all rows."
        ]
    );
    let under = Table::of("act", rows).with(|options| options.parent = Some("system-2".into()));
    under.apply(&mut desk).unwrap();
    let act = desk.workbook.book().by_handle("act-1").unwrap();
    assert_eq!(
        act.parent,
        desk.workbook.book().by_handle("system-2").map(|r| r.id)
    );
    for (text, says) in [
        (
            "id,System\nact-1,Payments\n",
            "2:2 A dated act stays with the system it belongs to.",
        ),
        (
            "System,Person,Deed,On\nMail,Ada Byron,on call,2026-11-01\n",
            "2:1 There is no system “Mail”.",
        ),
        (
            "System,Person,Deed,On\n,Ada Byron,on call,2026-11-01\n",
            "2:0 A dated act belongs to a system.",
        ),
    ] {
        let errors = Table::of("act", text).errors(&desk).unwrap();
        assert!(errors[0].starts_with(says), "{errors:?}");
    }
    let wrong = Table::of("act", rows).with(|options| options.parent = Some("person-1".into()));
    assert!(
        wrong
            .preview(&desk)
            .unwrap_err()
            .message
            .contains("belongs to a system")
    );
    let childless =
        Table::of("grant", rows).with(|options| options.parent = Some("system-1".into()));
    assert!(
        childless
            .preview(&desk)
            .unwrap_err()
            .message
            .contains("no other record")
    );
}

#[test]
fn a_step_that_comes_from_outside_brings_the_steps_of_the_template_first() {
    let mut desk = desk();
    let practice = desk.practice("access-reviews");
    let table = Table::of("step", "Step\nAsk the auditors\n")
        .with(|options| options.parent = Some(practice.clone()));
    let template = desk
        .workbook
        .book()
        .catalogue()
        .practice("access-reviews")
        .unwrap()
        .steps
        .len();
    table.apply(&mut desk).unwrap();
    let id = practice.parse().unwrap();
    assert_eq!(
        desk.workbook.book().children(id, "step").count(),
        template + 1
    );
}

#[test]
fn text_of_a_template_is_exported_and_stays_the_templates() {
    let mut desk = desk();
    let text = exported(&desk, "practice").unwrap();
    assert!(text.contains("Access reviews"));
    assert_eq!(
        Table::of("practice", &text).preview(&desk).unwrap().same,
        17
    );
    let renamed = text.replace("Access reviews", "Who may do what");
    Table::of("practice", renamed).apply(&mut desk).unwrap();
    assert_eq!(
        Table::of("practice", &text).preview(&desk).unwrap().changed,
        1
    );
}

#[test]
fn locks_frozen_fields_and_guards_are_told_row_by_row() {
    let mut desk = desk();
    let reviews = "Scope,Owner\nproduction,Ada Byron\n";
    Table::of("access-review", reviews)
        .apply(&mut desk)
        .unwrap();
    let decisions =
        "Person,System,Role,Decision,Reviewer\nAda Byron,Payments,admin,keep,Omar Haddad\n";
    let table =
        Table::of("access-decision", decisions).with(|o| o.parent = Some("access-review-1".into()));
    table.apply(&mut desk).unwrap();
    desk.workbook
        .set("access-review-1", "started_on", json!("2026-11-01"))
        .unwrap();
    let frozen = Table::of("access-decision", "id,Role\naccess-decision-1,owner\n");
    let errors = frozen.errors(&desk).unwrap();
    assert!(
        errors[0].starts_with("2:2 “Role” is frozen since"),
        "{errors:?}"
    );
    let statuses = "id,Declared status\npractice-1,documented\npractice-2,not applicable\n";
    let errors = Table::of("practice", statuses).errors(&desk).unwrap();
    assert!(
        errors[0].starts_with("3:") && errors[0].contains("needs a reason"),
        "{errors:?}"
    );
    let second = Table::of("company", "id,Name\n,Other name\n");
    assert_eq!(
        second.preview(&desk).unwrap().changed,
        1,
        "a workbook has one company"
    );
    desk.workbook
        .set("access-review-1", "signed_on", json!("2026-11-19"))
        .unwrap();
    for text in [
        "id,Reason\naccess-decision-1,because\n",
        "Access review,Person,System,Role\naccess-review-1,Omar Haddad,Orders,x\n",
    ] {
        let errors = Table::of("access-decision", text).errors(&desk).unwrap();
        assert!(errors[0].contains("is locked since “Signed”"), "{errors:?}");
    }
    let unchanged = exported(&desk, "access-decision").unwrap();
    assert_eq!(
        Table::of("access-decision", unchanged)
            .preview(&desk)
            .unwrap()
            .same,
        1
    );
}
