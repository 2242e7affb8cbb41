//! Random workbooks out and in again: nothing changes; random damage to a table: nothing is written.

use crate::csv_world::{Dice, edit, kinds, random_desk};
use blueprint_tests::{desk::Desk, tables::Table};
use blueprint_workbook::{
    core::model::{Catalogue, Kind, KindId, Record, RecordId},
    verb::ByteOrderMark,
};
use std::collections::BTreeSet;

fn exported(desk: &Desk, kind: &Kind, mark: ByteOrderMark) -> Table {
    let path = desk.path("out.csv");
    desk.workbook
        .export_csv(kind.id.as_str(), &path, mark)
        .unwrap();
    Table::of(kind.id.as_str(), std::fs::read(path).unwrap())
}

#[test]
fn every_kind_comes_back_from_its_table_unchanged() {
    let mut tried = BTreeSet::new();
    for seed in 1..=3 {
        let mut desk = random_desk(seed, 4);
        let before = desk.workbook.store().content_hash().unwrap();
        let mut rows = 0;
        for kind in kinds(&desk) {
            let mark = if seed == 2 {
                ByteOrderMark::With
            } else {
                ByteOrderMark::Without
            };
            let table = exported(&desk, &kind, mark);
            let preview = table.preview(&desk).unwrap();
            let live = desk.workbook.book().of_kind(kind.id.as_str()).count();
            assert!(
                preview.ready && preview.errors.is_empty() && preview.notes.is_empty(),
                "seed {seed}, {}: {:?} {:?}\n{}",
                kind.id,
                preview.errors,
                preview.notes,
                String::from_utf8_lossy(&table.bytes)
            );
            assert_eq!(
                (preview.new, preview.changed, preview.same as usize),
                (0, 0, live),
                "seed {seed}, {}: {:?}",
                kind.id,
                preview.rows.first()
            );
            assert_eq!(table.apply(&mut desk).unwrap().entry, None);
            rows += live;
            if live > 0 {
                tried.insert(kind.id.clone());
            }
        }
        assert!(rows > 150, "{rows} rows tried");
        assert_eq!(desk.workbook.store().content_hash().unwrap(), before);
    }
    let all: BTreeSet<KindId> = Catalogue::shipped()
        .kinds()
        .map(|kind| kind.id.clone())
        .collect();
    assert_eq!(tried, all, "every kind had a record in some workbook");
}

#[test]
fn what_was_emptied_is_filled_again_from_the_table() {
    for seed in 11..=13 {
        let mut desk = random_desk(seed, 4);
        for kind in [
            "person",
            "system",
            "grant",
            "component",
            "evidence",
            "feedback",
            "metric",
        ] {
            let template = desk.workbook.book().catalogue().kind(kind).unwrap().clone();
            let records: Vec<_> = desk.workbook.book().of_kind(kind).cloned().collect();
            let table = exported(&desk, &template, ByteOrderMark::Without);
            let emptied = emptied(&desk, &template, &records);
            assert!(
                !emptied.is_empty() || records.is_empty(),
                "{kind}: nothing to fill"
            );
            edit(&mut desk, |tx| {
                let mut all = emptied.iter();
                all.try_for_each(|(id, field)| tx.set(*id, field, None))
            })
            .unwrap();
            let shown = table.preview(&desk).unwrap();
            assert!(shown.ready, "seed {seed}, {kind}: {:?}", shown.errors);
            table.apply(&mut desk).unwrap();
            for record in &records {
                let now = desk.workbook.book().get(record.id).unwrap();
                assert_eq!(
                    now.fields,
                    record.fields,
                    "seed {seed}, {}",
                    record.handle()
                );
            }
        }
    }
}

/// The fields that may be empty and do not name a record in the trash, which could not be named again.
fn emptied(desk: &Desk, kind: &Kind, records: &[Record]) -> Vec<(RecordId, String)> {
    let book = desk.workbook.book();
    let gone = |id: RecordId| book.get(id).is_none_or(|record| record.trashed.is_some());
    let mut found = Vec::new();
    for record in records {
        let links = book.links(record);
        let optional = kind.fields.iter().filter(|field| !field.required);
        let filled = optional.filter(|field| record.value(&field.id).is_some());
        let free =
            filled.filter(|field| !links.iter().any(|(id, to)| *id == field.id && gone(*to)));
        found.extend(free.map(|field| (record.id, field.id.clone())));
    }
    found
}

#[test]
fn a_damaged_table_changes_nothing() {
    let mut desk = random_desk(21, 3);
    let before = desk.workbook.store().content_hash().unwrap();
    let entry = desk.workbook.store().head().seq;
    let mut dice = Dice(77);
    let mut refused = 0;
    for kind in kinds(&desk) {
        let text = String::from_utf8(exported(&desk, &kind, ByteOrderMark::Without).bytes).unwrap();
        let rows: Vec<&str> = text.split("\r\n").collect();
        if rows.len() < 3 {
            continue;
        }
        for _ in 0..6 {
            let damaged = Table::of(kind.id.as_str(), damaged(&mut dice, &text));
            if damaged.preview(&desk).is_ok_and(|shown| shown.ready) {
                continue;
            }
            let failure = damaged.apply(&mut desk).unwrap_err();
            assert!(failure.message.ends_with('.'), "{}", failure.message);
            refused += 1;
        }
    }
    assert!(refused > 60, "{refused} tables refused");
    assert_eq!(desk.workbook.store().content_hash().unwrap(), before);
    assert_eq!(desk.workbook.store().head().seq, entry);
}

/// One or two slips of the kinds that happen.
fn damaged(dice: &mut Dice, text: &str) -> String {
    let mut lines: Vec<String> = text.split_inclusive("\r\n").map(str::to_owned).collect();
    let at = dice.roll(lines.len() - 1) + 1;
    match dice.roll(6) {
        0 => lines[at].insert(0, '"'),
        1 => lines[at] = lines[at].replacen(',', "", 1),
        2 => lines[at] = lines[at].replacen(',', ",nobody-9", 1),
        3 => {
            let again = lines[at].clone();
            lines.push(again);
        }
        4 => lines[at].insert(0, 'x'),
        _ => lines[0] = lines[0].replacen(',', ",id,", 1),
    }
    lines.concat()
}
