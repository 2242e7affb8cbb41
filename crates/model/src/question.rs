//! The questions a new director asks, and what in a workbook answers each.

use crate::{Book, Day, KindId, Record, RecordId, practice::written, text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};

/// Days for which a hand-written answer stays fresh unless its template says otherwise.
pub const FRESH_DAYS: u32 = 180;

/// What answers a question.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(untagged, deny_unknown_fields)]
pub enum Source {
    /// A field of a practice.
    Practice {
        /// The practice template.
        practice: String,
        /// The field.
        field: String,
    },
    /// A field of every record of a register.
    Register {
        /// The register's kind.
        #[schemars(with = "String")]
        register: KindId,
        /// The field.
        field: String,
    },
}

/// A question as shipped.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QuestionTemplate {
    /// Stable id, never reused.
    pub id: String,
    /// The question.
    pub text: String,
    /// Days for which an answer stays fresh.
    pub fresh_days: Option<u32>,
    /// What answers it; a hand-written answer always does.
    #[serde(default)]
    pub answered_by: Vec<Source>,
}

/// Questions that belong together, in the order a director asks them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QuestionGroup {
    /// Stable id.
    pub id: String,
    /// Counts up when the questions change.
    pub version: u32,
    /// Its place.
    pub order: u32,
    /// Its name.
    pub name: String,
    /// Its questions.
    #[serde(rename = "question")]
    pub questions: Vec<QuestionTemplate>,
}

/// How a question stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Answered and fresh.
    Answered,
    /// Answered once; nobody has confirmed it since it went stale.
    OutOfDate,
    /// Not answered.
    Unanswered,
}

/// The answer to one question, and where it comes from.
#[derive(Clone, PartialEq, Debug)]
pub struct Answer {
    /// How it stands.
    pub standing: Standing,
    /// The answer in words, when there is one.
    pub text: Option<String>,
    /// Why it stands so: `answered for 13 of 14 systems`, `out of date since 1 October`.
    pub note: String,
    /// The record to open to read or mend it.
    pub record: Option<RecordId>,
    /// Whom to ask.
    pub ask: Option<RecordId>,
    /// The day it was last confirmed.
    pub confirmed: Option<Day>,
}

/// What answers the shipped questions on a day. Registers are read once for all questions about them, as one may hold
/// 40,000 systems.
pub struct Answers<'a> {
    book: &'a Book,
    today: Day,
    covered: HashMap<(&'a KindId, &'a str), Covered>,
}

/// For how many records of a register a field is filled in.
#[derive(Clone, Copy, Default, Debug)]
struct Covered {
    filled: usize,
    of: usize,
    /// The first record without it.
    missing: Option<RecordId>,
}

impl<'a> Answers<'a> {
    /// Reads what every question of the catalogue asks for.
    pub fn of(book: &'a Book, today: Day) -> Self {
        let groups = book.catalogue().question_groups().iter();
        Self::for_questions(book, groups.flat_map(|group| &group.questions), today)
    }

    /// Reads what some questions ask for; only those are answered.
    pub fn for_questions(
        book: &'a Book,
        questions: impl Iterator<Item = &'a QuestionTemplate>,
        today: Day,
    ) -> Self {
        let sources = questions.flat_map(|question| &question.answered_by);
        let mut asked: BTreeMap<&KindId, Vec<&str>> = BTreeMap::new();
        for source in sources {
            if let Source::Register { register, field } = source {
                asked.entry(register).or_default().push(field);
            }
        }
        let covered = asked.into_iter().flat_map(|(register, fields)| {
            let covered = cover(book, register, &fields);
            let keys = fields.into_iter().map(move |field| (register, field));
            keys.zip(covered).collect::<Vec<_>>()
        });
        Self {
            book,
            today,
            covered: covered.collect(),
        }
    }

    /// The answer to a question of the catalogue.
    pub fn to(&self, question: &QuestionTemplate) -> Answer {
        if let Some(record) = self
            .book
            .by_template("question", &question.id)
            .filter(|record| answer_of(record).is_some())
        {
            return by_hand(
                record,
                question.fresh_days.unwrap_or(FRESH_DAYS),
                self.today,
            );
        }
        let parts: Vec<Answer> = question
            .answered_by
            .iter()
            .map(|source| self.from(source))
            .collect();
        let worst = parts.iter().max_by_key(|part| match part.standing {
            Standing::Answered => 0,
            Standing::OutOfDate => 1,
            Standing::Unanswered => 2,
        });
        worst.cloned().unwrap_or(Answer {
            standing: Standing::Unanswered,
            text: None,
            note: "no answer yet".into(),
            record: None,
            ask: None,
            confirmed: None,
        })
    }

