//! Tables of other programs: their encodings, dividers, dates, numbers and exports, and what is hostile in them.

use blueprint_tests::{
    desk::Desk,
    tables::{Table, exported, many_grants},
};
use serde_json::{Value, json};

fn desk() -> Desk {
    let mut desk = Desk::new().unwrap();
    let ada = [
        ("name", json!("Ada Byron")),
        ("email", json!("ada@example.org")),
    ];
    desk.add("person", None, &ada).unwrap();
    desk.add("system", None, &[("name", json!("Payments"))])
        .unwrap();
    desk
}

fn value(desk: &Desk, handle: &str, field: &str) -> Value {
    let record = desk.workbook.book().by_handle(handle).unwrap();
    record.value(field).cloned().unwrap_or(Value::Null)
}

macro_rules! fixture {
    ($name:literal) => {
        include_str!(concat!("../../../crates/evidence/tests/fixtures/", $name))
    };
}

#[test]
fn the_encoding_is_seen_or_asked_for() {
    let mut desk = desk();
    let utf16: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(
            "Name\tMission\r\nJosé\tx"
                .encode_utf16()
                .flat_map(u16::to_le_bytes),
        )
        .collect();
    let preview = Table::of("team", utf16).preview(&desk).unwrap();
    assert_eq!(
        (preview.format.as_str(), preview.ready),
        ("UTF-16, divided by tabs", true)
    );
    let windows = Table::of("team", b"Name;Mission\r\nJos\xe9;5 \x80\r\n");
    let preview = windows.preview(&desk).unwrap();
    assert_eq!(
        (preview.format.as_str(), preview.ready),
        ("Windows-1252, divided by semicolons", false)
    );
    assert!(preview.ask_encoding.unwrap().contains("not UTF-8"));
    assert_eq!(preview.rows[0].title, "José");
    assert!(
        windows
            .apply(&mut desk)
            .unwrap_err()
            .message
            .contains("choose the encoding")
    );
    let chosen = windows
        .clone()
        .with(|o| o.encoding = Some("Windows-1252".into()));
    chosen.apply(&mut desk).unwrap();
    assert_eq!(value(&desk, "team-1", "mission"), json!("5 €"));
    let wrong = windows.clone().with(|o| o.encoding = Some("utf-8".into()));
    assert!(wrong.preview(&desk).unwrap_err().message.contains("line 2"));
    let unknown = windows.with(|o| o.encoding = Some("koi8-r".into()));
    assert!(
        unknown
            .preview(&desk)
            .unwrap_err()
            .message
            .contains("windows-1252")
    );
}

#[test]
fn columns_are_found_by_label_id_or_a_common_name_and_can_be_chosen() {
    let desk = desk();
    for heading in [
        "Person,System,Role,Last used",
        "person,SYSTEM,role,last_used",
        "User name,Application,Permission,Last login",
        "Email,App,Group,Last sign-in",
    ] {
        let table = Table::of(
            "grant",
            format!("{heading}\nada@example.org,Payments,x,2026-11-01\n"),
        );
        let preview = table.preview(&desk).unwrap();
        let targets: Vec<Option<&str>> = preview
            .columns
            .iter()
            .map(|c| c.target.as_deref())
            .collect();
        assert_eq!(
            targets,
            [
                Some("person"),
                Some("system"),
                Some("role"),
                Some("last_used")
            ],
            "{heading}"
        );
        assert_eq!(preview.new, 1);
    }
    let table = Table::of("grant", "Who,Where,What,Role\nAda Byron,Payments,x,y\n")
        .map("who", "person")
        .map("WHERE", "system")
        .map("Role", "")
        .map("What", "role");
    let preview = table.preview(&desk).unwrap();
    assert_eq!(
        (preview.new, preview.notes),
        (1, vec!["Columns that are not read: “Role”.".to_owned()])
    );
    let unknown = table.map("What", "colour").preview(&desk).unwrap_err();
    assert!(
        unknown.message.contains("no field “colour”"),
        "{}",
        unknown.message
    );
}

#[test]
fn headings_that_say_too_much_or_nothing_are_refused() {
    let desk = desk();
    for (text, says) in [
        (
            "Name,name\nx,y\n",
            "1:2 Columns 1 and 2 both give “Name”. Rename one of them, or leave it out.",
        ),
        (
            "A,B\n1,2\n",
            "1:0 No column is called like a field of a team. It has Team",
        ),
    ] {
        let errors = Table::of("team", text).errors(&desk).unwrap();
        let says = says.replace("It has Team", "It has ");
        assert!(
            errors[0].starts_with(&says) && errors.len() == 1,
            "{errors:?}"
        );
    }
}

