//! Workbooks with random records of every kind, for what must hold whatever is in them.

use blueprint_tests::desk::Desk;
use blueprint_workbook::core::{
    model::{Field, FieldType, Kind, KindId, Op, RecordId, Value},
    store::{Actor, Env, NewRecord, StoreError, TransactOptions, Tx},
};
use serde_json::json;

/// Texts that a table could lose, change or run.
const TEXTS: [&str; 24] = [
    "Payments",
    "payments",
    "=1+1",
    "+1 555 0100",
    "-5",
    "'=x",
    "'tis",
    "@handle",
    "\t=tab",
    " blanks ",
    "a;b; c",
    "a, \"quoted\" b",
    "say \"so\"",
    "1,234",
    "03/04/2026",
    "system-1",
    "＝1",
    "👩‍👩‍👧‍👦 אב",
    "\u{2067}evil\u{2069}",
    "\u{feff}bom",
    "n/a",
    "|pipe|",
    "yes",
    "Ada Byron",
];

pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.roll(all.len())]
    }
}

fn value(dice: &mut Dice, field: &Field, ids: &[RecordId]) -> Value {
    let n = dice.roll(1_000);
    let whole = i64::try_from(n).unwrap();
    match field.kind {
        FieldType::Line | FieldType::Link => json!(format!("{}{}", dice.one_of(&TEXTS), n % 3)),
        FieldType::Prose => json!(format!(
            "{}\n\n- {}\n",
            dice.one_of(&TEXTS),
            dice.one_of(&TEXTS)
        )),
        FieldType::Choice => json!(dice.one_of(&field.options).id()),
        FieldType::Tick => json!(n.is_multiple_of(2)),
        FieldType::Date => json!(format!("2026-{:02}-{:02}", n % 12 + 1, n % 28 + 1)),
        FieldType::Moment => json!(format!("2026-03-29T{:02}:30:00.{:03}+02:00", n % 24, n)),
        FieldType::Month => json!(format!("2026-{:02}", n % 12 + 1)),
        FieldType::Level => json!(n % 5 + 1),
        FieldType::Rating => json!(n % 7 + 1),
        FieldType::Number => json!(format!("{}.{:03}", n, n / 7 + 1)),
        FieldType::Percent => json!(format!("{}.125", n % 100)),
        FieldType::Money => json!({ "minor": whole * 977 - 400_000, "currency": "EUR" }),
        FieldType::Duration => json!(n * 61),
        FieldType::Cadence => match n % 3 {
            0 => json!({ "days": n + 1 }),
            1 => json!({ "months": n % 12 + 1, "from": "schedule", "lead": n % 9 }),
            _ => json!({ "months": 3, "anchor": "2027-01-31", "weekend": "before" }),
        },
        FieldType::Ref if !ids.is_empty() => json!(dice.one_of(ids).to_string()),
        FieldType::Refs if !ids.is_empty() => {
            json!([dice.one_of(ids).to_string(), dice.one_of(ids).to_string()])
        }
        FieldType::Ref | FieldType::Refs | FieldType::File => Value::Null,
    }
}

fn live(desk: &Desk, kinds: &[KindId]) -> Vec<RecordId> {
    let book = desk.workbook.book();
    let all = kinds.iter().flat_map(|kind| book.of_kind(kind.as_str()));
    all.map(|record| record.id).collect()
}

/// Parents before their children, so that children find them.
pub fn kinds(desk: &Desk) -> Vec<Kind> {
    let mut all: Vec<Kind> = desk.workbook.book().catalogue().kinds().cloned().collect();
    all.sort_by_key(|kind| kind.parent.is_some());
    all
}

/// A workbook with a few random records of every kind, some of them in the trash. What a guard refuses is left out.
pub fn random_desk(seed: u64, each: usize) -> Desk {
    let mut desk = Desk::new().unwrap();
    let mut dice = Dice(seed);
    for _ in 0..2 {
        for kind in kinds(&desk) {
            let parents = live(&desk, kind.parent.as_slice());
            let new: Vec<NewRecord> = (0..each)
                .filter_map(|_| random_record(&desk, &mut dice, &kind, &parents))
                .collect();
            // Together, since each transaction waits for the disk; one by one where one of them is refused.
            if !make(&mut desk, &new) {
                for one in new {
                    make(&mut desk, &[one]);
                }
            }
        }
    }
    let of_kinds: Vec<KindId> = kinds(&desk).into_iter().map(|kind| kind.id).collect();
    let all = live(&desk, &of_kinds);
    for _ in 0..3 {
        // A record in the trash stays named by others; one that is locked stays where it is.
        drop(desk.workbook.trash(&dice.one_of(&all).to_string()));
    }
    desk
}

fn random_record(
    desk: &Desk,
    dice: &mut Dice,
    kind: &Kind,
    parents: &[RecordId],
) -> Option<NewRecord> {
    let mut new = NewRecord::of(kind.id.as_str());
    if kind.parent.is_some() {
        if parents.is_empty() {
            return None;
        }
        new = new.under(*dice.one_of(parents));
    }
    for field in &kind.fields {
        let locks = kind.lock.as_ref().is_some_and(|lock| lock.when == field.id);
        // What freezes the children of a record would leave no room for any.
        let freezes = kind.children.iter().any(|child| {
            let child = desk.workbook.book().catalogue().kind(child.as_str());
            child.is_some_and(|child| {
                let freezers = child.fields.iter().map(|one| one.frozen_after.as_deref());
                freezers.into_iter().any(|one| one == Some(&field.id))
            })
        });
        if (field.required || dice.roll(3) > 0) && !((locks || freezes) && dice.roll(4) > 0) {
            let ids = live(desk, &field.to);
            new = new.with(&field.id, value(dice, field, &ids));
        }
    }
    Some(new)
}

/// Makes records as one entry; `false` when that was refused. A file is attached to every piece of evidence.
fn make(desk: &mut Desk, all: &[NewRecord]) -> bool {
    let work = |tx: &mut Tx<'_>| -> Result<(), StoreError> {
        for new in all {
            let mut new = new.clone();
            if new.kind == "evidence" {
                new = new.with("file", tx.attach(b"a log", "log (1).txt", "text/plain")?);
            }
            tx.create(new)?;
        }
        Ok(())
    };
    match edit(desk, work) {
        Ok(()) => true,
        Err(StoreError::Refused(_) | StoreError::Invalid(_) | StoreError::Locked { .. }) => false,
        Err(error) => panic!("{error}"),
    }
}

/// Edits records as one entry.
pub fn edit(
    desk: &mut Desk,
    work: impl FnOnce(&mut Tx<'_>) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let me = Actor {
        id: desk.env.new_id(),
        name: "Ines".into(),
        person: None,
    };
    let store = desk.workbook.store_mut();
    let done = store.transact(&me, Op::Edit, TransactOptions::default(), work);
    done.map(|_| ())
}
