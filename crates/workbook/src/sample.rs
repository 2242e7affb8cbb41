//! Makes the sample company: a workbook with four months of history, told by template data.

use crate::{
    Profile, Workbook,
    consequence::{Moment, review::follow_review},
    contract::{Failure, FailureCode},
    target,
};
use blueprint_model::{
    Catalogue, Day, Kind, Op, RecordId, Timestamp, Value,
    catalogue::{
        self,
        sample::{SampleEdit, SampleRecord, Story},
    },
    review::REVIEW,
};
use blueprint_store::{Actor, Env, NewRecord, Setup, Store, TransactOptions, Tx};
use std::{
    collections::HashMap,
    path::Path,
    sync::{Arc, Mutex},
};
use uuid::Uuid;

/// Days before today on which the sample company began its workbook.
const BEGAN: i64 = 120;

/// The clock of the story: it stands where the story says, ids and salts come from the real one.
struct StoryEnv {
    real: Arc<dyn Env>,
    now: Mutex<Timestamp>,
}

impl Env for StoryEnv {
    fn now(&self) -> Timestamp {
        self.now
            .lock()
            .map_or_else(|poisoned| *poisoned.into_inner(), |now| *now)
    }

    fn today(&self) -> Day {
        self.now().day()
    }

    fn new_id(&self) -> Uuid {
        self.real.new_id()
    }

    fn salt(&self) -> [u8; 16] {
        self.real.salt()
    }
}

/// Writes the sample company into a new file, as of the Env's day, and opens it.
///
/// # Errors
/// When the file exists or cannot be written.
pub fn write_sample(
    path: &Path,
    profile: Option<Profile>,
    env: Arc<dyn Env>,
    program: &str,
) -> Result<Workbook, Failure> {
    let (id, files) = catalogue::sample_files();
    let catalogue = Catalogue::shipped();
    let (now, today) = (env.now(), env.today());
    let story = Story::read(&catalogue, &files, today, now.offset_minutes)
        .map_err(|reason| faulty(&id, &reason))?;
    let clock = Arc::new(StoryEnv {
        real: env.clone(),
        now: Mutex::new(morning(today.plus_days(-BEGAN), now)),
    });
    let store = Store::create(path, Setup::new(catalogue, clock.clone(), program))?;
    let told = Teller {
        store,
        clock,
        env: &*env,
        ids: HashMap::new(),
        actors: HashMap::new(),
    }
    .tell(story);
    if let Err(failure) = told {
        std::fs::remove_file(path)?;
        return Err(failure);
    }
    Workbook::open(path, crate::OpenFor::Writing, profile, env, program)
}

struct Teller<'a> {
    store: Store,
    clock: Arc<StoryEnv>,
    env: &'a dyn Env,
    ids: HashMap<String, RecordId>,
    actors: HashMap<RecordId, Actor>,
}

impl Teller<'_> {
    fn tell(mut self, story: Story) -> Result<(), Failure> {
        let author = Actor {
            id: self.env.new_id(),
            name: "Sample".into(),
            person: None,
        };
        let ids = &mut self.ids;
        let mut made = Vec::new();
        self.store
            .transact(&author, Op::Sample, TransactOptions::default(), |tx| {
                // References run both ways, so all records come first and the fields that refer come second.
                for record in &story.records {
                    create(tx, ids, &mut made, None, record)?;
                }
                made.iter()
                    .try_for_each(|(id, record)| fill(tx, ids, *id, record, Part::References))
            })?;
        // What is signed locks its record and the children, so it comes once everything else is written, and on its day.
        let mut signed = Vec::new();
        for (id, record) in made {
            let kind = self.store.book().catalogue().kind(&record.kind);
            let lock = kind.and_then(|kind| kind.lock.as_ref());
            let day = lock.and_then(|lock| record.fields.get(&lock.when)?.as_str()?.parse().ok());
            signed.extend(day.map(|day: Day| (day, id, record)));
        }
        signed.sort_by_key(|(day, ..)| *day);
        let mut signed = signed.into_iter().peekable();
        for edit in story.edits {
            while let Some((day, id, record)) = signed.next_if(|(day, ..)| *day <= edit.at.day()) {
                self.sign(&author, day, id, record)?;
            }
            self.edit(edit)?;
        }
        signed.try_for_each(|(day, id, record)| self.sign(&author, day, id, record))
    }

    /// Signs a record on its day, or at the beginning of the story when that is later.
    fn sign(
        &mut self,
        author: &Actor,
        day: Day,
        id: RecordId,
        record: &SampleRecord,
    ) -> Result<(), Failure> {
        if let Ok(mut now) = self.clock.now.lock() {
            let morning = morning(day, *now);
            if morning.utc_ms > now.utc_ms {
                *now = morning;
            }
        }
        let ids = &self.ids;
        let options = TransactOptions::default();
        self.store.transact(author, Op::Sample, options, |tx| {
            fill(tx, ids, id, record, Part::Lock)
        })?;
        Ok(())
    }

    fn edit(&mut self, edit: SampleEdit) -> Result<(), Failure> {
        if let Ok(mut now) = self.clock.now.lock() {
            *now = edit.at;
        }
        let by = known(&self.ids, &edit.by)?;
        let record = known(&self.ids, &edit.record)?;
        let book = self.store.book();
        let name = book
            .get(by)
            .map(|person| book.title(person))
            .unwrap_or_default();
        let new_actor = Actor {
            id: self.env.new_id(),
            name,
            person: Some(by),
        };
        let actor = self.actors.entry(by).or_insert(new_actor).clone();
        let ticked = edit
            .set
            .get("done_on")
            .is_some_and(|value| !value.is_null());
        let op = if ticked { Op::Tick } else { Op::Edit };
        let ids = &self.ids;
        let options = TransactOptions {
            reason: edit.reason,
            ..TransactOptions::default()
        };
        self.store.transact(&actor, op, options, |tx| {
            let before = tx.book().get(record).cloned();
            edit.set
                .iter()
                .try_for_each(|(field, value)| set(tx, ids, record, field, value))?;
            // What a lock writes down is computed, so no file can tell it.
            match tx.book().get(record).cloned() {
                Some(after) if after.kind == *REVIEW => {
                    let today = tx.today();
                    let person = Some(by);
                    follow_review(tx, before.as_ref(), &after, &Moment { today, person })
                }
                _ => Ok(()),
            }
        })?;
        Ok(())
    }
}

