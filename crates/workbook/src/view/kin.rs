//! The parts of a record as pages of their own, in one answer.

use crate::{
    Workbook,
    contract::{Belief, BeliefStanding, Beliefs, Failure, KinPage},
    target,
};
use blueprint_model::{
    Book, Day, Record,
    rules::hypothesis::{Standing, count, is_important, standing},
};

/// The live children of a record of one kind, in the order of its page.
///
/// # Errors
/// When there is no such record.
pub fn kin(workbook: &Workbook, named: &str, kind: &str) -> Result<KinPage, Failure> {
    let (book, today) = (workbook.book(), workbook.today());
    let above = target::find(book, named)?;
    let children = super::record::in_order(book, above, kind, today);
    let pages = children
        .iter()
        .map(|child| super::record(workbook, &child.id.to_string()));
    Ok(KinPage {
        records: pages.collect::<Result<_, _>>()?,
        beliefs: (kind == "hypothesis").then(|| beliefs(book, above, &children, today)),
    })
}

fn beliefs(book: &Book, sheet: &Record, lines: &[&Record], today: Day) -> Beliefs {
    let belief = |line: &&Record| Belief {
        standing: match standing(line, today) {
            Standing::Thought => BeliefStanding::Thought,
            Standing::Weak => BeliefStanding::Weak,
            Standing::Known => BeliefStanding::Known,
        },
        important: is_important(line),
    };
    Beliefs {
        gap: u32::try_from(count(book, sheet, today).gap).unwrap_or(u32::MAX),
        lines: lines.iter().map(belief).collect(),
    }
}
