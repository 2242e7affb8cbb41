//! Tables on the command line: out, in, looked at first, and exit codes that say what happened.

use crate::command_line::Shell;
use std::fs;

#[test]
fn a_table_goes_out_is_changed_and_comes_in() {
    let shell = Shell::new();
    shell.say("add FILE --kind person --set name=Ada__Byron");
    let said = shell.say("export FILE --kind person --to DIR/people.csv");
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(
        said.out.starts_with("Exported one person to "),
        "{}",
        said.out
    );
    let path = shell.folder.path().join("people.csv");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(
        &path,
        format!(
            "{}{}",
            text.replace("Ada Byron", "Ada King"),
            ",Omar,,,,,,,\r\n"
        ),
    )
    .unwrap();
    let said = shell.say("import FILE DIR/people.csv --kind person --dry-run");
    assert_eq!(said.code, 0);
    assert!(
        said.out
            .starts_with("Would import: 1 new, 1 changed (UTF-8, divided by commas)."),
        "{}",
        said.out
    );
    assert!(
        said.out
            .contains("line 2, person-1, Ada King: Name: Ada King"),
        "{}",
        said.out
    );
    assert!(
        shell
            .say("list FILE --kind person")
            .out
            .contains("Ada Byron"),
        "nothing is written"
    );
    let said = shell.say("import FILE DIR/people.csv --kind person");
    assert!(
        said.out
            .starts_with("Imported two records: 1 new, 1 changed (entry "),
        "{}",
        said.out
    );
    assert!(
        shell
            .say("list FILE --kind person")
            .out
            .contains("Ada King")
    );
    assert!(
        shell
            .say("import FILE DIR/people.csv --kind person")
            .out
            .starts_with("Nothing changed")
    );
    shell.say("export FILE --kind person --to DIR/bom.csv --bom");
    assert!(
        fs::read(shell.folder.path().join("bom.csv"))
            .unwrap()
            .starts_with(b"\xef\xbb\xbf")
    );
}

#[test]
fn errors_are_findings_and_nothing_is_written() {
    let shell = Shell::new();
    let write = |text: &[u8]| fs::write(shell.folder.path().join("in.csv"), text).unwrap();
    write(b"Person,System,Role\nAda,Payments,admin\nOmar,Orders,read\n");
    let before = shell.json("check FILE")["head"].clone();
    let said = shell.say("import FILE DIR/in.csv --kind grant");
    assert_eq!(said.code, 1, "{}", said.err);
    assert!(
        said.out.contains("Nothing was imported: 2 with errors"),
        "{}",
        said.out
    );
    assert!(
        said.out
            .contains("line 2, column 1 (Person): Person: there is no person called"),
        "{}",
        said.out
    );
    assert!(said.out.contains("--create-missing"), "{}", said.out);
    let json = shell.json("import FILE DIR/in.csv --kind grant --dry-run");
    assert_eq!(json["errors"][0]["line"], 2);
    assert_eq!(shell.json("check FILE")["head"], before);
    let said = shell.say("import FILE DIR/in.csv --kind grant --create-missing");
    assert!(
        said.code == 0
            && said
                .out
                .contains("Added with it: two people and two systems."),
        "{}",
        said.out
    );
    write(b"Name\nJos\xe9\n");
    let said = shell.say("import FILE DIR/in.csv --kind team");
    assert!(
        said.code == 1 && said.out.contains("Add --encoding windows-1252."),
        "{}",
        said.out
    );
    assert_eq!(
        shell
            .say("import FILE DIR/in.csv --kind team --encoding windows-1252")
            .code,
        0
    );
    write(b"Name\n\"open\n");
    for (line, code) in [
        ("import FILE DIR/in.csv --kind team", 4),
        ("import FILE DIR/in.csv --kind unicorn", 2),
        ("import FILE DIR/none.csv --kind team", 3),
        ("import FILE DIR/in.csv --kind team --encoding klingon", 2),
        ("import FILE DIR/in.csv --kind team --map name", 2),
        ("import FILE DIR/in.csv --dry-run", 2),
        ("export FILE --kind team --document blueprint --to DIR/x", 2),
    ] {
        let said = shell.say(line);
        assert_eq!(said.code, code, "{line}: {}{}", said.out, said.err);
    }
}

#[test]
fn a_choice_of_columns_is_remembered_for_the_next_table() {
    let shell = Shell::new();
    let write = |text: &str| fs::write(shell.folder.path().join("in.csv"), text).unwrap();
    write("Crew,Name\nPlatform,x\n");
    let line = "import FILE DIR/in.csv --kind team --map Crew=name Name=";
    assert_eq!(shell.say(line).code, 0);
    write("CREW,Mission\nBilling,Invoices\n");
    assert_eq!(shell.say("import FILE DIR/in.csv --kind team").code, 0);
    let listed = shell.say("list FILE --kind team").out;
    assert!(
        listed.contains("Platform") && listed.contains("Billing"),
        "{listed}"
    );
    let other = shell.say("import FILE DIR/in.csv --kind system --dry-run");
    assert_eq!(other.code, 1, "another kind has its own");
}

#[test]
fn a_table_belongs_to_the_record_that_is_named() {
    let shell = Shell::new();
    shell.say("add FILE --kind system --set name=Payments");
    shell.say("add FILE --kind person --set name=Ada");
    let text = "Person,Deed,On\nAda,on call,2026-11-01\n";
    fs::write(shell.folder.path().join("in.csv"), text).unwrap();
    assert_eq!(shell.say("import FILE DIR/in.csv --kind act").code, 1);
    assert_eq!(
        shell
            .say("import FILE DIR/in.csv --kind act --parent system-1")
            .code,
        0
    );
    assert!(shell.say("show FILE system-1").out.contains("on call"));
}
