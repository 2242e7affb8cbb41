//! A mark that spend or forecast crosses is recorded, once, with its day.

use super::Moment;
use crate::contract::Failure;
use blueprint_model::{
    RecordId,
    rules::budget::{Crossed, month},
};
use blueprint_store::{NewRecord, Tx};
use serde_json::json;
use std::collections::BTreeSet;

/// After edits of budgets and of what was spent under them; each budget is reckoned once, however many entries it got.
pub(super) fn follow(tx: &mut Tx<'_>, moment: &Moment) -> Result<(), Failure> {
    let spent = tx.touched_of("spend");
    let above = spent.iter().filter_map(|(_, spend)| spend.parent);
    let own = tx.touched_of("budget");
    let own = own.iter().map(|(_, budget)| budget.id);
    let budgets: BTreeSet<RecordId> = own.chain(above).collect();
    budgets
        .into_iter()
        .try_for_each(|id| record(tx, id, moment))
}

fn record(tx: &mut Tx<'_>, id: RecordId, moment: &Moment) -> Result<(), Failure> {
    let book = tx.book();
    let Some(budget) = book.get(id).filter(|budget| budget.trashed.is_none()) else {
        return Ok(());
    };
    let currency = budget
        .money("amount")
        .map(|amount| amount.currency.to_owned());
    let (Some(month), Some(currency)) = (month(book, budget), currency) else {
        return Ok(());
    };
    // One that was recorded and put into the trash is not recorded again.
    let there = |crossed: &Crossed| {
        book.all_children(id).any(|record| {
            record.kind == "crossing"
                && record.text("threshold") == Some(&crossed.mark.to_string())
                && record.text("basis") == Some(crossed.basis.id())
        })
    };
    let missing: Vec<Crossed> = month
        .crossings(moment.today)
        .into_iter()
        .filter(|crossed| !there(crossed))
        .collect();
    for crossed in missing {
        tx.create(
            NewRecord::of("crossing")
                .under(id)
                .with("threshold", crossed.mark.to_string())
                .with("basis", crossed.basis.id())
                .with("on", crossed.on.to_string())
                .with(
                    "amount",
                    json!({ "minor": crossed.minor, "currency": currency }),
                ),
        )?;
    }
    Ok(())
}
