//! Red findings in the words of the rules that found them. What is overdue stands among the duties, as in the window.

use super::{super::Finding, Source, say};
use blueprint_model::{Severity, rules, words};

pub(super) fn red(source: &Source<'_>) -> Vec<Finding> {
    let all = rules::findings(source.book, source.today);
    let red = all
        .into_iter()
        .filter(|finding| finding.severity == Severity::Red && !finding.is_duty());
    red.map(|finding| {
        let system = source
            .book
            .get(finding.record)
            .filter(|record| record.kind == "system" && finding.rule == "key-person");
        let verdict =
            system.map(|record| rules::system::verdict(source.book, record, source.today));
        Finding {
            group: words::capitalised(&finding.rule.replace('-', " ")),
            rule: say::sentence(finding.rule_words),
            chip: verdict.map_or_else(
                || say::finding_chip(&finding),
                |verdict| say::verdict_chip(verdict, Some(finding.severity)),
            ),
            message: say::sentence(&finding.message),
            because: say::sentence(&finding.inputs),
            next: format!(
                "Next step: {} ({}).",
                finding.next_step,
                finding.effort().replace(' ', "\u{a0}")
            ),
            practice: source
                .practice_of(finding.record)
                .map(|listed| source.link(listed)),
        }
    })
    .collect()
}