#[test]
fn dates_and_numbers_are_read_or_refused_with_line_column_and_a_way_out() {
    let mut desk = desk();
    desk.add("repository", None, &[("name", json!("api"))])
        .unwrap();
    let sheet = desk
        .workbook
        .book()
        .catalogue()
        .kind("branch-sample")
        .unwrap()
        .clone();
    let label = |id: &str| sheet.field(id).unwrap().label.clone();
    let heading = format!(
        "{};{};{};{}",
        label("repository"),
        label("taken_on"),
        label("median_days"),
        label("longest_days")
    );
    let rows = "\napi;21.11.2026;1,5;1.234,5\napi;2026-11-22;0,25;2\napi;11/23/2026;2;3,75\n";
    Table::of("branch-sample", format!("{heading}{rows}"))
        .apply(&mut desk)
        .unwrap();
    assert_eq!(
        value(&desk, "branch-sample-1", "longest_days"),
        json!("1234.5")
    );
    assert_eq!(
        value(&desk, "branch-sample-3", "taken_on"),
        json!("2026-11-23")
    );
    let rows = "\napi;03/04/2026;1.234;x\napi;30.02.2026;;-\n";
    let errors = Table::of("branch-sample", format!("{heading}{rows}"))
        .errors(&desk)
        .unwrap();
    for (error, says) in errors.iter().zip([
        "2:2 Taken on: “03/04/2026” could be 3 April 2026 or 4 March 2026; write 2026-04-03 or 2026-03-04.",
        "2:3 ",
        "2:4 ",
        "3:2 ",
        "3:4 ",
    ]) {
        let says = says.replace("Taken on", &label("taken_on"));
        assert!(error.starts_with(&says) && error.ends_with('.'), "{error}");
    }
    assert!(
        errors[1].contains("could be 1234 or 1.234; write 1234 or 1.2340"),
        "{errors:?}"
    );
    assert_eq!(errors.len(), 5);
}

#[test]
fn the_exports_people_have_become_grants_and_the_next_one_updates_them() {
    for (file, name, rows) in [
        (
            fixture!("aws-credential-report.csv"),
            "AWS IAM credential report",
            4,
        ),
        (
            fixture!("github-members.csv"),
            "GitHub organisation members",
            3,
        ),
        (fixture!("okta-password-health.csv"), "Okta users", 2),
        (fixture!("okta-profiles.csv"), "Okta users", 2),
        (
            fixture!("google-workspace-users.csv"),
            "Google Workspace users",
            3,
        ),
    ] {
        let mut desk = desk();
        let table = Table::of("grant", file).with(|options| options.create_missing = true);
        let preview = table.preview(&desk).unwrap();
        assert_eq!(
            (preview.recognised.as_deref(), preview.new),
            (Some(name), rows),
            "{:?}",
            preview.errors
        );
        table.apply(&mut desk).unwrap();
        let grants = exported(&desk, "grant").unwrap();
        assert!(
            grants.contains("Ada Byron") || name.starts_with("AWS"),
            "{grants}"
        );
        desk.workbook
            .set("grant-1", "note", json!("checked by hand"))
            .unwrap();
        let later = file
            .replace("2026-11-18", "2026-11-30")
            .replace("2026/11/18", "2026/11/30");
        let later = Table::of("grant", later);
        let preview = later.preview(&desk).unwrap();
        assert_eq!(
            (preview.new, preview.wrong),
            (0, 0),
            "{name}: {:?}",
            preview.errors
        );
        assert!(preview.changed >= 1, "{name}");
        later.apply(&mut desk).unwrap();
        assert_eq!(
            value(&desk, "grant-1", "note"),
            json!("checked by hand"),
            "{name}: a person's note stays"
        );
        let ada = desk
            .workbook
            .book()
            .of_kind("person")
            .filter(|p| p.text("name") == Some("Ada Byron"));
        assert_eq!(
            ada.count(),
            1,
            "{name}: an address leads to the person who has it"
        );
    }
}

