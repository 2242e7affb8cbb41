//! The `blueprint` command: every command, its text, its JSON and its exit code.

use blueprint_cli::{Console, run};
use blueprint_workbook::{
    Local, SystemEnv,
    core::store::{Env, testing::FixedEnv},
};
use serde_json::Value;
use std::{path::Path, sync::Arc};
use tempfile::TempDir;

pub struct Shell {
    pub folder: TempDir,
    env: Arc<FixedEnv>,
}

pub struct Said {
    pub code: u8,
    pub out: String,
    pub err: String,
}

impl Shell {
    pub fn new() -> Self {
        let shell = Self {
            folder: tempfile::tempdir().unwrap(),
            env: Arc::new(FixedEnv::new()),
        };
        assert_eq!(shell.say("new FILE --company Harbour --as Ines").code, 0);
        shell
    }

    fn file(&self) -> std::path::PathBuf {
        self.folder.path().join("a.blueprint")
    }

    /// Runs a line as typed; FILE is the workbook, DIR its folder, `_` in a word a blank.
    pub fn say(&self, line: &str) -> Said {
        let word = |word: &str| {
            let word = word.replace("FILE", &self.file().display().to_string());
            word.replace("DIR", &self.folder.path().display().to_string())
                .replace("__", " ")
        };
        let words =
            std::iter::once("blueprint".into()).chain(line.split(' ').map(word).map(Into::into));
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let local = Local::at(self.folder.path().join("local.json"));
        let mut console = Console {
            env: self.env.clone(),
            local,
            out: &mut out,
            err: &mut err,
        };
        let code = run(words, &mut console);
        Said {
            code,
            out: String::from_utf8(out).unwrap(),
            err: String::from_utf8(err).unwrap(),
        }
    }

    pub fn json(&self, line: &str) -> Value {
        let said = self.say(&format!("{line} --json"));
        serde_json::from_str(&said.out)
            .unwrap_or_else(|_| panic!("no JSON: {} {}", said.out, said.err))
    }
}

#[test]
fn records_are_added_shown_set_ticked_and_trashed_by_number() {
    let shell = Shell::new();
    assert!(
        shell
            .say("add FILE --kind person --set name=Ada__Byron role=Engineer")
            .out
            .contains("person-1")
    );
    assert_eq!(
        shell
            .say("add FILE --kind system --set name=Payments primary=ada__byron criticality=1")
            .code,
        0
    );
    assert!(
        shell
            .say("show FILE system-1")
            .out
            .contains("Primary expert: Ada Byron")
    );
    assert!(
        shell
            .say("list FILE --kind system")
            .out
            .contains("one person")
    );
    let step = shell.json("add FILE --kind step --parent practice-1 --set text=Try due=2026-12-01")
        ["handle"]
        .clone();
    assert_eq!(
        shell
            .say(&format!("tick FILE {}", step.as_str().unwrap()))
            .code,
        0
    );
    assert_eq!(shell.say("trash FILE system-1").code, 0);
    assert_eq!(shell.say("undo FILE").code, 0);
    assert_eq!(shell.say("redo FILE").code, 0);
    assert_eq!(shell.say("untrash FILE system-1").code, 0);
    assert!(shell.say("search FILE paym").out.starts_with("one match"));
    assert!(shell.say("history FILE system-1").out.contains("by Ines"));
}

#[test]
fn exit_codes_say_what_happened() {
    let shell = Shell::new();
    std::fs::write(shell.folder.path().join("note.txt"), "not a workbook").unwrap();
    for (line, code) in [
        ("check FILE", 0),
        ("kinds", 0),
        ("--help", 0),
        ("list FILE", 2),
        ("show FILE system-9", 2),
        ("set FILE practice-1 colour", 2),
        ("list DIR/none.blueprint --kind system", 3),
        ("list DIR/note.txt --kind system", 3),
        ("new FILE --company Again", 3),
        ("set FILE practice-1 claimed=7", 4),
        ("set FILE practice-1 colour=red", 4),
        ("redo FILE", 4),
    ] {
        let said = shell.say(line);
        assert_eq!(said.code, code, "{line}: {}{}", said.out, said.err);
        assert!(code == 0 || said.out.is_empty(), "{line} printed a result");
    }
}

#[test]
fn a_damaged_file_is_a_finding() {
    let shell = Shell::new();
    shell.say("add FILE --kind team --set name=Platform");
    let mut bytes = std::fs::read(shell.file()).unwrap();
    let at = bytes
        .windows(8)
        .position(|part| part == b"Platform")
        .unwrap();
    bytes[at] = b'p';
    std::fs::write(shell.file(), bytes).unwrap();
    let said = shell.say("check FILE");
    assert!(
        said.code == 1 || said.code == 3,
        "{} {}{}",
        said.code,
        said.out,
        said.err
    );
}

#[test]
fn export_and_import_make_the_same_workbook() {
    let shell = Shell::new();
    shell.say("add FILE --kind team --set name=Platform mission=Ship");
    assert_eq!(shell.say("export FILE --to DIR/all.json").code, 0);
    assert_eq!(shell.say("import DIR/b.blueprint DIR/all.json").code, 0);
    let head = |file: &str| shell.json(&format!("check {file}"))["head"].clone();
    assert_eq!(head("FILE"), head("DIR/b.blueprint"));
    assert_eq!(
        shell
            .say("export FILE --document blueprint --to DIR/b.pdf")
            .code,
        0
    );
    assert!(Path::new(&shell.folder.path().join("b.pdf")).exists());
}

