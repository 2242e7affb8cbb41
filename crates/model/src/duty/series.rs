//! A series: what comes round, from how its last occurrence ended.

use super::{Duty, DutyKind, look::Look};
use crate::{
    Day, RecordId,
    cadence::{Cadence, CountsFrom, Last},
};

/// Something that comes round.
pub(crate) struct Series {
    pub what: DutyKind,
    /// The record all occurrences are about.
    pub record: RecordId,
    pub cadence: Cadence,
    /// How the last occurrence ended; of one that never took place, the day it is counted from.
    pub last: Last,
    /// The first due day, where the cadence does not give it.
    pub first: Option<Day>,
    /// The record and the day of an occurrence that is planned.
    pub planned: Option<(RecordId, Day)>,
    /// The scheduled days that were kept, oldest first, where the records themselves say when they were held; none where it is
    /// counted from completion.
    pub kept: Vec<Day>,
    pub owner: Option<RecordId>,
}

impl Series {
    /// The due days from the one that is open on. Counted from schedule, one whose day passed gives way to the next when
    /// that one's day has come.
    fn days<'a>(&self, look: &'a Look<'_>) -> impl Iterator<Item = Day> + use<'a> {
        let mut rest = self
            .cadence
            .occurrences(self.last, &look.holidays)
            .peekable();
        let mut open = self.first.or_else(|| rest.next());
        if self.cadence.from == CountsFrom::Schedule {
            while let Some(next) = rest.next_if(|next| *next <= look.today) {
                open = Some(next);
            }
        }
        open.into_iter()
            .chain(rest.skip_while(move |next| Some(*next) <= open))
    }

    /// The day the open occurrence is due, planned or not.
    pub fn due(&self, look: &Look<'_>) -> Option<Day> {
        self.days(look).next()
    }

    /// The open occurrence.
    pub fn open(&self, look: &Look<'_>) -> Option<Duty> {
        let due = self.due(look)?;
        let planned = self.planned.filter(|(_, day)| *day <= due);
        let (record, due) = planned.unwrap_or((self.record, due));
        Some(self.duty(record, due))
    }

    /// The occurrences after the open one, up to and including `until`, each before it taken as done on its day.
    pub fn later(&self, look: &Look<'_>, until: Day) -> Vec<Duty> {
        let Some(open) = self.open(look) else {
            return Vec::new();
        };
        // Counted from completion, an overdue one is done today at the earliest.
        let done = match self.cadence.from {
            CountsFrom::Completion => open.due.max(look.today),
            CountsFrom::Schedule => open.due,
        };
        let last = Last {
            done,
            due: Some(open.due),
        };
        self.cadence
            .occurrences(last, &look.holidays)
            .skip_while(|day| *day <= open.due)
            .take_while(|day| *day <= until)
            .map(|due| self.duty(self.record, due))
            .collect()
    }

    fn duty(&self, record: RecordId, due: Day) -> Duty {
        Duty {
            record,
            what: self.what,
            due,
            lead: self.cadence.lead,
            owner: self.owner,
        }
    }
}
