//! What can be said of a record: every rule by the kind it is said of and how bad it can be.

use crate::Severity;
use Severity::{Amber, Good, Red};

/// One rule as it is said of one kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Said {
    /// The kind of record it is said of.
    pub kind: &'static str,
    /// Stable id of the rule.
    pub rule: &'static str,
    /// Every severity it can have there, worst first.
    pub severities: &'static [Severity],
}

const fn said(kind: &'static str, rule: &'static str, severities: &'static [Severity]) -> Said {
    Said {
        kind,
        rule,
        severities,
    }
}

/// Every rule, in the order of the kinds that are judged. [`super::Found`] takes nothing that does not stand here.
pub const SAID: &[Said] = &[
    said("practice", "review-overdue", &[Amber]),
    said("practice", "practice-without-owner", &[Amber]),
    said("practice", "status-not-earned", &[Amber]),
    said("practice", "level-not-supported", &[Amber]),
    said("practice", "scope-unreviewed", &[Red, Good]),
    said("practice", "tests-a-year", &[Red, Amber, Good]),
    said("practice", "quarter-unreviewed", &[Red, Good]),
    said("practice", "feedback-streak", &[Red, Amber, Good]),
    said("practice", "experiment-rhythm", &[Amber, Good]),
    said("step", "overdue", &[Red]),
    said("step", "due-soon", &[Amber]),
    said("step", "owner-left", &[Red]),
    said("action", "overdue", &[Red]),
    said("action", "due-soon", &[Amber]),
    said("action", "owner-left", &[Red]),
    said("system", "key-person", &[Red, Amber, Good]),
    said("person", "leaver-owns", &[Red]),
    said("standard", "standard-adoption", &[Red, Amber, Good]),
    said("standard", "standard-review", &[Amber]),
    said("standard", "standard-hidden", &[Amber]),
    said("adoption", "exception-without-reason", &[Amber]),
    said("repository", "branch-lifetime", &[Red, Amber, Good]),
    said("repository", "sample-stale", &[Amber]),
    said("flag", "flag-stale", &[Red, Amber, Good]),
    said("flag", "flag-without-end", &[Amber]),
    said("flag", "flag-without-start", &[Amber]),
    said("flag", "flag-without-share", &[Amber]),
    said("flag", "no-owner", &[Amber]),
    said("flag", "owner-left", &[Red]),
    said("pipeline", "pipeline-unwritten", &[Amber]),
    said("pipeline", "manual-steps", &[Red, Amber, Good]),
    said("pipeline", "missing-stages", &[Amber]),
    said("pipeline", "first-week-deploy", &[Amber]),
    said("blockage", "pipeline-blocked", &[Red, Good]),
    said("blockage", "blockage-without-cause", &[Amber]),
    said("critical-path", "path-unguarded", &[Red, Amber, Good]),
    said("critical-path", "path-failed-unguarded", &[Red]),
    said("critical-path", "path-without-impact", &[Amber]),
    said("critical-path", "no-owner", &[Amber]),
    said("critical-path", "owner-left", &[Red]),
    said("experiment", "experiment-over", &[Red, Amber, Good]),
    said("experiment", "experiment-without-end", &[Amber]),
    said("planning", "feedback-not-reviewed", &[Amber, Good]),
    said("feedback", "feedback-leads-nowhere", &[Amber, Good]),
    said("process-review", "three-picked", &[Red, Amber, Good]),
    said("process-issue", "issue-late", &[Red, Good]),
    said("process-issue", "no-owner", &[Amber]),
    said("process-issue", "owner-left", &[Red]),
    said("hand-over", "hand-over-open", &[Red, Amber, Good]),
    said("component", "component-not-in-code", &[Amber, Good]),
    said("component", "console-changes", &[Red]),
    said("component", "drift-unchecked", &[Amber]),
    said("grant", "leaver-with-grant", &[Red, Good]),
    said("grant", "grant-unused", &[Amber]),
    said("access-review", "rubber-stamp", &[Red, Amber, Good]),
    said("access-review", "campaign-late", &[Red]),
    said("access-review", "review-unsure", &[Amber]),
    said("access-decision", "removal-open", &[Red]),
    said("dr-test", "recovery-targets", &[Red, Amber, Good]),
    said("dr-test", "retest-missing", &[Red, Amber]),
    said("dr-test", "test-unprepared", &[Amber]),
    said("dr-test", "observer-takes-part", &[Amber]),
    said("budget", "over-budget", &[Red]),
    said("budget", "budget-mark", &[Red, Amber, Good]),
    said("budget", "spend-jump", &[Amber]),
    said("budget", "spend-silent", &[Amber]),
    said("budget", "spend-not-counted", &[Amber]),
    said("budget", "budget-tells-nobody", &[Amber]),
    said("crossing", "crossing-without-cause", &[Amber, Good]),
    said("hypothesis-sheet", "hypothesis-gap", &[Red, Amber, Good]),
    said("hypothesis", "verdict-without-evidence", &[Amber, Good]),
    said("hypothesis", "fact-expired", &[Amber]),
    said("hypothesis", "test-without-threshold", &[Amber]),
    said("hypothesis", "test-drags-on", &[Red, Amber]),
    said("poc", "slides-missing", &[Red, Amber, Good]),
    said("mvp", "mvp-without-metric", &[Red, Amber, Good]),
    said("metric", "metric-target", &[Amber, Good]),
    said("metric", "metric-unread", &[Red]),
    said("metric", "metric-not-measurable", &[Amber]),
    said("metric", "metric-after-code", &[Amber]),
    said("brief", "brief-incomplete", &[Red, Amber, Good]),
    said("brief", "brief-ungrounded", &[Amber]),
    said("launch", "gates-red", &[Red, Good]),
    said("launch", "ready-by-override", &[Amber]),
    said("launch", "checkpoint-due", &[Red, Amber]),
    said("launch", "launch-landing", &[Red, Amber, Good]),
    said("launch", "launch-undefined", &[Amber]),
];

/// Whether a rule can be said of a kind, and be that bad.
pub(super) fn is_known(kind: &str, rule: &str, severity: Severity) -> bool {
    SAID.iter()
        .any(|said| said.kind == kind && said.rule == rule && said.severities.contains(&severity))
}