#[test]
fn what_an_earlier_export_noted_or_showed_is_followed_up() {
    let mut desk = desk();
    let first = Table::of("grant", fixture!("github-members.csv"));
    let first = first.with(|options| options.create_missing = true);
    first.apply(&mut desk).unwrap();
    assert_eq!(value(&desk, "grant-2", "note"), json!("no second factor"));
    let file = fixture!("github-members.csv").replace("ohaddad,,false", "ohaddad,,true");
    let without_jun = file.lines().filter(|line| !line.starts_with("jlee"));
    let later = Table::of("grant", without_jun.collect::<Vec<_>>().join("\n"));
    let preview = later.preview(&desk).unwrap();
    assert_eq!(
        preview.notes,
        ["Not in this export, and not marked as removed: grant-3."]
    );
    later.apply(&mut desk).unwrap();
    assert_eq!(value(&desk, "grant-2", "note"), Value::Null);
    desk.workbook
        .set("grant-3", "removed_on", json!("2026-11-19"))
        .unwrap();
    assert!(later.preview(&desk).unwrap().notes.is_empty());
}

#[test]
fn an_export_can_be_read_by_its_columns_instead() {
    let desk = desk();
    let table =
        Table::of("grant", fixture!("okta-password-health.csv")).with(|o| o.by_columns = true);
    let preview = table.preview(&desk).unwrap();
    assert_eq!(preview.recognised, None);
    assert!(preview.notes[0].starts_with("Columns that are not read"));
}

#[test]
fn costs_become_entries_of_the_chosen_budget() {
    let mut desk = desk();
    let budget = [
        ("name", json!("Production")),
        ("month", json!("2026-11")),
        ("amount", json!({ "minor": 1_800_000, "currency": "USD" })),
    ];
    let budget = desk.add("budget", None, &budget).unwrap();
    let under = |file: &str| Table::of("spend", file).with(|o| o.parent = Some(budget.clone()));
    let focus = under(fixture!("focus.csv"));
    let preview = focus.preview(&desk).unwrap();
    assert_eq!(preview.recognised.as_deref(), Some("FOCUS cost and usage"));
    assert_eq!(
        (preview.new, preview.notes[0].as_str()),
        (
            2,
            "Left out: one row of days outside the month of the budget."
        )
    );
    focus.apply(&mut desk).unwrap();
    assert_eq!(
        focus.preview(&desk).unwrap().same,
        2,
        "the same export again adds nothing"
    );
    under(fixture!("aws-cost-explorer.csv"))
        .apply(&mut desk)
        .unwrap();
    under("Day;Cost\n2026-11-05;12,50\n2026-11-05;-0,50\n")
        .apply(&mut desk)
        .unwrap();
    let text = exported(&desk, "spend").unwrap();
    assert!(text.contains("12.00 USD,Total of the day"), "{text}");
    assert_eq!(under(&text).preview(&desk).unwrap().same, 6);
    let errors = Table::of("spend", fixture!("focus.csv"))
        .errors(&desk)
        .unwrap();
    assert!(errors[0].contains("belongs to a budget"), "{errors:?}");
    let entered = under("Day,Amount,Note\n2026-11-06,3.20,coffee\n2026-11-06,4.10,tea\n");
    entered.apply(&mut desk).unwrap();
    assert!(
        exported(&desk, "spend").unwrap().contains("4.10 USD,tea"),
        "the currency of the budget"
    );
}

#[test]
fn the_limits_refuse_with_their_figure() {
    let desk = desk();
    let message = |bytes: Vec<u8>| Table::of("team", bytes).preview(&desk).unwrap_err().message;
    assert!(message(vec![b'x'; 10_000_001]).contains("at most 10 MB"));
    let cells = format!("Name,Mission\n{}", "a,b\n".repeat(100_000));
    assert!(message(cells.into_bytes()).contains("200,002 cells; at most 200,000"));
    let cell = format!("Name\n{}\n", "x".repeat(33_000));
    assert!(
        message(cell.into_bytes()).contains("Line 2, column 1: the cell has 33 KB; at most 32 KB")
    );
    // A table of ours comes back, however long: by its heading, whole or with columns left out.
    let own = exported(&desk, "dr-test").unwrap();
    let columns = own.matches(',').count();
    let row = format!(",Restore{}\n", ",".repeat(columns - 1));
    let many = own + &row.repeat(200_000 / columns);
    let ours = Table::of("dr-test", &many).preview(&desk);
    assert_eq!(ours.unwrap().errors[0].line, 3, "read, and each row judged");
    let theirs = many.replacen("id,Title", "key,Title", 1);
    let refused = Table::of("dr-test", theirs).preview(&desk).unwrap_err();
    assert!(
        refused.message.contains("at most 200,000"),
        "{}",
        refused.message
    );
    let path = desk.path("own.csv");
    std::fs::write(&path, format!("id,Name\n{}", ",x\n".repeat(4_000_000))).unwrap();
    let read = blueprint_workbook::verb::read_table_file(&path).unwrap();
    assert_eq!(read.len(), 12_000_008);
    let path = desk.path("large.csv");
    std::fs::write(&path, vec![b'x'; 10_000_001]).unwrap();
    let refused = blueprint_workbook::verb::read_table_file(&path).unwrap_err();
    assert!(refused.message.contains("at most 10 MB"));
    assert!(blueprint_workbook::verb::read_table_file(&desk.path("none.csv")).is_err());
}

