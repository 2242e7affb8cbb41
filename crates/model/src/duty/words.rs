//! Duties in words.

use super::{Duty, DutyKind};
use crate::{Book, Record, rules::launch, words};

impl DutyKind {
    /// What is to be done, in a word or two: `Review`.
    pub fn words(self) -> &'static str {
        match self {
            Self::QuarterlyReview => "Quarterly review",
            Self::PracticeReview => "Review",
            Self::StandardReview => "Review the standard",
            Self::AccessProduction | Self::AccessAdministrator | Self::AccessCustomerData => {
                "Review access"
            }
            Self::AccessRemoval => "Remove access",
            Self::DrTest => "Test recovery",
            Self::Retest => "Test again",
            Self::ProcessReview => "Process review",
            Self::PlanningFeedback => "Hear customers",
            Self::Experiment => "Begin an experiment",
            Self::FlagRemoval => "Remove the flag",
            Self::FactExpiry => "Look again",
            Self::EvidenceExpiry => "Renew evidence",
            Self::DriftCheck => "Check drift",
            Self::BudgetThreshold => "Write the cause",
            Self::LaunchCheckpoint => "Look back",
            Self::Step => "Step",
            Self::Action => "Action",
            Self::ProcessIssue => "Picked issue",
            Self::ReviewIssue => "Top issue",
            Self::HandOverLine => "Hand over",
        }
    }
}

/// What is to be done, as one line: `Review Feature flags`.
pub fn title(book: &Book, duty: &Duty) -> String {
    book.get(duty.record).map_or_else(
        || duty.what.words().to_owned(),
        |record| of_record(book, duty, record),
    )
}

fn of_record(book: &Book, duty: &Duty, record: &Record) -> String {
    let title = book.title(record);
    let parent = || {
        let parent = record.parent.and_then(|id| book.get(id));
        parent.map_or_else(String::new, |parent| book.title(parent))
    };
    match duty.what {
        DutyKind::QuarterlyReview => "Hold the quarterly review".to_owned(),
        DutyKind::PracticeReview => format!("Review {title}"),
        DutyKind::StandardReview => format!("Review the standard {title}"),
        DutyKind::AccessProduction => "Review access to production".to_owned(),
        DutyKind::AccessAdministrator => "Review administrator access".to_owned(),
        DutyKind::AccessCustomerData => "Review access to customer data".to_owned(),
        DutyKind::AccessRemoval => {
            let system = book.reference_title(record, "system").unwrap_or_default();
            format!("See {title}’s access to {system} gone")
        }
        DutyKind::DrTest if record.kind == "practice" => "Hold a recovery test".to_owned(),
        DutyKind::DrTest => format!("Hold the recovery test “{title}”"),
        DutyKind::Retest if record.value("retest_of").is_some() => format!("Hold “{title}”"),
        DutyKind::Retest => format!("Test again: {title}"),
        DutyKind::ProcessReview => "Hold the process review".to_owned(),
        DutyKind::PlanningFeedback => match record.kind.as_str() {
            "team" => format!("Hear customers in {title}’s planning"),
            "planning" => format!("Hear customers in the planning of {title}"),
            _ => "Hear customers in the planning".to_owned(),
        },
        DutyKind::Experiment if record.kind == "practice" => "Begin an experiment".to_owned(),
        DutyKind::Experiment => format!("Begin the experiment “{title}”"),
        DutyKind::FlagRemoval => format!("Remove the flag {title}"),
        DutyKind::FactExpiry => format!("Look again: {title}"),
        DutyKind::EvidenceExpiry if record.kind == "practice-evidence" => format!(
            "Renew evidence of level {} for {}",
            record.level("level").unwrap_or(1),
            parent()
        ),
        DutyKind::EvidenceExpiry => format!("Renew evidence: {title}"),
        DutyKind::DriftCheck => format!("Compare {title} with its code"),
        DutyKind::BudgetThreshold => format!("Write why {} crossed {title}", parent()),
        DutyKind::LaunchCheckpoint => {
            let after = record.day("date").map_or(0, |day| day.days_until(duty.due));
            let known = launch::CHECKPOINTS.contains(&after);
            if known {
                format!("Look back at {title} after {after} days")
            } else {
                format!("Look back at {title}")
            }
        }
        DutyKind::Step | DutyKind::Action | DutyKind::ProcessIssue | DutyKind::ReviewIssue => title,
        DutyKind::HandOverLine => format!("Hand over: {}", words::lower_first(&title)),
    }
}
