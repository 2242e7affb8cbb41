//! Search as people type.

use crate::desk::{Desk, Verbs, person, system};
use blueprint_model::Op;
use blueprint_store::{NewRecord, Store, TransactOptions};

fn titles(store: &Store, words: &str) -> Vec<String> {
    let hits = store.search(words, 10).unwrap();
    hits.iter()
        .map(|hit| store.book().title(store.book().get(hit.record).unwrap()))
        .collect()
}

#[test]
fn finds_beginnings_of_words_in_any_field_titles_first() {
    let desk = Desk::new();
    let mut store = desk.create();
    let payments = store.add(&desk.me, system("Payments"));
    store.add(
        &desk.me,
        person("Émile Zola").with("note", "Knows the payment gateway, and žluťoučký kůň."),
    );
    assert_eq!(titles(&store, "paym"), ["Payments", "Émile Zola"]);
    assert_eq!(titles(&store, "EMI zol"), ["Émile Zola"]);
    assert_eq!(
        titles(&store, "zlut kun"),
        ["Émile Zola"],
        "accents do not matter"
    );
    assert_eq!(titles(&store, "yments"), Vec::<String>::new());
    assert_eq!(
        titles(&store, "emile gateway"),
        ["Émile Zola"],
        "the words may stand in different fields"
    );
    assert_eq!(
        titles(&store, "system-1"),
        ["Payments"],
        "people call a record by its number too"
    );
    let hit = &store.search("gate", 1).unwrap()[0];
    assert_eq!(hit.field, "note");
    let pieces: Vec<_> = hit
        .snippet
        .pieces()
        .into_iter()
        .filter(|(_, hit)| *hit)
        .map(|(text, _)| text)
        .collect();
    assert_eq!(pieces, ["gate"]);
    store.set(&desk.me, payments, "name", "Billing").unwrap();
    assert_eq!(
        titles(&store, "payments"),
        Vec::<String>::new(),
        "the old words are forgotten"
    );
    assert_eq!(titles(&store, "bill"), ["Billing"]);
}

#[test]
fn finds_any_part_of_scripts_without_spaces() {
    let desk = Desk::new();
    let mut store = desk.create();
    store.add(&desk.me, person("日本語の文章"));
    store.add(&desk.me, person("ภาษาไทยเขียนติดกัน"));
    for (words, expected) in [
        ("文章", "日本語の文章"),
        ("本語", "日本語の文章"),
        ("ไทย", "ภาษาไทยเขียนติดกัน"),
        ("เขียน", "ภาษาไทยเขียนติดกัน"),
    ] {
        assert_eq!(titles(&store, words), [expected], "{words}");
    }
    assert!(titles(&store, "章文").is_empty());
}

#[test]
fn the_trash_is_not_searched_until_it_is_taken_out() {
    let desk = Desk::new();
    let mut store = desk.create();
    let payments = store.add(&desk.me, system("Payments"));
    store.add(
        &desk.me,
        NewRecord::of("act")
            .under(payments)
            .with("what", "recovered"),
    );
    store.trash(&desk.me, payments);
    assert!(titles(&store, "pay").is_empty() && titles(&store, "recov").is_empty());
    store.undo(&desk.me).unwrap();
    assert_eq!(
        (titles(&store, "pay").len(), titles(&store, "recov").len()),
        (1, 1)
    );
    store
        .transact(&desk.me, Op::Trash, TransactOptions::default(), |tx| {
            tx.trash(payments)
        })
        .unwrap();
    store
        .transact(&desk.me, Op::Untrash, TransactOptions::default(), |tx| {
            tx.untrash(payments)
        })
        .unwrap();
    assert_eq!(titles(&store, "recov"), ["recovered"]);
}

#[test]
fn nothing_typed_finds_nothing_and_nothing_typed_fails() {
    let desk = Desk::new();
    let mut store = desk.create();
    store.add(&desk.me, person("Maya"));
    for words in [
        "",
        "  ",
        "\"",
        "*",
        "NEAR(",
        "a AND",
        "title:maya",
        "-maya",
        "ma\"ya",
    ] {
        let found = titles(&store, words);
        assert!(found.len() <= 1, "{words}: {found:?}");
    }
}
