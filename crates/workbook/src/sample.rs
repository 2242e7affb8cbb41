//! Makes the sample company: a workbook with four months of history, told by template data.

use crate::{
    Profile, Workbook,
    contract::{Failure, FailureCode},
    target,
};
use blueprint_model::{Catalogue, Day, FieldType, Kind, Op, RecordId, Timestamp, Value, catalogue};
use blueprint_store::{Actor, Env, NewRecord, Setup, Store, TransactOptions, Tx};
use serde::Deserialize;
use std::{
    collections::{BTreeMap, HashMap},
    path::Path,
    sync::{Arc, Mutex},
};
use uuid::Uuid;

/// Days before today on which the sample company began its workbook.
const BEGAN: i64 = 120;

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct SampleFile {
    #[serde(default)]
    record: Vec<SampleRecord>,
    #[serde(default)]
    edit: Vec<SampleEdit>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SampleRecord {
    key: Option<String>,
    kind: String,
    template: Option<String>,
    #[serde(default)]
    fields: BTreeMap<String, Value>,
    #[serde(default)]
    child: Vec<SampleRecord>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SampleEdit {
    on: String,
    at: String,
    by: String,
    record: String,
    set: BTreeMap<String, Value>,
    reason: Option<String>,
}

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
    let (_, files) = catalogue::sample_files();
    let mut story = SampleFile::default();
    for file in &files {
        let read: SampleFile =
            toml::from_str(&file.text).map_err(|error| faulty(&file.path, &error.to_string()))?;
        story.record.extend(read.record);
        story.edit.extend(read.edit);
    }
    let today = env.today();
    let clock = Arc::new(StoryEnv {
        real: env.clone(),
        now: Mutex::new(moment(today.plus_days(-BEGAN), "09:00", &*env)),
    });
    let store = Store::create(
        path,
        Setup::new(Catalogue::shipped(), clock.clone(), program),
    )?;
    let told = Teller {
        store,
        clock,
        env: &*env,
        today,
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
    today: Day,
    ids: HashMap<String, RecordId>,
    actors: HashMap<RecordId, Actor>,
}

impl Teller<'_> {
    fn tell(mut self, mut story: SampleFile) -> Result<(), Failure> {
        let author = Actor {
            id: self.env.new_id(),
            name: "Sample".into(),
            person: None,
        };
        let (ids, today) = (&mut self.ids, self.today);
        self.store
            .transact(&author, Op::Sample, TransactOptions::default(), |tx| {
                // References run both ways, so all records come first and the fields that refer come second.
                let mut made = Vec::new();
                for record in &story.record {
                    create(tx, ids, &mut made, None, record, today)?;
                }
                made.into_iter()
                    .try_for_each(|(id, record)| refer(tx, ids, id, record, today))
            })?;
        story
            .edit
            .sort_by_key(|edit| (relative_day(&edit.on, today), edit.at.clone()));
        story.edit.into_iter().try_for_each(|edit| self.edit(edit))
    }

    fn edit(&mut self, edit: SampleEdit) -> Result<(), Failure> {
        let day = relative_day(&edit.on, self.today).unwrap_or(self.today);
        if let Ok(mut now) = self.clock.now.lock() {
            *now = moment(day, &edit.at, self.env);
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
        let (ids, today) = (&self.ids, self.today);
        let options = TransactOptions {
            reason: edit.reason,
            ..TransactOptions::default()
        };
        self.store.transact(&actor, op, options, |tx| {
            let kind = kind_of(tx, record)?;
            edit.set
                .iter()
                .try_for_each(|(field, value)| set(tx, ids, &kind, record, field, value, today))
        })?;
        Ok(())
    }
}

fn create<'s>(
    tx: &mut Tx<'_>,
    ids: &mut HashMap<String, RecordId>,
    made: &mut Vec<(RecordId, &'s SampleRecord)>,
    parent: Option<RecordId>,
    record: &'s SampleRecord,
    today: Day,
) -> Result<(), Failure> {
    let mut new = NewRecord::of(&record.kind);
    new.parent = parent;
    new.template = record.template.clone();
    let kind = tx.book().catalogue().kind(&record.kind).cloned();
    let kind = kind.ok_or_else(|| faulty(&record.kind, "there is no such kind"))?;
    for field in kind.fields.iter().filter(|field| field.to.is_empty()) {
        if let Some(value) = record.fields.get(&field.id) {
            new.fields
                .insert(field.id.clone(), dated(&kind, &field.id, value, today));
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
        .try_for_each(|child| create(tx, ids, made, Some(id), child, today))
}

fn refer(
    tx: &mut Tx<'_>,
    ids: &HashMap<String, RecordId>,
    id: RecordId,
    record: &SampleRecord,
    today: Day,
) -> Result<(), Failure> {
    let kind = kind_of(tx, id)?;
    let referring = record
        .fields
        .iter()
        .filter(|(name, _)| kind.field(name).is_none_or(|field| !field.to.is_empty()));
    referring
        .into_iter()
        .try_for_each(|(name, value)| set(tx, ids, &kind, id, name, value, today))
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
    kind: &Kind,
    id: RecordId,
    name: &str,
    value: &Value,
    today: Day,
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
        other => dated(kind, name, other, today),
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

/// The value with `today-30` in a date field turned into a day.
fn dated(kind: &Kind, field: &str, value: &Value, today: Day) -> Value {
    let is_date = kind
        .field(field)
        .is_some_and(|field| field.kind == FieldType::Date);
    let day = value
        .as_str()
        .filter(|_| is_date)
        .and_then(|text| relative_day(text, today));
    day.map_or_else(|| value.clone(), |day| Value::from(day.to_string()))
}

fn relative_day(text: &str, today: Day) -> Option<Day> {
    let offset = text.strip_prefix("today")?;
    let days: i64 = if offset.is_empty() {
        0
    } else {
        offset.parse().ok()?
    };
    Some(today.plus_days(days))
}

/// A clock time on a day, on the clock of the Env.
fn moment(day: Day, clock: &str, env: &dyn Env) -> Timestamp {
    let now = env.now();
    let (sign, minutes) = if now.offset_minutes < 0 {
        ('-', -now.offset_minutes)
    } else {
        ('+', now.offset_minutes)
    };
    let text = format!(
        "{day}T{clock}:00{sign}{:02}:{:02}",
        minutes / 60,
        minutes % 60
    );
    text.parse().unwrap_or(now)
}

fn faulty(place: &str, reason: &str) -> Failure {
    Failure::new(
        FailureCode::Failed,
        format!(
            "The sample company is faulty at {place}: {reason}. Please report it; your own workbooks are not concerned."
        ),
    )
}
