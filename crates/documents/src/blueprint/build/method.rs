//! The method in words: how statuses, levels and verdicts come about. Figures come from the rules themselves.

use super::super::Rule;
use blueprint_model::{
    maturity::EVIDENCE_DAYS,
    prose,
    question::FRESH_DAYS,
    rules::system::{PROOF_DAYS, VERIFIED_DAYS},
};

/// `head` is the whole hash of the last entry, in groups.
pub(super) fn rules(head: &str) -> Vec<Rule> {
    let rule = |name: &str, text: String| Rule {
        name: name.to_owned(),
        text: prose::parse(&text),
    };
    vec![
        rule(
            "Status of a practice",
            "Two statuses are compared and the lower one is shown. The first is what its people declare. The second follows from what is written:\n\n\
             - **not started**: none of the four parts is there\n\
             - **drafting**: some are\n\
             - **documented**: current state, desired state, at least one first step and an owner are there\n\
             - **practised**: documented, and at least one piece of evidence still counts\n\n\
             Where both differ, the practice's page shows both. A practice that does not apply says why and asks for nothing."
                .into(),
        ),
        rule(
            "Levels",
            "Level 1 needs no proof. Each level from 2 up needs its own dated evidence, and a level is supported only when every level below it is. \
             A claimed level above the supported one is hatched wherever it is drawn."
                .into(),
        ),
        rule(
            "Evidence and age",
            format!(
                "Evidence counts from its date for {EVIDENCE_DAYS} days, unless the practice or the evidence itself sets another end. Undated evidence \
                 carries nothing. When evidence expires, the level it carried is lost on the next day, without anybody editing anything."
            ),
        ),
        rule(
            "Key persons",
            format!(
                "An expert counts up to and including the last day of work. A second expert counts when a dated act of the last {PROOF_DAYS} days proves it; \
                 one person named twice is one person. Documentation carries a newcomer when it is complete, or was followed to the end by someone other than \
                 its author in the last {VERIFIED_DAYS} days. The verdict and the criticality of the system together set the weight of its chip."
            ),
        ),
        rule(
            "Reviews",
            "Each practice is reviewed on its own cadence, quarterly unless set otherwise, counted from the day of the last review. A review that falls on a \
             weekend moves to the next Monday."
                .into(),
        ),
        rule(
            "Questions",
            format!(
                "A question is answered by a person, by a field of a practice, or by a register that is complete for it. Answers by hand stay fresh for \
                 {FRESH_DAYS} days unless the question says otherwise; an answer from a practice stays fresh until that practice is due for review."
            ),
        ),
        rule(
            "Gaps",
            "A gap is something a practice asks for that is not written: a missing part, evidence for the level above the one that is carried when more is \
             claimed, a step that cannot start. Gaps are counted on the cover and listed by name."
                .into(),
        ),
        rule(
            "History and hash",
            format!(
                "Every edit is an entry in a chain; each entry carries the hash (SHA-256) of the one before it. The letters and digits on the cover are \
                 the beginning of the hash of the last entry this document knows. If any earlier entry were altered, they would differ. In full: `{head}`."
            ),
        ),
    ]
}
