//! Text that tries to be something else is stored as it is, or refused with a reason.

use crate::desk::{Desk, Verbs, person};
use blueprint_store::import_json;

const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "#panic()",
    "*x* _y_ `z` [a](javascript:b)",
    "'); DROP TABLE record; --",
    "\u{301}\u{301}\u{301}",
    "שלום \u{2066}Payments (EU)\u{2069}",
    "👩‍👩‍👧‍👦🏳️‍🌈",
    "\" OR 1=1 \u{FFFD}",
    "%s%n{}{0}\\x00",
    "line\u{2028}separator",
    "\u{FEFF}bom",
    "日本語の文章",
    " surrounded by blanks ",
];

#[test]
fn hostile_text_is_stored_literally_found_and_carried_over() {
    let desk = Desk::new();
    let mut store = desk.create();
    let mut ids = Vec::new();
    for text in HOSTILE {
        let id = store.add(&desk.me, person(text));
        store.set(&desk.me, id, "note", *text).unwrap();
        ids.push((id, *text));
        store.search(text, 10).unwrap();
    }
    let hash = store.content_hash().unwrap();
    drop(store);
    let mut store = desk.writable();
    store.verify().unwrap();
    for (id, text) in &ids {
        assert_eq!(
            (store.text(*id, "name"), store.text(*id, "note")),
            ((*text).to_owned(), (*text).to_owned())
        );
    }
    let mut json = Vec::new();
    store.export_json(&mut json).unwrap();
    let again = import_json(json.as_slice(), &desk.path("again.blueprint"), desk.setup()).unwrap();
    assert_eq!(again.content_hash().unwrap(), hash);
    while store.undo(&desk.me).is_ok() {}
    while store.redo(&desk.me).is_ok() {}
    assert_eq!(store.content_hash().unwrap(), hash);
}

#[test]
fn control_characters_and_a_megabyte_in_one_word_are_refused_with_a_reason() {
    let desk = Desk::new();
    let mut store = desk.create();
    let maya = store.add(&desk.me, person("Maya"));
    for (field, text, says) in [
        (
            "name",
            "a\u{0}b".to_owned(),
            "control character (U+0000) at character 2",
        ),
        ("note", "a\u{1B}[31m".to_owned(), "U+001B"),
        (
            "note",
            "a\nb \u{202E}gnp.exe\u{202C}".to_owned(),
            "(U+202E) at character 5",
        ),
        ("name", "\u{2067}Maya".to_owned(), "(U+2067) at character 1"),
        ("name", "x".repeat(1_000_000), "at most 1000"),
        ("note", "x".repeat(1_000_000), "at most 32 KB"),
    ] {
        let refused = store.set(&desk.me, maya, field, text).unwrap_err();
        assert!(
            refused.to_string().contains(says) && refused.field() == Some(field),
            "{refused}"
        );
    }
    let signed = blueprint_store::Actor {
        name: "Maya \u{202E}neB".into(),
        ..desk.me.clone()
    };
    let refused = store.set(&signed, maya, "note", "x").unwrap_err();
    assert_eq!(refused.field(), Some("name"), "{refused}");
    store
        .set(&desk.me, maya, "note", "x".repeat(32 * 1024))
        .unwrap();
    store.search(&"x".repeat(100_000), 10).unwrap();
    store.search("\u{0}\u{1}\"'*()^:-", 10).unwrap();
}
