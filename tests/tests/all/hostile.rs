//! Text that wants to be something else: kept, shown and printed as typed, or refused with a reason.

use blueprint_tests::{desk::Desk, tables::Table};
use blueprint_workbook::{
    contract::{PasteCell, PasteRow},
    core::model::{FieldType, prose},
    view,
};
use serde_json::{Value, json};

/// Texts that are kept as typed.
const HOSTILE: [&str; 14] = [
    "<script>alert(1)</script>",
    "#panic()",
    "*x* _y_ $z$ @ref `q`",
    "\\u{0} \\ // /* */",
    "'; DROP TABLE record; --",
    "שלום \u{2066}Payments (EU)\u{2069}, \u{200f}עולם",
    "\u{301}\u{302} lone marks",
    "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁳󠁣󠁴󠁿 ✌🏽",
    "שלום, עולם",
    "日本語の文章です。改行なし",
    "\u{feff}bom \u{200b}zero",
    "=cmd|' /C calc'!A0",
    "%s %n {0} ${jndi:x}",
    "٣ ٤ ٥ ۶",
];

#[test]
fn every_text_field_of_every_kind_keeps_it_literally() {
    let mut desk = Desk::new().unwrap();
    let practice = desk.practice("cost-alerts");
    let mut tried = 0;
    for kind in [
        "person",
        "team",
        "system",
        "repository",
        "evidence",
        "action",
        "question",
    ] {
        let template = desk.workbook.book().catalogue().kind(kind).unwrap().clone();
        for text in HOSTILE {
            let id = desk
                .add(kind, None, &[(template.title.as_str(), json!(text))])
                .unwrap();
            for field in &template.fields {
                if matches!(
                    field.kind,
                    FieldType::Line | FieldType::Prose | FieldType::Link
                ) {
                    desk.workbook.set(&id, &field.id, json!(text)).unwrap();
                    let record = desk.workbook.book().get(id.parse().unwrap()).unwrap();
                    assert_eq!(
                        record.value(&field.id),
                        Some(&Value::from(text)),
                        "{kind}.{}",
                        field.id
                    );
                    tried += 1;
                }
            }
            view::record(&desk.workbook, &id).unwrap();
            view::search(&desk.workbook, text).unwrap();
        }
    }
    assert!(tried > 200, "{tried} fields tried");
    for text in HOSTILE {
        desk.workbook
            .set(&practice, "current_state", json!(text))
            .unwrap();
        desk.workbook.set(&practice, "name", json!(text)).unwrap();
        view::home(&desk.workbook);
        view::practice(&desk.workbook, &practice).unwrap();
    }
    let pdf = desk.path("hostile.pdf");
    desk.workbook
        .export_document("blueprint", None, &pdf)
        .unwrap();
    let out = std::process::Command::new("pdftotext")
        .arg(&pdf)
        .arg("-")
        .output()
        .unwrap();
    // Where a long token is broken over lines is the typesetter's business.
    let unbroken = |text: &str| {
        text.chars()
            .filter(|c| !c.is_whitespace() && *c != '\u{200b}')
            .collect::<String>()
    };
    let printed = unbroken(&String::from_utf8_lossy(&out.stdout));
    for text in ["<script>alert(1)</script>", "#panic()", "DROP TABLE record"] {
        assert!(
            printed.contains(&unbroken(text)),
            "“{text}” is not printed literally"
        );
    }
}

#[test]
fn too_long_and_control_characters_are_refused_with_the_figure() {
    let mut desk = Desk::new().unwrap();
    let practice = desk.practice("cost-alerts");
    let megabyte = "w".repeat(1_000_000);
    let refused = |desk: &mut Desk, field: &str, text: &str| {
        desk.workbook
            .set(&practice, field, json!(text))
            .unwrap_err()
            .message
    };
    assert!(refused(&mut desk, "name", &megabyte).contains("1000000 characters"));
    assert!(refused(&mut desk, "what", &megabyte).contains("at most 32 KB"));
    for control in [
        '\0', '\u{1b}', '\u{7f}', '\u{85}', '\r', '\u{202a}', '\u{202e}', '\u{2067}', '\u{2069}',
    ] {
        let message = refused(&mut desk, "what", &format!("a{control}b"));
        assert!(message.contains("character 2"), "{message}");
    }
}

#[test]
fn every_way_in_names_the_place_of_a_sign_that_turns_text() {
    let mut desk = Desk::new().unwrap();
    let hidden = "exe.\u{202e}gnp";
    let says = |message: &str, place: &str| {
        let all = ["Name", "U+202E", "at character 5", place];
        assert!(all.iter().all(|part| message.contains(part)), "{message}");
    };
    let typed = desk.add("team", None, &[("name", json!(hidden))]);
    says(&typed.unwrap_err().message, "");
    let row = |name: &str| PasteRow {
        id: None,
        cells: vec![PasteCell {
            field: "name".into(),
            text: name.into(),
        }],
    };
    let pasted = desk
        .workbook
        .paste("team", None, vec![row("Tills"), row(hidden)]);
    says(&pasted.unwrap_err().message, "Row 2");
    let table = Table::of("team", format!("Name,Mission\nTills,x\n{hidden},y\n"));
    let seen = table.preview(&desk).unwrap();
    assert_eq!((seen.errors[0].line, seen.errors[0].column), (3, Some(1)));
    says(&seen.errors[0].message, "");
    table.apply(&mut desk).unwrap_err();
    assert_eq!(desk.workbook.book().of_kind("team").count(), 0);
}

#[test]
fn one_long_word_fits_where_it_is_allowed() {
    let mut desk = Desk::new().unwrap();
    let practice = desk.practice("cost-alerts");
    let word = "w".repeat(32 * 1024);
    desk.workbook
        .set(&practice, "current_state", json!(word))
        .unwrap();
    desk.workbook
        .set(&practice, "name", json!("w".repeat(1_000)))
        .unwrap();
    desk.workbook
        .export_document("blueprint", None, &desk.path("long.pdf"))
        .unwrap();
    assert_eq!(prose::plain(&word).len(), word.len());
}

#[test]
fn a_line_that_is_cut_within_turned_text_is_made_all_the_same() {
    let mut desk = Desk::new().unwrap();
    let ada = desk.add("person", None, &[("name", json!("Ada"))]).unwrap();
    let long = format!("{}\u{2067}עולם, שלום\u{2069}", "x".repeat(985));
    let action = [("text", json!(long)), ("owner", json!(ada))];
    desk.add("action", None, &action).unwrap();
    let made = desk.workbook.perform(&ada, "hand-over").unwrap();
    let list = made.id.unwrap().parse().unwrap();
    let book = desk.workbook.book();
    let line = book.children(list, "hand-over-item").next().unwrap();
    let text = line.text("text").unwrap();
    assert!(text.ends_with('…') && !text.contains('\u{2067}'), "{text}");
}
