//! Begins a quarterly review, and signs one.

use crate::{
    Workbook,
    contract::{Done, Failure, FailureCode, ReviewScope},
    deed::review as deed,
    target,
    view::links,
};
use blueprint_model::{
    Book, Op, Record, RecordId, Value,
    review::{Quarter, REVIEW, Scope, is_locked, practices},
};
use blueprint_store::NewRecord;

/// The fields that say what a review is about.
type Subject = Vec<(&'static str, String)>;

/// Weeks from one review to the next, so that it falls on the same day of the week.
const WEEKS: i64 = 13;

impl Workbook {
    /// Begins a review of a quarter and a part, with the practices that are due and the people who own them.
    ///
    /// # Errors
    /// When the quarter cannot be read, the part is not there, or such a review exists already.
    pub fn begin_review(&mut self, quarter: &str, about: &ReviewScope) -> Result<Done, Failure> {
        let today = self.today();
        let quarter = Quarter::parse(quarter).ok_or_else(|| {
            Failure::new(
                FailureCode::Refused,
                format!("“{quarter}” is no quarter. Write it as 2026 Q4."),
            )
        })?;
        let (scope, subject) = self.part(about)?;
        refuse_second(self.book(), quarter, scope)?;
        let me = self.actor()?.person;
        let people = participants(self.book(), scope, quarter, me, today);
        let name = format!("{quarter}, {}", scope.words(self.book()));
        self.write(Op::Start, None, |tx| {
            let mut new = NewRecord::of(REVIEW)
                .with("name", name)
                .with("quarter", quarter.to_string())
                .with("next_on", today.plus_days(WEEKS * 7).to_string());
            for (field, value) in subject {
                new = new.with(field, value);
            }
            let led_by = match scope {
                Scope::Lead(lead) => Some(lead),
                _ => me.or_else(|| people.first().copied()),
            };
            if let Some(led_by) = led_by {
                new = new.with("led_by", led_by.to_string());
            }
            let people: Vec<Value> = people.iter().map(|id| id.to_string().into()).collect();
            if !people.is_empty() {
                new = new.with("participants", Value::Array(people));
            }
            let id = tx.create(new)?;
            let review = target::find(tx.book(), &id.to_string())?.clone();
            deed::list_practices(tx, &review, today)?;
            Ok(id)
        })
    }

    /// Signs a review for a participant who is at the keyboard or beside it, or signs it again. Whoever writes for another is
    /// named with the signature.
    ///
    /// # Errors
    /// When the person did not take part, or the review is locked.
    pub fn sign_review(&mut self, review: &str, person: &str) -> Result<Done, Failure> {
        let writer = self.actor()?;
        self.write(Op::Sign, None, |tx| {
            let review = target::find(tx.book(), review)?.id;
            let person = target::find(tx.book(), person)?.id;
            let for_another = writer.person != Some(person);
            deed::sign(tx, review, person, for_another.then_some(writer.name))?;
            Ok(review)
        })
    }

    /// The part, with the fields that say so.
    fn part(&self, about: &ReviewScope) -> Result<(Scope, Subject), Failure> {
        let of_kind = |named: &str, kind: &str| -> Result<RecordId, Failure> {
            let record = target::find(self.book(), named)?;
            if record.kind == *kind {
                Ok(record.id)
            } else {
                Err(Failure::new(
                    FailureCode::Refused,
                    format!("“{}” is no {kind}. Name one.", self.book().title(record)),
                ))
            }
        };
        Ok(match about {
            ReviewScope::Whole => (Scope::Whole, vec![("scope", "whole".into())]),
            ReviewScope::Pillar { pillar } => (
                Scope::Pillar(*pillar),
                vec![("scope", "pillar".into()), ("pillar", pillar.id().into())],
            ),
            ReviewScope::Team { team } => {
                let team = of_kind(team, "team")?;
                let fields = vec![("scope", "team".into()), ("team", team.to_string())];
                (Scope::Team(team), fields)
            }
            ReviewScope::Lead { lead } => {
                let lead = of_kind(lead, "person")?;
                let fields = vec![("scope", "lead".into()), ("lead", lead.to_string())];
                (Scope::Lead(lead), fields)
            }
        })
    }
}

fn refuse_second(book: &Book, quarter: Quarter, scope: Scope) -> Result<(), Failure> {
    let same = |review: &&Record| {
        review.text("quarter").and_then(Quarter::parse) == Some(quarter)
            && Scope::of(review) == scope
    };
    let Some(other) = book.of_kind(REVIEW).find(same) else {
        return Ok(());
    };
    let (handle, title) = (other.handle(), book.title(other));
    let message = if is_locked(other) {
        format!("“{title}” ({handle}) is signed and locked. Open it to begin a correction.")
    } else {
        format!("“{title}” ({handle}) is open. Go on with it.")
    };
    Err(Failure {
        record: Some(Box::new(links::link(book, other))),
        ..Failure::new(FailureCode::Refused, message)
    })
}

/// Who is asked to take part: the lead of a part; else whoever begins it, and the owners of the practices that are due.
fn participants(
    book: &Book,
    scope: Scope,
    quarter: Quarter,
    me: Option<RecordId>,
    today: blueprint_model::Day,
) -> Vec<RecordId> {
    if let Scope::Lead(lead) = scope {
        return vec![lead];
    }
    let mut found: Vec<RecordId> = me.into_iter().collect();
    for practice in practices::due(book, scope, quarter, today) {
        let owner = practice.reference("owner").and_then(|id| book.get(id));
        let here = owner.filter(|person| person.day("left_on").is_none_or(|day| day >= today));
        if let Some(owner) = here.filter(|owner| !found.contains(&owner.id)) {
            found.push(owner.id);
        }
    }
    found
}
