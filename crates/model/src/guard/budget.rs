//! Budgets: the spend of a budget is in its currency.

use super::{Refusal, Write};
use crate::Record;

pub(super) fn keeps_to_one_currency(write: &Write<'_>) -> Result<(), Refusal> {
    let after = write.after;
    if !write.is_live() || !(write.changes("amount") || write.appears()) {
        return Ok(());
    }
    let differ = |budget: &Record, entry: &Record| {
        let (own, other) = (budget.money("amount"), entry.money("amount"));
        matches!((own, other), (Some(own), Some(other)) if own.currency != other.currency)
    };
    let currency = |record: &Record| {
        record
            .money("amount")
            .map_or_else(String::new, |money| money.currency.to_owned())
    };
    match after.kind.as_str() {
        "spend" | "crossing" => match write.parent().filter(|budget| differ(budget, after)) {
            Some(budget) => Err(Refusal::of_field(
                "amount",
                format!(
                    "The budget is in {} and this amount in {}. Convert it, or keep a budget of its own in {}.",
                    currency(budget),
                    currency(after),
                    currency(after)
                ),
            )),
            None => Ok(()),
        },
        "budget" => match write
            .children(after.id, "spend")
            .find(|entry| differ(after, entry))
        {
            Some(entry) => Err(Refusal::of_field(
                "amount",
                format!(
                    "The spend under this budget is in {}. Keep the budget in {}, or make a new one in {}.",
                    currency(entry),
                    currency(entry),
                    currency(after)
                ),
            )),
            None => Ok(()),
        },
        _ => Ok(()),
    }
}
