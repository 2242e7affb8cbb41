//! Findings: what a rule says about a record today. They are computed whenever they are shown and never stored.

use crate::{Day, RecordId};
use serde::{Deserialize, Serialize};

/// How bad it is; the order is worst first.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, ts_rs::TS,
)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Someone must act.
    Red,
    /// It will need someone soon, or a piece is missing.
    Amber,
    /// As it should be.
    Good,
}

/// What one rule says about one record.
#[derive(Clone, PartialEq, Debug)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// The record it is about.
    pub record: RecordId,
    /// Stable id of the rule, such as `step-overdue`.
    pub rule: &'static str,
    /// The rule in words.
    pub rule_words: &'static str,
    /// Two or three words for the chip: `one person`, `overdue 6 days`.
    pub chip: String,
    /// The finding as a sentence, without full stop.
    pub message: String,
    /// What the rule looked at, in words.
    pub inputs: String,
    /// Since when it holds, from dates in records.
    pub since: Option<Day>,
    /// The cheapest next step.
    pub next_step: String,
    /// How long that step takes, in minutes; findings are listed cheapest first.
    pub effort_minutes: u32,
}

impl Finding {
    /// Whether it is about a due date; duties have lists of their own and are not counted as findings twice.
    pub fn is_duty(&self) -> bool {
        crate::rules::is_duty(self.rule)
    }

    /// The effort in words: `10 minutes`, `2 hours`, `half a day`.
    pub fn effort(&self) -> String {
        match self.effort_minutes {
            n if n < 60 => format!("{n}\u{a0}minutes"),
            60 => "1\u{a0}hour".into(),
            n if n < 240 => format!("{}\u{a0}hours", n / 60),
            n if n < 480 => "half a day".into(),
            480 => "a day".into(),
            n => format!("{}\u{a0}days", n.div_ceil(480)),
        }
    }
}