#[test]
fn the_workbook_goes_back_to_an_entry() {
    let shell = Shell::new();
    let entry = shell.json("check FILE")["entries"].clone();
    shell.say("add FILE --kind team --set name=Platform");
    assert_eq!(shell.say(&format!("restore FILE --to {entry}")).code, 0);
    assert!(
        shell
            .say("list FILE --kind team")
            .out
            .starts_with("No teams")
    );
    assert_eq!(shell.say("undo FILE").code, 0);
    assert!(shell.say("list FILE --kind team").out.contains("Platform"));
    assert!(shell.say("snapshot FILE").out.contains("Kept a snapshot"));
}

#[test]
fn a_name_is_asked_for_once() {
    let shell = Shell {
        folder: tempfile::tempdir().unwrap(),
        env: Arc::new(FixedEnv::new()),
    };
    let said = shell.say("new FILE --company Harbour");
    assert!(
        said.code == 2 && said.err.contains("--as NAME"),
        "{}",
        said.err
    );
    assert_eq!(shell.say("new FILE --company Harbour --as Ines").code, 0);
    assert_eq!(
        shell.say("add FILE --kind team --set name=Platform").code,
        0
    );
}

#[test]
fn what_is_due_is_listed_and_something_overdue_is_a_finding() {
    let shell = Shell::new();
    assert_eq!(
        shell.say("due FILE").out,
        "Nothing is due within 30 days of 2026-11-19.\n"
    );
    shell.say("add FILE --kind person --set name=Ada");
    shell.say("add FILE --kind action --set text=Mend owner=Ada due=2026-11-25");
    let said = shell.say("due FILE");
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(
        said.out
            .contains("2026-11-25  in 6 days  Mend  Ada    action-1"),
        "{}",
        said.out
    );
    let late = shell.say("due FILE --on 2026-11-26 --person Ada");
    assert_eq!(late.code, 1, "{}", late.err);
    assert!(late.out.contains("overdue 1 day"), "{}", late.out);
    for (line, code, says) in [
        ("due FILE --on tomorrow", 2, "not a date"),
        ("due FILE --person Zoe", 2, "no person called"),
        ("digest FILE --format html", 2, "invalid value"),
        ("skip FILE nonsense --reason x", 2, "names no duty"),
    ] {
        let said = shell.say(line);
        assert_eq!(said.code, code, "{line}: {}", said.err);
        assert!(said.err.contains(says), "{line}: {}", said.err);
    }
    let digest = shell.say("digest FILE --on 2026-11-26");
    assert_eq!(digest.code, 0, "cron mails it whatever it says");
    assert!(
        digest
            .out
            .contains("- Wed 25 Nov: **Mend**, Ada (overdue 1 day)"),
        "{}",
        digest.out
    );
    let key = shell.json("due FILE")["week"][0]["key"].clone();
    let key = key.as_str().map_or_else(
        || {
            shell.json("due FILE")["soon"][0]["key"]
                .as_str()
                .unwrap()
                .to_owned()
        },
        str::to_owned,
    );
    assert_eq!(
        shell.say(&format!("skip FILE {key} --reason moved")).code,
        0
    );
    assert_eq!(
        shell.say("due FILE").out,
        "Nothing is due within 30 days of 2026-11-19.\n"
    );
}

#[test]
fn quarterly_means_what_every_practice_has() {
    let shell = Shell::new();
    let fields = "name=Own pillar=speed cadence=quarterly reviewed_on=2026-08-20";
    shell.say(&format!("add FILE --kind practice --set {fields}"));
    // 20 November 2026 is a Friday; a year later it is a Saturday.
    let shown = shell.json("due FILE");
    assert_eq!(shown["week"][0]["due"]["raw"], "2026-11-20");
    shell.say("set FILE practice-18 reviewed_on=2027-08-20");
    let shown = shell.json("due FILE --on 2027-11-20");
    assert_eq!(
        shown["soon"][0]["due"]["raw"], "2027-11-22",
        "off the weekend"
    );
}

#[test]
fn a_command_and_the_window_keep_what_the_other_wrote() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("local.json");
    let (mut window, mut command) = (Local::at(file.clone()), Local::at(file.clone()));
    let script = command.other("nightly", &SystemEnv).unwrap();
    window.set_name("Ada", &SystemEnv).unwrap();
    command
        .opened(
            std::path::Path::new("/a.blueprint"),
            "Acme",
            SystemEnv.now(),
        )
        .unwrap();
    let mut later = Local::at(file);
    assert_eq!(later.other("nightly", &SystemEnv).unwrap(), script);
    assert_eq!(later.profile().unwrap().name, "Ada");
    assert!(later.recent(0).is_some());
}

#[test]
fn adding_a_second_record_of_a_name_is_done_and_noted() {
    let shell = Shell::new();
    let first = shell.say("add FILE --kind system --set name=Billing");
    assert_eq!((first.code, first.err.as_str()), (0, ""));
    let second = shell.say("add FILE --kind system --set name=billing");
    assert_eq!(second.code, 0, "a hint is no refusal");
    assert_eq!(
        second.err,
        "Note: There is another system of this name: Billing (system-1).\n"
    );
    assert!(second.out.contains("system-2"), "{}", second.out);
    let third = shell.say("add FILE --kind system --set name=Billing --json");
    assert!(third.err.contains("two other systems"), "{}", third.err);
    serde_json::from_str::<Value>(&third.out).unwrap();
}