/// Which fields of a record are written when.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Plain,
    References,
    Lock,
}

fn part(kind: &Kind, field: &str) -> Part {
    let locks = kind.lock.as_ref().is_some_and(|lock| lock.when == field);
    match kind.field(field) {
        _ if locks => Part::Lock,
        Some(field) if field.to.is_empty() => Part::Plain,
        // A field the kind does not have goes where the write is refused by name.
        _ => Part::References,
    }
}

fn create<'s>(
    tx: &mut Tx<'_>,
    ids: &mut HashMap<String, RecordId>,
    made: &mut Vec<(RecordId, &'s SampleRecord)>,
    parent: Option<RecordId>,
    record: &'s SampleRecord,
) -> Result<(), Failure> {
    let mut new = NewRecord::of(&record.kind);
    new.parent = parent;
    new.template = record.template.clone();
    let kind = tx.book().catalogue().kind(&record.kind).cloned();
    let kind = kind.ok_or_else(|| faulty(&record.kind, "there is no such kind"))?;
    for (field, value) in &record.fields {
        if part(&kind, field) == Part::Plain {
            new.fields.insert(field.clone(), value.clone());
        }
    }
    let id = tx.create(new)?;
    if let Some(key) = &record.key {
        ids.insert(format!("@{key}"), id);
    }
    made.push((id, record));
    record
        .child
        .iter()
        .try_for_each(|child| create(tx, ids, made, Some(id), child))
}

fn fill(
    tx: &mut Tx<'_>,
    ids: &HashMap<String, RecordId>,
    id: RecordId,
    record: &SampleRecord,
    wanted: Part,
) -> Result<(), Failure> {
    let kind = kind_of(tx, id)?;
    record
        .fields
        .iter()
        .filter(|(name, _)| part(&kind, name) == wanted)
        .try_for_each(|(name, value)| set(tx, ids, id, name, value))
}

fn kind_of(tx: &Tx<'_>, id: RecordId) -> Result<Kind, Failure> {
    let book = tx.book();
    let kind = book.get(id).and_then(|record| book.kind_of(record));
    kind.cloned().ok_or_else(|| {
        target::find(book, &id.to_string())
            .err()
            .unwrap_or_else(|| faulty("kind", "unknown"))
    })
}

fn set(
    tx: &mut Tx<'_>,
    ids: &HashMap<String, RecordId>,
    id: RecordId,
    name: &str,
    value: &Value,
) -> Result<(), Failure> {
    let value = match value {
        Value::String(text) if text.starts_with('@') => Value::from(known(ids, text)?.to_string()),
        Value::Array(all) => {
            let keys = all.iter().filter_map(Value::as_str);
            let found: Result<Vec<Value>, Failure> = keys
                .map(|key| Ok(Value::from(known(ids, key)?.to_string())))
                .collect();
            Value::Array(found?)
        }
        other => other.clone(),
    };
    tx.set(
        id,
        name,
        Some(value).filter(|value| !value.is_null() && value.as_str() != Some("")),
    )?;
    Ok(())
}

fn known(ids: &HashMap<String, RecordId>, key: &str) -> Result<RecordId, Failure> {
    ids.get(key)
        .copied()
        .ok_or_else(|| faulty(key, "no record of the sample has this key"))
}

/// Nine in the morning of a day, on the clock of `now`.
fn morning(day: Day, now: Timestamp) -> Timestamp {
    let text = now.to_string();
    let offset = text.get(text.len() - 6..).unwrap_or("+00:00");
    format!("{day}T09:00:00{offset}").parse().unwrap_or(now)
}

fn faulty(place: &str, reason: &str) -> Failure {
    Failure::new(
        FailureCode::Failed,
        format!(
            "The sample company is faulty at {place}: {reason}. Please report it; your own workbooks are not concerned."
        ),
    )
}