    fn from(&self, source: &Source) -> Answer {
        match source {
            Source::Practice { practice, field } => {
                from_practice(self.book, practice, field, self.today)
            }
            Source::Register { register, field } => {
                let covered = self.covered.get(&(register, field.as_str()));
                from_register(
                    self.book,
                    register,
                    field,
                    covered.copied().unwrap_or_default(),
                )
            }
        }
    }
}

/// Goes through a register once, for several fields.
fn cover(book: &Book, register: &KindId, fields: &[&str]) -> Vec<Covered> {
    let mut all = vec![Covered::default(); fields.len()];
    for record in book.of_kind(register.as_str()) {
        for (covered, field) in all.iter_mut().zip(fields) {
            covered.of += 1;
            if record.value(field).is_some() {
                covered.filled += 1;
            } else if covered.missing.is_none() {
                covered.missing = Some(record.id);
            }
        }
    }
    all
}

/// What was written as an answer; signs alone are none.
fn answer_of(record: &Record) -> Option<&str> {
    record.text("answer").filter(|text| text::has_words(text))
}

/// The answer someone wrote into a question record of their own or of a template.
pub fn by_hand(record: &Record, fresh_days: u32, today: Day) -> Answer {
    let text = answer_of(record).map(str::to_owned);
    let confirmed = record.day("answered_on");
    let stale = confirmed
        .map(|day| day.plus_days(i64::from(fresh_days)))
        .filter(|until| *until < today);
    let (standing, note) = match (&text, confirmed, stale) {
        (None, ..) => (Standing::Unanswered, "no answer yet".to_owned()),
        (Some(_), _, Some(since)) => (
            Standing::OutOfDate,
            format!("out of date since {}", since.near(today)),
        ),
        (Some(_), Some(day), None) => (Standing::Answered, format!("answered {}", day.near(today))),
        (Some(_), None, None) => (Standing::OutOfDate, "answered, but not dated".to_owned()),
    };
    Answer {
        standing,
        text,
        note,
        record: Some(record.id),
        ask: record.reference("ask"),
        confirmed,
    }
}

fn from_practice(book: &Book, practice: &str, field: &str, today: Day) -> Answer {
    let record = book.by_template("practice", practice);
    let text = record.and_then(|record| match field {
        // Nobody can be asked who is in the trash.
        "owner" => {
            let owner = record.reference(field).and_then(|id| book.get(id))?;
            owner.trashed.is_none().then(|| book.title(owner))
        }
        _ => written(book, record, field).map(str::to_owned),
    });
    let confirmed = record.and_then(|record| record.day("reviewed_on"));
    let due = record.and_then(|record| crate::rules::practice::next_review(book, record, today));
    let name = book
        .catalogue()
        .practice(practice)
        .map_or(practice, |template| template.name.as_str());
    let (standing, note) = match (&text, due) {
        (None, _) => (Standing::Unanswered, format!("{name} does not say yet")),
        (Some(_), Some(due)) if due < today => (
            Standing::OutOfDate,
            format!("out of date since {}", due.near(today)),
        ),
        (Some(_), _) => (Standing::Answered, format!("answered in {name}")),
    };
    Answer {
        standing,
        text,
        note,
        record: record.map(|r| r.id),
        ask: record.and_then(|r| r.reference("owner")),
        confirmed,
    }
}

fn from_register(book: &Book, register: &KindId, field: &str, covered: Covered) -> Answer {
    let Covered {
        filled,
        of,
        missing,
    } = covered;
    let kind = book.catalogue().kind(register.as_str());
    let many = kind.map_or(register.as_str(), |kind| kind.name.many.as_str());
    let standing = if of > 0 && filled == of {
        Standing::Answered
    } else {
        Standing::Unanswered
    };
    let note = if of == 0 {
        format!("no {many} listed yet")
    } else {
        format!("answered for {filled} of {of} {many}")
    };
    let text = (filled > 0).then(|| {
        let label = kind
            .and_then(|k| k.field(field))
            .map_or(field, |f| f.label.as_str());
        format!("{label} is recorded for {filled} of {of} {many}.")
    });
    Answer {
        standing,
        text,
        note,
        record: missing,
        ask: None,
        confirmed: None,
    }
}
