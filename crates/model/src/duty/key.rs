//! What a duty is: which of the ready-made ones, about which record, by which day.

use crate::{Day, RecordId};
use std::{fmt, str::FromStr};

/// One thing someone is to do by a day. Never stored.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Duty {
    /// The record it is about: the practice of a series, else the thing itself.
    pub record: RecordId,
    /// Which duty.
    pub what: DutyKind,
    /// The last day on which it is in time.
    pub due: Day,
    /// Days of notice before it is due.
    pub lead: u32,
    /// The person who answers for it.
    pub owner: Option<RecordId>,
}

impl Duty {
    /// What names it for as long as its day does not move.
    pub fn key(&self) -> DutyKey {
        DutyKey {
            what: self.what,
            record: self.record,
            due: self.due,
        }
    }
}

macro_rules! duties {
    ($($(#[$doc:meta])* $name:ident = $id:literal,)*) => {
        /// The ready-made duties.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum DutyKind {
            $($(#[$doc])* $name,)*
        }

        impl DutyKind {
            /// All of them, in the order in which those of one day are listed.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Its id, as stored in completions and written in keys; never reused.
            pub fn id(self) -> &'static str {
                match self {
                    $(Self::$name => $id,)*
                }
            }
        }
    };
}

duties! {
    /// The quarterly review of the whole blueprint; about the company.
    QuarterlyReview = "quarterly-review",
    /// A practice is read through; about the practice.
    PracticeReview = "practice-review",
    /// A codebase standard is read through; about the standard.
    StandardReview = "standard-review",
    /// Access to production is reviewed; about the practice.
    AccessProduction = "access-review-production",
    /// Administrator access is reviewed; about the practice.
    AccessAdministrator = "access-review-administrator",
    /// Access to customer data is reviewed; about the practice.
    AccessCustomerData = "access-review-customer-data",
    /// Access that was revoked is seen gone; about the decision.
    AccessRemoval = "access-removal",
    /// A disaster-recovery test is held; about the practice, or about the test once one is planned.
    DrTest = "dr-test",
    /// A failed test is held again; about the re-test once it is planned, else about the failed test.
    Retest = "retest",
    /// A process review is held; about the practice.
    ProcessReview = "process-review",
    /// Customer feedback is heard in a planning; about the team, or about the practice where sessions name no team.
    PlanningFeedback = "planning-feedback",
    /// An experiment begins; about the practice.
    Experiment = "experiment",
    /// A temporary flag is taken out; about the flag.
    FlagRemoval = "flag-removal",
    /// A fact is looked at again; about the hypothesis.
    FactExpiry = "fact-expiry",
    /// Evidence is renewed; about the evidence, or about the level evidence that stands on it.
    EvidenceExpiry = "evidence-expiry",
    /// What runs is compared with the code; about the component.
    DriftCheck = "drift-check",
    /// The cause of a crossed mark is written down; about the crossing.
    BudgetThreshold = "budget-threshold",
    /// A launch is looked back at; about the launch.
    LaunchCheckpoint = "launch-checkpoint",
    /// A step of a practice; about the step.
    Step = "step",
    /// An action; about the action.
    Action = "action",
    /// An issue picked in a process review; about the issue.
    ProcessIssue = "process-issue",
    /// A line of a hand-over; about the line.
    HandOverLine = "hand-over-line",
}

impl DutyKind {
    /// The duty of that id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.id() == id)
    }

    /// Whether another occurrence follows when this one is done or skipped.
    pub fn is_series(self) -> bool {
        use DutyKind::*;
        matches!(
            self,
            QuarterlyReview
                | PracticeReview
                | StandardReview
                | AccessProduction
                | AccessAdministrator
                | AccessCustomerData
                | DrTest
                | ProcessReview
                | PlanningFeedback
                | Experiment
                | DriftCheck
        )
    }
}

/// Names one occurrence: `practice-review/<record>/2026-11-30`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct DutyKey {
    /// Which duty.
    pub what: DutyKind,
    /// The record it is about.
    pub record: RecordId,
    /// The day it is due.
    pub due: Day,
}

/// Why a text is no duty.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("“{0}” names no duty. Take the key from the list of duties.")]
pub struct DutyKeyError(String);

impl fmt::Display for DutyKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.what.id(), self.record, self.due)
    }
}

impl FromStr for DutyKey {
    type Err = DutyKeyError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let read = || {
            let mut parts = text.split('/');
            let key = Self {
                what: DutyKind::from_id(parts.next()?)?,
                record: parts.next()?.parse().ok()?,
                due: parts.next()?.parse().ok()?,
            };
            parts.next().is_none().then_some(key)
        };
        read().ok_or_else(|| DutyKeyError(text.chars().take(80).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Catalogue, kind::ChoiceOption};

    #[test]
    fn a_completion_can_name_every_duty_and_no_other() {
        let catalogue = Catalogue::shipped();
        let field = catalogue.kind("completion").unwrap().field("duty").unwrap();
        let options: Vec<&str> = field.options.iter().map(ChoiceOption::id).collect();
        let all: Vec<&str> = DutyKind::ALL.iter().map(|kind| kind.id()).collect();
        assert_eq!(options, all);
    }

    #[test]
    fn a_key_is_read_as_it_is_written() {
        let id = "0196f5e2-7c2b-7b4f-9c1d-0a1b2c3d4e5f";
        for kind in DutyKind::ALL {
            let text = format!("{}/{id}/2026-11-30", kind.id());
            let key: DutyKey = text.parse().unwrap();
            assert_eq!((key.what, key.to_string()), (*kind, text));
        }
        for wrong in [
            "step".to_owned(),
            format!("step/{id}"),
            format!("dance/{id}/2026-11-30"),
            format!("step/{id}/soon"),
            format!("step/{id}/2026-11-30/x"),
        ] {
            assert!(wrong.parse::<DutyKey>().is_err(), "{wrong}");
        }
    }
}
