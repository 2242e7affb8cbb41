//! Whatever people type is printed as they typed it, and nothing they type can stop an export.

use super::{blueprint, joined, laid_out, sample, words};
use blueprint_documents::{Fonts, Warning, blueprint_pdf};
use blueprint_model::{Book, Change, FieldType, Timestamp, Value};

/// Texts that mean something to a typesetter, a browser or a shell.
pub const LITERAL: &[&str] = &[
    "#panic()",
    "#eval(\"1\")",
    "*x*",
    "_y_",
    "$x^2$",
    "<script>alert(1)</script>",
    "@ref",
    "// comment",
    "/* x */",
    "\\",
    "\\u{41}",
    "`raw`",
    "= Title",
    "- item",
    "~",
    "#{let x = 1}",
    "[content]",
    "https://example.org/#x",
    "'",
    "\"quoted\"",
    "--",
    "...",
    "<label>",
    "%s %n",
    "../../etc/passwd",
];

/// Texts that are hard to set.
pub const AWKWARD: &[&str] = &[
    "\u{301}\u{302}",
    "a\u{202E}txt.exe",
    "\u{2066}unclosed",
    "שלום \u{2066}Payments (EU)\u{2069}, \u{202C}עולם",
    "שלום עולם",
    "مرحبا بالعالم.",
    "👩‍👩‍👧‍👦👨🏽‍💻",
    "\u{FEFF}mark",
    "\u{AD}soft",
    "\u{FFFF}",
    "日本語",
    "a\tb",
    "\u{E000}",
    "Z̸̡̢̛a̷l̴g̶o̵",
    "\u{200D}\u{200D}",
    " ",
    "\u{1F1E9}",
];

/// The sample with every line and prose field set to the next of these texts.
fn book_saying(texts: &[&str]) -> Book {
    let mut book = sample::book();
    let mut next = (0..).map(|n| texts[n % texts.len()]);
    let mut changes = Vec::new();
    let mut records: Vec<_> = book.records().collect();
    records.sort_by_key(|record| record.id);
    for record in records {
        let Some(kind) = book.kind_of(record) else {
            continue;
        };
        for field in kind.fields.iter().filter(|field| {
            matches!(
                field.kind,
                FieldType::Line | FieldType::Prose | FieldType::Link
            )
        }) {
            let after = next.next().map(|text| Value::String(text.to_owned()));
            changes.push(Change {
                record: record.id,
                field: field.id.clone(),
                before: record.value(&field.id).cloned(),
                after,
            });
        }
    }
    let at: Timestamp = "2026-11-19T09:00:00.000+00:00".parse().unwrap();
    book.apply(&changes, at).unwrap();
    book
}

#[test]
fn what_looks_like_markup_is_printed_literally() {
    let preview = laid_out(&book_saying(LITERAL));
    let all = joined(&words(&preview));
    for text in LITERAL {
        assert!(
            all.contains(&joined(text)),
            "{text} is not printed as typed"
        );
    }
    assert_eq!(preview.pdf().unwrap().warnings, []);
}

#[test]
fn awkward_letters_are_set_or_reported() {
    let preview = laid_out(&book_saying(AWKWARD));
    let missing = preview.warnings().iter().find_map(|warning| match warning {
        Warning::MissingGlyphs { characters } => Some(characters.clone()),
        _ => None,
    });
    let missing = missing.unwrap();
    assert!(
        ['日', 'ש', 'م', '👩'].iter().all(|c| missing.contains(*c)),
        "{missing}"
    );
    assert!(!missing.contains('\u{200D}') && !missing.contains('a'));
    assert!(words(&preview).contains('□'));
    assert!(!words(&preview).contains('\u{202E}'));
    let pdf = preview.pdf().unwrap();
    assert!(
        !pdf.warnings
            .iter()
            .any(|warning| matches!(warning, Warning::NotToStandard { .. })),
        "{:?}",
        pdf.warnings
    );
}

#[test]
fn control_characters_are_replaced_and_counted() {
    let mut data = blueprint(&sample::book());
    data.organisation = "Tid\0bourne\u{1b}[31m".into();
    let pdf = blueprint_pdf(&data, &Fonts::bundled_only()).unwrap();
    assert!(
        matches!(pdf.warnings[..], [Warning::ControlCharacters { .. }]),
        "{:?}",
        pdf.warnings
    );
    assert!(pdf.warnings[0].to_string().ends_with('.'));
}

#[test]
fn fonts_of_this_computer_are_asked_only_when_needed() {
    let data = blueprint(&book_saying(AWKWARD));
    let pdf = blueprint_pdf(&data, &Fonts::new()).unwrap();
    assert!(pdf.pages > 20);
}