#[test]
fn what_a_file_says_is_tamed_before_it_is_repeated() {
    let desk = desk();
    let text = "Person,System,Role,\u{1b}[31mred\nA\u{1b}[2Jda,Payments,x,y\n";
    let preview = Table::of("grant", text).preview(&desk).unwrap();
    let said = serde_json::to_string(&preview).unwrap();
    assert!(!said.contains("\\u001b"), "{said}");
    let long = format!("Person,System,Role\n{},Payments,x\n", "x".repeat(30_000));
    let errors = Table::of("grant", long).errors(&desk).unwrap();
    assert!(errors[0].len() < 300, "{} bytes", errors[0].len());
}

#[test]
fn hostile_tables_are_refused_or_kept_as_they_are() {
    let mut desk = desk();
    for (text, says) in [
        ("", "holds no table"),
        ("\u{feff}", "holds no table"),
        (
            "Name,Mission\na,\"b\n",
            "Line 2, column 2: a quote is opened here",
        ),
        ("Name,Mission\n\"a\"b,c\n", "Line 2, column 1: text follows"),
    ] {
        let refused = Table::of("team", text).preview(&desk).unwrap_err();
        assert!(
            refused.message.contains(says),
            "{text}: {}",
            refused.message
        );
    }
    for (text, says) in [
        ("Name\na\0b\n", "U+0000"),
        ("Name\na\u{1b}b\n", "U+001B"),
        ("Name\n\"a\nb\"\n", "without line breaks"),
        (
            "Name,Mission\na\n",
            "The line has one cell and the heading two.",
        ),
        (
            "Name,Mission\na,b,c\n",
            "The line has three cells and the heading two.",
        ),
    ] {
        let errors = Table::of("team", text).errors(&desk).unwrap();
        assert!(
            errors[0].starts_with("2:") && errors[0].contains(says),
            "{errors:?}"
        );
    }
    for text in ["Name\n", "Name,Mission\n\n  \n,\n"] {
        let preview = Table::of("team", text).preview(&desk).unwrap();
        assert_eq!((preview.words.as_str(), preview.ready), ("no rows", true));
        assert_eq!(
            Table::of("team", text).apply(&mut desk).unwrap().entry,
            None
        );
    }
    let odd = "Name,Mission,\nאב \u{2066}evil (x)\u{2069},👩‍👩‍👧‍👦 אב,\n'=x,5\" disk,\n";
    Table::of("team", odd).apply(&mut desk).unwrap();
    assert_eq!(
        value(&desk, "team-1", "name"),
        json!("אב \u{2066}evil (x)\u{2069}")
    );
    assert_eq!(value(&desk, "team-2", "name"), json!("=x"));
    assert_eq!(value(&desk, "team-2", "mission"), json!("5\" disk"));
    assert!(exported(&desk, "team").unwrap().contains("'=x"));
}

#[test]
fn the_bench_of_tables_runs() {
    blueprint_tests::tables::measure(20).unwrap();
}

#[test]
fn a_long_list_is_planned_and_written_whole() {
    let mut desk = Desk::new().unwrap();
    let table = Table::of("grant", many_grants(2_000)).with(|o| o.create_missing = true);
    let preview = table.preview(&desk).unwrap();
    assert_eq!((preview.new, preview.rows.len()), (2_000, 200));
    table.apply(&mut desk).unwrap();
    assert_eq!(desk.workbook.book().of_kind("grant").count(), 2_000);
    assert_eq!(desk.workbook.book().of_kind("person").count(), 500);
    let mut wrong = many_grants(2_000);
    wrong.push_str(",,\n");
    wrong = wrong.replace("2025-03-05", "05/03/2025");
    let table = Table::of("grant", wrong);
    let preview = table.preview(&desk).unwrap();
    assert_eq!((preview.errors.len(), preview.error_count), (72, 72));
    let refused = table.apply(&mut desk).unwrap_err();
    assert!(
        refused
            .message
            .starts_with("Nothing was imported. Line 6, column 5 (Granted):"),
        "{}",
        refused.message
    );
    assert!(
        refused.message.ends_with("There are 71 errors more."),
        "{}",
        refused.message
    );
}
