//! A duty is done, left out, or given to somebody else.

use crate::{
    Workbook,
    contract::{Done, Failure, FailureCode},
    target,
};
use blueprint_model::{
    Day, Op, Value,
    duty::{self, Duty, DutyKey},
};
use blueprint_store::NewRecord;

impl Workbook {
    /// Marks a duty done on a day, today when none is given, by the date its record keeps for it.
    ///
    /// # Errors
    /// When it is no longer due, when the work is more than a date, or when the day lies ahead.
    pub fn complete_duty(&mut self, key: &str, on: Option<&str>) -> Result<Done, Failure> {
        let duty = self.open_duty(key)?;
        let today = self.today();
        let on = match on {
            None => today,
            Some(text) => text
                .parse::<Day>()
                .map_err(|error| Failure::new(FailureCode::Field, error.to_string()))?,
        };
        if on > today {
            return Err(refused(format!(
                "{} lies ahead. Enter the day on which it was done.",
                on.long()
            )));
        }
        let place = duty::done_by(&duty).ok_or_else(|| {
            refused(format!(
                "“{}” is more than a date. Open its page and do it there.",
                duty::title(self.book(), &duty)
            ))
        })?;
        self.write(Op::Tick, None, |tx| {
            tx.set(place.record, place.field, Some(on.to_string().into()))?;
            Ok(place.record)
        })
    }

    /// Leaves out the open occurrence of a duty, for a reason that stays in the history.
    ///
    /// # Errors
    /// When it is no longer due, or without a reason.
    pub fn skip_duty(&mut self, key: &str, reason: &str) -> Result<Done, Failure> {
        let duty = self.open_duty(key)?;
        let today = self.today();
        let person = self.actor()?.person;
        let mut new = NewRecord::of("completion")
            .with("about", self.series_of(&duty).to_string())
            .with("duty", duty.what.id())
            .with("due", duty.due.to_string())
            .with("done_on", today.to_string())
            .with("outcome", "skipped")
            .with("reason", reason.trim());
        if let Some(person) = person {
            new = new.with("by", person.to_string());
        }
        let said = Some(reason.trim().to_owned()).filter(|reason| !reason.is_empty());
        self.write(Op::Skip, said, |tx| {
            tx.create(new)?;
            Ok(duty.record)
        })
    }

    /// Gives a duty to somebody else, by id, handle or name; to nobody when none is given.
    ///
    /// # Errors
    /// When it is no longer due, its owner follows from something else, or there is no such person.
    pub fn reassign_duty(&mut self, key: &str, owner: Option<&str>) -> Result<Done, Failure> {
        let (duty, _) = self.duty(key)?;
        let place = duty::owned_by(self.book(), &duty, self.today()).ok_or_else(|| {
            refused(format!(
                "Who answers for “{}” follows from what it is about. Open its page and change it there.",
                duty::title(self.book(), &duty)
            ))
        })?;
        let value = owner.map_or(Value::Null, Value::from);
        let record = target::find(self.book(), &place.record.to_string())?;
        let field = self
            .book()
            .kind_of(record)
            .and_then(|kind| kind.field(place.field));
        let value = match field {
            Some(field) => target::with_references(self.book(), field, value)?,
            None => value,
        };
        self.write(Op::Edit, None, |tx| {
            let value = Some(value).filter(|value| !value.is_null());
            tx.set(place.record, place.field, value)?;
            Ok(place.record)
        })
    }

    /// The duty of a key, and whether it is open now or a later occurrence.
    fn duty(&self, key: &str) -> Result<(Duty, bool), Failure> {
        let wanted: DutyKey = key.parse().map_err(|error: duty::DutyKeyError| {
            Failure::new(FailureCode::NotFound, error.to_string())
        })?;
        let (book, today) = (self.book(), self.today());
        let find = |all: Vec<Duty>| all.into_iter().find(|duty| duty.key() == wanted);
        if let Some(duty) = find(duty::open(book, today)) {
            return Ok((duty, true));
        }
        let later = find(duty::ahead(book, today, wanted.due));
        later.map(|duty| (duty, false)).ok_or_else(|| {
            Failure::new(
                FailureCode::NotFound,
                "This is no longer due: it was done, or its day moved. Look at the list again.",
            )
        })
    }

    fn open_duty(&self, key: &str) -> Result<Duty, Failure> {
        match self.duty(key)? {
            (duty, true) => Ok(duty),
            (duty, false) => Err(refused(format!(
                "“{}” has an earlier occurrence that is still open. Finish or skip that one first.",
                duty::title(self.book(), &duty)
            ))),
        }
    }

    /// The record that stands for the whole series of a duty; a planned session or test is only its next occurrence.
    fn series_of(&self, duty: &Duty) -> blueprint_model::RecordId {
        duty::series_record(self.book(), duty)
    }
}

fn refused(message: String) -> Failure {
    Failure::new(FailureCode::Refused, message)
}
