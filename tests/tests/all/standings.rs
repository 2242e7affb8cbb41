//! How records stand is kept up to date edit by edit; it must be what judging everything anew would say.

use blueprint_tests::desk::Desk;
use blueprint_workbook::core::model::{
    Book, Day, Field, FieldType, Record, RecordId, Severity, Standings, Value,
};
use serde_json::json;

/// A small generator, so that each run of a seed is the same.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides.max(1)
    }
}

fn some_record(book: &Book, dice: &mut Dice, kinds: &[&str]) -> Option<RecordId> {
    let mut ids: Vec<RecordId> = book
        .records()
        .filter(|record| kinds.is_empty() || kinds.contains(&record.kind.as_str()))
        .map(|record| record.id)
        .collect();
    ids.sort_unstable();
    (!ids.is_empty()).then(|| ids[dice.roll(ids.len())])
}

fn some_value(book: &Book, field: &Field, dice: &mut Dice, today: Day) -> Option<Value> {
    let to: Vec<&str> = field.to.iter().map(|kind| kind.as_str()).collect();
    let day = today.plus_days(i64::try_from(dice.roll(400)).unwrap() - 300);
    match field.kind {
        FieldType::Ref => some_record(book, dice, &to).map(|id| json!(id.to_string())),
        FieldType::Refs => some_record(book, dice, &to).map(|id| json!([id.to_string()])),
        FieldType::Choice => {
            let options = &field.options;
            Some(json!(options[dice.roll(options.len())].id()))
        }
        FieldType::Date => Some(json!(day.to_string())),
        FieldType::Month => Some(json!(&day.to_string()[..7])),
        FieldType::Moment => Some(json!(format!("{day}T09:30:00+00:00"))),
        FieldType::Tick => Some(json!(dice.roll(2) == 0)),
        FieldType::Level => Some(json!(dice.roll(5) + 1)),
        FieldType::Number | FieldType::Percent => Some(json!(dice.roll(100).to_string())),
        FieldType::Duration => Some(json!(dice.roll(40_000))),
        FieldType::Money => Some(json!({ "minor": dice.roll(2_000_000), "currency": "EUR" })),
        _ => Some(json!("some words")),
    }
}

fn edited(book: &Book, record: &Record, dice: &mut Dice, today: Day) -> Record {
    let mut record = record.clone();
    if dice.roll(8) == 0 {
        record.trashed = match record.trashed {
            Some(_) => None,
            None => Some(record.created),
        };
        return record;
    }
    let fields = &book.kind_of(&record).unwrap().fields;
    let field = &fields[dice.roll(fields.len())];
    let value = (dice.roll(4) > 0).then(|| some_value(book, field, dice, today));
    match value.flatten() {
        Some(value) => drop(record.fields.insert(field.id.clone(), value)),
        None => drop(record.fields.remove(&field.id)),
    }
    record
}

/// Some records of every kind, so that every rule has something to read, each with most of its fields filled in.
fn some_of_everything(book: &mut Book, dice: &mut Dice, today: Day) {
    let catalogue = book.shared_catalogue();
    let mut kinds: Vec<_> = catalogue.kinds().collect();
    kinds.sort_by_key(|kind| (kind.parent.is_some(), kind.id.to_string()));
    let example = book.records().next().unwrap().clone();
    for (n, kind) in kinds.into_iter().filter(|kind| !kind.single).enumerate() {
        for more in 0..6 {
            let parent = kind
                .parent
                .as_ref()
                .and_then(|parent| some_record(book, dice, &[parent.as_str()]));
            let mut record = Record {
                id: format!("00000000-0000-4000-8000-{n:06}{more:06}")
                    .parse()
                    .unwrap(),
                kind: kind.id.clone(),
                number: 10_000 + u32::try_from(more).unwrap(),
                parent,
                template: None,
                fields: std::collections::BTreeMap::new(),
                trashed: None,
                ..example.clone()
            };
            for field in &kind.fields {
                let value = (dice.roll(6) > 0).then(|| some_value(book, field, dice, today));
                if let Some(value) = value.flatten() {
                    record.fields.insert(field.id.clone(), value);
                }
            }
            book.put(record);
        }
    }
}

#[test]
fn following_edits_gives_what_judging_everything_anew_would() {
    let desk = Desk::sample().unwrap();
    let today = desk.workbook.today();
    let mut book = desk.workbook.book().clone();
    let mut dice = Dice(7);
    some_of_everything(&mut book, &mut dice, today);
    book.take_changed();
    let mut followed = Standings::of(&book, today);
    for round in 0..3_000 {
        let id = some_record(&book, &mut dice, &[]).unwrap();
        let record = edited(&book, book.get(id).unwrap(), &mut dice, today);
        let what = format!("round {round}: {} of {}", record.handle(), record.kind);
        if dice.roll(20) == 0 {
            // As undo takes back a record that was just made.
            book.take(id);
        } else {
            book.put(record);
        }
        let changed = book.take_changed();
        followed.follow(&book, &changed, today);
        assert!(followed.are_of(&book, today));
        assert_eq!(followed, Standings::of(&book, today), "{what}");
    }
    assert!(
        followed.count(Severity::Amber) > 0,
        "the walk met no finding at all"
    );
}

#[test]
fn another_day_is_judged_anew() {
    let desk = Desk::sample().unwrap();
    let mut book = desk.workbook.book().clone();
    let (today, later) = (desk.workbook.today(), desk.workbook.today().plus_days(90));
    book.take_changed();
    let mut followed = Standings::of(&book, today);
    assert!(!followed.are_of(&book, later));
    followed.follow(&book, &book.clone().take_changed(), later);
    assert_eq!(followed, Standings::of(&book, later));
}
